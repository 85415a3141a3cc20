/// PyTorch's CPU generator: a Mersenne Twister (Matsumoto and Nishimura, 1998) and the normal deviate it keeps back.
public final class Generator {
  /// The seed it started from.
  public private(set) var seed: UInt64
  private var state = [UInt32](repeating: 0, count: 624)
  private var position = 624
  /// Whether no number was drawn since the seed was set.
  private var isFresh = true
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
    isFresh = true
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
    isFresh = false
  }

  /// The number of bytes of a state.
  public static let stateSize = 5056

  /// Everything that determines the numbers to come (`get_state`), laid out as PyTorch's `CPUGeneratorImplState`: the
  /// seed, how many words are left, the place of the next one, the words in 64 bits each, and the deviate kept back.
  public var stateBytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Generator.stateSize)
    bytes.withUnsafeMutableBytes { buffer in
      buffer.storeBytes(of: seed, toByteOffset: 0, as: UInt64.self)
      buffer.storeBytes(of: UInt32(isFresh ? 1 : 625 - position), toByteOffset: 8, as: UInt32.self)
      buffer.storeBytes(of: 1, toByteOffset: 12, as: UInt32.self)
      buffer.storeBytes(of: UInt64(isFresh ? 0 : position), toByteOffset: 16, as: UInt64.self)
      for i in 0..<624 { buffer.storeBytes(of: UInt64(state[i]), toByteOffset: 24 + 8 * i, as: UInt64.self) }
      if let nextNormal {
        buffer.storeBytes(of: nextNormal, toByteOffset: 5024, as: Double.self)
        buffer.storeBytes(of: 1, toByteOffset: 5040, as: UInt32.self)
      }
    }
    return bytes
  }

  /// Goes back to a state (`set_state`). Precondition: there are `stateSize` bytes.
  public func restore(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      seed = buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      let left = buffer.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
      let next = buffer.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
      isFresh = left == 1 && next == 0
      position = isFresh ? 624 : Int(min(next, 624))
      for i in 0..<624 {
        state[i] = UInt32(truncatingIfNeeded: buffer.loadUnaligned(fromByteOffset: 24 + 8 * i, as: UInt64.self))
      }
      let isKept = buffer.loadUnaligned(fromByteOffset: 5040, as: UInt32.self) != 0
      nextNormal = isKept ? buffer.loadUnaligned(fromByteOffset: 5024, as: Double.self) : nil
    }
  }
}
