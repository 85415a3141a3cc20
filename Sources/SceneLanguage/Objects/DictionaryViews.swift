/// What a view or an iterator of a dictionary shows.
enum DictionaryPart {
  case keys, values, items
}

/// `dict.keys()`, `dict.values()` and `dict.items()`: they follow the dictionary.
final class DictionaryView: PythonObject {
  let dictionary: DictionaryObject
  let part: DictionaryPart

  init(_ dictionary: DictionaryObject, _ part: DictionaryPart) {
    self.dictionary = dictionary
    self.part = part
    let isOrdered = dictionary.type !== TypeObject.dictionary && dictionary.type.lookup(Self.orderedMark) != nil
    super.init(type: (isOrdered ? Self.orderedTypes : Self.types).of(part))
  }

  /// The types of the three views of one kind of dictionary.
  struct Types {
    let keys, values, items: TypeObject

    init(_ stem: String) {
      keys = TypeObject(name: stem + "_keys")
      values = TypeObject(name: stem + "_values")
      items = TypeObject(name: stem + "_items")
    }

    func of(_ part: DictionaryPart) -> TypeObject {
      switch part {
      case .keys: keys
      case .values: values
      case .items: items
      }
    }
  }

  nonisolated(unsafe) static let types = Types("dict")
  /// Those of `collections.OrderedDict`.
  nonisolated(unsafe) static let orderedTypes = Types("odict")
  /// The attribute by which a class of dictionaries says that its views are ordered ones.
  nonisolated(unsafe) private static let orderedMark = StringObject.interned("__has_ordered_views__")

  /// What the view shows now.
  var contents: [Value] {
    switch part {
    case .keys: dictionary.keys
    case .values: dictionary.values
    case .items: dictionary.pairs.map { .tuple([$0.key, $0.value]) }
    }
  }

  override func length() throws -> Int? { dictionary.count }
  override func iterator() throws -> PythonObject? { DictionaryIterator(dictionary, part) }

  override func repr() throws -> String {
    try RepresentationGuard.represent(self, placeholder: "...") {
      "\(type.name)([\(try Sequences.joinedRepresentations(contents))])"
    }
  }

  override func contains(_ value: Value) throws -> Bool? {
    switch part {
    case .keys: return try dictionary.value(for: value) != nil
    case .values: return nil
    case .items:
      guard let pair = value.object as? TupleObject, pair.items.count == 2,
        let known = try dictionary.value(for: pair.items[0])
      else { return false }
      return try known.isSame(as: pair.items[1])
    }
  }

  override func hash() throws -> Int {
    if part == .values { return try super.hash() }
    throw PythonError.typeError("unhashable type: '\(type.messageName)'")
  }

  /// The view as a set, for its operators.
  private func asSet() throws -> SetObject { try SetObject(contentsOf: .object(self), type: .set) }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    guard part != .values else { return .notImplemented }
    switch operation {
    case .bitAnd, .bitOr, .bitXor, .subtract:
      return try asSet().binary(operation, .object(SetObject(contentsOf: other, type: .set)))
    default: return .notImplemented
    }
  }

  override func reflectedBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    guard part != .values else { return .notImplemented }
    switch operation {
    case .bitAnd, .bitOr, .bitXor, .subtract:
      return try SetObject(contentsOf: other, type: .set).binary(operation, .object(asSet()))
    default: return .notImplemented
    }
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard part != .values else { return .notImplemented }
    switch other.object {
    case let view as DictionaryView where view.part != .values:
      return try asSet().compare(operation, .object(view.asSet()))
    case is SetObject: return try asSet().compare(operation, other)
    default: return .notImplemented
    }
  }
}

/// Walks a dictionary in the order of insertion, or backwards.
final class DictionaryIterator: PairIterator {
  private var dictionary: DictionaryObject?
  private let part: DictionaryPart
  private let expectedCount: Int
  private let isReversed: Bool
  private var position: Int

  init(_ dictionary: DictionaryObject, _ part: DictionaryPart, reversed: Bool = false) {
    self.dictionary = dictionary
    self.part = part
    expectedCount = dictionary.count
    isReversed = reversed
    position = reversed ? dictionary.used - 1 : 0
    let stem = reversed ? "dict_reverse" : "dict_"
    let ending = part == .keys ? "keyiterator" : part == .values ? "valueiterator" : "itemiterator"
    super.init(
      type: reversed || part != .items ? .iterator(named: stem + ending) : .dictionaryItemIterator,
      givesPairs: part == .items)
  }

