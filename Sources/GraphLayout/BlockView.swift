/// One of the four directions in which blocks of aligned items are formed: the graph seen as if downwards and leftmost.
struct BlockView {
  private let graph: OrderedGraph
  private let isMirrored: Bool
  private let columnGap: Int
  private let ports: Ports
  /// The layers in the order in which they are visited, each from the leaning side.
  private let layers: [[Int]]
  private let isUpwards: Bool

  /// Sees `graph` from below (`isUpwards`) and from the right (`isMirrored`).
  init(_ graph: OrderedGraph, ports: Ports, columnGap: Int, isUpwards: Bool, isMirrored: Bool) {
    self.graph = graph
    self.ports = ports
    self.columnGap = columnGap
    self.isUpwards = isUpwards
    self.isMirrored = isMirrored
    let rows = isMirrored ? graph.layers.map { Array($0.reversed()) } : graph.layers
    layers = isUpwards ? rows.reversed() : rows
  }

  /// The column of each item's left border.
  func columns(avoiding conflicts: [Bool]) -> [Int] {
    let blocks = alignment(avoiding: conflicts)
    let left = compacted(blocks)
    return left.indices.map { item in
      isMirrored ? -(left[item] + graph.levels.width[item] - 1) : left[item]
    }
  }

  /// Items aligned by straight links: each item's block, named by its first item, and its column in the block.
  private struct Blocks {
    var root: [Int]
    var shift: [Int]
  }

  /// The column of a link's near or far end, as seen from the leaning side.
  private func offset(_ column: Int, of item: Int) -> Int {
    isMirrored ? graph.levels.width[item] - 1 - column : column
  }

  private func place(_ item: Int, count: Int) -> Int {
    isMirrored ? count - 1 - graph.position[item] : graph.position[item]
  }

  /// Aligns each item with the median of its neighbours in the layer before, where no alignment is crossed.
  private func alignment(avoiding conflicts: [Bool]) -> Blocks {
    let levels = graph.levels
    var blocks = Blocks(root: Array(0..<levels.itemCount), shift: [Int](repeating: 0, count: levels.itemCount))
    for (index, items) in layers.enumerated().dropFirst() {
      let widthBefore = layers[index - 1].count
      var reached = -1
      for item in items {
        let entering = isUpwards ? graph.linksBelow(item) : graph.linksAbove(item)
        guard !entering.isEmpty else { continue }
        let medians = [(entering.count - 1) / 2, entering.count / 2]
        for median in isMirrored ? medians.reversed() : medians {
          let link = entering[entering.startIndex + median]
          let far = isUpwards ? levels.links[link].lower : levels.links[link].upper
          let farPlace = place(far, count: widthBefore)
          guard !conflicts[link], farPlace > reached else { continue }
          let (nearColumn, farColumn) =
            isUpwards ? (ports.leaving[link], ports.entering[link]) : (ports.entering[link], ports.leaving[link])
          blocks.root[item] = blocks.root[far]
          blocks.shift[item] = blocks.shift[far] + offset(farColumn, of: far) - offset(nearColumn, of: item)
          reached = farPlace
          break
        }
      }
    }
    return blocks
  }

  /// The least distance between the left borders of two neighbours, the first on the leaning side.
  private func separation(_ first: Int, _ second: Int) -> Int {
    let (left, right) = isMirrored ? (second, first) : (first, second)
    // Mirrored, an item's place is that of its right border, so that the first item's width counts.
    let distance = ports.separation(left, right, of: graph.levels, columnGap: columnGap)
    return isMirrored ? distance - graph.levels.width[left] + graph.levels.width[right] : distance
  }

  /// The least columns that keep all distances, then each block as near to its successors as its predecessors allow.
  private func compacted(_ blocks: Blocks) -> [Int] {
    let count = graph.levels.itemCount
    var from: [Int] = []
    var to: [Int] = []
    var distance: [Int] = []
    for items in layers {
      for (first, second) in zip(items, items.dropFirst()) {
        from.append(blocks.root[first])
        to.append(blocks.root[second])
        distance.append(separation(first, second) + blocks.shift[first] - blocks.shift[second])
      }
    }
    let leaving = Incidence(count: count, keys: from)
    var waiting = [Int](repeating: 0, count: count)
    for root in to { waiting[root] += 1 }
    var column = [Int](repeating: 0, count: count)
    var order = (0..<count).filter { blocks.root[$0] == $0 && waiting[$0] == 0 }
    for root in order { column[root] = 0 }
    var isPlaced = [Bool](repeating: false, count: count)
    var next = 0
    while next < order.count {
      let root = order[next]
      next += 1
      for edge in leaving[root] {
        let reached = column[root] + distance[edge]
        column[to[edge]] = isPlaced[to[edge]] ? max(column[to[edge]], reached) : reached
        isPlaced[to[edge]] = true
        waiting[to[edge]] -= 1
        if waiting[to[edge]] == 0 { order.append(to[edge]) }
      }
    }
    for root in order.reversed() {
      if let nearest = leaving[root].map({ column[to[$0]] - distance[$0] }).min() {
        column[root] = max(column[root], nearest)
      }
    }
    return (0..<count).map { column[blocks.root[$0]] + blocks.shift[$0] }
  }
}
