extension Machine {
  /// Calls the value in register `b` with `count` arguments from `first` on. True when a frame was pushed; otherwise
  /// the result is in register `a` already.
  @inline(__always)
  func call(_ i: Instruction, _ registers: Registers, _ first: Int, _ count: Int) throws -> Bool {
    let callee = registers + Int(i.b)
    if callee.holdsObject {
      let object = callee.uncheckedObject
      let kind = object._withUnsafeGuaranteedRef { $0.kind }
      if kind == .function {
        let function = Unmanaged<FunctionObject>.fromOpaque(object.toOpaque())
        let code = function._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.code) }
        if code._withUnsafeGuaranteedRef({ $0.isSimple && $0.positionalCount == count }) {
          try push(
            code, function: function,
            module: function._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.globals) },
            base: registers + first, given: count, kind: .call, target: Int(i.a), kept: nil)
          return true
        }
        return try callFunction(function.takeUnretainedValue(), i, registers + first, count, [], kept: nil)
      }
      if kind == .native {
        let native = object.takeUnretainedValue()
        let result = try unsafeDowncast(native, to: NativeFunction.self).perform(
          Arguments(base: registers + first, count: count))
        finishNative(i, registers, first, count, result)
        return false
      }
    }
    return try callOther(i, registers, first, count, [])
  }

  /// Gives up the callee and the arguments, and stores the result.
  @inline(__always)
  private func finishNative(
    _ i: Instruction, _ registers: Registers, _ first: Int, _ count: Int, _ result: Value
  ) {
    (registers + Int(i.b)).drop()
    var index = first
    while index < first + count {
      (registers + index).drop()
      index += 1
    }
    registers[Int(i.a)] = result
  }

  /// Calls a function written in Python whose arguments must be matched with its parameters.
  @inline(never)
  private func callFunction(
    _ function: FunctionObject, _ i: Instruction, _ base: Registers, _ count: Int, _ keywords: [StringObject],
    kept: Unmanaged<PythonObject>?, kind: Frame.Kind = .call
  ) throws -> Bool {
    do {
      try bind(function, base, count, keywords)
    } catch {
      kept?.release()
      throw error
    }
    if function.code.isGenerator {
      let generator = makeGenerator(function, base)
      kept?.release()
      let caller = frames[depth - 1].base
      (caller + Int(i.b)).drop()
      caller[Int(i.a)] = .object(generator)
      return false
    }
    try push(
      Unmanaged.passUnretained(function.code), function: Unmanaged.passUnretained(function),
      module: Unmanaged.passUnretained(function.globals), base: base, given: function.code.parameterCount, kind: kind,
      target: Int(i.a), kept: kept)
    return true
  }

  /// Calls what is neither a function in Python without stars nor a native one.
  @inline(never)
  func callOther(
    _ i: Instruction, _ registers: Registers, _ first: Int, _ count: Int, _ keywords: [StringObject]
  ) throws -> Bool {
    let callee = registers[Int(i.b)]
    if case .object(let object) = callee {
      switch object.kind {
      case .function:
        return try callFunction(
          unsafeDowncast(object, to: FunctionObject.self), i, registers + first, count, keywords, kept: nil)
      case .boundMethod:
        let method = unsafeDowncast(object, to: BoundMethod.self)
        if method.function.kind == .function {
          // The receiver takes the place of the callee, right before the arguments.
          registers[first - 1] = method.receiver
          return try callFunction(
            unsafeDowncast(method.function, to: FunctionObject.self), i, registers + (first - 1), count + 1,
            keywords, kept: Unmanaged.passRetained(method))
        }
      case .instance:
        if case .object(let method)? = object.type.override(Names.call), method.kind == .function {
          // The instance takes the place of the callee, right before the arguments.
          registers[first - 1] = callee
          return try callFunction(
            unsafeDowncast(method, to: FunctionObject.self), i, registers + (first - 1), count + 1, keywords,
            kept: Unmanaged.passRetained(method))
        }
      case .type:
        let type = unsafeDowncast(object, to: TypeObject.self)
        if !type.isUserDefined, let construct = type.construct {
          let result = try Arguments(base: registers + first, count: count, keywordNames: keywords)
            .complete(type.name) { try construct(type, $0) }
          finishNative(i, registers, first, count + keywords.count, result)
          return false
        }
        if let pushed = try instantiate(type, i, registers, first, count, keywords) { return pushed }
      default: break
      }
    }
    let result = try callee.call(Arguments(base: registers + first, count: count, keywordNames: keywords))
    finishNative(i, registers, first, count + keywords.count, result)
    return false
  }

  /// Makes an instance of a plain class written in Python and calls its `__init__`; nil for all other classes.
  private func instantiate(
    _ type: TypeObject, _ i: Instruction, _ registers: Registers, _ first: Int, _ count: Int,
    _ keywords: [StringObject]
  ) throws -> Bool? {
    guard type.isUserDefined, type.isPlain, case .object(let method)? = type.lookup(Names.initialize),
      method.kind == .function
    else { return nil }
    let function = unsafeDowncast(method, to: FunctionObject.self)
    guard !function.code.isGenerator else { return nil }
    let instance = InstanceObject.make(type)
    registers[first - 1] = .object(instance)
    return try callFunction(
      function, i, registers + (first - 1), count + 1, keywords, kept: Unmanaged.passRetained(instance),
      kind: .initializer)
  }

  /// Calls with keyword arguments, whose values lie after the positional ones.
  @inline(never)
  func callKeywords(_ i: Instruction, _ registers: Registers, _ code: CodeObject) throws -> Bool {
    let names = code.keywordNames[Int(i.d)]
    var first = Int(i.b) + 1
    var count = Int(i.c)
    if i.e == 1 {
      if (registers + first).holdsUndefined { first += 1 } else { count += 1 }
    }
    if case .object(let object) = registers[Int(i.b)], object.kind == .native {
      let result = try unsafeDowncast(object, to: NativeFunction.self).perform(
        Arguments(base: registers + first, count: count, keywordNames: names))
      finishNative(i, registers, first, count + names.count, result)
      return false
    }
    return try callOther(i, registers, first, count, names)
  }

  /// Calls with the arguments gathered in a list and a dictionary.
  @inline(never)
  func callSpread(_ i: Instruction, _ registers: Registers) throws -> Bool {
    let base = Int(i.b)
    let callee = registers[base]
    var arguments: [Value] = []
    if case .object(let object) = registers[base + 1], let list = object as? ListObject { arguments = list.items }
    var names: [StringObject] = []
    if case .object(let object) = registers[base + 2], let dictionary = object as? DictionaryObject {
      for (key, value) in dictionary.pairs {
        guard case .object(let name) = key, let text = name as? StringObject else {
          throw PythonError.typeError("keywords must be strings")
        }
        names.append(text.interned)
        arguments.append(value)
      }
    }
    (registers + base + 1).drop()
    (registers + base + 2).drop()
    let count = arguments.count - names.count
    let result = try arguments.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress {
        return try callee.call(Arguments(base: start, count: count, keywordNames: names))
      }
      return try callee.call(Arguments(base: registers + base + 1, count: 0))
    }
    (registers + base).drop()
    registers[Int(i.a)] = result
    return false
  }

  // MARK: Returns

  /// Ends the innermost call; gives the value when Swift code made the call.
  @inline(__always)
  func leaveFrame(_ value: Value, _ level: Int) throws -> Value? {
    let frame = frames + (depth - 1)
    let kind = frame.pointee.kind
    if kind == .call {
      let target = frame.pointee.target
      let kept = frame.pointee.kept
      pop()
      kept?.release()
      // The callee's register may lie below the arguments that became the frame.
      let caller = frames + (depth - 1)
      dropCallee(caller)
      caller.pointee.base[target] = value
      return nil
    }
    return try leaveSpecial(value, kind, frame)
  }

  /// Releases the function that the caller has just called.
  @inline(__always)
  private func dropCallee(_ caller: UnsafeMutablePointer<Frame>) {
    let instruction = (caller.pointee.next - 1).pointee
    switch instruction.operation {
    case .call, .callMethod, .callKeywords, .callSpread: (caller.pointee.base + Int(instruction.b)).drop()
    default: break
    }
  }

  @inline(never)
  private func leaveSpecial(
    _ value: Value, _ kind: Frame.Kind, _ frame: UnsafeMutablePointer<Frame>
  ) throws -> Value? {
    let target = frame.pointee.target
    let kept = frame.pointee.kept
    switch kind {
    case .entry, .call:
      pop()
      kept?.release()
      return value
    case .initializer:
      guard value.isNone else {
        throw PythonError.typeError("__init__() should return None, not '\(value.type.messageName)'")
      }
      pop()
      let caller = frames + (depth - 1)
      dropCallee(caller)
      if let instance = kept?.takeRetainedValue() { caller.pointee.base[target] = .object(instance) }
      return nil
    case .generatorInLoop, .generatorEntry:
      let generator = kept?.takeUnretainedValue() as? GeneratorObject
      generator?.state = .finished
      generator?.result = value
      if let generator, !generator.code.handlers.isEmpty { restoreHandled(generator, isOver: true) }
      pop()
      kept?.release()
      if kind == .generatorEntry { return Value.none }
      // The loop goes on after its end.
      let caller = frames + (depth - 1)
      let step = (caller.pointee.next - 1).pointee
      (caller.pointee.base + Int(step.a)).clear()
      caller.pointee.next = caller.pointee.code._withUnsafeGuaranteedRef { $0.instructions } + Int(step.d)
      return nil
    }
  }

  /// Takes up a generator from a `for`; false when it has finished.
  func enterGenerator(_ i: Instruction, _ registers: Registers) throws -> Bool {
    let generator = unsafeDowncast(
      (registers + Int(i.a)).uncheckedObject.takeUnretainedValue(), to: GeneratorObject.self)
    return try pushGenerator(generator, kind: .generatorInLoop, target: Int(i.b), sending: .none)
  }

  /// Hands a value out of the innermost frame, a generator's; gives it when Swift code asked for it.
  func yield(_ value: Value, _ code: CodeObject) -> Value? {
    let frame = frames + (depth - 1)
    let kind = frame.pointee.kind
    let target = frame.pointee.target
    let kept = frame.pointee.kept
    let position = frame.pointee.next - code.instructions
    if let generator = kept?.takeUnretainedValue() as? GeneratorObject { suspend(generator, at: position) }
    kept?.release()
    if kind == .generatorEntry { return value }
    frames[depth - 1].base[target] = value
    return nil
  }

  /// One step of `yield from`: the next value to hand out, or nil when the iterator has ended and its result is in `a`.
  func delegate(_ i: Instruction, _ registers: Registers) throws -> Value? {
    guard case .object(let iterator) = registers[Int(i.b)] else { return nil }
    let sent = registers[Int(i.c)]
    (registers + Int(i.c)).clear()
    var result = Value.none
    if let generator = iterator as? GeneratorObject {
      if let value = try resume(generator, sending: sent) { return value }
      result = generator.result
      generator.result = .none
    } else if !sent.isNone {
      do {
        return try Value.object(iterator).callMethod("send", sent)
      } catch let error as PythonError where error.isPython(ExceptionTypes.stopIteration) {
        result = error.exception.arguments.first ?? .none
      }
    } else if let method = iterator.type.override(Names.next) {
      do {
        return try method.call(.object(iterator))
      } catch let error as PythonError where error.isPython(ExceptionTypes.stopIteration) {
        result = error.exception.arguments.first ?? .none
      }
    } else if let value = try iterator.next() {
      return value
    }
    (registers + Int(i.b)).clear()
    registers[Int(i.a)] = result
    return nil
  }
}

extension TypeObject {
  /// Whether instances are made without any native class or `__new__` taking part.
  var isPlain: Bool {
    nativeBase === TypeObject.objectType && metaclass == nil && override(Names.new) == nil
      && lookup(.interned("__abstractmethods__")) == nil
  }
}
