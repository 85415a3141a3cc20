import BigInt

/// A `range` with a bound or a step beyond 64 bits.
final class BigRangeObject: PythonObject {
  let start: BigInt
  let stop: BigInt
  let step: BigInt
  /// How many numbers there are.
  let count: BigInt

  /// Makes a range.
  /// - Precondition: `step` is not zero.
  init(start: BigInt, stop: BigInt, step: BigInt) {
    self.start = start
    self.stop = stop
    self.step = step
    let distance = step.sign == .minus ? start - stop : stop - start
    count = distance <= 0 ? 0 : (distance - 1) / BigInt(step.magnitude) + 1
    super.init(type: .range)
  }

  /// The range of these bounds: a plain one where they fit.
  static func range(_ start: BigInt, _ stop: BigInt, _ step: BigInt) -> Value {
    if let start = Int(exactly: start), let stop = Int(exactly: stop), let step = Int(exactly: step) {
      return .object(RangeObject(start: start, stop: stop, step: step))
    }
    return .object(BigRangeObject(start: start, stop: stop, step: step))
  }

  /// The number at a position below `count`.
  func number(at position: BigInt) -> Value { .integer(start + position * step) }

  /// The position of a number; nil when the range does not have it.
  func position(of number: BigInt) -> BigInt? {
    let inside = step.sign == .minus ? number <= start && number > stop : number >= start && number < stop
    guard inside, (number - start) % step == 0 else { return nil }
    return (number - start) / step
  }

  override func item(_ key: Value) throws -> Value {
    if case .object(let object) = key, let slice = object as? SliceObject {
      guard let small = Int(exactly: count) else {
        throw PythonError("OverflowError", "Python int too large to convert to C ssize_t")
      }
      let (first, last, stride) = try slice.bounds(in: small)
      return Self.range(start + BigInt(first) * step, start + BigInt(last) * step, BigInt(stride) * step)
    }
    let index = try key.requiredInteger()
    let position = index < 0 ? index + count : index
    guard position >= 0, position < count else { throw PythonError.indexError("range object index out of range") }
    return number(at: position)
  }

  override func iterator() throws -> PythonObject? { BigRangeIterator(start: start, step: step, count: count) }

  override func length() throws -> Int? {
    guard let small = Int(exactly: count) else {
      throw PythonError("OverflowError", "Python int too large to convert to C ssize_t")
    }
    return small
  }

  override func truth() throws -> Bool { count != 0 }

  override func contains(_ value: Value) throws -> Bool? {
    guard let number = try value.toInteger(), case .float = value else {
      return try value.indexInteger().map { position(of: $0) != nil }
    }
    guard try number.isEqual(to: value) else { return false }
    return position(of: try number.requiredInteger()) != nil
  }

  override func repr() throws -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? BigRangeObject, operation == .equal || operation == .notEqual else {
      return .notImplemented
    }
    let same =
      count == other.count && (count == 0 || start == other.start && (count == 1 || step == other.step))
    return .bool(same == (operation == .equal))
  }

  override func hash() throws -> Int {
    try Sequences.hash([
      .integer(count), count == 0 ? .none : .integer(start), count <= 1 ? .none : .integer(step),
    ])
  }
}

/// Walks a range beyond 64 bits.
final class BigRangeIterator: NativeIterator {
  private var upcoming: BigInt
  private let step: BigInt
  private var remaining: BigInt

  init(start: BigInt, step: BigInt, count: BigInt) {
    upcoming = start
    self.step = step
    remaining = count
    super.init(typeName: "longrange_iterator")
  }

  override func next() throws -> Value? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    defer { upcoming += step }
    return .integer(upcoming)
  }

  override var remainingCount: Int? { Int(exactly: remaining) }
}
