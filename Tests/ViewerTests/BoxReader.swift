/// Reads a drawing of boxes as a person does: knows nothing but its characters.
struct BoxReader {
  /// A box and what is written in it.
  struct Box {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int
    var text: String
  }

  private let cells: [[Character]]
  /// The boxes from top to bottom.
  private(set) var boxes: [Box] = []
  /// The box of each cell.
  private var owner: [[Int]]

  private static let topBorder: Set<Character> = ["─", "▼", "┴"]

  init(_ lines: [String]) {
    let width = lines.map(\.count).max() ?? 0
    cells = lines.map { Array($0) + Array(repeating: " ", count: width - $0.count) }
    owner = cells.map { $0.map { _ in -1 } }
    for y in cells.indices {
      for x in cells[y].indices where cells[y][x] == "╭" {
        var right = x + 1
        while right < width, Self.topBorder.contains(cells[y][right]) { right += 1 }
        var bottom = y + 1
        while bottom < cells.count, cells[bottom][x] == "│" { bottom += 1 }
        guard right < width, bottom < cells.count, cells[y][right] == "╮", cells[bottom][x] == "╰",
          cells[bottom][right] == "╯"
        else { continue }
        let text = (y + 1..<bottom).map { String(cells[$0][(x + 1)..<right]) }.joined(separator: "\n")
        for row in y...bottom { for column in x...right { owner[row][column] = boxes.count } }
        boxes.append(Box(left: x, top: y, right: right, bottom: bottom, text: text.filter { !" \n".contains($0) }))
      }
    }
  }

  /// The edges by what is written in the boxes, each once.
  func edges(isDirected: Bool) -> Set<[String]> {
    var found: Set<[String]> = []
    for (index, box) in boxes.enumerated() {
      for x in box.left...box.right where "┬▲".contains(cells[box.bottom][x]) {
        for end in ends(from: x, box.bottom + 1) {
          let other = boxes[owner[end.y][end.x]].text
          switch (cells[box.bottom][x], cells[end.y][end.x], isDirected) {
          case ("┬", "▼", true), ("┬", "┴", false): found.insert([boxes[index].text, other])
          case ("▲", "┴", true): found.insert([other, boxes[index].text])
          default: found.insert(["?", boxes[index].text, other])
          }
        }
      }
      if cells[box.top + 1][box.right - 1] == "↺" { found.insert([box.text, box.text]) }
    }
    return found
  }

  /// The arms of a line character as bits: up 1, down 2, left 4, right 8.
  private static let arms: [Character: Int] = [
    "│": 3, "─": 12, "┘": 5, "┐": 6, "┤": 7, "└": 9, "┌": 10, "├": 11, "┴": 13, "┬": 14, "┼": 15,
  ]

  /// Where lines that leave downwards arrive; they are never followed upwards, and a cross is passed straight.
  private func ends(from x: Int, _ y: Int) -> [(x: Int, y: Int)] {
    var found: [(x: Int, y: Int)] = []
    var seen: Set<[Int]> = []
    var open = [(x: x, y: y, dx: 0, dy: 1)]
    while let step = open.popLast() {
      guard seen.insert([step.x, step.y, step.dx, step.dy]).inserted, cells.indices.contains(step.y),
        cells[step.y].indices.contains(step.x)
      else { continue }
      if owner[step.y][step.x] >= 0 {
        if step.dy == 1 { found.append((step.x, step.y)) }
        continue
      }
      guard let arms = Self.arms[cells[step.y][step.x]] else { continue }
      if arms == 15 {
        open.append((step.x + step.dx, step.y + step.dy, step.dx, step.dy))
        continue
      }
      for (bit, dx, dy) in [(2, 0, 1), (4, -1, 0), (8, 1, 0)] where arms & bit != 0 && (dx, dy) != (-step.dx, -step.dy)
      {
        open.append((step.x + dx, step.y + dy, dx, dy))
      }
    }
    return found
  }
}
