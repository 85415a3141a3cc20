/// Gives each node a layer.
///
/// Precondition: the arcs form no cycle. Postcondition: every arc leads to a greater layer, and the least is 0.
func layers(of graph: AcyclicGraph) -> [Int] {
  let leaving = Incidence(count: graph.nodeCount, keys: graph.arcs.map(\.source))
  var waiting = [Int](repeating: 0, count: graph.nodeCount)
  for arc in graph.arcs { waiting[arc.target] += 1 }
  var layer = [Int](repeating: 0, count: graph.nodeCount)
  var order = (0..<graph.nodeCount).filter { waiting[$0] == 0 }
  var next = 0
  while next < order.count {
    let node = order[next]
    next += 1
    for index in leaving[node] {
      let target = graph.arcs[index].target
      layer[target] = max(layer[target], layer[node] + 1)
      waiting[target] -= 1
      if waiting[target] == 0 { order.append(target) }
    }
  }
  // A node that nothing enters is drawn next to what it feeds.
  var hasEntering = [Bool](repeating: false, count: graph.nodeCount)
  for arc in graph.arcs { hasEntering[arc.target] = true }
  for node in 0..<graph.nodeCount where !hasEntering[node] {
    let below = leaving[node].map { layer[graph.arcs[$0].target] }.min()
    if let below { layer[node] = below - 1 }
  }
  return layer
}
