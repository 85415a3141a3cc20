import Drawing
import Foundation
import GraphFiles
import GraphLayout
import Testing

@testable import Viewer

/// A graph file as a whole drawing, however large, and what a reader makes of it.
struct DrawnGraph {
  let diagram: Diagram
  let picture: DiagramPicture
  private var model: Model

  init(
    _ diagram: Diagram, detail: Detail, characters: Configuration.Characters = .unicode,
    orientation: LayoutOptions.Orientation = .topDown
  ) {
    self.diagram = diagram
    let key = DiagramKey(run: 0, width: 98, height: 26, detail: detail, orientation: orientation)
    picture = DiagramPicture(DiagramRequest(key: key, diagram: diagram))
    var configuration = Configuration()
    configuration.characters = characters
    model = Model(
      scene: nil, scenes: [], timeline: nil, size: Size(width: 100, height: 30), configuration: configuration)
    model.orientation = orientation
  }

  /// All of it.
  var canvas: Canvas {
    let size: Size =
      switch picture.form {
      case .layout(let laidOut): Size(width: laidOut.layout.width, height: laidOut.layout.height)
      case .rail(let rail): Size(width: 4 * rail.columnCount + 80, height: rail.order.count)
      }
    let palette = Palette(model.configuration)
    var canvas = Canvas(size: size)
    DiagramPainter(model: model, diagram: diagram, picture: picture, area: canvas.bounds, palette: palette)
      .draw(on: &canvas)
    return model.configuration.characters == .ascii ? canvas.asciiForm() : canvas
  }

  /// Expects that the boxes are read where the layout has them, with their labels, and exactly the edges of the graph.
  func expectReadable(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let canvas = canvas
    let problems =
      switch picture.form {
      case .layout(let laidOut): faults(of: laidOut, on: canvas, leadsRight: model.orientation == .leftRight)
      case .rail(let rail): faults(of: rail, on: canvas)
      }
    let picture = problems.isEmpty || canvas.size.width > 200 ? "" : "\n" + canvas.plainText
    #expect(problems.isEmpty, "\(name): \(problems.prefix(5))\(picture)", sourceLocation: sourceLocation)
  }

  private func faults(of rail: Rail, on canvas: Canvas) -> [String] {
    var problems: [String] = []
    var edges: [BoxReader.Edge: Int] = [:]
    for ends in RailReader(canvas).edges {
      guard ends.allSatisfy(rail.order.indices.contains) else {
        problems.append("a lane from nowhere at row \(ends[1])")
        continue
      }
      edges[edge(rail.order[ends[0]], rail.order[ends[1]]), default: 0] += 1
    }
    return problems + differences(from: edges)
  }

  /// An edge; where edges have no direction, from the first node to the second.
  private func edge(_ source: Int, _ target: Int) -> BoxReader.Edge {
    let isTurned = !diagram.isDirected && source > target
    return BoxReader.Edge(source: isTurned ? target : source, target: isTurned ? source : target)
  }

  /// Where edges that were read are not those of the graph, in number or at all.
  private func differences(from edges: [BoxReader.Edge: Int]) -> [String] {
    var expected: [BoxReader.Edge: Int] = [:]
    for edge in diagram.edges where edge.source != edge.target {
      expected[self.edge(edge.source, edge.target), default: 0] += 1
    }
    return Set(edges.keys).union(expected.keys).filter { edges[$0] != expected[$0] }.map { edge in
      "\(edge.source) to \(edge.target) is read \(edges[edge] ?? 0) times instead of \(expected[edge] ?? 0)"
    }
  }

  private func faults(of laidOut: DiagramPicture.LaidOut, on canvas: Canvas, leadsRight: Bool) -> [String] {
    // Single cells leave no room for arrows.
    let hasArrows = diagram.isDirected && !laidOut.isCells
    var reader = BoxReader(canvas, leadsRight: leadsRight, marks: laidOut.isCells ? ["●", "↺"] : [])
    let read = reader.edges(hasArrows ? .arrows : .none)
    var problems = reader.faults
    let places = Dictionary(
      laidOut.layout.boxes.enumerated().map { ($1.area, $0) }, uniquingKeysWith: { first, _ in first })
    let nodes = reader.boxes.map { places[$0.area] ?? -1 }
    if Set(nodes) != Set(diagram.labels.indices) || nodes.count != diagram.labels.count {
      problems.append("\(nodes.count) boxes for \(diagram.labels.count)")
    }
    var edges: [BoxReader.Edge: Int] = [:]
    for (edge, count) in read {
      let (source, target) = (nodes[edge.source], nodes[edge.target])
      edges[self.edge(source, target), default: 0] += count
    }
    problems += differences(from: edges)
    let loops = Dictionary(
      diagram.edges.filter { $0.source == $0.target }.map { ($0.source, 1) }, uniquingKeysWith: +)
    for (box, node) in zip(reader.boxes, nodes) where node >= 0 && !laidOut.isCells {
      problems += faults(ofLabel: node, in: box, canvas, loops: loops[node] ?? 0)
    }
    return problems
  }

  /// A label is whole, or ends in an ellipsis.
  private func faults(ofLabel node: Int, in box: BoxReader.Box, _ canvas: Canvas, loops: Int) -> [String] {
    let ellipsis = canvas.isASCII ? "~" : "…"
    var found: [String] = []
    for (row, line) in diagram.labels[node].split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let cells = ((box.left + 1)..<box.right).map { canvas[$0, box.top + 1 + row].text }
      var text = cells.joined().trimmingCharacters(in: .whitespaces)
      if row == 0, loops > 0 {
        guard let sign = text.firstMatch(of: #/[↺@](?:[×x](\d+))?$/#), (sign.1.flatMap { Int($0) } ?? 1) == loops else {
          found.append("'\(text)' for \(loops) loops")
          continue
        }
        text = text[..<sign.range.lowerBound].trimmingCharacters(in: .whitespaces)
      }
      let wanted = line.trimmingCharacters(in: .whitespaces)
      let isCut = text.hasSuffix(ellipsis) && wanted.hasPrefix(text.dropLast())
      if text != wanted, !isCut { found.append("'\(text)' for '\(wanted)'") }
    }
    return found
  }
}

/// The graphs that real PyTorch made.
enum Networks {
  static let names = ["tiny", "mlp3", "resnet18", "gpt2l", "lstm20", "gpt12l", "micro_1k", "rand_1k"]

  static func diagram(_ name: String) throws -> Diagram {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "GraphLayoutTests/Corpus/\(name).json")
    let graph = try StaticGraph(file: [UInt8](Data(contentsOf: url)), path: url.path)
    return Diagram(
      labels: graph.nodes.map(\.label), ids: graph.nodes.map(\.id),
      edges: graph.edges.map { Diagram.Edge(from: $0.source, to: $0.target, label: $0.label) },
      isDirected: graph.isDirected)
  }
}
