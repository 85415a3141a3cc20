/// A `set` or a `frozenset`.
///
/// The table is CPython's (open addressing with short linear runs), so that sets of numbers are walked in the order
/// in which CPython walks them.
public final class SetObject: PythonObject {
  private enum Slot {
    case empty
    case removed
    case item(hash: Int, Value)
  }

  private final var table: [Slot]
  private final var mask: Int { table.count - 1 }
  /// Slots in use, removed ones included.
  private final var filled = 0
  /// The number of items.
  public private(set) final var count = 0
  private final var finger = 0

  private static let smallest = 8
  private static let linearProbes = 9

  /// Makes a set of the items of an iterable.
  public convenience init(contentsOf iterable: Value) throws { try self.init(contentsOf: iterable, type: .set) }

  init(ofType type: TypeObject) {
    table = Array(repeating: .empty, count: Self.smallest)
    super.init(type: type, kind: .set)
  }

  convenience init(contentsOf iterable: Value, type: TypeObject) throws {
    self.init(ofType: type)
    try formUnion(iterable)
  }

  deinit {
    var values = items
    table = []
    ReleaseQueue.release(&values, fromFirst: true)
  }

  final var isFrozen: Bool { type.isSubclass(of: .frozenSet) }

  /// The items, in the order of the table.
  public final var items: [Value] {
    table.compactMap { if case .item(_, let value) = $0 { value } else { nil } }
  }

  // MARK: The table

  /// The slot of an item, or nil.
  private final func find(_ value: Value, hash: Int) throws -> Int? {
    var index = hash & mask
    var perturbation = UInt(bitPattern: hash)
    while true {
      let last = index + (index + Self.linearProbes <= mask ? Self.linearProbes : 0)
      for slot in index...last {
        switch table[slot] {
        case .empty: return nil
        case .item(hash, let known):
          if try known.isSame(as: value) { return slot }
        default: break
        }
      }
      perturbation >>= 5
      index = Int(truncatingIfNeeded: UInt(index) &* 5 &+ 1 &+ perturbation) & mask
    }
  }

  /// Adds an item; false when it was there already.
  @discardableResult public final func insert(_ value: Value) throws -> Bool { try insert(value, hash: value.hash()) }

  @discardableResult private final func insert(_ value: Value, hash: Int) throws -> Bool {
    guard try find(value, hash: hash) == nil else { return false }
    place(value, hash: hash)
    filled += 1
    count += 1
    if filled * 5 >= mask * 3 { resize(to: count > 50_000 ? count * 2 : count * 4) }
    return true
  }

  /// Puts an item that is not there into the first empty slot on its path.
  private final func place(_ value: Value, hash: Int) {
    var index = hash & mask
    var perturbation = UInt(bitPattern: hash)
    while true {
      let last = index + (index + Self.linearProbes <= mask ? Self.linearProbes : 0)
      for slot in index...last {
        if case .empty = table[slot] {
          table[slot] = .item(hash: hash, value)
          return
        }
      }
      perturbation >>= 5
      index = Int(truncatingIfNeeded: UInt(index) &* 5 &+ 1 &+ perturbation) & mask
    }
  }

  private final func resize(to least: Int) {
    var size = Self.smallest
    while size <= least { size <<= 1 }
    let old = table
    table = Array(repeating: .empty, count: size)
    filled = count
    for case .item(let hash, let value) in old { place(value, hash: hash) }
  }

  /// Whether the item is in the set.
  public final func has(_ value: Value) throws -> Bool { try find(value, hash: hashForLookup(value)) != nil }

  /// Sets cannot be hashed, but may be looked up as if they were frozen.
  private final func hashForLookup(_ value: Value) throws -> Int {
    if case .object(let object) = value, let set = object as? SetObject { return try set.frozenHash() }
    return try value.hash()
  }

  /// Removes an item; false when it was not there.
  @discardableResult public final func remove(_ value: Value) throws -> Bool {
    guard let slot = try find(value, hash: hashForLookup(value)) else { return false }
    table[slot] = .removed
    count -= 1
    return true
  }

  /// Removes and gives the item that CPython would.
  final func popFirst() -> Value? {
    guard count > 0 else { return nil }
    var slot = finger & mask
    while true {
      if case .item(_, let value) = table[slot] {
        table[slot] = .removed
        count -= 1
        finger = slot + 1
        return value
      }
      slot = (slot + 1) & mask
    }
  }

  final func removeAll() {
    table = Array(repeating: .empty, count: Self.smallest)
    filled = 0
    count = 0
  }

  // MARK: Sets of sets

  /// A set of the same items.
  final func copy(type: TypeObject? = nil) throws -> SetObject {
    let copy = SetObject(ofType: type ?? (isFrozen ? .frozenSet : .set))
    try copy.merge(self)
    return copy
  }

  private final func merge(_ other: SetObject) throws {
    if other === self || other.count == 0 { return }
    if (filled + other.count) * 5 >= mask * 3 { resize(to: (count + other.count) * 2) }
    if filled == 0, mask == other.mask, other.filled == other.count {
      table = other.table
      filled = other.filled
      count = other.count
      return
    }
    var poll = InterruptionPoll()
    for case .item(let hash, let value) in other.table {
      try insert(value, hash: hash)
      try poll.round()
    }
  }

  final func formUnion(_ iterable: Value) throws {
    if case .object(let object) = iterable, let set = object as? SetObject, !set.type.isUserDefined {
      return try merge(set)
    }
    try iterable.forEach {
      try insert($0)
      return true
    }
  }

  final func union(_ other: Value) throws -> SetObject {
    let result = try copy()
    try result.formUnion(other)
    return result
  }

