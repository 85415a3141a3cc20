import Foundation

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
}
