/// Draws items together: each layer in turn takes the columns that are nearest to its neighbours.
///
/// Blocks of straight lines make graphs with many crossings far wider than needed, for every block must clear all others;
/// there this is better. Precondition and postcondition: in every layer the items keep their order and distances.
/// Source: isotonic regression by pooling adjacent violators (Barlow, Bartholomew, Bremner, Brunk 1972).
struct Relaxation {
  private let graph: ColumnGraph
  /// The column of each item's left border.
  let x: UnsafeMutablePointer<Int32>
  /// Runs of items of a layer that stand as close as they may: where they want to begin, how much that matters, and how
  /// many items they have.
  private let sums: UnsafeMutablePointer<Float>
  private let weights: UnsafeMutablePointer<Float>
  private let counts: UnsafeMutablePointer<Int32>
  private let offsets: UnsafeMutablePointer<Int32>
  /// Of one item, the columns that its links want and how much they do.
  private let wishes: UnsafeMutablePointer<Int32>
  private let wishWeights: UnsafeMutablePointer<Int32>

  /// Starts from any columns in which the items keep their order and distances.
  init(_ graph: ColumnGraph, from columns: UnsafeMutablePointer<Int32>) {
    self.graph = graph
    var widest = 0
    for layer in 0..<graph.layerCount { widest = max(widest, graph.items(layer).count) }
    var mostLinks = 0
    for item in 0..<graph.itemCount {
      mostLinks = max(mostLinks, graph.above.row(item).count + graph.below.row(item).count)
    }
    x = graph.arena.numbers(graph.itemCount)
    x.update(from: columns, count: graph.itemCount)
    sums = graph.arena.memory(widest, 0)
    weights = graph.arena.memory(widest, 0)
    counts = graph.arena.numbers(widest)
    offsets = graph.arena.numbers(widest)
    wishes = graph.arena.numbers(mostLinks)
    wishWeights = graph.arena.numbers(mostLinks)
  }

  /// Which neighbours a layer is drawn to.
  private enum Side { case above, below, both }

  /// Draws all layers together, downwards and upwards in turn.
  func relax() {
    for round in 0..<4 {
      for layer in 1..<max(1, graph.layerCount) { settle(layer, by: round < 2 ? .above : .both) }
      for layer in (0..<max(0, graph.layerCount - 1)).reversed() { settle(layer, by: round < 2 ? .below : .both) }
    }
  }

  /// Moves the items of a layer as near to their neighbours as their order allows, in the least squares.
  private func settle(_ layer: Int, by side: Side) {
    let items = graph.items(layer)
    var pools = 0
    var offset: Int32 = 0
    for (index, item) in items.enumerated() {
      if index > 0 { offset &+= graph.apart[item] }
      offsets[index] = offset
      let wish = wish(item, by: side)
      var sum = (wish.column - Float(offset)) * wish.weight
      var weight = wish.weight
      var count: Int32 = 1
      while pools > 0, sums[pools - 1] * weight >= sum * weights[pools - 1] {
        pools -= 1
        sum += sums[pools]
        weight += weights[pools]
        count &+= counts[pools]
      }
      sums[pools] = sum
      weights[pools] = weight
      counts[pools] = count
      pools += 1
    }
    var index = 0
    for pool in 0..<pools {
      let left = Int32((sums[pool] / weights[pool]).rounded(.down))
      for _ in 0..<counts[pool] {
        x[items.lowerBound + index] = left &+ offsets[index]
        index += 1
      }
    }
  }

  /// The column in which an item's lines would be straightest, and how much that matters: the middle of their wishes.
  private func wish(_ item: Int, by side: Side) -> (column: Float, weight: Float) {
    var count = 0
    var total: Int32 = 0
    if side != .below { gather(graph.above, item, &count, &total) }
    if side != .above { gather(graph.below, item, &count, &total) }
    if count == 0 { return (Float(x[item]), 0.01) }
    var seen: Int32 = 0
    for index in 0..<count {
      seen &+= wishWeights[index]
      if 2 &* seen == total, index + 1 < count {
        return (Float(wishes[index] &+ wishes[index + 1]) / 2, Float(total))
      }
      if 2 &* seen > total { return (Float(wishes[index]), Float(total)) }
    }
    return (Float(x[item]), 0.01)
  }

  /// Adds the wishes of an item's links on one side, keeping all in order.
  @inline(__always)
  private func gather(_ side: ColumnGraph.Side, _ item: Int, _ count: inout Int, _ total: inout Int32) {
    for link in side.row(item) {
      let other = Int(side.other[link])
      let column = x[other] &+ side.far[link] &- side.near[link]
      // Long edges are to be straight above all, as in Gansner et al. 1993.
      let weight: Int32 =
        graph.isPassage[item] ? (graph.isPassage[other] ? 8 : 2) : (graph.isPassage[other] ? 2 : 1)
      var slot = count
      while slot > 0, wishes[slot - 1] > column {
        wishes[slot] = wishes[slot - 1]
        wishWeights[slot] = wishWeights[slot - 1]
        slot -= 1
      }
      wishes[slot] = column
      wishWeights[slot] = weight
      count += 1
      total &+= weight
    }
  }

  /// Gives each run of passages of a long edge one column where the room beside it allows that.
  func straightenPassages() {
    var run: [Int] = []
    for item in 0..<graph.itemCount where graph.isPassage[item] {
      let above = graph.above.row(item)
      guard !above.isEmpty, !graph.isPassage[Int(graph.above.other[above.lowerBound])] else { continue }
      run.removeAll(keepingCapacity: true)
      run.append(item)
      var room = self.room(item)
      var next = item
      while true {
        let below = graph.below.row(next)
        guard !below.isEmpty, graph.isPassage[Int(graph.below.other[below.lowerBound])] else { break }
        next = Int(graph.below.other[below.lowerBound])
        let other = self.room(next)
        if max(room.left, other.left) > min(room.right, other.right) {
          place(run, in: room)
          run.removeAll(keepingCapacity: true)
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
  private func place(_ run: [Int], in room: (left: Int32, right: Int32)) {
    let columns = run.map { x[$0] }.sorted()
    let column = min(max(columns[columns.count / 2], room.left), room.right)
    for item in run { x[item] = column }
  }

  /// The columns between an item's neighbours.
  private func room(_ item: Int) -> (left: Int32, right: Int32) {
    let left = graph.isFirst(item) ? .min : x[item - 1] &+ graph.apart[item]
    let right = graph.isLast(item) ? .max : x[item + 1] &- graph.apart[item + 1]
    return (left, right)
  }
}
