import Foundation
import Recording
import TorchLibrary
import Viewer

/// A scene that was found and read, and the scenes around it. A file that is refused ends the program before any screen
/// is opened.
struct Opening {
  /// The scene to begin with; nil for the picker.
  let scene: SceneReference?
  /// Its text.
  let file: SceneFile?
  /// What the picker lists.
  let scenes: [SceneReference]

  /// Finds and reads the scene that the user named.
  init(scene name: String?) throws {
    let finder = SceneFinder()
    guard let name else {
      scene = nil
      file = nil
      scenes = finder.course().map(Opening.reference)
      return
    }
    let path = try finder.path(of: name)
    let read = try SceneFile(path: path)
    if let refusal = read.refusal { throw Complaint(refusal, status: ExitStatus.failed) }
    file = read
    scene = Opening.reference(path)
    scenes = finder.companions(of: path).map(Opening.reference)
  }

  private static func reference(_ path: String) -> SceneReference {
    SceneReference(
      name: URL(fileURLWithPath: path).lastPathComponent, path: path,
      title: (try? SceneFile(path: path))?.document.title)
  }
}
