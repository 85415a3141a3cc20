/// A module: a namespace with a name.
public final class ModuleObject: PythonObject {
  /// The dotted name.
  public final let name: String
  final let namespace: Namespace
  /// Who imports a submodule when it is first read as an attribute.
  final weak var importer: Interpreter?
  private final var shown: DictionaryObject?

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

  override public func missingAttribute(_ name: String) -> MissingAttribute? { explainMissing?(name) }

  override public func attribute(_ name: StringObject) throws -> Value? {
    if let value = namespace[name] { return value }
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
