/// A graph in which some sets of nodes are drawn as one box each: iterations of a loop, functions, modules.
public struct Folding: Sendable, Hashable {
  /// A set of nodes that becomes one box.
  public struct Group: Sendable, Hashable {
    /// Indices of nodes of the unfolded graph.
    public var nodes: [Int]
    /// The box.
    public var box: LayoutGraph.Node

    /// Makes a group; nodes that are in no graph or in an earlier group as well are passed over.
    public init(nodes: [Int], box: LayoutGraph.Node) {
      self.nodes = nodes
      self.box = box
    }
  }

  /// The folded graph: first the nodes that stay, in their order, then one for each group. Edges between two boxes of
  /// which one stands for a group are one edge; edges within a group are gone.
  public let graph: LayoutGraph
  /// For each node of the unfolded graph, its place in the folded one.
  public let place: [Int]
  /// For each edge of the folded graph, the edges that it stands for.
  public let edges: [[Int]]

  /// The nodes that stay, and the edges between them, as indices into the unfolded graph.
  private let keptNodes: [Int]
  private let keptEdges: [Int]

  /// Folds the groups of a graph. O(nodes + edges).
  public init(_ graph: LayoutGraph, groups: [Group]) {
    var group = [Int](repeating: -1, count: graph.nodes.count)
    for (index, members) in groups.enumerated() {
      for node in members.nodes where group.indices.contains(node) && group[node] < 0 { group[node] = index }
    }
    keptNodes = graph.nodes.indices.filter { group[$0] < 0 }
    var place = group.map { $0 + graph.nodes.count }
    for (index, node) in keptNodes.enumerated() { place[node] = index }
    for node in place.indices where group[node] >= 0 { place[node] = keptNodes.count + group[node] }
    self.place = place
    keptEdges = graph.edges.indices.filter { group[graph.edges[$0].source] < 0 && group[graph.edges[$0].target] < 0 }
    var folded = LayoutGraph(
      nodes: keptNodes.map { graph.nodes[$0] } + groups.map(\.box),
      edges: keptEdges.map { edge in
        var result = graph.edges[edge]
        (result.source, result.target) = (place[result.source], place[result.target])
        return result
      })
    var members = keptEdges.map { [$0] }
    var known: [LayoutGraph.Edge: Int] = [:]
    for (index, edge) in graph.edges.enumerated() where group[edge.source] >= 0 || group[edge.target] >= 0 {
      let ends = LayoutGraph.Edge(from: place[edge.source], to: place[edge.target])
      guard ends.source != ends.target else { continue }
      if let twin = known[ends] {
        members[twin].append(index)
      } else {
        known[ends] = members.count
        members.append([index])
        folded.edges.append(ends)
      }
    }
    self.graph = folded
    edges = members
  }

  /// What is left of a drawing of the unfolded graph when the groups are taken out.
  fileprivate func rest(of layout: Layout) -> Layout {
    var rest = layout
    rest.boxes = keptNodes.map { layout.boxes[$0] }
    rest.routes = keptEdges.map { layout.routes[$0] }
    return rest
  }
}

/// Lays out a folded graph so that what is not folded stays where it is in a drawing of the unfolded one; only the boxes
/// of groups look for places.
///
/// Precondition: `unfolded` is a drawing of the graph that was folded, top-down.
public func layeredLayout(
  of folding: Folding, options: LayoutOptions = LayoutOptions(), unfolded: Layout
) -> Layout {
  layeredLayout(of: folding.graph, options: options, previous: folding.rest(of: unfolded))
}

/// Runs of groups that follow each other and are the same, to be drawn once as `×N`.
///
/// Two groups are the same if their nodes, in order, have equal keys and equal edges among each other.
/// - Returns: the first group of each run and how many groups the run has.
public func repeatedGroups<Key: Equatable>(
  _ groups: [[Int]], of graph: LayoutGraph, key: (Int) -> Key
) -> [(first: Int, count: Int)] {
  var home: [Int: (group: Int, place: Int)] = [:]
  for (index, group) in groups.enumerated() {
    for (place, node) in group.enumerated() { home[node] = (index, place) }
  }
  var inner = [[[Int]]](repeating: [], count: groups.count)
  for edge in graph.edges {
    guard let source = home[edge.source], let target = home[edge.target], source.group == target.group else { continue }
    inner[source.group].append([source.place, target.place])
  }
  let edges = inner.map { $0.sorted { $0.lexicographicallyPrecedes($1) } }
  let keys = groups.map { $0.map(key) }
  var runs: [(first: Int, count: Int)] = []
  for index in groups.indices {
    if let last = runs.last, keys[last.first] == keys[index], edges[last.first] == edges[index] {
      runs[runs.count - 1].count += 1
    } else {
      runs.append((index, 1))
    }
  }
  return runs
}
