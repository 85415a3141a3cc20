/// What stands between brackets with colons: `start:stop:step`.
public final class SliceObject: PythonObject {
  /// The first index; None when left out.
  public let start: Value
  /// The index after the last one; None when left out.
  public let stop: Value
  /// The distance between two indices; None when left out.
  public let step: Value

  /// Makes a slice.
  public init(start: Value, stop: Value, step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(type: .slice, kind: .slice)
  }

  /// The indices of this slice in a sequence of `length` items: the first one, the step, and how many there are.
  public func indices(in length: Int) throws -> (start: Int, step: Int, count: Int) {
    let (first, last, step) = try bounds(in: length)
    let count =
      step < 0
      ? (last < first ? (first - last - 1) / -step + 1 : 0) : (first < last ? (last - first - 1) / step + 1 : 0)
    return (first, step, count)
  }

  /// The first index of this slice in a sequence of `length` items, the one where it ends, and the step.
  func bounds(in length: Int) throws -> (first: Int, last: Int, step: Int) {
    let step = try Self.bound(self.step) ?? 1
    guard step != 0 else { throw PythonError.valueError("slice step cannot be zero") }
    func clamp(_ value: Value, default missing: Int) throws -> Int {
      guard var index = try Self.bound(value) else { return missing }
      if index < 0 { index = max(index + length, step < 0 ? -1 : 0) }
      return min(index, step < 0 ? length - 1 : length)
    }
    let first = try clamp(start, default: step < 0 ? length - 1 : 0)
    return (first, try clamp(stop, default: step < 0 ? -1 : length), step)
  }

  private static func bound(_ value: Value) throws -> Int? {
    if value.isNone { return nil }
    guard let index = try value.clampedIndex() else {
      throw PythonError.typeError("slice indices must be integers or None or have an __index__ method")
    }
    return max(index, -Int.max)
  }

  override public func repr() throws -> String {
    "slice(\(try start.repr()), \(try stop.repr()), \(try step.repr()))"
  }

  override public func hash() throws -> Int { throw PythonError.typeError("unhashable type: 'slice'") }

  override public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? SliceObject else { return .notImplemented }
    return try Sequences.compare(operation, [start, stop, step], [other.start, other.stop, other.step])
  }
}
