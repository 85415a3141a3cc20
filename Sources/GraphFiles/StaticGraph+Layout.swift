import GraphLayout

extension StaticGraph {
  /// The boxes that hold the labels, one line for each line of a label, and a border.
  ///
  /// - Parameter width: how many columns a text takes.
  public func layoutGraph(width: (String) -> Int) -> LayoutGraph {
    LayoutGraph(
      nodes: nodes.map { node in
        let size = size(of: node.label, width)
        return LayoutGraph.Node(width: size.columns + 4, height: size.rows + 2)
      },
      edges: edges.map { edge in
        guard !edge.label.isEmpty else { return LayoutGraph.Edge(from: edge.source, to: edge.target) }
        let label = edge.label.split(separator: "\n").joined(separator: " ")
        return LayoutGraph.Edge(
          from: edge.source, to: edge.target, labelWidth: label.isEmpty ? 0 : width(label) + 1)
      })
  }

  /// The columns and rows of a label. Most are plain ASCII on one line, which are as wide as they are long.
  private func size(of label: String, _ width: (String) -> Int) -> (columns: Int, rows: Int) {
    if label.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return (label.utf8.count, 1) }
    let lines = label.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.map { width(String($0)) }.max() ?? 0, max(1, lines.count))
  }
}
