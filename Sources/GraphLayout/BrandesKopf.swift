/// Gives each item a column, so that links are straight where the order allows it and the drawing is narrow.
///
/// Precondition: `graph` has an order. Postcondition: in every layer the items keep their order and distances, the
/// leftmost column taken by a box or a label is 0, and no drawing with the same straight lines is narrower.
/// Source: Brandes and Köpf, "Fast and simple horizontal coordinate assignment", 2001. Blocks are compacted by longest
/// paths in the graph of blocks, which has none of the flaws that arXiv:2008.01252 reports in the original's classes.
func positioned(
  _ graph: OrderedGraph, ports: Ports, columnGap: Int, fittingWidth: Int? = nil
) -> PositionedGraph {
  let columns = ColumnGraph(graph, ports: ports, columnGap: columnGap)
  let conflicts = conflictingLinks(of: columns)
  var candidates: [UnsafeMutablePointer<Int32>] = []
  for isUpwards in [false, true] {
    for isMirrored in [false, true] {
      let x = columns.arena.numbers(columns.itemCount)
      BlockView(columns, isUpwards: isUpwards, isMirrored: isMirrored).findColumns(x, avoiding: conflicts)
      candidates.append(x)
    }
  }
  candidates.append(balanced(candidates, columns))
  // Where lines cross, blocks of straight ones push each other far apart.
  if graph.crossingCount > 0 || fittingWidth != nil {
    let relaxation = Relaxation(columns, from: candidates[candidates.count - 1])
    relaxation.relax()
    relaxation.straightenPassages()
    candidates.append(relaxation.x)
  }
  let compaction = Compaction(columns)
  var best = (cost: Int.max, index: 0)
  for index in candidates.indices {
    compaction.narrow(candidates[index])
    // What exceeds the width asked for counts more than anything else.
    let excess = fittingWidth.map { max(0, columns.extent(candidates[index]) - $0) } ?? 0
    let cost = columns.cost(candidates[index]) + min(excess, 1 << 20) << 40
    if cost < best.cost { best = (cost, index) }
  }
  let x = candidates[best.index]
  var drawing = PositionedGraph(graph: graph, ports: ports, x: [])
  drawing.x = (0..<columns.itemCount).map { Int(x[Int(columns.number[$0])]) }
  return drawing.shiftedToOrigin
}

extension PositionedGraph {
  /// The drawing moved so that its leftmost column is 0.
  fileprivate var shiftedToOrigin: PositionedGraph {
    var result = self
    var left = Int.max
    for item in x.indices { left = min(left, x[item] - ports.overhangLeft[item]) }
    for item in x.indices { result.x[item] -= left }
    return result
  }
}

/// The links that give way because they cross the inside of a long edge.
private func conflictingLinks(of graph: ColumnGraph) -> UnsafeMutablePointer<Bool> {
  let isConflicting = graph.arena.memory(graph.linkCount, false)
  for layer in 1..<max(1, graph.layerCount) {
    let items = graph.items(layer)
    var left = graph.first[layer - 1]
    var first = items.lowerBound
    for item in items {
      var inner = -1
      if graph.isPassage[item] {
        for link in graph.above.row(item) where graph.isPassage[Int(graph.above.other[link])] {
          inner = link
          break
        }
      }
      guard inner >= 0 || item == items.upperBound - 1 else { continue }
      let right = inner >= 0 ? graph.above.other[inner] : graph.first[layer]
      for other in first...item {
        for link in graph.above.row(other) where link != inner {
          let upper = graph.above.other[link]
          if upper < left || upper > right { isConflicting[Int(graph.above.link[link])] = true }
        }
      }
      first = item + 1
      if inner >= 0 { left = right }
    }
  }
  return isConflicting
}

/// The middle of four drawings, each moved to the place of the narrowest.
private func balanced(
  _ candidates: [UnsafeMutablePointer<Int32>], _ graph: ColumnGraph
) -> UnsafeMutablePointer<Int32> {
  let result = graph.arena.numbers(graph.itemCount)
  guard graph.itemCount > 0 else { return result }
  let bounds = candidates.map { x in
    var (left, right) = (Int32.max, Int32.min)
    for item in 0..<graph.itemCount {
      left = min(left, x[item])
      right = max(right, x[item] &+ graph.width[item])
    }
    return (left: left, right: right)
  }
  let narrowest = bounds.min { $0.right - $0.left < $1.right - $1.left } ?? (0, 0)
  // The second and fourth candidates lean right: their right borders are brought together.
  let shifts = bounds.indices.map { index in
    index % 2 == 0 ? narrowest.left - bounds[index].left : narrowest.right - bounds[index].right
  }
  for item in 0..<graph.itemCount {
    let (a, b) = (candidates[0][item] &+ shifts[0], candidates[1][item] &+ shifts[1])
    let (c, d) = (candidates[2][item] &+ shifts[2], candidates[3][item] &+ shifts[3])
    let least = min(min(a, b), min(c, d))
    let most = max(max(a, b), max(c, d))
    result[item] = (a &+ b &+ c &+ d &- least &- most) >> 1
  }
  return result
}
