extension Kernel {
  /// Lanes along a dimension, put into order.
  private struct Sort: ElementVisitor {
    let input: Tensor
    let order: Tensor
    let extents: (outer: Int, length: Int, inner: Int)
    let isDescending: Bool

    func visit<T: Element>(_ type: T.Type) {
      let (x, places) = (input.pointer(T.self), order.pointer(Int.self))
      let (length, inner) = (extents.length, extents.inner)
      // NaN counts as larger than everything.
      func precedes(_ a: T, _ b: T) -> Bool { T.isLess(a, b) || (b.isNaN && !a.isNaN) }
      for o in 0..<extents.outer {
        for i in 0..<inner {
          let start = o * length * inner + i
          if T.self != Bool.self && length >= DigitSort.shortest {
            let sorted = DigitSort.order(length, isDescending: isDescending) { DigitSort.key(x[start + $0 * inner]) }
            for k in 0..<length { places[start + k * inner] = sorted[k] }
            continue
          }
          var lane = Array(0..<length)
          // Swift's sort is stable, as PyTorch's is.
          lane.sort { a, b in
            let (first, second) = (x[start + a * inner], x[start + b * inner])
            return isDescending ? precedes(second, first) : precedes(first, second)
          }
          for k in 0..<length { places[start + k * inner] = lane[k] }
        }
      }
    }
  }

  /// The indices that put every lane of a dimension into order; equal elements keep theirs.
  static func sortedIndices(_ input: Tensor, dim: Int, isDescending: Bool) throws -> Tensor {
    let index = try Dimension.normalised(dim, rank: input.rank)
    let order = try input.session.empty(input.sizes, .int64)
    let wide = try input.cast(input.dtype.compute)
    try wide.dtype.accept(
      Sort(
        input: wide.dense(), order: order, extents: extents(input.sizes, around: index), isDescending: isDescending))
    return order
  }

  private struct Take: BitsVisitor {
    let input, indices, output: Tensor
    let from, to: (outer: Int, length: Int, inner: Int)
    func visit<T: FixedWidthInteger>(_ type: T.Type) {
      let (x, places, y) = (input.pointer(T.self), indices.pointer(Int.self), output.pointer(T.self))
      for o in 0..<to.outer {
        for k in 0..<to.length {
          for i in 0..<to.inner {
            let at = (o * to.length + k) * to.inner + i
            y[at] = x[(o * from.length + places[at]) * from.inner + i]
          }
        }
      }
    }
  }

  /// The elements at indices along a dimension. Precondition: the indices are valid and as many in the other dimensions.
  static func take(_ input: Tensor, _ indices: Tensor, dim: Int) throws -> Tensor {
    let index = try Dimension.normalised(dim, rank: input.rank)
    let output = try input.session.empty(indices.sizes, input.dtype)
    try input.dtype.acceptBits(
      Take(
        input: input.dense(), indices: indices.dense(), output: output, from: extents(input.sizes, around: index),
        to: extents(indices.sizes, around: index)))
    return output
  }
}
