/// A character that is drawn as shapes within a cell of 9 × 18 pixels: lines, blocks and arrow heads.
struct SVGGlyph {
  /// Pixels across a cell.
  static let width = 9
  /// Pixels down a cell.
  static let height = 18

  enum Pen: Hashable {
    case stroke(width: Double)
    case fill(opacity: Double)
  }

  /// A shape: where it starts, from the top left of the cell, and how it goes on, as relative SVG path commands.
  struct Part {
    var pen: Pen
    var x: Double
    var y: Double
    var path: String
  }

  let parts: [Part]

  /// The shapes of a character; nil for one that a font draws.
  init?(_ text: String) {
    guard let scalar = text.unicodeScalars.first else { return nil }
    if let corner = Self.roundCorner(scalar) {
      parts = [corner]
    } else if let dashes = Self.dashes(scalar) {
      parts = dashes
    } else if let arms = Arms(of: text) {
      parts = Self.lines(arms)
    } else if let block = Self.block(scalar) {
      parts = block
    } else if let head = Self.arrowHead(scalar) {
      parts = [head]
    } else {
      return nil
    }
  }

  // MARK: Lines

  private static let centreX = 4.5
  private static let centreY = 8.5
  private static let right = 9.0
  private static let bottom = 18.0
  /// Pixels from the middle of a double line to each of its strokes.
  private static let gap = 2.0

  private static func roundCorner(_ scalar: Unicode.Scalar) -> Part? {
    let radius = 4.5
    let (toBottom, toTop) = (bottom - centreY - radius, centreY - radius)
    let pen = Pen.stroke(width: 1)
    return switch scalar {
    case "╭": Part(pen: pen, x: centreX, y: bottom, path: "v\(-toBottom)q0 \(-radius) \(radius) \(-radius)")
    case "╮": Part(pen: pen, x: centreX, y: bottom, path: "v\(-toBottom)q0 \(-radius) \(-radius) \(-radius)")
    case "╯": Part(pen: pen, x: centreX, y: 0, path: "v\(toTop)q0 \(radius) \(-radius) \(radius)")
    case "╰": Part(pen: pen, x: centreX, y: 0, path: "v\(toTop)q0 \(radius) \(radius) \(radius)")
    default: nil
    }
  }

  private static func dashes(_ scalar: Unicode.Scalar) -> [Part]? {
    let counts: [(characters: String, count: Int)] = [("┄┅┆┇", 3), ("┈┉┊┋", 4), ("╌╍╎╏", 2)]
    let text = String(scalar)
    guard let count = counts.first(where: { $0.characters.contains(text) })?.count, let arms = Arms(of: text) else {
      return nil
    }
    let isHorizontal = arms.left != .none
    let step = (isHorizontal ? right : bottom) / Double(count)
    let pen = Pen.stroke(width: strokeWidth(isHorizontal ? arms.left : arms.up))
    return (0..<count).map { index in
      let start = (Double(index) + 1.0 / 6) * step
      let length = number(step * 2 / 3)
      return isHorizontal
        ? Part(pen: pen, x: start, y: centreY, path: "h\(length)")
        : Part(pen: pen, x: centreX, y: start, path: "v\(length)")
    }
  }

  private static func strokeWidth(_ weight: Arms.Weight) -> Double { weight == .heavy ? 3 : 1 }

  /// Strokes of the four arms. Each is first laid out as if it pointed right, with the others turned accordingly.
  private static func lines(_ arms: Arms) -> [Part] {
    let turned: [(arm: Arms.Weight, before: Arms.Weight, after: Arms.Weight, opposite: Arms.Weight)] = [
      (arms.right, arms.up, arms.down, arms.left), (arms.down, arms.right, arms.left, arms.up),
      (arms.left, arms.down, arms.up, arms.right), (arms.up, arms.left, arms.right, arms.down),
    ]
    return turned.enumerated().flatMap { quarter, arm -> [Part] in
      if arm.arm == .none { return [] }
      let pen = Pen.stroke(width: strokeWidth(arm.arm))
      if arm.arm != .double {
        let start = start(before: arm.before, after: arm.after, opposite: arm.opposite)
        return [stroke(quarter: quarter, offset: 0, start: start, pen: pen)]
      }
      return [-gap, gap].map { offset in
        let (near, far) = offset < 0 ? (arm.before, arm.after) : (arm.after, arm.before)
        let start = near == .double ? gap : near == .none && far == .double && arm.opposite == .none ? -gap : 0
        return stroke(quarter: quarter, offset: offset, start: start, pen: pen)
      }
    }
  }

