import Drawing

/// Reads a drawing of boxes as a person does: knows nothing but its characters.
struct BoxReader {
  /// A cell.
  struct Place: Hashable {
    var x: Int
    var y: Int
  }

  /// A box: the cells of its border, and what is written in it.
  struct Box: Hashable {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int

    /// The cells that it takes.
    var area: Rectangle { Rectangle(x: left, y: top, width: right - left + 1, height: bottom - top + 1) }
  }

  /// How a drawing says in which direction an edge leads.
  enum Convention {
    /// An arrow where it ends.
    case arrows
    /// Not at all: it is read from the upper box to the lower.
    case none
    /// All lead down; an arrow upwards is where a gradient has arrived, a cross where none can.
    case gradients
  }

  /// What there is wrong with it.
  private(set) var faults: [String] = []
  /// The boxes, from top to bottom.
  private(set) var boxes: [Box] = []

  /// Rows, or where edges lead to the right columns once the boxes are found.
  private var cells: [[Glyph]]
  private let leadsRight: Bool
  /// Whether texts may look like lines.
  private let isASCII: Bool
  private var owner: [[Int]]
  /// What stands for a box in a single cell.
  private let marks: Set<String>

  /// Looks at a drawing whose edges lead down, or to the right, with boxes or with marks for them.
  init(_ canvas: Canvas, leadsRight: Bool = false, marks: Set<String> = []) {
    let rows = (0..<canvas.size.height).map { y in
      (0..<canvas.size.width).map { x in Glyph(canvas[x, y].text) }
    }
    self.init(
      glyphs: canvas.isASCII ? ASCIILines(rows).glyphs : rows, isASCII: canvas.isASCII, leadsRight: leadsRight,
      marks: marks)
  }

  private init(glyphs: [[Glyph]], isASCII: Bool, leadsRight: Bool, marks: Set<String>) {
    self.isASCII = isASCII
    self.marks = marks
    self.leadsRight = leadsRight
    cells = glyphs
    owner = cells.map { $0.map { _ in -1 } }
    if marks.isEmpty { findBoxes() } else { findMarks() }
    // Lines are followed as if they led down.
    if leadsRight {
      cells = Self.transposed(cells).map { $0.map(\.transposed) }
      owner = Self.transposed(owner)
    }
  }

  private static func transposed<Element>(_ rows: [[Element]]) -> [[Element]] {
    (rows.first ?? []).indices.map { x in rows.map { $0[x] } }
  }
}

// MARK: - Boxes

extension BoxReader {
  private mutating func findBoxes() {
    for y in cells.indices {
      for x in cells[y].indices where cells[y][x].arms == [.right, .down] {
        guard let box = box(at: x, y) else { continue }
        for row in box.top...box.bottom {
          for column in box.left...box.right {
            if owner[row][column] >= 0 { faults.append("two boxes at \(column),\(row)") }
            owner[row][column] = boxes.count
          }
        }
        boxes.append(box)
        checkBorder(of: box)
      }
    }
  }

  private mutating func findMarks() {
    for y in cells.indices {
      for x in cells[y].indices where marks.contains(cells[y][x].text) {
        owner[y][x] = boxes.count
        boxes.append(Box(left: x, top: y, right: x, bottom: y))
      }
    }
  }

  /// The box whose top left corner is here: four corners and four sides. Text may interrupt those above and below; edges
  /// meet these, or where they lead to the right the others.
  private func box(at x: Int, _ y: Int) -> Box? {
    var right = x + 1
    while right < cells[y].count, cells[y][right].isInBorder { right += 1 }
    guard right < cells[y].count, cells[y][right].arms == [.left, .down], right > x + 1 else { return nil }
    var bottom = y + 1
    while bottom < cells.count, isInSide(x, bottom), isInSide(right, bottom) { bottom += 1 }
    guard bottom < cells.count, cells[bottom][x].arms == [.up, .right], cells[bottom][right].arms == [.up, .left],
      cells[bottom][(x + 1)..<right].allSatisfy(\.isInBorder)
    else { return nil }
    return Box(left: x, top: y, right: right, bottom: bottom)
  }

  private func isInSide(_ x: Int, _ y: Int) -> Bool { cells[y][x].isInSide || leadsRight && cells[y][x].isSideArrow }

