/// What has to run because objects died: their `__del__`, the `finally` of generators that nobody will resume, the
/// callbacks of weak references.
///
/// An object dies in the middle of whatever dropped the last reference to it, where no Python may run. What it held
/// moves to a successor, which waits here until the machine is between two statements.
final class ReleaseWatch {
  enum Duty {
    /// Call `__del__` of an object.
    case finalize(PythonObject)
    /// Raise GeneratorExit in a generator.
    case close(GeneratorObject)
    /// Tell whoever holds a weak reference.
    case report(WeakReference, Value)
  }

  private var duties: [Duty] = []
  private var finalized: Set<ObjectIdentifier> = []
  private var watchers: [ObjectIdentifier: [WeakReference]] = [:]
  /// What is called when the program ends, the last first.
  var exitCalls: [(call: Value, function: Value)] = []
  /// Whether the program has anything whose death shows, so that its variables are given up one by one at its end.
  var isNeeded = false
  /// Nothing runs any more.
  var isOver = false

  var isEmpty: Bool { duties.isEmpty }

  /// Takes the oldest duty.
  func next() -> Duty? { duties.isEmpty ? nil : duties.removeFirst() }

  func add(_ duty: Duty) { duties.append(duty) }

  /// Whether the object's `__del__` is still to be called; a second time it is not.
  func shouldFinalize(_ object: PythonObject) -> Bool {
    !isOver && finalized.remove(ObjectIdentifier(object)) == nil
  }

  /// Whether the object's `__del__` has been called.
  func isFinalized(_ object: PythonObject) -> Bool { finalized.contains(ObjectIdentifier(object)) }

  func noteFinalized(_ object: PythonObject) { finalized.insert(ObjectIdentifier(object)) }

  func watch(_ object: PythonObject, by reference: WeakReference) {
    watchers[ObjectIdentifier(object), default: []].append(reference)
  }

  func reportDeath(of object: ObjectIdentifier) {
    guard let references = watchers.removeValue(forKey: object), !isOver else { return }
    for reference in references.reversed() {
      if let callback = reference.callback { duties.append(.report(reference, callback)) }
    }
  }
}

extension PythonObject {
  /// Called when an object whose class is watched dies: hands its attributes to a successor that `__del__` gets.
  final func handOver() {
    guard let interpreter = Interpreter.current else { return }
    let watch = interpreter.releaseWatch
    if type.hasWeakWatchers { watch.reportDeath(of: ObjectIdentifier(self)) }
    guard type.hasFinalizer, watch.shouldFinalize(self) else { return }
    let successor = InstanceObject.make(type)
    successor.shape = shape
    successor.slots = slots
    slots = nil
    interpreter.moveIdentity(from: self, to: successor)
    watch.noteFinalized(successor)
    watch.add(.finalize(successor))
  }
}

/// `weakref.ref`.
final class WeakReference: PythonObject {
  private weak var target: PythonObject?
  fileprivate(set) var callback: Value?
  private let targetHash: Int?

  init(to target: PythonObject, callback: Value?) {
    self.target = target
    self.callback = callback
    targetHash = try? Value.object(target).hash()
    super.init(type: Self.referenceType)
  }

  override var isCallable: Bool { true }

  override func call(_ arguments: Arguments) throws -> Value { target.map { .object($0) } ?? .none }

  override func hash() throws -> Int {
    guard let targetHash else { throw PythonError.typeError("unhashable type") }
    return targetHash
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? WeakReference, operation == .equal || operation == .notEqual else {
      return .notImplemented
    }
    let isEqual: Bool
    if let mine = target, let theirs = other.target {
      isEqual = try Value.object(mine).isSame(as: .object(theirs))
    } else {
      isEqual = self === other
    }
    return .bool(isEqual == (operation == .equal))
  }

  override func repr() throws -> String {
    guard let target else { return "<weakref at \(identityText); dead>" }
    return "<weakref at \(identityText); to '\(target.type.messageName)' at \(target.identityText)>"
  }

  nonisolated(unsafe) static let referenceType = TypeObject(name: "weakref", module: "weakref") { _, arguments in
    guard arguments.count > 0 else { throw PythonError.typeError("__new__ expected at least 1 argument, got 0") }
    guard case .object(let target) = arguments[0], WeakReference.isAllowed(target) else {
      throw PythonError.typeError("cannot create weak reference to '\(arguments[0].type.messageName)' object")
    }
    let callback = arguments.count > 1 && !arguments[1].isNone ? arguments[1] : nil
    let reference = WeakReference(to: target, callback: callback)
    if callback != nil {
      let watch = Interpreter.running.releaseWatch
      target.type.hasWeakWatchers = true
      watch.isNeeded = true
      watch.watch(target, by: reference)
    }
    return .object(reference)
  }

  private static func isAllowed(_ target: PythonObject) -> Bool {
    switch target.kind {
    case .list, .tuple, .dictionary, .string, .bigInteger, .bytes, .range: target.type.isUserDefined
    default: true
    }
  }
}

extension Interpreter {
  /// Carries out what waits in the release watch.
  func settleReleases() {
    while let duty = releaseWatch.next() {
      do {
        switch duty {
        case .finalize(let object):
          guard let method = object.type.lookup(.interned("__del__")) else { continue }
          do { _ = try method.call(.object(object)) } catch let error as PythonError {
            reportIgnored(error, in: method)
          }
        case .close(let generator):
          do { try machine.close(generator) } catch let error as PythonError {
            reportIgnored(error, in: .object(generator))
          }
        case .report(let reference, let callback): _ = try callback.call(.object(reference))
        }
      } catch let error as PythonError {
        reportIgnored(error, in: .none)
      } catch {
        continue
      }
    }
  }

  private func reportIgnored(_ error: PythonError, in value: Value) {
    let shown = (try? value.repr()) ?? "?"
    if error.exception.traceback.isEmpty, let place = machine.visibleStack.last { error.exception.traceback = [place] }
    errorOutput("Exception ignored in: \(shown)\n" + TracebackWriter(self).text(of: error.exception))
  }

  /// Calls what `atexit` registered, and gives up the variables of the program where their deaths show.
  func finishProgram() {
    while let last = releaseWatch.exitCalls.popLast() {
      do { _ = try last.call.call() } catch let error as PythonError {
        reportIgnored(error, in: last.function)
      } catch {
        continue
      }
    }
    guard releaseWatch.isNeeded else { return }
    machine.handled = nil
    let names = main.namespace.bindings.map(\.name)
    let isPrivate = { (name: StringObject) in name.string.hasPrefix("_") && !name.string.hasPrefix("__") }
    for name in names.filter(isPrivate) + names.filter({ !isPrivate($0) && !$0.string.hasPrefix("__") }) {
      main.namespace[name] = nil
      settleReleases()
    }
    _ = collectCycles()
    settleReleases()
  }
}
