/// Orders the items of each layer so that few links cross.
///
/// Postcondition: every item stands once in its layer; the same input gives the same order. From several first orders,
/// sweeps bring items to the middle of their neighbours, and sifting then puts each where it crosses least, and whole
/// chains. How long this goes on is counted in links looked at, not in seconds.
/// Sources: Sugiyama, Tagawa, Toda 1981 (sweeps); Matuszewski, Schönfeld, Molitor 1999 (sifting).
func ordered(_ levels: LevelGraph) -> OrderedGraph {
  let graph = Neighbourhood(levels)
  var budget = OrderingBudget(graph)
  let scratch = OrderingScratch(graph)
  var candidates: [LayerOrder] = []
  for start in Start.all {
    if candidates.count >= 2, !budget.hasRestForStart { break }
    let order = LayerOrder(graph, start.search)
    if start.isSwept { order.sweep(by: start.middle, scratch.sweeping, &budget) }
    if order.crossings > 0 { order.sweepAndSift(downwards: true, scratch, &budget) }
    candidates.append(order)
    if order.crossings == 0 { break }
  }
  candidates = candidates.indices.sorted {
    (candidates[$0].crossings, $0) < (candidates[$1].crossings, $1)
  }.map { candidates[$0] }
  let best = candidates[0]
  best.refine(scratch, &budget)
  for order in candidates.dropFirst().prefix(2) where best.crossings > 0 && budget.hasRestForCandidate {
    order.refine(scratch, &budget)
    if order.crossings < best.crossings { best.take(order) }
  }
  best.improve(scratch, &budget)
  return OrderedGraph(levels, order: best)
}

extension LayerOrder {
  /// Sweeps once, sifting each layer as soon as it is sorted, and then all layers once more.
  ///
  /// Sifting alone ends where no single item crosses less elsewhere; sorting by one side leads on from there.
  fileprivate func sweepAndSift(downwards: Bool, _ scratch: OrderingScratch, _ budget: inout OrderingBudget) {
    for index in 1..<max(1, graph.layerCount) {
      let layer = downwards ? index : graph.layerCount - 1 - index
      sort(layer, by: .barycentre, downwards: downwards, scratch.sweeping)
      sift(layer, scratch.sifting, &budget)
    }
    countCrossings()
    budget.spend(16 * graph.linkCount)
    scratch.sifting.open(0...max(0, graph.layerCount - 1), in: graph)
    siftAll(untilBelow: 1, scratch.sifting, &budget)
  }

  /// Sweeps, sifts and finds better ways for chains in turn until that brings little; ends with the best order met.
  ///
  /// Where most items are passages, ways of chains come first; elsewhere sweeps bring more for less.
  fileprivate func refine(_ scratch: OrderingScratch, _ budget: inout OrderingBudget) {
    let best = copy()
    var round = 1
    var isForChains = graph.isForChains
    while best.crossings > 0 && budget.hasRest {
      let before = best.crossings
      var failures = 0
      while !isForChains && best.crossings > 0 && failures < 2 && budget.hasRest {
        sweepAndSift(downwards: round % 2 == 0, scratch, &budget)
        round += 1
        failures = 100 * crossings < 99 * best.crossings ? 0 : failures + 1
        if crossings < best.crossings { best.take(self) }
      }
      take(best)
      siftChains(scratch, &budget)
      best.take(self)
      if !isForChains && before - best.crossings <= before / 100 { break }
      isForChains = false
    }
    take(best)
  }

  /// Sifts items and finds better ways for chains in turn until that brings little.
  private func siftChains(_ scratch: OrderingScratch, _ budget: inout OrderingBudget) {
    scratch.sifting.open(0...max(0, graph.layerCount - 1), in: graph)
    while crossings > 0 && budget.hasRest {
      let before = crossings
      reroute(scratch.rerouting, scratch.sifting, &budget)
      siftAll(untilBelow: 0.01, scratch.sifting, &budget)
      if before - crossings <= before / 100 { break }
    }
  }
}

/// Memory for the passes of the ordering.
final class OrderingScratch {
  let sweeping: SweepScratch
  let sifting: SiftingScratch
  let rerouting: ReroutingScratch
  let saved: UnsafeMutablePointer<Int32>

  init(_ graph: Neighbourhood) {
    sweeping = SweepScratch(graph)
    sifting = SiftingScratch(graph)
    rerouting = ReroutingScratch(graph)
    saved = .allocate(capacity: max(1, graph.itemCount))
  }

