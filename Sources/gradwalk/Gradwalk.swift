import ArgumentParser
import Foundation
import TorchLibrary

/// The command line: reads the arguments, runs a command, and turns what went wrong into a message and an exit status.
@main
struct Gradwalk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradwalk",
    abstract: "Step through PyTorch autograd in your terminal, forward and back in time.",
    discussion: """
      A scene is a plain PyTorch script (.py) or a notebook (.ipynb). The same file runs under real PyTorch and prints \
      the same there.
      """,
    version: "0.1.0",
    subcommands: [OpenCommand.self, RunCommand.self, SnapshotCommand.self, ExportCommand.self],
    defaultSubcommand: OpenCommand.self)

  static func main() {
    do {
      if let export = Export(arguments: Array(CommandLine.arguments.dropFirst())) {
        try export.run()
        return
      }
      var command = try parseAsRoot()
      try command.run()
    } catch let complaint as Complaint {
      leave(saying: complaint.message, status: complaint.status)
    } catch let error as SceneFileError {
      leave(saying: error.description, status: ExitStatus.usage)
    } catch {
      let isWrongUsage = exitCode(for: error) == .validationFailure
      let message = fullMessage(for: error)
      if isWrongUsage { leave(saying: message, status: ExitStatus.usage) }
      if !message.isEmpty { print(message) }
      Foundation.exit(exitCode(for: error).rawValue)
    }
  }

  private static func leave(saying message: String, status: Int32) -> Never {
    if !message.isEmpty { FileHandle.standardError.write(Data((message + "\n").utf8)) }
    Foundation.exit(status)
  }
}
