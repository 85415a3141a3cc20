/// A suspended function: its registers and where it goes on.
final class GeneratorObject: PythonObject {
  enum State { case fresh, suspended, running, finished }

  let code: CodeObject
  let function: FunctionObject
  let registers: Registers
  var state = State.fresh
  /// The instruction that it goes on with.
  var position = 0
  /// What it returned, until somebody asks.
  var result: Value = .none
  /// What it was handling when it was suspended.
  var handled: ExceptionObject?
  /// What its caller is handling while it runs.
  var outerHandled: ExceptionObject?

  /// Takes the values of the registers, which hold nothing afterwards.
  init(code: CodeObject, function: FunctionObject, taking source: Registers) {
    self.code = code
    self.function = function
    registers = .allocate(capacity: code.registerCount)
    registers.moveInitialize(from: source, count: code.registerCount)
    source.initialize(repeating: .int(0), count: code.registerCount)
    super.init(type: .generator, kind: .generator)
  }

  /// Makes the successor of a generator that dies while it waits, with its registers.
  private init(succeeding other: GeneratorObject) {
    code = other.code
    function = other.function
    registers = .allocate(capacity: code.registerCount)
    registers.moveInitialize(from: other.registers, count: code.registerCount)
    other.registers.initialize(repeating: .int(0), count: code.registerCount)
    position = other.position
    state = .suspended
    super.init(type: .generator, kind: .generator)
  }

  deinit {
    if state == .suspended, code.unit.tracksReleases, !code.handlers.isEmpty,
      let watch = Interpreter.current?.releaseWatch, !watch.isOver
    {
      watch.add(.close(GeneratorObject(succeeding: self)))
    }
    ReleaseQueue.release(registers, count: code.registerCount)
    registers.deallocate()
  }

  /// Gives up the variables of a finished generator.
  func clear() {
    state = .finished
    for index in 0..<code.registerCount { (registers + index).clear() }
  }

  override var isIterator: Bool { true }
  override func iterator() throws -> PythonObject? { self }
  override func repr() throws -> String { "<generator object \(function.qualifiedName) at \(identityText)>" }

  override func next() throws -> Value? { try Interpreter.running.machine.resume(self, sending: .none) }
}
