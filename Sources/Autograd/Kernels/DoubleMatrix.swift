/// A matrix of doubles in row-major order. Most decompositions compute in double precision and are rounded at the end.
///
/// Some round each step of a small matrix to its own precision, in the order of the steps of PyTorch's LAPACK: whether a
/// matrix counts as singular, and each digit of what a nearly singular one gives, depends on it.
struct DoubleMatrix {
  let rows, columns: Int
  var values: [Double]
  /// Whether the elements are those of a float32 tensor.
  var isSingle = false

  init(_ rows: Int, _ columns: Int, _ values: [Double]? = nil, isSingle: Bool = false) {
    self.rows = rows
    self.columns = columns
    self.values = values ?? [Double](repeating: 0, count: rows * columns)
    self.isSingle = isSingle
  }

  /// A larger matrix is computed by LAPACK in blocks, whose order of steps depends on the processor.
  private static let largestInOrder = 16

  /// What a step gives in the precision of the matrix.
  ///
  /// A sum, product or quotient of two floats that is rounded to double and then to float is rounded right.
  var rounding: Rounding { Rounding(isSingle: isSingle && max(rows, columns) <= Self.largestInOrder) }

  /// Rounds to float32, or not at all.
  struct Rounding {
    let isSingle: Bool

    @inline(__always) func callAsFunction(_ x: Double) -> Double { isSingle ? Double(Float(x)) : x }
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
    var result = DoubleMatrix(columns, rows, isSingle: isSingle)
    for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
    return result
  }

  mutating func swapRows(_ a: Int, _ b: Int) {
    if a == b { return }
    for j in 0..<columns { values.swapAt(a * columns + j, b * columns + j) }
  }
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
