/// Gives rows to layers, tracks and labels, and each edge its corners.
///
/// Precondition: columns are settled. Postcondition: the contract of `Layout`.
func routed(_ drawing: PositionedGraph, acyclic: AcyclicGraph, graph: LayoutGraph, rowGap: Int) -> Layout {
  let levels = drawing.graph.levels
  var router = Router(drawing: drawing, nodes: graph.nodes, rowGap: rowGap)
  router.stackLayers()
  var layout = Layout(boxes: [], routes: [], width: router.width, height: router.height)
  layout.boxes = graph.nodes.indices.map { node in
    Layout.Box(
      x: drawing.x[node], y: router.top[node], width: graph.nodes[node].width, height: graph.nodes[node].height,
      layer: levels.layer[node])
  }
  layout.routes = [Layout.Route](
    repeating: Layout.Route(points: [], label: nil, isReversed: false), count: graph.edges.count)
  for (index, arc) in acyclic.arcs.enumerated() {
    for link in levels.pathLinks[levels.pathStart[index]..<levels.pathStart[index + 1]] {
      router.append(link, to: &layout.routes[arc.edge].points)
      if let offset = drawing.ports.label[link] {
        let upper = levels.links[link].upper
        let bottom = router.top[upper] + graph.nodes[upper].height
        layout.routes[arc.edge].label = Layout.Point(x: drawing.x[upper] + offset, y: bottom)
      }
    }
    layout.routes[arc.edge].isReversed = arc.isReversed
  }
  return layout
}

/// The rows of a drawing whose columns are settled.
private struct Router {
  let drawing: PositionedGraph
  let nodes: [LayoutGraph.Node]
  let rowGap: Int
  /// The top row of each node.
  var top: [Int]
  /// The first row of each layer, and the row after its last.
  var bands: [Range<Int>] = []
  /// The channel under each layer.
  var channels: [Channel] = []
  /// The row of each channel's first track.
  var firstTrack: [Int] = []
  /// The place of each link in its channel.
  var indexInChannel: [Int]
  var height = 0
  var width = 0

  init(drawing: PositionedGraph, nodes: [LayoutGraph.Node], rowGap: Int) {
    self.drawing = drawing
    self.nodes = nodes
    self.rowGap = rowGap
    top = [Int](repeating: 0, count: nodes.count)
    indexInChannel = [Int](repeating: 0, count: drawing.graph.levels.links.count)
  }

  /// Finds the rows of all layers and channels from top to bottom.
  mutating func stackLayers() {
    let levels = drawing.graph.levels
    var row = 0
    for (layer, items) in drawing.graph.layers.enumerated() {
      let boxes = items.filter { !levels.isPassage($0) }
      let band = boxes.map { nodes[$0].height }.max() ?? 0
      bands.append(row..<(row + band))
      var labelRows = 0
      var links: [Int] = []
      for item in items {
        if !levels.isPassage(item) { top[item] = row + (band - nodes[item].height) / 2 }
        for link in drawing.graph.linksBelow(item) {
          indexInChannel[link] = links.count
          links.append(link)
          if drawing.ports.label[link] != nil, top[item] + nodes[item].height == row + band { labelRows = 1 }
        }
      }
      width = max(width, items.map { drawing.x[$0] + levels.width[$0] + drawing.ports.overhangRight[$0] }.max() ?? 0)
      row += band
      guard layer < levels.layerCount - 1 else { break }
      let channel = Channel(uppers: links.map(drawing.upperColumn), lowers: links.map(drawing.lowerColumn))
      channels.append(channel)
      firstTrack.append(row + labelRows)
      width = max(width, (channel.wires.map(\.right).max() ?? -1) + 1)
      row += max(rowGap, labelRows + channel.trackCount)
    }
    height = row
  }

  /// Adds a link's corners to those of the links above it.
  func append(_ link: Int, to points: inout [Layout.Point]) {
    let levels = drawing.graph.levels
    let part = levels.links[link]
    let layer = levels.layer[part.upper]
    if points.isEmpty {
      let bottom = top[part.upper] + nodes[part.upper].height - 1
      points.append(Layout.Point(x: drawing.upperColumn(link), y: bottom))
    }
    for leg in channels[layer].legs[indexInChannel[link]] {
      let row = firstTrack[layer] + channels[layer].wires[leg.wire].track
      points.append(Layout.Point(x: leg.from, y: row))
      points.append(Layout.Point(x: leg.to, y: row))
    }
    if !levels.isPassage(part.lower) {
      points.append(Layout.Point(x: drawing.lowerColumn(link), y: top[part.lower]))
    }
  }
}
