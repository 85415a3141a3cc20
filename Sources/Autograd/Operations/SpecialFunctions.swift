import Foundation

extension OperationTable {
  static let specialFunctions: [Operation] = [
    .i0, .i0e, .i1, .i1e, .entr, .ndtr, .logNdtr, .ndtri, .erfcx, .xlog1py, .xlog1pyOfNumber, .xlog1pyScalar, .zeta,
    .zetaOfNumber,
    .igamma, .igammac, .gammainc,
    .gammaincc, .multigammaln,
    .logaddexp2, .ldexp, .frexp, .gcd, .lcm, .nextafter, .angle, .conjugateInPlace,
  ]
}

extension Operation {
  static let i0: Operation = special(
    "i0", Bessel0.self, "I0Backward0", "grad × i1(self)", ["self"], [.pointwise, .special]
  ) {
    try $0.grad.mul($0.input.elementary(i1))
  }
  static let i0e: Operation = special(
    "i0e", Bessel0Scaled.self, "SpecialI0EBackward0", "grad × (i1e(self) − sgn(self) × result)", ["self", "result"]
  ) {
    try $0.grad.mul($0.input.elementary(i1e).sub($0.input.sgn().mul($0.result)))
  }
  static let i1: Operation = special(
    "i1", Bessel1.self, "SpecialI1Backward0", "grad × (i0(self) − result ÷ self)", ["self", "result"]
  ) {
    let x = try $0.input
    try requireWide(x, "i1_backward")
    let isTiny = try x.abs().gt(.double(x.dtype == .float64 ? .ulpOfOne : Double(Float.ulpOfOne))).logicalNot()
    let safe = try x.maskedFill(isTiny, 1)
    let slope = try safe.elementary(i0).sub($0.result.mul(safe.reciprocal()))
    let half = try $0.session.filled([], 0.5, dtype: x.dtype)
    return try $0.grad.mul($0.session.where(isTiny.logicalNot(), slope, half))
  }
  static let i1e: Operation = special(
    "i1e", Bessel1Scaled.self, "SpecialI1EBackward0", "grad × (i0e(self) − result × (sgn(self) + 1 ÷ self))",
    ["self", "result"]
  ) {
    let x = try $0.input
    try requireWide(x, "i1e_backward")
    let isTiny = try x.abs().gt(.double(x.dtype == .float64 ? .ulpOfOne : Double(Float.ulpOfOne))).logicalNot()
    let safe = try x.maskedFill(isTiny, 1)
    let slope = try safe.elementary(i0e).sub($0.result.mul(safe.sgn().add(safe.reciprocal())))
    let half = try $0.session.filled([], 0.5, dtype: x.dtype)
    return try $0.grad.mul($0.session.where(isTiny.logicalNot(), slope, half))
  }
  static let entr = special("entr", Entropy.self, "SpecialEntrBackward0", "grad × (−ln self − 1)", ["self"]) {
    try $0.grad.mul($0.input.log().add(1).neg())
  }
  static let erfcx = special(
    "erfcx", ErfcScaled.self, "SpecialErfcxBackward0", "grad × (2 × self × result − 2 ÷ √π)", ["self", "result"]
  ) {
    try $0.input.mul(2).mul($0.result).sub(.double(M_2_SQRTPI)).mul($0.grad)
  }
  static let ndtri = special(
    "ndtri", NormalQuantile.self, "SpecialNdtriBackward0", "grad × √(2π) × e^(result² ÷ 2)", ["result"]
  ) {
    try $0.grad.mul(.double((2 * Double.pi).squareRoot())).mul($0.result.square().div(2).exp())
  }
  static let logNdtr = special(
    "log_ndtr", LogNormal.self, "SpecialLogNdtrBackward0", "grad × e^(−result − self² ÷ 2) ÷ √(2π)", ["self", "result"]
  ) {
    try $0.grad.div(.double((2 * Double.pi).squareRoot())).mul($0.result.add($0.input.pow(2).div(2)).neg().exp())
  }

