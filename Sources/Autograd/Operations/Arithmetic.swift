import Foundation

extension OperationTable {
  static let arithmetic: [Operation] = [
    .add, .sub, .rsubTensor, .rsub, .mul, .div, .divMode, .floorDivide, .floorDivideOfNumber, .remainderScalar,
    .remainder,
    .remainderOfNumber,
    .fmodScalar, .fmod, .neg, .positive, .abs, .sign, .sgn, .pow, .powOfNumber, .powScalar, .square, .floatPower,
    .addcmul, .addcdiv, .lerp, .lerpTensor, .floor, .ceil, .trunc, .round, .roundDecimals, .frac, .atan2, .hypot,
    .logaddexp, .xlogy, .xlogyOfNumber, .xlogyScalar, .copysign, .copysignScalar, .heaviside,
  ]
}

extension Operation {
  static let add = Operation(
    "add", "(Tensor|Scalar self, Tensor|Scalar other, *, Scalar alpha=1) -> Tensor", .pointwise, node: "AddBackward0",
    .scaled { a, b, alpha, out in
      if let result = try Kernel.addMultiple(a, b, alpha, out) { return result }
      let second = try b.scaled(by: alpha)
      // Masks stay masks, whatever the factor.
      let isMask = a.dtype == .bool && b.dtype == .bool && !b.isWrappedNumber
      return try Kernel.binary(Add.self, a, isMask ? second.cast(.bool) : second, out)
    },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("other", "grad × alpha") { try $0.scaled($0.grad) },
    ])

  static let sub = Operation(
    "sub", "(Tensor|Scalar self, Tensor|Scalar other, *, Scalar alpha=1) -> Tensor", .pointwise,
    aliases: ["subtract"], node: "SubBackward0",
    .scaled { a, b, alpha, out in
      try Kernel.checkSubtraction(a, b)
      return try Kernel.binary(Subtract.self, a, b.scaled(by: alpha), out)
    },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("other", "−grad × alpha") { try $0.scaled($0.grad.neg()) },
    ])

  static let rsub = Operation(
    "rsub", "(Tensor self, Scalar other, Scalar alpha=1) -> Tensor", [.function], node: "RsubBackward1",
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(1))
      try Kernel.checkSubtraction(arguments.tensor(0), number)
      return .tensor(try Kernel.binary(Subtract.self, number, arguments.tensor(0).scaled(by: arguments.scalar(2)), nil))
    },
    [
      Derivative("self", "−grad × alpha") {
        let alpha = $0.arguments.scalar(2)
        return alpha.doubleValue == 1 ? try $0.grad.neg() : try $0.grad.neg().mul(alpha)
      }
    ])

  static let rsubTensor = Operation(
    "rsub", "(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor", [.function], node: "RsubBackward0",
    .scaled { a, b, alpha, out in
      try Kernel.checkSubtraction(a, b)
      return try Kernel.binary(Subtract.self, b, a.scaled(by: alpha), out)
    },
    [
      Derivative("self", "−grad × alpha") { try $0.scaled($0.grad.neg()) },
      Derivative("other", "grad") { try $0.grad },
    ])

  static let mul = Operation(
    "mul", "(Tensor|Scalar self, Tensor|Scalar other) -> Tensor", .pointwise, aliases: ["multiply"],
    node: "MulBackward0",
    .binary { try Kernel.binary(Multiply.self, $0, $1, $2) },
    [
      Derivative("self", "grad × other", saves: ["other"]) { try $0.grad.mul($0.other) },
      Derivative("other", "grad × self", saves: ["self"]) { try $0.grad.mul($0.input) },
    ])

  static let div = Operation(
    "div", "(Tensor|Scalar self, Tensor|Scalar other) -> Tensor", .pointwise, aliases: ["divide", "true_divide"],
    node: "DivBackward0",
    .binary { try Kernel.floatBinary(Divide.self, $0, $1, $2) },
    [
      Derivative("self", "grad ÷ other", saves: ["other"]) { try $0.grad.div($0.other) },
      Derivative("other", "−grad × self ÷ other²", saves: ["self", "other"]) {
        try $0.grad.neg().mul($0.input.div($0.other).div($0.other))
      },
    ])

  static let divMode = Operation(
    "div", "(Tensor|Scalar self, Tensor|Scalar other, *, str? rounding_mode) -> Tensor", .pointwise,
    aliases: ["divide"],
    node: "DivBackward2",
    .kernel { arguments in
      let (a, b) = (arguments.tensor(0), arguments.tensor(1))
      switch arguments.string(2) {
      case nil: return .tensor(try Kernel.floatBinary(Divide.self, a, b, nil))
      case "floor":
        try Kernel.refuseBool("div_floor_cpu", a, b)
        try Kernel.checkDivisor(a, b)
        return .tensor(try Kernel.binary(FloorDivide.self, a, b, nil))
      case "trunc":
        try Kernel.refuseBool("div_trunc_cpu", a, b)
        try Kernel.checkDivisor(a, b)
        return .tensor(try Kernel.binary(TruncatedDivide.self, a, b, nil))
      case let mode?:
        throw TorchError.runtime(
          "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode)'")
      }
    },
    [
      Derivative("self", "0, or grad ÷ other without rounding", saves: ["other"]) {
        $0.arguments.string(2) == nil ? try $0.grad.div($0.other) : try $0.zerosLikeGrad()
      },
      Derivative("other", "0, or −grad × self ÷ other² without rounding", saves: ["self", "other"]) {
        $0.arguments.string(2) == nil
          ? try $0.grad.neg().mul($0.input.div($0.other).div($0.other)) : try $0.zerosLikeGrad()
      },
    ])

  static let floorDivide = Operation(
    "floor_divide", "(Tensor self, Tensor|Scalar other) -> Tensor", .pointwise, node: notImplemented,
    .binary { a, b, out in
      try Kernel.refuseBool("div_floor_cpu", a, b)
      try Kernel.checkDivisor(a, b, out)
      return try Kernel.binary(FloorDivide.self, a, b, out)
    }, refusing(["self", "other"], "floor_divide"))

  static let floorDivideOfNumber = Operation(
    "floor_divide", "(Scalar self, Tensor other) -> Tensor", .function, node: notImplemented,
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(0))
      try Kernel.refuseBool("div_floor_cpu", number, arguments.tensor(1))
      try Kernel.checkDivisor(number, arguments.tensor(1))
      return .tensor(try Kernel.binary(FloorDivide.self, number, arguments.tensor(1), nil))
    }, refusing(["other"], "floor_divide"))

  static let remainderScalar = Operation(
    "remainder", "(Tensor self, Scalar other) -> Tensor", .pointwise, node: "RemainderBackward0",
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(1))
      try Kernel.refuseBool("remainder_cpu", arguments.tensor(0), number)
      try Kernel.checkDivisor(arguments.tensor(0), number)
      return .tensor(try Kernel.binary(Remainder.self, arguments.tensor(0), number, nil))
    },
    [Derivative("self", "grad") { try $0.grad }])

  static let remainder = Operation(
    "remainder", "(Tensor self, Tensor other) -> Tensor", .pointwise, node: "RemainderBackward1",
    .binary { a, b, out in
      try Kernel.refuseBool("remainder_cpu", a, b)
      try Kernel.checkDivisor(a, b, out)
      return try Kernel.binary(Remainder.self, a, b, out)
    },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("other", "−grad × ⌊self ÷ other⌋", saves: ["self", "other"]) {
        try $0.grad.neg().mul(Operation.divMode.one($0.session, .tensor($0.input), .tensor($0.other), .string("floor")))
      },
    ])

  static let remainderOfNumber = Operation(
    "remainder", "(Scalar self, Tensor other) -> Tensor", .function, node: notImplemented,
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(0))
      try Kernel.refuseBool("remainder_cpu", number, arguments.tensor(1))
      try Kernel.checkDivisor(number, arguments.tensor(1))
      return .tensor(try Kernel.binary(Remainder.self, number, arguments.tensor(1), nil))
    }, refusing(["other"], "remainder"))

  static let fmodScalar = Operation(
    "fmod", "(Tensor self, Scalar other) -> Tensor", .pointwise, node: "FmodBackward0",
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(1))
      try Kernel.refuseBool("fmod_cpu", arguments.tensor(0), number)
      try Kernel.checkDivisor(arguments.tensor(0), number)
      return .tensor(try Kernel.binary(TruncatedRemainder.self, arguments.tensor(0), number, nil))
    },
    [Derivative("self", "grad") { try $0.grad }])

  static let fmod = Operation(
    "fmod", "(Tensor self, Tensor other) -> Tensor", .pointwise, node: "FmodBackward1",
    .binary { a, b, out in
      try Kernel.refuseBool("fmod_cpu", a, b)
      try Kernel.checkDivisor(a, b, out)
      return try Kernel.binary(TruncatedRemainder.self, a, b, out)
    },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("other", "−grad × trunc(self ÷ other)", saves: ["self", "other"]) {
        try $0.grad.neg().mul(Operation.divMode.one($0.session, .tensor($0.input), .tensor($0.other), .string("trunc")))
      },
    ])

  static let neg = Operation(
    "neg", "(Tensor self) -> Tensor", .pointwise, aliases: ["negative"], node: "NegBackward0",
    .unary { input, out in
      if input.dtype == .bool {
        throw TorchError.runtime(
          "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
            + "`~` or `logical_not()` operator instead.")
      }
      return try Kernel.unary(Negate.self, input, out)
    },
    [Derivative("self", "−grad") { try $0.grad.neg() }])

  static let positive = Operation(
    "positive", "(Tensor self) -> Tensor", .usual,
    .composite { arguments in
      if arguments.tensor(0).dtype == .bool {
        throw TorchError.runtime("The `+` operator, on a bool tensor is not supported.")
      }
      return .tensor(arguments.tensor(0))
    })

  static let abs = Operation(
    "abs", "(Tensor self) -> Tensor", .pointwise, aliases: ["absolute"], node: "AbsBackward0",
    .unary { input, out in
      if input.dtype == .bool { throw unsupported("abs_cpu", .bool) }
      return try Kernel.unary(Absolute.self, input, out)
    },
    [Derivative("self", "grad × sign(self)", saves: ["self"]) { try $0.grad.mul($0.input.sgn()) }])

  static let sign = Operation(
    "sign", "(Tensor self) -> Tensor", .pointwise, node: "SignBackward0",
    .unary { try Kernel.unary(Sign.self, $0, $1) }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let sgn = Operation(
    "sgn", "(Tensor self) -> Tensor", .pointwise, node: "SgnBackward0",
    .unary { try Kernel.unary(Sign.self, $0, $1) }, [Derivative("self", "0") { try $0.zeros($0.grad.sizes) }])

  static let powScalar = Operation(
    "pow", "(Tensor self, Scalar exponent) -> Tensor", .pointwise, node: "PowBackward0",
    .kernel { arguments in
      let (input, exponent) = (arguments.tensor(0), arguments.scalar(1))
      let result = try Kernel.power(input, exponent)
      // These two are filled and copied, which PyTorch counts for operands of inference mode.
      let isPlain = exponent.doubleValue == 0 || exponent.doubleValue == 1
      return .tensor(isPlain && input.isInference && !input.session.isInferenceMode ? result.written(times: 1) : result)
    },
    [
      Derivative("self", "grad × exponent × self^(exponent−1)", saves: ["self"]) {
        let exponent = $0.arguments.scalar(1)
        if exponent.doubleValue == 0 { return try $0.session.filled($0.sizes(), 0, dtype: $0.grad.dtype) }
        return try $0.grad.mul($0.input.pow(exponent.minusOne).mul(exponent))
      }
    ])

  static let pow = Operation(
    "pow", "(Tensor self, Tensor exponent) -> Tensor", .pointwise, node: "PowBackward1",
    .binary { a, b, out in
      try Kernel.refuseBool("pow", a, b)
      return try Kernel.binary(Power.self, a, b, out)
    },
    [
      Derivative("self", "grad × exponent × self^(exponent−1)", saves: ["self", "exponent"]) {
        let (base, exponent) = (try $0.input, try $0.other)
        let plain = try $0.grad.mul(exponent.mul(base.pow(exponent.sub(1))))
        return try $0.session.wrappedNumber(0).where(exponent.eq(0), plain)
      },
      Derivative("exponent", "grad × result × ln(self)", saves: ["self", "exponent", "result"]) {
        let (base, exponent) = (try $0.input, try $0.other)
        let isFlat = try base.eq(0).logicalAnd(exponent.ge(0))
        return try $0.grad.mul($0.session.wrappedNumber(0).where(isFlat, $0.result.mul(base.log())))
      },
    ])

  static let powOfNumber = Operation(
    "pow", "(Scalar self, Tensor exponent) -> Tensor", [.function, .out], node: "PowBackward2",
    .kernel { arguments in
      let (base, exponent) = (arguments.session.wrappedNumber(arguments.scalar(0)), arguments.tensor(1))
      try Kernel.refuseBool("pow", base, exponent)
      // PyTorch fills its result before it reads the exponent, and so has it in row-major order.
      return .tensor(try Kernel.binary(Power.self, base, exponent.copied(), nil))
    },
    [
      Derivative("exponent", "grad × result × ln(self)", saves: ["exponent", "result"]) {
        // PyTorch knows no logarithm of a bool.
        if case .bool = $0.arguments.scalar(0) {
          throw TorchError.runtime(
            "false INTERNAL ASSERT FAILED at \"/__w/pytorch/pytorch/c10/core/Scalar.cpp\":42, please report a bug to "
              + "PyTorch. unknown ivalue tag 4")
        }
        let base = $0.arguments.scalar(0).doubleValue
        let slope = try $0.result.mul(.double(Foundation.log(base)))
        if base != 0 { return try $0.grad.mul(slope) }
        return try $0.grad.mul($0.session.wrappedNumber(0).where($0.other.ge(0), slope))
      }
    ])

  static let square = Operation(
    "square", "(Tensor self) -> Tensor", .pointwise, node: "PowBackward0",
    .kernel { .tensor(try Kernel.power($0.tensor(0), 2)) },
    [Derivative("self", "grad × 2 × self", saves: ["self"]) { try $0.grad.mul($0.input.pow(1).mul(2)) }])

  static let floatPower = Operation(
    "float_power", "(Tensor|Scalar self, Tensor|Scalar exponent) -> Tensor", .usual,
    .composite { arguments in
      if let base = arguments.optionalScalar(0) {
        return try powOfNumber(
          arguments.session, [.scalar(.double(base.doubleValue)), .tensor(arguments.tensor(1).to(.float64))])
      }
      let base = try arguments.tensor(0).to(.float64)
      if let exponent = arguments.optionalScalar(1) { return .tensor(try base.pow(.double(exponent.doubleValue))) }
      return .tensor(try base.pow(arguments.tensor(1).to(.float64)))
    })

  static let addcmul = Operation(
    "addcmul", "(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor", .pointwise,
    node: "AddcmulBackward0",
    .kernel { arguments in
      try Kernel.refuseBool("addcmul_cpu_out", arguments.tensor(0), arguments.tensor(1), arguments.tensor(2))
      try Broadcast.check(arguments.tensor(0), arguments.tensor(1), arguments.tensor(2))
      let product = try Kernel.binary(
        Multiply.self, arguments.tensor(1).scaled(by: arguments.scalar(3)), arguments.tensor(2), nil)
      let sum = try Kernel.binary(Add.self, arguments.tensor(0), product, nil)
      return .tensor(try sum.arranged(as: .result(of: (0...2).map { arguments.tensor($0).geometry }, sizes: sum.sizes)))
    },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("tensor1", "grad × tensor2 × value", saves: ["tensor2"]) {
        try $0.grad.mul($0.saved(2).mul($0.arguments.scalar(3)))
      },
      Derivative("tensor2", "grad × tensor1 × value", saves: ["tensor1"]) {
        try $0.grad.mul($0.saved(1).mul($0.arguments.scalar(3)))
      },
    ])

  static let addcdiv = Operation(
    "addcdiv", "(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor", .pointwise,
    node: "AddcdivBackward0",
    .kernel { arguments in
      let (a, b) = (arguments.tensor(1), arguments.tensor(2))
      if !a.dtype.isFloatingPoint && !b.dtype.isFloatingPoint {
        throw TorchError.runtime(
          "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
            + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * "
            + "torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / "
            + "tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * "
            + "tensor1 / tensor2), for all dtypes.")
      }
      try Broadcast.check(arguments.tensor(0), a, b)
      let quotient = try Kernel.floatBinary(Divide.self, a.scaled(by: arguments.scalar(3)), b, nil)
      return .tensor(try Kernel.binary(Add.self, arguments.tensor(0), quotient, nil))
    },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("tensor1", "grad × value ÷ tensor2", saves: ["tensor2"]) {
        try $0.grad.mul($0.session.wrappedNumber($0.arguments.scalar(3)).div($0.saved(2)))
      },
      Derivative("tensor2", "−grad × value × tensor1 ÷ tensor2²", saves: ["tensor1", "tensor2"]) {
        let divisor = try $0.saved(2)
        return try $0.grad.neg().mul($0.saved(1).mul($0.arguments.scalar(3)).div(divisor.mul(divisor)))
      },
    ])

  static let lerp = Operation(
    "lerp", "(Tensor self, Tensor end, Scalar weight) -> Tensor", .pointwise, node: "LerpBackward0",
    .kernel { arguments in
      let weight = arguments.session.wrappedNumber(arguments.scalar(2))
      try Kernel.requireFloat(arguments.tensor(0), "lerp_kernel_scalar")
      return .tensor(try Kernel.interpolate(arguments.tensor(0), arguments.tensor(1), weight))
    },
    [
      Derivative("self", "grad × (1 − weight)") { try $0.grad.mul(.double(1 - $0.arguments.double(2))) },
      Derivative("end", "grad × weight") { try $0.grad.mul($0.arguments.scalar(2)) },
    ])

  static let lerpTensor = Operation(
    "lerp", "(Tensor self, Tensor end, Tensor weight) -> Tensor", .pointwise, node: "LerpBackward1",
    .kernel {
      let (own, end, weight) = ($0.tensor(0).dtype, $0.tensor(1).dtype, $0.tensor(2).dtype)
      if own != end {
        throw TorchError.runtime("expected dtype \(own.kernelName) for `end` but got dtype \(end.kernelName)")
      }
      try Kernel.requireFloat($0.tensor(0), "lerp_kernel_tensor")
      if own != weight {
        throw TorchError.runtime("expected dtype \(own.kernelName) for `weight` but got dtype \(weight.kernelName)")
      }
      try Broadcast.check($0.tensor(0), $0.tensor(1), $0.tensor(2))
      return .tensor(try Kernel.interpolate($0.tensor(0), $0.tensor(1), $0.tensor(2)))
    },
    [
      Derivative("self", "grad × (1 − weight)", saves: ["weight"]) {
        try $0.grad.mul($0.session.wrappedNumber(1).sub($0.saved(2)))
      },
      Derivative("end", "grad × weight", saves: ["weight"]) { try $0.grad.mul($0.saved(2)) },
      Derivative("weight", "grad × (end − self)", saves: ["self", "end"]) {
        try $0.grad.mul($0.other.sub($0.input))
      },
    ])

  static let floor = step("floor", Floor.self, node: "FloorBackward0")
  static let ceil = step("ceil", Ceiling.self, node: "CeilBackward0")
  static let trunc = step("trunc", Truncate.self, node: "TruncBackward0", aliases: ["fix"])
  static let round = step("round", RoundHalfToEven.self, node: "RoundBackward0")

  static let roundDecimals: Operation = Operation(
    "round", "(Tensor self, *, int decimals) -> Tensor", .pointwise, node: "RoundBackward1",
    .kernel { arguments in
      try Kernel.requireFloat(arguments.tensor(0), "round_cpu")
      let factor = arguments.session.wrappedNumber(.double(Foundation.pow(10, Double(Swift.abs(arguments.int(1))))))
      let given = arguments.tensor(0)
      if given.dtype != given.dtype.compute {
        // The steps are not rounded to 16 bits.
        let wide = try roundDecimals.one(
          arguments.session, .tensor(given.cast(given.dtype.compute)), arguments.values[1])
        return .tensor(try wide.cast(given.dtype))
      }
      let input = given
      if arguments.int(1) >= 0 {
        let scaled = try Kernel.floatBinary(FloatMultiply.self, input, factor, nil)
        return .tensor(
          try Kernel.floatBinary(Divide.self, Kernel.unary(RoundHalfToEven.self, scaled, nil), factor, nil))
      }
      let scaled = try Kernel.floatBinary(Divide.self, input, factor, nil)
      return .tensor(
        try Kernel.floatBinary(FloatMultiply.self, Kernel.unary(RoundHalfToEven.self, scaled, nil), factor, nil))
    },
    [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let frac = Operation(
    "frac", "(Tensor self) -> Tensor", .pointwise, node: "FracBackward0",
    .unary { input, out in
      try Kernel.requireFloat(input, "frac_cpu")
      return try Kernel.unary(Fraction.self, input, out)
    }, [Derivative("self", "grad") { try $0.grad }])

  static let atan2 = Operation(
    "atan2", "(Tensor self, Tensor other) -> Tensor", .pointwise, aliases: ["arctan2"], node: "Atan2Backward0",
    .binary { try Kernel.floatBinary(Arctangent2.self, $0, $1, $2) },
    [
      Derivative("self", "grad × other ÷ (self² + other²)", saves: ["self", "other"]) {
        try $0.grad.mul($0.other).mul($0.inverseSquares())
      },
      Derivative("other", "−grad × self ÷ (self² + other²)", saves: ["self", "other"]) {
        try $0.grad.mul($0.input.neg()).mul($0.inverseSquares())
      },
    ])

  static let hypot = Operation(
    "hypot", "(Tensor self, Tensor other) -> Tensor", .pointwise, node: "HypotBackward0",
    .binary { a, b, out in
      try out?.checkCanHold(Promotion.type(of: a, b), sizes: nil)
      try Kernel.requireFloat(Promotion.type(of: a, b), "hypot_cpu")
      return try Kernel.floatBinary(Hypotenuse.self, a, b, out)
    },
    [
      Derivative("self", "grad × self ÷ result", saves: ["self", "result"]) {
        try $0.grad.mul($0.input).div($0.result)
      },
      Derivative("other", "grad × other ÷ result", saves: ["other", "result"]) {
        try $0.grad.mul($0.other).div($0.result)
      },
    ])

  static let logaddexp = Operation(
    "logaddexp", "(Tensor self, Tensor other) -> Tensor", [.usual, .out], node: "LogaddexpBackward0",
    .binary { a, b, out in
      try Kernel.requireFloat(Promotion.type(of: a, b), "logaddexp_cpu")
      return try Kernel.floatBinary(LogAddExp.self, a, b, out)
    },
    [
      Derivative("self", "grad ÷ (1 + e^(other−self))", saves: ["self", "other"]) {
        try $0.grad.div($0.other.sub($0.input).exp().add(1))
      },
      Derivative("other", "grad ÷ (1 + e^(self−other))", saves: ["self", "other"]) {
        try $0.grad.div($0.input.sub($0.other).exp().add(1))
      },
    ])

  static let xlogy = Operation(
    "xlogy", "(Tensor self, Tensor other) -> Tensor", [.pointwise, .special], node: "XlogyBackward0",
    .binary { try Kernel.floatBinary(XLogY.self, $0, $1, $2) },
    [
      Derivative("self", "grad × ln(other)", saves: ["self", "other"]) {
        try $0.grad.xlogy($0.other).maskedFill($0.input.eq(0).logicalAnd($0.other.le(0)), 0)
      },
      Derivative("other", "grad × self ÷ other", saves: ["self", "other"]) { try $0.grad.mul($0.input).div($0.other) },
    ])

  static let xlogyOfNumber = Operation(
    "xlogy", "(Scalar self, Tensor other) -> Tensor", [.function, .special, .out], node: "XlogyBackward1",
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(0))
      return .tensor(try Kernel.floatBinary(XLogY.self, number, arguments.tensor(1), nil))
    },
    [
      Derivative("other", "grad × self ÷ other", saves: ["other"]) {
        try $0.grad.mul($0.session.wrappedNumber($0.arguments.scalar(0))).div($0.other)
      }
    ])

  static let xlogyScalar: Operation = Operation(
    "xlogy", "(Tensor self, Scalar other) -> Tensor", [.pointwise, .special], node: "XlogyBackward2",
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(1))
      return .tensor(try Kernel.floatBinary(XLogY.self, arguments.tensor(0), number, nil))
    },
    [
      Derivative("self", "grad × ln(other)", saves: ["self"]) {
        let other = $0.arguments.scalar(1)
        let slope = try xlogyScalar.one($0.session, .tensor($0.grad), .scalar(other))
        return other.doubleValue > 0 ? slope : try slope.maskedFill($0.input.eq(0), 0)
      }
    ])

  static let copysign = Operation(
    "copysign", "(Tensor self, Tensor other) -> Tensor", .pointwise, node: "CopysignBackward0",
    .binary { try Kernel.floatBinary(CopySign.self, $0, $1, $2) },
    [
      Derivative("self", "grad × result ÷ self", saves: ["self", "result"]) {
        try $0.grad.mul($0.result.div($0.input).filledWhere($0.input.eq(0), 0))
      },
      Derivative("other", "0") {
        let other = $0.target(1)
        return try $0.session.filled(other.geometry.sizes, 0, dtype: other.dtype).written(times: 1)
      },
    ])

  static let copysignScalar = Operation(
    "copysign", "(Tensor self, Scalar other) -> Tensor", .pointwise, node: "CopysignBackward1",
    .kernel { arguments in
      let number = arguments.session.wrappedNumber(arguments.scalar(1))
      return .tensor(try Kernel.floatBinary(CopySign.self, arguments.tensor(0), number, nil))
    },
    [
      Derivative("self", "grad × result ÷ self", saves: ["self", "result"]) {
        try $0.grad.mul($0.result.div($0.input).filledWhere($0.input.eq(0), 0))
      }
    ])

  static let heaviside = Operation(
    "heaviside", "(Tensor self, Tensor values) -> Tensor", .pointwise, node: notImplemented,
    .kernel { arguments in
      let input = arguments.tensor(0)
      if input.dtype != arguments.tensor(1).dtype {
        throw TorchError.runtime("heaviside is not yet implemented for tensors with different dtypes.")
      }
      let zero = arguments.session.wrappedNumber(.int(0))
      let isPositive = try Kernel.compare(Greater.self, input, zero, nil).cast(input.dtype)
      return .tensor(try Kernel.choose(Kernel.compare(Equal.self, input, zero, nil), arguments.tensor(1), isPositive))
    }, refusing(["self", "values"], "heaviside"))

  /// The name of the function of an operation that PyTorch cannot differentiate.
  static let notImplemented = "torch::autograd::NotImplemented"

  /// Derivatives that refuse, for operations that take part in the graph and cannot be differentiated.
  static func refusing(_ arguments: [String], _ name: String) -> [Derivative] {
    arguments.map { argument in
      Derivative(argument, "none") {
        throw TorchError.runtime("derivative for aten::\(name)\($0.node.isInPlace ? "_" : "") is not implemented")
      }
    }
  }

  private static func step<F: UnaryFunction & Sendable>(
    _ name: String, _ function: F.Type, node: String, aliases: [String] = []
  ) -> Operation {
    Operation(
      name, "(Tensor self) -> Tensor", .pointwise, aliases: aliases, node: node,
      .unary { input, out in
        if input.dtype == .bool {
          throw TorchError.notImplemented("\"\(name)_vml_cpu\" not implemented for 'Bool'")
        }
        return try Kernel.unary(F.self, input, out)
      }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])
  }
}

