/// The attributes that every class has.
enum ClassAttributes {
  static func read(_ name: StringObject, of type: TypeObject) throws -> Value? {
    switch ObjectIdentifier(name) {
    case id(Names.name): return .string(type.name)
    case id(Names.qualifiedName): return .string(type.qualifiedNameInModule)
    case id(Names.module): return .string(type.module ?? "builtins")
    case id(Names.dict):
      let dictionary = DictionaryObject()
      for (name, value) in type.attributes.bindings { dictionary[name] = value }
      return .object(dictionary)
    case id(Names.cls): return .object(type.type)
    case id(Names.doc): return type.attributes[Names.doc] ?? Value.none
    case id(mro): return .tuple(shown(type.resolutionOrder, of: type).map { .object($0) })
    case id(mroMethod):
      let order = shown(type.resolutionOrder, of: type)
      return .object(NativeFunction("mro") { _ in .list(order.map { .object($0) }) })
    case id(subclasses):
      return .object(
        NativeFunction("__subclasses__") { _ in
          let known = Interpreter.current?.ownedTypes ?? []
          return .list(known.filter { $0.bases.contains { $0 === type } }.map { .object($0) })
        })
    case id(bases): return .tuple(shownBases(of: type).map { .object($0) })
    case id(base): return shownBases(of: type).first.map { .object($0) } ?? Value.none
    case id(Names.annotations):
      if let own = type.attributes[Names.annotations] { return own }
      return type.isUserDefined ? .object(DictionaryObject()) : nil
    default: return nil
    }
  }

  /// Classes without those above that do not show.
  private static func shown(_ classes: [TypeObject], of type: TypeObject) -> [TypeObject] {
    classes.filter { $0 === type || !$0.isVirtual }
  }

  private static func shownBases(of type: TypeObject) -> [TypeObject] {
    let bases = shown(type.bases, of: type)
    return bases.isEmpty && !type.bases.isEmpty ? [.objectType] : bases
  }

  private static func id(_ name: StringObject) -> ObjectIdentifier { ObjectIdentifier(name) }

  nonisolated(unsafe) private static let mro = StringObject.interned("__mro__")
  nonisolated(unsafe) private static let mroMethod = StringObject.interned("mro")
  nonisolated(unsafe) private static let subclasses = StringObject.interned("__subclasses__")
  nonisolated(unsafe) private static let bases = StringObject.interned("__bases__")
  nonisolated(unsafe) private static let base = StringObject.interned("__base__")
}
