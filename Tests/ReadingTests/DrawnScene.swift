import Drawing
import Foundation
import GraphLayout
import Recording
import TorchLibrary

@testable import Viewer

/// A scene that was run to its end and is walked through, with its picture painted whole, however large.
struct DrawnScene {
  private(set) var model: Model
  private let recorded: RecordedGraph

  /// Opens what a program did, as a screen shows it.
  init(_ timeline: Timeline, _ recorded: RecordedGraph, name: String, _ look: Look) {
    self.recorded = recorded
    var configuration = Configuration()
    configuration.characters = look.isASCII ? .ascii : .unicode
    model = Model(
      scene: SceneReference(name: name, path: name), scenes: [], timeline: timeline,
      size: Size(width: look.width, height: look.height), configuration: configuration)
    model.detail = look.detail
    if look.isFolded { model.folds = .everything(true) }
    if look.leadsRight { model.orientation = .leftRight }
    settle(model.start())
  }

  /// The number of the last step.
  var lastStep: Int { model.timeline?.lastStep ?? 0 }

  mutating func go(to step: Int) { settle(model.update(.goTo(step: step))) }

  mutating func press(_ key: Key) { settle(model.update(.key(key))) }

  private mutating func settle(_ effects: [Effect]) {
    var open = effects
    while !open.isEmpty {
      if case .layOut(let request) = open.removeFirst() { open += model.update(perform(layout: request)) }
    }
  }

  /// Where each box stands that is drawn at the step: its cells, or its row and column in a rail.
  var places: [BoxID: Rectangle] {
    guard let picture = model.picture else { return [:] }
    let places = picture.boxes.indices.map { index in
      picture.rail.map { Rectangle(x: $0.column[index], y: index, width: 1, height: 1) }
        ?? picture.layout.boxes[index].area
    }
    return Dictionary(uniqueKeysWithValues: zip(picture.boxes, places))
  }

  /// The whole picture of the step.
  func canvas(of picture: StagePicture) -> Canvas {
    let viewpoint = Viewpoint(model, size: model.size)
    var canvas: Canvas
    if let rail = picture.rail {
      canvas = Canvas(size: Size(width: 4 * rail.columnCount + 100, height: picture.boxes.count + 1))
      RailPainter(viewpoint: viewpoint, picture: picture, area: canvas.bounds).draw(on: &canvas)
    } else {
      canvas = Canvas(size: Size(width: picture.layout.width, height: picture.layout.height))
      viewpoint.drawBoxes(of: picture, in: canvas.bounds, on: &canvas)
    }
    return model.configuration.characters == .ascii ? canvas.asciiForm() : canvas
  }

  /// What a reader of the step's picture gets wrong.
  func faults() -> [String] {
    guard let picture = model.picture, !picture.boxes.isEmpty else { return [] }
    let canvas = canvas(of: picture)
    let faults = picture.isRail ? self.faults(ofRail: picture, canvas) : self.faults(ofBoxes: picture, canvas)
    return faults.isEmpty ? [] : faults + ["\n" + canvas.plainText]
  }

  /// The edges of what was recorded, and what should be drawn and is not.
  private func expected(_ picture: StagePicture) -> (edges: [BoxReader.Edge: Int], faults: [String]) {
    let stage = model.outline.value.stage(ofStep: model.step)
    let shown = stage.firstEvent..<(model.pictureKey?.endEvent ?? 0)
    let happened = stage.firstEvent..<(model.timeline?.events(ofStep: model.step).upperBound ?? 0)
    var faults: [String] = []
    for (box, event) in recorded.birth where happened ~= event && picture.indices[box] == nil {
      faults.append("\(box) is there and not drawn")
    }
    for (box, sources) in recorded.differentiable where recorded.birth[box].map({ happened ~= $0 }) ?? false {
      for source in sources where picture.indices[source] == nil {
        faults.append("\(source) is not drawn, whose gradient comes from \(box)")
      }
    }
    var edges: [BoxReader.Edge: Int] = [:]
    for (ends, count) in recorded.edges(among: Set(picture.indices.keys), seedsIn: shown) {
      guard let source = picture.indices[ends[0]], let target = picture.indices[ends[1]], source != target else {
        continue
      }
      // Whatever leads to or from a fold is one edge.
      let isPlain = picture.folds[picture.boxes[source]] == nil && picture.folds[picture.boxes[target]] == nil
      let edge = BoxReader.Edge(source: source, target: target)
      edges[edge] = isPlain ? edges[edge, default: 0] + count : 1
    }
    return (edges, faults)
  }

  private func differences(_ read: [BoxReader.Edge: Int], _ expected: [BoxReader.Edge: Int]) -> [String] {
    Set(read.keys).union(expected.keys).filter { read[$0] != expected[$0] }.map {
      "\($0.source) to \($0.target) is read \(read[$0] ?? 0) times instead of \(expected[$0] ?? 0)"
    }
  }

