import Foundation

extension OperationTable {
  /// The functions of Bessel and Airy in `torch.special`, whose results have no gradient in PyTorch.
  static let besselFunctions: [Operation] = [
    unary("bessel_j0", BesselJ0.self), unary("bessel_j1", BesselJ1.self), unary("bessel_y0", BesselY0.self),
    unary("bessel_y1", BesselY1.self), unary("modified_bessel_i0", ModifiedI0.self),
    unary("modified_bessel_i1", ModifiedI1.self), unary("modified_bessel_k0", ModifiedK0.self),
    unary("modified_bessel_k1", ModifiedK1.self), unary("scaled_modified_bessel_k0", ScaledK0.self),
    unary("scaled_modified_bessel_k1", ScaledK1.self), unary("spherical_bessel_j0", SphericalJ0.self),
    unary("airy_ai", AiryAi.self),
  ]

  private static func unary<F: FloatFunction & Sendable>(_ name: String, _ function: F.Type) -> Operation {
    let parameter = name.contains("scaled") || name.hasPrefix("spherical") || name.hasPrefix("airy") ? "x" : "self"
    return Operation(
      name, "(Tensor \(parameter)) -> Tensor", [.special, .out],
      .unary { input, out in
        if input.dtype == .float16 || input.dtype == .bfloat16 {
          throw TorchError.notImplemented("\"\(name)_cpu\" not implemented for '\(input.dtype.scalarTypeName)'")
        }
        return try Kernel.floatUnary(F.self, input, out)
      })
  }
}

private enum BesselJ0: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: x.double.isInfinite ? .nan : j0(x.double)) }
}
private enum BesselJ1: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: x.double.isInfinite ? .nan : j1(x.double)) }
}
private enum BesselY0: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T {
    T(double: x.double < 0 || x.double.isInfinite ? .nan : y0(x.double))
  }
}
private enum BesselY1: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T {
    T(double: x.double < 0 || x.double.isInfinite ? .nan : y1(x.double))
  }
}
private enum ModifiedI0: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: modifiedBessel(0, x.double, isScaled: false)) }
}
private enum ModifiedI1: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: modifiedBessel(1, x.double, isScaled: false)) }
}
private enum ModifiedK0: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: besselOfSecondKind(0, x.double, isScaled: false)) }
}
private enum ModifiedK1: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: besselOfSecondKind(1, x.double, isScaled: false)) }
}
private enum ScaledK0: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: besselOfSecondKind(0, x.double, isScaled: true)) }
}
private enum ScaledK1: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: besselOfSecondKind(1, x.double, isScaled: true)) }
}
private enum SphericalJ0: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T {
    T(double: x.double == 0 ? 1 : x.double.isInfinite ? 0 : sin(x.double) / x.double)
  }
}
private enum AiryAi: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: airy(x.double)) }
}

/// The modified Bessel function of the second kind of order 0 or 1, times e^x if scaled: the power series up to 2
/// (Abramowitz and Stegun 9.6.11), the integral beyond.
private func besselOfSecondKind(_ order: Int, _ x: Double, isScaled: Bool) -> Double {
  if x.isNaN || x < 0 { return .nan }
  if x == 0 { return .infinity }
  if x == .infinity { return 0 }
  if x > 2 { return hyperbolicIntegral(Double(order), x) * (isScaled ? 1 : exp(-x)) }
  let square = x * x / 4
  let euler = 0.57721566490153286
  // ψ(k + 1) + ψ(k + order + 1), which grow by reciprocals.
  var digammas = order == 0 ? -2 * euler : 1 - 2 * euler
  var (term, sum) = (1.0, 0.0)
  for k in 0..<30 {
    if k > 0 {
      term *= square / Double(k * (k + order))
      digammas += 1 / Double(k) + 1 / Double(k + order)
    }
    sum += term * digammas / 2
  }
  let logarithm = log(x / 2) * modifiedBessel(order, x, isScaled: false)
  let value = order == 0 ? sum - logarithm : 1 / x + logarithm - x / 2 * sum
  return isScaled ? value * exp(x) : value
}

/// ∫ e^(−x (cosh t − 1)) cosh νt dt from 0, which is e^x K_ν(x), by the trapezoidal rule: it converges exponentially here.
private func hyperbolicIntegral(_ order: Double, _ x: Double) -> Double {
  let step = 1.0 / 32
  var sum = 0.5
  for i in 1..<400 {
    let t = Double(i) * step
    let term = exp(-x * (cosh(t) - 1)) * cosh(order * t)
    sum += term
    if term < sum * 1e-18 { break }
  }
  return sum * step
}

/// Airy's function: the power series near zero, Bessel's of order ⅓ for large positive numbers, the asymptotic series
/// for large negative ones (Abramowitz and Stegun 10.4.2, 10.4.14 and 10.4.60).
private func airy(_ x: Double) -> Double {
  if x.isNaN || x == .infinity { return x.isNaN ? .nan : 0 }
  if x > 1 {
    let zeta = 2 / 3.0 * x * x.squareRoot()
    return (x / 3).squareRoot() / .pi * hyperbolicIntegral(1 / 3.0, zeta) * exp(-zeta)
  }
  if x < -8 { return oscillatingAiry(-x) }
  let cube = x * x * x
  var (f, g) = (1.0, x)
  var (even, odd) = (1.0, x)
  for k in 1..<80 {
    let n = Double(3 * k)
    even *= cube / (n * (n - 1))
    odd *= cube / (n * (n + 1))
    f += even
    g += odd
  }
  return 0.355028053887817239 * f - 0.258819403792806798 * g
}

private func oscillatingAiry(_ x: Double) -> Double {
  let zeta = 2 / 3.0 * x * x.squareRoot()
  var sums = [0.0, 0.0]
  var term = 1.0
  for k in 0..<20 {
    if k > 0 {
      let n = Double(6 * k)
      let next = term * (n - 5) * (n - 3) * (n - 1) / (216 * Double(k) * Double(2 * k - 1)) / zeta
      if next > term { break }
      term = next
    }
    sums[k % 2] += (k / 2) % 2 == 0 ? term : -term
  }
  let angle = zeta + .pi / 4
  return (sin(angle) * sums[0] - cos(angle) * sums[1]) / (Double.pi.squareRoot() * x.squareRoot().squareRoot())
}
