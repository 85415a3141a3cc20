extension BinaryFloatingPoint {
  /// This positive number with the sign of another; that of −0 counts as positive, as LAPACK's compiler has it.
  func withSign(of other: Self) -> Self { other < 0 ? -self : self }

  /// Half the distance from 1 to the next number: the largest relative error of a rounding, LAPACK's `eps`.
  static var unitRoundoff: Self { Self.ulpOfOne / 2 }

  /// The length of a vector of two elements (`lapy2`).
  static func hypotenuse(_ a: Self, _ b: Self) -> Self {
    if a.isNaN || b.isNaN { return .nan }
    let (large, small) = (max(abs(a), abs(b)), min(abs(a), abs(b)))
    if small == 0 || large == .infinity { return large }
    return large * (1 + (small / large) * (small / large)).squareRoot()
  }
}
