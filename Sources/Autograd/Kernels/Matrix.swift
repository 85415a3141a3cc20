/// A matrix in row-major order.
struct Matrix<Element: BinaryFloatingPoint> {
  let rows, columns: Int
  var values: [Element]
  /// Whether the elements are those of a float32 tensor, whatever they are held in here.
  var isSingle = false

  init(_ rows: Int, _ columns: Int, _ values: [Element]? = nil, isSingle: Bool = false) {
    self.rows = rows
    self.columns = columns
    self.values = values ?? [Element](repeating: 0, count: rows * columns)
    self.isSingle = isSingle
  }

  /// The same in another precision.
  init<Other: BinaryFloatingPoint>(_ other: Matrix<Other>) {
    self.init(other.rows, other.columns, other.values.map { Element($0) }, isSingle: other.isSingle)
  }

  static func identity(_ size: Int) -> Matrix {
    var result = Matrix(size, size)
    for i in 0..<size { result[i, i] = 1 }
    return result
  }

  subscript(row: Int, column: Int) -> Element {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  var transposed: Matrix {
    var result = Matrix(columns, rows, isSingle: isSingle)
    for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
    return result
  }

  mutating func swapRows(_ a: Int, _ b: Int) {
    if a == b { return }
    for j in 0..<columns { values.swapAt(a * columns + j, b * columns + j) }
  }

  mutating func swapColumns(_ a: Int, _ b: Int) {
    if a == b { return }
    for i in 0..<rows { values.swapAt(i * columns + a, i * columns + b) }
  }

  /// The product of two matrices.
  func times(_ other: Matrix) -> Matrix {
    var result = Matrix(rows, other.columns)
    for i in 0..<rows {
      for k in 0..<columns { for j in 0..<other.columns { result[i, j] += self[i, k] * other[k, j] } }
    }
    return result
  }

  /// A part of the matrix, from a place on.
  func part(_ row: Int, _ column: Int, rows: Int, columns: Int) -> Matrix {
    var result = Matrix(rows, columns, isSingle: isSingle)
    for i in 0..<rows { for j in 0..<columns { result[i, j] = self[row + i, column + j] } }
    return result
  }
}

/// What tensors of floats are taken apart in.
///
/// Small matrices of float32 are computed in float32, and all in the order of the steps of PyTorch's LAPACK: whether a
/// matrix counts as singular, the signs of its singular vectors, and each digit of what a nearly singular one gives
/// depend on it. LAPACK computes larger ones in blocks, in an order that depends on the processor.
typealias DoubleMatrix = Matrix<Double>

extension DoubleMatrix {
  private static let largestInOwnPrecision = 32

  /// Whether steps are rounded to float32.
  var isComputedInSingle: Bool { isSingle && Swift.min(rows, columns) <= Self.largestInOwnPrecision }
}

extension Tensor {
  /// The matrices in the last two dimensions.
  var matrices: [DoubleMatrix] {
    let (m, n) = (sizes[rank - 2], sizes[rank - 1])
    let values = doubles
    return (0..<(m * n == 0 ? sizes.dropLast(2).reduce(1, *) : count / (m * n))).map {
      DoubleMatrix(m, n, Array(values[$0 * m * n..<($0 + 1) * m * n]), isSingle: dtype == .float32)
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
