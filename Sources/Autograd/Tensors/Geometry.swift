/// The sizes and strides of a tensor, in elements. Immutable and shared: the result of a pointwise operation on
/// contiguous operands has the very object of its operand, so that a small tensor carries one reference instead of
/// two arrays.
public final class Geometry: Sendable {
  /// The size of each dimension; empty for a 0-d tensor.
  public let sizes: [Int]
  /// The distance in elements between neighbours along each dimension.
  public let strides: [Int]
  /// The number of elements.
  public let count: Int
  /// Whether the elements lie in row-major order without gaps.
  public let isContiguous: Bool

  /// The geometry of a 0-d tensor.
  public static let scalar = Geometry(sizes: [])

  /// The number of dimensions.
  public var rank: Int { sizes.count }

  /// Makes the contiguous geometry of a shape.
  public init(sizes: [Int]) {
    self.sizes = sizes
    strides = Geometry.contiguousStrides(of: sizes)
    count = sizes.reduce(1, *)
    isContiguous = true
  }

  /// Makes any geometry.
  public init(sizes: [Int], strides: [Int]) {
    self.sizes = sizes
    self.strides = strides
    count = sizes.reduce(1, *)
    isContiguous = Geometry.isContiguous(sizes: sizes, strides: strides)
  }

  /// Row-major strides; a dimension of size 0 counts as 1, as in PyTorch.
  static func contiguousStrides(of sizes: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: sizes.count)
    var step = 1
    for d in stride(from: sizes.count - 1, through: 0, by: -1) {
      strides[d] = step
      step *= max(sizes[d], 1)
    }
    return strides
  }

  private static func isContiguous(sizes: [Int], strides: [Int]) -> Bool {
    if sizes.contains(0) { return true }
    var step = 1
    for d in stride(from: sizes.count - 1, through: 0, by: -1) where sizes[d] != 1 {
      if strides[d] != step { return false }
      step *= sizes[d]
    }
    return true
  }

  /// Whether another geometry has the same sizes.
  @inline(__always)
  func hasSameSizes(as other: Geometry) -> Bool { self === other || sizes == other.sizes }
}
