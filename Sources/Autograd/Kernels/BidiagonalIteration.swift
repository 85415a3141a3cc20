import Foundation

/// The singular values of a bidiagonal matrix, in place (LAPACK's `bdsqr`).
struct BidiagonalIteration<Element: BinaryFloatingPoint> {
  private(set) var diagonal: [Element]
  private(set) var u: Matrix<Element>
  private(set) var vt: Matrix<Element>
  private var beside: [Element]
  private let tolerance: Element
  private var threshold: Element = 0
  /// The turns that made a lower bidiagonal matrix an upper one.
  private var turns: [Rotation<Element>] = []

  init(diagonal: [Element], beside: [Element], isUpper: Bool) {
    let n = diagonal.count
    (self.diagonal, self.beside) = (diagonal, beside)
    u = .identity(n)
    vt = .identity(n)
    let epsilon = Double(Element.unitRoundoff)
    tolerance = Element(max(10, min(100, pow(epsilon, -0.125)))) * Element.unitRoundoff
    if !isUpper {
      for i in 0..<n - 1 {
        let (turn, r) = Rotation.turning(self.diagonal[i], self.beside[i])
        self.diagonal[i] = r
        self.beside[i] = turn.s * self.diagonal[i + 1]
        self.diagonal[i + 1] = turn.c * self.diagonal[i + 1]
        turns.append(turn)
      }
    }
    threshold = smallestThatCounts
  }

  private var smallestThatCounts: Element {
    let n = diagonal.count
    var least = abs(diagonal[0])
    var mu = least
    for i in 1..<max(n, 1) where least != 0 {
      mu = abs(diagonal[i]) * (mu / (mu + abs(beside[i - 1])))
      least = min(least, mu)
    }
    least /= Element(n).squareRoot()
    return max(tolerance * least, Element(6 * n * n) * Element.leastNormalMagnitude)
  }

  mutating func run() {
    let n = diagonal.count
    if n == 1 {
      u[0, 0] = Element(1).withSign(of: diagonal[0])
      diagonal[0] = abs(diagonal[0])
      return
    }
    var last = n - 1
    var rounds = 6 * n * n
    var known = (first: -1, last: -1)
    var goesDown = true
    while last > 0, rounds > 0 {
      // The block that ends here begins below the last negligible element.
      var first = 0
      var largest = abs(diagonal[last])
      for i in stride(from: last - 1, through: 0, by: -1) {
        if abs(beside[i]) <= threshold {
          beside[i] = 0
          first = i + 1
          break
        }
        largest = max(largest, abs(diagonal[i]), abs(beside[i]))
      }
      if first == last {
        last -= 1
        continue
      }
      if first == last - 1 {
        solvePair(at: first)
        last -= 2
        continue
      }
      if first > known.last || last < known.first || known.last < 0 {
        goesDown = abs(diagonal[first]) >= abs(diagonal[last])
      }
      guard let least = goesDown ? leastDownwards(first, last) : leastUpwards(first, last) else { continue }
      known = (first, last)
      rounds -= last - first
      let shift = self.shift(first, last, goesDown, least: least, largest: largest)
      switch (goesDown, shift == 0) {
      case (true, true): sweepDown(first, last)
      case (false, true): sweepUp(first, last)
      case (true, false): sweepDown(first, last, shift)
      case (false, false): sweepUp(first, last, shift)
      }
      let end = goesDown ? last - 1 : first
      if abs(beside[end]) <= threshold { beside[end] = 0 }
    }
    finish()
  }

  // MARK: Convergence

  /// A lower bound of the singular values of a block; nil where an element has turned out to be negligible.
  private mutating func leastDownwards(_ first: Int, _ last: Int) -> Element? {
    if abs(beside[last - 1]) <= tolerance * abs(diagonal[last]) {
      beside[last - 1] = 0
      return nil
    }
    var mu = abs(diagonal[first])
    var least = mu
    for i in first..<last {
      if abs(beside[i]) <= tolerance * mu {
        beside[i] = 0
        return nil
      }
      mu = abs(diagonal[i + 1]) * (mu / (mu + abs(beside[i])))
      least = min(least, mu)
    }
    return least
  }

