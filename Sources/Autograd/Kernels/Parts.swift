import CKernels

extension Session {
  /// Runs a long loop in parts: on several cores where it is long enough, and no further once the user interrupts.
  ///
  /// - Parameters:
  ///   - count: the number of rounds, which do not depend on each other.
  ///   - grain: the rounds that are worth a thread; sixteen times as many must take well under a tenth of a second.
  ///   - body: runs the rounds from the first to before the last, on any thread. It must not matter where it is split.
  /// - Throws: `KeyboardInterrupt`.
  @inline(__always)
  func inParts(_ count: Int, grain: Int = 1 << 16, _ body: (Int, Int) -> Void) throws {
    if count <= grain { return body(0, count) }
    try shareParts(count, grain, body)
  }

  private func shareParts(_ count: Int, _ grain: Int, _ body: (Int, Int) -> Void) throws {
    try withoutActuallyEscaping(body) { body in
      for start in stride(from: 0, to: count, by: 16 * grain) {
        try checkInterrupt()
        withUnsafePointer(to: LoopPart(start: start, body: body)) { part in
          gw_share(
            min(16 * grain, count - start), grain,
            { context, from, to in
              guard let part = context?.assumingMemoryBound(to: LoopPart.self).pointee else { return }
              part.body(part.start + from, part.start + to)
            }, UnsafeMutableRawPointer(mutating: part))
        }
      }
    }
  }

  /// Runs `body` for every number below a count, in order, and no further once the user interrupts.
  ///
  /// - Parameter weight: how many elements one round works on.
  /// - Throws: `KeyboardInterrupt`, and what `body` throws.
  @inline(__always)
  func forEach(below count: Int, weight: Int = 1, _ body: (Int) throws -> Void) throws {
    let stretch = max(1, Session.stretch / max(1, weight))
    var start = 0
    while start < count {
      let end = min(count, start &+ stretch)
      for i in start..<end { try body(i) }
      if end &- start == stretch { try checkInterrupt() }
      start = end
    }
  }

  /// How many elements a loop works on before it asks whether it is interrupted: about a millisecond's worth.
  static let stretch = 1 << 15

  /// Throws a `KeyboardInterrupt` where the user asked for one.
  func checkInterrupt() throws {
    if isCancelled() { throw TorchError(exception: "KeyboardInterrupt", message: "") }
  }
}

/// What the threads of a shared loop run.
private struct LoopPart {
  let start: Int
  let body: (Int, Int) -> Void
}