  static let ndtr = Operation(
    "ndtr", "(Tensor self) -> Tensor", .special,
    .composite { .tensor(try $0.tensor(0).mul(.double(0.5.squareRoot())).erf().add(1).mul(0.5)) })

  static let multigammaln = Operation(
    "multigammaln", "(Tensor self, int p) -> Tensor", [.usual, .special, .inPlace], aliases: ["mvlgamma"],
    node: "MvlgammaBackward0",
    .kernel { arguments in
      let (input, p) = (arguments.tensor(0), arguments.int(1))
      if p < 1 { throw TorchError.runtime("p has to be greater than or equal to 1") }
      if input.dtype == .bool { throw TorchError.runtime("The input tensor may not be a boolean tensor.") }
      if arguments.isInPlace && !input.dtype.isFloatingPoint {
        throw TorchError.runtime(
          "mvlgamma: result type \(input.dtype.scalarTypeName) can't be cast to the desired output type Float")
      }
      if input.doubles.contains(where: { $0 <= Double(p - 1) / 2 }) {
        throw TorchError.runtime("All elements must be greater than (p-1)/2")
      }
      let type = input.dtype.isFloatingPoint ? input.dtype : arguments.session.defaultDType
      let constant = Double(p * (p - 1)) / 4 * Foundation.log(Double.pi)
      return .tensor(
        try Kernel.measure(try input.cast(type), over: [], keep: false, type) { values in
          (0..<p).reduce(constant) { $0 + Foundation.lgamma(values[0] - Double($1) / 2) }
        })
    },
    [
      Derivative("self", "grad × Σ digamma(self − j ÷ 2)", saves: ["self"]) { context in
        let x = try context.input
        let p = context.arguments.int(1)
        let steps = (0..<p).map { Scalar.double(Double(1 - p + $0) / 2) }
        let offsets = try context.session.tensor(steps, sizes: [p], dtype: x.dtype)
        return try context.grad.mul(offsets.add(x.unsqueeze(-1)).elementary(digamma).sum([-1]))
      }
    ])

