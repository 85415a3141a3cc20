import Synchronization

/// A request, from any thread, that a running program stop: it raises KeyboardInterrupt at the next call or loop round.
public final class Interruption: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Makes a request that nobody has made yet.
  public init() {}

  /// Asks the program to stop.
  public func request() { flag.store(true, ordering: .relaxed) }

  /// Whether it was asked to stop. Long-running native code polls this.
  public var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Takes the request back, as raising KeyboardInterrupt does.
  public func clear() { flag.store(false, ordering: .relaxed) }
}
