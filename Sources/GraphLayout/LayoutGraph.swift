/// A directed acyclic graph of boxes with sizes in character cells: what the layout is given.
public struct LayoutGraph: Sendable, Hashable {
  /// A box.
  public struct Node: Sendable, Hashable {
    /// Columns, borders included.
    public var width: Int
    /// Rows, borders included.
    public var height: Int
    /// The columns (0 ..< width) of the top border on which edges may end.
    public var topPorts: Range<Int>
    /// The columns of the bottom border from which edges may leave.
    public var bottomPorts: Range<Int>

    /// Makes a box; without port ranges every column but the corners may be used, if there are others.
    public init(width: Int, height: Int, topPorts: Range<Int>? = nil, bottomPorts: Range<Int>? = nil) {
      self.width = width
      self.height = height
      let inner = width > 2 ? 1..<(width - 1) : 0..<max(1, width)
      self.topPorts = topPorts ?? inner
      self.bottomPorts = bottomPorts ?? inner
    }
  }

  /// An edge from the bottom of `source` to the top of `target`. Parallel edges are allowed and stay separate.
  public struct Edge: Sendable, Hashable {
    /// An index into `nodes`.
    public var source: Int
    /// An index into `nodes`.
    public var target: Int
    /// Columns to keep free beside the edge for a label, on one row directly under `source`; 0 for none.
    public var labelWidth: Int

    /// Makes an edge.
    public init(from source: Int, to target: Int, labelWidth: Int = 0) {
      self.source = source
      self.target = target
      self.labelWidth = labelWidth
    }
  }

  /// The boxes, in an order that breaks ties: the same input always gives the same drawing.
  public var nodes: [Node]
  /// The edges.
  public var edges: [Edge]

  /// Makes a graph.
  public init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }
}
