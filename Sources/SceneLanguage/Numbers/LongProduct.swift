import BigInt

/// Products of whole numbers so long that a request to stop must be noticed inside.
enum LongProduct {
  /// The words of the shorter factor from which on a product is split.
  private static let splitWords = 96

  /// `x * y`. Throws KeyboardInterrupt where a request has come.
  static func of(_ x: BigInt, _ y: BigInt) throws -> BigInt {
    let (a, b) = (x.magnitude, y.magnitude)
    if min(a.words.count, b.words.count) < splitWords { return x * y }
    var poll = InterruptionPoll()
    return BigInt(sign: x.sign == y.sign ? .plus : .minus, magnitude: try product(a, b, &poll))
  }

  /// `base ** exponent` by repeated squaring.
  static func power(_ base: BigInt, _ exponent: Int) throws -> BigInt {
    var result = BigInt(1)
    for bit in stride(from: Int.bitWidth - 1 - exponent.leadingZeroBitCount, through: 0, by: -1) {
      result = try of(result, result)
      if exponent >> bit & 1 == 1 { result = try of(result, base) }
    }
    return result
  }

  /// The remainder of `base ** exponent`. Precondition: none is negative, and the modulus not 0.
  static func power(_ base: BigInt, _ exponent: BigInt, modulus: BigInt) throws -> BigInt {
    var result = BigInt(1)
    var poll = InterruptionPoll()
    for word in exponent.magnitude.words.reversed() {
      for bit in stride(from: UInt.bitWidth - 1, through: 0, by: -1) {
        try poll.stretch(modulus.magnitude.words.count)
        if result != 1 { result = try of(result, result) % modulus }
        if word >> UInt(bit) & 1 == 1 { result = try of(result, base) % modulus }
      }
    }
    return result
  }

  /// Three products of halves in place of four (Karatsuba and Ofman, 1962).
  private static func product(_ x: BigUInt, _ y: BigUInt, _ poll: inout InterruptionPoll) throws -> BigUInt {
    let (a, b) = (x.words, y.words)
    let (shorter, longer) = (min(a.count, b.count), max(a.count, b.count))
    if shorter < splitWords {
      try poll.stretch(longer)
      return x * y
    }
    let half = (longer + 1) / 2
    let bits = half * UInt.bitWidth
    let (lowX, highX) = (BigUInt(words: a.prefix(half)), BigUInt(words: a.dropFirst(half)))
    let (lowY, highY) = (BigUInt(words: b.prefix(half)), BigUInt(words: b.dropFirst(half)))
    let low = try product(lowX, lowY, &poll)
    if shorter <= half {
      let (whole, part) = a.count < b.count ? (x, highY) : (y, highX)
      return try low + product(whole, part, &poll) << bits
    }
    let high = try product(highX, highY, &poll)
    let middle = try product(lowX + highX, lowY + highY, &poll) - low - high
    return low + middle << bits + high << (2 * bits)
  }
}