  deinit { saved.deallocate() }
}

/// How much more work the ordering may do, in links looked at.
struct OrderingBudget {
  private var rest: Int
  private let all: Int

  /// Enough for the best order of small graphs, and for a good one of huge graphs.
  init(_ graph: Neighbourhood) {
    let links = Double(graph.linkCount)
    let share = links * links.squareRoot()
    all = Int(min(250_000_000, graph.isForChains ? 3_000_000 + 16 * share : 600_000 + 32 * share))
    rest = all
  }

  /// Whether something is left.
  var hasRest: Bool { rest > 0 }

  /// Whether enough is left for one more start.
  var hasRestForStart: Bool { rest > all * 6 / 10 }

  /// Whether enough is left for one more candidate.
  var hasRestForCandidate: Bool { rest > all / 3 }

  /// Takes note of work that was done.
  mutating func spend(_ links: Int) { rest -= links }

  /// How much has been spent.
  var spent: Int { all - rest }
}

extension Neighbourhood {
  /// Whether most items are passages of long edges.
  var isForChains: Bool { itemCount > 3 * nodeCount }
}

/// A way to begin the search for few crossings.
private struct Start {
  /// The search whose order is the first one.
  var search: GraphSearch
  /// Whether sweeps go before the first sifting.
  var isSwept: Bool
  /// What the sweeps bring items to.
  var middle = Middle.barycentre

  /// The ways in the order in which they are tried. Sweeps help where long edges prevail; orders in which a search from
  /// below has kept subgraphs together are better sifted at once.
  static let all = [
    Start(search: .depthFirst, isSwept: true),
    Start(search: .breadthFirstFromBelow, isSwept: false),
    Start(search: .breadthFirst, isSwept: true, middle: .median),
    Start(search: .depthFirstFromBelow, isSwept: true),
    Start(search: .breadthFirstFromBelow, isSwept: true),
    Start(search: .breadthFirst, isSwept: false),
  ]
}

/// The searches whose orders of discovery are first orders.
enum GraphSearch {
  case depthFirst, breadthFirst, depthFirstFromBelow, breadthFirstFromBelow
}

extension LayerOrder {
  /// The items of each layer in the order in which a search from the first items meets them.
  convenience init(_ graph: Neighbourhood, _ search: GraphSearch) {
    self.init(graph)
    let isBreadthFirst = search == .breadthFirst || search == .breadthFirstFromBelow
    let isFromBelow = search == .depthFirstFromBelow || search == .breadthFirstFromBelow
    let filled = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, graph.layerCount))
    filled.initialize(repeating: 0, count: max(1, graph.layerCount))
    place.update(repeating: -1, count: graph.itemCount)
    // Each link is looked at from both ends.
    let open = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * graph.linkCount + 1)
    for index in 0..<graph.itemCount {
      // Passages follow the nodes, so that searches start from nodes only.
      let root = isFromBelow ? graph.itemCount - 1 - index : index
      guard place[root] < 0, root < graph.nodeCount else { continue }
      open[0] = Int32(truncatingIfNeeded: root)
      var (next, end) = (0, 1)
      while next < end {
        let item: Int
        if isBreadthFirst {
          item = Int(open[next])
          next += 1
        } else {
          end -= 1
          item = Int(open[end])
        }
        guard place[item] < 0 else { continue }
        let layer = Int(graph.layerOf[item])
        place[item] = filled[layer]
        items[graph.first[layer] + Int(filled[layer])] = Int32(truncatingIfNeeded: item)
        filled[layer] += 1
        let (above, below) = (graph.above.row(item), graph.below.row(item))
        if isBreadthFirst {
          for link in below { append(graph.below.items[link], to: open, &end) }
          for link in above { append(graph.above.items[link], to: open, &end) }
        } else {
          for link in above.reversed() { append(graph.above.items[link], to: open, &end) }
          for link in below.reversed() { append(graph.below.items[link], to: open, &end) }
        }
      }
    }
    filled.deallocate()
    open.deallocate()
    countCrossings()
  }

  @inline(__always)
  private func append(_ item: Int32, to open: UnsafeMutablePointer<Int32>, _ end: inout Int) {
    if place[Int(item)] < 0 {
      open[end] = item
      end += 1
    }
  }
}
