import GraphLayout

extension StaticGraph {
  /// A layout of the graph in Graphviz's plain format, in inches, edges as Bézier curves from tail to head.
  ///
  /// Layers are equally far apart, whatever rows the cells take, so that boxes of a layer have one centre in every
  /// component. Precondition: `layout` is one of this graph.
  public func plain(_ layout: Layout) -> String {
    let scale = PlainScale(layout, of: self)
    let out = ByteText(capacity: 128 * (nodes.count + edges.count))
    out.append("graph 1 ")
    out.append(thousandths: layout.width * PlainScale.column)
    out.append(" ")
    out.append(thousandths: scale.height)
    let ids = nodes.map { quotedForDot($0.id) }
    for (node, box) in layout.boxes.enumerated() {
      out.append("\nnode ")
      out.append(ids[node])
      out.append(" ")
      out.append(thousandths: (2 * box.x + box.width) * PlainScale.column / 2)
      out.append(" ")
      out.append(thousandths: scale.y(ofLayer: box.layer))
      out.append(" ")
      out.append(thousandths: box.width * PlainScale.column)
      out.append(" ")
      out.append(thousandths: box.height * PlainScale.row)
      out.append(" ")
      out.append(quotedForPlain(nodes[node].label))
      out.append(" solid box black lightgrey")
    }
    for (edge, route) in zip(edges, layout.routes) where !route.points.isEmpty {
      out.append("\nedge ")
      out.append(ids[edge.source])
      out.append(" ")
      out.append(ids[edge.target])
      out.append(" ")
      out.append(3 * route.points.count - 2)
      let middles = scale.middles(ofComponent: edge.source)
      route.points.withUnsafeBufferPointer { points in
        var last = (x: 0, y: 0)
        for index in points.indices {
          let point = points[route.isReversed ? points.count - 1 - index : index]
          let x = point.x * PlainScale.column + PlainScale.column / 2
          let y = scale.y(ofRow: point.y, middles)
          // The control points of a straight piece lie on its thirds.
          if index > 0 {
            out.append(x: (2 * last.x + x + 1) / 3, y: (2 * last.y + y + 1) / 3)
            out.append(x: (last.x + 2 * x + 1) / 3, y: (last.y + 2 * y + 1) / 3)
          }
          out.append(x: x, y: y)
          last = (x, y)
        }
      }
      if !edge.label.isEmpty, let label = route.label {
        out.append(" ")
        out.append(quotedForPlain(edge.label))
        out.append(" ")
        out.append(thousandths: label.x * PlainScale.column + PlainScale.column / 2)
        out.append(" ")
        out.append(thousandths: scale.y(ofRow: label.y, middles))
      }
      out.append(" solid black")
    }
    out.append("\nstop\n")
    return out.text
  }

  private func quotedForPlain(_ label: String) -> String {
    let isSimple = label.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): true
      default: false
      }
    }
    return isSimple && !label.isEmpty ? label : quotedForDot(label, isLabel: true)
  }
}

/// How cells become thousandths of an inch.
private struct PlainScale {
  /// The width of a cell.
  static let column = 100
  /// The height of a cell.
  static let row = 200

  /// The height of the drawing.
  let height: Int
  /// The component of each node.
  private let component: [Int]
  /// The middle row of each layer of each component, doubled so that it is whole.
  private let middles: [[Int]]
  private let pitch: Int

  init(_ layout: Layout, of graph: StaticGraph) {
    component = PlainScale.components(of: graph)
    var bands = [[ClosedRange<Int>?]](repeating: [], count: (component.max() ?? -1) + 1)
    for (node, box) in layout.boxes.enumerated() {
      let index = component[node]
      while bands[index].count <= box.layer { bands[index].append(nil) }
      let rows = box.y...(box.y + max(1, box.height) - 1)
      let old = bands[index][box.layer] ?? rows
      bands[index][box.layer] = min(old.lowerBound, rows.lowerBound)...max(old.upperBound, rows.upperBound)
    }
    middles = bands.map { rows in
      var middles: [Int] = []
      for band in rows { middles.append(band.map { $0.lowerBound + $0.upperBound } ?? (middles.last ?? -2) + 2) }
      return middles
    }
    let layerCount = max(1, bands.map(\.count).max() ?? 0)
    pitch = max(PlainScale.row, PlainScale.row * (layout.height + 1) / layerCount)
    height = pitch * layerCount
  }

  /// The doubled middle rows of the layers of the component to which a node belongs.
  func middles(ofComponent node: Int) -> [Int] { middles[component[node]] }

  /// The height of a layer's middle above the bottom.
  func y(ofLayer layer: Int) -> Int { height - pitch * layer - pitch / 2 }

  /// The height of a row above the bottom, in proportion between the layers round it.
  func y(ofRow row: Int, _ middles: [Int]) -> Int {
    let row = 2 * row
    var low = 0
    var high = middles.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if middles[middle] <= row { low = middle } else { high = middle }
    }
    guard high > low, middles[high] > middles[low] else { return y(ofLayer: low) }
    return y(ofLayer: low) - pitch * (row - middles[low]) / (middles[high] - middles[low])
  }

  /// The connected part that each node belongs to.
  private static func components(of graph: StaticGraph) -> [Int] {
    var parent = Array(graph.nodes.indices)
    func find(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for edge in graph.edges {
      let (first, second) = (find(edge.source), find(edge.target))
      parent[max(first, second)] = min(first, second)
    }
    return graph.nodes.indices.map(find)
  }
}
