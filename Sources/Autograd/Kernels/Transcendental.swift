import Foundation

// Elementary functions. A `Float` goes through `Double`, so that the result is the correctly rounded one, which is
// within the last place of PyTorch's vector library.

private func rounded<T: ComputeElement>(_ x: T, _ function: (Double) -> Double) -> T { T(double: function(x.double)) }

enum Exp: FloatFunction {
  static var vector: VectorFunction? { .exp }
  @inline(__always) static func call<T: ComputeElement>(_ x: T) -> T {
    T.self == Float.self ? T(double: SmoothExponential.exp(x.double)) : rounded(x, exp)
  }
}
enum Exp2: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, exp2) }
  static var vector: VectorFunction? { .exp2 }
}
enum Expm1: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, expm1) }
  static var vector: VectorFunction? { .expm1 }
}
enum Log: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, log) }
  static var vector: VectorFunction? { .log }
}
enum Log2: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, log2) }
  static var vector: VectorFunction? { .log2 }
}
enum Log10: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, log10) }
  static var vector: VectorFunction? { .log10 }
}
enum Log1p: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, log1p) }
  static var vector: VectorFunction? { .log1p }
}
enum Sqrt: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { x.squareRoot() }
  static var vector: VectorFunction? { .sqrt }
}
enum Rsqrt: FloatFunction { static func call<T: ComputeElement>(_ x: T) -> T { 1 / x.squareRoot() } }
enum Reciprocal: FloatFunction { static func call<T: ComputeElement>(_ x: T) -> T { 1 / x } }
enum Deg2Rad: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { x * T(double: .pi / 180) }
}
enum Rad2Deg: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { x * T(double: 180 / .pi) }
}
enum Sin: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, sin) }
  static var vector: VectorFunction? { .sin }
}
enum Cos: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, cos) }
  static var vector: VectorFunction? { .cos }
}
enum Tan: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, tan) }
  static var vector: VectorFunction? { .tan }
}
enum Asin: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, asin) }
  static var vector: VectorFunction? { .asin }
}
enum Acos: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, acos) }
  static var vector: VectorFunction? { .acos }
}
enum Atan: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, atan) }
  static var vector: VectorFunction? { .atan }
}
enum Sinh: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, sinh) }
  static var vector: VectorFunction? { .sinh }
}
enum Cosh: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, cosh) }
  static var vector: VectorFunction? { .cosh }
}
enum Tanh: FloatFunction {
  static var vector: VectorFunction? { .tanh }
  @inline(__always) static func call<T: ComputeElement>(_ x: T) -> T {
    T.self == Float.self ? T(double: SmoothExponential.tanh(x.double)) : rounded(x, tanh)
  }
}
enum Asinh: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, asinh) }
  static var vector: VectorFunction? { .asinh }
}
enum Acosh: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, acosh) }
  static var vector: VectorFunction? { .acosh }
}
enum Atanh: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, atanh) }
  static var vector: VectorFunction? { .atanh }
}
enum Erf: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, erf) }
  static var vector: VectorFunction? { .erf }
}
enum Erfc: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, erfc) }
  static var vector: VectorFunction? { .erfc }
}
enum LogGamma: FloatFunction { static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, logGamma) } }
enum Digamma: FloatFunction { static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, digamma) } }
enum Erfinv: FloatFunction { static func call<T: ComputeElement>(_ x: T) -> T { rounded(x, inverseErf) } }
enum Sinc: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T {
    // π x is rounded before its sine is taken, which near whole numbers is what the result consists of.
    if x == 0 { return 1 }
    let angle = T(double: .pi) * x
    return T(double: sin(angle.double)) / angle
  }
}
enum Sigmoid: FloatFunction {
  static var vector: VectorFunction? { .sigmoid }
  @inline(__always) static func call<T: ComputeElement>(_ x: T) -> T {
    T.self == Float.self
      ? T(double: SmoothExponential.sigmoid(x.double)) : rounded(x) { 1 / (1 + exp(-$0)) }
  }
}

private func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

/// ψ(x): recurrence up to 10 and the asymptotic series; reflection below 0.
func digamma(_ x: Double) -> Double {
  if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
  if x < 0 {
    if x == x.rounded(.down) { return .nan }
    return digamma(1 - x) - .pi / tan(.pi * x)
  }
  var (x, result) = (x, 0.0)
  while x < 10 {
    result -= 1 / x
    x += 1
  }
  let z = 1 / (x * x)
  let series =
    z
    * (1 / 12.0 - z * (1 / 120.0 - z * (1 / 252.0 - z * (1 / 240.0 - z * (1 / 132.0 - z * (691 / 32760.0 - z / 12))))))
  return result + log(x) - 0.5 / x - series
}

/// The polygamma function ψ⁽ⁿ⁾(x). The first, with six steps and three terms, has the digits of ATen; the others follow
/// from the Hurwitz zeta function by Euler and Maclaurin.
///
/// - Parameter isSingle: whether the argument is of single precision, in which the first then takes its sine.
func polygamma(_ n: Int, _ x: Double, isSingle: Bool) -> Double {
  if n == 0 { return digamma(x) }
  if n == 1 { return trigamma(x, isSingle: isSingle) }
  var factorial = 1.0
  for i in 1...n { factorial *= Double(i) }
  return (n % 2 == 0 ? -1 : 1) * factorial * hurwitzZeta(Double(n + 1), x)
}

private func trigamma(_ x: Double, isSingle: Bool) -> Double {
  var (x, sign, result) = (x, 1.0, 0.0)
  if x < 0.5 {
    // PyTorch's π is the nearest number, where Swift's is the one below it.
    let angle = isSingle ? Double(Float(Double.pi) * Float(x)) : .pi * x
    let s = isSingle ? Double(sin(Float(angle))) : sin(angle)
    (sign, result, x) = (-1, -.pi * .pi / (s * s), 1 - x)
  }
  for _ in 0..<6 {
    result += 1 / (x * x)
    x += 1
  }
  let z = 1 / (x * x)
  return sign * (result + (1 + 1 / (2 * x) + z * (1 / 6.0 - z * (1 / 30.0 - z / 42))) / x)
}

func hurwitzZeta(_ s: Double, _ q: Double) -> Double {
  var sum = 0.0
  for k in 0..<12 { sum += pow(q + Double(k), -s) }
  let a = q + 12
  sum += pow(a, 1 - s) / (s - 1) + pow(a, -s) / 2
  var (factor, power) = (s, pow(a, -s - 1))
  for (index, bernoulli) in [1 / 12.0, -1 / 720.0, 1 / 30240.0, -1 / 1_209_600.0].enumerated() {
    sum += bernoulli * factor * power
    let j = Double(2 * index + 1)
    factor *= (s + j) * (s + j + 1)
    power /= a * a
  }
  return sum
}

/// The inverse of erf: Giles' approximation (2012) and Newton steps.
private func inverseErf(_ y: Double) -> Double {
  if y.magnitude >= 1 { return y == 1 ? .infinity : y == -1 ? -.infinity : .nan }
  let w = -log((1 - y) * (1 + y))
  let a = 0.147
  let b = 2 / (Double.pi * a) - w / 2
  var x = ((b * b + w / a).squareRoot() - b).squareRoot()
  if y < 0 { x = -x }
  for _ in 0..<4 where x.isFinite {
    x -= (erf(x) - y) / (2 / Double.pi.squareRoot() * exp(-x * x))
  }
  return x
}
