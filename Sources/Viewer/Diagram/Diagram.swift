/// A graph that is not walked but looked at: what a `.dot` or `.json` file holds.
public struct Diagram: Sendable, Equatable {
  /// An edge between two nodes.
  public struct Edge: Sendable, Hashable {
    /// An index into the labels.
    public var source: Int
    /// An index into the labels.
    public var target: Int
    /// What stands beside it; empty for nothing.
    public var label: String

    /// Makes an edge.
    public init(from source: Int, to target: Int, label: String = "") {
      self.source = source
      self.target = target
      self.label = label
    }
  }

  /// What the nodes say, in lines.
  public var labels: [String]
  /// What the file calls the nodes.
  public var ids: [String]
  /// The edges.
  public var edges: [Edge]
  /// Whether the edges have a direction.
  public var isDirected: Bool

  /// Makes a graph. Precondition: as many ids as labels, and edges between them.
  public init(labels: [String], ids: [String], edges: [Edge], isDirected: Bool) {
    self.labels = labels
    self.ids = ids
    self.edges = edges
    self.isDirected = isDirected
  }

  /// The first line of what a node says.
  func title(_ node: Int) -> String {
    labels[node].split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ids[node]
  }
}
