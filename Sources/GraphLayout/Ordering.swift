/// Orders the items of each layer so that few links cross.
///
/// Postcondition: every item stands once in its layer; the same input gives the same order. From several first orders,
/// sweeps bring items to the mean place of their neighbours, and sifting then puts each where it crosses least. How long
/// this goes on is counted in links looked at, not in seconds.
/// Sources: Sugiyama, Tagawa, Toda 1981 (sweeps); Matuszewski, Schönfeld, Molitor 1999 (sifting).
func ordered(_ levels: LevelGraph) -> OrderedGraph {
  var best: LayerOrder?
  var budget = OrderingBudget(levels)
  for start in StartingOrder.allCases {
    guard best == nil || (best?.crossings != 0 && budget.hasRest) else { break }
    var order = LayerOrder(levels, layers: start.layers(of: levels))
    order.sweep(&budget)
    order.sift(&budget)
    order.improve(&budget)
    if order.crossings < best?.crossings ?? .max { best = order }
  }
  return OrderedGraph(levels, order: best ?? LayerOrder(levels, layers: []))
}

/// How much more work the ordering may do, in links looked at.
struct OrderingBudget {
  private var rest: Int

  /// Enough for the best order of small graphs, and for a good one of huge graphs.
  init(_ levels: LevelGraph) {
    rest = 4_000_000 + 150 * levels.links.count
  }

  /// Whether something is left.
  var hasRest: Bool { rest > 0 }

  /// Takes note of work that was done.
  mutating func spend(_ links: Int) { rest -= links }
}

/// The first orders from which the search for few crossings starts.
enum StartingOrder: CaseIterable {
  case depthFirst, breadthFirst, depthFirstFromBelow

  /// The items of each layer in the order in which a search from the first items meets them.
  func layers(of levels: LevelGraph) -> [[Int]] {
    var layers = [[Int]](repeating: [], count: levels.layerCount)
    var isSeen = [Bool](repeating: false, count: levels.itemCount)
    let roots = self == .depthFirstFromBelow ? Array((0..<levels.nodeCount).reversed()) : Array(0..<levels.nodeCount)
    for root in roots where !isSeen[root] {
      var open = [root]
      var next = 0
      while next < open.count {
        let item: Int
        if self == .breadthFirst {
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
        open += self == .breadthFirst ? neighbours : neighbours.reversed()
      }
    }
    return layers
  }
}
