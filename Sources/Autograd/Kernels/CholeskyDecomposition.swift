extension DoubleMatrix {
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
}
