/// Rectangles of a canvas: filling, restyling and copying.
extension Canvas {
  /// Fills an area with one character, or with blanks. A wide or zero-width character counts as a blank.
  public mutating func fill(_ area: Rectangle, with character: Unicode.Scalar = " ", style: Style = .standard) {
    let scalar = TextWidth.columns(of: character) == 1 ? character : " "
    let text = String(repeating: String(scalar), count: area.intersection(bounds).width)
    for y in area.intersection(bounds).rows { write(text, x: area.intersection(bounds).x, y: y, style: style) }
  }

  /// Changes the looks in an area, not the text. Both halves of a wide character change when either is in the area.
  public mutating func restyle(_ area: Rectangle, _ change: (Style) -> Style) {
    let inside = area.intersection(bounds)
    for y in inside.rows {
      for x in inside.columns { setStyle(change(self[x, y].style), x: x, y: y) }
      guard let first = inside.columns.first, let last = inside.columns.last else { continue }
      if self[first, y].text.isEmpty, first > 0 { setStyle(self[first, y].style, x: first - 1, y: y) }
      if last + 1 < size.width, self[last + 1, y].text.isEmpty { setStyle(self[last, y].style, x: last + 1, y: y) }
    }
  }

  /// Copies `source`, as seen by a camera: the cell of `source` at `origin` comes to the top left of `area`.
  ///
  /// What lies outside `source` stays as it is; a wide character that is cut in half becomes blank.
  public mutating func draw(_ source: Canvas, from origin: Point = Point(x: 0, y: 0), in area: Rectangle) {
    let moved = Rectangle(
      x: area.x - origin.x, y: area.y - origin.y, width: source.size.width, height: source.size.height)
    let target = area.intersection(moved).intersection(bounds)
    for y in target.rows {
      for x in target.columns {
        var cell = source[x - moved.x, y - moved.y]
        let isRightHalf = cell.text.isEmpty
        let isLeftHalf = source.isLeftHalf(x: x - moved.x, y: y - moved.y)
        let isCut = isRightHalf && x == target.x || isLeftHalf && x == target.columns.upperBound - 1
        if isCut { cell.text = " " }
        set(cell, x: x, y: y, isRightHalf: isRightHalf && !isCut)
      }
    }
  }

  /// Whether the cell holds the left half of a wide character.
  func isLeftHalf(x: Int, y: Int) -> Bool { x + 1 < size.width && self[x + 1, y].text.isEmpty }
}
