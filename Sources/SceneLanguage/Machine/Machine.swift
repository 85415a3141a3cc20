import Foundation

/// The register machine: a stack of registers, a stack of frames, and the loop that carries out instructions.
///
/// A call from Python to Python pushes a frame and goes on in the same loop; its arguments already lie where the new
/// frame's first registers are. Swift code that calls back into Python runs the loop again, inside.
final class Machine {
  unowned(unsafe) let interpreter: Interpreter
  let builtins: Namespace
  let interruption: Interruption
  private let stack: Registers
  private let stackEnd: Registers
  let frames: UnsafeMutablePointer<Frame>
  private let frameCapacity: Int
  /// The number of frames.
  var depth = 0
  /// The exception that is being handled.
  var handled: ExceptionObject?
  var observer: (any ExecutionObserver)?
  private var scopeCount = 0
  /// How far each loop of observed code has come.
  var loops: [LoopKey: (round: Int, total: Int?)] = [:]
  /// The variables of each scope that the observer knows to hold something observed.
  var observedNames: [Int: Set<ObjectIdentifier>] = [:]

  /// A loop of a call in progress.
  struct LoopKey: Hashable {
    let depth: Int
    let code: ObjectIdentifier
    let loop: Int
  }

  /// The registers of all frames together, 16 bytes each; untouched pages cost nothing.
  private static let stackSize = 1 << 22

  init(interpreter: Interpreter, builtins: Namespace, interruption: Interruption) {
    self.interpreter = interpreter
    self.builtins = builtins
    self.interruption = interruption
    // Zeroed memory reads as the integer 0, which needs no release.
    guard let memory = calloc(Self.stackSize, MemoryLayout<Value>.stride) else {
      fatalError("no memory for the stack of the interpreter")
    }
    stack = memory.bindMemory(to: Value.self, capacity: Self.stackSize)
    stackEnd = stack + Self.stackSize
    frameCapacity = 100_000
    frames = .allocate(capacity: frameCapacity)
  }

  deinit {
    free(stack)
    frames.deallocate()
  }

  /// The first register that no frame uses.
  var top: Registers {
    guard depth > 0 else { return stack }
    let frame = frames + (depth - 1)
    return frame.pointee.base + frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
  }

  // MARK: Frames

  /// Begins a call whose arguments lie in its first registers; the other variables become unbound.
  @inline(__always)
  func push(
    _ code: Unmanaged<CodeObject>, function: Unmanaged<FunctionObject>?, module: Unmanaged<ModuleObject>,
    base: Registers, given: Int, kind: Frame.Kind, target: Int, kept: Unmanaged<PythonObject>?
  ) throws {
    let reference = code._withUnsafeGuaranteedRef { $0 }
    guard depth < interpreter.limits.recursion, base + reference.registerCount < stackEnd else {
      kept?.release()
      throw PythonError("RecursionError", "maximum recursion depth exceeded")
    }
    var index = given
    let locals = reference.localCount
    while index < locals {
      (base + index).initialize(to: .undefined)
      index += 1
    }
    (frames + depth).initialize(
      to: Frame(
        code: code, function: function, module: module, base: base, next: reference.instructions, kind: kind,
        target: target, kept: kept))
    depth += 1
    if let function, !reference.freeRegisters.isEmpty { shareCells(reference, function, base) }
    if observer != nil { reportCall(reference) }
  }

  private func shareCells(_ code: CodeObject, _ function: Unmanaged<FunctionObject>, _ base: Registers) {
    function._withUnsafeGuaranteedRef { function in
      for (index, register) in code.freeRegisters.enumerated() {
        (base + register).initialize(to: .object(function.closure[index]))
      }
    }
  }

  private func reportCall(_ code: CodeObject) {
    guard !code.unit.isHidden, code.name != "<module>", !code.isClassBody else { return }
    scopeCount += 1
    frames[depth - 1].scope = scopeCount
    observer?.entered(.function(name: code.name), at: currentRange(below: depth - 1))
  }

  /// Ends the innermost call and releases what its registers hold.
  @inline(__always)
  func pop() {
    let frame = frames + (depth - 1)
    if observer != nil { reportReturn(frame) }
    let base = frame.pointee.base
    let count = frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
    var index = 0
    while index < count {
      let register = base + index
      if register.holdsObject { register.pointee = .int(0) }
      index += 1
    }
    depth -= 1
  }

  private func reportReturn(_ frame: UnsafeMutablePointer<Frame>) {
    closeRounds(frame, downTo: 0)
    if frame.pointee.scope != 0 {
      observedNames[frame.pointee.scope] = nil
      observer?.left()
    }
  }

  // MARK: Calls from Swift

  /// Calls a function written in Python.
  func call(_ function: FunctionObject, _ arguments: Arguments) throws -> Value {
    let base = top
    let count = arguments.count + arguments.keywordNames.count
    guard base + count + 64 < stackEnd else {
      throw PythonError("RecursionError", "maximum recursion depth exceeded")
    }
    for index in 0..<count { (base + index).initialize(to: arguments.base[index]) }
    try bind(function, base, arguments.count, arguments.keywordNames)
    if function.code.isGenerator { return .object(makeGenerator(function, base)) }
    return try withExtendedLifetime(function) {
      try push(
        Unmanaged.passUnretained(function.code), function: Unmanaged.passUnretained(function),
        module: Unmanaged.passUnretained(function.globals), base: base, given: function.code.parameterCount,
        kind: .entry, target: 0, kept: nil)
      return try run(from: depth)
    }
  }

