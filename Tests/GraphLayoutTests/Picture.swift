import GraphLayout

/// A layout drawn in characters, each box with the number of its node.
struct Picture: Equatable, CustomStringConvertible {
  private(set) var cells: [[Character]]
  /// The cells where one edge passes through another.
  private(set) var crossings = 0
  /// What is wrong: lines over boxes, labels over lines …
  private(set) var faults: [String] = []

  /// The picture, rows joined by newlines, blanks at their ends dropped.
  var description: String {
    cells.map { row in
      var row = row
      while row.last == " " { row.removeLast() }
      return String(row)
    }.joined(separator: "\n")
  }

  /// Draws what the layout says, and notes every rule that it breaks.
  init(_ layout: Layout, of graph: LayoutGraph) {
    var arms = [[UInt8]](
      repeating: [UInt8](repeating: 0, count: max(1, layout.width)), count: max(1, layout.height))
    var box = [[Int]](repeating: [Int](repeating: -1, count: arms[0].count), count: arms.count)
    func isInside(_ x: Int, _ y: Int) -> Bool { x >= 0 && x < arms[0].count && y >= 0 && y < arms.count }
    for (node, place) in layout.boxes.enumerated() {
      if place.width != graph.nodes[node].width || place.height != graph.nodes[node].height {
        faults.append("box \(node) has another size")
      }
      for y in place.y..<(place.y + place.height) {
        for x in place.x..<(place.x + place.width) {
          guard isInside(x, y) else {
            faults.append("box \(node) leaves the drawing")
            continue
          }
          if box[y][x] >= 0 { faults.append("boxes \(box[y][x]) and \(node) overlap") }
          box[y][x] = node
        }
      }
    }
    for (edge, route) in layout.routes.enumerated() {
      for (from, to) in zip(route.points, route.points.dropFirst()) {
        if (from.x != to.x) == (from.y != to.y) { faults.append("edge \(edge) has a leg that is not straight") }
        if from.y > to.y { faults.append("edge \(edge) runs upwards") }
        let (dx, dy) = ((to.x - from.x).signum(), (to.y - from.y).signum())
        var (x, y) = (from.x, from.y)
        while x != to.x || y != to.y {
          guard isInside(x, y), isInside(x + dx, y + dy) else {
            faults.append("edge \(edge) leaves the drawing")
            break
          }
          arms[y][x] |= Arm.towards(dx, dy)
          arms[y + dy][x + dx] |= Arm.towards(-dx, -dy)
          (x, y) = (x + dx, y + dy)
        }
      }
      faults += Picture.faults(of: edge, route, layout, graph)
    }
    cells = box.indices.map { y in
      box[y].indices.map { x in
        guard box[y][x] >= 0 else { return Arm.characters[Int(arms[y][x])] }
        let place = layout.boxes[box[y][x]]
        if arms[y][x] != 0 {
          let isTop = y == place.y && arms[y][x] == Arm.up
          let isBottom = y == place.y + place.height - 1 && arms[y][x] == Arm.down
          let isBoth = place.height == 1 && arms[y][x] == Arm.up | Arm.down
          return isTop ? "┴" : isBottom ? "┬" : isBoth ? "┼" : "✗"
        }
        return Picture.border(x - place.x, y - place.y, place, number: box[y][x])
      }
    }
    for y in arms.indices {
      for x in arms[y].indices {
        if arms[y][x] == 15, box[y][x] < 0 { crossings += 1 }
        if cells[y][x] == "✗" { faults.append("a line runs over a box at \(x), \(y)") }
      }
    }
    markLabels(layout, graph)
  }

  /// Draws the cells kept free for labels as `…`.
  private mutating func markLabels(_ layout: Layout, _ graph: LayoutGraph) {
    for (edge, route) in layout.routes.enumerated() {
      guard let label = route.label else { continue }
      for x in label.x..<(label.x + graph.edges[edge].labelWidth) {
        guard x >= 0, x < cells[0].count, label.y < cells.count, cells[label.y][x] == " " else {
          faults.append("the label of edge \(edge) lies over something or outside")
          continue
        }
        cells[label.y][x] = "…"
      }
    }
  }

  private static func faults(
    of edge: Int, _ route: Layout.Route, _ layout: Layout, _ graph: LayoutGraph
  ) -> [String] {
    let ends = graph.edges[edge]
    let (source, target) = route.isReversed ? (ends.target, ends.source) : (ends.source, ends.target)
    guard let first = route.points.first, let last = route.points.last else {
      return source == target ? [] : ["edge \(edge) has no way"]
    }
    let (from, to) = (layout.boxes[source], layout.boxes[target])
    var faults: [String] = []
    if first.y != from.y + from.height - 1 || !graph.nodes[source].bottomPorts.contains(first.x - from.x) {
      faults.append("edge \(edge) does not leave from a port")
    }
    if last.y != to.y || !graph.nodes[target].topPorts.contains(last.x - to.x) {
      faults.append("edge \(edge) does not enter at a port")
    }
    return faults
  }

  private static func border(_ x: Int, _ y: Int, _ box: Layout.Box, number: Int) -> Character {
    let digits = Array(String(number))
    if box.height == 1 || box.width == 1 { return x < digits.count ? digits[x] : "─" }
    if y == 1, box.height > 2, x >= 1, x - 1 < digits.count, x < box.width - 1 { return digits[x - 1] }
    switch (x, y) {
    case (0, 0): return "╭"
    case (box.width - 1, 0): return "╮"
    case (0, box.height - 1): return "╰"
    case (box.width - 1, box.height - 1): return "╯"
    case (0, _), (box.width - 1, _): return "│"
    case (_, 0), (_, box.height - 1): return "─"
    default: return " "
    }
  }
}

/// The directions in which a line leaves a cell, as bits.
enum Arm {
  static let up: UInt8 = 1
  static let down: UInt8 = 2
  static let left: UInt8 = 4
  static let right: UInt8 = 8
  /// The line characters by their arms.
  static let characters: [Character] = [
    " ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼",
  ]

  static func towards(_ dx: Int, _ dy: Int) -> UInt8 {
    dy < 0 ? up : dy > 0 ? down : dx < 0 ? left : right
  }

  /// The arms of a line character; nil for anything else.
  static func of(_ character: Character) -> UInt8? {
    characters.firstIndex(of: character).map { UInt8($0) }
  }
}
