/// A Python dictionary: keys in the order of insertion.
///
/// Entries lie in one buffer in that order, and an open-addressed table of positions finds them (Raymond Hettinger's
/// compact dictionary). Up to eight entries are found without a table.
public final class DictionaryObject: PythonObject {
  struct Entry {
    var hash: Int
    /// `undefined` where the entry was removed.
    var key: Value
    var value: Value
  }

  private(set) final var entries: UnsafeMutablePointer<Entry>
  /// The entries in use, removed ones included.
  private(set) final var used = 0
  private final var capacity: Int
  /// Positions plus one by hash; empty while the entries are few.
  private final var table: UnsafeMutablePointer<Int32>?
  private final var mask = 0
  /// The number of items.
  public private(set) final var count = 0
  /// Counts insertions and removals, so that iteration notices them.
  private(set) final var version = 0
  /// The variables that this dictionary shows, as `globals()` gives them: what is written here is written there.
  final var mirrored: Namespace?
  /// `default_factory` of a defaultdict, or nil.
  final var defaultFactory: Value?

  private static let smallest = 8

  /// Makes an empty dictionary.
  public convenience init() { self.init(ofType: .dictionary) }

  init(ofType type: TypeObject) {
    capacity = Self.smallest
    entries = .allocate(capacity: capacity)
    super.init(type: type, kind: .dictionary)
  }

  /// Makes a dictionary of strings to values.
  public convenience init(_ items: [(String, Value)]) {
    self.init()
    for (name, value) in items { self[.interned(name)] = value }
  }

  deinit {
    for index in 0..<used {
      ReleaseQueue.release(&entries[index].key, &entries[index].value)
    }
    entries.deinitialize(count: used)
    entries.deallocate()
    table?.deallocate()
  }

  // MARK: Access

  /// The value for a string key.
  public subscript(name: StringObject) -> Value? {
    get { find(string: name).map { entries[$0].value } }
    set {
      if let newValue {
        if let index = find(string: name) {
          entries[index].value = newValue
        } else {
          insert(hash: name.hashValueOfText, key: .object(name), value: newValue)
        }
      } else {
        _ = remove(key: .object(name), hash: name.hashValueOfText)
      }
    }
  }

  /// The value for a key; nil when there is none. Throws TypeError for a key that cannot be hashed.
  public func value(for key: Value) throws -> Value? {
    try find(key, hash: key.hash()).map { entries[$0].value }
  }

  /// Whether there is a value for a key.
  func holds(_ key: Value) throws -> Bool { try find(key, hash: key.hash()) != nil }

  /// Sets the value for a key.
  public func setValue(_ value: Value, for key: Value) throws {
    let hash = try key.hash()
    if let mirrored, let name = key.object as? StringObject { mirrored[name.interned] = value }
    if let index = try find(key, hash: hash) {
      entries[index].value = value
    } else {
      insert(hash: hash, key: key, value: value)
    }
  }

  /// Removes a key and gives its value; nil when there is none.
  public func removeValue(for key: Value) throws -> Value? {
    try find(key, hash: key.hash()).map { removeEntry(at: $0) }
  }

  /// The items in order.
  public var pairs: [(key: Value, value: Value)] {
    var pairs: [(key: Value, value: Value)] = []
    pairs.reserveCapacity(count)
    for index in 0..<used where !isRemoved(index) { pairs.append((entries[index].key, entries[index].value)) }
    return pairs
  }

  /// The keys in order.
  public var keys: [Value] { pairs.map(\.key) }

  /// The values in order.
  public var values: [Value] { pairs.map(\.value) }

  /// Removes everything.
  public func removeAll() {
    let old = (entries: entries, used: used)
    table?.deallocate()
    table = nil
    mask = 0
    capacity = Self.smallest
    entries = .allocate(capacity: capacity)
    used = 0
    count = 0
    version &+= 1
    old.entries.deinitialize(count: old.used)
    old.entries.deallocate()
  }

  /// The position of the next item at or after a position; nil at the end.
  @inline(__always) final func nextPosition(from start: Int) -> Int? {
    var position = start
    while position < used {
      if !isRemoved(position) { return position }
      position += 1
    }
    return nil
  }

  @inline(__always) private final func isRemoved(_ index: Int) -> Bool {
    if case .undefined = entries[index].key { true } else { false }
  }

  // MARK: Hashing

  /// The position of a key.
  final func find(_ key: Value, hash: Int) throws -> Int? {
    switch key {
    case .int(let wanted): return find(int: wanted, hash: hash)
    case .object(let object) where object.kind == .string:
      return find(string: unsafeDowncast(object, to: StringObject.self))
    default: return try search(hash) { try $0.isIdentical(to: key) || $0.isEqual(to: key) }
    }
  }

  private final func find(int wanted: Int, hash: Int) -> Int? {
    search(hash) { key in
      switch key {
      case .int(let number): number == wanted
      case .float(let number): number == Double(wanted)
      case .bool(let truth): (truth ? 1 : 0) == wanted
      case .object(let object): (try? Value.object(object).isEqual(to: .int(wanted))) ?? false
      default: false
      }
    }
  }

  final func find(string wanted: StringObject) -> Int? {
    search(wanted.hashValueOfText) { key in
      guard case .object(let object) = key, object.kind == .string else { return false }
      return object === wanted || unsafeDowncast(object, to: StringObject.self).hasSameText(as: wanted)
    }
  }

