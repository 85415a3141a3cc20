/// A Python tuple, or an instance of one of its subclasses such as `torch.Size`.
public final class TupleObject: PythonObject {
  /// The items.
  public final fileprivate(set) var items: [Value]

  /// Makes a tuple.
  public convenience init(_ items: [Value]) { self.init(items, type: .tuple) }

  /// Makes an instance of a subclass of `tuple`.
  public init(_ items: [Value], type: TypeObject) {
    self.items = items
    super.init(type: type, kind: .tuple)
  }

  nonisolated(unsafe) static let empty = TupleObject([])

  deinit { ReleaseQueue.release(&items) }

  // MARK: Hooks

  override public func item(_ key: Value) throws -> Value {
    if case .object(let object) = key, let slice = object as? SliceObject {
      return similar(try Sequences.slice(items, slice))
    }
    return items[try Sequences.position(key, count: items.count, .tuple)]
  }

  /// A tuple of other items: of this one's class where that class says so (`torch.Size`), plain otherwise.
  private func similar(_ items: [Value]) -> Value {
    if type !== TypeObject.tuple, !type.isUserDefined, type.lookup(.interned("__parts_keep_type__")) != nil {
      return .object(TupleObject(items, type: type))
    }
    return .tuple(items)
  }

  override public func iterator() throws -> PythonObject? { ArrayIterator(items, typeName: "tuple_iterator") }
  override public func length() throws -> Int? { items.count }
  override public func truth() throws -> Bool { !items.isEmpty }

  override public func contains(_ value: Value) throws -> Bool? {
    try Sequences.firstIndex(of: value, in: items, 0..<items.count) != nil
  }

  override public func hash() throws -> Int { try Sequences.hash(items) }

  override public func repr() throws -> String {
    // A native subclass may show itself in its own way; so does `str`, which asks for the representation.
    if type !== TypeObject.tuple, case .object(let method)? = type.lookup(Names.repr), method.kind == .native,
      (method as? NativeFunction)?.owner !== TypeObject.tuple, !type.isUserDefined
    {
      return try Value.object(method).call(.object(self)).str()
    }
    return try RepresentationGuard.represent(self, placeholder: "(...)") {
      "(" + (try Sequences.joinedRepresentations(items)) + (items.count == 1 ? ",)" : ")")
    }
  }

  override public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? TupleObject else { return .notImplemented }
    return try Sequences.compare(operation, items, other.items)
  }

  override public func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    switch operation {
    case .add:
      guard let other = other.object as? TupleObject else { return .notImplemented }
      return similar(try Sequences.joined(items, other.items))
    case .multiply:
      guard let times = try Sequences.repetitions(other, of: items.count) else { return .notImplemented }
      return similar(try Sequences.repeated(items, times))
    default: return .notImplemented
    }
  }

  override public func reflectedBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    operation == .multiply ? try binary(.multiply, other) : .notImplemented
  }
}

/// Walks items that do not change.
final class ArrayIterator: NativeIterator {
  private var items: [Value]
  private var index = 0

  init(_ items: [Value], typeName: String) {
    self.items = items
    super.init(type: typeName == "tuple_iterator" ? .tupleIterator : .iterator(named: typeName))
  }

  override var remainingCount: Int? { items.count - index }

  override func next() throws -> Value? {
    guard index < items.count else {
      items = []
      return nil
    }
    index += 1
    return items[index - 1]
  }
}
