/// A part of a graph whose columns are settled, with a channel under each layer.
struct RoutedPart {
  /// Which nodes and edges of the whole it has.
  let component: Component
  /// Its arcs.
  let acyclic: AcyclicGraph
  /// Its columns.
  let drawing: PositionedGraph
  /// The channel under each layer but the last.
  private(set) var channels: [Channel] = []
  /// The columns that it takes.
  private(set) var width = 0
  /// The place of each link in its channel.
  private var indexInChannel: [Int]

  /// Finds the tracks of all links.
  ///
  /// - Parameter room: for each layer the rows that are under it already, if the drawing has grown.
  init(_ component: Component, acyclic: AcyclicGraph, drawing: PositionedGraph, room: [Int] = []) {
    self.component = component
    self.acyclic = acyclic
    self.drawing = drawing
    let levels = drawing.graph.levels
    indexInChannel = [Int](repeating: 0, count: levels.links.count)
    for (layer, items) in drawing.graph.layers.enumerated() {
      for item in items {
        width = max(width, drawing.x[item] + levels.width[item] + drawing.ports.overhangRight[item])
      }
      guard layer < levels.layerCount - 1 else { break }
      let links = items.flatMap { drawing.graph.linksBelow($0) }
      for (index, link) in links.enumerated() { indexInChannel[link] = index }
      let twins = links.indices.map { index in
        drawing.ports.isTogether[links[index]]
          && levels.links[links[index - 1]].lower == levels.links[links[index]].lower
      }
      let channel = Channel(
        uppers: links.map(drawing.upperColumn), lowers: links.map(drawing.lowerColumn),
        twins: twins, room: layer < room.count ? room[layer] : nil)
      width = channel.wires.reduce(width) { max($0, $1.right + 1) }
      channels.append(channel)
    }
  }

  /// The rows that the boxes of a layer take.
  func bandHeight(_ layer: Int) -> Int {
    let levels = drawing.graph.levels
    guard layer < levels.layerCount else { return 0 }
    return drawing.graph.layers[layer].reduce(0) { height, item in
      levels.isPassage(item) ? height : max(height, component.graph.nodes[item].height)
    }
  }

  /// Whether a label hangs below the boxes of a layer, given the rows that the boxes of all parts take.
  func hasLabelRow(under layer: Int, band: Int) -> Bool {
    let levels = drawing.graph.levels
    guard layer < levels.layerCount else { return false }
    return drawing.graph.layers[layer].contains { item in
      guard !levels.isPassage(item) else { return false }
      let height = component.graph.nodes[item].height
      return (band - height) / 2 + height == band && levels.below[item].contains { drawing.ports.label[$0] != nil }
    }
  }

  /// Writes boxes and routes into the layout of the whole, in which its first layer has some number.
  func write(to layout: inout Layout, left: Int, rows: LayerRows, firstLayer: Int) {
    let levels = drawing.graph.levels
    var top: [Int] = []
    for (node, box) in component.graph.nodes.enumerated() {
      let layer = levels.layer[node]
      top.append(rows.bands[layer].lowerBound + (rows.bands[layer].count - box.height) / 2)
      layout.boxes[component.nodes[node]] = Layout.Box(
        x: left + drawing.x[node], y: top[node], width: box.width, height: box.height, layer: firstLayer + layer)
    }
    for (index, arc) in acyclic.arcs.enumerated() {
      var route = Layout.Route(points: [], label: nil, isReversed: arc.isReversed)
      for link in levels.pathLinks[levels.pathStart[index]..<levels.pathStart[index + 1]] {
        append(link, to: &route.points, left: left, top: top, rows: rows)
        if let offset = drawing.ports.label[link] {
          let upper = levels.links[link].upper
          let bottom = top[upper] + component.graph.nodes[upper].height
          route.label = Layout.Point(x: left + drawing.x[upper] + offset, y: bottom)
        }
      }
      layout.routes[component.edges[arc.edge]] = route
    }
  }

  /// Adds a link's corners to those of the links above it.
  private func append(
    _ link: Int, to points: inout [Layout.Point], left: Int, top: [Int], rows: LayerRows
  ) {
    let levels = drawing.graph.levels
    let part = levels.links[link]
    let layer = levels.layer[part.upper]
    if points.isEmpty {
      let bottom = top[part.upper] + component.graph.nodes[part.upper].height - 1
      points.append(Layout.Point(x: left + drawing.upperColumn(link), y: bottom))
    }
    for leg in channels[layer].legs[indexInChannel[link]] {
      let row = rows.firstTracks[layer] + channels[layer].wires[leg.wire].track
      points.append(Layout.Point(x: left + leg.from, y: row))
      points.append(Layout.Point(x: left + leg.to, y: row))
    }
    if !levels.isPassage(part.lower) {
      points.append(Layout.Point(x: left + drawing.lowerColumn(link), y: top[part.lower]))
    }
  }
}
