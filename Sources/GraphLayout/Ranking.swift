/// Gives each node a layer so that the edges together span as few layers as possible.
///
/// Precondition: the arcs form no cycle. Postcondition: every arc leads to a greater layer, the least layer is 0, and the
/// sum of all arcs' spans is minimal; so a node with a single edge is next to its neighbour.
func layers(of graph: AcyclicGraph) -> [Int] { shortest(graph, from: slidLayers(of: graph)[0]) }

/// Several such rankings where a small graph has several: they may cross differently often.
func rankings(of graph: AcyclicGraph) -> [[Int]] {
  let starts = slidLayers(of: graph)
  let first = shortest(graph, from: starts[0])
  let span = graph.arcs.reduce(0) { $0 + first[$1.target] - first[$1.source] }
  guard span <= mostSpanForChoice else { return [first] }
  let second = shortest(graph, from: starts[1])
  return second == first ? [first] : [first, second]
}

/// Where edges span more layers than this in all, one ranking must do.
private let mostSpanForChoice = 500

private func shortest(_ graph: AcyclicGraph, from start: [Int32]) -> [Int] {
  var ranking = MinimalSpan(graph, layers: start)
  ranking.solve()
  let layers = ranking.layers
  let least = layers.min() ?? 0
  return layers.map { $0 - least }
}

/// First rankings: all nodes as high and as low as possible, then single nodes slid to where they have more edges; the
/// shorter one first. O(nodes + edges).
private func slidLayers(of graph: AcyclicGraph) -> [[Int32]] {
  let leaving = Incidence(count: graph.nodeCount, keys: graph.arcs.map(\.source))
  let entering = Incidence(count: graph.nodeCount, keys: graph.arcs.map(\.target))
  var waiting = (0..<graph.nodeCount).map { entering.count($0) }
  var highest = [Int32](repeating: 0, count: graph.nodeCount)
  var order = (0..<graph.nodeCount).filter { waiting[$0] == 0 }
  var next = 0
  while next < order.count {
    let node = order[next]
    next += 1
    for index in leaving[node] {
      let target = graph.arcs[index].target
      highest[target] = max(highest[target], highest[node] + 1)
      waiting[target] -= 1
      if waiting[target] == 0 { order.append(target) }
    }
  }
  var lowest = [Int32](repeating: 0, count: graph.nodeCount)
  for node in order.reversed() {
    for index in leaving[node] { lowest[node] = min(lowest[node], lowest[graph.arcs[index].target] - 1) }
  }
  func span(_ layer: [Int32]) -> Int {
    graph.arcs.reduce(0) { $0 + Int(layer[$1.target] - layer[$1.source]) }
  }
  func slide(_ layer: inout [Int32]) {
    for _ in 0..<3 {
      for node in order.reversed() where leaving.count(node) > entering.count(node) {
        for (place, index) in leaving[node].enumerated() {
          let bound = layer[graph.arcs[index].target] - 1
          layer[node] = place == 0 ? bound : min(layer[node], bound)
        }
      }
      for node in order where entering.count(node) > leaving.count(node) {
        for (place, index) in entering[node].enumerated() {
          let bound = layer[graph.arcs[index].source] + 1
          layer[node] = place == 0 ? bound : max(layer[node], bound)
        }
      }
    }
  }
  slide(&highest)
  slide(&lowest)
  return span(lowest) < span(highest) ? [lowest, highest] : [highest, lowest]
}
