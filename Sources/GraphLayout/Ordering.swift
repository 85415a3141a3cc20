/// Orders the items of each layer so that few links cross.
///
/// Postcondition: every item stands once in its layer; the same input gives the same order. From several first orders,
/// sweeps bring items to the mean place of their neighbours, and sifting then puts each where it crosses least. How long
/// this goes on is counted in links looked at, not in seconds.
/// Sources: Sugiyama, Tagawa, Toda 1981 (sweeps); Matuszewski, Schönfeld, Molitor 1999 (sifting).
func ordered(_ levels: LevelGraph) -> OrderedGraph {
  var budget = OrderingBudget(levels)
  var candidates = StartingOrder.allCases.map { start in
    var order = LayerOrder(levels, layers: start.layers(of: levels))
    order.sweep(&budget)
    return order
  }
  // The depth-first order keeps subgraphs together, and sifting brings it further than others that start a little better.
  let handicap = candidates[0].crossings / 10
  let costs = candidates.indices.map { candidates[$0].crossings + ($0 == 0 ? 0 : handicap) }
  candidates = candidates.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }.map { candidates[$0] }
  var best = candidates[0]
  best.sift(&budget)
  for var order in candidates.dropFirst() where best.crossings > 0 && budget.hasRestForStart {
    order.sift(&budget)
    if order.crossings < best.crossings { best = order }
  }
  best.improve(&budget)
  return OrderedGraph(levels, order: best)
}

/// How much more work the ordering may do, in links looked at.
struct OrderingBudget {
  private var rest: Int
  private let all: Int

  /// Enough for the best order of small graphs, and for a good one of huge graphs.
  init(_ levels: LevelGraph) {
    rest = 1_500_000 + 600 * levels.links.count
    all = rest
  }

  /// Whether something is left.
  var hasRest: Bool { rest > 0 }

  /// Whether enough is left for one more start.
  var hasRestForStart: Bool { 3 * rest > all }

  /// Takes note of work that was done.
  mutating func spend(_ links: Int) { rest -= links }
}

/// The first orders from which the search for few crossings starts.
enum StartingOrder: CaseIterable {
  case depthFirst, breadthFirst, depthFirstFromBelow, breadthFirstFromBelow

  /// The items of each layer in the order in which a search from the first items meets them.
  func layers(of levels: LevelGraph) -> [[Int]] {
    var layers = [[Int]](repeating: [], count: levels.layerCount)
    var isSeen = [Bool](repeating: false, count: levels.itemCount)
    let isBreadthFirst = self == .breadthFirst || self == .breadthFirstFromBelow
    let isFromBelow = self == .depthFirstFromBelow || self == .breadthFirstFromBelow
    let roots = isFromBelow ? Array((0..<levels.nodeCount).reversed()) : Array(0..<levels.nodeCount)
    for root in roots where !isSeen[root] {
      var open = [root]
      var next = 0
      while next < open.count {
        let item: Int
        if isBreadthFirst {
          item = open[next]
          next += 1
        } else {
          item = open.removeLast()
        }
        guard !isSeen[item] else { continue }
        isSeen[item] = true
        layers[levels.layer[item]].append(item)
        var neighbours = levels.below[item].map { levels.links[$0].lower }
        neighbours += levels.above[item].map { levels.links[$0].upper }
        open += isBreadthFirst ? neighbours : neighbours.reversed()
      }
    }
    return layers
  }
}
