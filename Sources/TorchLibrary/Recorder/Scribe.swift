import Autograd
import Recording
import SceneLanguage

/// Follows a run of a scene and writes its timeline: what the engine tells, what the language tells, and where both are in
/// the scene's text.
final class Scribe {
  let recorder: Recorder
  unowned(unsafe) let interpreter: Interpreter
  unowned(unsafe) let session: Session
  /// Called before every event.
  var onWrite: () -> Void = {}

  /// Greater than zero while what happens is not part of the picture.
  private(set) var silence = 0
  /// Greater than zero while new tensors wait for their flags.
  private var holding = 0
  private var held: [(tensor: Tensor, factory: String)] = []
  /// Tensors that nobody has used yet and whose contents nobody has set, by id: they are shown when that happens.
  private var unused: [Int: UnusedTensor] = [:]
  /// The tensors and functions that the timeline knows.
  var tensors = KnownTensors()
  var functions = KnownFunctions()
  /// What an in-place operation is about to overwrite.
  var overwritten: (tensor: Int, value: ValueSnapshot)?
  private var boxCount = 0
  private var singleEvents: [SingleEvent] = []
  private var modules = ModuleCalls()
  /// The timeline's numbers of the open scopes; true for those of functions.
  private var scopes: [(number: Int, isFunction: Bool)] = []
  private var scopeCount = 0
  /// The variables that mean a tensor, by the scope that they live in.
  var tensorNames: [Int: Set<String>] = [:]
  /// What tensors are called inside of lists, objects and modules.
  var containers = ContainerNames()
  /// Where things happened that an exception may be due to.
  var causes = FailureCauses()

  private struct UnusedTensor {
    weak var tensor: Tensor?
    let factory: String
    let site: Site?
  }

  init(recorder: Recorder, interpreter: Interpreter, session: Session) {
    self.recorder = recorder
    self.interpreter = interpreter
    self.session = session
  }

  /// Where the scene is.
  var site: Site? { interpreter.currentSite }

  /// Whether what happens now is shown.
  var isListening: Bool { silence == 0 }

  /// Writes an event at the scene's place, or at another.
  func write(_ kind: Event.Kind, at place: Site? = nil, inside function: FunctionID? = nil) {
    onWrite()
    recorder.append(Event(kind, source: (place ?? site).map { SourceRange($0.range) }, insideFunction: function))
  }

  /// A number for a new box.
  func nextBox() -> BoxID {
    boxCount += 1
    return BoxID(boxCount)
  }

  /// The scene ended in an exception.
  func failed(_ failure: Interpreter.Failure) {
    write(
      .exceptionRaised(
        .init(
          type: failure.type, message: failure.message, suggestion: failure.suggestion,
          traceback: failure.traceback, causes: causes.places(for: failure.message))), at: failure.site)
  }

  // MARK: Silence

  /// What happens until `speak` is not shown.
  func hush() { silence += 1 }

  /// Ends what `hush` began.
  func speak() { silence -= 1 }

  /// The inside of an initialiser or optimiser step begins.
  func beginSingleEvent(_ name: String, _ targets: [Tensor]) {
    guard isListening else { return singleEvents.append(SingleEvent(name: name, targets: [])) }
    singleEvents.append(
      SingleEvent(
        name: name,
        targets: targets.map { tensor in
          .init(
            tensor: tensor, oldVersion: tensor.version,
            oldValue: tensors.contains(tensor) ? ValueSnapshot(of: tensor) : nil)
        }))
  }

  /// The inside of an initialiser or optimiser step ended: shows what it changed.
  func endSingleEvent() {
    guard let event = singleEvents.popLast(), isListening else { return }
    var changed: [SingleEvent.Target] = []
    for target in event.targets {
      if let owner = tensors.owner(ofGradient: target.tensor) {
        write(.gradientReset(tensor: owner, now: ValueSnapshot(of: target.tensor)))
      } else if tensors.contains(target.tensor) {
        changed.append(target)
      } else {
        showUnused(target.tensor)
      }
    }
    guard let first = changed.first else { return }
    let operation = Event.Operation(
      box: nextBox(), name: event.name, expression: expression(of: event.name),
      inputs: changed.map { Event.Input(role: "self", tensor: TensorID($0.tensor.id), edge: nil, cut: .noGrad) },
      outputs: changed.map { facts(of: $0.tensor) }, function: nil, cut: .noGrad)
    write(.inPlaceChanged(.init(operation: operation, oldVersion: first.oldVersion, oldValue: first.oldValue)))
  }

