import Synchronization

/// A count that one thread adds to and any thread reads.
public final class Activity: Sendable {
  private let number = Atomic<Int>(0)

  /// How often something has happened.
  public var count: Int { number.load(ordering: .relaxed) }

  /// Counts once more. Only one thread does, so that a load and a store lose nothing and cost no more than an addition.
  @inline(__always)
  func note() { number.store(number.load(ordering: .relaxed) &+ 1, ordering: .relaxed) }
}
