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
    let ordered = Self.tensorsFirst(operations)
    overloads = ordered.map { ArgumentBinder($0, isMethod: form.isMethod) }
    let first = ordered.first { _ in !form.isInPlace }
    plain = first.flatMap { $0.isUnary || $0.isBinary || $0.isScaled ? $0 : nil }
    takesNumber =
      plain.map { $0.signature.parameters.dropFirst().first?.kind == .tensor(acceptsNumbers: true) } ?? false
  }

  /// PyTorch tries what takes a tensor before what takes a number in its place: a tensor of no dimensions is a tensor.
  private static func tensorsFirst(_ operations: [EngineOperation]) -> [EngineOperation] {
    func precedes(_ a: EngineOperation, _ b: EngineOperation) -> Bool {
      let pairs = zip(a.signature.parameters, b.signature.parameters).filter { $0.kind != $1.kind }
      return a.signature.parameters.count == b.signature.parameters.count && !pairs.isEmpty
        && pairs.allSatisfy { $0.kind == .tensor(acceptsNumbers: false) && $1.kind == .scalar }
    }
    var ordered: [EngineOperation] = []
    for operation in operations {
      ordered.insert(operation, at: ordered.firstIndex { precedes(operation, $0) } ?? ordered.endIndex)
    }
    return ordered
  }

  /// Calls the first operation that takes these arguments.
  func call(_ arguments: PythonArguments, _ runtime: TorchRuntime) throws -> PythonValue {
    if let plain, let result = try callPlainly(plain, arguments, runtime) { return result }
    for overload in overloads {
      if case .success(let call) = overload.bind(arguments) {
        return try runtime.translatingErrors { try run(overload.operation, call, runtime) }
      }
    }
    if let result = try callAsOfOld(arguments, runtime) { return result }
    throw PythonError.typeError(message(arguments))
  }

  /// Calls by a signature of old PyTorch, with its warning; nil where there is none that fits.
  private func callAsOfOld(_ arguments: PythonArguments, _ runtime: TorchRuntime) throws -> PythonValue? {
    for old in DeprecatedOverload.all(of: name, isMethod: form.isMethod) {
      guard let modern = old.modern(arguments) else { continue }
      if runtime.warnedOnce.insert("deprecated overload").inserted { try runtime.warn("UserWarning", old.warning) }
      return try PythonArguments.with(modern.positional, keywords: modern.keywords) { try call($0, runtime) }
    }
    return nil
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
    if !call.outs.isEmpty {
      try operation.call(session, call.values, outs: call.outs)
      if operation.writesList { return .none }
      return runtime.python(call.outs.count == 1 ? .tensor(call.outs[0]) : .tensors(call.outs), of: operation)
    }
    if let format = call.memoryFormat {
      if case .tensor(let tensor)? = call.values.first, operation.name == "contiguous" || operation.name == "clone" {
        let isCopy = operation.name == "clone"
        return .object(runtime.object(for: try isCopy ? tensor.clone(in: format) : tensor.contiguous(in: format)))
      }
      if case .tensor(let made) = try operation(session, call.values) {
        return try runtime.creating {
          let result = try made.laidOut(in: format)
          try result.setRequiresGrad(call.requiresGrad, tell: false)
          return .object(runtime.object(for: result))
        }
      }
    }
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

  /// PyTorch has `split` in Python, which hands all but a whole number to another function.
  private func sizesComplaint(_ arguments: PythonArguments) -> String? {
    let sizes = overloads.first { $0.operation.signature.parameters[1].kind.isIntegers }
    guard case .failure(let mismatch)? = sizes?.bind(arguments) else { return nil }
    let (name, hidden) = ("split_sizes", form.isMethod ? 1 : 0)
    let shown: ArgumentBinder.Mismatch
    switch mismatch {
    case .type(_, let position?, let expected, let found):
      shown = .type(parameter: name, position: position + hidden, expected: expected, found: found)
    case .element(_, let position, let expected, let found):
      shown = .element(parameter: name, position: position + hidden, expected: expected, found: found)
    case .unpacking(_, let element, let found): shown = .unpacking(parameter: name, element: element, found: found)
    default: return nil
    }
    return shown.message("split_with_sizes")
  }

  /// Methods without parameters but for a memory format.
  private static let withMemoryFormat: Set<String> = ["clone", "contiguous"]

  /// What is wrong with a call: the complaint of the one signature that has room for so many arguments, or all signatures.
  private func message(_ arguments: PythonArguments) -> String {
    let hidden = form.isMethod ? 1 : 0
    let count = arguments.count - hidden + arguments.keywords.count
    let shown = ShownSignatures.options(of: name, isMethod: form.isMethod)
    let options = shown ?? overloads.flatMap(\.options)
    if form.isMethod, options.count == 1, options[0].parameters.isEmpty, count > 0,
      !Self.withMemoryFormat.contains(name)
    {
      return arguments.hasKeywords
        ? "TensorBase.\(name)() takes no keyword arguments"
        : "TensorBase.\(name)() takes no arguments (\(count) given)"
    }
    if name == "unique", case .failure(.type(let parameter, _, let expected, let found)) = overloads[0].bind(arguments)
    {
      // PyTorch has it in Python, from where two functions are called: with names, and with the dimension in its place.
      let isDimension = parameter == "dim"
      return ArgumentBinder.Mismatch.type(
        parameter: parameter, position: isDimension ? 2 : nil, expected: expected, found: found
      ).message(isDimension ? "unique_dim" : "_unique2")
    }
    if name == "split", let complaint = sizesComplaint(arguments) { return complaint }
    if let shown {
      let complaints = overloads.compactMap { overload in
        if case .failure(let mismatch) = overload.bind(arguments) { mismatch } else { nil }
      }
      if let unpacking = complaints.first(where: { if case .unpacking = $0 { true } else { false } }) {
        return unpacking.message(name)
      }
      let positional = arguments.positional(from: hidden)
      let keywords = arguments.keywords.map { (name: $0.name, value: $0.value) }
      return ShownSignatures.complaint(of: name, isMethod: form.isMethod, positional, keywords)
        ?? complaints.first?.message(name)
        ?? InvalidArguments(function: name, positional: positional, keywords: keywords, options: shown).message
    }
    if overloads[0].isPython, case .failure(.unexpected(let keyword)) = overloads[0].bind(arguments) {
      return "\(form.isMethod ? "Tensor." : "")\(name)() got an unexpected keyword argument '\(keyword)'"
    }
    if name == "unique", form.isMethod, case .failure(.unexpected(let keyword)) = overloads[0].bind(arguments) {
      return "Tensor.unique() got an unexpected keyword argument '\(keyword)'"
    }
    // PyTorch has it in Python, from where another function gets the dimension in a list.
    if name == "norm", case .bool? = arguments.keyword("dim") ?? (arguments.count > 2 ? arguments[2] : nil) {
      return
        "linalg_vector_norm(): argument 'dim' (position 3) must be tuple of ints, but found element of type bool at pos 0"
    }
    let isAlone = options.count == 1
    let plausible = isAlone ? overloads : overloads.filter { $0.argumentCounts.contains(count) }
    if plausible.count == 1, plausible[0].options.count == 1 || isAlone,
      case .failure(let mismatch) = plausible[0].bind(arguments)
    {
      return mismatch.message(name)
    }
    return InvalidArguments(
      function: name, positional: arguments.positional(from: hidden),
      keywords: arguments.keywords.map { ($0.name, $0.value) }, options: options
    ).message
  }
}