  @inline(__always)
  private final func search(_ hash: Int, _ matches: (Value) throws -> Bool) rethrows -> Int? {
    guard let table else {
      for index in 0..<used where entries[index].hash == hash && !isRemoved(index) {
        if try matches(entries[index].key) { return index }
      }
      return nil
    }
    var slot = Self.spread(hash) & mask
    while true {
      let position = Int(table[slot])
      if position == 0 { return nil }
      if position > 0, entries[position - 1].hash == hash, !isRemoved(position - 1) {
        if try matches(entries[position - 1].key) { return position - 1 }
      }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always) private static func spread(_ hash: Int) -> Int {
    let mixed = UInt(bitPattern: hash) &* 0x9e37_79b9_7f4a_7c15
    return Int(bitPattern: mixed >> 20)
  }

  /// Adds a key that is known to be missing.
  final func insert(hash: Int, key: Value, value: Value) {
    if used == capacity { reserve() }
    (entries + used).initialize(to: Entry(hash: hash, key: key, value: value))
    used += 1
    count += 1
    version &+= 1
    if let table { place(used - 1, hash: hash, in: table) }
  }

  private final func place(_ index: Int, hash: Int, in table: UnsafeMutablePointer<Int32>) {
    var slot = Self.spread(hash) & mask
    while table[slot] != 0 { slot = (slot + 1) & mask }
    table[slot] = Int32(index + 1)
  }

  /// Makes room for more entries, leaving out the removed ones.
  private final func reserve() {
    let newCapacity = count * 2 > capacity ? capacity * 2 : capacity
    let fresh = UnsafeMutablePointer<Entry>.allocate(capacity: newCapacity)
    var kept = 0
    for index in 0..<used {
      if isRemoved(index) {
        (entries + index).deinitialize(count: 1)
      } else {
        (fresh + kept).moveInitialize(from: entries + index, count: 1)
        kept += 1
      }
    }
    entries.deallocate()
    entries = fresh
    capacity = newCapacity
    used = kept
    rebuildTable()
  }

  private final func rebuildTable() {
    table?.deallocate()
    table = nil
    guard capacity > Self.smallest else { return }
    let size = capacity * 2
    mask = size - 1
    let fresh = UnsafeMutablePointer<Int32>.allocate(capacity: size)
    fresh.initialize(repeating: 0, count: size)
    for index in 0..<used { place(index, hash: entries[index].hash, in: fresh) }
    table = fresh
  }

  final func remove(key: Value, hash: Int) -> Value? {
    guard let index = try? find(key, hash: hash) else { return nil }
    return removeEntry(at: index)
  }

  final func removeEntry(at index: Int) -> Value {
    if let mirrored, let name = entries[index].key.object as? StringObject { mirrored[name.interned] = nil }
    let value = entries[index].value
    entries[index].key = .undefined
    entries[index].value = .undefined
    count -= 1
    version &+= 1
    if count == 0 {
      used = 0
      if let table { table.update(repeating: 0, count: mask + 1) }
    } else if index == used - 1, table == nil {
      used -= 1
    }
    return value
  }

  /// A copy with the same items.
  final func copy() throws -> DictionaryObject {
    let copy = DictionaryObject(ofType: .dictionary)
    var poll = InterruptionPoll()
    for index in 0..<used where !isRemoved(index) {
      copy.insert(hash: entries[index].hash, key: entries[index].key, value: entries[index].value)
      try poll.round()
    }
    return copy
  }

  // MARK: Hooks

  override public func item(_ key: Value) throws -> Value {
    if let value = try value(for: key) { return value }
    return try missingItem(key)
  }

  override public func setItem(_ key: Value, _ value: Value) throws { try setValue(value, for: key) }

  override public func deleteItem(_ key: Value) throws {
    guard try removeValue(for: key) != nil else { throw PythonError.keyError(key) }
  }

  override public func contains(_ value: Value) throws -> Bool? { try find(value, hash: value.hash()) != nil }
  override public func iterator() throws -> PythonObject? { DictionaryIterator(self, .keys) }
  override public func length() throws -> Int? { count }
  override public func truth() throws -> Bool { count != 0 }
  override public func hash() throws -> Int { throw PythonError.typeError("unhashable type: '\(type.messageName)'") }
  override public func repr() throws -> String { try representation() }

  override public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? DictionaryObject, operation == .equal || operation == .notEqual else {
      return .notImplemented
    }
    return .bool(try hasSameItems(as: other) == (operation == .equal))
  }

  override public func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    guard operation == .bitOr, let other = other.object as? DictionaryObject else { return .notImplemented }
    let result = try copyOfSameKind()
    try result.update(from: other)
    return .object(result)
  }

  override public func inPlaceBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    guard operation == .bitOr else { return .notImplemented }
    try update(from: other)
    return .object(self)
  }
}

extension ReleaseQueue {
  /// Empties two values through the queue.
  @inline(__always) static func release(_ first: inout Value, _ second: inout Value) {
    if first.object != nil { release(&first) }
    if second.object != nil { release(&second) }
  }

  static func release(_ value: inout Value) {
    withUnsafeMutablePointer(to: &value) { pointer in
      release(pointer, count: 1)
      pointer.initialize(to: .undefined)
    }
  }
}
