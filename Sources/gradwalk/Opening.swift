import Foundation
import GraphFiles
import Recording
import SceneLanguage
import TorchLibrary
import Viewer

/// A scene that was found and read, and the scenes around it. A file that is refused ends the program before any screen
/// is opened.
struct Opening {
  /// The scene to begin with; nil for the picker.
  let scene: SceneReference?
  /// What it holds.
  let content: Content?
  /// What the picker lists.
  let scenes: [SceneReference]
  /// What bounds its run, and that of the scenes opened after it.
  let limits: Interpreter.Limits

  /// Finds and reads the scene that the user named.
  init(scene name: String?, limits: Interpreter.Limits) throws {
    self.limits = limits
    let finder = SceneFinder()
    guard let name else {
      scene = nil
      content = nil
      scenes = finder.course().map(Opening.reference)
      return
    }
    let path = try finder.path(of: name)
    content = try Content(path: path, limits)
    scene = Opening.reference(path)
    scenes = finder.companions(of: path).map(Opening.reference)
  }

  private static func reference(_ path: String) -> SceneReference {
    SceneReference(
      name: URL(fileURLWithPath: path).lastPathComponent, path: path,
      title: StaticGraph.isGraph(path: path) ? nil : (try? SceneFile(path: path))?.document.title)
  }
}

/// What a file holds that can be opened.
enum Content {
  /// A program to walk.
  case program(SceneFile)
  /// A graph to look at.
  case graph(Diagram)

  /// Reads a file. Throws a `Complaint` where it is refused.
  init(path: String, _ limits: Interpreter.Limits) throws {
    if StaticGraph.isGraph(path: path) {
      let graph = try GraphFile(path: path).graph
      self = .graph(
        Diagram(
          labels: graph.nodes.map(\.label), ids: graph.nodes.map(\.id),
          edges: graph.edges.map { Diagram.Edge(from: $0.source, to: $0.target, label: $0.label) },
          isDirected: graph.isDirected))
      return
    }
    let file = try SceneFile(path: path, limits: limits)
    if let refusal = file.refusal { throw Complaint(refusal, status: ExitStatus.failed) }
    self = .program(file)
  }
}
