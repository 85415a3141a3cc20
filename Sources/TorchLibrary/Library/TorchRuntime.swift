import Autograd
import Foundation
import SceneLanguage

/// What a run of a scene shares: the engine's session, the interpreter, and who takes notes.
final class TorchRuntime {
  /// The engine's side.
  let session = Session()
  /// The language's side, which outlives this.
  unowned(unsafe) let interpreter: Interpreter
  /// Who writes the timeline; nil in a plain run.
  var scribe: Scribe?
  /// Grad modes that were entered and not left yet, by the number that Python code holds.
  private var modes: [Int: GradModeToken] = [:]
  private var modeCount = 0
  /// Warnings that PyTorch attributes to its own lines, so that they come once however often a scene causes them.
  var warnedOnce: Set<String> = []
  /// How many handles of hooks there were.
  private var hookCount = 0
  /// What NumPy's arrays can do beyond what tensors can, by name: functions of the prelude `numpy`.
  var arrayMethods: [String: PythonValue] = [:]
  /// The classes of gradient functions of the scene's own operations, by the classes of their `ctx`.
  var customNodeTypes: [ObjectIdentifier: TypeObject] = [:]
  /// Gives the tangent of a tensor and whether its history shows, or None: what prints of it while dual numbers are
  /// computed with; nil outside of that.
  var tangents: PythonValue?
  /// Gives the numbers of transforms that a tensor is shown inside of, whether its history shows, and what it was given
  /// for; nil until a function is transformed.
  var transforms: PythonValue?
  /// What is still to be called when the backward pass that is running has ended.
  private var finalCallbacks: [PythonValue] = []
  /// How NumPy's arrays are printed.
  var arrayText = ArrayText.Options()

  init(interpreter: Interpreter) {
    self.interpreter = interpreter
    let interruption = interpreter.interruption
    session.isCancelled = { interruption.isRequested }
    session.tensorByteLimit = interpreter.limits.tensorBytes
    let mostBytes = interpreter.limits.memoryBytes
    session.willAllocate = { byteCount in
      guard byteCount > mostBytes - RunWatch.residentBytes else { return }
      // What no machine has is PyTorch's own error.
      guard byteCount <= Int(clamping: ProcessInfo.processInfo.physicalMemory) else { return }
      throw TorchError(
        exception: "MemoryError",
        message: "\(byteCount) bytes more, where all may take \(mostBytes); --memory-limit allows more")
    }
    session.onWarning = { [unowned(unsafe) interpreter] category, message in
      interpreter.warn(category: category, message: message)
    }
    session.forwardTraceback = { [unowned(unsafe) interpreter] in
      interpreter.currentPlace
    }
    Thread.current.threadDictionary[TorchRuntime.key] = WeakReference(self)
  }

  /// The number of a new handle of a hook.
  func nextHookID() -> Int {
    defer { hookCount += 1 }
    return hookCount
  }

  private static let key = "gradwalk.TorchRuntime"

  private final class WeakReference {
    weak var runtime: TorchRuntime?
    init(_ runtime: TorchRuntime) { self.runtime = runtime }
  }

  /// The run that belongs to the calling thread, for what has no other way to find it.
  static var current: TorchRuntime? {
    (Thread.current.threadDictionary[key] as? WeakReference)?.runtime
  }

  /// Asks for a function to be called when the running backward pass, the outermost one, has ended.
  func queueFinalCallback(_ callback: PythonValue) throws {
    guard session.runningPassNumber >= 0 else {
      throw PythonError.runtimeError("Final callbacks can only be installed during backward pass.")
    }
    finalCallbacks.append(callback)
  }

  /// Runs a backward pass, and what was queued for its end.
  func runningFinalCallbacks<R>(_ pass: () throws -> R) throws -> R {
    guard session.runningPassNumber < 0 else { return try pass() }
    defer { finalCallbacks = [] }
    let result = try pass()
    while !finalCallbacks.isEmpty { _ = try finalCallbacks.removeFirst().call() }
    return result
  }

  /// Makes everything under `torch` importable.
  func defineModules() {
    for module in TorchModules.definitions(self) { interpreter.define(module) }
    interpreter.define(NumpyModule.definition(self))
  }

  // MARK: Tensors