  static let xlog1pyOfNumber = Operation(
    "xlog1py", "(Scalar self, Tensor other) -> Tensor", [.special, .out], node: "SpecialXlog1PyBackward1",
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(0))
      return .tensor(try Kernel.floatBinary(XLog1PY.self, number, arguments.tensor(1), nil))
    },
    [
      Derivative("other", "grad × self ÷ (other + 1)", saves: ["other"]) {
        try $0.grad.mul($0.session.wrappedNumber($0.arguments.scalar(0))).div($0.other.add(1))
      }
    ])

  static let xlog1pyScalar: Operation = Operation(
    "xlog1py", "(Tensor self, Scalar other) -> Tensor", [.special, .out], node: "SpecialXlog1PyBackward2",
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(1))
      return .tensor(try Kernel.floatBinary(XLog1PY.self, arguments.tensor(0), number, nil))
    },
    [
      Derivative("self", "grad × ln(1 + other)", saves: ["self"]) {
        let other = $0.arguments.scalar(1)
        let slope = try xlog1pyScalar.one($0.session, .tensor($0.grad), .scalar(other))
        return other.doubleValue > -1 ? slope : try slope.maskedFill($0.input.eq(0), 0)
      }
    ])

  static let xlog1py: Operation = Operation(
    "xlog1py", "(Tensor self, Tensor other) -> Tensor", [.special, .out], node: "SpecialXlog1PyBackward0",
    .binary { try Kernel.floatBinary(XLog1PY.self, $0, $1, $2) },
    [
      Derivative("self", "grad × ln(1 + other)", saves: ["self", "other"]) {
        try xlog1py.apply($0.grad, $0.other).maskedFill($0.input.eq(0).logicalAnd($0.other.le(-1)), 0)
      },
      Derivative("other", "grad × self ÷ (other + 1)", saves: ["self", "other"]) {
        try $0.grad.mul($0.input).div($0.other.add(1))
      },
    ])

  static let zeta = Operation(
    "zeta", "(Tensor self, Tensor|Scalar other) -> Tensor", [.special, .out], node: notImplemented,
    .binary { a, b, out in
      let type = Promotion.type(of: a, b)
      if type == .float16 || type == .bfloat16 { throw unsupported("zeta_cpu", type) }
      return try Kernel.floatBinary(Hurwitz.self, a, b, out)
    }, refusing(["self", "other"], "special_zeta"))

  static let zetaOfNumber: Operation = Operation(
    "zeta", "(Scalar self, Tensor other) -> Tensor", [.special, .out], node: "SpecialZetaBackward1",
    .kernel { .tensor(try zeta.apply($0.session.wrappedNumber($0.scalar(0)), $0.tensor(1))) },
    [
      Derivative("other", "−grad × self × ζ(self + 1, other)", saves: ["other"]) {
        let exponent = $0.arguments.scalar(0).doubleValue
        let next = try zetaOfNumber.one($0.session, .scalar(.double(exponent + 1)), .tensor($0.saved(1)))
        return try $0.grad.mul(.double(-exponent)).mul(next)
      }
    ])

  static let igamma = incompleteGamma("igamma", .pointwise, LowerGamma.self)
  static let gammainc = incompleteGamma("gammainc", [.special, .out], LowerGamma.self)
  static let igammac = incompleteGamma("igammac", .pointwise, UpperGamma.self)
  static let gammaincc = incompleteGamma("gammaincc", [.special, .out], UpperGamma.self)

  private static func incompleteGamma<F: FloatBinaryFunction & Sendable>(
    _ name: String, _ forms: Forms, _ function: F.Type
  ) -> Operation {
    let isLower = function == LowerGamma.self
    let own = isLower ? "igamma" : "igammac"
    return Operation(
      name, "(Tensor self, Tensor other) -> Tensor", forms, node: isLower ? "IgammaBackward0" : "IgammacBackward0",
      .binary { a, b, out in
        try out?.checkCanHold(Promotion.type(of: a, b), sizes: nil)
        try Kernel.requireFloat(Promotion.type(of: a, b), "\(own)_cpu")
        return try Kernel.floatBinary(F.self, a, b, out)
      },
      [
        Derivative("self", "none") { _ in
          throw TorchError.notImplemented("the derivative for '\(own): input' is not implemented.")
        },
        Derivative("other", "±grad × e^(−other) × other^(self−1) ÷ Γ(self)", saves: ["self", "other"]) {
          let (a, x) = (try $0.input, try $0.other)
          let density = try a.sub(1).mul(x.log()).sub(x).sub(a.elementary(lgamma)).exp()
          return try (name == "igamma" ? $0.grad : $0.grad.neg()).mul(density)
        },
      ])
  }

  static let logaddexp2 = Operation(
    "logaddexp2", "(Tensor self, Tensor other) -> Tensor", [.usual, .out], node: "Logaddexp2Backward0",
    .binary { a, b, out in
      try Kernel.requireFloat(Promotion.type(of: a, b), "logaddexp2_cpu")
      return try Kernel.floatBinary(LogAddExp2.self, a, b, out)
    },
    [
      Derivative("self", "grad ÷ (1 + 2^(other−self))", saves: ["self", "other"]) {
        try $0.grad.div($0.twoTo($0.other.sub($0.input)).add(1))
      },
      Derivative("other", "grad ÷ (1 + 2^(self−other))", saves: ["self", "other"]) {
        try $0.grad.div($0.twoTo($0.input.sub($0.other)).add(1))
      },
    ])

  static let ldexp = Operation(
    "ldexp", "(Tensor self, Tensor other) -> Tensor", .pointwise, node: "LdexpBackward0",
    .binary { a, b, out in
      if let out, !out.dtype.isFloatingPoint {
        throw TorchError.runtime("ldexp can't be cast to the desired output type \(out.dtype.scalarTypeName)")
      }
      if b.dtype == .bool && a.dtype.isFloatingPoint { throw unsupported("ldexp_cpu_exp", .bool) }
      // PyTorch makes the result like the first operand and lets it grow.
      if out == nil, a.dtype.isFloatingPoint, a.count > 0,
        let sizes = try? Broadcast.sizes(a.sizes, b.sizes), sizes != a.sizes
      {
        a.session.warn(Text.resized(from: a.sizes, to: sizes))
      }
      return try Kernel.floatBinary(TimesPowerOfTwo.self, a, b, out)
    },
    [
      Derivative("self", "grad × 2^other", saves: ["other"]) { try $0.grad.mul($0.twoTo($0.other)) },
      Derivative("other", "grad × result × ln 2", saves: ["result"]) {
        try $0.grad.mul($0.result).mul(.double(M_LN2))
      },
    ])

  static let frexp = Operation(
    "frexp", "(Tensor self) -> (Tensor mantissa, Tensor exponent)", [.usual, .out], node: "FrexpBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      if !input.dtype.isFloatingPoint {
        throw TorchError.runtime("torch.frexp() only supports floating-point dtypes")
      }
      let parts = input.doubles.map { x -> (Double, Int) in
        let exponent = x.isFinite && x != 0 ? Int(x.exponent) + 1 : 0
        return (scalbn(x, -exponent), exponent)
      }
      let mantissa = try arguments.session.empty(input.sizes, input.dtype)
      let exponent = try arguments.session.empty(input.sizes, .int32)
      Kernel.store(parts.map { .double($0.0) }, into: mantissa)
      Kernel.store(parts.map { .int($0.1) }, into: exponent)
      let layout = input.geometry.pointwise
      return .tensors([try mantissa.laidOut(in: layout), try exponent.laidOut(in: layout)])
    },
    [
      Derivative("self", "grad ÷ 2^exponent", saves: ["result2"]) {
        try $0.grad.div($0.saved(-2).elementary(exp2))
      }
    ])

  static let gcd = integral("gcd", GreatestCommonDivisor.self)
  static let lcm = integral("lcm", LeastCommonMultiple.self)

  private static func integral<F: BinaryFunction & Sendable>(_ name: String, _ function: F.Type) -> Operation {
    Operation(
      name, "(Tensor self, Tensor other) -> Tensor", .pointwise,
      .binary { a, b, out in
        let type = Promotion.type(of: a, b)
        try out?.checkCanHold(type, sizes: nil)
        if type.isFloatingPoint || type == .bool {
          throw TorchError.notImplemented("\"\(name)_cpu\" not implemented for '\(type.scalarTypeName)'")
        }
        return try Kernel.binary(F.self, a, b, out)
      })
  }

  static let nextafter = Operation(
    "nextafter", "(Tensor self, Tensor other) -> Tensor", .pointwise, node: "NextafterBackward0",
    .kernel { arguments in
      let type = Promotion.type(of: arguments.tensor(0), arguments.tensor(1))
      let (a, b) = try arguments.tensor(0).broadcast(with: arguments.tensor(1))
      if arguments.isInPlace { try arguments.tensor(0).checkCanHold(type, sizes: nil) }
      try Kernel.requireFloat(type, "nextafter_cpu")
      let result = try arguments.session.empty(a.sizes, type)
      let pairs = zip(try a.cast(type).doubles, try b.cast(type).doubles)
      Kernel.store(pairs.map { .double(neighbour($0, towards: $1, type)) }, into: result)
      return .tensor(result)
    },
    [
      Derivative("self", "grad where self ≠ other, else 0", saves: ["self", "other"]) {
        try $0.grad.mul($0.input.ne($0.other))
      },
      Derivative("other", "0", saves: ["self", "other"]) { try $0.grad.mulNumber(.int(0)) },
    ])

  /// The number of a type beside `x` on the side of `goal`.
  private static func neighbour(_ x: Double, towards goal: Double, _ type: DType) -> Double {
    if x.isNaN || goal.isNaN { return .nan }
    if x == goal { return goal }
    switch type {
    case .float64: return goal > x ? x.nextUp : x.nextDown
    case .float32: return Double(goal > x ? Float(x).nextUp : Float(x).nextDown)
    default:
      // Both 16-bit types: one unit in the last place of the significand, or the smallest subnormal number.
      let (digits, least) = type == .float16 ? (10.0, -24.0) : (7.0, -133.0)
      let exponent = x == 0 ? least : max(Foundation.floor(Foundation.log2(x.magnitude)) - digits, least)
      let isShrinking = (goal > x) == (x < 0) && x != 0
      let isPower = x != 0 && Foundation.log2(x.magnitude) == Foundation.floor(Foundation.log2(x.magnitude))
      let step = Foundation.exp2(isShrinking && isPower ? max(exponent - 1, least) : exponent)
      return goal > x ? x + step : x - step
    }
  }

  static let angle = Operation(
    "angle", "(Tensor self) -> Tensor", [.usual, .out], node: "AngleBackward0",
    .unary { try Kernel.floatUnary(Angle.self, $0, $1) }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let conjugateInPlace = Operation(
    "conj_physical_", "(Tensor self) -> Tensor", .usual, node: "ConjPhysicalBackward1", .mutation { _ in },
    [Derivative("self", "grad") { try $0.grad }])

  private static func special<F: FloatFunction & Sendable>(
    _ name: String, _ function: F.Type, _ node: String, _ formula: String, _ saves: [String],
    _ forms: Forms = [.special, .out], _ rule: @escaping @Sendable (Backward) throws -> Tensor?
  ) -> Operation {
    Operation(
      name, "(Tensor self) -> Tensor", forms, node: node,
      .unary { input, out in
        if ["erfcx", "ndtri", "log_ndtr"].contains(name) { try requireWide(input, name + "_cpu") }
        return try Kernel.floatUnary(F.self, input, out)
      },
      [Derivative("self", formula, saves: saves, rule)])
  }
}

