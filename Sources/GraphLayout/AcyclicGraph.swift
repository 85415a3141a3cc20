/// The graph with every edge pointing downwards: what ranking is given.
struct AcyclicGraph {
  /// An edge of the input, turned round where it closed a cycle.
  struct Arc {
    /// The upper end.
    var source: Int
    /// The lower end.
    var target: Int
    /// Its index among the edges of the input.
    var edge: Int
    /// Whether it points against the edge of the input.
    var isReversed: Bool
  }

  /// The number of nodes.
  var nodeCount: Int
  /// The edges but for loops from a node to itself, in input order.
  var arcs: [Arc]
}

extension AcyclicGraph {
  /// Breaks cycles by turning round the edges that lead back to a node whose search is still open.
  ///
  /// Postcondition: the arcs form no cycle. Source: depth-first search, as in Gansner et al. 1993, section 2.1.
  init(of graph: LayoutGraph) {
    nodeCount = graph.nodes.count
    let isBackward = AcyclicGraph.backwardEdges(of: graph)
    arcs = []
    arcs.reserveCapacity(graph.edges.count)
    for (index, edge) in graph.edges.enumerated() where edge.source != edge.target {
      let ends = isBackward[index] ? (edge.target, edge.source) : (edge.source, edge.target)
      arcs.append(Arc(source: ends.0, target: ends.1, edge: index, isReversed: isBackward[index]))
    }
  }

  /// Whether each edge leads back to a node that is an ancestor in a depth-first search in input order.
  private static func backwardEdges(of graph: LayoutGraph) -> [Bool] {
    enum Colour { case unseen, open, closed }
    let leaving = Incidence(count: graph.nodes.count, keys: graph.edges.map(\.source))
    var colour = [Colour](repeating: .unseen, count: graph.nodes.count)
    var isBackward = [Bool](repeating: false, count: graph.edges.count)
    var path: [(node: Int, next: Int)] = []
    for root in graph.nodes.indices where colour[root] == .unseen {
      path.append((root, leaving.start[root]))
      colour[root] = .open
      while let (node, next) = path.last {
        guard next < leaving.start[node + 1] else {
          colour[node] = .closed
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = leaving.members[next]
        let target = graph.edges[edge].target
        switch colour[target] {
        case .unseen:
          colour[target] = .open
          path.append((target, leaving.start[target]))
        case .open: isBackward[edge] = true
        case .closed: break
        }
      }
    }
    return isBackward
  }
}
