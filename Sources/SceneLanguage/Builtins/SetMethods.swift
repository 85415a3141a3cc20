/// The methods of `set` and `frozenset`.
enum SetMethods {
  private static func set(_ arguments: Arguments) throws -> SetObject {
    guard arguments.count > 0, let set = arguments[0].object as? SetObject else {
      throw PythonError.typeError("descriptor requires a 'set' object")
    }
    return set
  }

  static func install() {
    installBoth(on: .set)
    installBoth(on: .frozenSet)
    let type = TypeObject.set
    type.construct = { type, arguments in
      let set = SetObject(ofType: type)
      guard !type.isUserDefined else { return .object(set) }
      if arguments.hasKeywords { throw PythonError.typeError("set() takes no keyword arguments") }
      guard arguments.count <= 1 else {
        throw PythonError.typeError("set expected at most 1 argument, got \(arguments.count)")
      }
      if arguments.count == 1 { try set.formUnion(arguments[0]) }
      return .object(set)
    }
    type.method("__init__") { arguments in
      try arguments.expect(0...1, "set")
      let set = try set(arguments)
      set.removeAll()
      if arguments.count == 2 { try set.formUnion(arguments[1]) }
      return .none
    }
    TypeObject.frozenSet.construct = { type, arguments in
      if arguments.hasKeywords, !type.isUserDefined {
        throw PythonError.typeError("frozenset() takes no keyword arguments")
      }
      guard arguments.count <= 1 else {
        throw PythonError.typeError("frozenset expected at most 1 argument, got \(arguments.count)")
      }
      guard arguments.count == 1 else { return .object(SetObject(ofType: type)) }
      if type === TypeObject.frozenSet, arguments[0].type === TypeObject.frozenSet { return arguments[0] }
      return .object(try SetObject(contentsOf: arguments[0], type: type))
    }
    HookMethods.install(on: .frozenSet, "hash")
    type["__hash__"] = Value.none
    HookMethods.installOperators(on: type, [.bitAnd, .bitOr, .bitXor, .subtract], inPlace: true)
    HookMethods.installOperators(on: .frozenSet, [.bitAnd, .bitOr, .bitXor, .subtract])
    installChanges(on: type)
  }

  private static func installBoth(on type: TypeObject) {
    HookMethods.install(on: type, "len", "iter", "repr", "contains")
    HookMethods.installComparisons(on: type)
    type.classMethod("__class_getitem__") { arguments in
      guard let type = arguments[0].object as? TypeObject else { return .none }
      return .object(GenericAlias(of: type, arguments[1]))
    }
    type.method("copy") { arguments in
      try arguments.expect(1, "\(type.name).copy")
      return .object(try set(arguments).copy())
    }
    // Each takes any number of iterables.
    let many: [(String, (SetObject, Value) throws -> SetObject)] = [
      ("union", { try $0.union($1) }), ("intersection", { try $0.intersection($1) }),
      ("difference", { try $0.difference($1) }),
    ]
    for (name, combine) in many {
      type.method(name) { arguments in
        var result = try set(arguments)
        if arguments.count == 1 { return .object(try result.copy()) }
        for other in arguments.positional(from: 1) { result = try combine(result, other) }
        return .object(result)
      }
    }
    type.method("symmetric_difference") { arguments in
      try arguments.expect(2, "\(type.name).symmetric_difference")
      return .object(try set(arguments).symmetricDifference(arguments[1]))
    }
    type.method("issubset") { arguments in
      try arguments.expect(2, "\(type.name).issubset")
      return .bool(try set(arguments).isSubset(of: asSet(arguments[1])))
    }
    type.method("issuperset") { arguments in
      try arguments.expect(2, "\(type.name).issuperset")
      return .bool(try asSet(arguments[1]).isSubset(of: set(arguments)))
    }
    type.method("isdisjoint") { arguments in
      try arguments.expect(2, "\(type.name).isdisjoint")
      return .bool(try set(arguments).isDisjoint(with: arguments[1]))
    }
  }

  private static func asSet(_ value: Value) throws -> SetObject {
    if let set = value.object as? SetObject { return set }
    return try SetObject(contentsOf: value)
  }

  private static func installChanges(on type: TypeObject) {
    type.method("add") { arguments in
      try arguments.expect(2, "set.add")
      try set(arguments).insert(arguments[1])
      return .none
    }
    type.method("discard") { arguments in
      try arguments.expect(2, "set.discard")
      try set(arguments).remove(arguments[1])
      return .none
    }
    type.method("remove") { arguments in
      try arguments.expect(2, "set.remove")
      guard try set(arguments).remove(arguments[1]) else { throw PythonError.keyError(arguments[1]) }
      return .none
    }
    type.method("pop") { arguments in
      try arguments.expect(1, "set.pop")
      guard let value = try set(arguments).popFirst() else {
        throw PythonError.keyError(.string("pop from an empty set"))
      }
      return value
    }
    type.method("clear") { arguments in
      try arguments.expect(1, "set.clear")
      try set(arguments).removeAll()
      return .none
    }
    type.method("update") { arguments in
      let target = try set(arguments)
      for other in arguments.positional(from: 1) { try target.formUnion(other) }
      return .none
    }
    type.method("intersection_update") { arguments in
      let target = try set(arguments)
      for other in arguments.positional(from: 1) { target.replace(with: try target.intersection(other)) }
      return .none
    }
    type.method("difference_update") { arguments in
      let target = try set(arguments)
      for other in arguments.positional(from: 1) { try target.subtract(other) }
      return .none
    }
    type.method("symmetric_difference_update") { arguments in
      try arguments.expect(2, "set.symmetric_difference_update")
      try set(arguments).formSymmetricDifference(arguments[1])
      return .none
    }
  }
}
