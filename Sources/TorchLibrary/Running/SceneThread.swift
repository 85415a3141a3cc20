import Foundation
import Synchronization

/// A thread with a stack that is large enough for deep recursion in a scene.
enum SceneThread {
  /// Bytes of stack; only what is used is ever taken.
  static let stackSize = 512 << 20

  /// Runs `body` on a thread of its own.
  static func start(_ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.stackSize = stackSize
    thread.name = "scene"
    thread.start()
  }

  /// Runs `body` on a thread of its own and waits for what it gives.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
    let box = ResultBox<Result>()
    let done = DispatchSemaphore(value: 0)
    start {
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
}
