import Foundation

/// Gamma deviates, and how they move with their parameter.
extension Generator {
  /// A deviate of the gamma distribution of rate 1 by the rejection of Marsaglia and Tsang (2000). Where `isSingle`, the
  /// parameter is computed with in single precision, as ATen does for floats.
  func gamma(_ concentration: Double, isSingle: Bool) -> Double {
    func held(_ x: Double) -> Double { isSingle ? Double(Float(x)) : x }
    if concentration == 0 { return 0 }
    var (scale, shape) = (1.0, concentration)
    if shape < 1 {
      scale = pow(1 - uniformDouble(), held(1 / shape))
      shape = held(shape + 1)
    }
    // ATen's constants are single in both types.
    let third = Double(1 / 3 as Float)
    let squeeze = Double(0.0331 as Float)
    let d = held(shape - third)
    let c = 1 / (9 * d).squareRoot()
    while true {
      var x = normal(mean: 0, deviation: 1)
      while 1 + c * x <= 0 { x = normal(mean: 0, deviation: 1) }
      let root = 1 + c * x
      let v = root * root * root
      let u = 1 - uniformDouble()
      let square = x * x
      if u < 1 - squeeze * square * square || log(u) < 0.5 * square + d * (1 - v + log(v)) { return scale * d * v }
    }
  }
}

/// −(∂F/∂α) ÷ f for a deviate `x` of the gamma distribution F of parameter α: ATen's approximations, so that the digits
/// agree (`Distributions.h`: a series near zero, Rice's saddle point for large parameters, else a fitted quotient).
func gammaSlope(_ alpha: Double, _ x: Double) -> Double {
  if x < Double(0.8 as Float) { return gammaSlopeNearZero(alpha, x) }
  if alpha > 8 { return gammaSlopeOfSaddle(alpha, x) }
  return exp(fitted(gammaFit, log(x / alpha), log(alpha)))
}

private func gammaSlopeNearZero(_ alpha: Double, _ x: Double) -> Double {
  var (term, first, second) = (1.0, 0.0, 0.0)
  for i in 0...5 {
    if i > 0 { term *= -x / Double(i) }
    let place = alpha + Double(i)
    first += term / place
    second += term / (place * place)
  }
  let power = pow(x, alpha)
  let moved = (log(x) - digamma(alpha)) * power * first - power * second
  let slope = -moved / (pow(x, alpha - 1) * exp(-x))
  return slope.isNaN ? 0 : slope
}

private func gammaSlopeOfSaddle(_ alpha: Double, _ x: Double) -> Double {
  let square = alpha * alpha
  if Double(0.9 as Float) * alpha <= x && x <= Double(1.1 as Float) * alpha {
    let left = 1 + 24 * alpha * (1 + 12 * alpha)
    let right =
      1440 * square + 6 * x * (53 - 120 * x) - 65 * x * x / alpha + alpha * (107 + 3600 * x)
    return left * right / (1_244_160 * square * square)
  }
  let ratio = log(x / alpha)
  let root = (8 * alpha).squareRoot()
  let distance = pow(x - alpha - alpha * ratio, -1.5)
  let sum = root / (alpha - x) + (x < alpha ? -distance : distance)
  let gap = alpha - x
  let term = ratio * sum - (2 / alpha).squareRoot() * (alpha + x) / (gap * gap)
  let stirling = 1 + 1 / (12 * alpha) * (1 + 1 / (24 * alpha))
  return -stirling * x * term / root
}

/// A quotient of polynomials, of degree 2 in `u` and of degree 3 in `v`.
private func fitted(_ fit: [[Double]], _ u: Double, _ v: Double) -> Double {
  let row = (0..<8).map { fit[0][$0] + u * (fit[1][$0] + u * fit[2][$0]) }
  func polynomial(_ k: Int) -> Double { row[k] + v * (row[k + 1] + v * (row[k + 2] + v * row[k + 3])) }
  return polynomial(0) / polynomial(4)
}

private let gammaFit: [[Double]] = [
  [0.16009398, -0.094634809, 0.025146376, -0.0030648343, 1, 0.32668115, 0.10406089, 0.0014179084],
  [
    0.53487893, 0.1298071, 0.065735949, -0.0015649758, 0.16639465, 0.020070113, -0.0035938915, -0.00058392623,
  ],
  [
    0.040121004, -0.0065914022, -0.0026286047, -0.0013441777, 0.017050642, -0.0021309326, 0.00085092367,
    -1.5247877e-07,
  ],
]

/// −(∂F/∂α) ÷ f ÷ (1 − x) for one part `x` of a Dirichlet deviate, whose distribution F is the beta one of α and
/// `total` − α; ATen's approximations again.
func dirichletSlope(_ x: Double, _ alpha: Double, _ total: Double) -> Double {
  let beta = total - alpha
  let width = total * x * (1 - x)
  if x <= 0.5 && width < 2.5 { return betaSlopeNearZero(x, alpha, beta) }
  if x >= 0.5 && width < 0.75 { return -betaSlopeOfOther(1 - x, beta, alpha) }
  if alpha > 6 && beta > 6 { return betaSlopeOfSaddle(x, alpha, beta) }
  let u = log(x)
  let a = log(alpha) - u
  let b = log(total) - a
  var parts = [0.0, 0.0]
  for (part, rows) in betaFit.enumerated() {
    for i in 0..<3 {
      for j in 0..<3 {
        let c = rows[3 * i + j]
        parts[part] += pow(u, Double(i)) * pow(a, Double(j)) * (c[0] + b * (c[1] + b * (c[2] + b * c[3])))
      }
    }
  }
  return parts[0] / parts[1] * (x * (digamma(total) - digamma(alpha)) / beta)
}

