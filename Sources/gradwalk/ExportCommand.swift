import ArgumentParser
import Drawing
import GraphFiles
import GraphLayout
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
    try Export(scene: scene, at: at, format: format, theme: theme, output: output, limits: bounds.limits).run()
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