  /// Runs the code of a module, or of a class with its namespace.
  func run(module code: CodeObject, _ module: ModuleObject) throws -> Value {
    try withExtendedLifetime((code, module)) {
      try push(
        Unmanaged.passUnretained(code), function: nil, module: Unmanaged.passUnretained(module), base: top, given: 0,
        kind: .entry, target: 0, kept: nil)
      return try run(from: depth)
    }
  }

  /// Makes the generator of a call whose arguments are bound.
  func makeGenerator(_ function: FunctionObject, _ base: Registers) -> GeneratorObject {
    let code = function.code
    for index in code.parameterCount..<max(code.parameterCount, code.localCount) {
      (base + index).initialize(to: .undefined)
    }
    for (index, register) in code.freeRegisters.enumerated() {
      (base + register).initialize(to: .object(function.closure[index]))
    }
    return GeneratorObject(code: code, function: function, taking: base)
  }

  /// Goes on with a generator; nil when it ends, its result being in `result`.
  func resume(_ generator: GeneratorObject, sending value: Value, throwing error: PythonError? = nil) throws -> Value? {
    guard try pushGenerator(generator, kind: .generatorEntry, target: 0, sending: value) else {
      if let error { throw error }
      return nil
    }
    if let error {
      return try withExtendedLifetime(generator) {
        try unwind(error, isRaisedAgain: false, from: depth)
        return try finishResuming(generator)
      }
    }
    return try withExtendedLifetime(generator) { try finishResuming(generator) }
  }

  private func finishResuming(_ generator: GeneratorObject) throws -> Value? {
    let value = try run(from: depth)
    return generator.state == .finished ? nil : value
  }

  /// Puts a generator's registers on the stack; false when it has finished.
  func pushGenerator(
    _ generator: GeneratorObject, kind: Frame.Kind, target: Int, sending value: Value
  ) throws -> Bool {
    switch generator.state {
    case .finished: return false
    case .running: throw PythonError.valueError("generator already executing")
    case .fresh, .suspended: break
    }
    let base = top
    let code = generator.code
    guard depth < interpreter.limits.recursion, base + code.registerCount < stackEnd else {
      throw PythonError("RecursionError", "maximum recursion depth exceeded")
    }
    base.moveInitialize(from: generator.registers, count: code.registerCount)
    generator.registers.initialize(repeating: .int(0), count: code.registerCount)
    let next = code.instructions + generator.position
    if generator.state == .suspended {
      // The value that is sent in is what the `yield` gives.
      let waiting = next.pointee.operation == .yieldFrom ? next : next - 1
      let register = waiting.pointee.operation == .yieldFrom ? waiting.pointee.c : waiting.pointee.a
      base[Int(register)] = value
    } else if !value.isNone {
      generator.registers.moveInitialize(from: base, count: code.registerCount)
      base.initialize(repeating: .int(0), count: code.registerCount)
      throw PythonError.typeError("can't send non-None value to a just-started generator")
    }
    generator.state = .running
    if !code.handlers.isEmpty {
      generator.outerHandled = handled
      if let own = generator.handled { handled = own }
    }
    (frames + depth).initialize(
      to: Frame(
        code: Unmanaged.passUnretained(code), function: Unmanaged.passUnretained(generator.function),
        module: Unmanaged.passUnretained(generator.function.globals), base: base, next: next, kind: kind,
        target: target, kept: Unmanaged.passRetained(generator)))
    depth += 1
    return true
  }

  /// Lets the caller of a generator handle again what it was handling; the generator keeps its own.
  func restoreHandled(_ generator: GeneratorObject, isOver: Bool) {
    generator.handled = isOver || handled === generator.outerHandled ? nil : handled
    handled = generator.outerHandled
    generator.outerHandled = nil
  }

  /// Takes the registers of the innermost frame back into its generator.
  func suspend(_ generator: GeneratorObject, at position: Int) {
    let frame = frames + (depth - 1)
    if observer != nil { closeRounds(frame, downTo: 0) }
    let count = generator.code.registerCount
    generator.registers.moveInitialize(from: frame.pointee.base, count: count)
    frame.pointee.base.initialize(repeating: .int(0), count: count)
    generator.position = position
    generator.state = .suspended
    if !generator.code.handlers.isEmpty {
      restoreHandled(generator, isOver: false)
      // Where the program ends first, what waits inside still has its say.
      if generator.code.unit.tracksReleases { interpreter.releaseWatch.isNeeded = true }
    }
    depth -= 1
  }
}

extension CodeObject {
  /// How many registers the parameters take.
  var parameterCount: Int {
    positionalCount + keywordOnlyCount + (hasVariadic ? 1 : 0) + (hasVariadicKeywords ? 1 : 0)
  }
}

extension Machine {
  /// Raises an exception where a generator waits.
  func throwInto(_ generator: GeneratorObject, _ error: PythonError) throws -> Value? {
    guard generator.state != .fresh else {
      generator.clear()
      if !generator.code.unit.isHidden {
        error.exception.traceback.append(
          TracebackEntry(code: generator.code, instruction: TracebackEntry.definition))
      }
      throw error
    }
    return try resume(generator, sending: .none, throwing: error)
  }

  /// Ends a generator by raising GeneratorExit where it waits.
  func close(_ generator: GeneratorObject) throws {
    guard generator.state == .suspended else {
      if generator.state == .fresh { generator.clear() }
      return
    }
    let exit = ExceptionTypes.named("GeneratorExit") ?? ExceptionTypes.baseException
    do {
      if try resume(generator, sending: .none, throwing: PythonError(ExceptionObject(type: exit, arguments: []))) != nil
      {
        throw PythonError.runtimeError("generator ignored GeneratorExit")
      }
    } catch let error where error.isPython(exit) || error.isPython(ExceptionTypes.stopIteration) {
      return
    }
  }
}
