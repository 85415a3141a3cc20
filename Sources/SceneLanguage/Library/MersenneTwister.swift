import BigInt

/// The generator behind Python's `random`: MT19937 (Matsumoto and Nishimura, 1998), seeded by an array of words.
struct MersenneTwister {
  private(set) var state: [UInt32]
  private(set) var position: Int

  /// Seeds with the absolute value of a number.
  init(seed: BigUInt) {
    var key: [UInt32] = []
    for word in seed.words {
      key.append(UInt32(truncatingIfNeeded: word))
      key.append(UInt32(truncatingIfNeeded: word >> 32))
    }
    while key.count > 1, key.last == 0 { key.removeLast() }
    if key.isEmpty { key = [0] }
    state = [UInt32](repeating: 0, count: 624)
    state[0] = 19_650_218
    for index in 1..<624 {
      state[index] = 1_812_433_253 &* (state[index - 1] ^ (state[index - 1] >> 30)) &+ UInt32(index)
    }
    var i = 1
    var j = 0
    for _ in 0..<max(624, key.count) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
      i += 1
      j += 1
      if i >= 624 {
        state[0] = state[623]
        i = 1
      }
      if j >= key.count { j = 0 }
    }
    for _ in 0..<623 {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
      i += 1
      if i >= 624 {
        state[0] = state[623]
        i = 1
      }
    }
    state[0] = 0x8000_0000
    position = 624
  }

  /// Takes up a state of 624 words and a position.
  init(state: [UInt32], position: Int) {
    self.state = state
    self.position = position
  }

  /// The next 32 bits.
  mutating func next() -> UInt32 {
    if position >= 624 { refill() }
    var y = state[position]
    position += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return y ^ (y >> 18)
  }

  private mutating func refill() {
    for index in 0..<624 {
      let y = (state[index] & 0x8000_0000) | (state[(index + 1) % 624] & 0x7fff_ffff)
      state[index] = state[(index + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
    }
    position = 0
  }

  /// A float in [0, 1) of 53 bits.
  mutating func nextFloat() -> Double {
    let a = next() >> 5
    let b = next() >> 6
    return (Double(a) * 67_108_864 + Double(b)) * (1 / 9_007_199_254_740_992)
  }

  /// A whole number of so many bits.
  mutating func nextBits(_ count: Int) -> BigInt {
    if count <= 0 { return 0 }
    if count <= 32 { return BigInt(next() >> UInt32(32 - count)) }
    var result = BigInt(0)
    var shift = 0
    while shift < count {
      var word = next()
      if count - shift < 32 { word >>= UInt32(32 - (count - shift)) }
      result |= BigInt(word) << shift
      shift += 32
    }
    return result
  }

  /// A whole number below a positive bound.
  mutating func next(below bound: BigInt) -> BigInt {
    let bits = bound.magnitude.bitWidth
    while true {
      let number = nextBits(bits)
      if number < bound { return number }
    }
  }

  /// A whole number below a positive bound.
  mutating func next(below bound: Int) -> Int {
    let bits = Int.bitWidth - bound.leadingZeroBitCount
    guard bits <= 32 else { return Int(next(below: BigInt(bound))) }
    while true {
      let number = Int(next() >> UInt32(32 - bits))
      if number < bound { return number }
    }
  }
}

/// SHA-512 (FIPS 180-4), with which Python turns a text into a seed.
enum SecureHash {
  private static let primes: [Int] = {
    var found: [Int] = []
    var candidate = 2
    while found.count < 80 {
      if !found.contains(where: { candidate % $0 == 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }()

  /// The fractional parts of the square roots of the first eight primes.
  private static let start: [UInt64] = primes.prefix(8).map {
    UInt64(truncatingIfNeeded: (BigInt($0) << 128).squareRoot().words[0])
  }

  /// The fractional parts of the cube roots of the first eighty primes.
  private static let rounds: [UInt64] = primes.map { prime in
    let wanted = BigInt(prime) << 192
    var low = BigInt(1) << 64
    var high = BigInt(8) << 64
    while high - low > 1 {
      let middle = (low + high) >> 1
      if middle * middle * middle <= wanted { low = middle } else { high = middle }
    }
    return UInt64(truncatingIfNeeded: low.words[0])
  }

  /// The 64 bytes of the hash.
  static func sha512(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 128 != 120 { padded.append(0) }
    let length = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(56 - 8 * $0)) }
    var hash = start
    for block in stride(from: 0, to: padded.count, by: 128) {
      var words = (0..<16).map { index in
        (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(padded[block + index * 8 + $1]) }
      }
      for index in 16..<80 {
        let (a, b) = (words[index - 15], words[index - 2])
        words.append(
          words[index - 16] &+ words[index - 7] &+ (rotated(a, 1) ^ rotated(a, 8) ^ a >> 7)
            &+ (rotated(b, 19) ^ rotated(b, 61) ^ b >> 6))
      }
      var v = hash
      for index in 0..<80 {
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
        let first =
          v[7] &+ (rotated(v[4], 14) ^ rotated(v[4], 18) ^ rotated(v[4], 41)) &+ choice &+ rounds[index]
          &+ words[index]
        let second = (rotated(v[0], 28) ^ rotated(v[0], 34) ^ rotated(v[0], 39)) &+ majority
        v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
      }
      for index in 0..<8 { hash[index] = hash[index] &+ v[index] }
    }
    return hash.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
  }

  private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { word >> count | word << (64 - count) }
}
