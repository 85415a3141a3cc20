import Foundation

/// A matrix of doubles in row-major order. Decompositions compute in double precision and are rounded at the end.
struct DoubleMatrix {
  let rows, columns: Int
  var values: [Double]

  init(_ rows: Int, _ columns: Int, _ values: [Double]? = nil) {
    self.rows = rows
    self.columns = columns
    self.values = values ?? [Double](repeating: 0, count: rows * columns)
  }

  static func identity(_ size: Int) -> DoubleMatrix {
    var result = DoubleMatrix(size, size)
    for i in 0..<size { result[i, i] = 1 }
    return result
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  var transposed: DoubleMatrix {
    var result = DoubleMatrix(columns, rows)
    for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
    return result
  }

  mutating func swapRows(_ a: Int, _ b: Int) {
    if a == b { return }
    for j in 0..<columns { values.swapAt(a * columns + j, b * columns + j) }
  }
}

/// P A = L U with partial pivoting; L below the diagonal, U on and above it.
struct LUDecomposition {
  private(set) var factors: DoubleMatrix
  /// The row that each row of the factors came from.
  private(set) var order: [Int]
  private(set) var swaps = 0
  /// The first column whose pivot is zero.
  private(set) var singularColumn: Int?

  /// The row that each step swapped its own with.
  private(set) var pivots: [Int] = []

  /// Decomposes a matrix, with or without swapping rows.
  init(_ matrix: DoubleMatrix, pivots isPivoted: Bool = true) {
    factors = matrix
    let (m, n) = (matrix.rows, matrix.columns)
    order = Array(0..<m)
    for k in 0..<min(m, n) {
      var pivot = k
      if isPivoted { for i in k..<m where abs(factors[i, k]) > abs(factors[pivot, k]) { pivot = i } }
      pivots.append(pivot)
      if pivot != k {
        factors.swapRows(pivot, k)
        order.swapAt(pivot, k)
        swaps += 1
      }
      if factors[k, k] == 0 {
        singularColumn = singularColumn ?? k
        continue
      }
      for i in k + 1..<max(m, k + 1) {
        factors[i, k] /= factors[k, k]
        let factor = factors[i, k]
        for j in k + 1..<max(n, k + 1) { factors[i, j] -= factor * factors[k, j] }
      }
    }
  }

  /// A decomposition from its factors and the swaps of each step.
  init(factors: DoubleMatrix, pivots: [Int]) {
    self.factors = factors
    self.pivots = pivots
    order = Array(0..<factors.rows)
    for (k, pivot) in pivots.enumerated() where order.indices.contains(pivot) { order.swapAt(k, pivot) }
  }

  /// The decomposition with a small number in the place of every pivot that is zero.
  func regular(_ epsilon: Double) -> LUDecomposition {
    var result = self
    for i in 0..<min(factors.rows, factors.columns) where factors[i, i] == 0 { result.factors[i, i] = epsilon }
    return result
  }

  /// P of A = P L U.
  var permutation: DoubleMatrix {
    var result = DoubleMatrix(factors.rows, factors.rows)
    for (i, source) in order.enumerated() { result[source, i] = 1 }
    return result
  }

  /// L of A = P L U.
  var lower: DoubleMatrix {
    var result = DoubleMatrix(factors.rows, min(factors.rows, factors.columns))
    for i in 0..<result.rows { for j in 0..<result.columns { result[i, j] = i > j ? factors[i, j] : i == j ? 1 : 0 } }
    return result
  }

  /// U of A = P L U.
  var upper: DoubleMatrix {
    var result = DoubleMatrix(min(factors.rows, factors.columns), factors.columns)
    for i in 0..<result.rows { for j in i..<max(i, result.columns) { result[i, j] = factors[i, j] } }
    return result
  }

  /// The determinant's sign and the logarithm of its absolute value.
  var logDeterminant: (sign: Double, logarithm: Double) {
    var (sign, logarithm) = (swaps % 2 == 0 ? 1.0 : -1.0, 0.0)
    for i in 0..<factors.rows {
      let d = factors[i, i]
      // What is not a number has the sign 0.
      sign *= d > 0 ? 1 : d < 0 ? -1 : 0
      logarithm += log(abs(d))
    }
    return (sign, logarithm)
  }

