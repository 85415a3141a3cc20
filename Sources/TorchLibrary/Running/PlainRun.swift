import Foundation
import SceneLanguage

/// A run without a picture: prints exactly what Python would print.
public struct PlainRun: Sendable {
  private let file: SceneFile
  private let limits: Interpreter.Limits
  private let interruption = Interruption()

  /// Prepares a run.
  public init(_ file: SceneFile, limits: Interpreter.Limits = Interpreter.Limits()) {
    self.file = file
    self.limits = limits
  }

  /// Raises KeyboardInterrupt in the scene. Any thread may call it.
  public func interrupt() { interruption.request() }

  /// Runs the scene to its end. Text goes to standard output, warnings and tracebacks to standard error.
  /// - Returns: The exit status that Python would have.
  public func run() -> Int32 {
    SceneThread.run {
      let output = OutputBuffer(STDOUT_FILENO)
      let errors = OutputBuffer(STDERR_FILENO)
      let status = perform {
        output.write($0)
      } onError: { text in
        output.flush()
        errors.write(text)
        errors.flush()
      }
      output.flush()
      return status
    }
  }

  /// Runs the scene to its end and keeps its text.
  func captured() -> (status: Int32, output: String, errors: String) {
    SceneThread.run {
      var (output, errors) = ("", "")
      let status = perform {
        output += $0
      } onError: {
        errors += $0
      }
      return (status, output, errors)
    }
  }

  private func perform(output: @escaping (String) -> Void, onError: @escaping (String) -> Void) -> Int32 {
    let interpreter = Interpreter(limits: limits, interruption: interruption, output: output)
    interpreter.errorOutput = onError
    let runtime = TorchRuntime(interpreter: interpreter)
    defer { withExtendedLifetime(runtime) {} }
    let watch = RunWatch(limits, interruption, runtime.session.activity)
    defer { watch.end() }
    runtime.defineModules()
    switch interpreter.run(file.source) {
    case .finished: return 0
    case .exited(let status, let message):
      onError(message)
      return Int32(truncatingIfNeeded: status)
    case .failed(let failure):
      onError(failure.traceback)
      return failure.type == "KeyboardInterrupt" ? 130 : 1
    case .refused(let failure):
      onError(failure.traceback)
      return 1
    }
  }
}
