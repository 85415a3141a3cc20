import GraphLayout

extension StaticGraph {
  /// The boxes that hold the labels, one line for each line of a label, and a border.
  ///
  /// - Parameter width: how many columns a text takes.
  public func layoutGraph(width: (String) -> Int) -> LayoutGraph {
    LayoutGraph(
      nodes: nodes.map { node in
        let lines = node.label.split(separator: "\n", omittingEmptySubsequences: false)
        return LayoutGraph.Node(
          width: (lines.map { width(String($0)) }.max() ?? 0) + 4, height: max(1, lines.count) + 2)
      },
      edges: edges.map { edge in
        let label = edge.label.split(separator: "\n").joined(separator: " ")
        return LayoutGraph.Edge(
          from: edge.source, to: edge.target, labelWidth: label.isEmpty ? 0 : width(label) + 1)
      })
  }
}
