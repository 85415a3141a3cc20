/// One row for each node, and beside the rows a lane for each value that is still used further down: a drawing of a graph
/// for where boxes do not fit.
///
/// A lane runs from its node down to the last row that uses it, and no two lanes share a cell. An edge that leads
/// upwards, as in a cycle, has a lane of its kind that begins beside the row of its target. A rail to which rows were
/// added has for some nodes a second lane, for uses that the first could not reach, which an arrow leads to.
struct Rail: Sendable {
  /// Where a lane meets the horizontal line of a row.
  struct Join: Sendable, Hashable {
    /// The lane's column.
    var column: Int32
    /// How many edges it stands for.
    var count: Int32
    /// Whether the lane comes from above.
    var comesDown: Bool
    /// Whether the lane goes on below.
    var goesOn: Bool
    /// Whether a second lane of the row's own node begins here.
    var isStrand = false
  }

  /// The rows from which and to which a lane runs in its column.
  struct Lane: Sendable {
    var first: Int32
    var last: Int32
  }

  /// The node of each row.
  private(set) var order: [Int]
  /// The row of each node.
  private(set) var row: [Int]
  /// The column of the node of each row.
  private(set) var column: [Int]
  /// For each node with edges to itself, how many.
  private(set) var loops: [Int: Int] = [:]
  /// How many columns there are.
  private(set) var columnCount = 0
  private var joins: [Join] = []
  private var joinStart: [Int] = [0]
  /// The lanes of each column, from top to bottom.
  private var lanes: [[Lane]] = []

  /// Arranges a graph. With an `order` the rows are in it; without one every edge leads down unless it closes a cycle,
  /// and lanes are kept short. Rows of an earlier rail stay as they are, and lanes of theirs go on to new ones.
  /// Cost: O((nodes + edges) log nodes).
  ///
  /// Precondition: the rows and edges of an earlier rail are the first ones of this.
  init(
    nodeCount: Int, edges: [(source: Int, target: Int)], order given: [Int]? = nil, growing earlier: Rail? = nil
  ) {
    order = given ?? Rail.order(nodeCount: nodeCount, edges: edges)
    row = [Int](repeating: 0, count: nodeCount)
    for (place, node) in order.enumerated() { row[node] = place }
    column = [Int](repeating: 0, count: nodeCount)
    let start = earlier?.order.count ?? 0
    var builder = Builder(nodeCount: nodeCount, firstRow: start)
    for edge in edges {
      let (source, target) = (row[edge.source], row[edge.target])
      if source == target { loops[edge.source, default: 0] += 1 } else { builder.note(from: source, to: target) }
    }
    builder.sort()
    if let earlier {
      column.replaceSubrange(0..<start, with: earlier.column)
      var rows = (0..<start).map { Array(earlier.joins($0)) }
      lanes = earlier.lanes
      builder.takeOver(earlier.column, &rows, &lanes)
      for row in rows {
        joins += row
        joinStart.append(joins.count)
      }
    }
    for place in start..<nodeCount {
      column[place] = builder.place(place, &joins, &lanes)
      joinStart.append(joins.count)
    }
    columnCount = lanes.count
  }

  /// The lanes that meet a row's horizontal line.
  func joins(_ row: Int) -> ArraySlice<Join> { joins[joinStart[row]..<joinStart[row + 1]] }

  /// Whether a lane passes through a cell from above to below.
  func passes(_ row: Int, column: Int) -> Bool {
    let lanes = lanes[column]
    var (low, high) = (0, lanes.count)
    while low < high {
      let middle = (low + high) / 2
      if lanes[middle].first < row { low = middle + 1 } else { high = middle }
    }
    return low > 0 && lanes[low - 1].last > row
  }

