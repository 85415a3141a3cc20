import Foundation
import SceneLanguage
import Synchronization

/// A run without a picture: prints exactly what Python would print.
public struct PlainRun: Sendable {
  private let file: SceneFile

  /// Prepares a run.
  public init(_ file: SceneFile) { self.file = file }

  /// Runs the scene to its end. Text goes to standard output, warnings and tracebacks to standard error.
  /// - Returns: The exit status that Python would have.
  public func run() -> Int32 {
    onSceneThread {
      let output = OutputBuffer(STDOUT_FILENO)
      let errors = OutputBuffer(STDERR_FILENO)
      let status = PlainRun.perform(file) {
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
    onSceneThread {
      var (output, errors) = ("", "")
      let status = PlainRun.perform(file) {
        output += $0
      } onError: {
        errors += $0
      }
      return (status, output, errors)
    }
  }

  /// Runs `body` on a thread with a large stack and waits for it.
  private func onSceneThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
    let box = ResultBox<Result>()
    let done = DispatchSemaphore(value: 0)
    SceneThread.start {
      box.value.withLock { $0 = body() }
      done.signal()
    }
    done.wait()
    guard let value = box.value.withLock({ $0 }) else { preconditionFailure("the scene's thread gave no result") }
    return value
  }

  private final class ResultBox<Result: Sendable>: Sendable {
    let value = Mutex<Result?>(nil)
  }

  private static func perform(
    _ file: SceneFile, output: @escaping (String) -> Void, onError: @escaping (String) -> Void
  ) -> Int32 {
    let interpreter = Interpreter(output: output)
    interpreter.errorOutput = onError
    let runtime = TorchRuntime(interpreter: interpreter)
    defer { withExtendedLifetime(runtime) {} }
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
