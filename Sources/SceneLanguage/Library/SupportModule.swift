/// `_support`: what the library's Python code cannot say in Python.
enum SupportModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("_support") { module, _ in
    installTypes(in: module)
    installRuntime(in: module)
    // binder(function, positional names, keyword-only names, optional names, missing)
    module.function("binder", 5...5) { arguments in
      let parameters = try LibraryParameters(arguments)
      let missing = arguments[4]
      return .object(
        NativeFunction("bind") { call in
          let keywords = (call[1].object as? DictionaryObject)?.pairs ?? []
          let values = try parameters.bind(
            call[0].items(), keywords.map { ($0.key.string ?? "", $0.value) }, implicit: 1)
          return .list(values.map { $0 ?? missing })
        })
    }
    module.function("tuple_maker", 3...3) { arguments in
      let defaults = try arguments[2].items()
      var parameters = LibraryParameters(function: try arguments[0].str())
      parameters.positional = try arguments[1].items().map { try $0.str() }
      parameters.optional = Set(parameters.positional.suffix(defaults.count))
      return .object(
        NativeFunction("__new__") { [parameters] call in
          guard call.count > 0, let type = call[0].object as? TypeObject else {
            throw PythonError.typeError("\(parameters.function)() missing 1 required positional argument: '_cls'")
          }
          let values = try parameters.bind(call.positional(from: 1), call.keywords, implicit: 1)
          let start = parameters.positional.count - defaults.count
          return .object(
            TupleObject(values.enumerated().map { $1 ?? defaults[$0 - start] }, type: type))
        })
    }
    // construct(native base, class, *arguments): an instance as the base makes it.
    module.function("construct") { arguments in
      guard arguments.count >= 2, let base = arguments[0].object as? TypeObject,
        let type = arguments[1].object as? TypeObject, let construct = base.constructor
      else { throw PythonError.typeError("construct() needs two classes") }
      return try construct(type, arguments.dropping(2))
    }
    // alias(class, item): `class[item]`, as annotations and lists of bases have it.
    module.function("alias", 2...2) { arguments in
      guard let origin = arguments[0].object as? TypeObject else { return arguments[0] }
      return .object(GenericAlias(of: origin, arguments[1]))
    }
    module.function("blank", 2...2) { try blank($0[0], like: $0[1]) }
  }

  /// An instance of a class without the content of another, for copying: immutable ones take their value over.
  private static func blank(_ type: Value, like value: Value) throws -> Value {
    guard let type = type.object as? TypeObject, let construct = type.constructor else {
      throw PythonError.typeError("cannot copy '\(value.type.messageName)' object")
    }
    let base = type.nativeBase
    let takesValue = [TypeObject.int, .float, .string, .bytes, .tuple, .frozenSet].contains { base.isSubclass(of: $0) }
    guard
      takesValue || base.isSubclass(of: .dictionary) || base.isSubclass(of: .list) || base.isSubclass(of: .set)
        || base === TypeObject.objectType || base === CollectionsModule.dequeType
    else { throw PythonError.typeError("cannot pickle '\(value.type.messageName)' object") }
    let made = try Arguments.with(takesValue ? [value] : []) { try construct(type, $0) }
    if let source = value.object as? DictionaryObject, let copy = made.object as? DictionaryObject {
      copy.defaultFactory = source.defaultFactory
    }
    if let source = value.object as? DequeObject, let copy = made.object as? DequeObject {
      copy.maximum = source.maximum
    }
    return made
  }

  private static func installTypes(in module: ModuleObject) {
    TypeObject.method.construct = { _, arguments in
      guard arguments.count == 2 else {
        throw PythonError.typeError("method expected 2 arguments, got \(arguments.count)")
      }
      guard case .object(let function) = arguments[0], arguments[0].isCallable else {
        throw PythonError.typeError("first argument must be callable")
      }
      return .object(BoundMethod(receiver: arguments[1], function: function))
    }
    for (name, type) in [
      ("BuiltinFunctionType", TypeObject.builtinFunction), ("MethodType", .method), ("ModuleType", .module),
      ("CodeType", .code), ("TracebackType", .traceback), ("CellType", .cell),
    ] { module[name] = .object(type) }
  }
}

/// The parameters of a function that library code makes, matched with CPython's messages for Python functions.
struct LibraryParameters {
  let function: String
  var positional: [String] = []
  var keywordOnly: [String] = []
  var optional: Set<String> = []

  init(function: String) { self.function = function }

  /// From a function's name and the names of its positional, keyword-only and optional parameters.
  init(_ arguments: Arguments) throws {
    function = try arguments[0].str()
    positional = try arguments[1].items().map { try $0.str() }
    keywordOnly = try arguments[2].items().map { try $0.str() }
    optional = Set(try arguments[3].items().map { try $0.str() })
  }

  /// The value of each parameter, nil where an optional one was left out. `implicit` counts `self` in messages.
  func bind(
    _ arguments: [Value], _ keywords: [(name: String, value: Value)], implicit: Int
  ) throws -> [Value?] {
    let names = positional + keywordOnly
    var values = [Value?](repeating: nil, count: names.count)
    for (index, value) in arguments.prefix(positional.count).enumerated() { values[index] = value }
    for (name, value) in keywords {
      guard let index = names.firstIndex(of: name) else {
        throw PythonError.typeError("\(function)() got an unexpected keyword argument '\(name)'")
      }
      guard values[index] == nil else {
        throw PythonError.typeError("\(function)() got multiple values for argument '\(name)'")
      }
      values[index] = value
    }
    if arguments.count > positional.count {
      let most = positional.count + implicit
      let least = most - positional.filter(optional.contains).count
      let range = least == most ? "\(most)" : "from \(least) to \(most)"
      let given = arguments.count + implicit
      let named = values[positional.count...].count { $0 != nil }
      if named > 0 {
        throw PythonError.typeError(
          "\(function)() takes \(range) positional argument\(most == 1 ? "" : "s") but \(given) positional "
            + "argument\(given == 1 ? "" : "s") (and \(named) keyword-only argument\(named == 1 ? "" : "s")) were given"
        )
      }
      throw PythonError.typeError(
        "\(function)() takes \(range) positional argument\(most == 1 ? "" : "s") but \(given) "
          + "\(given == 1 ? "was" : "were") given")
    }
    for (part, kind) in [(positional, "positional"), (keywordOnly, "keyword-only")] {
      let missing = part.filter { name in
        !optional.contains(name) && (names.firstIndex(of: name).map { values[$0] == nil } ?? false)
      }
      guard !missing.isEmpty else { continue }
      throw PythonError.typeError(
        "\(function)() missing \(missing.count) required \(kind) argument\(missing.count == 1 ? "" : "s"): "
          + Self.listed(missing))
    }
    return values
  }

  private static func listed(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    switch quoted.count {
    case 1: return quoted[0]
    case 2: return "\(quoted[0]) and \(quoted[1])"
    default: return quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
    }
  }
}
