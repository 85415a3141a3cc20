import HeapModule

/// One row for each node, and beside the rows a lane for each value that is still used further down: a drawing of a graph
/// for where boxes do not fit.
///
/// A lane runs from its node down to the last row that uses it, and no two lanes share a cell. An edge that leads
/// upwards, as in a cycle, has a lane of its kind that begins beside the row of its target.
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
  }

  private struct Lane: Sendable {
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
  /// and lanes are kept short. Cost: O((nodes + edges) log nodes).
  init(nodeCount: Int, edges: [(source: Int, target: Int)], order given: [Int]? = nil) {
    order = given ?? Rail.order(nodeCount: nodeCount, edges: edges)
    row = [Int](repeating: 0, count: nodeCount)
    for (place, node) in order.enumerated() { row[node] = place }
    column = [Int](repeating: 0, count: nodeCount)
    var builder = Builder(nodeCount: nodeCount)
    for edge in edges {
      let (source, target) = (row[edge.source], row[edge.target])
      if source == target { loops[edge.source, default: 0] += 1 } else { builder.note(from: source, to: target) }
    }
    builder.sort()
    for place in 0..<nodeCount {
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

extension Rail {
  /// Gives columns to rows and lanes from top to bottom.
  private struct Builder {
    /// For each row the lanes that it uses, as rows of nodes: those above it, and below it those of cycles.
    private var pairs: [(user: Int, lane: Int)] = []
    private var uses: Rows
    /// The last row that uses what a row makes; the row itself for none.
    private var lastUse: [Int]
    /// The last row from which an edge leads up to a row; the row itself for none.
    private var lastReturn: [Int]
    /// The columns of the lanes that begin at a row: its own, and that of the edges which return to it.
    private var ownColumn: [Int]
    private var returnColumn: [Int]
    private var free = FreeColumns()
    /// The column of a node without users in the row before: what began right below it would seem to come from it.
    private var resting: Int?

    init(nodeCount: Int) {
      lastUse = Array(0..<nodeCount)
      lastReturn = lastUse
      ownColumn = [Int](repeating: 0, count: nodeCount)
      returnColumn = ownColumn
      uses = Rows(count: nodeCount, keys: [])
    }

    /// An edge between two rows.
    mutating func note(from source: Int, to target: Int) {
      if source < target {
        lastUse[source] = max(lastUse[source], target)
        pairs.append((target, source))
      } else {
        lastReturn[target] = max(lastReturn[target], source)
        pairs.append((source, -1 - target))
      }
    }

    mutating func sort() { uses = Rows(count: lastUse.count, keys: pairs.map(\.user)) }

    /// Places the node of a row and what begins there; returns its column.
    mutating func place(_ row: Int, _ joins: inout [Join], _ lanes: inout [[Lane]]) -> Int {
      let used = counted(row)
      let heir = used.filter { $0.lane >= 0 && $0.count == 1 && lastUse[$0.lane] == row }
        .map { ownColumn[$0.lane] }.min()
      let own = heir ?? free.take()
      var ended: [Int] = []
      for (lane, count) in used {
        let column = lane >= 0 ? ownColumn[lane] : returnColumn[-1 - lane]
        let goesOn = (lane >= 0 ? lastUse[lane] : lastReturn[-1 - lane]) > row
        if !goesOn, column != own { ended.append(column) }
        guard column != own else { continue }
        joins.append(Join(column: Int32(column), count: Int32(count), comesDown: true, goesOn: goesOn))
      }
      ownColumn[row] = own
      open(own, row, last: lastUse[row], &lanes)
      if lastReturn[row] > row {
        let column = free.take()
        returnColumn[row] = column
        open(column, row, last: lastReturn[row], &lanes)
        joins.append(Join(column: Int32(column), count: 1, comesDown: false, goesOn: true))
      }
      for column in ended { free.give(back: column) }
      if let resting { free.give(back: resting) }
      resting = lastUse[row] == row ? own : nil
      return own
    }

    /// The lanes that a row uses and how often, each once.
    private func counted(_ row: Int) -> [(lane: Int, count: Int)] {
      var result: [(lane: Int, count: Int)] = []
      for lane in uses[row].map({ pairs[$0].lane }).sorted() {
        if result.last?.lane == lane {
          result[result.count - 1].count += 1
        } else {
          result.append((lane, 1))
        }
      }
      return result
    }

    private func open(_ column: Int, _ row: Int, last: Int, _ lanes: inout [[Lane]]) {
      while lanes.count <= column { lanes.append([]) }
      lanes[column].append(Lane(first: Int32(row), last: Int32(last)))
    }
  }
}

/// The columns that no lane takes; the leftmost is given first.
private struct FreeColumns {
  private var free = Heap<Int>()
  private var count = 0

  mutating func take() -> Int {
    if let first = free.popMin() { return first }
    count += 1
    return count - 1
  }

  mutating func give(back column: Int) { free.insert(column) }
}
