import ArgumentParser
import Drawing
import Foundation
import Viewer

/// `gradwalk [SCENE]`: the viewer. Without a terminal it prints the first frame.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the viewer (what gradwalk does without a command).")

  @Argument(
    help:
      "A scene: a .py or .ipynb file, a .dot or .json graph, or the name of one that comes with gradwalk. None: a picker."
  )
  var scene: String?

  @Option(help: "The step to open at; 'end' is the last.")
  var at: StepOption?

  @Option(help: "dark or light; without it, what the terminal says, else dark.")
  var theme: Configuration.Theme?

  @Flag(help: "Draw with ASCII alone.")
  var ascii = false

  @OptionGroup(title: "Limits")
  var bounds: LimitOptions

  func run() throws {
    let opening = try Opening(scene: scene, limits: bounds.limits)
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      try HeadlessFrame(opening: opening, at: at, theme: theme ?? .dark, ascii: ascii).print(as: .text)
      return
    }
    let status = try TerminalWalk(opening: opening, at: at, theme: theme, ascii: ascii).run()
    if status != ExitStatus.fine { throw ExitCode(status) }
  }
}

/// `--at`: a number, or `end`.
enum StepOption: ExpressibleByArgument {
  case step(Int)
  case end

  init?(argument: String) {
    if argument == "end" {
      self = .end
    } else if let step = Int(argument), step >= 0 {
      self = .step(step)
    } else {
      return nil
    }
  }

  /// The number of the step; past every end for `end`.
  var number: Int {
    switch self {
    case .step(let number): number
    case .end: Int.max
    }
  }
}

extension Configuration.Theme: ExpressibleByArgument {}
