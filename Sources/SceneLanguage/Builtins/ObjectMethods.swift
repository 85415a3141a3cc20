/// The methods of `object` and `type`, and the attributes that every object has.
enum ObjectMethods {
  static func install() {
    installObject()
    installType()
  }

  private static func slot(_ name: String, _ body: @escaping NativeFunction.Body) {
    let function = NativeFunction(name, isMethod: true, body)
    function.isSlotWrapper = true
    function.owner = .objectType
    TypeObject.objectType.attributes[.interned(name)] = .object(function)
  }

  private static func object(_ arguments: Arguments) throws -> PythonObject {
    guard case .object(let object) = arguments[0] else {
      throw PythonError.typeError("'\(arguments[0].type.messageName)' object has no attributes of its own")
    }
    return object
  }

  private static func name(_ value: Value) throws -> StringObject {
    guard case .object(let object) = value, let text = object as? StringObject else {
      throw PythonError.typeError("attribute name must be string, not '\(value.type.messageName)'")
    }
    return text.interned
  }

  private static func installObject() {
    let type = TypeObject.objectType
    type.construct = { type, arguments in
      guard arguments.count + arguments.keywordNames.count == 0 || type.isUserDefined else {
        throw PythonError.typeError("\(type.name)() takes no arguments")
      }
      return .object(InstanceObject.make(type))
    }
    slot("__init__") { arguments in
      guard arguments.count <= 1, !arguments.hasKeywords else {
        throw PythonError.typeError("object.__init__() takes exactly one argument (the instance to initialize)")
      }
      return .none
    }
    slot("__setattr__") { arguments in
      // What is missing would be None, and be set before the call fails.
      try arguments.expect(3, "__setattr__")
      try object(arguments).setAttribute(name(arguments[1]), arguments[2])
      return .none
    }
    slot("__delattr__") { arguments in
      try object(arguments).deleteAttribute(name(arguments[1]))
      return .none
    }
    slot("__getattribute__") { arguments in
      let name = try name(arguments[1])
      guard case .object(let object) = arguments[0] else { return try arguments[0].attribute(name) }
      guard let found = try object.attribute(name) else { throw arguments[0].missingAttribute(name) }
      return found
    }
    slot("__repr__") { .string(try $0[0].object?.repr() ?? $0[0].repr()) }
    slot("__str__") { arguments in
      guard case .object(let object) = arguments[0], object.kind != .instance else {
        return .string(try arguments[0].repr())
      }
      return .string(try object.str())
    }
    slot("__format__") { .string(try $0[0].object?.format($0[1].string ?? "") ?? $0[0].format($0[1].string ?? "")) }
    slot("__hash__") { .int(try $0[0].object?.hash() ?? $0[0].hash()) }
    slot("__eq__") { arguments in
      let (value, other) = (arguments[0], arguments[1])
      return try value.object?.compare(.equal, other) ?? .notImplemented
    }
    slot("__ne__") { arguments in
      let equal = try arguments[0].compare(.equal, arguments[1])
      return .bool(try !equal.isTrue())
    }
    let subclass = NativeFunction("__init_subclass__", isMethod: true) { arguments in
      guard arguments.keywordNames.isEmpty else {
        let owner = (arguments[0].object as? TypeObject)?.name ?? ""
        throw PythonError.typeError("\(owner).__init_subclass__() takes no keyword arguments")
      }
      return .none
    }
    type.attributes[Names.initSubclass] = .object(ClassMethodObject(.object(subclass)))
    // `object.__new__(cls)` and `super().__new__(cls)`: whatever the native class under it makes.
    let new = NativeFunction("__new__") { arguments in
      guard arguments.count > 0, case .object(let object) = arguments[0], let type = object as? TypeObject else {
        throw PythonError.typeError("object.__new__(X): X is not a type object")
      }
      if type.nativeBase === TypeObject.objectType { return .object(InstanceObject.make(type)) }
      if type.isSubclass(of: .typeOfTypes) { return try newType(type, arguments) }
      guard let construct = type.constructor else {
        throw PythonError.typeError("cannot create '\(type.messageName)' instances")
      }
      return try arguments.dropping(1).complete(type.name) { try construct(type, $0) }
    }
    new.isSlotWrapper = true
    type.attributes[Names.new] = .object(StaticMethodObject(.object(new)))
    type.property("__class__", get: { .object($0.type) }) { value, type in
      if case .object(let object) = value, case .object(let target) = type, let type = target as? TypeObject {
        object.changeType(to: type)
      }
    }
    type.property(
      "__doc__",
      get: { value in
        if let own = value.object?.ownAttribute(Names.doc) { return own }
        return value.type.lookup(Names.doc).flatMap { $0.string.map { .string($0) } } ?? .none
      }
    ) { value, text in
      guard case .object(let object) = value, object.type.hasInstanceAttributes else {
        throw PythonError.attributeError("'\(value.type.messageName)' object attribute '__doc__' is read-only")
      }
      object.setOwnAttribute(Names.doc, text)
    }
    type.property(
      "__dict__",
      get: { value in
        guard case .object(let object) = value, object.type.hasInstanceAttributes, object.type.slotNames == nil else {
          throw PythonError.attributeError("'\(value.type.messageName)' object has no attribute '__dict__'")
        }
        return .object(object.attributeDictionary())
      }
    ) { value, dictionary in
      guard case .object(let object) = value, case .object(let given) = dictionary,
        let dictionary = given as? DictionaryObject
      else { throw PythonError.typeError("__dict__ must be set to a dictionary") }
      object.releaseSlots()
      object.shape = object.type.rootShape
      for (key, item) in dictionary.pairs {
        if let name = key.object as? StringObject { object.setOwnAttribute(name.interned, item) }
      }
    }
  }

