import Drawing
import GraphLayout

/// What a picture of a graph file is told apart by.
struct DiagramKey: Hashable, Sendable {
  /// Which opening of which file.
  var run: Int
  /// Columns of the pane.
  var width: Int
  /// Rows of the pane.
  var height: Int
  /// What the user chose; nil for what fits.
  var detail: Detail?
  /// Where edges lead.
  var orientation: LayoutOptions.Orientation
}

/// Work for whoever performs effects: arrange a graph file. See `perform(diagram:)`.
public struct DiagramRequest: Sendable, Equatable {
  let key: DiagramKey
  let diagram: Diagram

  /// Whether it takes less time than a frame may.
  public var isSmall: Bool { diagram.labels.count + diagram.edges.count <= 400 }

  /// Two requests are equal when they ask for the same picture.
  public static func == (a: DiagramRequest, b: DiagramRequest) -> Bool { a.key == b.key }
}

/// The answer to a request.
public struct DiagramResult: Sendable, Equatable {
  let picture: Keyed<DiagramKey, DiagramPicture>
}

/// Arranges a graph file. Pure; can run on any thread. Cost: its layout.
public func perform(diagram request: DiagramRequest) -> Message {
  .arranged(DiagramResult(picture: Keyed(key: request.key, value: DiagramPicture(request))))
}

/// A graph file as it is drawn.
struct DiagramPicture: Sendable {
  /// Boxes or cells with lines, or rows.
  enum Form: Sendable {
    case layout(LaidOut)
    case rail(Rail)
  }

  /// Boxes with their places, and what finds them.
  struct LaidOut: Sendable {
    let layout: Layout
    let boxes: BoxIndex
    let lines: LineIndex
    /// The ends of edges that were turned round: at the box from which such an edge leaves, which it does upwards, and
    /// at the box that it enters from below.
    let upwardStarts: Set<Layout.Point>
    let upwardEnds: Set<Layout.Point>
    /// The edges that have a label, by the rows of the labels.
    let labels: [Int: [Int]]
    /// Whether each node is a single cell.
    let isCells: Bool
    /// For each node with edges to itself, how many.
    let loops: [Int: Int]
  }

  let form: Form
  let map: DensityMap
  /// For each node the edges that leave it.
  let leaving: Rows
  /// For each node the edges that enter it.
  let entering: Rows

  init(_ request: DiagramRequest) {
    let diagram = request.diagram
    leaving = Rows(count: diagram.labels.count, keys: diagram.edges.map(\.source))
    entering = Rows(count: diagram.labels.count, keys: diagram.edges.map(\.target))
    let key = request.key
    let detail = key.detail ?? (diagram.labels.count <= StagePicture.mostBoxes ? nil : .rail)
    if detail != .rail {
      let laidOut = Self.laidOut(diagram, key, isCells: detail == .cells)
      let isTooLarge =
        laidOut.layout.width > StagePicture.mostPanes.wide * key.width
        || laidOut.layout.height > StagePicture.mostPanes.high * key.height
      if detail != nil || key.orientation == .leftRight || !isTooLarge {
        form = .layout(laidOut)
        map = DensityMap(
          of: laidOut.layout.boxes.lazy.map { Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) },
          extent: Size(width: laidOut.layout.width, height: laidOut.layout.height))
        return
      }
    }
    let rail = Rail(nodeCount: diagram.labels.count, edges: diagram.edges.map { ($0.source, $0.target) })
    form = .rail(rail)
    map = DensityMap(
      of: rail.column.lazy.enumerated().map { Point(x: $1, y: $0) },
      extent: Size(width: rail.columnCount, height: rail.order.count))
  }

  /// The columns that a label may take in a box.
  private static let widestLabel = 60

  private static func laidOut(_ diagram: Diagram, _ key: DiagramKey, isCells: Bool) -> LaidOut {
    let loops = diagram.loops
    var options = LayoutOptions()
    options.orientation = key.orientation
    options.fittingWidth = key.width
    if isCells { options.columnGap = 1 }
    let isDown = key.orientation == .topDown
    let sides = isDown || isCells ? [] : diagram.mostEdgesOnASide
    var graph = LayoutGraph(
      nodes: diagram.labels.enumerated().map { node, label in
        if isCells { return LayoutGraph.Node(width: 1, height: 1) }
        let lines = label.split(separator: "\n", omittingEmptySubsequences: false)
        let width = lines.map { TextWidth.columns(of: $0) }.max() ?? 0
        // A sign of one cell has room beside the label, a longer one needs more, and as much on the other side.
        let sign = 2 * max(0, TextWidth.columns(of: loopSign(loops[node] ?? 0)) - 1)
        return LayoutGraph.Node(
          width: max(5, min(width, widestLabel) + 4 + sign), height: max(1, lines.count, isDown ? 0 : sides[node]) + 2)
      },
      edges: diagram.edges.map { edge in
        let width = isCells || edge.label.isEmpty ? 0 : min(widestLabel, TextWidth.columns(of: edge.oneLine)) + 1
        return LayoutGraph.Edge(from: edge.source, to: edge.target, labelWidth: width)
      })
    if !isCells { makeRoomForParallelEdges(of: &graph, diagram, isDown: isDown) }
    var layout = layeredLayout(of: graph, options: options)
    if !isCells, diagram.isDirected, layout.routes.contains(where: \.isReversed) {
      makeRoomForEveryPort(of: &graph, layout.routes, isDown: isDown)
      layout = layeredLayout(of: graph, options: options)
    }
    var labels: [Int: [Int]] = [:]
    var starts: Set<Layout.Point> = []
    var ends: Set<Layout.Point> = []
    for (index, route) in layout.routes.enumerated() {
      if let label = route.label { labels[label.y, default: []].append(index) }
      if route.isReversed, let first = route.points.first, let last = route.points.last {
        starts.insert(last)
        ends.insert(first)
      }
    }
    return LaidOut(
      layout: layout, boxes: BoxIndex(layout, orientation: key.orientation), lines: LineIndex(layout),
      upwardStarts: starts, upwardEnds: ends,
      labels: labels, isCells: isCells, loops: loops)
  }
}

