extension Canvas {
  /// The characters with their looks as SGR sequences, one line for each row.
  ///
  /// A sequence is written only where the look changes. Each line starts and ends in the standard look, and leaves out
  /// the standard blanks at its end, so that a part of the text can be shown alone.
  public var ansiText: String {
    var text = ""
    for y in 0..<size.height {
      var style = Style.standard
      for x in 0..<inkedWidth(ofRow: y) {
        let cell = self[x, y]
        if cell.style != style {
          text += SGR.sequence(from: style, to: cell.style)
          style = cell.style
        }
        text.unicodeScalars.append(contentsOf: cell.text.unicodeScalars)
      }
      text += SGR.sequence(from: style, to: .standard) + "\n"
    }
    return text
  }

  /// The columns of a row up to the last cell that is not a standard blank.
  private func inkedWidth(ofRow y: Int) -> Int {
    let blank = Cell(text: " ", style: .standard)
    return ((0..<size.width).last { self[$0, y] != blank } ?? -1) + 1
  }
}

/// Select Graphic Rendition, the sequences that set the look of the characters after them (ECMA-48; xterm for colours).
enum SGR {
  /// The attributes and their codes.
  static let attributes: [(attribute: Style.Attributes, code: Int)] = [
    (.bold, 1), (.dim, 2), (.underline, 4), (.reverse, 7),
  ]

  /// The shortest sequence that leads from one look to another; empty when they are the same.
  static func sequence(from old: Style, to new: Style) -> String {
    if old == new { return "" }
    if new == .standard { return "\u{1B}[m" }
    // Attributes are only ever added: taking one away starts again from the standard look.
    let isReset = !old.attributes.isSubset(of: new.attributes)
    let start = isReset ? Style.standard : old
    var codes: [String] = isReset ? ["0"] : []
    for (attribute, code) in attributes where new.attributes.subtracting(start.attributes).contains(attribute) {
      codes.append("\(code)")
    }
    if new.foreground != start.foreground { codes.append(self.code(of: new.foreground, base: 30)) }
    if new.background != start.background { codes.append(self.code(of: new.background, base: 40)) }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  /// The code of a colour; `base` is 30 for the foreground, 40 for the background.
  private static func code(of colour: Colour, base: Int) -> String {
    switch colour {
    case .standard: "\(base + 9)"
    case .palette(let index) where index < 8: "\(base + Int(index))"
    case .palette(let index) where index < 16: "\(base + 60 + Int(index) - 8)"
    case .palette(let index): "\(base + 8);5;\(index)"
    }
  }
}
