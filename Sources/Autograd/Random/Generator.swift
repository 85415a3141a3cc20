/// PyTorch's CPU generator: a Mersenne Twister (Matsumoto and Nishimura, 1998) and the normal deviate it keeps back.
public final class Generator {
  /// The seed it started from.
  public private(set) var seed: UInt64
  private var state = [UInt32](repeating: 0, count: 624)
  private var position = 624
  /// The second half of the last pair of normal deviates, for single deviates in double precision.
  var nextNormal: Double?

  /// Makes a generator that gives the same numbers as PyTorch's after `manual_seed(seed)`.
  public init(seed: UInt64) {
    self.seed = seed
    self.reseed(seed)
  }

  /// Starts over (`manual_seed`).
  public func reseed(_ seed: UInt64) {
    self.seed = seed
    nextNormal = nil
    state[0] = UInt32(truncatingIfNeeded: seed)
    for i in 1..<624 {
      state[i] = 1_812_433_253 &* (state[i - 1] ^ (state[i - 1] >> 30)) &+ UInt32(i)
    }
    position = 624
  }

  /// The next 32 random bits.
  public func next32() -> UInt32 {
    if position == 624 { refill() }
    var y = state[position]
    position += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return y ^ (y >> 18)
  }

  /// The next 64 random bits: the first 32 are the upper half.
  public func next64() -> UInt64 {
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }

  private func refill() {
    func twist(_ u: UInt32, _ v: UInt32) -> UInt32 {
      let mixed = (u & 0x8000_0000) | (v & 0x7fff_ffff)
      return (mixed >> 1) ^ (v & 1 == 0 ? 0 : 0x9908_b0df)
    }
    for i in 0..<227 { state[i] = state[i + 397] ^ twist(state[i], state[i + 1]) }
    for i in 227..<623 { state[i] = state[i - 227] ^ twist(state[i], state[i + 1]) }
    state[623] = state[396] ^ twist(state[623], state[0])
    position = 0
  }

  /// Everything that determines the numbers to come (`get_state`).
  public struct State {
    let seed: UInt64
    let words: [UInt32]
    let position: Int
    let nextNormal: Double?
  }

  /// The state, to be set again by `restore`.
  public var savedState: State { State(seed: seed, words: state, position: position, nextNormal: nextNormal) }

  /// Goes back to a state (`set_state`).
  public func restore(_ saved: State) {
    seed = saved.seed
    state = saved.words
    position = saved.position
    nextNormal = saved.nextNormal
  }
}
