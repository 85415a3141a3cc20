/// The distances between rows, and their gradients, as `ATen/native/cpu/DistanceOpsKernel.cpp` has them: what is no
/// number spreads in some of them and is left out in others.
enum RowDistance {
  case count, sum, euclidean, largest
  case power(Double)

  init(p: Double) {
    switch p {
    case 0: self = .count
    case 1: self = .sum
    case 2: self = .euclidean
    case .infinity: self = .largest
    default: self = .power(p)
    }
  }

  /// The distance of two rows.
  func value<T: ComputeElement>(_ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ width: Int) -> T {
    var total: T = 0
    for k in 0..<width {
      let gap = abs(a[k] - b[k])
      switch self {
      case .count: total += gap == gap ? (gap == 0 ? 0 : 1) : gap
      case .sum: total += gap
      case .euclidean: total += gap * gap
      case .largest: total = gap > total ? gap : total
      case .power(let p): total += Real.pow(gap, T(double: p))
      }
    }
    switch self {
    case .count, .sum, .largest: return total
    case .euclidean: return total.squareRoot()
    case .power(let p): return Real.pow(total, T(double: 1 / p))
    }
  }

  /// The gradient of the first row's element for the difference of two elements.
  func slope<T: ComputeElement>(_ difference: T, _ grad: T, _ distance: T) -> T {
    switch self {
    case .count: return 0
    case .sum: return grad * sign(difference)
    case .euclidean: return distance == 0 ? 0 : grad * difference / distance
    case .largest:
      let gap = abs(abs(difference) - distance)
      // One where the element is the largest, else zero; what is no number stays so.
      return grad * sign(difference) * (gap == gap ? (gap > 0 ? 0 : 1) : gap)
    case .power(let p):
      if distance == 0 || p < 1 && difference == 0 { return 0 }
      let size = Real.pow(abs(difference), T(double: p - 1))
      return sign(difference) * size * grad / Real.pow(distance, T(double: p - 1))
    }
  }

  private func sign<T: ComputeElement>(_ x: T) -> T { x > 0 ? 1 : x < 0 ? -1 : x }
}

extension Kernel {
  private struct Distances: FloatVisitor {
    let a, b, output: Tensor
    let kind: RowDistance
    /// The rows to compare, of every batch: all pairs of `a` and `b`, or of `a` the later ones after each.
    let isWithin: Bool

    func visit<T: FloatElement>(_ type: T.Type) {
      let (x, y, z) = (a.pointer(T.Compute.self), b.pointer(T.Compute.self), output.pointer(T.Compute.self))
      var place = 0
      RowPairs(a, b, isWithin: isWithin).visit { i, j in
        z[place] = kind.value(x + i, y + j, a.sizes[a.rank - 1])
        place += 1
      }
    }
  }

  private struct DistancePull: FloatVisitor {
    let grad, a, b, distances, output: Tensor
    let kind: RowDistance
    let isWithin: Bool

    func visit<T: FloatElement>(_ type: T.Type) {
      let (x, y, out) = (a.pointer(T.Compute.self), b.pointer(T.Compute.self), output.pointer(T.Compute.self))
      let (g, d) = (grad.pointer(T.Compute.self), distances.pointer(T.Compute.self))
      var place = 0
      RowPairs(a, b, isWithin: isWithin).visit { i, j in
        for k in 0..<a.sizes[a.rank - 1] {
          let part = kind.slope(x[i + k] - y[j + k], g[place], d[place])
          out[i + k] += part
          if isWithin { out[j + k] -= part }
        }
        place += 1
      }
    }
  }

  /// The distances of all rows of two batches of matrices of the same sizes; of one matrix those of each pair of rows,
  /// where `other` is nil.
  static func distances(_ input: Tensor, to other: Tensor?, _ p: Double, into sizes: [Int]) throws -> Tensor {
    let output = try input.session.empty(sizes, input.dtype)
    try input.dtype.acceptFloat(
      Distances(
        a: input.dense(), b: (other ?? input).dense(), output: output, kind: RowDistance(p: p), isWithin: other == nil))
    return output
  }

  /// The gradient of the rows of `input`.
  static func distancePull(
    _ grad: Tensor, _ input: Tensor, _ other: Tensor?, _ distances: Tensor, _ p: Double
  ) throws -> Tensor {
    let output = try input.session.filled(input.sizes, 0, dtype: input.dtype)
    try input.dtype.acceptFloat(
      DistancePull(
        grad: grad.dense(), a: input.dense(), b: (other ?? input).dense(), distances: distances.dense(),
        output: output, kind: RowDistance(p: p), isWithin: other == nil))
    return output
  }
}

/// Where the rows of two batches of matrices begin that are compared.
private struct RowPairs {
  let batches, rows, others, width: Int
  let isWithin: Bool

  init(_ a: Tensor, _ b: Tensor, isWithin: Bool) {
    batches = a.sizes.dropLast(2).reduce(1, *)
    (rows, others, width) = (a.sizes[a.rank - 2], b.sizes[b.rank - 2], a.sizes[a.rank - 1])
    self.isWithin = isWithin
  }

  func visit(_ body: (_ i: Int, _ j: Int) -> Void) {
    for batch in 0..<batches {
      for i in 0..<rows {
        for j in (isWithin ? min(i + 1, others) : 0)..<others {
          body((batch * rows + i) * width, (batch * others + j) * width)
        }
      }
    }
  }
}
