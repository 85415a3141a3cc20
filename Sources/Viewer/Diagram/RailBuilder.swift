import HeapModule

extension Rail {
  /// Gives columns to rows and lanes from top to bottom.
  struct Builder {
    /// For each row the lanes that it uses, as rows of nodes: those above it, and below it those of cycles.
    private var pairs: [(user: Int, lane: Int)] = []
    private var uses: Rows
    /// The last row that uses what a row makes; the row itself for none.
    private var lastUse: [Int]
    /// The last row from which an edge leads up to a row; the row itself for none.
    private var lastReturn: [Int]
    /// The first row that has no place yet.
    private let firstRow: Int
    /// The columns of the lanes that begin at a row: that of its node, and that of the edges which return to it.
    private var ownColumn: [Int]
    private var returnColumn: [Int]
    private var free = FreeColumns()
    /// The column of a node without users in the row before: what began right below it would seem to come from it.
    private var resting: Int?

    init(nodeCount: Int, firstRow: Int) {
      self.firstRow = firstRow
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
        if target >= firstRow { pairs.append((target, source)) }
      } else {
        lastReturn[target] = max(lastReturn[target], source)
        if source >= firstRow { pairs.append((source, -1 - target)) }
      }
    }

    mutating func sort() { uses = Rows(count: lastUse.count, keys: pairs.map(\.user)) }

    /// Leads the lanes of rows that have their places on to those that use them and have none.
    mutating func takeOver(_ columns: [Int], _ joins: inout [[Join]], _ lanes: inout [[Lane]]) {
      var cannotGoOn: [Int] = []
      var cannotReturn: [Int] = []
      for row in columns.indices {
        ownColumn[row] = columns[row]
        if lastUse[row] >= firstRow {
          let strands = joins[row].filter(\.isStrand).map { Int($0.column) }
          if let column = ([columns[row]] + strands).first(where: { lanes[$0].last?.first == Int32(row) }) {
            ownColumn[row] = column
            extend(column, to: lastUse[row], &joins, &lanes)
          } else {
            cannotGoOn.append(row)
          }
        }
        if lastReturn[row] >= firstRow {
          let starts = joins[row].filter { !$0.comesDown && !$0.isStrand }.map { Int($0.column) }
          if let column = starts.first(where: { lanes[$0].last?.first == Int32(row) }) {
            returnColumn[row] = column
            extend(column, to: lastReturn[row], &joins, &lanes)
          } else {
            cannotReturn.append(row)
          }
        }
      }
      for row in cannotGoOn {
        ownColumn[row] = openBeside(row, to: lastUse[row], isStrand: true, &joins, &lanes)
      }
      for row in cannotReturn {
        returnColumn[row] = openBeside(row, to: lastReturn[row], isStrand: false, &joins, &lanes)
      }
      free = FreeColumns(count: lanes.count)
      for (column, lane) in lanes.enumerated() {
        let last = lane.last
        if let last, last.first == last.last, Int(last.last) == firstRow - 1 {
          resting = column
        } else if last.map({ Int($0.last) < firstRow }) ?? true {
          free.give(back: column)
        }
      }
    }

    /// Lets the last lane of a column run on.
    private func extend(_ column: Int, to end: Int, _ joins: inout [[Join]], _ lanes: inout [[Lane]]) {
      guard let lane = lanes[column].last else { return }
      lanes[column][lanes[column].count - 1].last = Int32(end)
      guard lane.last > lane.first else { return }
      for index in joins[Int(lane.last)].indices where joins[Int(lane.last)][index].column == column {
        joins[Int(lane.last)][index].goesOn = true
      }
    }

    /// Begins a lane beside a row that has its place, where there is room for it down to the end; returns its column.
    private func openBeside(
      _ row: Int, to end: Int, isStrand: Bool, _ joins: inout [[Join]], _ lanes: inout [[Lane]]
    ) -> Int {
      let column = lanes.firstIndex { $0.last.map { Int($0.last) < row - 1 } ?? true } ?? lanes.count
      open(column, row, last: end, &lanes)
      joins[row].append(Join(column: Int32(column), count: 1, comesDown: false, goesOn: true, isStrand: isStrand))
      return column
    }

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
  private var count: Int

  /// So many columns, all of them taken.
  init(count: Int = 0) { self.count = count }

  mutating func take() -> Int {
    if let first = free.popMin() { return first }
    count += 1
    return count - 1
  }

  mutating func give(back column: Int) { free.insert(column) }
}
