/// What a tensor held at one moment: PyTorch's own digits for its first elements, the same as numbers, and statistics.
public struct ValueSnapshot: Hashable, Sendable {
  /// Figures over all elements; NaN elements are counted and otherwise left out.
  public struct Statistics: Hashable, Sendable {
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

    /// Makes the figures.
    public init(minimum: Double, maximum: Double, mean: Double, norm: Double, nanCount: Int, infinityCount: Int) {
      self.minimum = minimum
      self.maximum = maximum
      self.mean = mean
      self.norm = norm
      self.nanCount = nanCount
      self.infinityCount = infinityCount
    }
  }

  /// The size of each dimension; `[]` for a 0-d tensor.
  public var shape: [Int]
  /// PyTorch's name without `torch.`, such as `float32`.
  public var dtype: String
  /// The leading elements in row-major order, each as PyTorch prints it within this tensor, without padding.
  public var elements: [String]
  /// The same leading elements as numbers.
  public var numbers: [Double]
  /// Figures over all elements; nil when there are none.
  public var statistics: Statistics?

  /// The number of all elements, the product of `shape`.
  public var count: Int { shape.reduce(1, *) }

  /// Makes a snapshot; `elements` and `numbers` have the same length, at most `count`.
  public init(shape: [Int], dtype: String, elements: [String], numbers: [Double], statistics: Statistics?) {
    self.shape = shape
    self.dtype = dtype
    self.elements = elements
    self.numbers = numbers
    self.statistics = statistics
  }
}

extension ValueSnapshot {
  /// Whether every element is zero.
  public var isZero: Bool {
    guard let statistics else { return false }
    return statistics.norm == 0 && statistics.nanCount == 0
  }

  /// The value on one line, at most `columns` wide: `[-1.5981, -0.8342, 1.3817]`, `[[1., 2.], [3., 4.]]`, `8.6379`.
  /// Where it does not fit, elements are dropped (`…`), never digits; a 0-d value is given whole whatever its width.
  public func preview(columns: Int, ellipsis: String = "…") -> String {
    guard !shape.isEmpty else { return elements.first ?? ellipsis }
    var shown = min(elements.count, max(0, columns / 2))
    while true {
      let text = nested(showing: shown, ellipsis: ellipsis)
      if shown == 0 || text.unicodeScalars.count <= columns { return text }
      shown -= 1
    }
  }

  /// The brackets of the shape around the first `shown` elements.
  private func nested(showing shown: Int, ellipsis: String) -> String {
    if shown == 0 { return count == 0 ? emptyText : "[\(ellipsis)]" }
    var next = 0
    func text(_ dimension: Int) -> String {
      if dimension == shape.count {
        defer { next += 1 }
        return elements[next]
      }
      var parts: [String] = []
      for _ in 0..<shape[dimension] {
        if next >= shown {
          parts.append(ellipsis)
          break
        }
        parts.append(text(dimension + 1))
      }
      return "[" + parts.joined(separator: ", ") + "]"
    }
    return text(0)
  }

  private var emptyText: String { shape.count == 1 ? "[]" : "[] " + shapeText }

  /// The shape as PyTorch prints a `Size` within brackets: `[2, 3]`, `[]`.
  public var shapeText: String { "[" + shape.map(String.init).joined(separator: ", ") + "]" }
}
