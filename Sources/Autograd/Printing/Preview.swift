/// What a tensor holds, in short: its first elements in PyTorch's digits and figures over all of them.
public struct Preview {
  /// Figures over all elements; NaN elements are counted and otherwise left out.
  public struct Statistics {
    /// The smallest element.
    public var minimum: Double
    /// The largest element.
    public var maximum: Double
    /// The arithmetic mean.
    public var mean: Double
    /// The Euclidean norm.
    public var norm: Double
    /// How many elements are NaN.
    public var nanCount: Int
    /// How many elements are infinite.
    public var infinityCount: Int
  }

  /// The first elements in row-major order, as PyTorch prints them within this tensor, without padding.
  public let elements: [String]
  /// The same elements as numbers.
  public let numbers: [Double]
  /// Figures over all elements; nil when there are none.
  public let statistics: Statistics?

  /// Looks at a tensor. Cost: one pass over its elements.
  public init(_ tensor: Tensor, limit: Int) {
    let options = tensor.session.printOptions
    let format = ElementFormat(tensor.shownElements(options), isFloat: tensor.dtype.isFloatingPoint, options)
    let first = tensor.scalars(limit: limit)
    elements = first.map(format.bare)
    numbers = first.map(\.doubleValue)
    statistics = Preview.summary(of: tensor)
  }

  private static func summary(of tensor: Tensor) -> Statistics? {
    if tensor.count == 0 { return nil }
    var result = Statistics(minimum: .infinity, maximum: -.infinity, mean: 0, norm: 0, nanCount: 0, infinityCount: 0)
    var (sum, squares) = (0.0, 0.0)
    for value in tensor.doubles {
      if value.isNaN {
        result.nanCount += 1
        continue
      }
      if value.isInfinite { result.infinityCount += 1 }
      result.minimum = min(result.minimum, value)
      result.maximum = max(result.maximum, value)
      sum += value
      squares += value * value
    }
    let counted = tensor.count - result.nanCount
    if counted == 0 { (result.minimum, result.maximum) = (.nan, .nan) }
    result.mean = sum / Double(counted)
    result.norm = squares.squareRoot()
    return result
  }
}
