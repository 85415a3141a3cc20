import Foundation

/// P A = L U with partial pivoting; L below the diagonal, U on and above it.
///
/// Up to 16 rows its digits are those of PyTorch's `lu_factor`, and up to 8 those of its solutions.
struct LUDecomposition {
  private(set) var factors: DoubleMatrix
  /// The row that each row of the factors came from.
  private(set) var order: [Int]
  private(set) var swaps = 0
  /// The first column whose pivot is zero.
  private(set) var singularColumn: Int?

  /// The row that each step swapped its own with.
  private(set) var pivots: [Int] = []

  /// Decomposes a matrix.
  init(_ matrix: DoubleMatrix) {
    factors = matrix
    order = Array(0..<matrix.rows)
    if matrix.isComputedInSingle {
      var single = Matrix<Float>(matrix)
      decompose(&single)
      factors = DoubleMatrix(single)
    } else {
      var own = matrix
      decompose(&own)
      factors = own
    }
  }

  private mutating func decompose<Element>(_ a: inout Matrix<Element>) {
    let (m, n) = (a.rows, a.columns)
    for k in 0..<min(m, n) {
      var pivot = k
      for i in k..<m where abs(a[i, k]) > abs(a[pivot, k]) { pivot = i }
      pivots.append(pivot)
      if pivot != k {
        a.swapRows(pivot, k)
        order.swapAt(pivot, k)
        swaps += 1
      }
      if a[k, k] == 0 {
        singularColumn = singularColumn ?? k
        continue
      }
      // LAPACK multiplies a column by the reciprocal of its pivot; its code for the smallest matrices divides the last.
      let divides = m == n && n <= 4 && k == n - 2 || abs(a[k, k]) < Element.leastNormalMagnitude
      let reciprocal = 1 / a[k, k]
      for i in k + 1..<max(m, k + 1) {
        let factor = divides ? a[i, k] / a[k, k] : a[i, k] * reciprocal
        a[i, k] = factor
        for j in k + 1..<max(n, k + 1) { a[i, j] -= factor * a[k, j] }
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
    (0..<factors.rows).reduce(swaps % 2 == 0 ? 1.0 : -1.0) { product, i in
      let next = product * factors[i, i]
      return factors.isComputedInSingle ? Double(Float(next)) : next
    }
  }

  /// X of A X = B. Precondition: not singular.
  func solve(_ right: DoubleMatrix) -> DoubleMatrix {
    var x = DoubleMatrix(right.rows, right.columns)
    for (i, source) in order.enumerated() { for j in 0..<right.columns { x[i, j] = right[source, j] } }
    return factors.triangularSolution(
      factors.triangularSolution(x, isUpper: false, isUnit: true), isUpper: true, isUnit: false)
  }

  /// X of Aᵀ X = B. Precondition: not singular.
  func solveTransposed(_ right: DoubleMatrix) -> DoubleMatrix {
    let across = factors.transposed
    let y = across.triangularSolution(
      across.triangularSolution(right, isUpper: false, isUnit: false), isUpper: true, isUnit: true)
    var x = y
    for (i, target) in order.enumerated() { for j in 0..<y.columns { x[target, j] = y[i, j] } }
    return x
  }
}

extension DoubleMatrix {
  /// X of A X = B, where A is one triangle of this square matrix, with ones on the diagonal where it is a unit one.
  func triangularSolution(_ right: DoubleMatrix, isUpper: Bool, isUnit: Bool) -> DoubleMatrix {
    if !isComputedInSingle { return solution(right, isUpper: isUpper, isUnit: isUnit) }
    return DoubleMatrix(
      Matrix<Float>(self).solution(Matrix<Float>(right), isUpper: isUpper, isUnit: isUnit))
  }
}

extension Matrix {
  /// Small ones add products up before they subtract them, and multiply by reciprocals, as the BLAS below PyTorch does.
  fileprivate func solution(_ right: Matrix, isUpper: Bool, isUnit: Bool) -> Matrix {
    let addsFirst = rows <= 7
    var x = right
    for i in isUpper ? Array((0..<rows).reversed()) : Array(0..<rows) {
      let known = isUpper ? Array((i + 1..<Swift.max(rows, i + 1)).reversed()) : Array(0..<i)
      let reciprocal = 1 / self[i, i]
      for j in 0..<x.columns {
        var rest = x[i, j]
        if addsFirst {
          rest -= known.reduce(0) { $0 + self[i, $1] * x[$1, j] }
        } else {
          for k in known { rest -= self[i, k] * x[k, j] }
        }
        x[i, j] = isUnit ? rest : addsFirst ? rest * reciprocal : rest / self[i, i]
      }
    }
    return x
  }
}
