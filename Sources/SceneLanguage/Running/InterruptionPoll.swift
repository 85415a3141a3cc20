/// Looks, every so many rounds of a native loop over an iterator, whether the program was asked to stop: an iterator
/// may be endless, and none of its items need come from code that the machine runs.
struct InterruptionPoll {
  private static let roundsPerLook = 128

  private var rounds = 0

  /// Counts a round. Throws KeyboardInterrupt where a request has come.
  @inline(__always)
  mutating func round() throws {
    rounds &+= 1
    if rounds & (Self.roundsPerLook - 1) == 0 { try Self.look() }
  }

  /// Counts many rounds at once. Throws KeyboardInterrupt where a request has come.
  @inline(__always)
  mutating func stretch(_ count: Int) throws {
    rounds &+= count
    if rounds >= Self.roundsPerLook {
      rounds = 0
      try Self.look()
    }
  }

  @inline(never)
  private static func look() throws {
    guard let machine = Interpreter.current?.machine, machine.interruption.isRequested else { return }
    throw machine.interrupted()
  }
}
