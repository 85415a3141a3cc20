extension DoubleMatrix {
  /// The code with which LAPACK gives up on the eigenvalues of a symmetric matrix of three rows or more, read from its
  /// lower triangle, because of numbers that are infinite or none; nil where it goes on.
  var eigenvalueFailure: Int? {
    if rows < 3 { return nil }
    let below = (0..<rows).flatMap { i in (0..<i).map { self[i, $0] } }
    if below.contains(where: \.isNaN) || below.count(where: \.isInfinite) > 1 { return rows - 1 }
    return (0..<rows).contains { self[$0, $0].isInfinite } ? 1 : nil
  }

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
