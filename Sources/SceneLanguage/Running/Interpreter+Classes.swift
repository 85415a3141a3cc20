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
        throw PythonError.typeError("cannot create '\(type.messageName)' instances")
      }
      return try arguments.complete(type.name) { try construct(type, $0) }
    }
    if let abstract = try abstractMethods(of: type) { throw abstract }
    let instance: Value
    if let new = type.override(Names.new) {
      instance = try Self.callNew(new, type, arguments)
      guard instance.type.isSubclass(of: type) else { return instance }
    } else if let construct = type.constructor, type.nativeBase !== TypeObject.objectType {
      instance = try arguments.complete(type.name) { try construct(type, $0) }
    } else {
      if type.override(Names.initialize) == nil, arguments.count + arguments.keywordNames.count > 0 {
        throw PythonError.typeError("\(type.name)() takes no arguments")
      }
      instance = .object(InstanceObject.make(type))
    }
    if let method = instance.type.override(Names.initialize) {
      let result = try BoundMethod.call(method, receiver: instance, arguments)
      guard result.isNone else {
        throw PythonError.typeError("__init__() should return None, not '\(result.type.messageName)'")
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
      guard let type = base.object as? TypeObject ?? (base.object as? GenericAlias)?.origin else {
        throw PythonError.typeError("metaclass conflict: '\(base.type.name)' object is not a class")
      }
      types.append(type)
    }
    let explicit = keywords[.interned("metaclass")]
    keywords[.interned("metaclass")] = nil
    let parents = Value.tuple(types.map { .object($0) })
    let named = keywords.pairs.compactMap { pair in pair.key.string.map { (name: $0, value: pair.value) } }
    if let maker = explicit, !(maker.object is TypeObject) {
      // Anything that can be called may stand for a metaclass.
      let namespace = DictionaryObject()
      _ = try body.call(.object(namespace))
      return try maker.call([.string(name), parents, .object(namespace)], keywords: named)
    }
    let metaclass = try Self.metaclass(explicit?.object as? TypeObject, of: types)
    var namespace = DictionaryObject()
    if let prepare = metaclass?.override(.interned("__prepare__")), let metaclass {
      let prepared = try prepare.boundToClass(metaclass).call([.string(name), parents], keywords: named)
      guard let dictionary = prepared.object as? DictionaryObject else {
        throw PythonError.typeError(
          "\(metaclass.name).__prepare__() must return a mapping, not \(prepared.type.name)")
      }
      namespace = dictionary
    }
    _ = try body.call(.object(namespace))
    guard let metaclass else {
      let type = try makeType(name: name, bases: types, namespace: namespace)
      try announce(type, keywords: keywords)
      return .object(type)
    }
    return try instantiate(metaclass, [.string(name), parents, .object(namespace)], named, keywords)
  }

  /// `type(name, bases, namespace)`: the metaclass of the bases has its say.
  func makeClass(
    named name: String, bases: [TypeObject], namespace: DictionaryObject, asked: TypeObject,
    keywords: [(name: String, value: Value)]
  ) throws -> Value {
    let words = DictionaryObject()
    for (name, value) in keywords { words[.interned(name)] = value }
    guard let metaclass = try Self.metaclass(asked, of: bases) else {
      let type = try makeType(name: name, bases: bases, namespace: namespace)
      try announce(type, keywords: words)
      return .object(type)
    }
    let arguments = [Value.string(name), .tuple(bases.map { .object($0) }), .object(namespace)]
    return try instantiate(metaclass, arguments, keywords, words)
  }

  /// Calls a metaclass to make a class.
  private func instantiate(
    _ metaclass: TypeObject, _ arguments: [Value], _ named: [(name: String, value: Value)],
    _ keywords: DictionaryObject
  ) throws -> Value {
    let made: Value
    if let new = metaclass.override(Names.new) {
      made = try new.callNew([.object(metaclass)] + arguments, keywords: keywords)
    } else {
      let bases = (arguments[1].sequence ?? []).compactMap { $0.object as? TypeObject }
      let type = try makeType(
        name: arguments[0].string ?? "", bases: bases,
        namespace: arguments[2].object as? DictionaryObject ?? DictionaryObject(), metaclass: metaclass)
      try announce(type, keywords: keywords)
      made = .object(type)
    }
    if made.type.isSubclass(of: metaclass), let initialize = metaclass.override(Names.initialize) {
      _ = try initialize.call([made] + arguments, keywords: named)
    }
    return made
  }

  /// The most derived metaclass of the one asked for and those of the bases; nil for `type` itself.
  private static func metaclass(_ explicit: TypeObject?, of bases: [TypeObject]) throws -> TypeObject? {
    var best = explicit === TypeObject.typeOfTypes ? nil : explicit
    for base in bases {
      guard let other = base.metaclass else { continue }
      if let known = best, known.isSubclass(of: other) { continue }
      guard best.map({ other.isSubclass(of: $0) }) ?? true else {
        throw PythonError.typeError(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
            + "all its bases")
      }
      best = other
    }
    return best
  }

  /// `type(name, bases, namespace)`.
  func makeType(
    name: String, bases: [TypeObject], namespace: DictionaryObject, metaclass: TypeObject? = nil
  ) throws -> TypeObject {
    let all = bases.isEmpty ? [TypeObject.objectType] : bases
    _ = try TypeObject.merge(all)
    try Self.checkLayout(all)
    let type = TypeObject(
      name: name, module: namespace[Names.module]?.string ?? "__main__", bases: all, isUserDefined: true,
      hasInstanceAttributes: true, construct: nil, metaclass: metaclass)
    ownedTypes.append(type)
    if let qualified = namespace[Names.qualifiedName]?.string { type.qualifiedNameInModule = qualified }
    for (key, value) in namespace.pairs {
      guard case .object(let object) = key, let name = object as? StringObject, name !== Names.qualifiedName else {
        continue
      }
      if name.string == "__classcell__", let cell = value.object as? CellObject {
        // The class that the methods know as `__class__`.
        cell.value = .object(type)
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
    let items = slots.string == nil ? try slots.items() : [slots]
    let names = try items.map { item in
      guard let name = item.string else {
        throw PythonError.typeError("__slots__ items must be strings, not '\(item.type.name)'")
      }
      guard Self.isIdentifier(name) else { throw PythonError.typeError("__slots__ must be identifiers") }
      return name
    }
    let sized: [TypeObject] = [.int, .tuple, .bytes]
    if !names.isEmpty, let base = type.bases.first(where: { base in sized.contains { $0 === base.nativeBase } }) {
      throw PythonError.typeError("nonempty __slots__ not supported for subtype of '\(base.name)'")
    }
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

  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
    return name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
  }

  /// Classes of different built-in kinds cannot both shape an instance.
  private static func checkLayout(_ bases: [TypeObject]) throws {
    var shaping = TypeObject.objectType
    for base in bases.map(\.nativeBase) where !shaping.isSubclass(of: base) {
      guard base.isSubclass(of: shaping) else {
        throw PythonError.typeError("multiple bases have instance lay-out conflict")
      }
      shaping = base
    }
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
      do { _ = try method.bound(to: value, owner: object.type).call(.object(type), .object(name)) } catch let error
        as PythonError
      {
        let outer = PythonError.runtimeError(
          "Error calling __set_name__ on '\(object.type.name)' instance '\(name.string)' in '\(type.name)'")
        outer.exception.cause = error.exception
        outer.exception.suppressesContext = true
        throw outer
      }
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
      if let other = object as? TypeObject {
        if let check = other.metaclass?.override(.interned("__subclasscheck__")) {
          return try check.call(classes, value).isTrue()
        }
        return type.isSubclass(of: other)
      }
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
