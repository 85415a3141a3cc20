extension Interpreter {
  /// `C(...)`: makes an instance and initialises it.
  func instantiate(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    if let metaclass = type.metaclass, let method = metaclass.override(Names.call) {
      return try BoundMethod.call(method, receiver: .object(type), arguments)
    }
    return try instantiatePlainly(type, arguments)
  }

  /// As `type.__call__` does: `__new__`, then `__init__`.
  func instantiatePlainly(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard type.isUserDefined else {
      guard let construct = type.constructor else {
        throw PythonError.typeError("cannot create '\(type.name)' instances")
      }
      return try construct(type, arguments)
    }
    if let abstract = try abstractMethods(of: type) { throw abstract }
    let instance: Value
    if let new = type.override(Names.new) {
      instance = try Self.callNew(new, type, arguments)
      guard instance.type.isSubclass(of: type) else { return instance }
    } else if let construct = type.constructor, type.nativeBase !== TypeObject.objectType {
      instance = try construct(type, arguments)
    } else {
      if type.override(Names.initialize) == nil, arguments.count + arguments.keywordNames.count > 0 {
        throw PythonError.typeError("\(type.name)() takes no arguments")
      }
      instance = .object(InstanceObject.make(type))
    }
    if let method = instance.type.override(Names.initialize) {
      let result = try BoundMethod.call(method, receiver: instance, arguments)
      guard result.isNone else {
        throw PythonError.typeError("__init__() should return None, not '\(result.type.name)'")
      }
    }
    return instance
  }

  private static func callNew(_ new: Value, _ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let function = (new.object as? StaticMethodObject)?.function ?? new
    let keywords = arguments.keywords
    return try function.call([.object(type)] + arguments.positional, keywords: keywords)
  }

  private func abstractMethods(of type: TypeObject) throws -> PythonError? {
    guard let names = type.lookup(.interned("__abstractmethods__")), let items = try? names.items(), !items.isEmpty
    else { return nil }
    let list = items.compactMap(\.string).sorted().joined(separator: ", ")
    return .typeError(
      "Can't instantiate abstract class \(type.name) with abstract method\(items.count == 1 ? "" : "s") \(list)")
  }

  /// Carries out a `class` statement.
  func makeClass(_ body: Value, name: String, bases: [Value], keywords: DictionaryObject) throws -> Value {
    var types: [TypeObject] = []
    for base in bases {
      guard case .object(let object) = base, let type = object as? TypeObject else {
        throw PythonError.typeError("metaclass conflict: '\(base.type.name)' object is not a class")
      }
      guard type.isBase else { throw PythonError.typeError("type '\(type.name)' is not an acceptable base type") }
      types.append(type)
    }
    let namespace = DictionaryObject()
    var metaclass = types.lazy.compactMap(\.metaclass).first
    if let explicit = keywords[.interned("metaclass")] {
      if case .object(let object) = explicit, let type = object as? TypeObject {
        if type !== TypeObject.typeOfTypes { metaclass = type }
      }
      keywords[.interned("metaclass")] = nil
    }
    _ = try body.call(.object(namespace))
    let cell = namespace[.interned("__classcell__")]
    namespace[.interned("__classcell__")] = nil
    let type: TypeObject
    if let metaclass, let new = metaclass.override(Names.new) {
      let made = try new.callNew(
        [.object(metaclass), .string(name), .tuple(types.map { .object($0) }), .object(namespace)],
        keywords: keywords)
      guard case .object(let object) = made, let madeType = object as? TypeObject else { return made }
      type = madeType
    } else {
      type = try makeType(name: name, bases: types, namespace: namespace, metaclass: metaclass)
    }
    if case .object(let object)? = cell, let cell = object as? CellObject { cell.value = .object(type) }
    if let metaclass, let initialize = metaclass.override(Names.initialize) {
      _ = try initialize.call(
        .object(type), .string(name), .tuple(types.map { .object($0) }), .object(namespace))
    }
    try announce(type, keywords: metaclass == nil ? keywords : DictionaryObject())
    return .object(type)
  }

  /// `type(name, bases, namespace)`.
  func makeType(
    name: String, bases: [TypeObject], namespace: DictionaryObject, metaclass: TypeObject? = nil
  ) throws -> TypeObject {
    let all = bases.isEmpty ? [TypeObject.objectType] : bases
    _ = try TypeObject.merge(all)
    let type = TypeObject(
      name: name, module: namespace[Names.module]?.string ?? "__main__", bases: all, isUserDefined: true,
      hasInstanceAttributes: true, construct: nil, metaclass: metaclass)
    ownedTypes.append(type)
    if let qualified = namespace[Names.qualifiedName]?.string { type.qualifiedNameInModule = qualified }
    for (key, value) in namespace.pairs {
      guard case .object(let object) = key, let name = object as? StringObject, name !== Names.qualifiedName else {
        continue
      }
      (value.object as? PropertyObject)?.name = name.string
      type.setTypeAttribute(name.interned, Self.implicitlyStatic(name, value))
    }
    try limitSlots(of: type, namespace)
    if type.lookup(.interned("__del__")) != nil {
      type.hasFinalizer = true
      releaseWatch.isNeeded = true
    }
    // A class that defines equality alone cannot be hashed.
    if type.attributes[Names.equal] != nil, type.attributes[Names.hash] == nil {
      type.setTypeAttribute(Names.hash, Value.none)
    }
    return type
  }

  /// What `__slots__` allows.
  private func limitSlots(of type: TypeObject, _ namespace: DictionaryObject) throws {
    guard let slots = namespace[.interned("__slots__")] else { return }
    let names = try slots.string.map { [$0] } ?? slots.items().map { try $0.str() }
    var allowed: Set<ObjectIdentifier> = []
    for base in type.bases where base !== TypeObject.objectType {
      guard let inherited = base.slotNames else { return }
      allowed.formUnion(inherited)
    }
    let bounds = !names.contains("__dict__")
    for name in names where name != "__dict__" && name != "__weakref__" {
      if namespace[.interned(name)] != nil {
        throw PythonError.valueError("'\(name)' in __slots__ conflicts with class variable")
      }
      let isPrivate = name.hasPrefix("__") && !name.hasSuffix("__")
      let owner = String(type.name.drop { $0 == "_" })
      let attribute = StringObject.interned(isPrivate ? "_\(owner)\(name)" : name)
      allowed.insert(ObjectIdentifier(attribute))
      type.setTypeAttribute(attribute, .object(SlotMember(name: attribute.string, owner: type)))
    }
    if bounds { type.slotNames = allowed }
  }

  private static func implicitlyStatic(_ name: StringObject, _ value: Value) -> Value {
    guard case .object(let object) = value, object.kind == .function else { return value }
    if name.string == "__new__" { return .object(StaticMethodObject(value)) }
    if name.string == "__init_subclass__" || name.string == "__class_getitem__" {
      return .object(ClassMethodObject(value))
    }
    return value
  }

  /// Tells the attributes and the base of a new class about it.
  func announce(_ type: TypeObject, keywords: DictionaryObject) throws {
    for (name, value) in type.attributes.bindings {
      guard case .object(let object) = value, object.type.isUserDefined, let method = object.type.lookup(Names.setName)
      else { continue }
      _ = try method.call(value, .object(type), .object(name))
    }
    if let method = type.lookup(Names.initSubclass, after: type) {
      let bound = try method.boundToClass(type)
      let named = keywords.pairs.compactMap { pair in pair.key.string.map { (name: $0, value: pair.value) } }
      _ = try bound.call([], keywords: named)
    } else if keywords.count > 0 {
      throw PythonError.typeError("\(type.name).__init_subclass__() takes no keyword arguments")
    }
  }

  /// `isinstance(value, type)`, where the second may be a tuple.
  func isInstance(_ value: Value, of classes: Value) throws -> Bool {
    if case .object(let object) = classes {
      if object is GenericAlias {
        throw PythonError.typeError("isinstance() argument 2 cannot be a parameterized generic")
      }
      if let tuple = object as? TupleObject ?? (object as? UnionObject)?.members {
        for item in tuple.items where try isInstance(value, of: item) { return true }
        return false
      }
      if let type = object as? TypeObject {
        if let metaclass = type.metaclass, let check = metaclass.override(Names.instanceCheck) {
          return try check.call(classes, value).isTrue()
        }
        return value.type.isSubclass(of: type)
      }
      if let check = object.type.lookup(Names.instanceCheck) { return try check.call(classes, value).isTrue() }
    }
    if classes.isNone { return value.isNone }
    throw PythonError.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
  }

  func isSubclass(_ value: Value, of classes: Value) throws -> Bool {
    guard case .object(let object) = value, let type = object as? TypeObject else {
      throw PythonError.typeError("issubclass() arg 1 must be a class")
    }
    if case .object(let object) = classes {
      if let tuple = object as? TupleObject ?? (object as? UnionObject)?.members {
        for item in tuple.items where try isSubclass(value, of: item) { return true }
        return false
      }
      if let other = object as? TypeObject { return type.isSubclass(of: other) }
    }
    throw PythonError.typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
  }
}

extension Value {
  fileprivate func callNew(_ arguments: [Value], keywords: DictionaryObject) throws -> Value {
    let function = (object as? StaticMethodObject)?.function ?? self
    return try function.call(
      arguments, keywords: keywords.pairs.compactMap { pair in pair.key.string.map { ($0, pair.value) } })
  }
}
