/// A Python list.
public final class ListObject: PythonObject {
  /// The items.
  public final var items: [Value]

  /// Makes a list.
  public convenience init(_ items: [Value]) { self.init(items, type: .list) }

  init(_ items: [Value], type: TypeObject) {
    self.items = items
    super.init(type: type, kind: .list)
  }

  deinit { ReleaseQueue.release(&items) }

  // MARK: Hooks

  override public func item(_ key: Value) throws -> Value {
    if case .object(let object) = key, let slice = object as? SliceObject {
      return .list(try Sequences.slice(items, slice))
    }
    return items[try Sequences.position(key, count: items.count, .list)]
  }

  override public func setItem(_ key: Value, _ value: Value) throws {
    if case .object(let object) = key, let slice = object as? SliceObject { return try assign(slice, value) }
    items[try Sequences.position(key, count: items.count, .listAssignment)] = value
  }

  override public func deleteItem(_ key: Value) throws {
    if case .object(let object) = key, let slice = object as? SliceObject { return try delete(slice) }
    items.remove(at: try Sequences.position(key, count: items.count, .listAssignment))
  }

  override public func iterator() throws -> PythonObject? { ListIterator(self) }
  override public func length() throws -> Int? { items.count }
  override public func truth() throws -> Bool { !items.isEmpty }

  override public func contains(_ value: Value) throws -> Bool? {
    var poll = InterruptionPoll()
    var index = 0
    while index < items.count {
      try poll.round()
      if try items[index].isSame(as: value) { return true }
      index += 1
    }
    return false
  }

  override public func hash() throws -> Int { throw PythonError.typeError("unhashable type: '\(type.messageName)'") }

  override public func repr() throws -> String {
    try RepresentationGuard.represent(self, placeholder: "[...]") {
      "[" + (try Sequences.joinedRepresentations(items)) + "]"
    }
  }

  override public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? ListObject else { return .notImplemented }
    return try Sequences.compare(operation, items, other.items)
  }

  override public func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    switch operation {
    case .add:
      guard let other = other.object as? ListObject else { return .notImplemented }
      return .list(try Sequences.joined(items, other.items))
    case .multiply:
      guard let times = try Sequences.repetitions(other, of: items.count) else { return .notImplemented }
      return .list(try Sequences.repeated(items, times))
    default: return .notImplemented
    }
  }

  override public func reflectedBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    operation == .multiply ? try binary(.multiply, other) : .notImplemented
  }

  override public func inPlaceBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    switch operation {
    case .add:
      items.append(contentsOf: try other.items())
      return .object(self)
    case .multiply:
      guard let times = try Sequences.repetitions(other, of: items.count) else { return .notImplemented }
      items = try Sequences.repeated(items, times)
      return .object(self)
    default: return .notImplemented
    }
  }

  // MARK: Slices

  private func assign(_ slice: SliceObject, _ value: Value) throws {
    let fresh: [Value]
    do { fresh = try value.items() } catch let error where error.isPython(ExceptionTypes.typeError) {
      guard value.object == nil || (try? value.iterator()) == nil else { throw error }
      throw PythonError.typeError("can only assign an iterable")
    }
    let (start, step, count) = try slice.indices(in: items.count)
    if step == 1 {
      items.replaceSubrange(start..<(start + count), with: fresh)
      return
    }
    guard fresh.count == count else {
      throw PythonError.valueError(
        "attempt to assign sequence of size \(fresh.count) to extended slice of size \(count)")
    }
    for index in 0..<count { items[start + index * step] = fresh[index] }
  }

  private func delete(_ slice: SliceObject) throws {
    let (start, step, count) = try slice.indices(in: items.count)
    if step == 1 {
      items.removeSubrange(start..<(start + count))
      return
    }
    let removed = Set((0..<count).map { start + $0 * step })
    items = items.indices.filter { !removed.contains($0) }.map { items[$0] }
  }
}

/// Walks a list, noticing what is added while it walks.
final class ListIterator: NativeIterator {
  private var list: ListObject?
  private var index = 0

  init(_ list: ListObject) {
    self.list = list
    super.init(type: .listIterator, kind: .listIterator)
  }

  /// Puts the next item into a register; false at the end.
  func advance(into register: Registers) -> Bool {
    guard let list else { return false }
    let isThere = list.items.withUnsafeBufferPointer { items in
      guard index < items.count else { return false }
      register.assign(copyOf: Registers(mutating: items.baseAddress.unsafelyUnwrapped + index))
      return true
    }
    if isThere { index += 1 } else { self.list = nil }
    return isThere
  }

  override var remainingCount: Int? { list.map { $0.items.count - index } ?? 0 }

  override func next() throws -> Value? {
    guard let list else { return nil }
    guard index < list.items.count else {
      self.list = nil
      return nil
    }
    index += 1
    return list.items[index - 1]
  }
}
