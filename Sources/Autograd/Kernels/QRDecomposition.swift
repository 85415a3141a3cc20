/// A = Q R by Householder's reflections, as LAPACK leaves it (`geqrf`, `orgqr`).
struct QRDecomposition {
  /// R on and above the diagonal, the vectors of the reflections below it.
  private(set) var packed: DoubleMatrix
  /// The tau of each reflection.
  private(set) var scales: [Double] = []

  /// Takes a matrix apart.
  init(_ matrix: DoubleMatrix) {
    packed = matrix
    if matrix.isComputedInSingle {
      var single = Matrix<Float>(matrix)
      scales = single.reduceByReflections().map(Double.init)
      packed = DoubleMatrix(single)
    } else {
      scales = packed.reduceByReflections()
    }
  }

  /// Reflections that are there already.
  init(packed: DoubleMatrix, scales: [Double]) {
    self.packed = packed
    self.scales = scales
  }

  /// The first rows of R, as many as wanted.
  func r(height: Int) -> DoubleMatrix {
    var r = DoubleMatrix(height, packed.columns)
    for i in 0..<height { for j in i..<max(i, r.columns) { r[i, j] = packed[i, j] } }
    return r
  }

  /// The first columns of Q, as many as wanted.
  func q(width: Int) -> DoubleMatrix {
    if !packed.isComputedInSingle { return packed.reflected(scales, width: width) }
    return DoubleMatrix(Matrix<Float>(packed).reflected(scales.map { Float($0) }, width: width))
  }
}

extension Matrix {
  /// Turns the matrix into R and reflections, and gives their scales.
  mutating func reduceByReflections() -> [Element] {
    (0..<Swift.min(rows, columns)).map { k in
      let reflection = Reflection(for: (k..<rows).map { self[$0, k] })
      reflection.reflectRows(of: &self, from: k, columns: k + 1)
      self[k, k] = reflection.beta
      for (i, x) in reflection.v.enumerated().dropFirst() { self[k + i, k] = x }
      return reflection.tau
    }
  }

  /// The first columns of the product of reflections, whose vectors stand below the diagonal.
  func reflected(_ scales: [Element], width: Int) -> Matrix {
    var q = Matrix(rows, width)
    for i in 0..<Swift.min(rows, width) { q[i, i] = 1 }
    for k in scales.indices.reversed() {
      let below = (k + 1..<Swift.max(rows, k + 1)).map { self[$0, k] }
      Reflection(tau: scales[k], below: below).reflectRows(of: &q, from: k, columns: k + 1)
      q[k, k] = 1 - scales[k]
      for (i, x) in below.enumerated() { q[k + 1 + i, k] = -scales[k] * x }
    }
    return q
  }
}
