/// A rotation of the plane by Givens: [c s; −s c].
struct Rotation<Element: BinaryFloatingPoint> {
  var c: Element
  var s: Element

  init(_ c: Element, _ s: Element) { (self.c, self.s) = (c, s) }

  /// The rotation that turns (f, g) into (r, 0) (LAPACK's `lartg`); `r` has the sign of `f`, or in the older routine that
  /// symmetric matrices still use, only where `f` is the larger.
  static func turning(_ f: Element, _ g: Element, isOld: Bool = false) -> (Rotation, r: Element) {
    if g == 0 { return (Rotation(1, 0), f) }
    if f == 0 { return isOld || g > 0 ? (Rotation(0, 1), g) : (Rotation(0, -1), -g) }
    let length = (f * f + g * g).squareRoot()
    let r = f < 0 && (!isOld || abs(f) > abs(g)) ? -length : length
    return (Rotation(f / r, g / r), r)
  }

  /// The other way round.
  var inverse: Rotation { Rotation(c, -s) }
}

extension Matrix {
  /// Turns two neighbouring columns.
  mutating func rotateColumns(_ j: Int, _ turn: Rotation<Element>) {
    if turn.c == 1 && turn.s == 0 { return }
    for i in 0..<rows {
      let (x, y) = (self[i, j], self[i, j + 1])
      self[i, j + 1] = turn.c * y - turn.s * x
      self[i, j] = turn.s * y + turn.c * x
    }
  }

  /// Turns two neighbouring rows.
  mutating func rotateRows(_ i: Int, _ turn: Rotation<Element>) {
    if turn.c == 1 && turn.s == 0 { return }
    for j in 0..<columns {
      let (x, y) = (self[i, j], self[i + 1, j])
      self[i + 1, j] = turn.c * y - turn.s * x
      self[i, j] = turn.s * y + turn.c * x
    }
  }
}
