import Foundation

extension OperationTable {
  static let elementary: [Operation] = [
    .exp, .exp2, .expm1, .log, .log2, .log10, .log1p, .sqrt, .rsqrt, .reciprocal, .sin, .cos, .tan, .asin, .acos, .atan,
    .sinh, .cosh, .tanh, .asinh, .acosh, .atanh, .erf, .erfc, .erfinv, .lgamma, .digamma, .polygamma, .polygammaMethod,
    .sinc, .sigmoid,
    .relu, .relu6,
    .logit, .deg2rad, .rad2deg, .expit, .tanhBackward, .sigmoidBackward, .thresholdBackward,
  ]
}

extension Operation {
  static let exp = elementary("exp", Exp.self, "ExpBackward0", "grad × result", ["result"]) {
    try $0.grad.mul($0.result)
  }
  static let exp2 = elementary("exp2", Exp2.self, "Exp2Backward0", "grad × result × ln 2", ["result"]) {
    try $0.grad.mul($0.result).mul(.double(M_LN2))
  }
  static let expm1 = elementary("expm1", Expm1.self, "Expm1Backward0", "grad × (result + 1)", ["result"]) {
    try $0.grad.mul($0.result.add(1))
  }
  static let log = elementary("log", Log.self, "LogBackward0", "grad ÷ self", ["self"]) {
    try $0.grad.div($0.input)
  }
  static let log2 = elementary("log2", Log2.self, "Log2Backward0", "grad ÷ (self × ln 2)", ["self"]) {
    try $0.grad.div($0.input.mul(.double(0.6931471805599453)))
  }
  static let log10 = elementary("log10", Log10.self, "Log10Backward0", "grad ÷ (self × ln 10)", ["self"]) {
    try $0.grad.div($0.input.mul(.double(2.3025850929940456)))
  }
  static let log1p = elementary("log1p", Log1p.self, "Log1PBackward0", "grad ÷ (self + 1)", ["self"]) {
    try $0.grad.div($0.input.add(1))
  }
  static let sqrt = elementary("sqrt", Sqrt.self, "SqrtBackward0", "grad ÷ (2 × result)", ["result"]) {
    try $0.grad.div($0.result.mul(2))
  }
  static let rsqrt = Operation(
    "rsqrt", "(Tensor self) -> Tensor", .pointwise, node: "RsqrtBackward0",
    .unary { input, out in
      if input.dtype != input.dtype.compute && input.dtype.isFloatingPoint && input.count < Kernel.halvesAtOnce {
        return try Kernel.floatUnary(Reciprocal.self, Kernel.floatUnary(Sqrt.self, input, nil), out)
      }
      return try Kernel.floatUnary(Rsqrt.self, input, out)
    },
    [
      Derivative("self", "−½ × grad × result³", saves: ["result"]) {
        try $0.grad.mul(.double(-0.5)).mul($0.result.pow(3))
      }
    ])
  static let reciprocal = elementary(
    "reciprocal", Reciprocal.self, "ReciprocalBackward0", "−grad × result²", ["result"]
  ) {
    try $0.grad.neg().mul($0.result.mul($0.result))
  }
  static let sin = elementary("sin", Sin.self, "SinBackward0", "grad × cos(self)", ["self"]) {
    try $0.grad.mul($0.input.cos())
  }
  static let cos = elementary("cos", Cos.self, "CosBackward0", "−grad × sin(self)", ["self"]) {
    try $0.grad.mul($0.input.sin().neg())
  }
  static let tan = elementary("tan", Tan.self, "TanBackward0", "grad × (1 + result²)", ["result"]) {
    try $0.grad.mul($0.result.pow(2).add(1))
  }
  static let asin = elementary("asin", Asin.self, "AsinBackward0", "grad ÷ √(1 − self²)", ["self"], aliases: ["arcsin"])
  {
    try $0.grad.mul($0.input.neg().mul($0.input).add(1).rsqrt())
  }
  static let acos = elementary(
    "acos", Acos.self, "AcosBackward0", "−grad ÷ √(1 − self²)", ["self"], aliases: ["arccos"]
  ) {
    try $0.grad.mul($0.input.neg().mul($0.input).add(1).rsqrt().neg())
  }
  static let atan = elementary("atan", Atan.self, "AtanBackward0", "grad ÷ (self² + 1)", ["self"], aliases: ["arctan"])
  {
    try $0.grad.div($0.input.mul($0.input).add(1))
  }
  static let sinh = elementary("sinh", Sinh.self, "SinhBackward0", "grad × cosh(self)", ["self"]) {
    try $0.grad.mul($0.input.cosh())
  }
  static let cosh = elementary("cosh", Cosh.self, "CoshBackward0", "grad × sinh(self)", ["self"]) {
    try $0.grad.mul($0.input.sinh())
  }
  static let tanh = elementary("tanh", Tanh.self, "TanhBackward0", "grad × (1 − result²)", ["result"]) {
    try tanhBackward.apply($0.grad, $0.result)
  }
  static let asinh = elementary(
    "asinh", Asinh.self, "AsinhBackward0", "grad ÷ √(self² + 1)", ["self"], aliases: ["arcsinh"],
    inPlaceNode: "AsinhBackward1"
  ) {
    try $0.grad.mul($0.input.pow(2).add(1).rsqrt())
  }
  static let acosh = elementary(
    "acosh", Acosh.self, "AcoshBackward0", "grad ÷ √(self² − 1)", ["self"], aliases: ["arccosh"],
    inPlaceNode: "AcoshBackward1"
  ) {
    try $0.grad.mul($0.input.mul($0.input).sub(1).rsqrt())
  }
  static let atanh = elementary(
    "atanh", Atanh.self, "AtanhBackward0", "grad ÷ (1 − self²)", ["self"], aliases: ["arctanh"],
    inPlaceNode: "AtanhBackward1"
  ) {
    try $0.grad.div($0.session.wrappedNumber(1).sub($0.input.pow(2)))
  }
  static let erf = elementary("erf", Erf.self, "ErfBackward0", "grad × 2 ÷ √π × e^(−self²)", ["self"], special: true) {
    try $0.input.pow(2).neg().exp().mul(.double(M_2_SQRTPI)).mul($0.grad)
  }
  static let erfc = elementary(
    "erfc", Erfc.self, "ErfcBackward0", "−grad × 2 ÷ √π × e^(−self²)", ["self"], special: true
  ) {
    try $0.input.pow(2).neg().exp().mul(.double(-M_2_SQRTPI)).mul($0.grad)
  }
  static let erfinv: Operation = elementary(
    "erfinv", Erfinv.self, "ErfinvBackward0", "grad × √π ÷ 2 × e^(erfinv(self)²)", ["self"], special: true
  ) {
    try $0.input.elementary(erfinv).pow(2).exp().mul(.double(0.5 * Double.pi.squareRoot())).mul($0.grad)
  }
  static let lgamma = elementary("lgamma", LogGamma.self, "LgammaBackward0", "grad × digamma(self)", ["self"]) {
    try $0.grad.mul($0.input.elementary(digamma))
  }
  static let digamma: Operation = elementary(
    "digamma", Digamma.self, "DigammaBackward0", "grad × trigamma(self)", ["self"], special: true
  ) {
    try $0.grad.mul(polygamma.one($0.session, .int(1), .tensor($0.input)))
  }
  static let polygamma: Operation = Operation(
    "polygamma", "(int n, Tensor self) -> Tensor", [.function, .special], node: "PolygammaBackward0",
    .kernel { arguments in
      let input = arguments.tensor(1)
      if arguments.int(0) < 0 { throw TorchError.runtime("polygamma(n, x) does not support negative n.") }
      let type = input.dtype.isFloatingPoint ? input.dtype : arguments.session.defaultDType
      return .tensor(
        try Kernel.measure(try input.cast(type), over: [], keep: false, type) {
          // The zeta function of higher orders has no value at infinity.
          arguments.int(0) > 1 && $0[0] == .infinity
            ? .nan : Autograd.polygamma(arguments.int(0), $0[0], isSingle: type == .float32)
        }.laidOut(like: input))
    },
    [
      Derivative("self", "grad × polygamma of the next order", saves: ["self"]) {
        try $0.grad.mul(polygamma.one($0.session, .int($0.arguments.int(0) + 1), .tensor($0.saved(1))))
      }
    ])
  static let polygammaMethod = Operation(
    "polygamma", "(Tensor self, int n) -> Tensor", [.method, .inPlace],
    .composite { try polygamma($0.session, [$0.values[1], $0.values[0]]) })
  static let sinc = elementary(
    "sinc", Sinc.self, "SincBackward0", "grad × (cos(π self) − result) ÷ self", ["self"], special: true
  ) {
    let x = try $0.input
    let scaled = try x.mul(.double(.pi))
    let slope = try scaled.mul(scaled.cos()).sub(scaled.sin()).div(x.mul(x).mul(.double(.pi)))
    return try $0.session.wrappedNumber(0).where(x.eq(0), $0.grad.mul(slope))
  }
  static let sigmoid = elementary(
    "sigmoid", Sigmoid.self, "SigmoidBackward0", "grad × result × (1 − result)", ["result"], functional: true
  ) {
    try sigmoidBackward.apply($0.grad, $0.result)
  }
  static let expit = Operation(
    "expit", "(Tensor self) -> Tensor", .special, .composite { .tensor(try $0.tensor(0).sigmoid()) })

