import Foundation

/// A = Q R by Householder's reflections, with the signs and, up to 16 rows, the digits of LAPACK (`geqr2`, `org2r`).
///
/// Reflection `i` is 1 − τᵢ vᵢ vᵢᵀ; vᵢ is zero above the diagonal, one on it, and below it what the column holds.
struct HouseholderReflections {
  /// R on and above the diagonal, the vectors below it.
  private(set) var packed: DoubleMatrix
  /// The τ of each reflection; 0 for one that does nothing.
  private(set) var scales: [Double] = []
  private let rounded: DoubleMatrix.Rounding

  /// Takes a matrix apart.
  init(_ matrix: DoubleMatrix) {
    packed = matrix
    rounded = matrix.rounding
    for k in 0..<min(packed.rows, packed.columns) {
      let head = packed[k, k]
      let below = k + 1..<max(packed.rows, k + 1)
      let norm = length(below.map { packed[$0, k] })
      scales.append(0)
      if norm == 0 { continue }
      let beta = head.sign == .minus ? hypotenuse(head, norm) : -hypotenuse(head, norm)
      scales[k] = rounded(rounded(beta - head) / beta)
      let (distance, reciprocal) = (rounded(head - beta), 1 / (head - beta))
      for i in below {
        packed[i, k] = packed.isSingle ? rounded(packed[i, k] / distance) : packed[i, k] * reciprocal
      }
      packed[k, k] = beta
      var rest = packed
      reflect(&rest, k, from: k + 1)
      packed = rest
    }
  }

  /// Reflections that are there already.
  init(packed: DoubleMatrix, scales: [Double]) {
    self.packed = packed
    self.scales = scales
    rounded = packed.rounding
  }

  /// The first rows of R, as many as wanted.
  func r(height: Int) -> DoubleMatrix {
    var r = DoubleMatrix(height, packed.columns)
    for i in 0..<height { for j in i..<max(i, r.columns) { r[i, j] = packed[i, j] } }
    return r
  }

  /// The first columns of Q, as many as wanted.
  func q(width: Int) -> DoubleMatrix {
    var q = DoubleMatrix(packed.rows, width)
    for i in 0..<min(packed.rows, width) { q[i, i] = 1 }
    for index in scales.indices.reversed() { reflect(&q, index, from: index) }
    return q
  }

  private func reflect(_ matrix: inout DoubleMatrix, _ index: Int, from column: Int) {
    if scales[index] == 0 { return }
    let v = [1] + (index + 1..<max(packed.rows, index + 1)).map { packed[$0, index] }
    for j in column..<max(matrix.columns, column) {
      let share = rounded(scales[index] * product(v) { matrix[index + $0, j] })
      for (i, x) in v.enumerated() { matrix[index + i, j] = rounded(matrix[index + i, j] - rounded(share * x)) }
    }
  }

  /// The scalar product of a reflection's vector and a column: one after the other in float32, in two lanes in float64.
  private func product(_ v: [Double], _ column: (Int) -> Double) -> Double {
    if packed.isSingle { return v.indices.reduce(0) { rounded($0 + rounded(v[$1] * column($1))) } }
    var lanes = (0.0, 0.0)
    for i in stride(from: 0, to: v.count - 1, by: 2) {
      lanes.0 += v[i] * column(i)
      lanes.1 += v[i + 1] * column(i + 1)
    }
    let sum = lanes.0 + lanes.1
    return v.count % 2 == 0 ? sum : sum + v[v.count - 1] * column(v.count - 1)
  }

  /// The Euclidean norm by a scale and a sum of squares below it (`nrm2`).
  private func length(_ values: [Double]) -> Double {
    var (scale, squares) = (0.0, 1.0)
    for x in values where x != 0 {
      let size = abs(x)
      if scale < size {
        let ratio = rounded(scale / size)
        squares = rounded(1 + rounded(squares * rounded(ratio * ratio)))
        scale = size
      } else {
        let ratio = rounded(size / scale)
        squares = rounded(squares + rounded(ratio * ratio))
      }
    }
    return rounded(scale * rounded(squares.squareRoot()))
  }

  /// The length of a vector of two elements (`lapy2`).
  private func hypotenuse(_ a: Double, _ b: Double) -> Double {
    if a.isNaN || b.isNaN { return .nan }
    let (large, small) = (max(abs(a), abs(b)), min(abs(a), abs(b)))
    if small == 0 || large == .infinity { return large }
    let ratio = rounded(small / large)
    return rounded(large * rounded(rounded(1 + rounded(ratio * ratio)).squareRoot()))
  }
}