extension Backward {
  /// 1 ÷ (self² + other²), zero at the origin.
  fileprivate func inverseSquares() throws -> Tensor {
    let (a, b) = (try input, try other)
    let squares = try a.mul(a).add(b.mul(b))
    return try squares.reciprocal().maskedFill(squares.eq(0), 0)
  }

  /// A gradient times the `alpha` of the operation.
  func scaled(_ gradient: Tensor) throws -> Tensor {
    node.attributes.isEmpty ? gradient : try gradient.mul(arguments.scalar(2))
  }

  /// The gradient of a function that is flat almost everywhere.
  func zerosLikeGrad() throws -> Tensor { try session.filled(grad.geometry.packed, 0, dtype: grad.dtype) }

  /// A gradient of these sizes that is nought.
  func zeros(_ sizes: [Int]) throws -> Tensor { try session.filled(sizes, 0, dtype: grad.dtype) }
}

extension Scalar {
  /// One less, of the same type.
  var minusOne: Scalar {
    switch self {
    case .double(let value): .double(value - 1)
    default: .int(intValue - 1)
    }
  }
}

extension Tensor {
  /// The values times `alpha`, below autograd.
  func scaled(by alpha: Scalar) throws -> Tensor {
    if alpha == .int(1) { return self }
    if alpha.isFloatingPoint && !dtype.isFloatingPoint && !isWrappedNumber {
      throw TorchError.runtime("For integral input tensors, argument alpha must not be a floating point number.")
    }
    var factor = session.wrappedNumber(alpha)
    // Types of 16 bits round the factor first.
    if dtype.isFloatingPoint && dtype != dtype.compute { factor = try factor.cast(dtype) }
    let scaled = try Kernel.binary(Multiply.self, self, factor, nil)
    if isWrappedNumber { scaled.flags.insert(.wrappedNumber) }
    return scaled
  }
}