extension Operation {
  /// Throws where PyTorch has no kernel for types of 16 bits.
  fileprivate static func requireWide(_ input: Tensor, _ kernel: String) throws {
    if input.dtype == .float16 || input.dtype == .bfloat16 {
      throw TorchError.notImplemented("\"\(kernel)\" not implemented for '\(input.dtype.scalarTypeName)'")
    }
  }
}

extension Backward {
  /// 2 to the power of a tensor.
  fileprivate func twoTo(_ exponent: Tensor) throws -> Tensor {
    try Operation.powOfNumber.one(session, .scalar(2), .tensor(exponent))
  }
}

// MARK: Functions of numbers

private enum Bessel0: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: modifiedBessel(0, x.double, isScaled: false)) }
}
private enum Bessel0Scaled: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: modifiedBessel(0, x.double, isScaled: true)) }
}
private enum Bessel1: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: modifiedBessel(1, x.double, isScaled: false)) }
}
private enum Bessel1Scaled: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: modifiedBessel(1, x.double, isScaled: true)) }
}
private enum Entropy: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T {
    T(double: x.double > 0 ? -x.double * log(x.double) : x.double == 0 ? 0 : x.double.isNaN ? .nan : -.infinity)
  }
}
private enum ErfcScaled: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: scaledErfc(x.double)) }
}
private enum NormalQuantile: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { normalQuantile(x) }
}
private enum LogNormal: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T {
    let t = x.double * 0.5.squareRoot()
    return T(double: x.double < -1 ? log(scaledErfc(-t) / 2) - t * t : log1p(-erfc(t) / 2))
  }
}
private enum Angle: FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T { T(double: x.double.isNaN ? .nan : x.double < 0 ? .pi : 0) }
}
private enum XLog1PY: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T {
    T(double: b.double.isNaN ? .nan : a.double == 0 ? 0 : a.double * log1p(b.double))
  }
}
private enum Hurwitz: FloatBinaryFunction {
  /// The sum converges above 1 only.
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T {
    a > 1 ? T(double: hurwitzZeta(a.double, b.double)) : a == 1 ? .infinity : .nan
  }
}
private enum LowerGamma: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T { T(double: incompleteGamma(a.double, b.double).lower) }
}
private enum UpperGamma: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T { T(double: incompleteGamma(a.double, b.double).upper) }
}
private enum LogAddExp2: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T {
    if a.double.isInfinite && a == b { return a }
    let most = Swift.max(a.double, b.double)
    return T(double: most + log2(1 + exp2(-(a.double - b.double).magnitude)))
  }
}
private enum TimesPowerOfTwo: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T { T(double: a.double * exp2(b.double)) }
}
private enum GreatestCommonDivisor: BinaryFunction {
  static func call<T: Element>(_ a: T, _ b: T) -> T { T(int: commonDivisor(a.int, b.int)) }
}
private enum LeastCommonMultiple: BinaryFunction {
  static func call<T: Element>(_ a: T, _ b: T) -> T {
    let divisor = commonDivisor(a.int, b.int)
    return T(int: divisor == 0 ? 0 : Int((a.int / divisor &* b.int).magnitude))
  }
}

