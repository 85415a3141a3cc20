extension DoubleMatrix {
  /// Eigenvalues in ascending order and eigenvectors as columns, from the lower triangle.
  func eigh() -> (values: [Double], vectors: DoubleMatrix) {
    if rows == 2, values.contains(where: \.isInfinite) { return ([.nan, .nan], .identity(2)) }
    if !isComputedInSingle {
      let solved = SymmetricEigenvalues(self)
      return (solved.values, solved.vectors)
    }
    let solved = SymmetricEigenvalues(Matrix<Float>(self))
    return (solved.values.map(Double.init), DoubleMatrix(solved.vectors))
  }

  /// The code with which LAPACK gives up on the eigenvalues of a symmetric matrix of three rows or more, read from its
  /// lower triangle, because of numbers that are infinite or none; nil where it goes on.
  var eigenvalueFailure: Int? {
    if rows < 3 { return nil }
    let below = (0..<rows).flatMap { i in (0..<i).map { self[i, $0] } }
    if below.contains(where: \.isNaN) || below.count(where: \.isInfinite) > 1 { return rows - 1 }
    return (0..<rows).contains { self[$0, $0].isInfinite } ? 1 : nil
  }
}

/// The eigenvalues and eigenvectors of a symmetric matrix: made tridiagonal by reflections, then diagonal by the implicit
/// QL and QR iterations with Wilkinson's shift, in the order of the steps of LAPACK (`sytd2`, `steqr`), which decides the
/// signs of the vectors. Source: Golub and Van Loan, "Matrix Computations", 8.3.
struct SymmetricEigenvalues<Element: BinaryFloatingPoint> {
  /// In ascending order.
  private(set) var values: [Element]
  /// One column for each value.
  private(set) var vectors: Matrix<Element>
  /// What stands beside the diagonal.
  private var beside: [Element] = []

  /// Solves for the lower triangle of a matrix.
  init(_ matrix: Matrix<Element>) {
    let n = matrix.rows
    values = []
    vectors = .identity(n)
    if n == 0 { return }
    let reflections = reduce(matrix)
    diagonalise()
    for i in 0..<n {
      // The smallest of what is left comes next.
      var least = i
      for j in i + 1..<max(n, i + 1) where values[j] < values[least] { least = j }
      if least != i {
        values.swapAt(i, least)
        vectors.swapColumns(i, least)
      }
    }
    for (i, reflection) in reflections.enumerated().reversed() {
      reflection.reflectRows(of: &vectors, from: i + 1, columns: 0)
    }
  }

  // MARK: Tridiagonal form

  /// Leaves the diagonal and what is beside it; gives the reflections, each of which leaves out one row more.
  private mutating func reduce(_ matrix: Matrix<Element>) -> [Reflection<Element>] {
    var a = matrix
    let n = a.rows
    var reflections: [Reflection<Element>] = []
    for i in 0..<n - 1 {
      let reflection = Reflection(for: (i + 1..<n).map { a[$0, i] })
      reflections.append(reflection)
      beside.append(reflection.beta)
      if reflection.tau != 0 { reflect(&a, from: i + 1, reflection) }
    }
    values = (0..<n).map { a[$0, $0] }
    return reflections
  }

  /// Multiplies by a reflection from both sides: A − v wᵀ − w vᵀ.
  private func reflect(_ a: inout Matrix<Element>, from first: Int, _ reflection: Reflection<Element>) {
    let (v, tau) = (reflection.v, reflection.tau)
    // The product of the symmetric matrix and v, column by column of the lower triangle.
    var w = [Element](repeating: 0, count: v.count)
    for j in v.indices {
      let share = tau * v[j]
      var sum: Element = 0
      w[j] += share * a[first + j, first + j]
      for i in j + 1..<max(v.count, j + 1) {
        w[i] += share * a[first + i, first + j]
        sum += a[first + i, first + j] * v[i]
      }
      w[j] += tau * sum
    }
    let along = -(tau / 2) * zip(w, v).reduce(0) { $0 + $1.0 * $1.1 }
    for i in w.indices { w[i] += along * v[i] }
    for j in v.indices {
      for i in j..<v.count { a[first + i, first + j] = a[first + i, first + j] - v[i] * w[j] - w[i] * v[j] }
    }
  }

  // MARK: Diagonal form

  /// Splits where an element beside the diagonal is negligible, and turns each block from the end that is smaller.
  private mutating func diagonalise() {
    let n = values.count
    var start = 0
    while start < n {
      var end = start
      while end < n - 1 {
        let size = abs(beside[end])
        if size == 0 { break }
        if size <= abs(values[end]).squareRoot() * abs(values[end + 1]).squareRoot() * Element.unitRoundoff {
          beside[end] = 0
          break
        }
        end += 1
      }
      let block = start...end
      start = end + 1
      if block.count == 1 { continue }
      var rounds = 30 * n
      if abs(values[end]) < abs(values[block.lowerBound]) {
        iterateUpwards(block, &rounds)
      } else {
        iterateDownwards(block, &rounds)
      }
      // What was split inside a block is looked at again.
      if beside[block.lowerBound..<block.upperBound].contains(where: { $0 != 0 }), rounds > 0 {
        start = block.lowerBound
      }
    }
  }

