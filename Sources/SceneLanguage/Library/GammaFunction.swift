import Foundation

/// The gamma function by Lanczos's approximation with the coefficients of Boost, as CPython's `math` computes it
/// (Lanczos, 1964; Pugh, 2004), so that the last digits agree.
enum GammaFunction {
  private static let shift = 6.024680040776729583740234375
  private static let numerator: [Double] = [
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
  ]
  private static let denominator: [Double] = [
    0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558, 357_423, 32_670, 1925, 66,
    1,
  ]

  private static func lanczosSum(_ x: Double) -> Double {
    var top = 0.0
    var bottom = 0.0
    if x < 5 {
      for index in numerator.indices.reversed() {
        top = top * x + numerator[index]
        bottom = bottom * x + denominator[index]
      }
    } else {
      for index in numerator.indices {
        top = top / x + numerator[index]
        bottom = bottom / x + denominator[index]
      }
    }
    return top / bottom
  }

  /// The sine of pi times x, exact at multiples of a half.
  private static func sinPi(_ x: Double) -> Double {
    let y = fmod(abs(x), 2)
    let result: Double =
      switch Int((2 * y).rounded()) {
      case 0: sin(.pi * y)
      case 1: cos(.pi * (y - 0.5))
      case 2: sin(.pi * (1 - y))
      case 3: -cos(.pi * (y - 1.5))
      default: sin(.pi * (y - 2))
      }
    return copysign(1, x) * result
  }

  /// The gamma function, away from its poles.
  static func gamma(_ x: Double) -> Double {
    guard x.isFinite else { return x }
    let size = abs(x)
    if size < 1e-20 { return 1 / x }
    if size > 200 { return x < 0 ? 0 / sinPi(x) : .infinity }
    let half = shift - 0.5
    let y = size + half
    // What rounding took from y.
    var error = size > half ? y - size - half : y - half - size
    error = error * shift / y
    if x < 0 {
      var result = -Double.pi / sinPi(size) / size * exp(y) / lanczosSum(size)
      result -= error * result
      if size < 140 { return result / pow(y, size - 0.5) }
      let root = pow(y, size / 2 - 0.25)
      return result / root / root
    }
    var result = lanczosSum(size) / exp(y)
    result += error * result
    if size < 140 { return result * pow(y, size - 0.5) }
    let root = pow(y, size / 2 - 0.25)
    return result * root * root
  }

  /// The logarithm of the absolute value of the gamma function.
  static func logGamma(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x.isInfinite { return .infinity }
    let size = abs(x)
    if size < 1e-20 { return -log(size) }
    var result = log(lanczosSum(size)) - shift
    result += (size - 0.5) * (log(size + shift - 0.5) - 1)
    if x < 0 { result = log(Double.pi) - log(abs(sinPi(size))) - log(size) - result }
    return result
  }
}