  final func intersection(_ iterable: Value) throws -> SetObject {
    let result = SetObject(ofType: isFrozen ? .frozenSet : .set)
    guard case .object(let object) = iterable, let other = object as? SetObject else {
      try iterable.forEach {
        if try has($0) { try result.insert($0) }
        return true
      }
      return result
    }
    let (small, large) = other.count > count ? (self, other) : (other, self)
    var poll = InterruptionPoll()
    for case .item(let hash, let value) in small.table {
      if try large.find(value, hash: hash) != nil { try result.insert(value, hash: hash) }
      try poll.round()
    }
    return result
  }

  final func subtract(_ iterable: Value) throws {
    if iterable.object === self { return removeAll() }
    try iterable.forEach {
      try remove($0)
      return true
    }
  }

  final func difference(_ iterable: Value) throws -> SetObject {
    guard case .object(let object) = iterable, let other = object as? SetObject, count >> 2 <= other.count else {
      let result = try copy()
      try result.subtract(iterable)
      return result
    }
    let result = SetObject(ofType: isFrozen ? .frozenSet : .set)
    var poll = InterruptionPoll()
    for case .item(let hash, let value) in table {
      if try other.find(value, hash: hash) == nil { try result.insert(value, hash: hash) }
      try poll.round()
    }
    return result
  }

  final func formSymmetricDifference(_ iterable: Value) throws {
    if iterable.object === self { return removeAll() }
    // Another set is walked as it lies, since a copy might lie in another order.
    let others = try (iterable.object as? SetObject) ?? SetObject(contentsOf: iterable, type: .set)
    var poll = InterruptionPoll()
    for value in others.items {
      if try !remove(value) { try insert(value) }
      try poll.round()
    }
  }

  final func symmetricDifference(_ iterable: Value) throws -> SetObject {
    let result = try SetObject(contentsOf: iterable, type: isFrozen ? .frozenSet : .set)
    try result.formSymmetricDifference(.object(self))
    return result
  }

  final func isSubset(of other: SetObject) throws -> Bool {
    guard count <= other.count else { return false }
    var poll = InterruptionPoll()
    for case .item(let hash, let value) in table {
      if try other.find(value, hash: hash) == nil { return false }
      try poll.round()
    }
    return true
  }

  final func isDisjoint(with iterable: Value) throws -> Bool {
    var disjoint = true
    try iterable.forEach {
      disjoint = try !has($0)
      return disjoint
    }
    return disjoint
  }

  // MARK: Hooks

  override public func contains(_ value: Value) throws -> Bool? { try has(value) }
  override public func length() throws -> Int? { count }
  override public func truth() throws -> Bool { count != 0 }
  override public func iterator() throws -> PythonObject? { SetIterator(self) }

  override public func hash() throws -> Int {
    guard isFrozen else { throw PythonError.typeError("unhashable type: '\(type.messageName)'") }
    return try frozenHash()
  }

  private func frozenHash() throws -> Int {
    var hash: UInt = 0
    for case .item(let item, _) in table {
      let bits = UInt(bitPattern: item)
      hash ^= ((bits ^ 89_869_747) ^ (bits << 16)) &* 3_644_798_167
    }
    hash ^= (UInt(count) &+ 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69_069 &+ 907_133_923
    return hash == UInt.max ? 590_923_713 : Int(bitPattern: hash)
  }

  override public func repr() throws -> String {
    if count == 0 { return "\(type.name)()" }
    return try RepresentationGuard.represent(self, placeholder: "\(type.name)(...)") {
      let content = "{" + (try Sequences.joinedRepresentations(items)) + "}"
      return type === TypeObject.set ? content : "\(type.name)(\(content))"
    }
  }

  override public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? SetObject else { return .notImplemented }
    let answer: Bool =
      switch operation {
      case .equal: try count == other.count && isSubset(of: other)
      case .notEqual: try count != other.count || !isSubset(of: other)
      case .lessEqual: try isSubset(of: other)
      case .less: try count < other.count && isSubset(of: other)
      case .greaterEqual: try other.isSubset(of: self)
      case .greater: try count > other.count && other.isSubset(of: self)
      }
    return .bool(answer)
  }

  override public func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    guard other.object is SetObject else { return .notImplemented }
    switch operation {
    case .bitOr: return .object(try union(other))
    case .bitAnd: return .object(try intersection(other))
    case .subtract: return .object(try difference(other))
    case .bitXor: return .object(try symmetricDifference(other))
    default: return .notImplemented
    }
  }

  override public func inPlaceBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    guard !isFrozen, let set = other.object as? SetObject else { return .notImplemented }
    switch operation {
    case .bitOr: try merge(set)
    case .bitAnd: replace(with: try intersection(other))
    case .subtract: try subtract(other)
    case .bitXor: try formSymmetricDifference(other)
    default: return .notImplemented
    }
    return .object(self)
  }

  final func replace(with other: SetObject) {
    table = other.table
    filled = other.filled
    count = other.count
    finger = 0
  }

  /// The next item at or after a slot, and the slot after it.
  fileprivate func item(from start: Int) -> (value: Value, next: Int)? {
    var slot = start
    while slot < table.count {
      if case .item(_, let value) = table[slot] { return (value, slot + 1) }
      slot += 1
    }
    return nil
  }
}

/// Walks a set.
final class SetIterator: NativeIterator {
  private var set: SetObject?
  private var slot = 0
  private let expectedCount: Int

  init(_ set: SetObject) {
    self.set = set
    expectedCount = set.count
    super.init(type: .setIterator)
  }

  override func next() throws -> Value? {
    guard let set else { return nil }
    guard set.count == expectedCount else {
      self.set = nil
      throw PythonError.runtimeError("Set changed size during iteration")
    }
    guard let (value, next) = set.item(from: slot) else {
      self.set = nil
      return nil
    }
    slot = next
    return value
  }
}