private func commonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a.magnitude, b.magnitude)
  while a != 0 { (a, b) = (b % a, a) }
  return Int(b)
}

/// The modified Bessel functions of the first kind of order 0 and 1, times e^(−|x|) if scaled: the power series up to 30,
/// the asymptotic one beyond (Abramowitz and Stegun 9.6.10 and 9.7.1).
func modifiedBessel(_ order: Int, _ x: Double, isScaled: Bool) -> Double {
  if x.isNaN { return .nan }
  let z = x.magnitude
  var sum = 1.0
  if z <= 30 {
    var term = 1.0
    for k in 1..<200 {
      term *= z * z / 4 / Double(k * (k + order))
      sum += term
      if term < sum * 1e-17 { break }
    }
    let value = (order == 1 ? x / 2 : 1) * sum
    return isScaled ? value * exp(-z) : value
  }
  var term = 1.0
  let square = Double(4 * order * order)
  for k in 1..<40 {
    let odd = Double(2 * k - 1)
    let next = -term * (square - odd * odd) / (Double(k) * 8 * z)
    if next.magnitude >= term.magnitude || next.magnitude < 1e-17 { break }
    term = next
    sum += term
  }
  let value = sum / (2 * Double.pi * z).squareRoot() * (order == 1 && x < 0 ? -1 : 1)
  return isScaled ? value : value * exp(z)
}

