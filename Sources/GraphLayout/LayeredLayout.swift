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
  let parts = components(of: graph).map { part in
    connectedLayout(of: part.graph, options: options)
  }
  return Layout(joining: parts, of: graph, components: components(of: graph), gap: options.columnGap)
}

/// Lays a connected graph out.
private func connectedLayout(of graph: LayoutGraph, options: LayoutOptions) -> Layout {
  let acyclic = AcyclicGraph(of: graph)
  let layer = layers(of: acyclic)
  let bundles = bundles(of: acyclic, layer: layer) { graph.edges[$0.edge].labelWidth > 0 && !$0.isReversed }
  let levels = LevelGraph(acyclic, layer: layer, widths: graph.nodes.map(\.width), bundles: bundles)
  let order = ordered(levels)
  let ports = Ports(of: order, nodes: graph.nodes, labelWidths: labelWidths(of: levels, acyclic, graph))
  var position = positioned(order, ports: ports, columnGap: options.columnGap)
  position.slidePorts(of: graph.nodes)
  return routed(position, acyclic: acyclic, graph: graph, rowGap: options.rowGap)
}

/// The columns that each link's label needs: the label stands where an edge leaves its source.
private func labelWidths(of levels: LevelGraph, _ acyclic: AcyclicGraph, _ graph: LayoutGraph) -> [Int] {
  levels.links.map { link in
    let arc = acyclic.arcs[link.arc]
    return link.upper == arc.source && !arc.isReversed ? graph.edges[arc.edge].labelWidth : 0
  }
}