  static let relu = Operation(
    "relu", "(Tensor self) -> Tensor", [.usual, .inPlace, .functional], node: "ReluBackward0",
    .unary { input, out in
      if input.dtype == .bool { throw TorchError.runtime("Boolean inputs not supported for relu") }
      return try Kernel.unary(Rectify.self, input, out)
    },
    [
      Derivative("self", "grad where result > 0, else 0", saves: ["result"]) {
        try thresholdBackward.one($0.session, .tensor($0.grad), .tensor($0.result), .scalar(0))
      }
    ])

  static let relu6 = Operation(
    "relu6", "(Tensor input) -> Tensor", [.functional, .inPlace],
    .composite { try hardtanh.forward($0.session, [.tensor($0.tensor(0)), .scalar(0), .scalar(6)]) })

  static let logit = Operation(
    "logit", "(Tensor self, float? eps=None) -> Tensor", [.pointwise, .special], node: "LogitBackward0",
    .kernel { arguments in
      let session = arguments.session
      var x = arguments.tensor(0)
      if let eps = arguments.optionalDouble(1) {
        x = try Kernel.binary(Maximum.self, x, session.wrappedNumber(.double(eps)), nil)
        x = try Kernel.binary(Minimum.self, x, session.wrappedNumber(.double(1 - eps)), nil)
      }
      let rest = try Kernel.binary(Subtract.self, session.wrappedNumber(1), x, nil)
      return .tensor(try Kernel.floatUnary(Log.self, Kernel.floatBinary(Divide.self, x, rest, nil), nil))
    },
    [
      Derivative("self", "grad ÷ (self × (1 − self))", saves: ["self"]) {
        let x = try $0.input
        let eps = $0.arguments.optionalDouble(1)
        let (low, high) = (eps ?? 0, 1 - (eps ?? 0))
        // Without derivatives of its own what is no number counts as inside.
        let isInside =
          try $0.session.isGradEnabled
          ? x.ge(.double(low)).logicalAnd(x.le(.double(high)))
          : x.lt(.double(low)).logicalOr(x.gt(.double(high))).logicalNot()
        let outside = $0.session.wrappedNumber(eps == nil ? .double(.nan) : 0)
        return try $0.grad.div(x.mul($0.session.wrappedNumber(1).sub(x))).where(isInside, outside)
      }
    ])

