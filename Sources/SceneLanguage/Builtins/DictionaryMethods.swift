/// The methods of `dict`.
enum DictionaryMethods {
  static func dictionary(_ arguments: Arguments) throws -> DictionaryObject {
    guard arguments.count > 0, let dictionary = arguments[0].object as? DictionaryObject else {
      throw PythonError.typeError("descriptor requires a 'dict' object")
    }
    return dictionary
  }

  /// Fills a dictionary as `dict(…)` and `update(…)` do, from an optional argument and keywords.
  static func fill(_ dictionary: DictionaryObject, _ arguments: Arguments, name: String) throws {
    guard arguments.count <= 1 else {
      throw PythonError.typeError("\(name) expected at most 1 argument, got \(arguments.count)")
    }
    if arguments.count == 1 { try dictionary.update(from: arguments[0]) }
    for (index, keyword) in arguments.keywordNames.enumerated() {
      dictionary[keyword] = arguments.base[arguments.count + index]
    }
  }

  static func install() {
    let type = TypeObject.dictionary
    type.construct = { type, arguments in
      let dictionary = DictionaryObject(ofType: type)
      if !type.isUserDefined { try fill(dictionary, arguments, name: "dict") }
      return .object(dictionary)
    }
    type.method("__init__") { arguments in
      try fill(dictionary(arguments), arguments.dropping(1), name: "dict")
      return .none
    }
    HookMethods.install(on: type, "len", "iter", "repr", "getitem", "setitem", "delitem", "contains")
    HookMethods.installComparisons(on: type, ordered: false)
    HookMethods.installOperators(on: type, [.bitOr], inPlace: true)
    type["__hash__"] = Value.none
    type.classMethod("__class_getitem__") { arguments in
      guard let type = arguments[0].object as? TypeObject else { return .none }
      return .object(GenericAlias(of: type, arguments[1]))
    }
    installReading(on: type)
    installChanges(on: type)
  }

  private static func installReading(on type: TypeObject) {
    for (name, part) in [("keys", DictionaryPart.keys), ("values", .values), ("items", .items)] {
      type.method(name) { arguments in
        try arguments.expect(1, "dict.\(name)")
        return .object(DictionaryView(try dictionary(arguments), part))
      }
    }
    type.method("__reversed__") { .object(DictionaryIterator(try dictionary($0), .keys, reversed: true)) }
    type.method("get") { arguments in
      try arguments.expect(1...2, "get")
      return try dictionary(arguments).value(for: arguments[1]) ?? (arguments.count > 2 ? arguments[2] : .none)
    }
    type.method("copy") { arguments in
      try arguments.expect(1, "dict.copy")
      return .object(try dictionary(arguments).copyOfSameKind())
    }
    type.classMethod("fromkeys") { arguments in
      try arguments.expect(1...2, "fromkeys")
      let value = arguments.count > 2 ? arguments[2] : .none
      if case .object(let cls) = arguments[0], let cls = cls as? TypeObject, cls !== TypeObject.dictionary {
        let result = try arguments[0].call()
        try arguments[1].forEach {
          try result.setItem($0, value)
          return true
        }
        return result
      }
      let result = DictionaryObject()
      try arguments[1].forEach {
        try result.setValue(value, for: $0)
        return true
      }
      return .object(result)
    }
  }

  private static func installChanges(on type: TypeObject) {
    type.method("setdefault") { arguments in
      try arguments.expect(1...2, "setdefault")
      let dictionary = try dictionary(arguments)
      if let known = try dictionary.value(for: arguments[1]) { return known }
      let value = arguments.count > 2 ? arguments[2] : .none
      try dictionary.setValue(value, for: arguments[1])
      return value
    }
    type.method("pop") { arguments in
      try arguments.expect(1...2, "pop")
      if let value = try dictionary(arguments).removeValue(for: arguments[1]) { return value }
      guard arguments.count > 2 else { throw PythonError.keyError(arguments[1]) }
      return arguments[2]
    }
    type.method("popitem") { arguments in
      try arguments.expect(1, "dict.popitem")
      let dictionary = try dictionary(arguments)
      guard let position = dictionary.previousPosition(from: dictionary.used - 1) else {
        throw PythonError.keyError(.string("popitem(): dictionary is empty"))
      }
      let entry = dictionary.entries[position]
      _ = dictionary.removeEntry(at: position)
      return .tuple([entry.key, entry.value])
    }
    type.method("clear") { arguments in
      try arguments.expect(1, "dict.clear")
      try dictionary(arguments).removeAll()
      return .none
    }
    type.method("update") { arguments in
      try fill(dictionary(arguments), arguments.dropping(1), name: "update")
      return .none
    }
  }
}
