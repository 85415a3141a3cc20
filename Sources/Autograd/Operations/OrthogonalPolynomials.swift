import Foundation

extension OperationTable {
  /// The polynomials of `torch.special`, whose results have no gradient in PyTorch.
  static let orthogonalPolynomials: [Operation] = [
    polynomial("chebyshev_polynomial_t", ChebyshevT.self), polynomial("chebyshev_polynomial_u", ChebyshevU.self),
    polynomial("chebyshev_polynomial_v", ChebyshevV.self), polynomial("chebyshev_polynomial_w", ChebyshevW.self),
    polynomial("shifted_chebyshev_polynomial_t", ShiftedT.self),
    polynomial("shifted_chebyshev_polynomial_u", ShiftedU.self),
    polynomial("shifted_chebyshev_polynomial_v", ShiftedV.self),
    polynomial("shifted_chebyshev_polynomial_w", ShiftedW.self), polynomial("hermite_polynomial_h", HermiteH.self),
    polynomial("hermite_polynomial_he", HermiteHe.self), polynomial("laguerre_polynomial_l", Laguerre.self),
    polynomial("legendre_polynomial_p", Legendre.self),
  ]

  private static func polynomial<F: FloatBinaryFunction & Sendable>(_ name: String, _ function: F.Type) -> Operation {
    Operation(
      name, "(Tensor x, Tensor|Scalar n) -> Tensor", [.special, .out],
      .binary { x, n, out in
        let type = Promotion.type(of: x, n)
        if type == .float16 || type == .bfloat16 {
          throw TorchError.notImplemented("\"\(name)_cpu\" not implemented for '\(type.scalarTypeName)'")
        }
        return try Kernel.floatBinary(F.self, x, n, out)
      })
  }
}

/// The value of the polynomial of degree n by its recurrence, from those of degree 0 and 1.
private func climb(_ n: Double, _ first: Double, _ next: (_ k: Double, _ p: Double, _ q: Double) -> Double) -> Double {
  if n < 0 { return 0 }
  let degree = Int(n)
  var (p, q) = (1.0, first)
  if degree == 0 { return p }
  for k in stride(from: 1, to: degree, by: 1) { (p, q) = (q, next(Double(k), p, q)) }
  return q
}

/// 2x q − p, which all four kinds of Chebyshev's polynomials share.
private func chebyshev(_ n: Double, _ x: Double, first: Double) -> Double {
  climb(n, first) { _, p, q in 2 * x * q - p }
}

private enum ChebyshevT: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T { T(double: chebyshev(n.double, x.double, first: x.double)) }
}
private enum ChebyshevU: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T {
    T(double: chebyshev(n.double, x.double, first: 2 * x.double))
  }
}
private enum ChebyshevV: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T {
    T(double: chebyshev(n.double, x.double, first: 2 * x.double - 1))
  }
}
private enum ChebyshevW: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T {
    T(double: chebyshev(n.double, x.double, first: 2 * x.double + 1))
  }
}
private enum ShiftedT: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T { ChebyshevT.call(T(double: 2 * x.double - 1), n) }
}
private enum ShiftedU: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T { ChebyshevU.call(T(double: 2 * x.double - 1), n) }
}
private enum ShiftedV: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T { ChebyshevV.call(T(double: 2 * x.double - 1), n) }
}
private enum ShiftedW: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T { ChebyshevW.call(T(double: 2 * x.double - 1), n) }
}
private enum HermiteH: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T {
    T(double: climb(n.double, 2 * x.double) { k, p, q in 2 * x.double * q - 2 * k * p })
  }
}
private enum HermiteHe: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T {
    T(double: climb(n.double, x.double) { k, p, q in x.double * q - k * p })
  }
}
private enum Laguerre: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T {
    T(double: climb(n.double, 1 - x.double) { k, p, q in ((2 * k + 1 - x.double) * q - k * p) / (k + 1) })
  }
}
private enum Legendre: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ x: T, _ n: T) -> T {
    T(double: climb(n.double, x.double) { k, p, q in ((2 * k + 1) * x.double * q - k * p) / (k + 1) })
  }
}
