import Drawing
import GraphLayout

/// Parts of a drawing, found by where they are: the drawing is cut into tiles, and each tile lists what reaches into it.
struct TileIndex: Sendable {
  private let tile: Size
  private let columns: Int
  private let rows: Int
  /// For each tile where its members begin; one more at the end.
  private var start: [Int32]
  private var members: [Int32]

  /// Columns and rows of a tile, a fraction of a screen.
  private static let usualTile = Size(width: 32, height: 16)
  /// Tiles of larger drawings grow.
  private static let mostTiles = 1 << 20

  /// Lists the areas of parts, each with its number. `areas` is called twice and visits the same both times; areas may
  /// reach beyond the extent. O(tiles and areas).
  init(extent: Size, areas: (_ visit: (_ part: Int, _ area: Rectangle) -> Void) -> Void) {
    var tile = Self.usualTile
    func count(_ length: Int, _ part: Int) -> Int { max(1, (length + part - 1) / part) }
    while count(extent.width, tile.width) * count(extent.height, tile.height) > Self.mostTiles {
      tile = Size(width: 2 * tile.width, height: 2 * tile.height)
    }
    self.tile = tile
    columns = count(extent.width, tile.width)
    rows = count(extent.height, tile.height)
    start = [Int32](repeating: 0, count: columns * rows + 1)
    members = []
    var counts = start
    areas { _, area in visitTiles(area) { counts[$0 + 1] += 1 } }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    start = counts
    var list = [Int32](repeating: 0, count: Int(counts[counts.count - 1]))
    areas { part, area in
      visitTiles(area) { index in
        list[Int(counts[index])] = Int32(truncatingIfNeeded: part)
        counts[index] += 1
      }
    }
    members = list
  }

  /// The parts that may reach into a window, each once, in ascending order. Cost: what the tiles of the window list.
  func parts(in window: Rectangle) -> [Int] {
    var found: [Int32] = []
    visitTiles(window) { found += members[Int(start[$0])..<Int(start[$0 + 1])] }
    found.sort()
    var result: [Int] = []
    result.reserveCapacity(found.count)
    for part in found where result.last != Int(part) { result.append(Int(part)) }
    return result
  }

  private func visitTiles(_ area: Rectangle, _ body: (Int) -> Void) {
    guard !area.isEmpty else { return }
    let left = min(columns - 1, max(0, area.x / tile.width))
    let right = min(columns - 1, max(0, (area.x + area.width - 1) / tile.width))
    let top = min(rows - 1, max(0, area.y / tile.height))
    let bottom = min(rows - 1, max(0, (area.y + area.height - 1) / tile.height))
    for row in top...bottom {
      for column in left...right { body(row * columns + column) }
    }
  }
}

extension TileIndex {
  /// The boxes of a layout by their indices.
  init(boxesOf layout: Layout) {
    self.init(extent: layout.extent) { visit in
      for (index, box) in layout.boxes.enumerated() { visit(index, box.area) }
    }
  }

  /// The routes of a layout by their indices, the rows of their labels included.
  init(routesOf layout: Layout) {
    self.init(extent: layout.extent) { visit in
      for (index, route) in layout.routes.enumerated() {
        for (from, to) in zip(route.points, route.points.dropFirst()) {
          visit(
            index,
            Rectangle(
              x: min(from.x, to.x), y: min(from.y, to.y), width: abs(from.x - to.x) + 1, height: abs(from.y - to.y) + 1)
          )
        }
        if let label = route.label, let line = route.points.first {
          let reach = max(1, abs(label.x - line.x) + 1, BoxReserve.widestValue)
          visit(index, Rectangle(x: min(label.x, line.x), y: label.y, width: reach, height: 1))
        }
      }
    }
  }
}

extension Layout {
  /// Columns and rows.
  var extent: Drawing.Size { Drawing.Size(width: width, height: height) }
}
