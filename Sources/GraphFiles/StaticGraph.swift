/// A graph as files hold it: nodes with labels, and edges.
public struct StaticGraph: Sendable, Hashable {
  /// A node.
  public struct Node: Sendable, Hashable {
    /// What the file calls it.
    public var id: String
    /// What is written in its box; lines are separated by `\n`.
    public var label: String

    /// Makes a node.
    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  /// An edge.
  public struct Edge: Sendable, Hashable {
    /// An index into `nodes`.
    public var source: Int
    /// An index into `nodes`.
    public var target: Int
    /// What is written beside it; empty for nothing.
    public var label: String

    /// Makes an edge.
    public init(from source: Int, to target: Int, label: String = "") {
      self.source = source
      self.target = target
      self.label = label
    }
  }

  /// The graph's name; empty for none.
  public var name: String
  /// Whether the edges have a direction; those of an undirected graph are kept as they are written.
  public var isDirected: Bool
  /// The nodes, in the order in which they are first named.
  public var nodes: [Node]
  /// The edges, in the order in which they are written.
  public var edges: [Edge]

  /// Makes a graph.
  public init(name: String = "", isDirected: Bool = true, nodes: [Node] = [], edges: [Edge] = []) {
    self.name = name
    self.isDirected = isDirected
    self.nodes = nodes
    self.edges = edges
  }
}
