/// A = Q B Pᵀ, with B on the diagonal and beside it: above where there are at least as many rows as columns, else below.
struct BidiagonalForm<Element: BinaryFloatingPoint> {
  private(set) var diagonal: [Element] = []
  private(set) var beside: [Element] = []
  /// With the first row that each turns.
  private var left: [(Int, Reflection<Element>)] = []
  /// With the first column that each turns.
  private var right: [(Int, Reflection<Element>)] = []

  init(_ matrix: Matrix<Element>) {
    var a = matrix
    let (m, n) = (a.rows, a.columns)
    for i in 0..<min(m, n) {
      if m >= n {
        diagonal.append(turnRows(&a, i, column: i))
        if i < n - 1 { beside.append(turnColumns(&a, i + 1, row: i)) }
      } else {
        diagonal.append(turnColumns(&a, i, row: i))
        if i < m - 1 { beside.append(turnRows(&a, i + 1, column: i)) }
      }
    }
  }

  private mutating func turnRows(_ a: inout Matrix<Element>, _ first: Int, column: Int) -> Element {
    let reflection = Reflection(for: (first..<a.rows).map { a[$0, column] })
    reflection.reflectRows(of: &a, from: first, columns: column + 1)
    left.append((first, reflection))
    return reflection.beta
  }

  private mutating func turnColumns(_ a: inout Matrix<Element>, _ first: Int, row: Int) -> Element {
    let reflection = Reflection(for: (first..<a.columns).map { a[row, $0] })
    reflection.reflectColumns(of: &a, from: first, rows: row + 1)
    right.append((first, reflection))
    return reflection.beta
  }

  /// Multiplies the vectors of B by Q and P.
  func turnBack(_ u: inout Matrix<Element>, _ vt: inout Matrix<Element>) {
    for (first, reflection) in left.reversed() { reflection.reflectRows(of: &u, from: first, columns: 0) }
    for (first, reflection) in right.reversed() { reflection.reflectColumns(of: &vt, from: first, rows: 0) }
  }
}