  /// How far from the middle a single stroke starts: at the near stroke of a double line that it ends on, at the far
  /// one where it turns into it, else in the middle or, to close the corner, a little beyond.
  private static func start(before: Arms.Weight, after: Arms.Weight, opposite: Arms.Weight) -> Double {
    switch (before == .double, after == .double) {
    case (true, true): return opposite == .none ? gap : 0
    case (false, false): return opposite == .none ? -max(strokeWidth(before), strokeWidth(after)) / 2 : 0
    default: return opposite == .none ? -gap : 0
    }
  }

  /// A stroke along an arm, `offset` to its right-hand side, from `start` beyond the middle to the cell's edge.
  private static func stroke(quarter: Int, offset: Double, start: Double, pen: Pen) -> Part {
    switch quarter {
    case 0:
      let x = centreX + start
      return Part(pen: pen, x: x, y: centreY + offset, path: "h\(number(right - x))")
    case 1:
      let y = centreY + start
      return Part(pen: pen, x: centreX - offset, y: y, path: "v\(number(bottom - y))")
    case 2:
      let x = centreX - start
      return Part(pen: pen, x: x, y: centreY - offset, path: "h\(number(-x))")
    default:
      let y = centreY - start
      return Part(pen: pen, x: centreX + offset, y: y, path: "v\(number(-y))")
    }
  }

  // MARK: Blocks and arrow heads

  private static func block(_ scalar: Unicode.Scalar) -> [Part]? {
    func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, opacity: Double = 1) -> [Part] {
      let path = "h\(number(width))v\(number(height))h\(number(-width))z"
      return [Part(pen: .fill(opacity: opacity), x: x, y: y, path: path)]
    }
    switch scalar.value {
    case 0x2580: return rectangle(0, 0, right, bottom / 2)
    case 0x2581...0x2588:
      let height = bottom * Double(scalar.value - 0x2580) / 8
      return rectangle(0, bottom - height, right, height)
    case 0x2589...0x258F: return rectangle(0, 0, right * Double(0x2590 - scalar.value) / 8, bottom)
    case 0x2590: return rectangle(right / 2, 0, right / 2, bottom)
    case 0x2591...0x2593: return rectangle(0, 0, right, bottom, opacity: Double(scalar.value - 0x2590) / 4)
    case 0x2594: return rectangle(0, 0, right, bottom / 8)
    case 0x2595: return rectangle(right * 7 / 8, 0, right / 8, bottom)
    case 0x2571: return [Part(pen: .stroke(width: 1.2), x: right, y: 0, path: "l-9 18")]
    case 0x2572: return [Part(pen: .stroke(width: 1.2), x: 0, y: 0, path: "l9 18")]
    case 0x2573: return [Part(pen: .stroke(width: 1.4), x: 0.5, y: 4, path: "l8 9m-8 0l8 -9")]
    default: return nil
    }
  }

  private static func arrowHead(_ scalar: Unicode.Scalar) -> Part? {
    let pen = Pen.fill(opacity: 1)
    return switch scalar {
    case "▲": Part(pen: pen, x: centreX, y: 3.5, path: "l4.5 10h-9z")
    case "▼": Part(pen: pen, x: centreX, y: 13.5, path: "l4.5 -10h-9z")
    case "▶": Part(pen: pen, x: 8.5, y: centreY, path: "l-8 5v-10z")
    case "◀": Part(pen: pen, x: 0.5, y: centreY, path: "l8 5v-10z")
    case "▸": Part(pen: pen, x: 7.5, y: centreY, path: "l-6 4v-8z")
    case "◂": Part(pen: pen, x: 1.5, y: centreY, path: "l6 4v-8z")
    case "▴": Part(pen: pen, x: centreX, y: 5, path: "l3.5 7h-7z")
    case "▾": Part(pen: pen, x: centreX, y: 12, path: "l3.5 -7h-7z")
    default: nil
    }
  }
}
