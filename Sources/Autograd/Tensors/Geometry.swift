/// The sizes and strides of a tensor, in elements. Immutable and shared: the result of a pointwise operation on
/// contiguous operands has the very object of its operand, so that a small tensor carries one reference instead of
/// two arrays.
public final class Geometry: Sendable {
  /// The size of each dimension; empty for a 0-d tensor.
  public let sizes: [Int]
  /// The distance in elements between neighbours along each dimension.
  public let strides: [Int]
  /// The number of elements; the largest integer where it is greater, for which there is never memory.
  public let count: Int
  /// Whether the elements lie in row-major order without gaps.
  public let isContiguous: Bool

  /// The geometry of a 0-d tensor.
  public static let scalar = Geometry(sizes: [])

  /// The number of dimensions.
  public var rank: Int { sizes.count }

  /// How many elements of memory the tensor spans from its first one.
  var reach: Int {
    if sizes.contains(0) { return 0 }
    return zip(sizes, strides).reduce(1) { $0 + ($1.0 - 1) * $1.1 }
  }

  /// Makes the contiguous geometry of a shape.
  public init(sizes: [Int]) {
    self.sizes = sizes
    strides = Geometry.contiguousStrides(of: sizes)
    count = Geometry.product(of: sizes)
    isContiguous = true
  }

  /// Makes any geometry.
  public init(sizes: [Int], strides: [Int]) {
    self.sizes = sizes
    self.strides = strides
    count = Geometry.product(of: sizes)
    isContiguous = Geometry.isContiguous(sizes: sizes, strides: strides)
  }

  /// The product of sizes; the largest integer where it is greater.
  static func product(of sizes: some Sequence<Int>) -> Int {
    var (result, overflows, isZero) = (1, false, false)
    for size in sizes {
      let next = result.multipliedReportingOverflow(by: size)
      overflows = overflows || next.overflow
      isZero = isZero || size == 0
      result = next.partialValue
    }
    return isZero ? 0 : overflows ? .max : result
  }

  /// Row-major strides; a dimension of size 0 counts as 1, as in PyTorch.
  static func contiguousStrides(of sizes: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: sizes.count)
    var step = 1
    for d in stride(from: sizes.count - 1, through: 0, by: -1) {
      strides[d] = step
      step = step.multipliedReportingOverflow(by: max(sizes[d], 1)).partialValue
    }
    return strides
  }

  private static func isContiguous(sizes: [Int], strides: [Int]) -> Bool {
    if sizes.contains(0) { return true }
    var step = 1
    for d in stride(from: sizes.count - 1, through: 0, by: -1) where sizes[d] != 1 {
      if strides[d] != step { return false }
      step = step.multipliedReportingOverflow(by: sizes[d]).partialValue
    }
    return true
  }
}
