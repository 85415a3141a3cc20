import Autograd
import SceneLanguage

/// One name of PyTorch's as a scene calls it: the operations that share it, and how it is called.
struct BoundOperation {
  /// How a scene calls it.
  enum Form {
    /// `torch.NAME(x)`: the first argument is called `input`.
    case function
    /// `x.NAME()`.
    case method
    /// `x.NAME_()`.
    case inPlaceMethod
    /// `torch.NAME_(x)`.
    case inPlaceFunction

    var isInPlace: Bool { self == .inPlaceMethod || self == .inPlaceFunction }
    var isMethod: Bool { self == .method || self == .inPlaceMethod }
  }

  /// The name as the scene writes it.
  let name: String
  /// What it may mean, in the order in which it is tried.
  let overloads: [ArgumentBinder]
  /// How it is called.
  let form: Form
  /// The first overload, where it takes one or two operands and is called without options: nothing needs matching.
  private let plain: EngineOperation?
  /// Whether the second operand may be a number.
  private let takesNumber: Bool

  init(name: String, operations: [EngineOperation], form: Form) {
    self.name = name
    self.form = form
    overloads = operations.map { ArgumentBinder($0, isMethod: form.isMethod) }
    let first = operations.first { _ in !form.isInPlace }
    plain = first.flatMap { $0.isUnary || $0.isBinary || $0.isScaled ? $0 : nil }
    takesNumber =
      plain.map { $0.signature.parameters.dropFirst().first?.kind == .tensor(acceptsNumbers: true) } ?? false
  }

  /// Calls the first operation that takes these arguments.
  func call(_ arguments: PythonArguments, _ runtime: TorchRuntime) throws -> PythonValue {
    if let plain, let result = try callPlainly(plain, arguments, runtime) { return result }
    var lastMismatch: ArgumentBinder.Mismatch?
    for overload in overloads {
      switch overload.bind(arguments) {
      case .success(let call): return try runtime.translatingErrors { try run(overload.operation, call, runtime) }
      case .failure(let mismatch): lastMismatch = mismatch
      }
    }
    throw PythonError.typeError(message(for: lastMismatch, arguments))
  }

  /// Calls an operation with its operands alone; nil where the arguments must be matched with the signature.
  private func callPlainly(
    _ operation: EngineOperation, _ arguments: PythonArguments, _ runtime: TorchRuntime
  ) throws -> PythonValue? {
    guard !arguments.hasKeywords, arguments.count == (operation.isUnary ? 1 : 2),
      let first = arguments[0].object?.engineTensor
    else { return nil }
    do {
      if operation.isUnary { return .object(runtime.object(for: try operation.apply(first))) }
      if let second = arguments[1].object?.engineTensor {
        return .object(runtime.object(for: try operation.combine(first, second)))
      }
      guard takesNumber, let number = arguments[1].number else { return nil }
      return .object(runtime.object(for: try operation.combine(first, number)))
    } catch let error as TorchError {
      throw PythonError(error)
    }
  }

  private func run(_ operation: EngineOperation, _ call: ArgumentBinder.Call, _ runtime: TorchRuntime) throws
    -> PythonValue
  {
    let session = runtime.session
    if let device = call.device { try runtime.checkDevice(device) }
    if let out = call.out { return .object(runtime.object(for: try operation.call(session, call.values, out: out))) }
    if form.isInPlace { return .object(runtime.object(for: try operation.callInPlace(session, call.values))) }
    if call.requiresGrad {
      return try runtime.creating {
        let result = try operation(session, call.values)
        if case .tensor(let tensor) = result {
          if !tensor.dtype.isFloatingPoint {
            throw TorchError.runtime("Only Tensors of floating point and complex dtype can require gradients")
          }
          try tensor.setRequiresGrad(true, tell: false)
        }
        return runtime.python(result, of: operation)
      }
    }
    return runtime.python(try operation(session, call.values), of: operation)
  }

  private func message(for mismatch: ArgumentBinder.Mismatch?, _ arguments: PythonArguments) -> String {
    if overloads.count == 1, let mismatch { return mismatch.message(name) }
    let given =
      arguments.positional(from: form.isMethod ? 1 : 0).map(ArgumentBinder.describe)
      + arguments.keywords.map { "\($0.name)=\(ArgumentBinder.describe($0.value))" }
    let choices = overloads.map { "\n * \($0.description)" }.joined()
    return
      "\(name)() received an invalid combination of arguments - got (\(given.joined(separator: ", "))), "
      + "but expected one of:\(choices)\n"
  }
}