  // MARK: Creation

  /// New tensors wait for their flags until `releaseCreations`.
  func holdCreations() { holding += 1 }

  /// Shows the tensors that waited.
  func releaseCreations() {
    holding -= 1
    guard holding == 0 else { return }
    let waiting = held
    held = []
    for (tensor, factory) in waiting { created(tensor, by: factory) }
  }

  /// A tensor came from outside the graph.
  func created(_ tensor: Tensor, by factory: String) {
    guard isListening else { return }
    if holding > 0 { return held.append((tensor, factory)) }
    if factory == "empty" || factory == "empty_like" || factory == "new_empty" {
      unused[tensor.id] = UnusedTensor(tensor: tensor, factory: factory, site: site)
    } else {
      show(tensor, factory, at: site)
    }
  }

  /// `nn.Parameter(source)` was made. It is shown when it has its first contents or its first use.
  func parameterMade(_ tensor: Tensor, of source: Tensor, _ kind: String) {
    guard isListening else { return }
    unused[source.id] = nil
    unused[tensor.id] = UnusedTensor(tensor: tensor, factory: kind, site: site)
  }

  /// A tensor is about to be used or named: from now on it belongs to the picture.
  func showUnused(_ tensor: Tensor) {
    guard !unused.isEmpty, let waiting = unused.removeValue(forKey: tensor.id) else { return }
    show(tensor, waiting.factory, at: waiting.site)
  }

  private func show(_ tensor: Tensor, _ factory: String, at site: Site?) {
    tensors.insert(tensor)
    let accumulator = tensor.requiresGrad && tensor.isLeaf ? tensor.gradientEdge.map { functions.id(of: $0.node) } : nil
    write(
      .tensorCreated(
        .init(
          box: nextBox(), factory: Self.factoryText(factory, site), expression: site?.text ?? factory,
          tensor: facts(of: tensor), accumulator: accumulator)), at: site)
    nameAppeared(tensor)
  }

  /// The call as the scene writes it, `torch.randn`, where the site is that call.
  private static func factoryText(_ factory: String, _ site: Site?) -> String {
    if let site, let bracket = site.text.firstIndex(of: "(") {
      let callee = site.text[..<bracket]
      if callee == factory || callee.hasSuffix("." + factory) || factory.hasSuffix("." + callee) {
        return String(callee)
      }
    }
    return factory.contains(".") ? factory : "torch." + factory
  }

  // MARK: Expressions

  /// The expression that made something: the scene's own, or what a module does where the scene only calls the module.
  func expression(of operation: String) -> String {
    guard let site else { return operation }
    if let path = modules.path(calledAt: site) { return "\(path): \(operation)" }
    return site.text
  }

  // MARK: Scopes

  /// A call of a module began.
  func enterModule(_ module: PythonValue) throws {
    let path = try modules.enter(module, at: site)
    enterScope(.init(kind: .module, name: path, source: site.map { SourceRange($0.range) }), isFunction: false)
  }

  /// A call of a module ended.
  func leaveModule() {
    modules.leave()
    leaveScope()
  }

  func enterScope(_ scope: Event.Scope, isFunction: Bool) {
    scopes.append((scopeCount, isFunction))
    scopeCount += 1
    write(.scopeEntered(scope))
  }

  func leaveScope() {
    if let scope = scopes.popLast(), scope.isFunction {
      tensorNames[scope.number + 1] = nil
      containers.close(scope: scope.number + 1)
    }
    write(.scopeLeft)
  }

  /// A number for the scope that variables live in, 0 for the module's.
  func scopeOfNames(isModule: Bool) -> Int {
    isModule ? 0 : (scopes.last { $0.isFunction }?.number ?? -1) + 1
  }

  /// A hook of a module ran.
  func moduleHookCalled(_ name: String) {
    guard isListening else { return }
    write(
      .hookCalled(.init(category: "module", tensor: nil, function: nil, name: name, before: nil, after: nil)))
  }
}

/// An initialiser or optimiser step: what it writes to.
struct SingleEvent {
  struct Target {
    let tensor: Tensor
    let oldVersion: Int
    let oldValue: ValueSnapshot?
  }

  let name: String
  let targets: [Target]
}

extension SourceRange {
  /// The same range in the timeline's terms.
  init(_ range: TextRange) {
    self.init(
      cell: range.cell, line: range.line, column: range.column, endLine: range.endLine, endColumn: range.endColumn)
  }
}
