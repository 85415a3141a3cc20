import Foundation
import SceneLanguage
import Synchronization

/// A run without a picture: prints exactly what Python would print.
public struct PlainRun: Sendable {
  private let file: SceneFile
  private let limits: Interpreter.Limits
  private let interruption = Interruption()
  private let abandonment = Abandonment()

  /// How long a scene may take to notice that it is interrupted, in seconds: native code of a library may not look.
  static let patience = 0.045

  /// What ends a run that does not notice.
  private final class Abandonment: Sendable {
    let action = Mutex<(@Sendable () -> Void)?>(nil)
  }

  /// Prepares a run.
  public init(_ file: SceneFile, limits: Interpreter.Limits = Interpreter.Limits()) {
    self.file = file
    self.limits = limits
  }

  /// Raises KeyboardInterrupt in the scene; one that is deep in native code is left there, and the process ends as if it
  /// had been raised. Any thread may call it.
  public func interrupt() {
    interruption.request()
    DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: .now() + PlainRun.patience) {
      guard interruption.isRequested else { return }
      abandonment.action.withLock { $0?() }
    }
  }

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
      } onStart: { interpreter in
        interpreter.flushOutput = { output.flush() }
        // The process is about to end, which frees what the scene made faster than going through it.
        _ = Unmanaged.passRetained(interpreter)
        // The scene's thread is in native code then, and neither prints nor changes its frames.
        nonisolated(unsafe) let (interpreter, output, errors) = (interpreter, output, errors)
        abandonment.action.withLock {
          $0 = {
            output.flush()
            errors.write(interpreter.interruptedTraceback)
            errors.flush()
            _exit(130)
          }
        }
      }
      abandonment.action.withLock { $0 = nil }
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

  private func perform(
    output: @escaping (String) -> Void, onError: @escaping (String) -> Void,
    onStart: (Interpreter) -> Void = { _ in }
  ) -> Int32 {
    let interpreter = Interpreter(limits: limits, interruption: interruption, output: output)
    interpreter.errorOutput = onError
    let runtime = TorchRuntime(interpreter: interpreter)
    defer { withExtendedLifetime(runtime) {} }
    let watch = RunWatch(limits, interruption, runtime.session.activity)
    defer { watch.end() }
    runtime.defineModules()
    onStart(interpreter)
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