  /// No line may cross a box, nor run inside one, nor meet a border where none should.
  private mutating func checkBorder(of box: Box) {
    for y in (box.top + 1)..<box.bottom {
      for (x, inwards) in [(box.left, Arms.right), (box.right, .left)] {
        let arms = cells[y][x].arms
        if leadsRight ? arms.contains(inwards) : arms != [.up, .down] {
          faults.append("a line meets a side at \(x),\(y)")
        }
      }
      for x in (box.left + 1)..<box.right where cells[y][x].arms.isLine && !isASCII {
        faults.append("a line inside a box at \(x),\(y)")
      }
    }
    for x in (box.left + 1)..<box.right {
      for (y, inwards) in [(box.top, Arms.down), (box.bottom, .up)] {
        let arms = cells[y][x].arms
        if arms.contains(inwards) || leadsRight && arms.isLine && arms != [.left, .right] {
          faults.append("a line through \(x),\(y)")
        }
      }
    }
  }
}

// MARK: - Edges

extension BoxReader {
  /// An edge between two boxes, as indices into `boxes`.
  struct Edge: Hashable {
    var source: Int
    var target: Int
  }

  private struct Step: Hashable {
    var x: Int
    var y: Int
    var dx: Int
    var dy: Int
  }

  /// The edges and how often each is drawn. Notes what can be read in no way or in two.
  mutating func edges(_ convention: Convention) -> [Edge: Int] {
    var found: [Edge: Int] = [:]
    var isRead: Set<Place> = []
    // Boxes are looked at as they lie here, whatever they are to those who ask.
    for y in cells.indices {
      for x in cells[y].indices where owner[y][x] >= 0 && isExit(x, y) {
        guard y + 1 < cells.count, owner[y + 1][x] != owner[y][x] else { continue }
        for end in ends(from: x, y, &isRead) {
          let (upper, lower) = (owner[y][x], owner[end.y][end.x])
          switch (convention, cells[y][x].text, cells[end.y][end.x].text) {
          case (.arrows, "▲", let end) where end != "▼": found[Edge(source: lower, target: upper), default: 0] += 1
          case (.arrows, let start, "▼") where start != "▲": found[Edge(source: upper, target: lower), default: 0] += 1
          case (.none, let start, let end) where start != "▲" && end != "▼":
            found[Edge(source: upper, target: lower), default: 0] += 1
          case (.gradients, _, let end) where end != "▼": found[Edge(source: upper, target: lower), default: 0] += 1
          case (_, let start, let last): faults.append("from \(start) at \(x),\(y) to \(last) at \(end.x),\(end.y)")
          }
        }
      }
    }
    for y in cells.indices {
      for x in cells[y].indices where owner[y][x] < 0 && cells[y][x].arms.isLine && !isRead.contains(Place(x: x, y: y))
      {
        faults.append("a line that leads nowhere at \(x),\(y)")
      }
    }
    return found
  }

  private func isExit(_ x: Int, _ y: Int) -> Bool {
    guard marks.contains(cells[y][x].text) else { return cells[y][x].isExit }
    return y + 1 < cells.count && cells[y + 1][x].arms.contains(.up)
  }

  /// Where a line that leaves a box arrives, once for each way: never upwards, and a cross is passed straight.
  private mutating func ends(from x: Int, _ y: Int, _ isRead: inout Set<Place>) -> [Place] {
    var found: [Place] = []
    var open = [Step(x: x, y: y + 1, dx: 0, dy: 1)]
    while let step = open.popLast() {
      guard cells.indices.contains(step.y), cells[step.y].indices.contains(step.x), found.count < 1000 else {
        faults.append("a line leaves the drawing at \(step.x),\(step.y)")
        continue
      }
      let glyph = cells[step.y][step.x]
      if owner[step.y][step.x] >= 0 {
        if step.dy == 1, glyph.isEntry || marks.contains(glyph.text) {
          found.append(Place(x: step.x, y: step.y))
        } else {
          faults.append("a line runs into a box at \(step.x),\(step.y)")
        }
        continue
      }
      isRead.insert(Place(x: step.x, y: step.y))
      if glyph.arms == .all || glyph.text == "╳" {
        open.append(Step(x: step.x + step.dx, y: step.y + step.dy, dx: step.dx, dy: step.dy))
        continue
      }
      guard glyph.arms.contains(Arms(dx: -step.dx, dy: -step.dy)) else {
        faults.append("a line breaks off at \(step.x),\(step.y)")
        continue
      }
      for (dx, dy) in [(0, 1), (-1, 0), (1, 0)] where glyph.arms.contains(Arms(dx: dx, dy: dy)) {
        if (dx, dy) != (-step.dx, -step.dy) { open.append(Step(x: step.x + dx, y: step.y + dy, dx: dx, dy: dy)) }
      }
    }
    return found
  }
}
