/// A module: a namespace with a name.
public final class ModuleObject: PythonObject {
  /// The dotted name.
  public final let name: String
  final let namespace: Namespace
  /// Who imports a submodule when it is first read as an attribute.
  final weak var importer: Interpreter?
  private final var shown: DictionaryObject?

  /// The modules where the names are that are loaded when they are first read.
  private final var homes: [String: String] = [:]

  /// Answers for the names that the module lacks.
  public final var explainMissing: ((String) -> MissingAttribute?)?

  /// Makes an empty module.
  public init(_ name: String) {
    self.name = name
    namespace = Namespace()
    super.init(type: .module, kind: .module)
    namespace[Names.name] = .string(name)
  }

  /// A variable of the module.
  public subscript(name: String) -> Value? {
    get { namespace[.interned(name)] }
    set { namespace[.interned(name)] = newValue }
  }

  /// Defines a function.
  public func function(_ name: String, _ body: @escaping NativeFunction.Body) {
    self[name] = .object(NativeFunction(name, body))
  }

  /// Defines a function whose arguments are matched with a signature first.
  public func function(_ name: String, _ signature: String, _ body: @escaping ([Value?]) throws -> Value) {
    self[name] = .object(NativeFunction(name, signature, body))
  }

  /// Has variables that another module defines, which is loaded when one of them is first read.
  public func offer(_ names: [String], from home: String) {
    for name in names { homes[name] = home }
  }

  /// The names of all variables.
  final var names: [String] { Set(namespace.bindings.map(\.name.string)).union(homes.keys).sorted() }

  override public func missingAttribute(_ name: String) -> MissingAttribute? { explainMissing?(name) }

  override public func attribute(_ name: StringObject) throws -> Value? {
    if let value = namespace[name] { return value }
    if let home = homes[name.string], let importer {
      let value = try Value.object(importer.module(home)).attribute(name.string)
      namespace[name] = value
      return value
    }
    if name === Names.dict { return .object(variables) }
    if let importer, importer.isDefined("\(self.name).\(name.string)") {
      return .object(try importer.module("\(self.name).\(name.string)"))
    }
    if let missing = namespace[Names.getMissing] { return try missing.call(.object(name)) }
    return try genericAttribute(name)
  }

  /// The variables as a dictionary: one object, brought up to date when it is asked for, whose changes count.
  final var variables: DictionaryObject {
    let dictionary = shown ?? DictionaryObject()
    shown = dictionary
    dictionary.mirrored = nil
    let bindings = namespace.bindings
    if dictionary.count > bindings.count { dictionary.removeAll() }
    for (name, value) in bindings { dictionary[name] = value }
    if dictionary.count > bindings.count {
      dictionary.removeAll()
      for (name, value) in bindings { dictionary[name] = value }
    }
    dictionary.mirrored = namespace
    return dictionary
  }

  override public func setAttribute(_ name: StringObject, _ value: Value) throws { namespace[name] = value }

  override public func deleteAttribute(_ name: StringObject) throws {
    guard namespace[name] != nil else { throw PythonError.attributeError(name.string) }
    namespace[name] = nil
  }

  override public func repr() throws -> String { "<module '\(name)'>" }
}
