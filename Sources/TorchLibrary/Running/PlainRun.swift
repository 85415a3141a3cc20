import Foundation
import SceneLanguage
import Synchronization

/// A run without a picture: prints exactly what Python would print.
public struct PlainRun {
  private let file: SceneFile

  /// Prepares a run.
  public init(_ file: SceneFile) { self.file = file }

  /// Runs the scene to its end. Text goes to standard output, warnings and tracebacks to standard error.
  /// - Returns: The exit status that Python would have.
  public func run() -> Int32 {
    let file = file
    let status = Mutex<Int32>(0)
    withoutActuallyEscaping({ @Sendable (result: Int32) in status.withLock { $0 = result } }) { report in
      let done = DispatchSemaphore(value: 0)
      SceneThread.start {
        report(PlainRun.perform(file))
        done.signal()
      }
      done.wait()
    }
    return status.withLock { $0 }
  }

  private static func perform(_ file: SceneFile) -> Int32 {
    let output = OutputBuffer(STDOUT_FILENO)
    let errors = OutputBuffer(STDERR_FILENO)
    let interpreter = Interpreter { output.write($0) }
    interpreter.errorOutput = { text in
      output.flush()
      errors.write(text)
      errors.flush()
    }
    let runtime = TorchRuntime(interpreter: interpreter)
    defer { withExtendedLifetime(runtime) {} }
    runtime.defineModules()
    let outcome = interpreter.run(file.source)
    output.flush()
    defer { errors.flush() }
    switch outcome {
    case .finished: return 0
    case .exited(let status, let message):
      errors.write(message)
      return Int32(truncatingIfNeeded: status)
    case .failed(let failure):
      errors.write(failure.traceback)
      return failure.type == "KeyboardInterrupt" ? 130 : 1
    case .refused(let failure):
      errors.write(failure.traceback)
      return 1
    }
  }
}
