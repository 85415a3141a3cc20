/// Positions in character cells for boxes and the cells that edges take: what the layout gives back.
public struct Layout: Sendable, Hashable {
  /// A cell. Columns grow to the right, rows downwards, both from 0.
  public struct Point: Sendable, Hashable {
    /// The column.
    public var x: Int
    /// The row.
    public var y: Int

    /// Makes a point.
    public init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// A box's place.
  public struct Box: Sendable, Hashable {
    /// The column of the left border.
    public var x: Int
    /// The row of the top border.
    public var y: Int
    /// Columns, borders included.
    public var width: Int
    /// Rows, borders included.
    public var height: Int
    /// The layer, 0 on top. Parts that stand below each other have no layer in common.
    public var layer: Int
  }

  /// An edge's way.
  public struct Route: Sendable, Hashable {
    /// The corners of an orthogonal line, the first on the bottom border of the source, the last on the top border of
    /// the target; between them it touches no box. Empty for a loop.
    public var points: [Point]
    /// The leftmost cell of the row kept free for the edge's label, and on which side of the edge it lies; nil for none.
    public var label: Point?
    /// Whether the edge was turned round to break a cycle: its points then run from the bottom border of the target to
    /// the top border of the source.
    public var isReversed: Bool
  }

  /// One place for each node of the graph.
  public var boxes: [Box]
  /// One way for each edge of the graph.
  public var routes: [Route]
  /// Columns of the whole drawing.
  public var width: Int
  /// Rows of the whole drawing.
  public var height: Int
}