  /// The characters of a row's lanes, two for each column, blank where the node's own mark belongs.
  func characters(_ row: Int, columns: Range<Int>) -> [Character] {
    var result = [Character](repeating: " ", count: 2 * columns.count)
    func put(_ character: Character, at x: Int) {
      let x = x - 2 * columns.lowerBound
      if result.indices.contains(x) { result[x] = character }
    }
    let joins = joins(row)
    let own = column[row]
    let left = min(own, joins.map { Int($0.column) }.min() ?? own)
    let right = max(own, joins.map { Int($0.column) }.max() ?? own)
    for column in columns where passes(row, column: column) { put("│", at: 2 * column) }
    for x in max(
      2 * left, 2 * columns.lowerBound)..<max(
        2 * left, 2 * columns.lowerBound, min(2 * right, 2 * columns.upperBound))
    where x != 2 * own {
      let isCrossed = x % 2 == 0 && x > 2 * left && passes(row, column: x / 2)
      put(isCrossed ? "┼" : "─", at: x)
    }
    for join in joins {
      let place = Int(join.column)
      put(Rail.character(join, isLeftEnd: place == left, isRightEnd: place == right), at: 2 * place)
      if join.count > 1 { put(Rail.digit(join.count), at: digitPlace(join, row)) }
      if join.isStrand { put(place > own ? "▸" : "◂", at: digitPlace(join, row)) }
    }
    put(" ", at: 2 * own)
    return result
  }

  /// A lane that goes on inside a horizontal line is joined to it by a dot; without it the two would only cross.
  private static func character(_ join: Join, isLeftEnd: Bool, isRightEnd: Bool) -> Character {
    switch (join.comesDown, join.goesOn) {
    case (true, true): isLeftEnd ? "├" : isRightEnd ? "┤" : "•"
    case (true, false): isLeftEnd ? "╰" : isRightEnd ? "╯" : "┴"
    case (false, _): isLeftEnd ? "╭" : isRightEnd ? "╮" : "┬"
    }
  }

  private static func digit(_ count: Int32) -> Character { count < 10 ? Character("\(count)") : "#" }

  /// What stands before the text of a node that has edges to itself: `↺ `.
  func loopSign(_ node: Int) -> String { loops[node].map { Viewer.loopSign($0) + " " } ?? "" }

  /// Where the number of edges that a join stands for is written: beside it, towards the row's own lane.
  private func digitPlace(_ join: Join, _ row: Int) -> Int {
    2 * Int(join.column) + (Int(join.column) < column[row] ? 1 : -1)
  }

  /// The numbers behind each `#` in a row's lanes, from left to right: `×12 ×20 `; empty where every number is a digit.
  func largeCounts(_ row: Int, columns: Range<Int>) -> String {
    let shown = 2 * columns.lowerBound..<2 * columns.upperBound
    let large = joins(row).filter { $0.count > 9 && shown ~= digitPlace($0, row) }
    return large.sorted { $0.column < $1.column }.map { "×\($0.count) " }.joined()
  }

  /// An order in which every edge leads down unless it closes a cycle, what was made last going on first.
  private static func order(nodeCount: Int, edges: [(source: Int, target: Int)]) -> [Int] {
    var waiting = [Int](repeating: 0, count: nodeCount)
    let users = Rows(count: nodeCount, keys: edges.map(\.source))
    for edge in edges where edge.source != edge.target { waiting[edge.target] += 1 }
    var isDone = [Bool](repeating: false, count: nodeCount)
    var result: [Int] = []
    result.reserveCapacity(nodeCount)
    var open = (0..<nodeCount).reversed().filter { waiting[$0] == 0 }
    var next = 0
    while result.count < nodeCount {
      if open.isEmpty {
        while isDone[next] { next += 1 }
        open.append(next)
      }
      guard let node = open.popLast(), !isDone[node] else { continue }
      isDone[node] = true
      result.append(node)
      for edge in users[node].reversed() {
        let target = edges[edge].target
        guard target != node else { continue }
        waiting[target] -= 1
        if waiting[target] == 0, !isDone[target] { open.append(target) }
      }
    }
    return result
  }
}

/// For each key the indices that have it, in ascending order.
struct Rows: Sendable {
  private var start: [Int]
  private var members: [Int]

  /// Precondition: keys lie in `0..<count`.
  init(count: Int, keys: [Int]) {
    start = [Int](repeating: 0, count: count + 1)
    for key in keys { start[key + 1] += 1 }
    for key in 0..<count { start[key + 1] += start[key] }
    members = [Int](repeating: 0, count: keys.count)
    var next = start
    for (index, key) in keys.enumerated() {
      members[next[key]] = index
      next[key] += 1
    }
  }

  /// The indices that have a key.
  subscript(key: Int) -> ArraySlice<Int> { members[start[key]..<start[key + 1]] }
}
