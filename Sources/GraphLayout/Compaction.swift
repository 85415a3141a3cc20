/// Makes a drawing as narrow as it can be without bending a line that is straight.
///
/// Items that straight lines join are rigid blocks. The least column that each block can have, and the greatest in the
/// narrowest drawing, are longest paths; a block that lies outside these bounds is moved to the nearer one. Bounds keep
/// all distances, so that what is moved to them does too.
struct Compaction {
  private let graph: ColumnGraph
  private let root: UnsafeMutablePointer<Int32>
  private let shift: UnsafeMutablePointer<Int32>
  private let low: UnsafeMutablePointer<Int32>
  private let high: UnsafeMutablePointer<Int32>
  private let arena = Arena()

  /// More rounds than this are not spent on the bounds; few drawings need as many.
  private static let mostRounds = 40

  init(_ graph: ColumnGraph) {
    self.graph = graph
    root = arena.numbers(graph.itemCount)
    shift = arena.numbers(graph.itemCount)
    low = arena.numbers(graph.itemCount)
    high = arena.numbers(graph.itemCount)
  }

  /// Moves blocks between their bounds.
  func narrow(_ x: UnsafeMutablePointer<Int32>) {
    guard graph.itemCount > 0 else { return }
    formBlocks(x)
    guard findLows() else { return }
    var width: Int32 = 0
    for item in 0..<graph.itemCount {
      width = max(width, low[Int(root[item])] &+ shift[item] &+ graph.width[item])
    }
    guard findHighs(within: width) else { return }
    var left = Int32.max
    for item in 0..<graph.itemCount { left = min(left, x[item]) }
    for item in 0..<graph.itemCount {
      let block = Int(root[item])
      // The block's column as it is, drawn into its bounds.
      let column = x[item] &- left &- shift[item]
      x[item] = min(max(column, low[block]), high[block]) &+ shift[item]
    }
  }

  /// Joins items that straight lines join; each has its column within the block.
  private func formBlocks(_ x: UnsafeMutablePointer<Int32>) {
    for item in 0..<graph.itemCount {
      root[item] = Int32(truncatingIfNeeded: item)
      for link in graph.above.row(item) {
        let upper = Int(graph.above.other[link])
        guard x[upper] &+ graph.above.far[link] == x[item] &+ graph.above.near[link] else { continue }
        let (one, other) = (find(upper), find(item))
        if one != other { root[max(one, other)] = Int32(truncatingIfNeeded: min(one, other)) }
      }
    }
    for item in 0..<graph.itemCount {
      let block = find(item)
      root[item] = Int32(truncatingIfNeeded: block)
      shift[item] = x[item] &- x[block]
    }
  }

  private func find(_ item: Int) -> Int {
    var item = item
    while Int(root[item]) != item {
      root[item] = root[Int(root[item])]
      item = Int(root[item])
    }
    return item
  }

  /// The least column of each block; false where that takes too long.
  private func findLows() -> Bool {
    for item in 0..<graph.itemCount { low[item] = 0 }
    for item in 0..<graph.itemCount { low[Int(root[item])] = max(low[Int(root[item])], 0 &- shift[item]) }
    for round in 0..<Compaction.mostRounds {
      var isChanged = false
      for step in 0..<graph.layerCount {
        for item in graph.items(round % 2 == 0 ? step : graph.layerCount - 1 - step).dropFirst() {
          let (block, left) = (Int(root[item]), Int(root[item - 1]))
          let least = low[left] &+ shift[item - 1] &+ graph.apart[item] &- shift[item]
          if block != left, low[block] < least {
            low[block] = least
            isChanged = true
          }
        }
      }
      if !isChanged { return true }
    }
    return false
  }

  /// The greatest column of each block in a drawing of some width; false where that takes too long.
  private func findHighs(within width: Int32) -> Bool {
    for item in 0..<graph.itemCount { high[item] = .max }
    for item in 0..<graph.itemCount {
      let block = Int(root[item])
      high[block] = min(high[block], width &- graph.width[item] &- shift[item])
    }
    for round in 0..<Compaction.mostRounds {
      var isChanged = false
      for step in 0..<graph.layerCount {
        for item in graph.items(round % 2 == 0 ? step : graph.layerCount - 1 - step).dropFirst().reversed() {
          let (block, left) = (Int(root[item]), Int(root[item - 1]))
          let most = high[block] &+ shift[item] &- graph.apart[item] &- shift[item - 1]
          if block != left, high[left] > most {
            high[left] = most
            isChanged = true
          }
        }
      }
      if !isChanged { return true }
    }
    return false
  }
}
