/// How a drawing is made.
public struct LayoutOptions: Sendable, Hashable {
  /// Blank columns between boxes of a layer.
  public var columnGap = 3
  /// Rows between two layers at least; more where edges need tracks.
  public var rowGap = 1
  /// How many layers long edges may pass in all while each edge keeps a line of its own; nil for a usual number.
  var passageLimit: Int?

  /// The usual options.
  public init() {}
}

/// Lays a graph out in layers from top to bottom with orthogonal edges on whole cells.
///
/// Connected parts stand side by side. The same input always gives the same drawing.
public func layeredLayout(of graph: LayoutGraph, options: LayoutOptions = LayoutOptions()) -> Layout {
  let parts = components(of: graph).map { component in
    let graph = component.graph
    let acyclic = AcyclicGraph(of: graph)
    let layer = layers(of: acyclic)
    let bundles = bundles(of: acyclic, layer: layer, passageLimit: options.passageLimit) { arc in
      graph.edges[arc.edge].labelWidth > 0 && !arc.isReversed
    }
    let levels = LevelGraph(acyclic, layer: layer, widths: graph.nodes.map(\.width), bundles: bundles)
    let order = ordered(levels)
    let ports = Ports(of: order, nodes: graph.nodes, labelWidths: labelWidths(of: levels, acyclic, graph))
    var drawing = positioned(order, ports: ports, columnGap: options.columnGap)
    drawing.slidePorts(of: graph.nodes)
    return RoutedPart(component, acyclic: acyclic, drawing: drawing)
  }
  return routed(parts, of: graph, options: options)
}

/// The columns that each link's label needs: the label stands where an edge leaves its source.
func labelWidths(of levels: LevelGraph, _ acyclic: AcyclicGraph, _ graph: LayoutGraph) -> [Int] {
  levels.links.map { link in
    let arc = acyclic.arcs[link.arc]
    return link.upper == arc.source && !arc.isReversed ? graph.edges[arc.edge].labelWidth : 0
  }
}
