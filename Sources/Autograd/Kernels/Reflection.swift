/// One of Householder's reflections, 1 − tau v vᵀ; the first element of v is 1 (LAPACK's `larfg` and `larf`).
struct Reflection<Element: BinaryFloatingPoint> {
  /// Zero for one that does nothing.
  let tau: Element
  let v: [Element]
  /// What becomes of the first element of the vector that it was made for; the others become zero.
  let beta: Element

  /// The reflection that leaves nothing of a vector but its first element.
  init(for x: [Element]) {
    let (head, tail) = (x[0], x.dropFirst())
    let length = Self.length(tail)
    if length == 0 {
      (tau, beta, v) = (0, head, [1] + tail)
      return
    }
    let whole = Element.hypotenuse(head, length)
    beta = head < 0 ? whole : -whole
    tau = (beta - head) / beta
    let distance = head - beta
    v = [1] + (Element.self == Float.self ? tail.map { $0 / distance } : tail.map { $0 * (1 / distance) })
  }

  /// A reflection that is there already: what stands below the 1 of v.
  init(tau: Element, below: [Element]) {
    self.tau = tau
    beta = 0
    v = [1] + below
  }

  /// Multiplies the rows from one on by it, in the columns from one on.
  func reflectRows(of a: inout Matrix<Element>, from row: Int, columns first: Int) {
    if tau == 0 { return }
    for j in first..<max(first, a.columns) {
      let share = tau * product { a[row + $0, j] }
      for (i, x) in v.enumerated() { a[row + i, j] -= share * x }
    }
  }

  /// Multiplies the columns from one on by it, in the rows from one on.
  func reflectColumns(of a: inout Matrix<Element>, from column: Int, rows first: Int) {
    if tau == 0 { return }
    for i in first..<max(first, a.rows) {
      let share = tau * v.indices.reduce(0) { $0 + v[$1] * a[i, column + $1] }
      for (j, x) in v.enumerated() { a[i, column + j] -= share * x }
    }
  }

  /// The scalar product with v: one after the other in float32, in two lanes in float64.
  private func product(_ element: (Int) -> Element) -> Element {
    if Element.self == Float.self { return v.indices.reduce(0) { $0 + v[$1] * element($1) } }
    var lanes: (Element, Element) = (0, 0)
    for i in stride(from: 0, to: v.count - 1, by: 2) {
      lanes.0 += v[i] * element(i)
      lanes.1 += v[i + 1] * element(i + 1)
    }
    let sum = lanes.0 + lanes.1
    return v.count % 2 == 0 ? sum : sum + v[v.count - 1] * element(v.count - 1)
  }

  /// The Euclidean norm, by a scale and the sum of squares below it (`nrm2`).
  private static func length(_ values: ArraySlice<Element>) -> Element {
    var (scale, squares): (Element, Element) = (0, 1)
    for x in values where x != 0 {
      let size = abs(x)
      if scale < size {
        squares = 1 + squares * ((scale / size) * (scale / size))
        scale = size
      } else {
        squares += (size / scale) * (size / scale)
      }
    }
    return scale * squares.squareRoot()
  }
}
