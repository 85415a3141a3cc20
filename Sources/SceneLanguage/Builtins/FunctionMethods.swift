/// The attributes of functions, methods, generators, properties and the wrappers of methods.
enum FunctionMethods {
  static func install() {
    installFunctions()
    installGenerators()
    installDescriptors()
  }

  private static func function(_ value: Value) -> FunctionObject? { value.object as? FunctionObject }

  private static func installFunctions() {
    let type = TypeObject.function
    type.property("__name__", get: { .string(function($0)?.name ?? "") }) { function($0)?.name = $1.string ?? "" }
    type.property("__qualname__", get: { .string(function($0)?.qualifiedName ?? "") }) {
      function($0)?.qualifiedName = $1.string ?? ""
    }
    type.property(
      "__module__",
      get: { value in
        function(value)?.ownAttribute(Names.module) ?? function(value)?.globals["__name__"] ?? .none
      }
    ) { function($0)?.setOwnAttribute(Names.module, $1) }
    type.property(
      "__doc__",
      get: { value in
        function(value)?.ownAttribute(Names.doc) ?? function(value)?.code.documentation.map { .string($0) } ?? .none
      }
    ) { function($0)?.setOwnAttribute(Names.doc, $1) }
    type.property(
      "__defaults__",
      get: { value in
        let defaults = function(value)?.defaults ?? []
        return defaults.isEmpty ? .none : .tuple(defaults)
      }
    ) { target, value in
      guard value.isNone || value.object is TupleObject else {
        throw PythonError.typeError("__defaults__ must be set to a tuple object")
      }
      function(target)?.defaults = value.sequence ?? []
    }
    type.property("__code__", get: { function($0).map { .object(CodeView($0.code)) } ?? .none })
    type.property("__globals__", get: { function($0).map { .object($0.globals.variables) } ?? .none })
    type.property(
      "__closure__",
      get: { value in
        let cells = function(value)?.closure ?? []
        return cells.isEmpty ? .none : .tuple(cells.map { .object($0) })
      })
    TypeObject.cell.property("cell_contents", get: { ($0.object as? CellObject)?.value ?? .none })
    type.property(
      "__kwdefaults__",
      get: { value in
        guard let function = function(value), !function.keywordDefaults.isEmpty else { return .none }
        let code = function.code
        let names = code.localNames[code.positionalCount..<code.positionalCount + code.keywordOnlyCount]
        let defaults = DictionaryObject()
        for name in names { defaults[name] = function.keywordDefaults[ObjectIdentifier(name)] }
        return .object(defaults)
      }
    ) { target, value in
      guard value.isNone || value.object is DictionaryObject else {
        throw PythonError.typeError("__kwdefaults__ must be set to a dict object")
      }
      guard let function = function(target) else { return }
      function.keywordDefaults = [:]
      for name in function.code.localNames {
        guard let given = try (value.object as? DictionaryObject)?.value(for: .object(name)) else { continue }
        function.keywordDefaults[ObjectIdentifier(name)] = given
      }
    }
    type.property(
      "__annotations__",
      get: { value in
        if let known = function(value)?.ownAttribute(Names.annotations) { return known }
        let made = Value.object(DictionaryObject())
        function(value)?.setOwnAttribute(Names.annotations, made)
        return made
      }
    ) { function($0)?.setOwnAttribute(Names.annotations, $1) }
    type.method("__get__") { arguments in
      arguments[1].isNone ? arguments[0] : try arguments[0].bound(to: arguments[1], owner: arguments[1].type)
    }
    let method = TypeObject.method
    method.property("__self__", get: { ($0.object as? BoundMethod)?.receiver ?? .none })
    method.property("__func__", get: { ($0.object as? BoundMethod).map { .object($0.function) } ?? .none })
    for name in ["__name__", "__qualname__", "__doc__", "__module__"] {
      method.property(
        name,
        get: { value in
          try (value.object as? BoundMethod).map { try Value.object($0.function).attribute(name) } ?? .none
        })
    }
    for type in [TypeObject.builtinFunction, .methodDescriptor] {
      type.property("__name__", get: { .string(native($0)?.name ?? "") })
      type.property(
        "__qualname__",
        get: { value in
          .string((native(value)?.owner.map { "\($0.name)." } ?? "") + (native(value)?.name ?? ""))
        })
      type.property("__doc__", get: { native($0)?.documentation.map { .string($0) } ?? .none })
      type.property("__self__", get: { ($0.object as? BoundMethod)?.receiver ?? .none })
      type.property("__module__", get: { _ in .string("builtins") })
    }
  }

