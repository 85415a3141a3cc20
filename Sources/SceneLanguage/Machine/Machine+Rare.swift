extension Machine {
  /// The operations whose cost lies elsewhere.
  @inline(never)
  func rare(
    _ i: Instruction, _ registers: Registers, _ constants: Registers, _ code: CodeObject, _ localCount: Int
  ) throws {
    let a = registers + Int(i.a)
    switch i.operation {
    case .deleteGlobal:
      let namespace = frames[depth - 1].module.takeUnretainedValue().namespace
      let slot = namespace.values + Int(i.d)
      if slot.holdsUndefined { throw nameError(namespace.names[Int(i.d)]) }
      slot.clear()
      if let observer { report(namespace.names[Int(i.d)], scope: 0, .none, observer) }
    case .loadName: try loadName(i, registers, code)
    case .storeName:
      let value = take(i.a, registers, constants, localCount)
      if let namespace = classNamespace(registers) {
        if namespace.type.isUserDefined {
          try Value.object(namespace).setItem(.object(code.names[Int(i.d)]), value)
        } else {
          namespace[code.names[Int(i.d)]] = value
        }
      }
    case .deleteName:
      let name = code.names[Int(i.d)]
      if classNamespace(registers)?.remove(key: .object(name), hash: name.hashValueOfText) == nil {
        throw nameError(name)
      }
    case .deleteCell:
      let cell = a.uncheckedObject.takeUnretainedValue()
      if case .undefined = unsafeDowncast(cell, to: CellObject.self).value { throw unboundLocal(i, code) }
      unsafeDowncast(cell, to: CellObject.self).value = .undefined
    case .deleteLocal:
      if a.holdsUndefined { throw unboundLocal(i, code) }
      let wasObserved = a.pointee.object?.isObserved ?? false
      a.clear()
      if wasObserved, let observer { report(code.names[Int(i.d)], scope: frames[depth - 1].scope, .none, observer) }
    case .unary:
      break
    case .deleteAttribute:
      try a.pointee.deleteAttribute(code.names[Int(i.d)])
      giveUp(i.a, -1, registers, localCount)
    case .deleteItem:
      try a.pointee.deleteItem((registers + Int(i.b)).pointee)
      giveUp(i.a, i.b, registers, localCount)
    case .makeSlice:
      let slice = SliceObject(
        start: registers[Int(i.b)], stop: registers[Int(i.b) + 1], step: registers[Int(i.b) + 2])
      for index in 0..<3 { (registers + Int(i.b) + index).drop() }
      a.pointee = .object(slice)
    case .buildTuple: a.pointee = .tuple(collect(i, registers))
    case .buildList: a.pointee = .list(collect(i, registers))
    case .buildSet:
      let set = SetObject(ofType: .set)
      for item in collect(i, registers) { try set.insert(item) }
      if i.d == 1 {
        // CPython makes such a constant twice, the second time in the order of the first, and merges it into a fresh
        // set, which decides the order that shows.
        let constant = SetObject(ofType: .set)
        for item in try Value.object(set).items() { try constant.insert(item) }
        let fresh = SetObject(ofType: .set)
        try fresh.formUnion(.object(constant))
        a.pointee = .object(fresh)
      } else {
        a.pointee = .object(set)
      }
    case .buildDictionary:
      let dictionary = DictionaryObject()
      for index in 0..<Int(i.c) {
        let pair = registers + Int(i.b) + index * 2
        try dictionary.setValue(pair[1], for: pair[0])
      }
      for index in 0..<Int(i.c) * 2 { (registers + Int(i.b) + index).drop() }
      a.pointee = .object(dictionary)
    case .buildString:
      var text = ""
      for index in Int(i.b)..<Int(i.b) + Int(i.c) {
        if case .object(let object) = registers[index], object.kind == .string {
          text += unsafeDowncast(object, to: StringObject.self).string
        }
        (registers + index).drop()
      }
      a.pointee = .string(text)
    case .formatValue: try formatValue(i, registers, localCount)
    case .listExtend:
      let value = registers[Int(i.b)]
      guard case .object(let object) = a.pointee, let list = object as? ListObject else { return }
      do { list.items.append(contentsOf: try value.items()) } catch let error as PythonError
        where error.isPython(ExceptionTypes.typeError) && !(value.object?.type.isUserDefined ?? false)
        && (try? value.iterator()) == nil
      {
        let what = i.d == 1 ? calleeText(registers[Int(i.a) - 1]) + " argument" : "Value"
        throw PythonError.typeError("\(what) after * must be an iterable, not \(value.type.name)")
      }
      giveUp(i.b, -1, registers, localCount)
    case .setAdd:
      guard case .object(let object) = a.pointee, let set = object as? SetObject else { return }
      try set.insert(take(i.b, registers, constants, localCount))
    case .setUpdate:
      guard case .object(let object) = a.pointee, let set = object as? SetObject else { return }
      try take(i.b, registers, constants, localCount).forEach {
        try set.insert($0)
        return true
      }
    case .dictionarySet:
      guard case .object(let object) = a.pointee, let dictionary = object as? DictionaryObject else { return }
      let key = take(i.b, registers, constants, localCount)
      let value = take(i.c, registers, constants, localCount)
      if i.d == 1, try dictionary.value(for: key) != nil { throw repeated(key, registers, i) }
      try dictionary.setValue(value, for: key)
    case .dictionaryUpdate: try dictionaryUpdate(i, registers, localCount)
    case .listToTuple:
      guard case .object(let object) = registers[Int(i.b)], let list = object as? ListObject else { return }
      (registers + Int(i.b)).drop()
      a.pointee = .tuple(list.items)
    case .unpackStar: try unpackStar(i, registers, constants, localCount)
    case .makeFunction: makeFunction(i, registers, code)
    case .helper: try helper(i, registers)
    case .matchException:
      let matched = try matches(registers[Int(i.b)], registers[Int(i.c)])
      giveUp(-1, i.c, registers, localCount)
      a.set(matched)
    case .raiseAssertion:
      let type = ExceptionTypes.named("AssertionError") ?? ExceptionTypes.exception
      throw PythonError(ExceptionObject(type: type, arguments: i.c == 1 ? [a.pointee] : []))
    case .enterContext: try enterContext(i, registers)
    case .leaveContext: try leaveContext(i, registers)
    case .leaveContextWithException: try leaveContextWithException(i, registers)
    case .settleReleases: if !interpreter.releaseWatch.isEmpty { interpreter.settleReleases() }
    case .echo:
      let value = a.pointee
      giveUp(i.a, -1, registers, localCount)
      try interpreter.echo(value)
    default: report(i, registers, code)
    }
  }

  func unary(_ i: Instruction, _ registers: Registers, _ localCount: Int) throws {
    let operation = UnaryOperator(rawValue: UInt8(truncatingIfNeeded: i.d)) ?? .negative
    let value = try registers[Int(i.b)].unary(operation)
    giveUp(i.b, -1, registers, localCount)
    registers[Int(i.a)] = value
  }

  /// The values of consecutive registers, moved out.
  private func collect(_ i: Instruction, _ registers: Registers) -> [Value] {
    let base = registers + Int(i.b)
    let count = Int(i.c)
    guard count > 0 else { return [] }
    return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      buffer.baseAddress?.moveInitialize(from: base, count: count)
      base.initialize(repeating: .int(0), count: count)
      initialized = count
    }
  }

  private func classNamespace(_ registers: Registers) -> DictionaryObject? {
    registers[0].object as? DictionaryObject
  }

  private func loadName(_ i: Instruction, _ registers: Registers, _ code: CodeObject) throws {
    let name = code.names[Int(i.d)]
    let namespace = classNamespace(registers)
    if let value = namespace?[name] {
      registers[Int(i.a)] = value
      return
    }
    if i.e == -2 {
      // The annotations of a class, made when the first is written.
      let annotations = Value.object(DictionaryObject())
      namespace?[name] = annotations
      registers[Int(i.a)] = annotations
      return
    }
    if i.e >= 0, case .object(let object) = registers[Int(i.e)], let cell = object as? CellObject {
      if case .undefined = cell.value {
      } else {
        registers[Int(i.a)] = cell.value
        return
      }
    }
    guard let value = frames[depth - 1].module.takeUnretainedValue().namespace[name] ?? builtins[name] else {
      throw nameError(name)
    }
    registers[Int(i.a)] = value
  }

  private func formatValue(_ i: Instruction, _ registers: Registers, _ localCount: Int) throws {
    var value = registers[Int(i.b)]
    switch i.c {
    case 0x72: value = .string(try value.repr())
    case 0x73: value = .string(try value.str())
    case 0x61: value = .string(try value.repr().asciiEscaped)
    default: break
    }
    var specification = ""
    if i.d >= 0 {
      specification = registers[Int(i.d)].string ?? ""
      (registers + Int(i.d)).drop()
    }
    let text: Value
    switch value {
    case .int where specification.isEmpty: text = try value.strValue()
    case .object(let object) where specification.isEmpty && object.kind == .string && !object.type.isUserDefined:
      text = value
    default: text = .string(try value.format(specification))
    }
    giveUp(i.b, -1, registers, localCount)
    registers[Int(i.a)] = text
  }

  private func repeated(_ key: Value, _ registers: Registers, _ i: Instruction) -> PythonError {
    // The callee lies two registers below the dictionary of a call.
    let callee = calleeText(registers[Int(i.a) - 2])
    return .typeError("\(callee) got multiple values for keyword argument '\(key.string ?? "")'")
  }

  /// A function as messages about its call name it.
  private func calleeText(_ callee: Value) -> String {
    switch callee.object {
    case let function as FunctionObject: "\(function.globals.name).\(function.qualifiedName)()"
    case let method as BoundMethod: calleeText(.object(method.function))
    case let native as NativeFunction: "\(native.name)()"
    case let type as TypeObject: "\(type.qualifiedName)()"
    default: "\(callee.type.name) object"
    }
  }

  private func dictionaryUpdate(_ i: Instruction, _ registers: Registers, _ localCount: Int) throws {
    guard case .object(let object) = registers[Int(i.a)], let dictionary = object as? DictionaryObject else { return }
    let source = registers[Int(i.b)]
    guard try source.attributeIfPresent("keys") != nil else {
      if i.d == 1 {
        let what = calleeText(registers[Int(i.a) - 2])
        throw PythonError.typeError("\(what) argument after ** must be a mapping, not \(source.type.name)")
      }
      throw PythonError.typeError("'\(source.type.messageName)' object is not a mapping")
    }
    if case .object(let object) = source, let other = object as? DictionaryObject, !other.type.isUserDefined {
      for (key, value) in other.pairs {
        if i.d == 1, try dictionary.value(for: key) != nil { throw repeated(key, registers, i) }
        try dictionary.setValue(value, for: key)
      }
    } else {
      for key in try source.callMethod("keys").items() {
        if i.d == 1, try dictionary.value(for: key) != nil { throw repeated(key, registers, i) }
        try dictionary.setValue(try source.item(key), for: key)
      }
    }
    giveUp(i.b, -1, registers, localCount)
  }

  private func makeFunction(_ i: Instruction, _ registers: Registers, _ code: CodeObject) {
    let inner = code.codes[Int(i.d)]
    let base = Int(i.b)
    let defaults = (0..<Int(i.c)).map { registers[base + $0] }
    var keywordDefaults: [ObjectIdentifier: Value] = [:]
    var used = Int(i.c)
    if i.e >= 0 {
      for name in code.keywordNames[Int(i.e)] {
        keywordDefaults[ObjectIdentifier(name)] = registers[base + used]
        used += 1
      }
    }
    for index in 0..<used { (registers + base + index).drop() }
    let closure = inner.closureSources.compactMap { registers[$0].object as? CellObject }
    let module = frames[depth - 1].module.takeUnretainedValue()
    registers[Int(i.a)] = .object(
      FunctionObject(
        code: inner, globals: module, defaults: defaults, keywordDefaults: keywordDefaults, closure: closure))
  }

  private func helper(_ i: Instruction, _ registers: Registers) throws {
    guard let helper = Helper(rawValue: Int(i.d)) else { return }
    let values = collect(i, registers)
    registers[Int(i.a)] = try interpreter.perform(helper, values)
  }

  // MARK: Reports

  private func report(_ i: Instruction, _ registers: Registers, _ code: CodeObject) {
    guard let observer else { return }
    let frame = frames + (depth - 1)
    switch i.operation {
    case .reportBinding:
      var value = registers[Int(i.a)]
      if i.e == 1 { value = (value.object as? CellObject)?.value ?? .none }
      report(code.names[Int(i.d)], scope: frame.pointee.scope, value, observer)
    case .reportGlobal:
      let namespace = frame.pointee.module.takeUnretainedValue().namespace
      report(namespace.names[Int(i.d)], scope: 0, namespace.values[Int(i.d)], observer)
    case .reportChange: observer.changed(registers[Int(i.a)])
    case .reportRound: reportRound(i, registers, code, frame, observer)
    case .reportRoundEnd:
      if frame.pointee.openRounds > 0 {
        frame.pointee.openRounds -= 1
        observer.left()
      }
    default: break
    }
  }

  /// Tells of a variable that holds something observed now, or did until now.
  private func report(_ name: StringObject, scope: Int, _ value: Value, _ observer: any ExecutionObserver) {
    if let object = value.object, object.isObserved || object.mayHoldObserved {
      observedNames[scope, default: []].insert(ObjectIdentifier(name))
      observer.bound(name.string, scope: scope, to: value)
    } else if observedNames[scope]?.remove(ObjectIdentifier(name)) != nil {
      observer.bound(name.string, scope: scope, to: nil)
    }
  }

  private func reportRound(
    _ i: Instruction, _ registers: Registers, _ code: CodeObject, _ frame: UnsafeMutablePointer<Frame>,
    _ observer: any ExecutionObserver
  ) {
    let key = LoopKey(depth: depth, code: ObjectIdentifier(code), loop: Int(i.e))
    if i.c == 1 {
      loops[key] = (-1, i.a >= 0 ? (registers[Int(i.a)].object as? NativeIterator)?.remainingCount : nil)
      return
    }
    let loop = code.loops[Int(i.e)]
    let round = (loops[key]?.round ?? -1) + 1
    let total = loops[key]?.total
    loops[key] = (round, total)
    frame.pointee.openRounds += 1
    var value: String?
    if i.b >= 0 { value = Self.shortText(registers[Int(i.b)]) }
    observer.entered(
      .iteration(variable: loop.variable, value: value, round: round, total: total), at: loop.range)
  }

  /// The text of a small value: a number, a truth value or a string.
  private static func shortText(_ value: Value) -> String? {
    switch value {
    case .int, .float, .bool, .none: try? value.repr()
    case .object(let object) where object.kind == .string: value.string.map { String($0.prefix(40)) }
    default: nil
    }
  }
}

extension String {
  /// With everything outside ASCII escaped, as `ascii()` does.
  var asciiEscaped: String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar.value < 0x80 {
        result.unicodeScalars.append(scalar)
      } else if scalar.value < 0x100 {
        result += "\\x" + String(scalar.value, radix: 16).leftPadded(to: 2, with: "0")
      } else if scalar.value < 0x10000 {
        result += "\\u" + String(scalar.value, radix: 16).leftPadded(to: 4, with: "0")
      } else {
        result += "\\U" + String(scalar.value, radix: 16).leftPadded(to: 8, with: "0")
      }
    }
    return result
  }
}
