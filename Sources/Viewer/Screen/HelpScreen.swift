import Drawing

/// The table of keys on the whole screen.
struct HelpScreen {
  let model: Model
  let size: Size

  /// Draws it, scrolled as the model says.
  func draw(on canvas: inout Canvas) {
    let palette = Palette(model.configuration)
    let frame = canvas.bounds
    let hasFrame = size.width >= 8 && size.height >= 4
    if hasFrame {
      canvas.drawBox(frame, stroke: .rounded, style: palette[.focusedFrame])
      canvas.write(" Keys ", x: 2, y: 0, style: palette[.heading], in: frame.inset(by: 0))
      canvas.writeRight(
        " ↑ ↓ scroll  Esc back ", y: size.height - 1, style: palette[.faint],
        in: Rectangle(x: 2, y: 0, width: size.width - 4, height: size.height))
    }
    let inside = hasFrame ? frame.inset(by: 1) : frame
    let lines = HelpText.lines
    let first = min(max(0, model.helpScroll), max(0, lines.count - inside.height))
    for (offset, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      let y = inside.y + offset
      switch line {
      case .section(let title):
        canvas.write(title, x: inside.x + 1, y: y, style: palette[.heading], in: inside)
      case .key(let keys, let help):
        canvas.write(keys, x: inside.x + 2, y: y, style: palette[.hintKey], in: inside)
        canvas.write(help, x: inside.x + 2 + HelpText.keyColumns + 2, y: y, style: palette[.text], in: inside)
      case .blank: break
      }
    }
  }
}

/// The table of keys as lines of help.
enum HelpText {
  /// One line.
  enum Line: Equatable {
    case section(String)
    case key(keys: String, help: String)
    case blank
  }

  /// All of it.
  static let lines: [Line] = KeyTable.Section.allCases.flatMap { section -> [Line] in
    let rows = KeyTable.rows.filter { $0.section == section }
    guard !rows.isEmpty else { return [] }
    return [.section(section.rawValue)] + rows.map { .key(keys: $0.shown, help: $0.help) } + [.blank]
  }.dropLast()

  /// The columns of the widest key.
  static let keyColumns = KeyTable.rows.map { TextWidth.columns(of: $0.shown) }.max() ?? 0
}
