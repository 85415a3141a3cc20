/// `range(start, stop, step)`. Its bounds fit 64 bits.
public final class RangeObject: PythonObject {
  /// The first number.
  public let start: Int
  /// Where it ends, itself not included.
  public let stop: Int
  /// The distance between two numbers, not zero.
  public let step: Int
  /// How many numbers there are.
  public let count: Int

  /// Makes a range.
  /// - Precondition: `step` is not zero.
  public init(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    count = Self.count(start, stop, step)
    super.init(type: .range, kind: .range)
  }

  private static func count(_ start: Int, _ stop: Int, _ step: Int) -> Int {
    if step > 0 {
      guard start < stop else { return 0 }
      return Int(clamping: (UInt(bitPattern: stop) &- UInt(bitPattern: start) &- 1) / UInt(step) + 1)
    }
    guard stop < start else { return 0 }
    return Int(clamping: (UInt(bitPattern: start) &- UInt(bitPattern: stop) &- 1) / step.magnitude + 1)
  }

  /// The number at a position below `count`.
  func number(at position: Int) -> Value { .int(start &+ position &* step) }

  /// The position of a number; nil when the range does not have it.
  func position(of number: Int) -> Int? {
    guard count > 0, step > 0 ? (number >= start && number < stop) : (number <= start && number > stop) else {
      return nil
    }
    let (distance, overflow) = number.subtractingReportingOverflow(start)
    guard !overflow, distance % step == 0 else { return nil }
    return distance / step
  }

  override public func item(_ key: Value) throws -> Value {
    if case .object(let object) = key, let slice = object as? SliceObject {
      let (first, last, stride) = try slice.bounds(in: count)
      return .object(
        RangeObject(start: start &+ first &* step, stop: start &+ last &* step, step: stride &* step))
    }
    return .int(start &+ (try Sequences.position(key, count: count, .range)) &* step)
  }

  override public func iterator() throws -> PythonObject? { RangeIterator(start: start, step: step, count: count) }
  override public func length() throws -> Int? { count }
  override public func truth() throws -> Bool { count != 0 }

  override public func contains(_ value: Value) throws -> Bool? {
    switch value {
    case .int(let number): return position(of: number) != nil
    case .bool(let truth): return position(of: truth ? 1 : 0) != nil
    case .float(let number): return Int(exactly: number).map { position(of: $0) != nil } ?? false
    default: return value.bigInteger != nil ? false : nil
    }
  }

  override public func repr() throws -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }

  override public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? RangeObject, operation == .equal || operation == .notEqual else {
      return .notImplemented
    }
    let same =
      count == other.count && (count == 0 || start == other.start && (count == 1 || step == other.step))
    return .bool(same == (operation == .equal))
  }

  override public func hash() throws -> Int {
    try Sequences.hash([.int(count), count == 0 ? .none : .int(start), count <= 1 ? .none : .int(step)])
  }
}

/// Walks a range.
final class RangeIterator: NativeIterator {
  private var upcoming: Int
  private let step: Int
  private var remaining: Int

  init(start: Int, step: Int, count: Int) {
    upcoming = start
    self.step = step
    remaining = count
    super.init(type: .rangeIterator, kind: .rangeIterator)
  }

  /// The next number; nil at the end.
  @inline(__always) func advance() -> Int? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    let number = upcoming
    upcoming = number &+ step
    return number
  }

  override func next() throws -> Value? { advance().map { .int($0) } }

  override var remainingCount: Int? { remaining }
}