  private static func native(_ value: Value) -> NativeFunction? {
    value.object as? NativeFunction ?? (value.object as? BoundMethod)?.function as? NativeFunction
  }

  private static func installGenerators() {
    let type = TypeObject.generator
    func generator(_ value: Value) throws -> GeneratorObject {
      guard let generator = value.object as? GeneratorObject else {
        throw PythonError.typeError("a generator is required")
      }
      return generator
    }
    func step(_ generator: GeneratorObject, _ value: Value?) throws -> Value {
      if let value { return value }
      throw PythonError(IterationFunctions.stop(generator))
    }
    type.method("__next__") { arguments in
      let generator = try generator(arguments[0])
      return try step(generator, Interpreter.running.machine.resume(generator, sending: .none))
    }
    type.method("__iter__") { $0[0] }
    type.method("send") { arguments in
      let generator = try generator(arguments[0])
      return try step(generator, Interpreter.running.machine.resume(generator, sending: arguments[1]))
    }
    type.method("throw") { arguments in
      let generator = try generator(arguments[0])
      var exception = try Machine.exception(
        arguments[1],
        message: "exceptions must be classes or instances deriving from BaseException, not \(arguments[1].type.name)")
      if arguments.count > 2, case .object(let object) = arguments[1], let type = object as? TypeObject,
        !arguments[2].isNone, let made = try Value.object(type).call(arguments[2]).object as? ExceptionObject
      {
        exception = made
      }
      return try step(generator, Interpreter.running.machine.throwInto(generator, PythonError(exception)))
    }
    type.method("close") { arguments in
      try Interpreter.running.machine.close(generator(arguments[0]))
      return .none
    }
    type.property("__name__", get: { .string(try generator($0).function.name) })
    type.property("__qualname__", get: { .string(try generator($0).function.qualifiedName) })
    type.property("gi_running", get: { .bool(try generator($0).state == .running) })
    type.property("gi_suspended", get: { .bool(try generator($0).state == .suspended) })
    type.property("gi_code", get: { try Value.object(generator($0).function).attribute(.interned("__code__")) })
    // A frame has no attributes here; what it is asked for is whether there is one.
    type.property("gi_frame", get: { try generator($0).state == .finished ? .none : $0 })
  }

  private static func installDescriptors() {
    TypeObject.staticMethod.construct = { _, arguments in .object(StaticMethodObject(arguments[0])) }
    TypeObject.classMethod.construct = { _, arguments in .object(ClassMethodObject(arguments[0])) }
    TypeObject.staticMethod.property("__func__", get: { ($0.object as? StaticMethodObject)?.function ?? .none })
    TypeObject.classMethod.property("__func__", get: { ($0.object as? ClassMethodObject)?.function ?? .none })
    let signature = Signature("fget=, fset=, fdel=, doc=")
    let property = TypeObject.property
    property.construct = { type, arguments in
      let values = try signature.bind(arguments, function: "property")
      return .object(
        PropertyObject(
          getter: values[0] ?? .none, setter: values[1] ?? .none, deleter: values[2] ?? .none,
          documentation: values[3] ?? .none, type: type))
    }
    func known(_ value: Value) throws -> PropertyObject {
      guard let known = value.object as? PropertyObject else { throw PythonError.typeError("a property is required") }
      return known
    }
    property.method("getter") { arguments in
      let old = try known(arguments[0])
      return .object(PropertyObject(getter: arguments[1], setter: old.setter, deleter: old.deleter, type: old.type))
    }
    property.method("setter") { arguments in
      let old = try known(arguments[0])
      return .object(PropertyObject(getter: old.getter, setter: arguments[1], deleter: old.deleter, type: old.type))
    }
    property.method("deleter") { arguments in
      let old = try known(arguments[0])
      return .object(PropertyObject(getter: old.getter, setter: old.setter, deleter: arguments[1], type: old.type))
    }
    property.property("fget", get: { try known($0).getter })
    property.property(
      "__doc__",
      get: { value in
        let property = try known(value)
        guard property.documentation.isNone else { return property.documentation }
        return try property.getter.attributeIfPresent(Names.doc) ?? .none
      })
    property.property("fset", get: { try known($0).setter })
    property.property("fdel", get: { try known($0).deleter })
    TypeObject.slice.property("start", get: { ($0.object as? SliceObject)?.start ?? .none })
    TypeObject.slice.property("stop", get: { ($0.object as? SliceObject)?.stop ?? .none })
    TypeObject.slice.property("step", get: { ($0.object as? SliceObject)?.step ?? .none })
  }
}
