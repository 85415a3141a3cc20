/// Lays out a graph that has grown: nodes that an earlier drawing has keep their columns and, where their edges allow it,
/// their layers; rows move apart where new lines need room, and never together.
///
/// The first nodes and edges of `graph` are those of `previous`, in the same order. What is new goes to the free places
/// nearest to its neighbours. Source: the aim of North and Woodhull, "Online hierarchical graph drawing", 2001.
public func layeredLayout(
  of graph: LayoutGraph, options: LayoutOptions = LayoutOptions(), previous: Layout
) -> Layout {
  guard !previous.boxes.isEmpty, previous.boxes.count <= graph.nodes.count else {
    return layeredLayout(of: graph, options: options)
  }
  if options.orientation == .leftRight {
    let next = layeredLayout(of: graph.transposed, options: options.transposed, previous: previous.transposed)
    return next.transposed
  }
  var best: (layout: Layout, moved: Int)?
  let acyclic = AcyclicGraph(of: graph)
  let isBelow = newPartsBelow(graph, previous, options)
  for way in Growth.Way.all {
    let layout = Growth(of: graph, acyclic, previous: previous, isBelow: isBelow, way).layout(options)
    let moved = previous.moved(in: layout)
    if moved < best?.moved ?? .max { best = (layout, moved) }
    if moved == 0 { break }
  }
  return best?.layout ?? layeredLayout(of: graph, options: options)
}

extension Layout {
  /// How many boxes stand elsewhere in a drawing that has grown from this one.
  fileprivate func moved(in next: Layout) -> Int { zip(boxes, next.boxes).count { $0 != $1 } }
}

/// For each node whether it belongs to a new part for which there is no room beside the others.
private func newPartsBelow(_ graph: LayoutGraph, _ previous: Layout, _ options: LayoutOptions) -> [Bool] {
  var isBelow = [Bool](repeating: false, count: graph.nodes.count)
  guard let fittingWidth = options.fittingWidth else { return isBelow }
  for part in components(of: graph) where part.nodes.allSatisfy({ $0 >= previous.boxes.count }) {
    let widest = part.graph.nodes.map(\.width).max() ?? 0
    guard previous.width + options.columnGap + widest > fittingWidth else { continue }
    for node in part.nodes { isBelow[node] = true }
  }
  return isBelow
}

/// The rows of an earlier drawing's layers.
private struct Bands {
  /// The first row of each layer's boxes.
  private(set) var tops: [Int] = []
  /// The rows between each layer and the next one.
  private(set) var gaps: [Int] = []

  init(of layout: Layout) {
    var bottoms: [Int] = []
    for box in layout.boxes {
      while tops.count <= box.layer {
        tops.append(.max)
        bottoms.append(0)
      }
      tops[box.layer] = min(tops[box.layer], box.y)
      bottoms[box.layer] = max(bottoms[box.layer], box.y + box.height)
    }
    tops = tops.map { $0 == .max ? 0 : $0 }
    gaps = tops.indices.dropLast().map { max(0, tops[$0 + 1] - bottoms[$0]) }
  }
}

/// The layers of an earlier drawing as far as the edges allow it; new nodes next to what they come from or feed.
///
/// Only nodes that new edges lead to, directly or over others, are ranked again. With `fillsBottom`, new nodes that lead
/// to nothing stand below all others; `below` says which new nodes begin there.
private func grownLayers(
  of graph: AcyclicGraph, _ previous: Layout, fillsBottom: Bool, below: [Bool]
) -> [Int] {
  let oldCount = previous.boxes.count
  let leaving = Incidence(count: graph.nodeCount, keys: graph.arcs.map(\.source))
  let entering = Incidence(count: graph.nodeCount, keys: graph.arcs.map(\.target))
  let oldLayers = previous.boxes.map(\.layer)
  let bottom = oldLayers.max() ?? -1
  var layer = oldLayers + below[oldCount...].map { $0 ? bottom + 1 : 0 }
  var open = graph.arcs.indices.filter { graph.arcs[$0].edge >= previous.routes.count }
  var isTurned = false
  for arc in graph.arcs where arc.isReversed { isTurned = isTurned || arc.edge < previous.routes.count }
  // New edges may turn old ones round where they close a cycle: then all are looked at.
  if isTurned { open = Array(graph.arcs.indices) }
  var next = 0
  while next < open.count {
    let arc = graph.arcs[open[next]]
    next += 1
    guard layer[arc.target] <= layer[arc.source] else { continue }
    layer[arc.target] = layer[arc.source] + 1
    open += leaving[arc.target]
  }
  for node in oldCount..<max(oldCount, graph.nodeCount) where entering.count(node) == 0 {
    if let below = leaving[node].map({ layer[graph.arcs[$0].target] }).min() { layer[node] = below - 1 }
  }
  if fillsBottom, let bottom = layer[..<oldCount].max() {
    for node in oldCount..<max(oldCount, graph.nodeCount) where leaving.count(node) == 0 {
      layer[node] = max(layer[node], bottom + 1)
    }
  }
  return layer
}

