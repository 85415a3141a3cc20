import Drawing

/// The directions in which a line leaves a cell.
struct Arms: OptionSet, Hashable {
  let rawValue: UInt8
  static let up = Arms(rawValue: 1)
  static let down = Arms(rawValue: 2)
  static let left = Arms(rawValue: 4)
  static let right = Arms(rawValue: 8)
  static let all: Arms = [.up, .down, .left, .right]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The direction of one cell's step.
  init(dx: Int, dy: Int) { self = dx < 0 ? .left : dx > 0 ? .right : dy < 0 ? .up : .down }

  /// Whether there is any.
  var isLine: Bool { !isEmpty }

  /// With rows and columns exchanged.
  var transposed: Arms {
    var result: Arms = []
    if contains(.up) { result.insert(.left) }
    if contains(.left) { result.insert(.up) }
    if contains(.down) { result.insert(.right) }
    if contains(.right) { result.insert(.down) }
    return result
  }
}

/// What a reader sees in a cell.
struct Glyph: Hashable {
  /// The character; empty for the right half of a wide one.
  var text: String
  /// The arms that its Unicode name tells of.
  var arms: Arms

  init(_ text: String) {
    self.text = text
    if text.utf8.count < 3 {
      arms = []
      return
    }
    let scalars = text.unicodeScalars
    let place = (scalars.first?.value ?? 0).subtractingReportingOverflow(Self.firstDrawing)
    arms = !place.overflow && place.partialValue < Self.table.count ? Self.table[Int(place.partialValue)] : []
  }

  init(_ text: String, arms: Arms) {
    self.text = text
    self.arms = arms
  }

  /// Whether it can stand in the upper or lower border of a box: a piece of it, a port, an arrow, or text.
  var isInBorder: Bool { arms.isEmpty || arms.contains([.left, .right]) }

  /// Whether it can stand in the left or right border of a box.
  var isInSide: Bool { arms.contains([.up, .down]) }

  /// Whether it stands in a side where a line arrives.
  var isSideArrow: Bool { text == "▶" || text == "◀" }

  /// Whether it says in which direction a line leads.
  var isArrow: Bool { text == "▲" || text == "▼" }

  /// Whether a line leaves a lower border here.
  var isExit: Bool { arms == [.left, .right, .down] || text == "▲" }

  /// Whether a line meets an upper border here.
  var isEntry: Bool { arms == [.left, .right, .up] || text == "▼" }

  /// With rows and columns exchanged.
  var transposed: Glyph {
    if text.utf8.count < 3, arms.isEmpty { return self }
    let turned =
      switch text {
      case "▶": "▼"
      case "◀": "▲"
      case "▼": "▶"
      case "▲": "◀"
      default: text
      }
    return Glyph(turned, arms: arms.transposed)
  }

  /// The first character with some arms, which is a light one.
  static let light: [Arms: String] = Dictionary(
    known.sorted { $0.key < $1.key }.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })

  /// The first box-drawing character, and the arms of all of them from there on.
  private static let firstDrawing: UInt32 = 0x2500
  private static let table: [Arms] = (firstDrawing...0x257F).map { value in
    Unicode.Scalar(value).flatMap { known[String($0)] } ?? []
  }

  /// All box-drawing characters, by their names: BOX DRAWINGS LIGHT DOWN AND RIGHT.
  private static let known: [String: Arms] = {
    var result: [String: Arms] = [:]
    for value in UInt32(0x2500)...0x257F {
      guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name, !name.contains("DIAGONAL") else {
        continue
      }
      var arms: Arms = []
      for word in name.split(separator: " ") {
        switch word {
        case "UP": arms.insert(.up)
        case "DOWN": arms.insert(.down)
        case "LEFT": arms.insert(.left)
        case "RIGHT": arms.insert(.right)
        case "VERTICAL": arms.formUnion([.up, .down])
        case "HORIZONTAL": arms.formUnion([.left, .right])
        default: break
        }
      }
      result[String(scalar)] = arms
    }
    return result
  }()
}

extension Canvas {
  /// Whether only ASCII is drawn.
  var isASCII: Bool { cells.allSatisfy { $0.text.utf8.allSatisfy { $0 < 128 } } }
}
