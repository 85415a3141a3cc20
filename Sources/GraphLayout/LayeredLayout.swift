/// How a drawing is made.
public struct LayoutOptions: Sendable, Hashable {
  /// Blank columns between boxes of a layer.
  public var columnGap = 3
  /// Rows between two layers at least; more where edges need tracks.
  public var rowGap = 1

  /// The usual options.
  public init() {}
}

/// Lays a graph out in layers from top to bottom with orthogonal edges on whole cells.
public func layeredLayout(of graph: LayoutGraph, options: LayoutOptions = LayoutOptions()) -> Layout {
  fatalError("to be written")
}
