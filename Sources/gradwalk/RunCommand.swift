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

  @OptionGroup(title: "Limits")
  var bounds: LimitOptions

  func run() throws {
    let path = try SceneFinder().path(of: scene)
    let run = PlainRun(try SceneFile(path: path, limits: bounds.limits), limits: bounds.limits)
    let source = interrupting(run)
    defer { source.cancel() }
    let status = run.run()
    if status != ExitStatus.fine { throw ExitCode(status) }
  }

  /// Lets Ctrl-C raise KeyboardInterrupt in the scene, as Python does.
  private func interrupting(_ run: PlainRun) -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))
    source.setEventHandler { run.interrupt() }
    source.activate()
    return source
  }
}
