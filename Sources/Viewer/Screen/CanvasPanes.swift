import Drawing

/// Writing that stays inside a rectangle.
extension Canvas {
  /// Writes text clipped to an area; returns the columns that it takes.
  @discardableResult
  mutating func write(_ text: String, x: Int, y: Int, style: Style, in area: Rectangle) -> Int {
    guard area.rows ~= y else { return TextWidth.columns(of: text) }
    return write(text, x: x, y: y, style: style, columns: area.columns)
  }

  /// Writes a text of which an edge of the area may cut off a part: a `…` stands there for what is missing.
  mutating func writeLabel(_ text: String, x: Int, y: Int, style: Style, in area: Rectangle) {
    let end = x + write(text, x: x, y: y, style: style, in: area)
    let shown = (x..<max(x, end)).clamped(to: area.columns)
    guard let first = shown.first, let last = shown.last else { return }
    if last < end - 1 { write("…", x: last, y: y, style: style, in: area) }
    if first > x { write("…", x: first, y: y, style: style, in: area) }
  }

  /// Writes a row of pieces one after the other, clipped to an area; returns the columns that they take.
  @discardableResult
  mutating func write(_ pieces: [(text: String, style: Style)], x: Int, y: Int, in area: Rectangle) -> Int {
    pieces.reduce(0) { $0 + write($1.text, x: x + $0, y: y, style: $1.style, in: area) }
  }

  /// Writes text that ends at the right edge of an area.
  mutating func writeRight(_ text: String, y: Int, style: Style, in area: Rectangle) {
    write(text, x: area.columns.upperBound - TextWidth.columns(of: text), y: y, style: style, in: area)
  }

  /// Draws the border of a box, clipped to an area.
  mutating func drawBorder(_ box: Rectangle, stroke: Stroke, style: Style, in area: Rectangle) {
    let right = box.columns.upperBound - 1
    let bottom = box.rows.upperBound - 1
    let corners = [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom), (box.x, box.y)]
    drawLine(through: corners.map { Point(x: $0.0, y: $0.1) }, stroke: stroke, style: style, clippedTo: area)
  }
}