/// A graph that has grown, with the drawing that it had before.
private struct Growth {
  /// Where new lines run.
  struct Way {
    /// Whether long ones run down under what they come from, not over what they lead to.
    var startsStraight = false
    /// Whether new nodes that nothing comes from stand below all others, where their lines can run in any rows.
    var fillsBottom = false
    /// Whether the long lines of a node fork from one line, without labels: an old one where there is one.
    var sharesTrunk = false
    /// The line beside them in whose column they leave, where there is no room for lines of their own.
    var joined: Side?

    enum Side { case left, right }

    /// The ways in the order in which they are tried, until no old node has to move.
    static let all = [
      Way(), Way(startsStraight: true), Way(startsStraight: true, fillsBottom: true), Way(joined: .left),
      Way(startsStraight: true, joined: .right), Way(startsStraight: true, fillsBottom: true, joined: .left),
      Way(startsStraight: true, fillsBottom: true, joined: .right), Way(sharesTrunk: true),
      Way(fillsBottom: true, sharesTrunk: true),
    ]
  }

  let way: Way
  let graph: LayoutGraph
  let acyclic: AcyclicGraph
  /// The lines that run together.
  let bundles: [Bundle]
  let levels: LevelGraph
  let previous: Layout
  /// For each node whether it belongs to a new part for which there is no room beside the others.
  let isBelow: [Bool]

  init(of graph: LayoutGraph, _ acyclic: AcyclicGraph, previous: Layout, isBelow: [Bool], _ way: Way) {
    self.way = way
    self.graph = graph
    self.previous = previous
    self.acyclic = acyclic
    self.isBelow = isBelow
    let layer = grownLayers(of: acyclic, previous, fillsBottom: way.fillsBottom, below: isBelow)
    bundles = Trunks(of: acyclic, graph, previous, layer: layer, addsNew: way.sharesTrunk).bundles
    levels = LevelGraph(acyclic, layer: layer, widths: graph.nodes.map(\.width), bundles: bundles)
  }

  /// Draws it.
  func layout(_ options: LayoutOptions) -> Layout {
    var places = FreePlaces(levels, columnGap: options.columnGap)
    place(in: &places)
    let order = OrderedGraph(levels, order: LayerOrder(levels, layers: places.layers))
    var labelWidths = labelWidths(of: levels, acyclic, graph)
    for (link, part) in levels.links.enumerated() where bundles[part.arc] != .alone { labelWidths[link] = 0 }
    var together = order.crossedTwins(
      acyclic, columns: graph.nodes.map(\.topPorts.count), labelWidths: labelWidths)
    keepTogether(&together, order)
    if let side = way.joined { join(side, &together, order, labelWidths) }
    let ports = Ports(of: order, nodes: graph.nodes, labelWidths: labelWidths, together: together)
    var drawing = PositionedGraph(graph: order, ports: ports, x: places.x)
    drawing.makeRoomForLabels(columnGap: options.columnGap)
    drawing.slidePorts(of: graph.nodes)
    drawing.nudgePorts(of: graph.nodes)
    let bands = Bands(of: previous)
    let part = RoutedPart(Component(whole: graph), acyclic: acyclic, drawing: drawing, room: bands.gaps)
    return routed([part], of: graph, options: options, leastTops: bands.tops)
  }

  /// Lets old links leave in one column that did so before.
  private func keepTogether(_ together: inout [Bool], _ order: OrderedGraph) {
    func startPoint(_ link: Int) -> Layout.Point? {
      isNew(levels.links[link].arc) ? nil : previous.routes[acyclic.arcs[levels.links[link].arc].edge].points.first
    }
    for node in previous.boxes.indices {
      let links = order.linksBelow(node)
      for (first, second) in zip(links, links.dropFirst()) {
        if let start = startPoint(first), start == startPoint(second) { together[second] = true }
      }
    }
  }

