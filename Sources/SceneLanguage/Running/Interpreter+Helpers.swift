extension Interpreter {
  /// Carries out one of the compiler's helpers.
  func perform(_ helper: Helper, _ values: [Value]) throws -> Value {
    switch helper {
    case .makeSuper:
      guard case .object(let object) = values[0], let type = object as? TypeObject else {
        throw PythonError.runtimeError("super(): empty __class__ cell")
      }
      return .object(try SuperObject(start: type, receiver: values[1]))
    case .makeClass:
      return try makeClass(
        values[0], name: values[1].string ?? "", bases: values[2].sequence ?? [],
        keywords: values[3].object as? DictionaryObject ?? DictionaryObject())
    case .importModule: return try importModule(values[0].string ?? "", wantsTop: values[1].isTrue())
    case .importName: return try importName(values[1].string ?? "", from: values[0])
    case .importAll: return try importAll(from: values[0])
    case .matchSequence:
      guard case .object(let object) = values[0],
        object.kind == .list || object.kind == .tuple || object.kind == .range || object is DequeObject
          || isRegistered(object, as: "Sequence"),
        case .int(let count) = values[1], case .bool(let isExact) = values[2]
      else { return .bool(false) }
      let length = try values[0].length()
      return .bool(isExact ? length == count : length >= count)
    case .matchMapping:
      return .bool(values[0].object.map { $0 is DictionaryObject || isRegistered($0, as: "Mapping") } ?? false)
    case .matchKey:
      if let dictionary = values[0].object as? DictionaryObject {
        return try dictionary.value(for: values[1]) ?? .notImplemented
      }
      return try values[0].callMethod("get", values[1], .notImplemented)
    case .matchRest:
      let rest = DictionaryObject()
      try rest.update(from: values[0])
      for key in values[1].sequence ?? [] { _ = try rest.removeValue(for: key) }
      return .object(rest)
    case .matchClass: return try matchClass(values)
    }
  }

  /// Whether an object of a class that is written in Python counts as one of an abstract class of containers.
  private func isRegistered(_ object: PythonObject, as name: String) -> Bool {
    guard object.type.isUserDefined, let kind = modules["collections.abc"]?[name] else { return false }
    return (try? isInstance(.object(object), of: kind)) ?? false
  }

  /// The attributes that a class pattern looks at, or None when the value is no instance or lacks one.
  private func matchClass(_ values: [Value]) throws -> Value {
    guard case .object(let object) = values[1], let type = object as? TypeObject else {
      throw PythonError.typeError("called match pattern must be a class")
    }
    guard try isInstance(values[0], of: values[1]), case .int(let count) = values[2] else { return .none }
    var found: [Value] = []
    let selfMatching: [TypeObject] = [
      .bool, .int, .float, .string, .bytes, .list, .tuple, .dictionary, .set, .frozenSet,
    ]
    if count == 1, selfMatching.contains(where: { type.isSubclass(of: $0) }) {
      found.append(values[0])
    } else if count > 0 {
      let names = type.lookup(Names.matchArgs)?.sequence ?? []
      guard count <= names.count else {
        throw PythonError.typeError(
          "\(type.name)() accepts \(names.count) positional sub-pattern\(names.count == 1 ? "" : "s") (\(count) given)")
      }
      for name in names.prefix(count) {
        guard let value = try values[0].attributeIfPresent(name.string ?? "") else { return .none }
        found.append(value)
      }
    }
    for name in values[3].sequence ?? [] {
      guard let value = try values[0].attributeIfPresent(name.string ?? "") else { return .none }
      found.append(value)
    }
    return .tuple(found)
  }
}