  /// `type.__new__(metaclass, name, bases, namespace, **keywords)`; `skipping` counts what precedes the name.
  private static func newType(
    _ metaclass: TypeObject, _ arguments: Arguments, skipping: Int = 1
  ) throws -> Value {
    guard arguments.count == 3 + skipping else {
      throw PythonError.typeError("type.__new__() takes exactly 3 arguments (\(arguments.count - skipping) given)")
    }
    let bases = (arguments[1 + skipping].sequence ?? []).compactMap { $0.object as? TypeObject }
    let interpreter = Interpreter.running
    let type = try interpreter.makeType(
      name: arguments[skipping].string ?? "", bases: bases,
      namespace: arguments[2 + skipping].object as? DictionaryObject ?? DictionaryObject(),
      metaclass: metaclass === TypeObject.typeOfTypes ? nil : metaclass)
    let keywords = DictionaryObject()
    for (name, value) in arguments.keywords { keywords[.interned(name)] = value }
    try interpreter.announce(type, keywords: keywords)
    return .object(type)
  }

  private static func installType() {
    let type = TypeObject.typeOfTypes
    type.construct = { type, arguments in
      if arguments.count == 1 { return .object(arguments[0].type) }
      guard arguments.count == 3 else { throw PythonError.typeError("type() takes 1 or 3 arguments") }
      let bases = (arguments[1].sequence ?? []).compactMap {
        $0.object as? TypeObject ?? ($0.object as? GenericAlias)?.origin
      }
      guard let name = arguments[0].string else {
        throw PythonError.typeError("type.__new__() argument 1 must be str, not \(arguments[0].type.name)")
      }
      guard arguments[1].object is TupleObject else {
        throw PythonError.typeError("type.__new__() argument 2 must be tuple, not \(arguments[1].type.name)")
      }
      guard let namespace = arguments[2].object as? DictionaryObject else {
        throw PythonError.typeError("type.__new__() argument 3 must be dict, not \(arguments[2].type.name)")
      }
      // A metaclass without a `__new__` of its own initialises what it gets here.
      guard type === TypeObject.typeOfTypes else { return try newType(type, arguments, skipping: 0) }
      return try Interpreter.running.makeClass(
        named: name, bases: bases, namespace: namespace, asked: type, keywords: arguments.keywords)
    }
    TypeObject.noneType.construct = { _, _ in .none }
    let superType = TypeObject.superType
    superType.construct = { _, arguments in
      guard arguments.count > 0 else { throw PythonError.runtimeError("super(): no arguments") }
      if arguments.count > 2 {
        throw PythonError.typeError("super() expected at most 2 arguments, got \(arguments.count)")
      }
      guard let start = arguments[0].object as? TypeObject else {
        throw PythonError.typeError("super() argument 1 must be a type, not \(arguments[0].type.name)")
      }
      guard arguments.count > 1 else { return .object(SuperObject(unbound: start)) }
      return .object(try SuperObject(start: start, receiver: arguments[1]))
    }
    type.method("__call__") { arguments in
      guard case .object(let object) = arguments[0], let type = object as? TypeObject else { return .none }
      return try Interpreter.running.instantiatePlainly(type, arguments.dropping(1))
    }
    type.method("__subclasscheck__") { arguments in
      guard let type = arguments[0].object as? TypeObject, let other = arguments[1].object as? TypeObject else {
        throw PythonError.typeError("issubclass() arg 1 must be a class")
      }
      return .bool(other.isSubclass(of: type))
    }
    type.method("__instancecheck__") { arguments in
      guard case .object(let object) = arguments[0], let type = object as? TypeObject else { return .bool(false) }
      return .bool(arguments[1].type.isSubclass(of: type))
    }
    type.method("__init__") { _ in .none }
  }
}
