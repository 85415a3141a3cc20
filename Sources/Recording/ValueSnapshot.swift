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
