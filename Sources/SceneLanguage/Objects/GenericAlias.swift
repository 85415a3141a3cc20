/// `list[int]`: a class with arguments that only annotations mean. Calling it calls the class.
final class GenericAlias: PythonObject {
  /// The class itself.
  let origin: TypeObject
  private let arguments: [Value]

  init(of origin: TypeObject, _ key: Value) {
    self.origin = origin
    arguments = (key.object as? TupleObject)?.items ?? [key]
    super.init(type: Self.aliasType)
  }

  nonisolated(unsafe) private static let aliasType = TypeObject(name: "GenericAlias", module: "types")

  override func attribute(_ name: StringObject) throws -> Value? {
    switch name.string {
    case "__origin__": .object(origin)
    case "__args__": .tuple(arguments)
    case "__class__": .object(type)
    default: try Value.object(origin).attributeIfPresent(name.string)
    }
  }

  override var isCallable: Bool { true }
  override func call(_ arguments: Arguments) throws -> Value { try Value.object(origin).call(arguments) }

  override func item(_ key: Value) throws -> Value { .object(GenericAlias(of: origin, key)) }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    operation == .bitOr ? UnionObject.union(.object(self), other) : .notImplemented
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? GenericAlias, operation == .equal || operation == .notEqual else {
      return .notImplemented
    }
    let isEqual = try origin === other.origin && Value.tuple(arguments).isSame(as: .tuple(other.arguments))
    return .bool(isEqual == (operation == .equal))
  }

  override func hash() throws -> Int { try Value.tuple(arguments).hash() ^ Value.object(origin).hash() }

  override func repr() throws -> String {
    let parts = try arguments.map(AnnotationText.text)
    return "\(try AnnotationText.text(.object(origin)))[\(parts.isEmpty ? "()" : parts.joined(separator: ", "))]"
  }
}

/// `int | None`: one of several classes, for annotations and `isinstance`.
final class UnionObject: PythonObject {
  /// The classes.
  let members: TupleObject

  private init(_ members: [Value]) {
    self.members = TupleObject(members)
    super.init(type: Self.unionType)
  }

  nonisolated(unsafe) private static let unionType = TypeObject(name: "UnionType", module: "types")

  /// `left | right`, where each is a class, None, or what this gave before.
  static func union(_ left: Value, _ right: Value) -> Value {
    var all: [Value] = []
    for part in [left, right] {
      let members: [Value]
      switch part.object {
      case let union as UnionObject: members = union.members.items
      case is TypeObject, is GenericAlias: members = [part]
      default:
        guard part.isNone else { return .notImplemented }
        members = [.object(TypeObject.noneType)]
      }
      for member in members where !all.contains(where: { $0.isIdentical(to: member) }) { all.append(member) }
    }
    return all.count == 1 ? all[0] : .object(UnionObject(all))
  }

  override func attribute(_ name: StringObject) throws -> Value? {
    name.string == "__args__" ? .object(members) : try genericAttribute(name)
  }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    operation == .bitOr ? Self.union(.object(self), other) : .notImplemented
  }

  override func reflectedBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    operation == .bitOr ? Self.union(other, .object(self)) : .notImplemented
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? UnionObject, operation == .equal || operation == .notEqual else {
      return .notImplemented
    }
    let isEqual =
      members.items.count == other.members.items.count
      && members.items.allSatisfy { item in other.members.items.contains { $0.isIdentical(to: item) } }
    return .bool(isEqual == (operation == .equal))
  }

  override func hash() throws -> Int { try members.items.reduce(17) { try $0 ^ $1.hash() } }

  override func repr() throws -> String { try members.items.map(AnnotationText.text).joined(separator: " | ") }
}

/// How annotations show what they are made of.
private enum AnnotationText {
  static func text(_ value: Value) throws -> String {
    switch value.object {
    case let type as TypeObject:
      if type === TypeObject.noneType { return "None" }
      return type.qualifiedName
    default:
      if case .ellipsis = value { return "..." }
      return try value.repr()
    }
  }
}
