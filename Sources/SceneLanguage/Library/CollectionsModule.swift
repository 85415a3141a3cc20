/// `collections.deque`: a ring of slots.
final class DequeObject: PythonObject {
  private var ring: [Value] = Array(repeating: .undefined, count: 8)
  private var head = 0
  private(set) var count = 0
  /// Counts changes, so that iteration notices them.
  private(set) var version = 0
  var maximum: Int?

  init(ofType type: TypeObject) { super.init(type: type) }

  deinit { ReleaseQueue.release(&ring, fromFirst: true) }

  private func slot(_ index: Int) -> Int { (head + index) & (ring.count - 1) }

  /// The item at a position below `count`.
  subscript(index: Int) -> Value {
    get { ring[slot(index)] }
    set { ring[slot(index)] = newValue }
  }

  var items: [Value] { (0..<count).map { self[$0] } }

  private func grow() {
    guard count == ring.count else { return }
    ring = items + Array(repeating: .undefined, count: ring.count)
    head = 0
  }

  func append(_ value: Value) {
    if let maximum, count >= maximum {
      if maximum == 0 { return }
      _ = popFirst()
    }
    grow()
    ring[slot(count)] = value
    count += 1
    version += 1
  }

  func prepend(_ value: Value) {
    if let maximum, count >= maximum {
      if maximum == 0 { return }
      _ = popLast()
    }
    grow()
    head = (head - 1) & (ring.count - 1)
    ring[head] = value
    count += 1
    version += 1
  }

  func popFirst() -> Value? {
    guard count > 0 else { return nil }
    let value = ring[head]
    ring[head] = .undefined
    head = slot(1)
    count -= 1
    version += 1
    return value
  }

  func popLast() -> Value? {
    guard count > 0 else { return nil }
    let last = slot(count - 1)
    let value = ring[last]
    ring[last] = .undefined
    count -= 1
    version += 1
    return value
  }

  func replace(with items: [Value]) {
    ring = Array(repeating: .undefined, count: 8)
    head = 0
    count = 0
    version += 1
    for item in items { append(item) }
  }

  func rotate(_ steps: Int) {
    guard count > 1 else { return }
    for _ in 0..<Numbers.modulo(steps, count) { if let last = popLast() { prepend(last) } }
  }

  // MARK: Hooks

  override func item(_ key: Value) throws -> Value {
    self[try Sequences.position(key, count: count, .deque)]
  }
  override func setItem(_ key: Value, _ value: Value) throws {
    self[try Sequences.position(key, count: count, .deque)] = value
  }
  override func deleteItem(_ key: Value) throws {
    var items = items
    items.remove(at: try Sequences.position(key, count: count, .deque))
    replace(with: items)
  }
  override func length() throws -> Int? { count }
  override func contains(_ value: Value) throws -> Bool? { try items.contains { try $0.isSame(as: value) } }
  override func hash() throws -> Int { throw PythonError.typeError("unhashable type: 'collections.deque'") }

  override func iterator() throws -> PythonObject? {
    var index = 0
    let expected = version
    return ClosureIterator(typeName: "_collections._deque_iterator") { [self] in
      guard version == expected else { throw PythonError.runtimeError("deque mutated during iteration") }
      guard index < count else { return nil }
      index += 1
      return self[index - 1]
    }
  }

  override func repr() throws -> String {
    try RepresentationGuard.represent(self, placeholder: "[...]") {
      let limit = maximum.map { ", maxlen=\($0)" } ?? ""
      return "\(type.name)([\(try Sequences.joinedRepresentations(items))]\(limit))"
    }
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? DequeObject else { return .notImplemented }
    return try Sequences.compare(operation, items, other.items)
  }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    let items: [Value]
    switch operation {
    case .add:
      guard let other = other.object as? DequeObject else {
        throw PythonError.typeError("can only concatenate deque (not \"\(other.type.name)\") to deque")
      }
      items = self.items + other.items
    case .multiply:
      guard let times = try Sequences.repetitions(other, of: count) else { return .notImplemented }
      items = try Sequences.repeated(self.items, times)
    default: return .notImplemented
    }
    let result = DequeObject(ofType: type)
    result.maximum = maximum
    result.replace(with: items)
    return .object(result)
  }

  override func inPlaceBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    guard operation == .add else { return .notImplemented }
    for item in try other.items() { append(item) }
    return .object(self)
  }
}

