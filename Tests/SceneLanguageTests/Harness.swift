import Foundation
import SceneLanguage

/// What a program printed and how it ended.
struct Run {
  var output = ""
  var errors = ""
  var outcome = Interpreter.Outcome.finished

  /// Standard error as Python's: warnings, then the traceback.
  var errorText: String {
    switch outcome {
    case .finished: errors
    case .exited(_, let message): errors + message
    case .failed(let failure), .refused(let failure): errors + failure.traceback
    }
  }
}

/// Runs a program on a thread with room for deep recursion.
func run(
  _ text: String, fileName: String = "scene.py", observer: (any ExecutionObserver & Sendable)? = nil,
  interruption: Interruption = Interruption(), prepare: @escaping @Sendable (Interpreter) -> Void = { _ in }
) -> Run {
  run(SceneSource(text: text, fileName: fileName), observer: observer, interruption: interruption, prepare: prepare)
}

/// Runs a program of one or more cells.
func run(
  _ source: SceneSource, observer: (any ExecutionObserver & Sendable)? = nil,
  interruption: Interruption = Interruption(), prepare: @escaping @Sendable (Interpreter) -> Void = { _ in }
) -> Run {
  let result = Box()
  let finished = DispatchSemaphore(value: 0)
  let thread = Thread {
    var run = Run()
    do {
      let interpreter = Interpreter(interruption: interruption) { result.output += $0 }
      interpreter.errorOutput = { result.errors += $0 }
      interpreter.observer = observer
      prepare(interpreter)
      run.outcome = interpreter.run(source)
    }
    run.output = result.output
    run.errors = result.errors
    result.run = run
    finished.signal()
  }
  thread.stackSize = 256 << 20
  thread.start()
  finished.wait()
  return result.run
}

/// Written by one thread before another reads it.
private final class Box: @unchecked Sendable {
  var run = Run()
  var output = ""
  var errors = ""
}