  private func isNegligible(_ i: Int) -> Bool {
    let size = abs(beside[i])
    let epsilon = Element.unitRoundoff
    return size * size <= (epsilon * epsilon * abs(values[i])) * abs(values[i + 1]) + Element.leastNormalMagnitude
  }

  /// QL: the eigenvalues are found from the first on.
  private mutating func iterateDownwards(_ block: ClosedRange<Int>, _ rounds: inout Int) {
    var l = block.lowerBound
    while l <= block.upperBound, rounds > 0 {
      let m = (l..<block.upperBound).first(where: isNegligible) ?? block.upperBound
      if m < block.upperBound { beside[m] = 0 }
      if m == l {
        l += 1
      } else if m == l + 1 {
        solvePair(at: l)
        l += 2
      } else {
        rounds -= 1
        chaseUp(l, m)
      }
    }
  }

  /// QR: the eigenvalues are found from the last on.
  private mutating func iterateUpwards(_ block: ClosedRange<Int>, _ rounds: inout Int) {
    var l = block.upperBound
    while l >= block.lowerBound, rounds > 0 {
      let m = (block.lowerBound..<l).last(where: isNegligible).map { $0 + 1 } ?? block.lowerBound
      if m > block.lowerBound { beside[m - 1] = 0 }
      if m == l {
        l -= 1
      } else if m == l - 1 {
        solvePair(at: m)
        l -= 2
      } else {
        rounds -= 1
        chaseDown(l, m)
      }
    }
  }

  private func shift(_ l: Int, _ neighbour: Int, _ side: Element, _ far: Int) -> Element {
    let g = (values[neighbour] - values[l]) / (2 * side)
    let r = Element.hypotenuse(g, 1)
    return values[far] - values[l] + side / (g + r.withSign(of: g))
  }

  private mutating func chaseUp(_ l: Int, _ m: Int) {
    var g = shift(l, l + 1, beside[l], m)
    var (s, c, p): (Element, Element, Element) = (1, 1, 0)
    var turns: [Rotation<Element>] = []
    for i in stride(from: m - 1, through: l, by: -1) {
      let (f, b) = (s * beside[i], c * beside[i])
      let (turn, r) = Rotation.turning(g, f, isOld: true)
      (c, s) = (turn.c, turn.s)
      if i != m - 1 { beside[i + 1] = r }
      g = values[i + 1] - p
      let q = (values[i] - g) * s + 2 * c * b
      p = s * q
      values[i + 1] = g + p
      g = c * q - b
      turns.append(turn.inverse)
    }
    for (k, turn) in turns.enumerated() { vectors.rotateColumns(m - 1 - k, turn) }
    values[l] -= p
    beside[l] = g
  }

  private mutating func chaseDown(_ l: Int, _ m: Int) {
    var g = shift(l, l - 1, beside[l - 1], m)
    var (s, c, p): (Element, Element, Element) = (1, 1, 0)
    for i in m..<l {
      let (f, b) = (s * beside[i], c * beside[i])
      let (turn, r) = Rotation.turning(g, f, isOld: true)
      (c, s) = (turn.c, turn.s)
      if i != m { beside[i - 1] = r }
      g = values[i] - p
      let q = (values[i + 1] - g) * s + 2 * c * b
      p = s * q
      values[i] = g + p
      g = c * q - b
      vectors.rotateColumns(i, turn)
    }
    values[l] -= p
    beside[l - 1] = g
  }

  /// The eigenvalues and the turn of [a b; b c] (`laev2`).
  private mutating func solvePair(at l: Int) {
    let (a, b, c) = (values[l], beside[l], values[l + 1])
    let (sum, difference, both) = (a + c, a - c, b + b)
    let (large, small) = abs(a) > abs(c) ? (a, c) : (c, a)
    let (wide, high) = (abs(difference), abs(both))
    let root: Element =
      wide > high
      ? wide * (1 + (high / wide) * (high / wide)).squareRoot()
      : wide < high ? high * (1 + (wide / high) * (wide / high)).squareRoot() : high * Element(2).squareRoot()
    let (first, second): (Element, Element)
    if sum == 0 {
      (first, second) = (root / 2, -root / 2)
    } else {
      first = (sum < 0 ? sum - root : sum + root) / 2
      second = (large / first) * small - (b / first) * b
    }
    let isNegative = sum < 0
    let cosine = difference >= 0 ? difference + root : difference - root
    var turn: Rotation<Element>
    if abs(cosine) > high {
      let cotangent = -both / cosine
      let s = 1 / (1 + cotangent * cotangent).squareRoot()
      turn = Rotation(cotangent * s, s)
    } else if high == 0 {
      turn = Rotation(1, 0)
    } else {
      let tangent = -cosine / both
      let c = 1 / (1 + tangent * tangent).squareRoot()
      turn = Rotation(c, tangent * c)
    }
    if isNegative == (difference < 0) { turn = Rotation(-turn.s, turn.c) }
    (values[l], values[l + 1], beside[l]) = (first, second, 0)
    vectors.rotateColumns(l, turn)
  }
}
