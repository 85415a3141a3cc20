import ArgumentParser
import Foundation
import TorchLibrary

/// `gradwalk run SCENE`: what Python would print, and nothing else.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Print exactly what Python would print.",
    discussion: "Exits 1, with Python's traceback on standard error, when the scene ends in an exception.")

  @Argument(help: "A scene: a .py or .ipynb file, or the name of one that comes with gradwalk.")
  var scene: String

  func run() throws {
    let path = try SceneFinder().path(of: scene)
    let status = PlainRun(try SceneFile(path: path)).run()
    if status != ExitStatus.fine { throw ExitCode(status) }
  }
}
