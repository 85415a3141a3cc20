/// Gives each item a column, so that links are straight where the order allows it.
///
/// Precondition: `graph` has an order. Postcondition: in every layer the items keep their order and distances, and the
/// leftmost column taken by a box or a label is 0.
/// Source: Brandes and Köpf, "Fast and simple horizontal coordinate assignment", 2001. Blocks are compacted by longest
/// paths in the graph of blocks, which has none of the flaws that arXiv:2008.01252 reports in the original's classes.
func positioned(_ graph: OrderedGraph, ports: Ports, columnGap: Int) -> PositionedGraph {
  let conflicts = conflictingLinks(of: graph)
  var candidates: [[Int]] = []
  for isUpwards in [false, true] {
    for isMirrored in [false, true] {
      let view = BlockView(
        graph, ports: ports, columnGap: columnGap, isUpwards: isUpwards, isMirrored: isMirrored)
      candidates.append(view.columns(avoiding: conflicts))
    }
  }
  candidates.append(balanced(candidates, widths: graph.levels.width))
  var relaxation = Relaxation(
    graph, ports: ports, columnGap: columnGap, from: candidates[candidates.count - 1])
  relaxation.relax()
  relaxation.straightenPassages()
  candidates.append(relaxation.x)
  let drawings = candidates.map { PositionedGraph(graph: graph, ports: ports, x: $0) }
  let costs = drawings.map { $0.cost }
  let best = costs.indices.min { (costs[$0], $0) < (costs[$1], $1) } ?? 0
  return drawings[best].shiftedToOrigin
}

extension PositionedGraph {
  /// What makes a drawing worse: bends first, then the columns that edges run sideways and the drawing takes.
  fileprivate var cost: Int {
    var cost = 0
    for link in graph.levels.links.indices {
      let distance = abs(upperColumn(link) - lowerColumn(link))
      cost += distance + (distance > 0 ? 20 : 0)
    }
    let right = x.indices.map { x[$0] + graph.levels.width[$0] }.max() ?? 0
    return cost + 2 * (right - (x.min() ?? 0))
  }

  /// The drawing moved so that its leftmost column is 0.
  fileprivate var shiftedToOrigin: PositionedGraph {
    var result = self
    let left = x.indices.map { x[$0] - ports.overhangLeft[$0] }.min() ?? 0
    for item in x.indices { result.x[item] -= left }
    return result
  }
}

/// The links that give way because they cross the inside of a long edge.
private func conflictingLinks(of graph: OrderedGraph) -> [Bool] {
  let levels = graph.levels
  var isConflicting = [Bool](repeating: false, count: levels.links.count)
  for layer in 1..<max(1, levels.layerCount) {
    let items = graph.layers[layer]
    var left = 0
    var first = 0
    for (place, item) in items.enumerated() {
      let inner = levels.isPassage(item) ? levels.above[item].first { levels.isPassage(levels.links[$0].upper) } : nil
      guard inner != nil || place == items.count - 1 else { continue }
      let right = inner.map { graph.position[levels.links[$0].upper] } ?? graph.layers[layer - 1].count
      for other in items[first...place] {
        for link in levels.above[other] where link != inner {
          let upper = graph.position[levels.links[link].upper]
          if upper < left || upper > right { isConflicting[link] = true }
        }
      }
      first = place + 1
      left = inner == nil ? left : right
    }
  }
  return isConflicting
}

/// The middle of four drawings, each moved to the place of the narrowest.
private func balanced(_ candidates: [[Int]], widths: [Int]) -> [Int] {
  let bounds = candidates.map { x in
    (left: x.min() ?? 0, right: x.indices.map { x[$0] + widths[$0] }.max() ?? 0)
  }
  let narrowest = bounds.min { $0.right - $0.left < $1.right - $1.left } ?? (0, 0)
  // The second and fourth candidates lean right: their right borders are brought together.
  let shifts = bounds.indices.map { index in
    index % 2 == 0 ? narrowest.left - bounds[index].left : narrowest.right - bounds[index].right
  }
  return widths.indices.map { item in
    let columns = candidates.indices.map { candidates[$0][item] + shifts[$0] }.sorted()
    return (columns[1] + columns[2]) >> 1
  }
}
