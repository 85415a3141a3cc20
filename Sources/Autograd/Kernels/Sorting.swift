extension Kernel {
  /// Lanes along a dimension, put into order.
  private struct Sort: ElementVisitor {
    let input: Tensor
    let order: Tensor
    let extents: (outer: Int, length: Int, inner: Int)
    let isDescending, isStable: Bool

    func visit<T: Element>(_ type: T.Type) throws {
      let (x, places) = (input.pointer(T.self), order.pointer(Int.self))
      let (length, inner) = (extents.length, extents.inner)
      // NaN counts as larger than everything.
      func precedes(_ a: T, _ b: T) -> Bool { T.isLess(a, b) || (b.isNaN && !a.isNaN) }
      for o in 0..<extents.outer {
        try input.session.forEach(below: inner, weight: 8 * length) { i in
          let start = o * length * inner + i
          if !isStable && length > 16 {
            let sorted = try unstableOrder { DigitSort.key(x[start + $0 * inner]) }
            for k in 0..<length { places[start + k * inner] = sorted[k] }
            return
          }
          if T.self != Bool.self && length >= DigitSort.shortest {
            let sorted = try DigitSort.order(input.session, length, isDescending: isDescending) {
              DigitSort.key(x[start + $0 * inner])
            }
            for k in 0..<length { places[start + k * inner] = sorted[k] }
            return
          }
          var lane = Array(0..<length)
          // Swift's sort is stable.
          lane.sort { a, b in
            let (first, second) = (x[start + a * inner], x[start + b * inner])
            return isDescending ? precedes(second, first) : precedes(first, second)
          }
          for k in 0..<length { places[start + k * inner] = lane[k] }
        }
      }
    }

    /// The order of one lane by its keys. Sorting by digits is faster, and does where no two are equal.
    private func unstableOrder(_ key: (Int) -> UInt64) throws -> [Int] {
      let keys = (0..<extents.length).map { isDescending ? ~key($0) : key($0) }
      let sorted = try DigitSort.order(input.session, keys.count, isDescending: false) { keys[$0] }
      if !zip(sorted, sorted.dropFirst()).contains(where: { keys[$0] == keys[$1] }) { return sorted }
      var lane = IntroSelection(Array(keys.enumerated())) { $0.element < $1.element }
      lane.sort(keys.count)
      return lane.items.map(\.offset)
    }
  }

  /// The indices that put every lane of a dimension into order; equal elements keep theirs if `isStable`, and otherwise
  /// come as PyTorch's sorting leaves them.
  static func sortedIndices(_ input: Tensor, dim: Int, isDescending: Bool, isStable: Bool = true) throws -> Tensor {
    let index = try Dimension.normalised(dim, rank: input.rank)
    let order = try input.session.empty(input.sizes, .int64)
    let wide = try input.cast(input.dtype.compute)
    // A long vector of whole numbers is sorted by its digits (`can_use_radix_sort` in ATen), which keeps equal ones in place.
    let isByDigits =
      input.rank == 1 && input.count >= 1 << 15 && input.dtype.isInteger && input.dtype != .bool && !isDescending
    try wide.dtype.accept(
      Sort(
        input: wide.dense(), order: order, extents: extents(input.sizes, around: index), isDescending: isDescending,
        isStable: isStable || isByDigits))
    return order
  }

  /// The first few of every lane, equal ones as PyTorch's partial sorting leaves them.
  private struct Best: ElementVisitor {
    let input, order: Tensor
    let extents: (outer: Int, length: Int, inner: Int)
    let count: Int
    let isDescending, isSorted: Bool

    func visit<T: Element>(_ type: T.Type) throws {
      let (x, places) = (input.pointer(T.self), order.pointer(Int.self))
      let (length, inner) = (extents.length, extents.inner)
      for o in 0..<extents.outer {
        try input.session.forEach(below: inner, weight: 8 * length) { i in
          let start = o * length * inner + i
          var lane = IntroSelection(
            (0..<length).map { place -> (key: UInt64, place: Int) in
              let key = DigitSort.key(x[start + place * inner])
              return (isDescending ? ~key : key, place)
            }
          ) { $0.key < $1.key }
          if count * 64 <= length {
            lane.sortFirst(count)
          } else if count > 0 {
            lane.select(count - 1)
            if isSorted { lane.sort(count - 1) }
          }
          for k in 0..<count { places[(o * count + k) * inner + i] = lane.items[k].place }
        }
      }
    }
  }

  /// The indices of the first `count` elements of every lane (`topk`).
  static func bestIndices(
    _ input: Tensor, _ count: Int, dim: Int, isDescending: Bool, isSorted: Bool
  ) throws -> Tensor {
    var sizes = input.sizes
    if !sizes.isEmpty { sizes[dim] = count }
    let order = try input.session.empty(sizes, .int64)
    let wide = try input.cast(input.dtype.compute)
    try wide.dtype.accept(
      Best(
        input: wide.dense(), order: order, extents: extents(input.sizes, around: dim), count: count,
        isDescending: isDescending, isSorted: isSorted))
    return order
  }

  /// The index of the element of a rank, by the steps of `kthvalue` (Numerical Recipes, `select`); what is not a number
  /// comes last.
  static func quickSelect(_ lane: [Double], _ rank: Int) -> Int {
    var (values, places) = (lane, Array(lane.indices))
    func isAfter(_ a: Double, _ b: Double) -> Bool { (a.isNaN && !b.isNaN) || a > b }
    func swap(_ a: Int, _ b: Int) {
      values.swapAt(a, b)
      places.swapAt(a, b)
    }
    func order(_ a: Int, _ b: Int) { if isAfter(values[a], values[b]) { swap(a, b) } }
    var (left, right) = (0, lane.count - 1)
    while right > left {
      if right == left + 1 {
        order(left, right)
        break
      }
      // The median of three is the pivot.
      swap(left + (right - left) / 2, left + 1)
      order(left + 1, right)
      order(left, right)
      order(left + 1, left)
      var (i, j) = (left + 1, right)
      let pivot = values[left]
      while true {
        repeat { i += 1 } while isAfter(pivot, values[i])
        repeat { j -= 1 } while isAfter(values[j], pivot)
        if j < i { break }
        swap(i, j)
      }
      swap(left, j)
      if j <= rank { left = i }
      if j >= rank { right = j - 1 }
    }
    return places.isEmpty ? 0 : places[rank]
  }

  private struct Take: BitsVisitor {
    let input, indices, output: Tensor
    let from, to: (outer: Int, length: Int, inner: Int)
    func visit<T: FixedWidthInteger>(_ type: T.Type) throws {
      let (x, places, y) = (input.pointer(T.self), indices.pointer(Int.self), output.pointer(T.self))
      for o in 0..<to.outer {
        try input.session.forEach(below: to.length, weight: to.inner) { k in
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
