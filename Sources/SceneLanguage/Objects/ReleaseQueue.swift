import Foundation

/// Frees deep structures without recursion: beyond a certain nesting, what would be released inside a `deinit` waits
/// in a queue that the outermost release empties.
final class ReleaseQueue {
  private var depth = 0
  private var waiting: [Value] = []
  private static let deepest = 100

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      if let pointer { Unmanaged<ReleaseQueue>.fromOpaque(pointer).release() }
    }
    return key
  }()

  private static var current: ReleaseQueue {
    if let known = pthread_getspecific(key) {
      return Unmanaged<ReleaseQueue>.fromOpaque(known).takeUnretainedValue()
    }
    let queue = ReleaseQueue()
    pthread_setspecific(key, Unmanaged.passRetained(queue).toOpaque())
    return queue
  }

  /// Deinitialises the values, now or, when this happens deep inside another release, soon.
  static func release(_ values: UnsafeMutablePointer<Value>, count: Int) {
    for index in 0..<count where values[index].object != nil {
      return current.release(values, count: count)
    }
    values.deinitialize(count: count)
  }

  /// Releases the values of an array that its owner is about to lose.
  static func release(_ values: inout [Value]) {
    guard values.contains(where: { $0.object != nil }) else { return }
    let queue = current
    if queue.depth < deepest {
      queue.depth += 1
      values = []
      queue.depth -= 1
      if queue.depth == 0 { queue.drain() }
    } else {
      queue.waiting.append(contentsOf: values)
      values = []
    }
  }

  private func release(_ values: UnsafeMutablePointer<Value>, count: Int) {
    if depth < Self.deepest {
      depth += 1
      values.deinitialize(count: count)
      depth -= 1
      if depth == 0 { drain() }
    } else {
      for index in 0..<count { waiting.append((values + index).move()) }
    }
  }

  private func drain() {
    guard !waiting.isEmpty else { return }
    depth += 1
    while let value = waiting.popLast() { _ = consume value }
    depth -= 1
  }
}