  private func faults(ofRail picture: StagePicture, _ canvas: Canvas) -> [String] {
    let heading = canvas[0, 0].text == " " && canvas.size.height > 3 ? 1 : 0
    var read: [BoxReader.Edge: Int] = [:]
    for ends in RailReader(canvas, from: heading, marker: ["●", "○", "◉", "▲", "·", "┆"]).edges {
      read[BoxReader.Edge(source: ends[0], target: ends[1]), default: 0] += 1
    }
    let expected = expected(picture)
    return expected.faults + differences(read, expected.edges)
  }

  private func faults(ofBoxes picture: StagePicture, _ canvas: Canvas) -> [String] {
    var reader = BoxReader(canvas, leadsRight: model.orientation == .leftRight)
    let edges = reader.edges(.gradients)
    var problems = reader.faults
    let places = Dictionary(
      picture.layout.boxes.enumerated().map { ($1.area, $0) }, uniquingKeysWith: { first, _ in first })
    let boxes = reader.boxes.map { places[$0.area] ?? -1 }
    if Set(boxes) != Set(picture.boxes.indices) || boxes.count != picture.boxes.count {
      problems.append("\(boxes.count) boxes for \(picture.boxes.count)")
    }
    var read: [BoxReader.Edge: Int] = [:]
    for (edge, count) in edges {
      read[BoxReader.Edge(source: boxes[edge.source], target: boxes[edge.target]), default: 0] += count
    }
    let expected = expected(picture)
    problems += expected.faults + differences(read, expected.edges)
    for (box, index) in zip(reader.boxes, boxes) where index >= 0 {
      problems += textFaults(in: box, index, picture, canvas)
    }
    return problems
  }

  /// Whether another text runs into `round 1` of a fold; `rounds` is one of its own.
  private func hasTextBeforeRound(_ row: String) -> Bool {
    row.components(separatedBy: "round ").dropLast().contains {
      !($0.isEmpty || $0.hasSuffix(" ") || $0.hasSuffix("s"))
    }
  }

  /// A name is whole or ends in an ellipsis, and no text touches the sides of its box.
  private func textFaults(
    in box: BoxReader.Box, _ index: Int, _ picture: StagePicture, _ canvas: Canvas
  ) -> [String] {
    var found: [String] = []
    for y in (box.top + 1)..<box.bottom where box.right - box.left > 2 {
      for x in [box.left + 1, box.right - 1] where canvas[x, y].text != " " {
        found.append("text at the side of a box, at \(x),\(y)")
      }
    }
    let rows = (box.top...box.bottom).map { y in ((box.left + 1)..<box.right).map { canvas[$0, y].text }.joined() }
    if rows.contains(where: hasTextBeforeRound) { found.append("two texts run into each other") }
    let viewpoint = Viewpoint(model, size: model.size)
    let maker = FaceMaker(state: model.state, happening: viewpoint.happening, homes: model.outline.value.homes)
    guard let face = picture.face(index, maker) else { return ["nothing to say at \(picture.boxes[index])"] }
    let text = rows.joined(separator: " ")
    // A text that is cut off shows how far it goes.
    func isCut(_ whole: String, in text: String) -> Bool {
      (0..<whole.count).contains { text.contains(whole.prefix($0) + "…") }
    }
    func expect(_ whole: String, in text: String) {
      if !whole.isEmpty, !text.contains(whole), !isCut(whole, in: text) {
        found.append("'\(whole)' is not in '\(text)'")
      }
    }
    guard !canvas.isASCII else { return found }
    expect(face.title, in: rows[0])
    expect(face.status, in: rows[rows.count - 1])
    expect(face.value?.preview(columns: 1000) ?? "", in: text)
    var isSaid = true
    for tag in face.tags where isSaid && tag != "requires_grad" && !text.contains(tag) {
      isSaid = false
      expect(tag, in: text)
    }
    return found
  }
}

/// The programs of the project, run once each.
enum Scenes {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The course.
  static let course = files(in: "scenes")
  /// The programs whose output is compared with PyTorch's.
  static let conformance: [String] = {
    let folders =
      (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Tests/Conformance").path)) ?? []
    return folders.sorted().flatMap { files(in: "Tests/Conformance/\($0)") }
  }()

  private static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
    return names.filter { $0.hasSuffix(".py") || $0.hasSuffix(".ipynb") }.sorted().map { "\(folder)/\($0)" }
  }

  /// More events than this are not recorded.
  private static let mostEvents = 60_000

  /// What a program does, recorded to its end or as far as is recorded here; nil where it is refused.
  static func timeline(_ path: String) throws -> Timeline? {
    let file = try SceneFile(path: root.appending(path: path).path)
    guard file.refusal == nil else { return nil }
    let news = DispatchSemaphore(value: 0)
    let run = SceneRun(file, onPublish: { news.signal() })
    while run.timeline.ending == nil, run.timeline.eventCount < mostEvents {
      run.advance(toStep: run.timeline.lastStep + 1000)
      _ = news.wait(timeout: .now() + 1)
    }
    let timeline = run.timeline
    run.stop()
    return timeline
  }
}
