/// Exponentials without branches or calls, which the compiler turns into vector code. They take and give `Double` and are
/// exact to about 1e-12, so that rounding to `Float` gives the correctly rounded result but for a few in a million.
enum SmoothExponential {
  /// eˣ for what a `Float` can hold; infinite, zero and NaN arguments included.
  @inline(__always)
  static func exp(_ x: Double) -> Double {
    // Beyond these bounds a Float is 0 or infinite anyway. A NaN passes both comparisons.
    let low = x < -200 ? -200 : x
    let bounded = low > 200 ? 200 : low
    // Adding 1.5 × 2^52 leaves the nearest whole number in the low bits.
    let shifted = bounded * 1.442695040888963407 + 0x1.8p52
    let whole = shifted - 0x1.8p52
    let r = (bounded - whole * 0.693147180369123816490) - whole * 1.90821492927058770002e-10
    let high = 1.0 / 720 + r * (1.0 / 5040 + r * (1.0 / 40320 + r * (1.0 / 362_880 + r * (1.0 / 3_628_800))))
    let series = 1 + r * (1 + r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * high)))))
    let scale = Double(bitPattern: (shifted.bitPattern &+ 1023) << 52)
    return series * scale
  }

  /// tanh x for what a `Float` can hold.
  @inline(__always)
  static func tanh(_ x: Double) -> Double {
    let t = exp(2 * x.magnitude)
    let outer = 1 - 2 / (t + 1)
    let inner = x.magnitude * (1 - x * x * (1.0 / 3))
    let magnitude = x.magnitude < 1e-3 ? inner : outer
    return x < 0 ? -magnitude : x == 0 ? x : magnitude
  }

  /// 1 ÷ (1 + e⁻ˣ) for what a `Float` can hold.
  @inline(__always)
  static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
