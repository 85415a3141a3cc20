import Foundation

/// The argument at which the integral of the standard normal density is p, by the rational approximations of Moshier's
/// Cephes library: one for the middle, and two for the tails. Each step is rounded as PyTorch rounds it, so that its
/// digits are PyTorch's.
func normalQuantile<T: ComputeElement>(_ p: T) -> T {
  if p == 0 || p == 1 { return p == 0 ? -.infinity : .infinity }
  guard p > 0, p < 1 else { return .nan }
  let edge = T(double: 0.13533528323661269189)  // e⁻²
  let isUpper = p > 1 - edge
  let tail = isUpper ? 1 - p : p
  if tail > edge {
    let y = tail - T(double: 0.5)
    let square = y * y
    let x = y.addingProduct(y, square * RationalForm.middle.above(square) / RationalForm.middle.below(square))
    return x * T(double: 2.50662827463100050242)
  }
  let root = T(double: (-2 * log(tail.double)).squareRoot())
  let first = T(double: root.double - log(root.double) / root.double)
  let inverse = 1 / root
  let form = root < 8 ? RationalForm.nearTail : RationalForm.farTail
  let x = first - inverse * form.above(inverse) / form.below(inverse)
  return isUpper ? x : -x
}

/// A quotient of two polynomials, their coefficients from the highest power down.
private struct RationalForm {
  let numerator, denominator: [Double]

  func above<T: ComputeElement>(_ x: T) -> T { Self.value(numerator, x) }
  func below<T: ComputeElement>(_ x: T) -> T { Self.value(denominator, x) }

  private static func value<T: ComputeElement>(_ coefficients: [Double], _ x: T) -> T {
    coefficients.reduce(0) { T(double: $1).addingProduct($0, x) }
  }

  /// In the square of the distance from a half.
  static let middle = RationalForm(
    numerator: [
      -5.99633501014107895267e1, 9.80010754185999661536e1, -5.66762857469070293439e1, 1.39312609387279679503e1,
      -1.23916583867381258016,
    ],
    denominator: [
      1, 1.95448858338141759834, 4.67627912898881538453, 8.63602421390890590575e1, -2.25462687854119370527e2,
      2.00260212380060660359e2, -8.20372256168333339912e1, 1.59056225126211695515e1, -1.18331621121330003142,
    ])
  /// In the reciprocal of √(−2 log p), where that root is below 8.
  static let nearTail = RationalForm(
    numerator: [
      4.05544892305962419923, 3.15251094599893866154e1, 5.71628192246421288162e1, 4.408050738932008347e1,
      1.46849561928858024014e1, 2.18663306850790267539, -1.40256079171354495875e-1, -3.50424626827848203418e-2,
      -8.57456785154685413611e-4,
    ],
    denominator: [
      1, 1.57799883256466749731e1, 4.53907635128879210584e1, 4.1317203825467203044e1, 1.50425385692907503408e1,
      2.50464946208309415979, -1.42182922854787788574e-1, -3.80806407691578277194e-2, -9.33259480895457427372e-4,
    ])
  /// Where it is above.
  static let farTail = RationalForm(
    numerator: [
      3.2377489177694603597, 6.91522889068984211695, 3.93881025292474443415, 1.33303460815807542389,
      2.01485389549179081538e-1, 1.23716634817820021358e-2, 3.01581553508235416007e-4, 2.65806974686737550832e-6,
      6.2397453918498329373e-9,
    ],
    denominator: [
      1, 6.02427039364742014255, 3.67983563856160859403, 1.37702099489081330271, 2.1623699359449663589e-1,
      1.34204006088543189037e-2, 3.28014464682127739104e-4, 2.89247864745380683936e-6, 6.79019408009981274425e-9,
    ])
}
