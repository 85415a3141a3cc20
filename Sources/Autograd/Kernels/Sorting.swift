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

  /// The first few of every lane in order, found without sorting the rest.
  private struct Best: ElementVisitor {
    let input, order: Tensor
    let extents: (outer: Int, length: Int, inner: Int)
    let count: Int
    let isDescending: Bool

    func visit<T: Element>(_ type: T.Type) {
      let (x, places) = (input.pointer(T.self), order.pointer(Int.self))
      let (length, inner) = (extents.length, extents.inner)
      var best = [(key: UInt64, index: Int)](repeating: (.max, 0), count: count)
      for o in 0..<extents.outer {
        for i in 0..<inner {
          let start = o * length * inner + i
          var filled = 0
          var worst = UInt64.max
          for k in 0..<length {
            let own = DigitSort.key(x[start + k * inner])
            let key = isDescending ? ~own : own
            if filled == count && key >= worst { continue }
            // Equal ones keep their order, so that the new one goes behind them.
            var place = min(filled, count - 1)
            while place > 0 && best[place - 1].key > key {
              best[place] = best[place - 1]
              place -= 1
            }
            best[place] = (key, k)
            if filled < count { filled += 1 }
            worst = best[filled - 1].key
          }
          for k in 0..<count { places[(o * count + k) * inner + i] = best[k].index }
        }
      }
    }
  }

  /// The indices of the first `count` elements of every lane in order; nil where sorting all of them is no slower.
  static func bestIndices(_ input: Tensor, _ count: Int, dim: Int, isDescending: Bool) throws -> Tensor? {
    guard input.rank > 0, count > 0, count <= 512, input.sizes[dim] >= 16 * count else { return nil }
    var sizes = input.sizes
    sizes[dim] = count
    let order = try input.session.empty(sizes, .int64)
    let wide = try input.cast(input.dtype.compute)
    try wide.dtype.accept(
      Best(
        input: wide.dense(), order: order, extents: extents(input.sizes, around: dim), count: count,
        isDescending: isDescending))
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
