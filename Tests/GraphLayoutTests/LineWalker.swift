import GraphLayout

/// Reads a picture as a person does: knows where the boxes are and follows the characters between them.
struct LineWalker {
  private let cells: [[Character]]
  private let boxes: [Layout.Box]
  /// Which box a cell belongs to, if any.
  private let owner: [[Int]]

  /// Looks at a picture with these boxes.
  init(_ picture: Picture, boxes: [Layout.Box]) {
    cells = picture.cells
    self.boxes = boxes
    var owner = cells.map { $0.map { _ in -1 } }
    for (index, box) in boxes.enumerated() {
      for y in box.y..<(box.y + box.height) {
        for x in box.x..<(box.x + box.width) { owner[y][x] = index }
      }
    }
    self.owner = owner
  }

  /// The pairs of boxes that lines join downwards; one line is one pair, however often it forks and joins.
  var edges: [Pair] {
    boxes.indices.flatMap { source in
      let box = boxes[source]
      let bottom = box.y + box.height - 1
      return (box.x..<(box.x + box.width)).flatMap { x in
        "┬┼".contains(cells[bottom][x]) ? targets(from: x, bottom + 1).map { Pair(source: source, target: $0) } : []
      }
    }.sorted()
  }

  /// Two boxes, the first above.
  struct Pair: Hashable, Comparable {
    var source: Int
    var target: Int
    static func < (first: Pair, second: Pair) -> Bool {
      (first.source, first.target) < (second.source, second.target)
    }
  }

  /// A way of moving into a cell.
  private struct Step: Hashable {
    var x: Int
    var y: Int
    var dx: Int
    var dy: Int
  }

  /// The boxes reached from a cell entered downwards. Lines are never followed upwards; a four-armed cell is a crossing.
  private func targets(from x: Int, _ y: Int) -> [Int] {
    var found: [Int] = []
    var seen: Set<Step> = []
    var open = [Step(x: x, y: y, dx: 0, dy: 1)]
    while let step = open.popLast() {
      guard seen.insert(step).inserted, cells.indices.contains(step.y), cells[0].indices.contains(step.x) else {
        continue
      }
      if owner[step.y][step.x] >= 0 {
        if step.dy == 1 { found.append(owner[step.y][step.x]) }
        continue
      }
      guard let arms = Arm.of(cells[step.y][step.x]), arms & Arm.towards(-step.dx, -step.dy) != 0 else { continue }
      if arms == 15 {
        open.append(Step(x: step.x + step.dx, y: step.y + step.dy, dx: step.dx, dy: step.dy))
        continue
      }
      for (dx, dy) in [(0, 1), (-1, 0), (1, 0)] where (dx, dy) != (-step.dx, -step.dy) {
        guard arms & Arm.towards(dx, dy) != 0 else { continue }
        open.append(Step(x: step.x + dx, y: step.y + dy, dx: dx, dy: dy))
      }
    }
    return found
  }
}