  private mutating func leastUpwards(_ first: Int, _ last: Int) -> Element? {
    if abs(beside[first]) <= tolerance * abs(diagonal[first]) {
      beside[first] = 0
      return nil
    }
    var mu = abs(diagonal[last])
    var least = mu
    for i in stride(from: last - 1, through: first, by: -1) {
      if abs(beside[i]) <= tolerance * mu {
        beside[i] = 0
        return nil
      }
      mu = abs(diagonal[i]) * (mu / (mu + abs(beside[i])))
      least = min(least, mu)
    }
    return least
  }

  /// The smaller singular value of the pair at the end; 0 where that would spoil a small one.
  private func shift(_ first: Int, _ last: Int, _ goesDown: Bool, least: Element, largest: Element) -> Element {
    let epsilon = Element.unitRoundoff
    if Element(diagonal.count) * tolerance * (least / largest) <= max(epsilon, tolerance / 100) { return 0 }
    let pair = goesDown ? last - 1 : first
    let start = abs(diagonal[goesDown ? first : last])
    let shift = smallerValue(abs(diagonal[pair]), abs(beside[pair]), abs(diagonal[pair + 1]))
    return start > 0 && (shift / start) * (shift / start) < epsilon ? 0 : shift
  }

  /// The smaller singular value of [f g; 0 h] (`las2`).
  private func smallerValue(_ f: Element, _ g: Element, _ h: Element) -> Element {
    let (small, large) = (min(f, h), max(f, h))
    if small == 0 { return 0 }
    let (sum, gap) = (1 + small / large, (large - small) / large)
    if g < large {
      let square = (g / large) * (g / large)
      let length: Element = (sum * sum + square).squareRoot() + (gap * gap + square).squareRoot()
      return small * (2 / length)
    }
    let ratio = large / g
    if ratio == 0 { return (small * large) / g }
    let (x, y) = (sum * ratio, gap * ratio)
    let length: Element = (1 + x * x).squareRoot() + (1 + y * y).squareRoot()
    let c = 1 / length
    let half = (small * c) * ratio
    return half + half
  }

  // MARK: Sweeps

  private mutating func sweepDown(_ first: Int, _ last: Int) {
    var (right, left) = (Rotation<Element>(1, 0), Rotation<Element>(1, 0))
    for i in first..<last {
      let (turn, r) = Rotation.turning(diagonal[i] * right.c, beside[i])
      right = turn
      if i > first { beside[i - 1] = left.s * r }
      (left, diagonal[i]) = Rotation.turning(left.c * r, diagonal[i + 1] * right.s)
      vt.rotateRows(i, right)
      u.rotateColumns(i, left)
    }
    let h = diagonal[last] * right.c
    diagonal[last] = h * left.c
    beside[last - 1] = h * left.s
  }

  private mutating func sweepUp(_ first: Int, _ last: Int) {
    var (right, left) = (Rotation<Element>(1, 0), Rotation<Element>(1, 0))
    for i in stride(from: last, to: first, by: -1) {
      let (turn, r) = Rotation.turning(diagonal[i] * right.c, beside[i - 1])
      right = turn
      if i < last { beside[i] = left.s * r }
      (left, diagonal[i]) = Rotation.turning(left.c * r, diagonal[i - 1] * right.s)
      vt.rotateRows(i - 1, left.inverse)
      u.rotateColumns(i - 1, right.inverse)
    }
    let h = diagonal[first] * right.c
    diagonal[first] = h * left.c
    beside[first] = h * left.s
  }

  private mutating func sweepDown(_ first: Int, _ last: Int, _ shift: Element) {
    let head = diagonal[first]
    var f = (abs(head) - shift) * (Element(1).withSign(of: head) + shift / head)
    var g = beside[first]
    for i in first..<last {
      let (right, r) = Rotation.turning(f, g)
      if i > first { beside[i - 1] = r }
      f = right.c * diagonal[i] + right.s * beside[i]
      beside[i] = right.c * beside[i] - right.s * diagonal[i]
      g = right.s * diagonal[i + 1]
      diagonal[i + 1] = right.c * diagonal[i + 1]
      let (left, q) = Rotation.turning(f, g)
      diagonal[i] = q
      f = left.c * beside[i] + left.s * diagonal[i + 1]
      diagonal[i + 1] = left.c * diagonal[i + 1] - left.s * beside[i]
      if i < last - 1 {
        g = left.s * beside[i + 1]
        beside[i + 1] = left.c * beside[i + 1]
      }
      vt.rotateRows(i, right)
      u.rotateColumns(i, left)
    }
    beside[last - 1] = f
  }

