/// A connected part of a graph.
struct Component {
  /// Its nodes, as indices into the whole, in input order.
  var nodes: [Int]
  /// Its edges, as indices into the whole, in input order.
  var edges: [Int]
  /// The part as a graph of its own.
  var graph: LayoutGraph
}

/// The connected parts of a graph, by their first nodes. O(nodes + edges).
func components(of graph: LayoutGraph) -> [Component] {
  var parent = Array(graph.nodes.indices)
  func find(_ node: Int) -> Int {
    var node = node
    while parent[node] != node {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }
  for edge in graph.edges {
    let (first, second) = (find(edge.source), find(edge.target))
    parent[max(first, second)] = min(first, second)
  }
  var indexOfRoot: [Int: Int] = [:]
  var local = [Int](repeating: 0, count: graph.nodes.count)
  var parts: [Component] = []
  for node in graph.nodes.indices {
    let root = find(node)
    let index = indexOfRoot[root] ?? parts.count
    if index == parts.count {
      indexOfRoot[root] = index
      parts.append(Component(nodes: [], edges: [], graph: LayoutGraph(nodes: [], edges: [])))
    }
    local[node] = parts[index].nodes.count
    parts[index].nodes.append(node)
    parts[index].graph.nodes.append(graph.nodes[node])
  }
  for (index, edge) in graph.edges.enumerated() {
    guard let part = indexOfRoot[find(edge.source)] else { continue }
    parts[part].edges.append(index)
    parts[part].graph.edges.append(
      LayoutGraph.Edge(from: local[edge.source], to: local[edge.target], labelWidth: edge.labelWidth))
  }
  return parts
}

extension Component {
  /// The whole of a graph as one part.
  init(whole graph: LayoutGraph) {
    self.init(nodes: Array(graph.nodes.indices), edges: Array(graph.edges.indices), graph: graph)
  }
}