  /// Lets each new link from a box that has others leave in the column of its neighbour on a side, or if it has none there
  /// on the other.
  private func join(_ side: Way.Side, _ together: inout [Bool], _ order: OrderedGraph, _ labelWidths: [Int]) {
    for node in previous.boxes.indices {
      let links = order.linksBelow(node)
      let canJoin = links.allSatisfy { labelWidths[$0] == 0 && !acyclic.arcs[levels.links[$0].arc].isReversed }
      guard links.count > 1, canJoin else { continue }
      for (first, second) in zip(links, links.dropFirst()) {
        let isOnSide = isNew(levels.links[side == .left ? second : first].arc)
        let isAtEnd = side == .left ? first == links.first : second == links.last
        if isOnSide || isAtEnd && isNew(levels.links[side == .left ? first : second].arc) { together[second] = true }
      }
    }
  }

  private func isNew(_ arc: Int) -> Bool { acyclic.arcs[arc].edge >= previous.routes.count }

  /// Puts old boxes and lines where they were, then new ones near their neighbours.
  private func place(in places: inout FreePlaces) {
    for node in previous.boxes.indices { places.put(node, near: previous.boxes[node].x) }
    let rows = previous.bandRows
    for arc in acyclic.arcs.indices where !isNew(arc) {
      var wish = places.x[acyclic.arcs[arc].target] + levels.width[acyclic.arcs[arc].target] / 2
      for passage in passages(of: arc) {
        let row = rows.indices.contains(levels.layer[passage]) ? rows[levels.layer[passage]] : -1
        if row >= 0, let column = previous.routes[acyclic.arcs[arc].edge].column(inRow: row) { wish = column }
        if !places.isPlaced[passage] { places.put(passage, near: wish) }
        wish = places.x[passage]
      }
    }
    for node in previous.boxes.count..<max(previous.boxes.count, levels.nodeCount) {
      places.put(node, near: wish(of: node, places))
    }
    for arc in acyclic.arcs.indices where isNew(arc) {
      let end = way.startsStraight ? acyclic.arcs[arc].source : acyclic.arcs[arc].target
      let passages = passages(of: arc).filter { !places.isPlaced[$0] }
      // A line that goes straight down asks for no row on its way; one that forks goes on in its trunk's column.
      let trunk = self.passages(of: arc).last { places.isPlaced[$0] }
      let wish = trunk.map { places.x[$0] } ?? places.x[end] + levels.width[end] / 2
      let lane = places.freeLane(in: passages.map { levels.layer[$0] }, near: wish)
      for passage in passages { places.put(passage, near: lane) }
    }
  }

  /// The items in which a long edge passes layers, from top to bottom.
  private func passages(of arc: Int) -> [Int] {
    levels.pathLinks[levels.pathStart[arc]..<levels.pathStart[arc + 1]].dropLast().map { levels.links[$0].lower }
  }

  /// Under the middle of what a new node comes from, or over what it feeds.
  private func wish(of node: Int, _ places: FreePlaces) -> Int {
    var columns = levels.above[node].compactMap { centre(of: acyclic.arcs[levels.links[$0].arc].source, places) }
    if columns.isEmpty {
      columns = levels.below[node].compactMap { centre(of: acyclic.arcs[levels.links[$0].arc].target, places) }
    }
    columns.sort()
    guard !columns.isEmpty else { return isBelow[node] ? 0 : previous.width }
    return columns[columns.count / 2] - levels.width[node] / 2
  }

  private func centre(of node: Int, _ places: FreePlaces) -> Int? {
    places.isPlaced[node] ? places.x[node] + levels.width[node] / 2 : nil
  }
}

extension Layout {
  /// A row of each layer's boxes; -1 for none.
  var bandRows: [Int] {
    var rows: [Int] = []
    for box in boxes {
      while rows.count <= box.layer { rows.append(-1) }
      rows[box.layer] = box.y + box.height / 2
    }
    return rows
  }
}

extension Layout.Route {
  /// The column of the line where it passes a row downwards.
  func column(inRow row: Int) -> Int? {
    zip(points, points.dropFirst()).first { $0.x == $1.x && $0.y <= row && row <= $1.y }?.0.x
  }
}