extension Kernel {
  /// Throws what PyTorch says where a mask is subtracted or subtracted from.
  static func checkSubtraction(_ a: Tensor, _ b: Tensor) throws {
    if a.dtype != .bool && b.dtype != .bool { return }
    if a.dtype == b.dtype {
      throw TorchError.runtime(
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
          + "operator instead.")
    }
    throw TorchError.runtime(
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use "
        + "the `~` or `logical_not()` operator instead.")
  }

  /// Throws where the common type is bool, for which a kernel does not exist.
  static func refuseBool(_ kernel: String, _ tensors: Tensor...) throws {
    if tensors.allSatisfy({ $0.dtype == .bool }) { throw Operation.unsupported(kernel, .bool) }
  }

  /// Throws where an integer would be divided by zero.
  static func checkDivisor(_ a: Tensor, _ b: Tensor, _ out: Tensor? = nil) throws {
    let type = Promotion.type(of: a, b)
    if type.isFloatingPoint || a.count == 0 || b.count == 0 { return }
    try out?.checkCanHold(type, sizes: nil)
    if b.scalars.contains(where: { $0.intValue == 0 }) { throw TorchError.runtime("ZeroDivisionError") }
  }

  /// A power with a Python number, in the tensor's type.
  static func power(_ base: Tensor, _ exponent: Scalar) throws -> Tensor {
    if !base.dtype.isFloatingPoint && !exponent.isFloatingPoint && exponent.intValue < 0 {
      throw TorchError.runtime("Integers to negative integer powers are not allowed.")
    }
    switch exponent.doubleValue {
    case 2:
      return try binary(
        Multiply.self, base.cast(Promotion.type(of: base, base.session.wrappedNumber(exponent))), base, nil)
    case 3 where base.dtype == base.dtype.compute && base.dtype.isFloatingPoint:
      return try point(Cube(), base, "pow")
    case 0.5 where base.dtype.isFloatingPoint: return try floatUnary(Sqrt.self, base, nil)
    case -0.5 where base.dtype.isFloatingPoint: return try floatUnary(Rsqrt.self, base, nil)
    case -1 where base.dtype.isFloatingPoint: return try floatUnary(Reciprocal.self, base, nil)
    case -2 where base.dtype.isFloatingPoint:
      return try floatUnary(Reciprocal.self, binary(Multiply.self, base, base, nil), nil)
    default: return try binary(Power.self, base, base.session.wrappedNumber(exponent), nil)
    }
  }

