/// One of the four directions in which blocks of aligned items are formed: the graph seen as if downwards and leftmost.
struct BlockView {
  private let graph: ColumnGraph
  private let isUpwards: Bool
  private let isMirrored: Bool
  /// Each item's block, named by its first item, its column in the block, and the next item of the block; -1 for none.
  private let root: UnsafeMutablePointer<Int32>
  private let shift: UnsafeMutablePointer<Int32>
  private let next: UnsafeMutablePointer<Int32>
  private let last: UnsafeMutablePointer<Int32>
  private let column: UnsafeMutablePointer<Int32>
  private let waiting: UnsafeMutablePointer<Int32>
  private let order: UnsafeMutablePointer<Int32>
  private let arena = Arena()

  /// Sees `graph` from below (`isUpwards`) and from the right (`isMirrored`).
  init(_ graph: ColumnGraph, isUpwards: Bool, isMirrored: Bool) {
    self.graph = graph
    self.isUpwards = isUpwards
    self.isMirrored = isMirrored
    root = arena.numbers(graph.itemCount)
    shift = arena.numbers(graph.itemCount)
    next = arena.memory(graph.itemCount, -1)
    last = arena.numbers(graph.itemCount)
    column = arena.numbers(graph.itemCount)
    waiting = arena.numbers(graph.itemCount)
    order = arena.numbers(graph.itemCount)
  }

  /// Finds the column of each item's left border.
  func findColumns(_ x: UnsafeMutablePointer<Int32>, avoiding conflicts: UnsafeMutablePointer<Bool>) {
    align(avoiding: conflicts)
    compact()
    for item in 0..<graph.itemCount {
      let place = column[Int(root[item])] &+ shift[item]
      x[item] = isMirrored ? 0 &- (place &+ graph.width[item] &- 1) : place
    }
  }

  /// A column of an item as seen from the leaning side.
  @inline(__always) private func offset(_ column: Int32, of item: Int) -> Int32 {
    isMirrored ? graph.width[item] &- 1 &- column : column
  }

  /// Aligns each item with the median of its neighbours in the layer before, where no alignment is crossed.
  private func align(avoiding conflicts: UnsafeMutablePointer<Bool>) {
    for item in 0..<graph.itemCount {
      root[item] = Int32(truncatingIfNeeded: item)
      last[item] = Int32(truncatingIfNeeded: item)
    }
    let side = isUpwards ? graph.below : graph.above
    for index in 1..<max(1, graph.layerCount) {
      let items = graph.items(isUpwards ? graph.layerCount - 1 - index : index)
      var reached = isMirrored ? Int32.max : -1
      for place in 0..<items.count {
        let item = isMirrored ? items.upperBound - 1 - place : items.lowerBound + place
        let row = side.row(item)
        guard !row.isEmpty else { continue }
        let medians = (row.lowerBound + (row.count - 1) / 2, row.lowerBound + row.count / 2)
        if !align(item, by: isMirrored ? medians.1 : medians.0, side, conflicts, &reached), medians.0 != medians.1 {
          _ = align(item, by: isMirrored ? medians.0 : medians.1, side, conflicts, &reached)
        }
      }
    }
  }

  /// Puts an item into the block of its neighbour, unless that crosses an alignment made before.
  @inline(__always) private func align(
    _ item: Int, by link: Int, _ side: ColumnGraph.Side, _ conflicts: UnsafeMutablePointer<Bool>, _ reached: inout Int32
  ) -> Bool {
    let far = side.other[link]
    guard !conflicts[Int(side.link[link])], isMirrored ? far < reached : far > reached else { return false }
    reached = far
    let block = Int(root[Int(far)])
    root[item] = Int32(truncatingIfNeeded: block)
    next[Int(last[block])] = Int32(truncatingIfNeeded: item)
    last[block] = Int32(truncatingIfNeeded: item)
    shift[item] = shift[Int(far)] &+ offset(side.far[link], of: Int(far)) &- offset(side.near[link], of: item)
    return true
  }

  /// The neighbour on the side away from the leaning one; -1 for none.
  @inline(__always) private func neighbour(_ item: Int) -> Int {
    isMirrored ? (graph.isFirst(item) ? -1 : item - 1) : (graph.isLast(item) ? -1 : item + 1)
  }

  /// The least distance from an item to that neighbour. Mirrored, an item's place is that of its right border.
  @inline(__always) private func distance(_ item: Int, _ neighbour: Int) -> Int32 {
    isMirrored
      ? graph.apart[item] &- graph.width[neighbour] &+ graph.width[item] : graph.apart[neighbour]
  }

  /// The least columns that keep all distances, then each block as near to its successors as its predecessors allow.
  private func compact() {
    for item in 0..<graph.itemCount {
      let hasPredecessor = isMirrored ? !graph.isLast(item) : !graph.isFirst(item)
      if hasPredecessor { waiting[Int(root[item])] &+= 1 }
    }
    var count = 0
    for item in 0..<graph.itemCount where Int(root[item]) == item && waiting[item] == 0 {
      order[count] = Int32(truncatingIfNeeded: item)
      count += 1
    }
    // A block whose first predecessor has not been placed may get a column below 0 from it.
    for block in 0..<graph.itemCount where waiting[block] > 0 { column[block] = .min }
    var done = 0
    while done < count {
      let block = Int(order[done])
      done += 1
      var item = block
      while item >= 0 {
        let other = neighbour(item)
        if other >= 0 {
          let target = Int(root[other])
          let place = column[block] &+ shift[item] &+ distance(item, other) &- shift[other]
          column[target] = max(column[target], place)
          waiting[target] &-= 1
          if waiting[target] == 0 {
            order[count] = Int32(truncatingIfNeeded: target)
            count += 1
          }
        }
        item = Int(next[item])
      }
    }
    while done > 0 {
      done -= 1
      let block = Int(order[done])
      var nearest = Int32.max
      var item = block
      while item >= 0 {
        let other = neighbour(item)
        if other >= 0 {
          let place = column[Int(root[other])] &+ shift[other] &- distance(item, other) &- shift[item]
          nearest = min(nearest, place)
        }
        item = Int(next[item])
      }
      if nearest != .max { column[block] = max(column[block], nearest) }
    }
  }
}
