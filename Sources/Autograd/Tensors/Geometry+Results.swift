/// The layout of fresh results: PyTorch keeps the order in which the operands' dimensions lie in memory
/// (`TensorIterator.cpp`, `reorder_dimensions`).
extension Geometry {
  /// Whether the elements fill a stretch of memory, in some order of the dimensions, each once.
  var isPacked: Bool {
    if isContiguous { return true }
    var step = 1
    for d in sizes.indices.filter({ sizes[$0] != 1 }).sorted(by: { strides[$0] < strides[$1] }) {
      if strides[d] != step { return false }
      step *= sizes[d]
    }
    return true
  }

  /// The same sizes without gaps, the dimensions in the order in which they lie in memory.
  var packed: Geometry { isPacked ? self : Geometry.result(of: [self], sizes: sizes) }

  /// What a pointwise operation makes of one operand of this layout: as `packed`, but for row-major strides wherever the
  /// elements lie in row-major order, whatever the strides of dimensions of one element.
  @inline(__always)
  var pointwise: Geometry { isContiguous ? rowMajor : packed }

  /// A contiguous layout with the strides of a fresh tensor.
  @inline(__always)
  var rowMajor: Geometry {
    var step = 1
    for d in sizes.indices.reversed() {
      if strides[d] != step { return Geometry(sizes: sizes) }
      step *= max(sizes[d], 1)
    }
    return self
  }

  /// The layout of what a pointwise operation makes of two operands.
  @inline(__always)
  static func result(_ a: Geometry, _ b: Geometry) throws -> Geometry {
    if a === b && a.isContiguous { return a.rowMajor }
    if a.isContiguous && b.isContiguous {
      if a.sizes == b.sizes { return a.rowMajor }
      // With a number the strides of dimensions of one element count.
      if b.rank == 0 && a.rowMajor === a { return a }
    }
    return result(of: [a, b], sizes: try Broadcast.sizes(a.sizes, b.sizes))
  }

  /// The layout of what a pointwise operation makes of operands that are broadcast to `sizes`.
  static func result(of operands: [Geometry], sizes: [Int]) -> Geometry {
    if operands.allSatisfy({ $0.sizes == sizes }), let first = operands.first {
      if operands.allSatisfy(\.isContiguous) { return first.rowMajor }
      if first.isPacked && operands.allSatisfy({ $0.strides == first.strides }) { return first }
    }
    let spread = operands.filter { $0.rank > 0 }.map { Broadcast.strides(of: $0, to: sizes) }
    // The fastest dimension comes first.
    var order = Array(sizes.indices.reversed())
    for i in order.indices.dropFirst() {
      var place = i
      for other in stride(from: i - 1, through: 0, by: -1) {
        let comparison = compare(order[other], order[place], spread, sizes)
        if comparison < 0 { break }
        if comparison > 0 {
          order.swapAt(other, place)
          place = other
        }
      }
    }
    if order.elementsEqual(sizes.indices.reversed()) { return Geometry(sizes: sizes) }
    var strides = [Int](repeating: 1, count: sizes.count)
    var step = 1
    for d in order {
      strides[d] = step
      step *= max(sizes[d], 1)
    }
    return Geometry(sizes: sizes, strides: strides)
  }

  /// Whether dimension `a` steps wider than `b` (1), narrower (−1), or no operand tells (0).
  private static func compare(_ a: Int, _ b: Int, _ operands: [[Int]], _ sizes: [Int]) -> Int {
    for strides in operands where strides[a] != 0 && strides[b] != 0 {
      if strides[a] != strides[b] { return strides[a] < strides[b] ? -1 : 1 }
      if sizes[a] > sizes[b] { return 1 }
    }
    return 0
  }
}
