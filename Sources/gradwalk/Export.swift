import Foundation
import GraphFiles
import SceneLanguage
import TorchLibrary
import Viewer

/// What `export` is asked for.
struct Export {
  /// A scene or a graph, as the user named it.
  var scene: String
  /// The step of the scene; nil for the last.
  var at: StepOption?
  /// The form to write.
  var format: GraphFormat
  /// The colours of a picture.
  var theme = Configuration.Theme.dark
  /// The file to write; nil for standard output.
  var output: String?
  /// What bounds the run of a scene.
  var limits = Interpreter.Limits()

  /// Writes the graph. Throws a `Complaint` where it cannot be read or written.
  func run() throws {
    let path = try SceneFinder().path(of: scene)
    let graph: StaticGraph
    if StaticGraph.isGraph(path: path) {
      if at != nil { throw Complaint("gradwalk: '\(path)' has no steps; --at is for scenes.") }
      graph = try GraphFile(path: path).graph
    } else {
      graph = try exported(SceneFile(path: path, limits: limits))
    }
    try Output(path: output).write(format.text(of: graph, theme: theme))
  }

  /// The graph of a scene at the step. A scene that ends in an exception has one too.
  private func exported(_ file: SceneFile) throws -> StaticGraph {
    if let refusal = file.refusal { throw Complaint(refusal, status: ExitStatus.failed) }
    let news = DispatchSemaphore(value: 0)
    let run = SceneRun(file, limits: limits, onPublish: { news.signal() })
    defer { run.stop() }
    let step = (at ?? .end).number
    run.advance(toStep: step)
    while run.timeline.ending == nil, run.timeline.lastStep < step { news.wait() }
    return StaticGraph(of: run.timeline.state(atStep: step), name: file.document.name)
  }
}

extension Export {
  /// Reads `export GRAPH --format FORMAT`, as scripts write it that lay out many graphs; nil for any other spelling.
  ///
  /// What the argument parser does at the first call takes a third of the time that a small graph takes in all.
  init?(arguments: [String]) {
    guard arguments.count == 4, arguments[0] == "export", arguments[2] == "--format",
      !arguments[1].isEmpty, !arguments[1].hasPrefix("-"), let format = GraphFormat(rawValue: arguments[3])
    else { return nil }
    self.init(scene: arguments[1], format: format)
  }
}