extension DiagramPicture {
  /// Makes the boxes longer where edges that were turned round meet others, so that no two share a cell of the border,
  /// which would say of both that they lead in either direction.
  private static func makeRoomForEveryPort(of graph: inout LayoutGraph, _ routes: [Layout.Route], isDown: Bool) {
    var degree = [Int](repeating: 0, count: graph.nodes.count)
    for edge in graph.edges {
      degree[edge.source] += 1
      degree[edge.target] += 1
    }
    for (edge, route) in zip(graph.edges, routes) where route.isReversed {
      for node in [edge.source, edge.target] {
        graph.nodes[node].makeRoom(for: degree[node], isDown: isDown)
      }
    }
  }
}

extension Diagram {
  /// For each node the rows that its edges take on the side where there are more, within reason.
  fileprivate var mostEdgesOnASide: [Int] {
    var sides = [(leaving: Int, entering: Int)](repeating: (0, 0), count: labels.count)
    for edge in edges {
      sides[edge.source].leaving += 1
      sides[edge.target].entering += 1
    }
    return sides.map { min(6, max($0.leaving, $0.entering)) }
  }
}

extension DiagramPicture {
  /// Makes a box longer wherever several edges lead between the same two, so that each has a port of its own there; on
  /// one port they would be one line.
  private static func makeRoomForParallelEdges(of graph: inout LayoutGraph, _ diagram: Diagram, isDown: Bool) {
    var leaving = [Int](repeating: 0, count: graph.nodes.count)
    var entering = leaving
    for edge in graph.edges {
      leaving[edge.source] += 1
      entering[edge.target] += 1
    }
    var seen: Set<Diagram.Edge> = []
    for edge in graph.edges where edge.source != edge.target {
      let isTurned = !diagram.isDirected && edge.source > edge.target
      let ends = isTurned ? (edge.target, edge.source) : (edge.source, edge.target)
      guard !seen.insert(Diagram.Edge(from: ends.0, to: ends.1)).inserted else { continue }
      // Which end lies above is not known where edges have no direction.
      let needs =
        diagram.isDirected
        ? (leaving[edge.source], entering[edge.target])
        : (leaving[ends.0] + entering[ends.0], leaving[ends.1] + entering[ends.1])
      let (node, ports) = needs.0 < needs.1 ? (ends.0, needs.0) : (ends.1, needs.1)
      graph.nodes[node].makeRoom(for: ports, isDown: isDown)
    }
  }
}

extension LayoutGraph.Node {
  /// Makes a box so long that each of some edges meets it in a cell of its own.
  fileprivate mutating func makeRoom(for ports: Int, isDown: Bool) {
    self = LayoutGraph.Node(
      width: isDown ? max(width, ports + 2) : width, height: isDown ? height : max(height, ports + 2))
  }
}

extension Diagram {
  /// For each node with edges to itself, how many.
  fileprivate var loops: [Int: Int] {
    Dictionary(edges.lazy.filter { $0.source == $0.target }.map { ($0.source, 1) }, uniquingKeysWith: +)
  }
}

/// What stands in a box for edges to itself.
func loopSign(_ count: Int) -> String { count > 1 ? "↺×\(count)" : count == 1 ? "↺" : "" }

extension Diagram.Edge {
  /// Its label on one line.
  var oneLine: String { label.split(separator: "\n").joined(separator: " ") }
}