  static let deg2rad = Operation(
    "deg2rad", "(Tensor self) -> Tensor", .pointwise, node: "Deg2RadBackward0",
    .unary { try Kernel.floatUnary(Deg2Rad.self, $0, $1) },
    [Derivative("self", "grad × π ÷ 180") { try $0.grad.mul(.double(.pi / 180)) }])

  static let rad2deg = Operation(
    "rad2deg", "(Tensor self) -> Tensor", .pointwise, node: "Rad2DegBackward0",
    .unary { try Kernel.floatUnary(Rad2Deg.self, $0, $1) },
    [Derivative("self", "grad × 180 ÷ π") { try $0.grad.mul(.double(180 / .pi)) }])

  // The derivatives that PyTorch has as functions of their own, which `create_graph` differentiates again.

  static let tanhBackward: Operation = Operation(
    "tanh_backward", "(Tensor grad_output, Tensor output) -> Tensor", [], node: "TanhBackwardBackward0",
    .binary { try Kernel.floatBinary(TanhSlope.self, $0, $1, $2) },
    [
      Derivative("grad_output", "grad × (1 − output²)", saves: ["output"]) {
        try tanhBackward.apply($0.grad, $0.other)
      },
      Derivative("output", "−2 × grad × output × grad_output", saves: ["grad_output", "output"]) {
        try $0.grad.mul($0.other.mul(-2).mul($0.input))
      },
    ])

