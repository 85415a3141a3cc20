import Foundation

/// Frees deep structures without recursion: beyond a certain nesting, what would be released inside a `deinit` waits
/// in a queue that the outermost release empties.
///
/// Freeing millions of values takes longer than an interruption may. What is lost while one is answered is put aside
/// therefore, and freed with the next long array after that.
final class ReleaseQueue {
  private var depth = 0
  private var waiting: [Value] = []
  private static let deepest = 100

  /// Arrays to be freed when no interruption is being answered.
  private var putOff: [[Value]] = []
  /// Arrays of other things to be freed then.
  private var putAside: [[Int]] = []
  /// When the last interruption has been answered, at the latest.
  private var answered: ContinuousClock.Instant?
  /// From so many values on, freeing an array takes noticeable time.
  private static let long = 1 << 16
  /// So many values are freed between two looks at the interruption.
  private static let stretch = 1 << 14

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

  /// Lets long arrays wait for a tenth of a second, in which an interruption is answered.
  static func hurry() { current.answered = .now + .milliseconds(100) }

  /// Keeps large arrays until an interruption that is being answered has been.
  static func putAside(_ arrays: [[Int]]) {
    let queue = current
    if let answered = queue.answered, ContinuousClock.now < answered { queue.putAside += arrays }
  }

  /// Releases the values of an array that its owner is about to lose: from the last one on, as CPython does with lists
  /// and tuples, or from the first one, as with sets and queues. Of long arrays the last go first.
  static func release(_ values: inout [Value], fromFirst: Bool = false) {
    if values.count >= long { return current.releaseLong(&values) }
    guard values.contains(where: { $0.object != nil }) else { return }
    let queue = current
    if queue.depth < deepest {
      queue.depth += 1
      if !fromFirst, isOnlyOwner(of: &values) {
        while !values.isEmpty { values.removeLast() }
      }
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

  /// Releases many values, unless there is an interruption to be answered first.
  private func releaseLong(_ values: inout [Value]) {
    putOff.append(values)
    values = []
    if depth == 0 { drain() }
  }

  /// Whether nobody else has the array's memory: an array is one reference to it.
  private static func isOnlyOwner(of values: inout [Value]) -> Bool {
    withUnsafeMutableBytes(of: &values) { isKnownUniquelyReferenced(&$0.assumingMemoryBound(to: AnyObject.self)[0]) }
  }

  private func drain() {
    while !waiting.isEmpty || !putOff.isEmpty {
      depth += 1
      defer { depth -= 1 }
      while let value = waiting.popLast() { _ = consume value }
      if !putOff.isEmpty, !freesLast() { return }
    }
  }

  /// Frees the array that was put aside last; false when an interruption comes first.
  private func freesLast() -> Bool {
    if let answered {
      if ContinuousClock.now < answered { return false }
      self.answered = nil
      putAside = []
    }
    // Another owner keeps the values; removing one would copy the others first.
    guard var last = putOff.popLast(), Self.isOnlyOwner(of: &last) else { return true }
    let interruption = Interpreter.current?.machine.interruption
    while !last.isEmpty {
      if interruption?.isRequested == true {
        putOff.append(last)
        return false
      }
      for _ in 0..<min(Self.stretch, last.count) { last.removeLast() }
    }
    return true
  }
}
