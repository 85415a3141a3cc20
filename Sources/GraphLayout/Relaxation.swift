/// Draws items together: each layer in turn takes the columns that are nearest to its neighbours.
///
/// Blocks of straight lines make graphs with many crossings far wider than needed, for every block must clear all others;
/// there this is better. Precondition and postcondition: in every layer the items keep their order and distances.
/// Source: isotonic regression by pooling adjacent violators (Barlow, Bartholomew, Bremner, Brunk 1972).
struct Relaxation {
  private let graph: OrderedGraph
  private let ports: Ports
  private let columnGap: Int
  private(set) var x: [Int]

  /// Starts from any columns in which the items keep their order and distances.
  init(_ graph: OrderedGraph, ports: Ports, columnGap: Int, from x: [Int]) {
    self.graph = graph
    self.ports = ports
    self.columnGap = columnGap
    self.x = x
  }

  /// Which neighbours a layer is drawn to.
  private enum Side { case above, below, both }

  /// Draws all layers together, downwards and upwards in turn.
  mutating func relax() {
    let layers = Array(graph.layers.indices)
    for round in 0..<6 {
      for layer in layers.dropFirst() { settle(layer, by: round < 2 ? .above : .both) }
      for layer in layers.reversed() { settle(layer, by: round < 2 ? .below : .both) }
    }
  }

  /// A run of items that stand as close as they may, and where it wants to begin.
  private struct Pool {
    var sum: Double
    var weight: Double
    var count: Int
    var wish: Double { sum / weight }
  }

  /// Moves the items of a layer as near to their neighbours as their order allows, in the least squares.
  private mutating func settle(_ layer: Int, by side: Side) {
    let items = graph.layers[layer]
    var pools: [Pool] = []
    var offset = 0
    var offsets: [Int] = []
    for (index, item) in items.enumerated() {
      if index > 0 { offset += separation(items[index - 1], item) }
      offsets.append(offset)
      let wish = wish(item, by: side)
      var pool = Pool(sum: (wish.column - Double(offset)) * wish.weight, weight: wish.weight, count: 1)
      while let last = pools.last, last.wish >= pool.wish {
        pool = Pool(sum: last.sum + pool.sum, weight: last.weight + pool.weight, count: last.count + pool.count)
        pools.removeLast()
      }
      pools.append(pool)
    }
    var index = 0
    for pool in pools {
      let left = Int(pool.wish.rounded(.down))
      for _ in 0..<pool.count {
        x[items[index]] = left + offsets[index]
        index += 1
      }
    }
  }

  /// The column in which an item's lines would be straightest, and how much that matters.
  private func wish(_ item: Int, by side: Side) -> (column: Double, weight: Double) {
    let levels = graph.levels
    var wishes: [(column: Int, weight: Int)] = []
    if side != .below {
      for link in levels.above[item] {
        let upper = levels.links[link].upper
        wishes.append((x[upper] + ports.leaving[link] - ports.entering[link], weight(upper, item)))
      }
    }
    if side != .above {
      for link in levels.below[item] {
        let lower = levels.links[link].lower
        wishes.append((x[lower] + ports.entering[link] - ports.leaving[link], weight(item, lower)))
      }
    }
    guard !wishes.isEmpty else { return (Double(x[item]), 0.01) }
    wishes.sort { $0.column < $1.column }
    let total = wishes.reduce(0) { $0 + $1.weight }
    var seen = 0
    for (index, wish) in wishes.enumerated() {
      seen += wish.weight
      if 2 * seen == total, index + 1 < wishes.count {
        return (Double(wish.column + wishes[index + 1].column) / 2, Double(total))
      }
      if 2 * seen > total { return (Double(wish.column), Double(total)) }
    }
    return (Double(x[item]), 0.01)
  }

  /// Long edges are to be straight above all, as in Gansner et al. 1993.
  private func weight(_ upper: Int, _ lower: Int) -> Int {
    switch (graph.levels.isPassage(upper), graph.levels.isPassage(lower)) {
    case (true, true): 8
    case (false, false): 1
    default: 2
    }
  }

  private func separation(_ left: Int, _ right: Int) -> Int {
    ports.separation(left, right, of: graph.levels, columnGap: columnGap)
  }

  /// Gives each run of passages of a long edge one column where the room beside it allows that.
  mutating func straightenPassages() {
    let levels = graph.levels
    for item in levels.nodeCount..<max(levels.nodeCount, levels.itemCount) {
      guard let above = levels.above[item].first, !levels.isPassage(levels.links[above].upper) else { continue }
      var run: [Int] = [item]
      var room = self.room(item)
      var next = item
      while let below = levels.below[next].first, levels.isPassage(levels.links[below].lower) {
        next = levels.links[below].lower
        let other = self.room(next)
        if max(room.left, other.left) > min(room.right, other.right) {
          place(run, in: room)
          run = []
          room = other
        } else {
          room = (max(room.left, other.left), min(room.right, other.right))
        }
        run.append(next)
      }
      place(run, in: room)
    }
  }

  /// Moves a run of passages to the column within its room that is nearest to most of them.
  private mutating func place(_ run: [Int], in room: (left: Int, right: Int)) {
    let columns = run.map { x[$0] }.sorted()
    let column = min(max(columns[columns.count / 2], room.left), room.right)
    for item in run { x[item] = column }
  }

  /// The columns between an item's neighbours.
  private func room(_ item: Int) -> (left: Int, right: Int) {
    let items = graph.layers[graph.levels.layer[item]]
    let place = graph.position[item]
    let left = place > 0 ? x[items[place - 1]] + separation(items[place - 1], item) : .min
    let right = place + 1 < items.count ? x[items[place + 1]] - separation(item, items[place + 1]) : .max
    return (left, right)
  }
}