  /// The determinant.
  var determinant: Double {
    (0..<factors.rows).reduce(swaps % 2 == 0 ? 1.0 : -1.0) { $0 * factors[$1, $1] }
  }

  /// X of A X = B. Precondition: not singular.
  func solve(_ right: DoubleMatrix) -> DoubleMatrix {
    let n = factors.rows
    var x = DoubleMatrix(n, right.columns)
    for i in 0..<n { for j in 0..<right.columns { x[i, j] = right[order[i], j] } }
    for i in 0..<n {
      for k in 0..<i { for j in 0..<x.columns { x[i, j] -= factors[i, k] * x[k, j] } }
    }
    for i in (0..<n).reversed() {
      for k in i + 1..<max(n, i + 1) { for j in 0..<x.columns { x[i, j] -= factors[i, k] * x[k, j] } }
      for j in 0..<x.columns { x[i, j] /= factors[i, i] }
    }
    return x
  }
}

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

  /// A = Q R by Householder's reflections, with the signs of LAPACK. Q has `width` columns.
  func qr(width: Int) -> (q: DoubleMatrix, r: DoubleMatrix) {
    var r = self
    var reflections: [(start: Int, v: [Double], tau: Double)] = []
    for k in 0..<min(rows, columns) {
      var v = (k..<rows).map { r[$0, k] }
      let rest = v.dropFirst().reduce(0) { $0 + $1 * $1 }
      if rest == 0 { continue }
      let beta = v[0] >= 0 ? -(v[0] * v[0] + rest).squareRoot() : (v[0] * v[0] + rest).squareRoot()
      let tau = (beta - v[0]) / beta
      let scale = 1 / (v[0] - beta)
      v = [1] + v.dropFirst().map { $0 * scale }
      reflections.append((k, v, tau))
      r.reflect(k, v, tau, from: k)
      for i in k + 1..<rows { r[i, k] = 0 }
    }
    var q = DoubleMatrix(rows, width)
    for i in 0..<min(rows, width) { q[i, i] = 1 }
    for reflection in reflections.reversed() { q.reflect(reflection.start, reflection.v, reflection.tau, from: 0) }
    let height = Swift.min(width, rows)
    return (q, DoubleMatrix(height, columns, Array(r.values.prefix(height * columns))))
  }

  private mutating func reflect(_ start: Int, _ v: [Double], _ tau: Double, from column: Int) {
    for j in column..<max(columns, column) {
      var sum = 0.0
      for (i, x) in v.enumerated() { sum += x * self[start + i, j] }
      for (i, x) in v.enumerated() { self[start + i, j] -= tau * x * sum }
    }
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

extension Tensor {
  /// The matrices in the last two dimensions.
  var matrices: [DoubleMatrix] {
    let (m, n) = (sizes[rank - 2], sizes[rank - 1])
    let values = doubles
    return (0..<(m * n == 0 ? sizes.dropLast(2).reduce(1, *) : count / (m * n))).map {
      DoubleMatrix(m, n, Array(values[$0 * m * n..<($0 + 1) * m * n]))
    }
  }

  /// A tensor of this one's type from numbers.
  func filled(_ sizes: [Int], _ values: [Double]) throws -> Tensor {
    let result = try session.empty(sizes, dtype)
    Kernel.store(values.map { .double($0) }, into: result)
    return result
  }

  /// A batch of matrices of this one's type and batch sizes.
  func stacked(
    _ matrices: [DoubleMatrix], rows: Int, columns: Int, isColumnMajor: Bool = true
  ) throws -> Tensor {
    let lead = Array(sizes.dropLast(2))
    if !isColumnMajor { return try filled(lead + [rows, columns], matrices.flatMap(\.values)) }
    let result = try filled(lead + [columns, rows], matrices.flatMap(\.transposed.values))
    let strides = result.geometry.strides
    return result.view(
      as: Geometry(
        sizes: lead + [rows, columns], strides: Array(strides.dropLast(2)) + [1, strides[strides.count - 2]]))
  }
}