/// `collections` and `collections.abc`.
enum CollectionsModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("collections", source: CollectionsSource.text) {
    module, _ in
    module["deque"] = .object(dequeType)
    module["defaultdict"] = .object(defaultDictionaryType)
  }

  nonisolated(unsafe) static let abstract = ModuleDefinition("collections.abc", source: CollectionsAbstractSource.text)

  nonisolated(unsafe) static let defaultDictionaryType: TypeObject = {
    let type = TypeObject(
      name: "defaultdict", module: "collections", bases: [.dictionary], hasInstanceAttributes: false)
    func fill(_ dictionary: DictionaryObject, _ arguments: Arguments) throws {
      let factory = arguments.count > 0 ? arguments[0] : .none
      guard factory.isNone || factory.isCallable else {
        throw PythonError.typeError("first argument must be callable or None")
      }
      dictionary.defaultFactory = factory
      try DictionaryMethods.fill(
        dictionary, arguments.count > 0 ? arguments.dropping(1) : arguments, name: "defaultdict")
    }
    type.construct = { type, arguments in
      let dictionary = DictionaryObject(ofType: type)
      dictionary.defaultFactory = Value.none
      if !type.isUserDefined { try fill(dictionary, arguments) }
      return .object(dictionary)
    }
    type.method("__init__") { arguments in
      try fill(DictionaryMethods.dictionary(arguments), arguments.dropping(1))
      return .none
    }
    type.method("__missing__") { arguments in
      let dictionary = try DictionaryMethods.dictionary(arguments)
      guard let factory = dictionary.defaultFactory, !factory.isNone else { throw PythonError.keyError(arguments[1]) }
      let value = try factory.call()
      try arguments[0].setItem(arguments[1], value)
      return value
    }
    type.property(
      "default_factory", get: { ($0.object as? DictionaryObject)?.defaultFactory ?? .none },
      set: { ($0.object as? DictionaryObject)?.defaultFactory = $1 })
    return type
  }()

  nonisolated(unsafe) static let dequeType: TypeObject = {
    let type = TypeObject(name: "deque", module: "collections")
    let signature = Signature("iterable=, maxlen=")
    func fill(_ deque: DequeObject, _ arguments: Arguments) throws {
      let options = try signature.bind(arguments, function: "deque")
      if let maximum = options[1], !maximum.isNone {
        let limit = try maximum.requiredIndex()
        guard limit >= 0 else { throw PythonError.valueError("maxlen must be non-negative") }
        deque.maximum = limit
      }
      deque.replace(with: try options[0]?.items() ?? [])
    }
    type.construct = { type, arguments in
      let deque = DequeObject(ofType: type)
      if !type.isUserDefined { try fill(deque, arguments) }
      return .object(deque)
    }
    type.method("__init__") { arguments in
      try fill(deque(arguments), arguments.dropping(1))
      return .none
    }
    HookMethods.install(on: type, "len", "iter", "repr", "getitem", "setitem", "delitem", "contains")
    HookMethods.installComparisons(on: type)
    HookMethods.installOperators(on: type, [.add, .multiply], reflected: false)
    type["__hash__"] = Value.none
    type.classMethod("__class_getitem__") { $0[0] }
    installChanges(on: type)
    installQuestions(on: type)
    return type
  }()

  private static func deque(_ arguments: Arguments) throws -> DequeObject {
    guard arguments.count > 0, let deque = arguments[0].object as? DequeObject else {
      throw PythonError.typeError("descriptor requires a 'collections.deque' object")
    }
    return deque
  }

  private static func installChanges(on type: TypeObject) {
    /// Defines a method without a result.
    func change(_ name: String, _ count: Int, _ body: @escaping (DequeObject, Arguments) throws -> Void) {
      type.method(name) { arguments in
        try arguments.expect(count, "deque.\(name)")
        try body(deque(arguments), arguments)
        return .none
      }
    }
    change("append", 2) { $0.append($1[1]) }
    change("appendleft", 2) { $0.prepend($1[1]) }
    change("extend", 2) { deque, arguments in for item in try arguments[1].items() { deque.append(item) } }
    change("extendleft", 2) { deque, arguments in for item in try arguments[1].items() { deque.prepend(item) } }
    change("clear", 1) { deque, _ in deque.replace(with: []) }
    change("reverse", 1) { deque, _ in deque.replace(with: deque.items.reversed()) }
    change("remove", 2) { deque, arguments in
      var items = deque.items
      guard let index = try Sequences.firstIndex(of: arguments[1], in: items, 0..<items.count) else {
        throw PythonError.valueError("\(try arguments[1].repr()) is not in deque")
      }
      items.remove(at: index)
      deque.replace(with: items)
    }
    change("insert", 3) { deque, arguments in
      if let maximum = deque.maximum, deque.count >= maximum {
        throw PythonError.indexError("deque already at its maximum size")
      }
      var items = deque.items
      let index = try arguments[1].requiredIndex()
      items.insert(arguments[2], at: min(max(index < 0 ? index + items.count : index, 0), items.count))
      deque.replace(with: items)
    }
    type.method("rotate") { arguments in
      try arguments.expect(0...1, "rotate")
      try deque(arguments).rotate(arguments.count > 1 ? arguments[1].requiredIndex() : 1)
      return .none
    }
    type.method("pop") { arguments in
      guard let value = try deque(arguments).popLast() else { throw PythonError.indexError("pop from an empty deque") }
      return value
    }
    type.method("popleft") { arguments in
      guard let value = try deque(arguments).popFirst() else { throw PythonError.indexError("pop from an empty deque") }
      return value
    }
  }

  private static func installQuestions(on type: TypeObject) {
    type.property("maxlen", get: { ($0.object as? DequeObject)?.maximum.map { .int($0) } ?? .none })
    type.method("copy") { arguments in
      let source = try deque(arguments)
      let copy = DequeObject(ofType: source.type)
      copy.maximum = source.maximum
      copy.replace(with: source.items)
      return .object(copy)
    }
    type.method("count") { arguments in
      try arguments.expect(2, "deque.count")
      return .int(try deque(arguments).items.reduce(0) { try $0 + ($1.isSame(as: arguments[1]) ? 1 : 0) })
    }
    type.method("index") { arguments in
      try arguments.expect(1...3, "index")
      let items = try deque(arguments).items
      let range = try Sequences.range(
        arguments.count > 2 ? arguments[2] : nil, arguments.count > 3 ? arguments[3] : nil, count: items.count)
      guard let index = try Sequences.firstIndex(of: arguments[1], in: items, range) else {
        throw PythonError.valueError("\(try arguments[1].repr()) is not in deque")
      }
      return .int(index)
    }
    type.method("__reversed__") { arguments in
      .object(ArrayIterator(try deque(arguments).items.reversed(), typeName: "_collections._deque_reverse_iterator"))
    }
  }
}
