import Foundation

/// Numbers of events: the methods of ATen's `Distributions.cpp` and `Distributions.h`.
extension Generator {
  /// A Poisson deviate: for rates from 10 on by transformed rejection (Hörmann, 1993), else by multiplying uniform
  /// numbers. Precondition: the rate is not negative.
  func poisson(_ rate: Double) -> Double {
    if rate == 0 { return 0 }
    if rate >= 10 { return rejectedPoisson(rate) }
    let limit = exp(-rate)
    var (count, product) = (0.0, 1.0)
    while true {
      product *= uniformDouble()
      if product <= limit { return count }
      count += 1
    }
  }

  private func rejectedPoisson(_ rate: Double) -> Double {
    let (root, logarithm) = (rate.squareRoot(), log(rate))
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let bound = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniformDouble() - 0.5
      let v = uniformDouble()
      let distance = 0.5 - abs(u)
      let count = ((2 * a / distance + b) * u + rate + 0.43).rounded(.down)
      if distance >= 0.07 && v <= bound { return count }
      if count < 0 || (distance < 0.013 && v > distance) { continue }
      if log(v) + log(inverseAlpha) - log(a / (distance * distance) + b) <= -rate + count * logarithm
        - lgamma(count + 1)
      {
        return count
      }
    }
  }

  /// The number of successes in `count` trials.
  func binomial(_ count: Double, _ chance: Double) -> Double {
    if count <= 0 || chance <= 0 { return 0 }
    if chance >= 1 { return count }
    if chance.isNaN { return .nan }
    if chance > 0.5 { return count - binomialOfSmallChance(count, 1 - chance) }
    return binomialOfSmallChance(count, chance)
  }

  private func binomialOfSmallChance(_ count: Double, _ chance: Double) -> Double {
    count * chance >= 10 ? rejectedBinomial(count, chance) : binomialByWaiting(count, chance)
  }

  /// Adds geometric waiting times until they exceed the number of trials.
  private func binomialByWaiting(_ count: Double, _ chance: Double) -> Double {
    let logarithm = log1p(-chance)
    var (waited, successes) = (0.0, 0.0)
    while true {
      waited += (log(uniformDouble()) / logarithm).rounded(.up)
      if waited > count { return successes }
      successes += 1
    }
  }

  /// Transformed rejection with squeeze, BTRS (Hörmann, 1993).
  private func rejectedBinomial(_ count: Double, _ chance: Double) -> Double {
    let deviation = (count * chance * (1 - chance)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * chance
    let c = count * chance + 0.5
    let bound = 0.92 - 4.2 / b
    let odds = chance / (1 - chance)
    let alpha = (2.83 + 5.1 / b) * deviation
    let mode = ((count + 1) * chance).rounded(.down)
    while true {
      let u = uniformDouble() - 0.5
      let v = uniformDouble()
      let distance = 0.5 - abs(u)
      let k = ((2 * a / distance + b) * u + c).rounded(.down)
      if distance >= 0.07 && v <= bound { return k }
      if k < 0 || k > count { continue }
      let tails =
        Generator.stirlingTail(mode) + Generator.stirlingTail(count - mode) - Generator.stirlingTail(k)
        - Generator.stirlingTail(count - k)
      let limit =
        (mode + 0.5) * log((mode + 1) / (odds * (count - mode + 1)))
        + (count + 1) * log((count - mode + 1) / (count - k + 1))
        + (k + 0.5) * log(odds * (count - k + 1) / (k + 1)) + tails
      if log(v * alpha / (a / (distance * distance) + b)) <= limit { return k }
    }
  }

  /// What Stirling's formula leaves out of log(k!).
  private static func stirlingTail(_ k: Double) -> Double {
    if k <= 9 { return smallTails[Int(k)] }
    let square = (k + 1) * (k + 1)
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1)
  }

  private static let smallTails: [Double] = (0...9).map { k in
    let n = Double(k)
    return lgamma(n + 1) - ((n + 0.5) * log(n + 1) - (n + 1) + 0.5 * log(2 * Double.pi))
  }
}
