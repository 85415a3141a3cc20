import Synchronization

/// A request, from any thread, that a running program stop: it raises an exception at the next call or loop round.
public final class Interruption: Sendable {
  /// Why a program is to stop.
  public enum Reason: Sendable, Equatable {
    /// Somebody asked for it: KeyboardInterrupt.
    case user
    /// Nothing has happened for so many seconds: KeyboardInterrupt.
    case idle(seconds: Int)
    /// The program takes more memory than so many bytes: MemoryError.
    case memory(bytes: Int)
  }

  private let flag = Atomic<Bool>(false)
  private let reason = Mutex(Reason.user)
  private let events = Atomic<Int>(0)

  /// Makes a request that nobody has made yet.
  public init() {}

  /// Asks the program to stop.
  public func request(_ reason: Reason = .user) {
    self.reason.withLock { $0 = reason }
    flag.store(true, ordering: .relaxed)
  }

  /// Whether it was asked to stop. Long-running native code polls this.
  public var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// How often something has happened in the program, for whoever watches that it goes on.
  public var eventCount: Int { events.load(ordering: .relaxed) }

  /// Counts an event. Only the program's own thread does, so that no addition is lost.
  func noteEvent() { events.store(events.load(ordering: .relaxed) &+ 1, ordering: .relaxed) }

  /// Takes the request back, as raising its exception does, and gives its reason.
  @discardableResult
  public func clear() -> Reason {
    flag.store(false, ordering: .relaxed)
    return reason.withLock { $0 }
  }
}
