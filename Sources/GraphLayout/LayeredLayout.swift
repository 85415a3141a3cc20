/// How a drawing is made.
public struct LayoutOptions: Sendable, Hashable {
  /// Where edges lead.
  public enum Orientation: Sendable, Hashable {
    /// From the bottom of a box to the top of one below it.
    case topDown
    /// From the right of a box to the left of one beside it. Labels of edges get no room.
    case leftRight
  }

  /// Where edges lead.
  public var orientation = Orientation.topDown
  /// Blank columns between boxes of a layer; between layers, if the drawing leads to the right.
  public var columnGap = 3
  /// Rows between two layers at least; more where edges need tracks. Between boxes of a layer, if the drawing leads to
  /// the right.
  public var rowGap = 1
  /// The columns that the drawing should not exceed: parts of it that are not connected stand below each other rather
  /// than beyond, and lines bend more where that makes a part fit. Nil for as many as it takes. Only top-down.
  public var fittingWidth: Int?
  /// How many layers long edges may pass in all while each edge keeps a line of its own; nil for a usual number.
  var passageLimit: Int?

  /// The usual options.
  public init() {}
}

/// Lays a graph out in layers with orthogonal edges on whole cells.
///
/// Connected parts stand side by side. The same input always gives the same drawing.
public func layeredLayout(of graph: LayoutGraph, options: LayoutOptions = LayoutOptions()) -> Layout {
  if options.orientation == .leftRight {
    return layeredLayout(of: graph.transposed, options: options.transposed).transposed
  }
  let parts = components(of: graph).map { component in
    let graph = component.graph
    let acyclic = AcyclicGraph(of: graph)
    let columns = graph.nodes.map(\.topPorts.count)
    let widths = graph.nodes.map(\.width)
    let order = ordered(
      anyOf: rankings(of: acyclic).map { layer in
        let bundles = bundles(of: acyclic, layer: layer, columns: columns, passageLimit: options.passageLimit) { arc in
          graph.edges[arc.edge].labelWidth > 0 && !arc.isReversed
        }
        return LevelGraph(acyclic, layer: layer, widths: widths, bundles: bundles)
      })
    let labelWidths = labelWidths(of: order.levels, acyclic, graph)
    let ports = Ports(
      of: order, nodes: graph.nodes, labelWidths: labelWidths,
      together: order.crossedTwins(acyclic, columns: columns, labelWidths: labelWidths))
    var drawing = positioned(
      order, ports: ports, columnGap: options.columnGap, fittingWidth: options.fittingWidth)
    drawing.slidePorts(of: graph.nodes)
    drawing.nudgePorts(of: graph.nodes)
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
