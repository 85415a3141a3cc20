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
    var path = Path(visible: visible)
    for (from, to) in zip(points, points.dropFirst()) { path.addSegment(from: from, to: to) }
    for point in path.order {
      join(path.arms[point] ?? [], x: point.x, y: point.y, stroke: stroke, style: style)
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

/// The cells of a line and the directions in which it leaves each, in drawing order.
private struct Path {
  let visible: Rectangle
  private(set) var arms: [Point: Arms.Directions] = [:]
  private(set) var order: [Point] = []

  init(visible: Rectangle) { self.visible = visible }

  /// Adds a straight run of cells. Only what is visible is walked, so that a far end costs nothing.
  mutating func addSegment(from: Point, to: Point) {
    guard from != to else { return add([], at: from) }
    if from.y == to.y, visible.rows ~= from.y {
      let span = min(from.x, to.x)...max(from.x, to.x)
      for x in span.clamped(to: visible.columns) {
        add(.along(x, in: span, towardLower: .left, towardUpper: .right), at: Point(x: x, y: from.y))
      }
    } else if from.x == to.x, visible.columns ~= from.x {
      let span = min(from.y, to.y)...max(from.y, to.y)
      for y in span.clamped(to: visible.rows) {
        add(.along(y, in: span, towardLower: .up, towardUpper: .down), at: Point(x: from.x, y: y))
      }
    }
  }

  private mutating func add(_ directions: Arms.Directions, at point: Point) {
    guard visible.columns ~= point.x, visible.rows ~= point.y else { return }
    if arms[point] == nil { order.append(point) }
    arms[point, default: []].formUnion(directions)
  }
}

extension Arms.Directions {
  /// The arms of one cell of a straight run: both within it, one at an end.
  fileprivate static func along(_ place: Int, in span: ClosedRange<Int>, towardLower: Self, towardUpper: Self) -> Self {
    var directions: Self = []
    if place > span.lowerBound { directions.insert(towardLower) }
    if place < span.upperBound { directions.insert(towardUpper) }
    return directions
  }

  /// A single arm extended through the cell, so that a free end is not half a stroke.
  fileprivate var completed: Self {
    switch self {
    case .up, .down: [.up, .down]
    case .left, .right, []: [.left, .right]
    default: self
    }
  }
}

extension ClosedRange<Int> {
  /// The part within a half-open range.
  fileprivate func clamped(to limits: Range<Int>) -> Range<Int> {
    (lowerBound..<upperBound + 1).clamped(to: limits)
  }
}
