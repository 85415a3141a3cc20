extension DoubleMatrix {
  /// Whether the eigenvalues of a symmetric matrix cannot be found: more than one element below the diagonal is infinite or
  /// no number.
  var isUnbounded: Bool { (0..<rows).reduce(0) { sum, i in sum + (0..<i).count { !self[i, $0].isFinite } } > 1 }

  /// L of A = L Lᵀ, from the lower triangle; or the order of the minor that is not positive, with what is done until
  /// then in front of what there was.
  func cholesky() -> (factor: DoubleMatrix, failure: Int) {
    var l = DoubleMatrix(rows, rows)
    for j in 0..<rows {
      var d = self[j, j]
      for k in 0..<j { d -= l[j, k] * l[j, k] }
      if !(d > 0) {
        for k in j..<rows { for i in k..<rows { l[i, k] = self[i, k] } }
        return (l, j + 1)
      }
      l[j, j] = d.squareRoot()
      for i in j + 1..<max(rows, j + 1) {
        var sum = self[i, j]
        for k in 0..<j { sum -= l[i, k] * l[j, k] }
        l[i, j] = sum / l[j, j]
      }
    }
    return (l, 0)
  }

  /// Eigenvalues in ascending order and eigenvectors as columns, from the lower triangle, by Jacobi's rotations.
  func eigh() -> (values: [Double], vectors: DoubleMatrix) {
    let n = rows
    var a = self
    for i in 0..<n { for j in 0..<i { a[j, i] = a[i, j] } }
    var v = DoubleMatrix.identity(n)
    for _ in 0..<64 {
      var off = 0.0
      for i in 0..<n { for j in 0..<i { off += a[i, j] * a[i, j] } }
      if off < 1e-300 { break }
      for p in 0..<n {
        for q in p + 1..<max(n, p + 1) where a[p, q] != 0 {
          let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
          let t = (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n {
            let (x, y) = (a[k, p], a[k, q])
            (a[k, p], a[k, q]) = (c * x - s * y, s * x + c * y)
          }
          for k in 0..<n {
            let (x, y) = (a[p, k], a[q, k])
            (a[p, k], a[q, k]) = (c * x - s * y, s * x + c * y)
            let (z, w) = (v[k, p], v[k, q])
            (v[k, p], v[k, q]) = (c * z - s * w, s * z + c * w)
          }
        }
      }
    }
    let order = (0..<n).sorted { a[$0, $0] < a[$1, $1] }
    var vectors = DoubleMatrix(n, n)
    for (j, source) in order.enumerated() { for i in 0..<n { vectors[i, j] = v[i, source] } }
    return (order.map { a[$0, $0] }, vectors)
  }

  /// A = U diag(S) Vᵀ with singular values in descending order, by one-sided Jacobi rotations (Hestenes, 1958).
  /// U has rows × k, V columns × k elements, k the smaller of both.
  func svd() -> (u: DoubleMatrix, s: [Double], v: DoubleMatrix) {
    if rows < columns {
      let (u, s, v) = transposed.svd()
      return (v, s, u)
    }
    if values.contains(where: { !$0.isFinite }) {
      // LAPACK finds no singular values of infinite numbers, and turns its vectors around.
      var (u, v) = (DoubleMatrix(rows, columns), DoubleMatrix(columns, columns))
      for i in 0..<columns { (u[i, columns - 1 - i], v[i, columns - 1 - i]) = (1, 1) }
      return (u, [Double](repeating: .nan, count: columns), v)
    }
    var (a, v) = (self, DoubleMatrix.identity(columns))
    for _ in 0..<64 {
      var rotated = false
      for p in 0..<columns {
        for q in p + 1..<max(columns, p + 1) {
          var (alpha, beta, gamma) = (0.0, 0.0, 0.0)
          for i in 0..<rows {
            alpha += a[i, p] * a[i, p]
            beta += a[i, q] * a[i, q]
            gamma += a[i, p] * a[i, q]
          }
          if abs(gamma) <= 1e-16 * (alpha * beta).squareRoot() || gamma == 0 { continue }
          rotated = true
          let zeta = (beta - alpha) / (2 * gamma)
          let t = (zeta >= 0 ? 1 : -1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
          let c = 1 / (1 + t * t).squareRoot()
          let s = c * t
          for i in 0..<rows {
            let (x, y) = (a[i, p], a[i, q])
            (a[i, p], a[i, q]) = (c * x - s * y, s * x + c * y)
          }
          for i in 0..<columns {
            let (x, y) = (v[i, p], v[i, q])
            (v[i, p], v[i, q]) = (c * x - s * y, s * x + c * y)
          }
        }
      }
      if !rotated { break }
    }
    let norms = (0..<columns).map { j in (0..<rows).reduce(0) { $0 + a[$1, j] * a[$1, j] }.squareRoot() }
    let order = (0..<columns).sorted { norms[$0] > norms[$1] }
    var (u, w) = (DoubleMatrix(rows, columns), DoubleMatrix(columns, columns))
    for (j, source) in order.enumerated() {
      for i in 0..<rows { u[i, j] = norms[source] > 0 ? a[i, source] / norms[source] : 0 }
      for i in 0..<columns { w[i, j] = v[i, source] }
    }
    let s = order.map { norms[$0] }
    let rank = s.filter { $0 > 0 }.count
    return (rank < columns ? u.completed(from: rank) : u, s, w)
  }

  /// The columns from `start` on replaced by an orthonormal complement of those before, by Gram and Schmidt.
  func completed(from start: Int) -> DoubleMatrix {
    var result = self
    var candidate = 0
    for j in start..<max(columns, start) {
      while candidate < rows {
        var x = [Double](repeating: 0, count: rows)
        x[candidate] = 1
        candidate += 1
        for _ in 0..<2 {
          for k in 0..<j {
            let along = (0..<rows).reduce(0) { $0 + result[$1, k] * x[$1] }
            for i in 0..<rows { x[i] -= along * result[i, k] }
          }
        }
        let norm = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
        if norm < 1e-8 { continue }
        for i in 0..<rows { result[i, j] = x[i] / norm }
        break
      }
    }
    return result
  }
}