  static let sigmoidBackward: Operation = Operation(
    "sigmoid_backward", "(Tensor grad_output, Tensor output) -> Tensor", [], node: "SigmoidBackwardBackward0",
    .binary { grad, output, out in
      if grad.dtype != grad.dtype.compute && output.count < Kernel.halvesAtOnce {
        let rest = try Kernel.binary(Subtract.self, output.session.wrappedNumber(1), output, nil)
        return try Kernel.floatBinary(
          FloatMultiply.self, Kernel.floatBinary(FloatMultiply.self, grad, rest, nil), output, out)
      }
      return try Kernel.floatBinary(SigmoidSlope.self, grad, output, out)
    },
    [
      Derivative("grad_output", "grad × output × (1 − output)", saves: ["output"]) {
        try sigmoidBackward.apply($0.grad, $0.other)
      },
      Derivative("output", "grad × grad_output × (1 − 2 × output)", saves: ["grad_output", "output"]) {
        try $0.grad.mul($0.input).mul($0.other.mul(-2).add(1))
      },
    ])

  static let thresholdBackward: Operation = Operation(
    "threshold_backward", "(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor", [],
    node: "ThresholdBackwardBackward0",
    .kernel { arguments in
      let (grad, x) = (arguments.tensor(0), arguments.tensor(1))
      let threshold = Float(arguments.scalar(2).doubleValue)
      // NaN passes on, as in ATen.
      if let result = Kernel.small(grad, x, { $1 <= threshold ? 0 : $0 }) { return .tensor(result) }
      return .tensor(try Kernel.pair(Threshold(bound: arguments.double(2)), grad, x, "threshold_backward"))
    },
    [
      Derivative("grad_output", "grad where self > threshold, else 0", saves: ["self"]) {
        try thresholdBackward.one($0.session, .tensor($0.grad), .tensor($0.saved(1)), $0.arguments.values[2])
      },
      Derivative("self", "0") { try $0.zerosLikeGrad() },
    ])

  private static func elementary<F: FloatFunction & Sendable>(
    _ name: String, _ function: F.Type, _ node: String, _ formula: String, _ saves: [String], aliases: [String] = [],
    functional: Bool = false, special: Bool = false, inPlaceNode: String? = nil,
    _ rule: @escaping @Sendable (Backward) throws -> Tensor?
  ) -> Operation {
    var forms = Forms.pointwise
    if functional { forms.insert(.functional) }
    if special { forms.insert(.special) }
    return Operation(
      name, "(Tensor self) -> Tensor", forms, aliases: aliases, node: node, inPlaceNode: inPlaceNode,
      .unary { try Kernel.floatUnary(F.self, $0, $1) },
      [
        Derivative("self", formula, saves: saves) { context in
          // PyTorch never wrote the derivative of a few in-place forms.
          if inPlaceNode != nil && context.node.isInPlace {
            throw TorchError.notImplemented("the derivative for 'inplace version of \(name)' is not implemented.")
          }
          return try rule(context)
        }
      ])
  }
}

enum TanhSlope: FloatBinaryFunction {
  @inline(__always) static func call<T: ComputeElement>(_ grad: T, _ y: T) -> T { grad * (1 - y * y) }
}

enum SigmoidSlope: FloatBinaryFunction {
  @inline(__always) static func call<T: ComputeElement>(_ grad: T, _ y: T) -> T { grad * (1 - y) * y }
}

/// A gradient where the element is above a bound, else 0.
private struct Threshold: PairFunction {
  let bound: Double
  var loop: ActivationLoop? { .threshold(bound, below: 0) }
  func value<T: ComputeElement>(_ grad: T, _ x: T) -> T { x <= T(double: bound) ? 0 : grad }
}