  private mutating func sweepUp(_ first: Int, _ last: Int, _ shift: Element) {
    let head = diagonal[last]
    var f = (abs(head) - shift) * (Element(1).withSign(of: head) + shift / head)
    var g = beside[last - 1]
    for i in stride(from: last, to: first, by: -1) {
      let (right, r) = Rotation.turning(f, g)
      if i < last { beside[i] = r }
      f = right.c * diagonal[i] + right.s * beside[i - 1]
      beside[i - 1] = right.c * beside[i - 1] - right.s * diagonal[i]
      g = right.s * diagonal[i - 1]
      diagonal[i - 1] = right.c * diagonal[i - 1]
      let (left, q) = Rotation.turning(f, g)
      diagonal[i] = q
      f = left.c * beside[i - 1] + left.s * diagonal[i - 1]
      diagonal[i - 1] = left.c * diagonal[i - 1] - left.s * beside[i - 1]
      if i > first + 1 {
        g = left.s * beside[i - 2]
        beside[i - 2] = left.c * beside[i - 2]
      }
      vt.rotateRows(i - 1, left.inverse)
      u.rotateColumns(i - 1, right.inverse)
    }
    beside[first] = f
  }

  // MARK: Pairs

  /// The singular values and the turns of [f g; 0 h] (`lasv2`).
  private mutating func solvePair(at i: Int) {
    let (f, g, h) = (diagonal[i], beside[i], diagonal[i + 1])
    let isSwapped = abs(h) > abs(f)
    let (ft, ht) = isSwapped ? (h, f) : (f, h)
    let (fa, ga, ha) = (abs(ft), abs(g), abs(ht))
    var (least, largest) = (ha, fa)
    var (left, right) = (Rotation<Element>(1, 0), Rotation<Element>(1, 0))
    // Which of the three is the largest decides the signs.
    var largestElement = isSwapped ? 3 : 1
    if ga != 0 {
      if ga > fa { largestElement = 2 }
      if ga > fa, fa / ga < Element.unitRoundoff {
        largest = ga
        least = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha
        (left, right) = (Rotation(1, ht / g), Rotation(ft / g, 1))
      } else {
        let gap = fa - ha
        var l = gap == fa ? 1 : gap / fa
        let m = g / ft
        var t = 2 - l
        let (mm, tt) = (m * m, t * t)
        let s = (tt + mm).squareRoot()
        let r = l == 0 ? abs(m) : (l * l + mm).squareRoot()
        let a = (s + r) / 2
        (least, largest) = (ha / a, fa * a)
        if mm == 0 {
          if l == 0 {
            t = Element(2).withSign(of: ft)
            if g < 0 { t = -t }
          } else {
            t = g / (ft < 0 ? -gap : gap) + m / t
          }
        } else {
          t = (m / (s + t) + m / (r + l)) * (1 + a)
        }
        l = (t * t + 4).squareRoot()
        right = Rotation(2 / l, t / l)
        left = Rotation((right.c + right.s * m) / a, (ht / ft) * right.s / a)
      }
    }
    if isSwapped {
      (left, right) = (Rotation(right.s, right.c), Rotation(left.s, left.c))
    }
    // A sign is that of a product of signs, none of which counts as zero.
    func isNegative(_ signs: [Element]) -> Bool { signs.count { $0 < 0 } % 2 == 1 }
    let signs: [Element] =
      largestElement == 1 ? [right.c, left.c, f] : largestElement == 2 ? [right.s, left.c, g] : [right.s, left.s, h]
    diagonal[i] = isNegative(signs) ? -largest : largest
    diagonal[i + 1] = isNegative(signs + [f, h]) ? -least : least
    beside[i] = 0
    vt.rotateRows(i, right)
    u.rotateColumns(i, left)
  }

  // MARK: The end

  /// Makes the values positive and sorts them, and turns the left vectors of what was a lower bidiagonal matrix.
  private mutating func finish() {
    let n = diagonal.count
    for i in 0..<n where diagonal[i] < 0 {
      diagonal[i] = -diagonal[i]
      for j in 0..<n { vt[i, j] = -vt[i, j] }
    }
    for end in stride(from: n - 1, to: 0, by: -1) {
      var least = 0
      for j in 1...end where diagonal[j] <= diagonal[least] { least = j }
      if least != end {
        diagonal.swapAt(least, end)
        vt.swapRows(least, end)
        u.swapColumns(least, end)
      }
    }
    for (i, turn) in turns.enumerated().reversed() { u.rotateRows(i, turn.inverse) }
  }
}
