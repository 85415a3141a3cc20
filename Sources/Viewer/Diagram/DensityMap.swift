import Drawing

/// How many nodes there are in each part of a drawing: what the minimap shows.
struct DensityMap: Sendable {
  /// Columns and rows of the map.
  let size: Size
  /// The drawing's columns and rows.
  let extent: Size
  private var counts: [Int]
  private var most = 1

  /// The largest map.
  static let largest = Size(width: 28, height: 9)

  /// Counts the places of nodes in a drawing of some size.
  init(of places: some Sequence<Point>, extent: Size) {
    self.extent = Size(width: max(1, extent.width), height: max(1, extent.height))
    size = Size(
      width: min(Self.largest.width, self.extent.width), height: min(Self.largest.height, self.extent.height))
    counts = [Int](repeating: 0, count: size.width * size.height)
    for place in places {
      let cell = self.cell(of: place)
      counts[cell.y * size.width + cell.x] += 1
      most = max(most, counts[cell.y * size.width + cell.x])
    }
  }

  /// The cell of the map for a cell of the drawing.
  func cell(of place: Point) -> Point {
    Point(
      x: min(size.width - 1, max(0, place.x * size.width / extent.width)),
      y: min(size.height - 1, max(0, place.y * size.height / extent.height)))
  }

  /// A shade for how many nodes a cell holds.
  func character(x: Int, y: Int) -> String {
    let count = counts[y * size.width + x]
    if count == 0 { return " " }
    return ["·", "░", "▒", "▓", "█"][min(4, count * 5 / (most + 1))]
  }
}

extension Canvas {
  /// Draws a map into the top right corner of an area, with the part in reverse that the window shows.
  mutating func draw(_ map: DensityMap, window: Rectangle, in area: Rectangle, _ palette: Palette) {
    let frame = Rectangle(
      x: area.x + area.width - map.size.width - 2, y: area.y, width: map.size.width + 2, height: map.size.height + 2)
    guard area.width > frame.width + 8, area.height > frame.height else { return }
    fill(frame, style: palette.blank)
    drawBorder(frame, stroke: .light, style: palette[.frame], in: area)
    write(" map ", x: frame.x + 1, y: frame.y, style: palette[.heading], in: frame)
    let first = map.cell(of: Point(x: window.x, y: window.y))
    let last = map.cell(of: Point(x: window.columns.upperBound - 1, y: window.rows.upperBound - 1))
    for y in 0..<map.size.height {
      for x in 0..<map.size.width {
        let isShown = (first.x...max(first.x, last.x)) ~= x && (first.y...max(first.y, last.y)) ~= y
        write(
          map.character(x: x, y: y), x: frame.x + 1 + x, y: frame.y + 1 + y,
          style: palette[isShown ? .selection : .text], in: frame)
      }
    }
  }
}
