extension DoubleMatrix {
  /// A = U diag(S) Vᵀ with singular values in descending order. U has rows × k, V columns × k elements, k the smaller of
  /// both; with `isFull` both are square.
  func svd(isFull: Bool = false) -> (u: DoubleMatrix, s: [Double], v: DoubleMatrix) {
    if values.contains(where: { !$0.isFinite }) { return unbounded(isFull: isFull) }
    if !isComputedInSingle {
      let solved = SingularValues(self, isFull: isFull)
      return (solved.u, solved.values, solved.vt.transposed)
    }
    let solved = SingularValues(Matrix<Float>(self), isFull: isFull)
    return (DoubleMatrix(solved.u), solved.values.map(Double.init), DoubleMatrix(solved.vt.transposed))
  }

  /// LAPACK finds no singular values of infinite numbers, and turns its vectors around.
  private func unbounded(isFull: Bool) -> (u: DoubleMatrix, s: [Double], v: DoubleMatrix) {
    let count = Swift.min(rows, columns)
    var u = DoubleMatrix.identity(rows).part(0, 0, rows: rows, columns: isFull ? rows : count)
    var v = DoubleMatrix.identity(columns).part(0, 0, rows: columns, columns: isFull ? columns : count)
    for i in 0..<count { (u[i, i], v[i, i]) = (0, 0) }
    for i in 0..<count { (u[i, count - 1 - i], v[i, count - 1 - i]) = (1, 1) }
    return (u, [Double](repeating: .nan, count: count), v)
  }
}

/// The singular values and vectors of a matrix: made bidiagonal by reflections, of its R or L where it is much longer one
/// way, then diagonal by the implicit QR iteration, in the order of the steps of LAPACK (`gesdd` for small matrices),
/// which decides the signs of the vectors. Sources: Golub and Van Loan, "Matrix Computations", 8.6; Demmel and Kahan,
/// "Accurate singular values of bidiagonal matrices", 1990.
struct SingularValues<Element: BinaryFloatingPoint> {
  private(set) var u: Matrix<Element>
  /// In descending order.
  private(set) var values: [Element]
  /// V transposed.
  private(set) var vt: Matrix<Element>

  /// Takes a matrix apart; with `isFull` both sides are square.
  init(_ a: Matrix<Element>, isFull: Bool) {
    let (m, n) = (a.rows, a.columns)
    let count = min(m, n)
    if count == 0 {
      (u, values, vt) = (.identity(isFull ? m : 0), [], .identity(isFull ? n : 0))
      if !isFull { (u, vt) = (Matrix(m, 0), Matrix(0, n)) }
      return
    }
    if m > n && m >= n * 3 / 2 || n >= 20 * m {
      // Much longer one way: the triangle of its orthogonal factors is taken apart.
      let tall = m > n
      var packed = tall ? a : a.transposed
      let scales = packed.reduceByReflections()
      var triangle = Matrix<Element>(count, count)
      for i in 0..<count {
        for j in i..<count { if tall { triangle[i, j] = packed[i, j] } else { triangle[j, i] = packed[i, j] } }
      }
      let inner = SingularValues(triangle, isFull: false)
      let q = packed.reflected(scales, width: isFull ? packed.rows : count)
      var core = Matrix<Element>.identity(q.columns)
      let small = tall ? inner.u : inner.vt.transposed
      for i in 0..<count { for j in 0..<count { core[i, j] = small[i, j] } }
      let long = q.times(core)
      values = inner.values
      (u, vt) = tall ? (long, inner.vt) : (inner.u, long.transposed)
      return
    }
    let form = BidiagonalForm(a)
    var iteration = BidiagonalIteration(diagonal: form.diagonal, beside: form.beside, isUpper: m >= n)
    iteration.run()
    values = iteration.diagonal
    let (height, width) = (isFull ? m : count, isFull ? n : count)
    u = .identity(m).part(0, 0, rows: m, columns: height)
    vt = .identity(n).part(0, 0, rows: width, columns: n)
    for i in 0..<count {
      for j in 0..<count { (u[i, j], vt[i, j]) = (iteration.u[i, j], iteration.vt[i, j]) }
    }
    form.turnBack(&u, &vt)
  }
}
