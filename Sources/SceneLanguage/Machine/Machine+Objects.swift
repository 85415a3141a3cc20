extension Machine {
  // MARK: Names

  @inline(never)
  func loadMissingGlobal(_ i: Instruction, _ registers: Registers) throws {
    let namespace = frames[depth - 1].module.takeUnretainedValue().namespace
    let name = namespace.names[Int(i.d)]
    if let value = builtins[name] {
      registers[Int(i.a)] = value
      return
    }
    throw nameError(name)
  }

  func nameError(_ name: StringObject, _ message: String? = nil) -> PythonError {
    let error = PythonError(ExceptionTypes.nameError, message ?? "name '\(name.string)' is not defined")
    error.exception.subjectName = name.string
    error.exception.suggestions = visibleNames()
    return error
  }

  /// The names that code of the innermost frame could have meant.
  private func visibleNames() -> [String] {
    let frame = frames[depth - 1]
    let code = frame.code.takeUnretainedValue()
    var names = code.localNames.map(\.string)
    names += frame.module.takeUnretainedValue().namespace.bindings.map(\.name.string)
    names += Suggestions.builtinNames
    return names
  }

  func unboundLocal(_ i: Instruction, _ code: CodeObject) -> PythonError {
    PythonError(
      "UnboundLocalError",
      "cannot access local variable '\(code.names[Int(i.d)].string)' where it is not associated with a value")
  }

  func unbound(_ i: Instruction, _ code: CodeObject) -> PythonError {
    guard i.c == 1 else { return unboundLocal(i, code) }
    let name = code.names[Int(i.d)]
    return nameError(
      name,
      "cannot access free variable '\(name.string)' where it is not associated with a value in enclosing scope")
  }

  /// The exception of the request to stop, which is taken back.
  func interrupted() -> PythonError {
    ReleaseQueue.hurry()
    let interrupt = ExceptionTypes.named("KeyboardInterrupt") ?? ExceptionTypes.baseException
    switch interruption.clear() {
    case .user: return PythonError(ExceptionObject(type: interrupt, arguments: []))
    case .idle(let seconds):
      return PythonError(
        interrupt, "nothing has happened for \(seconds) seconds; --idle-limit allows more, and 0 any time")
    case .memory(let bytes):
      return PythonError("MemoryError", "more than \(bytes) bytes are in use; --memory-limit allows more")
    }
  }

  // MARK: Attributes

  @inline(never)
  func getAttribute(_ i: Instruction, _ registers: Registers, _ code: CodeObject, _ localCount: Int) throws {
    let name = code.names[Int(i.d)]
    let source = registers[Int(i.b)]
    let value = try source.attribute(name)
    if case .object(let object) = source { remember(object, name, code, Int(i.e), isCall: false) }
    if i.c == 0, Int(i.b) >= localCount { (registers + Int(i.b)).drop() }
    registers[Int(i.a)] = value
  }

  /// Notes where an attribute was found, when the next object of this shape will have it there too.
  private func remember(_ object: PythonObject, _ name: StringObject, _ code: CodeObject, _ index: Int, isCall: Bool) {
    let type = object.type
    guard !object.shape.pointee.isDictionary, type.isUserDefined || isCall && object.kind != .foreign,
      object.kind != .type, object.kind != .module, !isCall || object.kind != .instance || type.isUserDefined,
      type.hasGenericLookup
    else { return }
    let cache = code.caches + index
    let found = type.lookup(name)
    if let slot = object.shape.slot(of: name) {
      if case .object(let descriptor)? = found, descriptor.isDataDescriptor { return }
      guard !isCall else { return }
      cache.pointee = InlineCache(shape: object.shape, epoch: TypeObject.epoch, slot: slot)
    } else if isCall, case .object(let function)? = found {
      let isMethod =
        function.kind == .function
        || function.kind == .native && unsafeDowncast(function, to: NativeFunction.self).isMethod
      guard isMethod else { return }
      cache.pointee = InlineCache(
        shape: object.shape, epoch: TypeObject.epoch, slot: -1, found: Unmanaged.passUnretained(function))
    }
  }

  @inline(never)
  func loadMethod(_ i: Instruction, _ registers: Registers, _ code: CodeObject, _ localCount: Int) throws {
    let name = code.names[Int(i.d)]
    let source = registers[Int(i.b)]
    let base = Int(i.a)
    if case .object(let object) = source { remember(object, name, code, Int(i.e), isCall: true) }
    if Int(i.b) >= localCount { (registers + Int(i.b)).drop() }
    let attribute = try source.attribute(name)
    if case .object(let object) = attribute, object.kind == .boundMethod {
      // Taken apart so that the call needs no bound method.
      let method = unsafeDowncast(object, to: BoundMethod.self)
      registers[base] = .object(method.function)
      registers[base + 1] = method.receiver
    } else {
      registers[base] = attribute
      registers[base + 1] = .undefined
    }
  }

  @inline(never)
  func setAttribute(
    _ i: Instruction, _ value: Value, _ registers: Registers, _ code: CodeObject, _ localCount: Int
  ) throws {
    let name = code.names[Int(i.d)]
    let target = registers[Int(i.a)]
    if case .object(let object) = target, object.kind == .instance || object.kind == .exception,
      object.type.isUserDefined, object.type.override(Names.setAttribute) == nil,
      !object.shape.pointee.isDictionary
    {
      let before = object.shape
      try object.setAttribute(name, value)
      var isDescriptor = false
      if case .object(let descriptor)? = object.type.lookup(name) { isDescriptor = descriptor.isDataDescriptor }
      if !isDescriptor, !object.shape.pointee.isDictionary, let slot = object.shape.slot(of: name) {
        code.caches[Int(i.e)] = InlineCache(
          shape: before, epoch: TypeObject.epoch, slot: slot, nextShape: before == object.shape ? nil : object.shape)
      }
    } else {
      try target.setAttribute(name, value)
    }
    if Int(i.a) >= localCount { (registers + Int(i.a)).drop() }
  }

  // MARK: Iteration

  @inline(never)
  func getIterator(_ i: Instruction, _ registers: Registers, _ localCount: Int) throws {
    let source = registers[Int(i.b)]
    let iterator = try source.iterator()
    if Int(i.b) >= localCount { (registers + Int(i.b)).drop() }
    registers[Int(i.a)] = .object(iterator)
  }

  @inline(never)
  func unpack(_ i: Instruction, _ registers: Registers, _ constants: Registers, _ localCount: Int) throws {
    let source = take(i.b, registers, constants, localCount)
    let count = Int(i.c)
    let target = registers + Int(i.a)
    if case .object(let object) = source, object.kind == .tuple || object.kind == .list, !object.type.isUserDefined {
      let items =
        object.kind == .tuple
        ? unsafeDowncast(object, to: TupleObject.self).items : unsafeDowncast(object, to: ListObject.self).items
      if items.count == count {
        for index in 0..<count { target[index] = items[index] }
        return
      }
      throw items.count > count ? Self.tooMany(count) : Self.tooFew(items.count, count)
    }
    let iterator = try Self.unpackingIterator(source)
    var items: [Value] = []
    while items.count < count, let item = try iterator.nextItem() { items.append(item) }
    if items.count < count { throw Self.tooFew(items.count, count) }
    if try iterator.nextItem() != nil { throw Self.tooMany(count) }
    for index in 0..<count { target[index] = items[index] }
  }

  private static func unpackingIterator(_ source: Value) throws -> PythonObject {
    do {
      return try source.iterator()
    } catch let error as PythonError
      where error.isPython(ExceptionTypes.typeError) && source.object?.type.isUserDefined != true
    {
      throw PythonError.typeError("cannot unpack non-iterable \(source.type.name) object")
    }
  }

  private static func tooMany(_ count: Int) -> PythonError {
    .valueError("too many values to unpack (expected \(count))")
  }

  private static func tooFew(_ given: Int, _ count: Int) -> PythonError {
    .valueError("not enough values to unpack (expected \(count), got \(given))")
  }

  func unpackStar(_ i: Instruction, _ registers: Registers, _ constants: Registers, _ localCount: Int) throws {
    let source = take(i.b, registers, constants, localCount)
    let iterator = try Self.unpackingIterator(source)
    var items: [Value] = []
    var poll = InterruptionPoll()
    while let item = try iterator.nextItem() {
      items.append(item)
      try poll.round()
    }
    let before = Int(i.c)
    let after = Int(i.d)
    guard items.count >= before + after else {
      throw PythonError.valueError(
        "not enough values to unpack (expected at least \(before + after), got \(items.count))")
    }
    let target = registers + Int(i.a)
    for index in 0..<before { target[index] = items[index] }
    target[before] = .list(Array(items[before..<items.count - after]))
    for index in 0..<after { target[before + 1 + index] = items[items.count - after + index] }
  }

  // MARK: Exceptions

  @inline(never)
  func raise(_ i: Instruction, _ registers: Registers) throws {
    if i.c == 2 {
      guard let handled else { throw PythonError.runtimeError("No active exception to reraise") }
      throw Signal(error: PythonError(handled), isRaisedAgain: true)
    }
    let exception = try Self.exception(registers[Int(i.a)], message: "exceptions must derive from BaseException")
    if i.c == 1 {
      let cause = registers[Int(i.b)]
      exception.suppressesContext = true
      exception.cause =
        cause.isNone
        ? nil : try Self.exception(cause, message: "exception causes must derive from BaseException")
    }
    throw PythonError(exception)
  }

  /// The exception that a value stands for: itself, or an instance of the class that it is.
  static func exception(_ value: Value, message: String) throws -> ExceptionObject {
    if case .object(let object) = value {
      if let exception = object as? ExceptionObject { return exception }
      if let type = object as? TypeObject, type.isSubclass(of: ExceptionTypes.baseException) {
        let made = try value.call()
        if case .object(let instance) = made, let exception = instance as? ExceptionObject { return exception }
      }
    }
    throw PythonError.typeError(message)
  }

  func matches(_ exception: Value, _ type: Value) throws -> Bool {
    if case .object(let object) = type {
      if let tuple = object as? TupleObject {
        for item in tuple.items where try matches(exception, item) { return true }
        return false
      }
      if let type = object as? TypeObject, type.isSubclass(of: ExceptionTypes.baseException) {
        return exception.type.isSubclass(of: type)
      }
    }
    throw PythonError.typeError("catching classes that do not inherit from BaseException is not allowed")
  }

  // MARK: Contexts

  func enterContext(_ i: Instruction, _ registers: Registers) throws {
    let context = registers[Int(i.b)]
    guard let enter = context.type.lookup(Names.enter) else {
      throw PythonError.typeError("'\(context.type.messageName)' object does not support the context manager protocol")
    }
    guard let exit = context.type.lookup(Names.exit) else {
      throw PythonError.typeError(
        "'\(context.type.messageName)' object does not support the context manager protocol (missed __exit__ method)")
    }
    let bound = try exit.bound(to: context, owner: context.type)
    let entered = try enter.bound(to: context, owner: context.type).call()
    (registers + Int(i.b)).drop()
    registers[Int(i.a)] = bound
    registers[Int(i.c)] = entered
  }

  func leaveContext(_ i: Instruction, _ registers: Registers) throws {
    let exit = registers[Int(i.a)]
    (registers + Int(i.a)).drop()
    _ = try exit.call(.none, .none, .none)
  }

  func leaveContextWithException(_ i: Instruction, _ registers: Registers) throws {
    let exit = registers[Int(i.a)]
    let exception = registers[Int(i.b)]
    (registers + Int(i.a)).drop()
    let type = exception.type
    let entries = (exception.object as? ExceptionObject)?.traceback ?? []
    let traceback = TracebackObject(entries).map { Value.object($0) } ?? .none
    let answer = try exit.call(.object(type), exception, traceback)
    registers[Int(i.c)] = .bool(try answer.isTrue())
  }
}