  /// The Python object of a tensor: the one that exists, or a new one.
  @inline(__always)
  func object(for tensor: Tensor) -> TensorObject {
    if let companion = tensor.companion { return unsafeDowncast(companion, to: TensorObject.self) }
    return TensorObject(tensor, runtime: self)
  }

  /// The Python object of a gradient function.
  func object(for node: Node) -> NodeObject {
    if let companion = node.companion { return unsafeDowncast(companion, to: NodeObject.self) }
    return NodeObject(node, runtime: self)
  }

  /// A tensor or `None`.
  func python(_ tensor: Tensor?) -> PythonValue { tensor.map { .object(object(for: $0)) } ?? .none }

  /// A gradient function or `None`.
  func python(_ node: Node?) -> PythonValue { node.map { .object(object(for: $0)) } ?? .none }

  /// A Python number.
  func python(_ scalar: Scalar) -> PythonValue {
    switch scalar {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .float(value)
    }
  }

  /// What an operation gave, as Python sees it.
  func python(_ value: EngineValue, of operation: EngineOperation) -> PythonValue {
    switch value {
    case .none: .none
    case .tensor(let tensor): .object(object(for: tensor))
    case .tensors(let tensors):
      tuple(
        tensors.map { .object(object(for: $0)) }, named: operation.signature.results,
        (operation.forms.contains(.linalg) ? "linalg_" : "") + operation.name)
    case .optionalTensors(let tensors): .tuple(tensors.map { python($0) })
    case .scalar(let scalar): python(scalar)
    case .int(let value): .int(value)
    case .ints(let values): .tuple(values.map { .int($0) })
    case .bool(let value): .bool(value)
    case .double(let value): .float(value)
    case .doubles(let values): .tuple(values.map { .float($0) })
    case .dtype(let dtype): .object(DTypeObject.of(dtype))
    case .string(let text): .string(text)
    case .generator(let generator): .object(GeneratorObject(generator))
    }
  }

  private func tuple(_ items: [PythonValue], named names: [String], _ operation: String) -> PythonValue {
    guard names.count == items.count, names.count > 1, names.allSatisfy({ !$0.isEmpty }) else { return .tuple(items) }
    return .object(TupleObject(items, type: TorchTypes.returnType(operation, names)))
  }

  /// Calls an operation behind an operator.
  @inline(__always)
  func apply(_ operation: OperatorOperation, _ a: EngineValue, _ b: EngineValue) throws -> PythonValue {
    try translatingErrors { .object(object(for: try operation.call(session, a, b))) }
  }

  /// Calls an operation behind an operator.
  func apply(_ operation: OperatorOperation, _ a: Tensor) throws -> PythonValue {
    try translatingErrors { .object(object(for: try operation.call(session, .tensor(a)))) }
  }

  /// The rows of a tensor, as iteration over it gives them.
  func rows(of tensor: Tensor) throws -> [PythonValue] {
    guard let unbind = OperationTable.byName["unbind"]?.first,
      case .tensors(let rows) = try unbind(session, [.tensor(tensor), .int(0)])
    else { return [] }
    return rows.map { .object(object(for: $0)) }
  }

  // MARK: Errors

  /// Runs code of the engine; what it throws becomes a Python exception.
  @inline(__always)
  func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as TorchError {
      throw PythonError(error)
    }
  }

  // MARK: Creation

  /// Runs code that makes a tensor and then sets its flags: the timeline shows the finished tensor.
  func creating<Result>(_ body: () throws -> Result) rethrows -> Result {
    scribe?.holdCreations()
    defer { scribe?.releaseCreations() }
    return try body()
  }

  // MARK: Devices

  /// Everything lives on the CPU.
  func checkDevice(_ value: PythonValue) throws { try DeviceObject.from(value).requireMemory() }

  // MARK: Modes

  /// Enters a grad mode; gives the number to leave it with.
  func enterMode(_ name: String, enabled: Bool) -> Int {
    modeCount += 1
    modes[modeCount] = session.enterGradMode(name, enabled: enabled)
    return modeCount
  }

  /// Leaves a grad mode.
  func leaveMode(_ number: Int) {
    if let token = modes.removeValue(forKey: number) { session.leaveGradMode(token) }
  }
}