  private struct Cube: PointFunction {
    @inline(__always) func value<T: ComputeElement>(_ x: T) -> T { x * x * x }
  }

  /// `a` + `alpha` × `b` in one go; nil where `b` has to be scaled by itself.
  static func addMultiple(_ a: Tensor, _ b: Tensor, _ alpha: Scalar, _ out: Tensor?) throws -> Tensor? {
    guard alpha != .int(1), a.dtype == .float32, b.dtype == .float32, a.count >= 16, !a.isWrappedNumber,
      !b.isWrappedNumber
    else { return nil }
    return try pair(AddMultiple(factor: alpha.doubleValue), a, b, "add", into: out)
  }

  private struct AddMultiple: PairFunction {
    let factor: Double
    @inline(__always) func value<T: ComputeElement>(_ a: T, _ b: T) -> T { a + b * T(double: factor) }
  }

  private struct FromStart: PairFunction {
    let weight: Double
    @inline(__always) func value<T: ComputeElement>(_ a: T, _ b: T) -> T { a + (b - a) * T(double: weight) }
  }

  private struct FromEnd: PairFunction {
    let rest: Double
    @inline(__always) func value<T: ComputeElement>(_ a: T, _ b: T) -> T { b - (b - a) * T(double: rest) }
  }

  /// Linear interpolation, from the nearer end as ATen does.
  static func interpolate(_ start: Tensor, _ end: Tensor, _ weight: Tensor) throws -> Tensor {
    if start.dtype != end.dtype {
      throw TorchError.runtime(
        "expected dtype \(start.dtype.kernelName) for `end` but got dtype \(end.dtype.kernelName)")
    }
    if start.dtype.isFloatingPoint && start.dtype != start.dtype.compute {
      // Types of 16 bits are rounded at the end.
      let wide = start.dtype.compute
      let amount = weight.isWrappedNumber ? weight : try weight.cast(wide)
      return try interpolate(start.cast(wide), end.cast(wide), amount).cast(start.dtype)
    }
    if weight.isWrappedNumber && start.dtype.isFloatingPoint {
      let amount = weight.doubles[0]
      return amount.magnitude < 0.5
        ? try pair(FromStart(weight: amount), start, end, "lerp_kernel_scalar")
        : try pair(FromEnd(rest: 1 - amount), start, end, "lerp_kernel_scalar")
    }
    let one = start.session.wrappedNumber(1)
    let span = try binary(Subtract.self, end, start, nil)
    let fromStart = try binary(Add.self, start, binary(Multiply.self, span, weight, nil), nil)
    let rest =
      weight.isWrappedNumber
      ? start.session.wrappedNumber(.double(1 - weight.doubles[0]))
      : try binary(Subtract.self, one, weight.cast(start.dtype), nil)
    let fromEnd = try binary(Subtract.self, end, binary(Multiply.self, span, rest, nil), nil)
    let isNear = try compare(
      Less.self, unary(Absolute.self, weight, nil), start.session.wrappedNumber(.double(0.5)), nil)
    return try choose(isNear, fromStart, fromEnd)
  }
}

enum FloatMultiply: FloatBinaryFunction {
  @inline(__always) static func call<T: ComputeElement>(_ a: T, _ b: T) -> T { a * b }
}

enum LogAddExp: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T {
    if a == b && a.isInfinite { return a }
    let (x, y) = (a.double, b.double)
    return T(double: max(x, y) + log1p(exp(-(x - y).magnitude)))
  }
}

enum XLogY: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T {
    b.isNaN ? b : a == 0 ? 0 : T(double: a.double * log(b.double))
  }
}

enum CopySign: FloatBinaryFunction {
  @inline(__always) static func call<T: ComputeElement>(_ a: T, _ b: T) -> T {
    T(signOf: b, magnitudeOf: a)
  }
}
