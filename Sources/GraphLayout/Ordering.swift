/// Orders the items of each layer so that few links cross.
///
/// Postcondition: every item stands once in its layer; the same input gives the same order. From several first orders,
/// sweeps bring items to the middle of their neighbours, and a local search then puts each where it crosses least. With
/// the best of them, several where the graph is small, that goes on, in turn with better ways for whole chains; how
/// long is counted in links looked at, not in seconds.
/// Source: Sugiyama, Tagawa, Toda 1981 (sweeps).
///
/// - Parameter share: the order is one of so many that are looked for in the time for one.
func ordered(_ levels: LevelGraph, share: Int = 1) -> OrderedGraph {
  let graph = Neighbourhood(levels)
  var budget = OrderingBudget(graph, share: share)
  let sweeping = SweepScratch(graph)
  var search = LocalSearch(graph)
  var candidates: [LayerOrder] = []
  for start in Start.all {
    if candidates.count >= 2, !budget.hasRestForStart { break }
    let order = LayerOrder(graph, start.search)
    if start.isSwept { order.sweep(by: start.middle, sweeping, &budget) }
    search.settle(order, &budget)
    candidates.append(order)
    if order.crossings == 0 { break }
  }
  candidates = candidates.indices.sorted {
    (candidates[$0].crossings, $0) < (candidates[$1].crossings, $1)
  }.map { candidates[$0] }
  guard candidates[0].crossings > 0 else { return OrderedGraph(levels, order: candidates[0]) }
  for order in candidates.prefix(2) { search.improve(order, spending: budget.all / 20, &budget) }
  if candidates.count > 1, candidates[1].crossings < candidates[0].crossings { candidates.swapAt(0, 1) }
  let rerouting = ReroutingScratch(graph)
  var reinsertion = Reinsertion(graph, rerouting)
  let kept = candidates.prefix(budget.candidates)
  while budget.hasRest, !kept.contains(where: { $0.crossings == 0 }) {
    for order in kept {
      order.reroute(rerouting, &budget)
      let spent = budget.all / (8 * kept.count)
      reinsertion.improve(order, spending: spent, &budget)
      search.improve(order, spending: spent, &budget)
    }
  }
  return OrderedGraph(levels, order: kept.min { $0.crossings < $1.crossings } ?? candidates[0])
}

/// The order with the fewest crossings of some cuts of one graph, the first of them where several have as few.
///
/// Precondition: there is a cut.
func ordered(anyOf cuts: [LevelGraph]) -> OrderedGraph {
  var best = ordered(cuts[0], share: cuts.count)
  for cut in cuts.dropFirst() where best.crossingCount > 0 {
    let order = ordered(cut, share: cuts.count)
    if order.crossingCount < best.crossingCount { best = order }
  }
  return best
}

/// How much more work the ordering may do, in links looked at.
struct OrderingBudget {
  /// All that it may do.
  let all: Int
  /// How many orders are worth going on with: of a small graph several, for one alone would be at its end soon.
  let candidates: Int
  /// What is left.
  private(set) var rest: Int

  /// Enough for a very good order of small graphs, and for a good one of huge graphs.
  ///
  /// - Parameter share: how many orders are to be found with it.
  init(_ graph: Neighbourhood, share: Int) {
    let links = Double(graph.linkCount)
    // Where most items are passages of long edges, chains have to be moved as well, which costs more.
    let isMostlyPassages = graph.isMostlyPassages
    // The smaller a graph, the more often all of it can be looked at; but the smallest are to be drawn at once, and a wide
    // one of more than a thousand edges is far from its end when one of few edges is at it.
    let wide = min(300_000, max(0, 650 * (links - 1250)))
    let least =
      isMostlyPassages
      ? max(200_000, min(700_000, 1_400_000 - 1000 * links)) : max(320_000, min(420_000, 400 * links - 60_000)) + wide
    let base = min(300_000 + 10_000 * links, max(least, 2_400_000 - 3500 * links))
    let growth: Double = isMostlyPassages ? 9 : 6
    let chains = isMostlyPassages ? min(2_000_000, max(0, 3000 * (links - 1250))) : 0
    all = Int(min(150_000_000, base + growth * links * links.squareRoot() + chains)) / share
    rest = all
    candidates = max(1, min(4, all / (800 * max(1, graph.linkCount))))
  }

  /// Whether something is left.
  var hasRest: Bool { rest > 0 }

  /// Whether enough is left for one more start.
  var hasRestForStart: Bool { rest > all * 6 / 10 }

  /// Takes note of work that was done.
  mutating func spend(_ links: Int) { rest -= links }
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
    Start(search: .breadthFirstFromBelow, isSwept: true),
    Start(search: .depthFirstFromBelow, isSwept: true),
    Start(search: .breadthFirst, isSwept: true, middle: .median),
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
