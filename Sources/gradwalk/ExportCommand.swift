import ArgumentParser
import Drawing
import Foundation
import GraphFiles
import GraphLayout
import TorchLibrary
import Viewer

/// `gradwalk export`: the graph of a scene at a step, or a graph file, in another form.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a graph as DOT, Mermaid, SVG, JSON or Graphviz's plain format.",
    discussion: """
      Of a scene, the graph as it stands at a step; of a .dot or .json file, all of it. svg and plain hold a layout: \
      plain is what `dot -Tplain` writes.
      """)

  @Argument(help: "A scene, or a graph: a .dot, .gv or .json file.")
  var scene: String

  @Option(help: "The step of the scene; 'end', the last, unless told otherwise.")
  var at: StepOption?

  @Option(help: "dot, mermaid, svg, json or plain.")
  var format: GraphFormat

  @Option(help: "dark or light, for svg.")
  var theme: Configuration.Theme = .dark

  @Option(name: .shortAndLong, help: "A file to write instead of standard output.")
  var output: String?

  @OptionGroup(title: "Limits")
  var bounds: LimitOptions

  func run() throws {
    let path = try SceneFinder().path(of: scene)
    let graph: StaticGraph
    if StaticGraph.isGraph(path: path) {
      if at != nil { throw Complaint("gradwalk: '\(path)' has no steps; --at is for scenes.") }
      graph = try GraphFile(path: path).graph
    } else {
      graph = try exported(SceneFile(path: path, limits: bounds.limits))
    }
    try Output(path: output).write(format.text(of: graph, theme: theme))
  }

  /// The graph of a scene at the step. A scene that ends in an exception has one too.
  private func exported(_ file: SceneFile) throws -> StaticGraph {
    if let refusal = file.refusal { throw Complaint(refusal, status: ExitStatus.failed) }
    let news = DispatchSemaphore(value: 0)
    let run = SceneRun(file, limits: bounds.limits, onPublish: { news.signal() })
    defer { run.stop() }
    let step = (at ?? .end).number
    run.advance(toStep: step)
    while run.timeline.ending == nil, run.timeline.lastStep < step { news.wait() }
    return StaticGraph(of: run.timeline.state(atStep: step), name: file.document.name)
  }
}

/// `--format` of `export`.
enum GraphFormat: String, ExpressibleByArgument, CaseIterable {
  case dot, mermaid, svg, json, plain

  /// The graph in this form.
  func text(of graph: StaticGraph, theme: Configuration.Theme) -> String {
    switch self {
    case .dot: graph.dot
    case .mermaid: graph.mermaid
    case .json: graph.json
    case .svg: graph.svg(layout(of: graph), isLight: theme == .light)
    case .plain: graph.plain(layout(of: graph))
    }
  }

  private func layout(of graph: StaticGraph) -> Layout {
    layeredLayout(of: graph.layoutGraph(width: { TextWidth.columns(of: $0) }))
  }
}
