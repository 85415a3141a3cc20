// A drawing that leads to the right is one that leads down, with rows and columns exchanged.

extension LayoutGraph {
  /// The graph with the columns of its boxes as rows and their rows as columns.
  ///
  /// Edges end on any row but those of the corners, if there are others.
  var transposed: LayoutGraph {
    LayoutGraph(
      nodes: nodes.map { Node(width: $0.height, height: $0.width) },
      edges: edges.map { Edge(from: $0.source, to: $0.target) })
  }
}

extension LayoutOptions {
  /// The options for the graph transposed.
  var transposed: LayoutOptions {
    var result = self
    result.orientation = .topDown
    result.columnGap = rowGap
    result.rowGap = columnGap
    result.fittingWidth = nil
    return result
  }
}

extension Layout {
  /// The drawing with rows and columns exchanged.
  var transposed: Layout {
    Layout(
      boxes: boxes.map { Box(x: $0.y, y: $0.x, width: $0.height, height: $0.width, layer: $0.layer) },
      routes: routes.map { route in
        Route(points: route.points.map { Point(x: $0.y, y: $0.x) }, label: nil, isReversed: route.isReversed)
      },
      width: height, height: width)
  }
}
