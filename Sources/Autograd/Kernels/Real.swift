import Foundation

/// Elementary functions for any floating-point type that kernels compute in. A `Float` goes through `Double`, so that the
/// result is the correctly rounded one.
enum Real {
  @inline(__always) static func exp<T: ComputeElement>(_ x: T) -> T { T(double: Foundation.exp(x.double)) }
  @inline(__always) static func expm1<T: ComputeElement>(_ x: T) -> T { T(double: Foundation.expm1(x.double)) }
  @inline(__always) static func log<T: ComputeElement>(_ x: T) -> T { T(double: Foundation.log(x.double)) }
  @inline(__always) static func log1p<T: ComputeElement>(_ x: T) -> T { T(double: Foundation.log1p(x.double)) }
  @inline(__always) static func tanh<T: ComputeElement>(_ x: T) -> T { T(double: Foundation.tanh(x.double)) }
  @inline(__always) static func erf<T: ComputeElement>(_ x: T) -> T { T(double: Foundation.erf(x.double)) }
  @inline(__always) static func pow<T: ComputeElement>(_ x: T, _ y: T) -> T {
    T(double: Foundation.pow(x.double, y.double))
  }
  /// 1 ÷ (1 + e⁻ˣ).
  @inline(__always) static func sigmoid<T: ComputeElement>(_ x: T) -> T { 1 / (1 + exp(-x)) }
  /// x, or NaN where x is NaN, never below `low` nor above `high`.
  @inline(__always) static func clamp<T: ComputeElement>(_ x: T, _ low: T, _ high: T) -> T {
    x.isNaN ? x : x < low ? low : x > high ? high : x
  }
}
