/// Lines and boxes. Where a line meets another, the cell shows the junction of both.
extension Canvas {
  /// Draws the border of a box, joined to lines that are there; the inside stays as it is.
  ///
  /// A box of one column or row is a line. Clipped to the canvas.
  public mutating func drawBox(_ box: Rectangle, stroke: Stroke = .light, style: Style = .standard) {
    guard !box.isEmpty else { return }
    let right = box.x + box.width - 1
    let bottom = box.y + box.height - 1
    let corners = [
      Point(x: box.x, y: box.y), Point(x: right, y: box.y), Point(x: right, y: bottom), Point(x: box.x, y: bottom),
      Point(x: box.x, y: box.y),
    ]
    drawLine(through: corners, stroke: stroke, style: style)
  }

  /// Draws a line through corners, each in the column or the row of the one before; other pairs are skipped.
  ///
  /// An end that meets a line becomes a junction, a free end a whole stroke. Clipped to `area` and to the canvas.
  public mutating func drawLine(
    through points: [Point], stroke: Stroke = .light, style: Style = .standard, clippedTo area: Rectangle? = nil
  ) {
    let visible = (area ?? bounds).intersection(bounds)
    guard points.count > 1 else { return }
    var corners: [Point] = []
    for point in points where point != corners.last { corners.append(point) }
    let last = corners.count - 1
    let isClosed = last > 1 && corners[0] == corners[last]
    for index in 0...(isClosed ? last - 1 : last) {
      let corner = corners[index]
      let before = index > 0 ? corners[index - 1] : isClosed ? corners[last - 1] : corner
      let after = index < last ? corners[index + 1] : corner
      if corner.isInLine(with: after) { drawRun(from: corner, to: after, visible, stroke, style) }
      let arms = corner.direction(to: before).union(corner.direction(to: after))
      if visible.columns ~= corner.x, visible.rows ~= corner.y, !arms.isEmpty || last == 0 {
        join(arms, x: corner.x, y: corner.y, stroke: stroke, style: style)
      }
    }
  }

  /// Draws the cells between two places in a row or a column. Only what is visible is walked, so that a far end costs
  /// nothing.
  private mutating func drawRun(from: Point, to: Point, _ visible: Rectangle, _ stroke: Stroke, _ style: Style) {
    if from.y == to.y {
      guard visible.rows ~= from.y else { return }
      let low = max(min(from.x, to.x) + 1, visible.columns.lowerBound)
      let high = min(max(from.x, to.x), visible.columns.upperBound)
      var x = low
      while x < high {
        join([.left, .right], x: x, y: from.y, stroke: stroke, style: style)
        x += 1
      }
    } else {
      guard visible.columns ~= from.x else { return }
      var y = max(min(from.y, to.y) + 1, visible.rows.lowerBound)
      let high = min(max(from.y, to.y), visible.rows.upperBound)
      while y < high {
        join([.up, .down], x: from.x, y: y, stroke: stroke, style: style)
        y += 1
      }
    }
  }

  /// Draws a horizontal line of `width` cells.
  public mutating func drawHorizontalLine(
    x: Int, y: Int, width: Int, stroke: Stroke = .light, style: Style = .standard
  ) {
    guard width > 0 else { return }
    drawLine(through: [Point(x: x, y: y), Point(x: x + width - 1, y: y)], stroke: stroke, style: style)
  }

  /// Draws a vertical line of `height` cells.
  public mutating func drawVerticalLine(
    x: Int, y: Int, height: Int, stroke: Stroke = .light, style: Style = .standard
  ) {
    guard height > 0 else { return }
    if height == 1, bounds.columns ~= x, bounds.rows ~= y {
      return join([.up, .down], x: x, y: y, stroke: stroke, style: style)
    }
    drawLine(through: [Point(x: x, y: y), Point(x: x, y: y + height - 1)], stroke: stroke, style: style)
  }

  /// Adds arms to what a cell shows.
  private mutating func join(_ directions: Arms.Directions, x: Int, y: Int, stroke: Stroke, style: Style) {
    let character: Unicode.Scalar
    if let old = Arms(of: self[x, y].text) {
      let joined = old.overlaid(with: Arms(directions, stroke.weight))
      // A cell that gains nothing keeps its round corner or its dots.
      guard joined != old else { return set(Cell(text: self[x, y].text, style: style), x: x, y: y) }
      // Only the stroke's plain arms: a round corner is no junction.
      character = joined.directions == directions ? stroke.character(for: joined) : joined.character
    } else {
      character = stroke.character(for: Arms(directions.completed, stroke.weight))
    }
    set(Cell(text: String(character), style: style), x: x, y: y)
  }
}

extension Point {
  /// Whether a straight line leads from one to the other.
  fileprivate func isInLine(with other: Point) -> Bool { x == other.x || y == other.y }

  /// The arm that points at another place in the same row or column; none for other places.
  fileprivate func direction(to other: Point) -> Arms.Directions {
    if y == other.y { return other.x < x ? .left : other.x > x ? .right : [] }
    if x == other.x { return other.y < y ? .up : .down }
    return []
  }
}

extension Arms.Directions {
  /// A single arm extended through the cell, so that a free end is not half a stroke.
  fileprivate var completed: Self {
    switch self {
    case .up, .down: [.up, .down]
    case .left, .right, []: [.left, .right]
    default: self
    }
  }
}