/// e^(x²) × erfc(x): directly where nothing overflows, else the continued fraction of Laplace.
private func scaledErfc(_ x: Double) -> Double {
  if x < 10 { return x < -26 ? .infinity : exp(x * x) * erfc(x) }
  var fraction = 0.0
  for k in (1...40).reversed() { fraction = Double(k) / 2 / (x + fraction) }
  return 1 / ((x + fraction) * Double.pi.squareRoot())
}

/// The regularised incomplete gamma functions: the series where x < a + 1, else Lentz's continued fraction.
private func incompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
  if a.isNaN || x.isNaN || a < 0 || x < 0 { return (.nan, .nan) }
  if a == 0 { return x > 0 ? (1, 0) : (.nan, .nan) }
  if x == 0 { return (0, 1) }
  if x == .infinity { return a == .infinity ? (.nan, .nan) : (1, 0) }
  if a == .infinity { return (0, 1) }
  let factor = exp(a * log(x) - x - lgamma(a))
  if x < a + 1 {
    var (term, sum, n) = (1 / a, 1 / a, a)
    for _ in 0..<10_000 {
      n += 1
      term *= x / n
      sum += term
      if term < sum * 1e-17 { break }
    }
    return (factor * sum, 1 - factor * sum)
  }
  var b = x + 1 - a
  var (c, d) = (1e300, 1 / b)
  var h = d
  for i in 1..<10_000 {
    let step = -Double(i) * (Double(i) - a)
    b += 2
    d = 1 / (step * d + b)
    c = b + step / c
    h *= d * c
    if (d * c - 1).magnitude < 1e-16 { break }
  }
  return (1 - factor * h, factor * h)
}