  override func next() throws -> Value? {
    guard let found = try advance() else { return nil }
    switch part {
    case .keys: return found.key
    case .values: return found.value
    case .items: return .tuple([found.key, found.value])
    }
  }

  override func nextPair() throws -> (Value, Value)? { try advance().map { ($0.key, $0.value) } }

  private func advance() throws -> (key: Value, value: Value)? {
    guard let dictionary else { return nil }
    guard dictionary.count == expectedCount else {
      self.dictionary = nil
      throw PythonError.runtimeError("dictionary changed size during iteration")
    }
    guard let found = isReversed ? dictionary.previousPosition(from: position) : dictionary.nextPosition(from: position)
    else {
      self.dictionary = nil
      return nil
    }
    position = isReversed ? found - 1 : found + 1
    return (dictionary.entries[found].key, dictionary.entries[found].value)
  }
}

extension DictionaryObject {
  /// The position of the last item at or before a position; nil at the beginning.
  final func previousPosition(from start: Int) -> Int? {
    var position = start
    while position >= 0 {
      if case .undefined = entries[position].key { position -= 1 } else { return position }
    }
    return nil
  }

  /// The value for a key that is missing: `__missing__`, then the default factory, then KeyError.
  final func missingItem(_ key: Value) throws -> Value {
    if type.isUserDefined, let missing = type.lookup(Names.missing) { return try missing.call(.object(self), key) }
    if let defaultFactory, !defaultFactory.isNone {
      let value = try defaultFactory.call()
      try setValue(value, for: key)
      return value
    }
    throw PythonError.keyError(key)
  }

  /// Adds the items of a dictionary, of an object with `keys()`, or of an iterable of pairs.
  final func update(from other: Value) throws {
    if case .object(let object) = other, let dictionary = object as? DictionaryObject {
      return try update(from: dictionary)
    }
    if let keys = try other.attributeIfPresent("keys") {
      try keys.call().forEach { key in
        try setValue(try other.item(key), for: key)
        return true
      }
      return
    }
    var number = 0
    try other.forEach { pair in
      let items: [Value]
      do { items = try pair.items() } catch let error where error.isPython(ExceptionTypes.typeError) {
        throw PythonError.typeError("cannot convert dictionary update sequence element #\(number) to a sequence")
      }
      guard items.count == 2 else {
        throw PythonError.valueError(
          "dictionary update sequence element #\(number) has length \(items.count); 2 is required")
      }
      try setValue(items[1], for: items[0])
      number += 1
      return true
    }
  }

  final func update(from other: DictionaryObject) throws {
    if other === self { return }
    var poll = InterruptionPoll()
    for pair in other.pairs {
      try setValue(pair.value, for: pair.key)
      try poll.round()
    }
  }

  /// Whether both have the same keys with equal values, in any order.
  final func hasSameItems(as other: DictionaryObject) throws -> Bool {
    guard count == other.count else { return false }
    return try RepresentationGuard.nested(" in comparison") {
      var poll = InterruptionPoll()
      for pair in pairs {
        try poll.round()
        guard let value = try other.value(for: pair.key), try pair.value.isSame(as: value) else { return false }
      }
      return true
    }
  }

  /// A copy that is a defaultdict when this is one.
  final func copyOfSameKind() throws -> DictionaryObject {
    guard defaultFactory != nil else { return try copy() }
    let result = DictionaryObject(ofType: type)
    result.defaultFactory = defaultFactory
    for pair in pairs { try result.setValue(pair.value, for: pair.key) }
    return result
  }

  final func representation() throws -> String {
    try RepresentationGuard.represent(self, placeholder: "{...}") {
      var text = "{"
      var poll = InterruptionPoll()
      for (index, pair) in pairs.enumerated() {
        if index > 0 { text += ", " }
        text += try pair.key.repr() + ": " + pair.value.repr()
        try poll.round()
      }
      text += "}"
      guard let defaultFactory else { return text }
      return "\(type.name)(\(try defaultFactory.repr()), \(text))"
    }
  }
}
