import Synchronization

/// Wakes the screen's wait for events, from any thread.
public final class Waker: Sendable {
  private let pipe: BytePipe
  private let isPending = Atomic(false)

  /// Makes a waker; nil when the process has no file descriptor left.
  init?() {
    guard let pipe = BytePipe() else { return nil }
    self.pipe = pipe
  }

  /// What becomes readable when it is used.
  var descriptor: CInt { pipe.reading }

  /// Makes the screen give a `wake` event. Several calls before it is read give one.
  public func wake() {
    if !isPending.exchange(true, ordering: .acquiringAndReleasing) { pipe.write(1) }
  }

  /// Takes the wake-up call; false when there was none.
  func take() -> Bool {
    let wasWoken = !pipe.readAll().isEmpty
    // Cleared after reading: whoever wakes from here on writes again.
    if wasWoken { isPending.store(false, ordering: .releasing) }
    return wasWoken
  }
}