private func betaSlopeNearZero(_ x: Double, _ alpha: Double, _ beta: Double) -> Double {
  let factor = digamma(alpha) - digamma(alpha + beta) - log(x)
  var term = 1.0
  var series = term / alpha * (factor + 1 / alpha)
  for i in 1...10 {
    term *= (Double(i) - beta) * x / Double(i)
    let place = alpha + Double(i)
    series += term / place * (factor + 1 / place)
  }
  let slope = x * pow(1 - x, -beta) * series
  return slope.isNaN ? 0 : slope
}

/// The slope with respect to the second parameter near zero.
private func betaSlopeOfOther(_ x: Double, _ alpha: Double, _ beta: Double) -> Double {
  let factor = digamma(alpha + beta) - digamma(beta)
  var (term, product, slopeOfProduct, series) = (1.0, 1.0, 0.0, factor / alpha)
  for i in 1...8 {
    let k = Double(i)
    term *= -x / k
    slopeOfProduct = slopeOfProduct * (beta - k) + product
    product *= beta - k
    series += term / (alpha + k) * (slopeOfProduct + factor * product)
  }
  let slope = -pow(1 - x, 1 - beta) * series
  return slope.isNaN ? 0 : slope
}

private func betaSlopeOfSaddle(_ x: Double, _ alpha: Double, _ beta: Double) -> Double {
  let total = alpha + beta
  let mean = alpha / total
  let deviation = (alpha * beta / (total + 1)).squareRoot() / total
  if (mean - 0.1 * deviation...mean + 0.1 * deviation).contains(x) {
    // The other form has a pole at the mean.
    let square = beta * beta
    let innermost = 8 * (1 - x) * (135 * beta - 11)
    let inner = (453 + 1620 * beta * (1 - x) - 455 * x) * beta + alpha * innermost
    let middle = 3 * (59 + 180 * beta - 90 * x) * square + alpha * inner
    let outer = (43 + 20 * (16 + 27 * beta) * x) * square * beta + alpha * middle
    let polynomial = 47 * x * square * square + alpha * outer
    let factor = (1 + 12 * alpha) * (1 + 12 * beta) / (total * total)
    return factor / (1 - x) * polynomial / (12960 * alpha * alpha * alpha * square * (1 + 12 * total))
  }
  func stirling(_ z: Double) -> Double { 1 + 1 / (12 * z) + 1 / (288 * z * z) }
  let gap = alpha * (x - 1) + beta * x
  let first =
    (2 * alpha * alpha * (x - 1) + alpha * beta * (x - 1) - x * beta * beta)
    / ((2 * alpha / beta).squareRoot() * pow(total, 1.5) * gap * gap)
  let ratio = log(alpha / (total * x))
  let third = (8 * alpha * beta / total).squareRoot() / gap
  let fourth = pow(beta * log(beta / (total * (1 - x))) + alpha * ratio, -1.5)
  let sum = first + 0.5 * ratio * (third + (x < mean ? fourth : -fourth))
  return stirling(alpha) * stirling(beta) / stirling(total) * -x / (2 * alpha * beta / total).squareRoot() * sum
}

/// The coefficients of the two polynomials, for each power of ln x and of ln α − ln x.
private let betaFit: [[[Double]]] = [
  [
    [1.003668233, -0.01061107488, -0.0657888334, 0.01201642863],
    [0.6336835991, -0.3557432599, 0.05486251648, -0.001465281033],
    [-0.03276231906, 0.004474107445, 0.002429354597, -0.0001557569013],
    [0.221950385, -0.3187676331, 0.01799915743, 0.01074823814],
    [-0.2951249643, 0.06219954479, 0.01535556598, 0.001550077057],
    [0.02155310298, 0.004170831599, 0.001292462449, 6.976601077e-05],
    [-0.05980841433, 0.008441916499, 0.01085618172, 0.002319392565],
    [0.02911413504, 0.01400243777, -0.002721828457, 0.000751041181],
    [0.005900514878, -0.001936558688, -9.495446725e-06, 5.385558597e-05],
  ],
  [
    [1, -0.02924021934, -0.04438342661, 0.007285809825],
    [0.6357567472, -0.3473456711, 0.05454656494, -0.002407477521],
    [-0.03301322327, 0.004845219414, 0.00231480583, -0.0002307248149],
    [0.5925320577, -0.1757678135, 0.01505928619, 0.000564515273],
    [0.1014815858, -0.06589186703, 0.01272886114, -0.0007316646956],
    [-0.007258481865, 0.001096195486, 0.0003934994223, -4.12701925e-05],
    [0.06469649321, -0.0236701437, 0.002902096474, -5.896963079e-05],
    [0.001925008108, -0.002869809258, 0.0008000589141, -6.063713228e-05],
    [-0.0003477407336, 6.959756487e-05, 1.097287507e-05, -1.650964693e-06],
  ],
]
