/// Drawings without box-drawing characters, as the ASCII form has them: what arms each character stands for.
///
/// `-` `|` `=` `!` `#` `.` `:` run straight, `)` is a crossing, `{` and `}` branch to the left and to the right. A `/`, a
/// `\` and a `+` stand for two things each, that their neighbours tell apart: each has exactly one horizontal arm, or
/// exactly one vertical one, and an arm always meets another.
struct ASCIILines {
  private(set) var glyphs: [[Glyph]]

  /// What the marks of nodes and of joints in a rail stand for.
  private static let markers = ["&": "•", "*": "●", "o": "○", "@": "◉", "^": "▲", ".": "·", ":": "┆"]
  /// What leads to a second lane.
  private static let arrows = [">": "▸", "<": "◂"]

  /// Looks at rows of cells; in a rail numbers stand in lines, and lanes begin at the marks of nodes.
  init(_ rows: [[Glyph]], isRail: Bool = false) {
    glyphs = rows.map { $0.map { Glyph($0.text == "^" ? "▲" : $0.text == "v" ? "▼" : $0.text) } }
    for y in rows.indices {
      for x in rows[y].indices {
        if isRail, let marker = Self.markers[rows[y][x].text] {
          glyphs[y][x] = Glyph(marker, arms: .all)
          continue
        }
        if isRail, let arrow = Self.arrows[rows[y][x].text] {
          glyphs[y][x] = Glyph(arrow, arms: [.left, .right])
          continue
        }
        switch rows[y][x].text {
        case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "#":
          glyphs[y][x].arms = isRail ? [.left, .right] : rows[y][x].text == "#" ? [.up, .down] : []
        case "-", "=", ".": glyphs[y][x].arms = [.left, .right]
        case "|", "!", ":": glyphs[y][x].arms = [.up, .down]
        case ")": glyphs[y][x].arms = .all
        case "{": glyphs[y][x].arms = [.up, .down, .left]
        case "}": glyphs[y][x].arms = [.up, .down, .right]
        case "/", "\\":
          let comesFromLeft = x > 0 && (glyphs[y][x - 1].arms.contains(.right) || glyphs[y][x - 1].isArrow)
          glyphs[y][x].arms = corner(rows[y][x].text, comesFromLeft: comesFromLeft)
        case "+":
          let comesFromAbove = y > 0 && glyphs[y - 1][x].arms.contains(.down)
          glyphs[y][x].arms = [.left, .right, comesFromAbove ? .up : .down]
        default: break
        }
      }
    }
  }

  /// The same in box-drawing characters, for whoever reads only those.
  var rows: [String] {
    glyphs.map { row in
      row.map { glyph in
        switch (glyph.text, glyph.arms) {
        case (let text, .all) where Self.markers.values.contains(text): text
        case (_, []): glyph.text
        case (let text, _) where "0123456789#▸◂".contains(text): text
        case (_, [.right, .down]): "╭"
        case (_, [.left, .down]): "╮"
        case (_, [.left, .up]): "╯"
        case (_, [.right, .up]): "╰"
        default: Glyph.light[glyph.arms] ?? glyph.text
        }
      }.joined()
    }
  }

  private func corner(_ text: String, comesFromLeft: Bool) -> Arms {
    switch (text, comesFromLeft) {
    case ("/", true): [.left, .up]
    case ("/", false): [.right, .down]
    case (_, true): [.left, .down]
    case (_, false): [.right, .up]
    }
  }
}
