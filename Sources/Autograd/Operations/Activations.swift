import Foundation

extension OperationTable {
  private static let activationPairs: [(forward: Operation, backward: Operation)] = [
    Operation.leakyRelu, Operation.leakyReluInPlace, Operation.elu, Operation.eluInPlace, Operation.celu,
    Operation.celuInPlace, Operation.selu, Operation.seluInPlace, Operation.gelu, Operation.silu, Operation.mish,
    Operation.softplus, Operation.hardtanh, Operation.hardsigmoid, Operation.hardswish,
    Operation.logsigmoid, Operation.threshold, Operation.softshrink, Operation.hardshrink,
  ]

  static let activations: [Operation] =
    activationPairs.map(\.forward) + activationPairs.map(\.backward) + [.softsign, .tanhshrink]
}

// Each is `ATen/native/cpu/Activation.cpp` of PyTorch, bounds and their treatment included.

extension Operation {
  static let leakyRelu = activation(
    "leaky_relu", "(Tensor input, float negative_slope=0.01) -> Tensor", .functional, node: "LeakyReluBackward",
    kernel: "leaky_relu_cpu", "grad × (input > 0 ? 1 : negative_slope)", { LeakyRelu(slope: $0.double(1)) })

  static let leakyReluInPlace = inPlaceActivation(
    "leaky_relu", "(Tensor input, float negative_slope=0.01) -> Tensor", node: "LeakyReluBackward1",
    slopeNode: "LeakyReluBackwardBackward0", kernel: "leaky_relu_cpu", "grad × (result > 0 ? 1 : negative_slope)",
    { LeakyRelu(slope: $0.double(1)) },
    slope: {
      let activation = LeakyRelu(slope: $0.double(1))
      try activation.requireInvertible()
      return LeakyReluSlope(activation: activation)
    })

  static let elu = activation(
    "elu", "(Tensor input, float alpha=1.0) -> Tensor", .functional, node: "EluBackward", kernel: "elu_cpu",
    "grad × (input > 0 ? 1 : alpha × exp(input))", { Elu(alpha: $0.double(1)) },
    curvature: { try exponentialCurvature($0, $1, Elu(alpha: $2.double(1))) })

  static let eluInPlace = eluInPlace("elu", "(Tensor input, float alpha=1.0) -> Tensor", node: "EluBackward1") {
    Elu(alpha: $0.double(1))
  }

  static let celu = activation(
    "celu", "(Tensor input, float alpha=1.0) -> Tensor", .functional, node: "CeluBackward", kernel: "elu_cpu",
    "grad × (input > 0 ? 1 : exp(input ÷ alpha))",
    { try Elu.continuous($0.double(1)) }, slopeNode: "EluBackwardBackward0",
    curvature: { try exponentialCurvature($0, $1, Elu(alpha: $2.double(1), inputScale: 1 / $2.double(1))) })

  static let celuInPlace = eluInPlace("celu", "(Tensor input, float alpha=1.0) -> Tensor", node: "CeluBackward1") {
    try Elu.continuous($0.double(1))
  }

  static let selu = activation(
    "selu", "(Tensor input) -> Tensor", .functional, node: "EluBackward", kernel: "elu_cpu",
    "grad × scale × (input > 0 ? 1 : alpha × exp(input))", { _ in Elu.scaled },
    curvature: { v, x, _ in try exponentialCurvature(v, x, .scaled) })

  static let seluInPlace = eluInPlace("selu", "(Tensor input) -> Tensor", node: "EluBackward1") { _ in .scaled }

  /// The in-place form of an exponential linear unit: below zero the slope is inputScale × (result + alpha × scale).
  private static func eluInPlace(
    _ name: String, _ signature: String, node: String, _ make: @escaping @Sendable (Arguments) throws -> Elu
  ) -> (forward: Operation, backward: Operation) {
    inPlaceActivation(
      name, signature, node: node, slopeNode: "EluBackwardBackward0", kernel: "elu_cpu",
      "grad × (result > 0 ? 1 : result + alpha)", make,
      slope: {
        let elu = try make($0)
        if elu.alpha < 0 {
          throw TorchError.runtime(
            "In-place elu backward calculation is triggered with a negative slope which is not supported. This is caused "
              + "by calling in-place forward function with a negative slope, please call out-of-place version instead.")
        }
        return EluSlope(elu: elu)
      },
      curvature: { v, y, arguments in
        let scale = try make(arguments).inputScale
        return try v.mul(.double(scale)).mul(y.lt(0))
      })
  }

  static let gelu = activation(
    "gelu", "(Tensor input, *, str approximate='none') -> Tensor", .functional, node: "GeluBackward",
    kernel: "GeluKernelImpl", "grad × (Φ(input) + input × φ(input))",
    { arguments in
      switch arguments.string(1) {
      case "none":
        // One element, and the other types, have another implementation, which knows infinity.
        let input = arguments.tensor(0)
        let losesInfinity = input.count > 1 && (input.dtype == .float32 || input.dtype == .bfloat16)
        return Gelu(isApproximate: false, losesInfinity: losesInfinity)
      case "tanh": return Gelu(isApproximate: true)
      default: throw TorchError.runtime("approximate argument must be either none or tanh.")
      }
    },
    curvature: { try $2.string(1) == "tanh" ? approximateGeluCurvature($0, $1) : geluCurvature($0, $1) })

  static let silu = activation(
    "silu", "(Tensor input) -> Tensor", node: "SiluBackward", kernel: "silu_cpu",
    "grad × σ(input) × (1 + input × (1 − σ(input)))", { _ in Silu() },
    curvature: { v, x, _ in
      let s = try x.sigmoid()
      let rest = try s.neg().add(1)
      // σ(1−σ)(2 + x(1−2σ))
      return try v.mul(s).mul(rest).mul(x.mul(s.mul(-2).add(1)).add(2))
    },
    pull: { grad, x in
      let s = try x.sigmoid()
      return try grad.mul(s).mul(x.mul(x.session.wrappedNumber(1).sub(s)).add(1))
    })

  static let mish = activation(
    "mish", "(Tensor input) -> Tensor", node: "MishBackward", kernel: "mish_cpu",
    "grad × (tanh(softplus(input)) + input × σ(input) × (1 − tanh²(softplus(input))))", { _ in Mish() },
    curvature: { v, x, _ in
      let s = try x.sigmoid()
      let t = try softplus.forward.one(x.session, .tensor(x), .double(1), .double(20)).tanh()
      let rest = try t.mul(t).neg().add(1)
      // σ(1−t²)(2 + x(1−σ) − 2xtσ)
      return try v.mul(s).mul(rest).mul(x.mul(s.neg().add(1)).add(2).sub(x.mul(t).mul(s).mul(2)))
    },
    pull: { grad, x in
      let s = try x.sigmoid()
      let t = try x.exp().log1p().tanh()
      return try grad.mul(t.add(x.mul(s).mul(x.session.wrappedNumber(1).sub(t.mul(t)))))
    })

  static let softplus = activation(
    "softplus", "(Tensor input, float beta=1, float threshold=20) -> Tensor", .functional, node: "SoftplusBackward",
    kernel: "softplus_cpu", "grad × σ(beta × input)", { Softplus(beta: $0.double(1), threshold: $0.double(2)) },
    curvature: { v, x, arguments in
      let beta = arguments.double(1)
      let scaled = try x.mul(.double(beta))
      let s = try scaled.sigmoid()
      let slope = try v.mul(s).mul(s.neg().add(1)).mul(scaled.lt(.double(arguments.double(2))))
      return try slope.mul(.double(beta))
    })

  static let hardtanh = activation(
    "hardtanh", "(Tensor input, Scalar min_val=-1.0, Scalar max_val=1.0) -> Tensor", node: "HardtanhBackward",
    kernel: "hardtanh_cpu", "grad × (min_val < input < max_val)",
    { arguments in
      let (low, high) = (arguments.double(1), arguments.double(2))
      if low > high { throw TorchError.value("min_val cannot be greater than max_val") }
      return Hardtanh(low: low, high: high)
    },
    integers: { arguments in
      let (input, low) = (arguments.tensor(0), arguments.scalar(1))
      if input.dtype == .bool { throw TorchError.runtime("Bool inputs not supported for hardtanh") }
      if input.dtype == .uint8 && low.intValue < 0 {
        throw TorchError.runtime("cannot do hardtanh on an unsigned type with negative limits")
      }
      let bounds = [low, arguments.scalar(2)].map { arguments.session.wrappedNumber(.int($0.intValue)) }
      return try Kernel.clamp(input, bounds[0], bounds[1])
    })

  static let hardsigmoid = activation(
    "hardsigmoid", "(Tensor input) -> Tensor", node: "HardsigmoidBackward", kernel: "hardsigmoid_cpu",
    "grad × (−3 < input < 3) ÷ 6", { _ in Hardsigmoid() }, hasSecondDerivative: false)

  static let hardswish = activation(
    "hardswish", "(Tensor input) -> Tensor", node: "HardswishBackward", kernel: "hardswish_cpu",
    "grad × (input ÷ 3 + 1/2), 0 below −3, grad above 3", { _ in Hardswish() },
    curvature: { v, x, _ in
      let inside = try x.gt(-3).mul(x.lt(3))
      return try x.session.where(inside, v.div(3), v.mul(0))
    })

  static let logsigmoid = activation(
    "logsigmoid", "(Tensor input) -> Tensor", .functional, node: "LogSigmoidBackward", kernel: "log_sigmoid_cpu",
    "grad × σ(−input)", { _ in Logsigmoid() },
    curvature: { v, x, _ in
      let s = try x.sigmoid()
      return try v.mul(s).mul(s.neg().add(1)).neg()
    }, givesRows: true)

  static let threshold = activation(
    "threshold", "(Tensor input, Scalar threshold, Scalar value) -> Tensor", [.function, .functional, .inPlace],
    node: "ThresholdBackward", kernel: "threshold_cpu", "grad × (input > threshold)",
    { Threshold(threshold: $0.double(1), replacement: $0.double(2)) }, inPlaceNode: "ThresholdBackward1",
    integers: { arguments in
      let session = arguments.session
      if arguments.tensor(0).dtype == .bool { throw unsupported("threshold_cpu", .bool) }
      let (bound, other) = (session.wrappedNumber(arguments.scalar(1)), session.wrappedNumber(arguments.scalar(2)))
      let isBelow = try Kernel.compare(LessOrEqual.self, arguments.tensor(0), bound, nil)
      return try Kernel.choose(isBelow, other, arguments.tensor(0)).cast(arguments.tensor(0).dtype)
    })

  static let softshrink = activation(
    "softshrink", "(Tensor input, float lambd=0.5) -> Tensor", .functional, node: "SoftshrinkBackward",
    kernel: "softshrink_check", "grad × (|input| > lambd)",
    { arguments in
      let lambd = arguments.double(1)
      if lambd < 0 {
        let dtype = arguments.tensor(0).dtype
        let bound = dtype == .float64 ? Double.greatestFiniteMagnitude : Double(Float.greatestFiniteMagnitude)
        throw TorchError.runtime(
          "lambda must be in range [0, \(String(format: "%g", bound))] for input dtype \(dtype.scalarTypeName), but found "
            + String(format: "%g", lambd))
      }
      return Shrink(lambd: lambd, isSoft: true)
    }, finish: clearSigns)

  /// The vectors of ATen make what lies within the bounds 0, what remains of a row after them keeps its sign.
  private static func clearSigns(_ result: Tensor, of input: Tensor) throws {
    let pieces = 2 * 32 / result.dtype.size
    let isWhole = input.geometry.isPacked && result.geometry.strides == input.geometry.strides
    let length = isWhole ? result.count : result.sizes.last ?? 1
    if length < pieces || !isWhole && (input.geometry.strides.last != 1 || result.geometry.strides.last != 1) { return }
    let memory = result.view(as: Geometry(sizes: [result.count / length, length]))
    let head = try memory.slice(1, 0, length / pieces * pieces)
    try Kernel.copy(head.maskedFill(head.eq(0), 0), into: head)
  }

  static let hardshrink = activation(
    "hardshrink", "(Tensor input, float lambd=0.5) -> Tensor", [.functional, .usual], node: "HardshrinkBackward",
    kernel: "hardshrink_cpu", "grad × (|input| > lambd)", { Shrink(lambd: $0.double(1), isSoft: false) })

  static let softsign = Operation(
    "softsign", "(Tensor input) -> Tensor", .functional,
    .composite { arguments in
      let input = arguments.tensor(0)
      // PyTorch has it in Python, where a number is an operand.
      return .tensor(try input.div(input.abs().add(arguments.session.wrappedNumber(1))))
    })

  static let tanhshrink = Operation(
    "tanhshrink", "(Tensor input) -> Tensor", .functional,
    .composite { .tensor(try $0.tensor(0).sub($0.tensor(0).tanh())) })

  private static func exponentialCurvature(_ v: Tensor, _ x: Tensor, _ elu: Elu) throws -> Tensor {
    let scale = elu.inputScale * elu.inputScale * elu.alpha * elu.scale
    let curve = try v.mul(x.mul(.double(elu.inputScale)).exp()).mul(.double(scale))
    return try x.session.where(x.lt(0), curve, v.mul(0))
  }

  /// v × φ(x) × (2 − x²).
  private static func geluCurvature(_ v: Tensor, _ x: Tensor) throws -> Tensor {
    let square = try x.mul(x)
    return try v.mul(square.mul(-0.5).exp().mul(.double(Gelu.density))).mul(square.neg().add(2))
  }

  private static func approximateGeluCurvature(_ v: Tensor, _ x: Tensor) throws -> Tensor {
    let square = try x.mul(x)
    let t = try square.mul(.double(Gelu.cubic)).add(1).mul(x).mul(.double(Gelu.tanhScale)).tanh()
    let inner = try square.mul(.double(3 * Gelu.cubic)).add(1).mul(.double(Gelu.tanhScale))
    let bend = try x.mul(.double(6 * Gelu.cubic * Gelu.tanhScale))
    let rest = try t.mul(t).neg().add(1)
    // f = x(1 + t)/2 and t′ = (1 − t²)u′, hence f″ = t′ + x t″/2.
    let second = try bend.sub(t.mul(inner).mul(inner).mul(2)).mul(x).mul(0.5)
    return try v.mul(rest).mul(inner.add(second))
  }
}

struct LeakyRelu: Activation {
  let slope: Double
  var loop: ActivationLoop? { .leakyRelu(slope: slope) }
  func value<T: ComputeElement>(_ x: T) -> T { x > 0 ? x : x * T(double: slope) }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T { x > 0 ? grad : grad * T(double: slope) }

  /// Throws where the sign of the result is not that of the input.
  func requireInvertible() throws {
    if slope >= 0 { return }
    throw TorchError.runtime(
      "In-place leakyReLu backward calculation is triggered with a negative slope which is not supported. This is caused by "
        + "calling in-place forward function with a negative slope, please call out-of-place version instead. File an issue "
        + "at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation with "
        + "negative slope")
  }
}

private struct Elu: Activation {
  var alpha = 1.0
  var scale = 1.0
  var inputScale = 1.0

  var loop: ActivationLoop? { .elu(factor: alpha * scale, slope: scale, inputScale: inputScale) }

  static let scaled = Elu(alpha: 1.6732632423543772848170429916717, scale: 1.0507009873554804934193349852946)

  func value<T: ComputeElement>(_ x: T) -> T {
    x < 0 ? Real.expm1(x * T(double: inputScale)) * T(double: alpha * scale) : x * T(double: scale)
  }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T {
    if x <= 0 {
      return grad * T(double: inputScale) * T(double: alpha * scale) * Real.exp(x * T(double: inputScale))
    }
    return grad * T(double: scale)
  }
}

extension Elu {
  /// `celu`, whose slope is continuous.
  fileprivate static func continuous(_ alpha: Double) throws -> Elu {
    if alpha == 0 { throw TorchError.runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
    return Elu(alpha: alpha, inputScale: Double(1 / Float(alpha)))
  }
}

/// The slope of a leaky unit, from its result, which has the sign of the input.
private struct LeakyReluSlope: PairFunction {
  let activation: LeakyRelu
  func value<T: ComputeElement>(_ grad: T, _ y: T) -> T { activation.pull(grad, y) }
}

/// The slope of an exponential linear unit, from its result.
private struct EluSlope: PairFunction {
  let elu: Elu
  func value<T: ComputeElement>(_ grad: T, _ y: T) -> T {
    y <= 0
      ? grad * T(double: elu.inputScale) * (y + T(double: elu.alpha * elu.scale)) : grad * T(double: elu.scale)
  }
}

private struct Gelu: Activation {
  let isApproximate: Bool
  var losesInfinity = false
  static let density = 0.398942280401432677939946059934
  static let tanhScale = 0.797884560802865355879892119869
  static let cubic = 0.044715
  var loop: ActivationLoop? { .gelu(isApproximate: isApproximate) }

  func value<T: ComputeElement>(_ x: T) -> T {
    if isApproximate {
      let inner = T(double: Gelu.tanhScale) * (x + T(double: Gelu.cubic) * (x * x * x))
      return T(double: 0.5) * x * (1 + Real.tanh(inner))
    }
    if losesInfinity && x.isInfinite && x > 0 { return .nan }
    return x * T(double: 0.5) * (1 + Real.erf(x * T(double: 0.5.squareRoot())))
  }

  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T {
    if isApproximate {
      let t = Real.tanh(T(double: Gelu.tanhScale) * (x + T(double: Gelu.cubic) * (x * x * x)))
      let inner = T(double: Gelu.tanhScale) * (1 + 3 * T(double: Gelu.cubic) * (x * x))
      return grad * (T(double: 0.5) * (1 + t) + T(double: 0.5) * x * (1 - t * t) * inner)
    }
    let area = T(double: 0.5) * (1 + Real.erf(x * T(double: 0.5.squareRoot())))
    return grad * (area + x * Real.exp(x * x * T(double: -0.5)) * T(double: Gelu.density))
  }
}

private struct Silu: Activation {
  var loop: ActivationLoop? { .silu }
  func value<T: ComputeElement>(_ x: T) -> T { x / (1 + Real.exp(-x)) }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T {
    let s = Real.sigmoid(x)
    return grad * s * (1 + x * (1 - s))
  }
}

private struct Mish: Activation {
  func value<T: ComputeElement>(_ x: T) -> T { x * Real.tanh(Real.log1p(Real.exp(x))) }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T {
    let t = Real.tanh(Real.log1p(Real.exp(x)))
    return grad * (t + x * Real.sigmoid(x) * (1 - t * t))
  }
}

private struct Softplus: Activation {
  let beta, threshold: Double
  var loop: ActivationLoop? { .softplus(beta: beta, threshold: threshold) }
  func value<T: ComputeElement>(_ x: T) -> T {
    let scaled = x * T(double: beta)
    return scaled > T(double: threshold) ? x : Real.log1p(Real.exp(scaled)) / T(double: beta)
  }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T {
    let scaled = x * T(double: beta)
    if scaled > T(double: threshold) { return grad }
    let z = Real.exp(scaled)
    return grad * z / (z + 1)
  }
}

private struct Hardtanh: Activation {
  let low, high: Double
  var loop: ActivationLoop? { .hardtanh(low, high) }
  func value<T: ComputeElement>(_ x: T) -> T { Real.clamp(x, T(double: low), T(double: high)) }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T { x <= T(double: low) || x >= T(double: high) ? 0 : grad }
}

private struct Hardsigmoid: Activation {
  func value<T: ComputeElement>(_ x: T) -> T { Real.clamp(x + 3, 0, 6) / 6 }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T { x > -3 && x < 3 ? grad / 6 : 0 }
}

private struct Hardswish: Activation {
  func value<T: ComputeElement>(_ x: T) -> T { x * Real.clamp(x + 3, 0, 6) / 6 }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T {
    x <= -3 ? 0 : x < 3 ? grad * (x / 3 + T(double: 0.5)) : grad
  }
}

private struct Logsigmoid: Activation {
  func value<T: ComputeElement>(_ x: T) -> T {
    (x.isNaN ? x : x < 0 ? x : 0) - Real.log1p(Real.exp(-abs(x)))
  }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T {
    let z = Real.exp(-abs(x))
    return x < 0 ? grad * (1 - z / (1 + z)) : grad * (z / (1 + z))
  }
}

private struct Threshold: Activation {
  let threshold, replacement: Double
  var loop: ActivationLoop? { .threshold(threshold, below: replacement) }
  func value<T: ComputeElement>(_ x: T) -> T { x <= T(double: threshold) ? T(double: replacement) : x }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T { x <= T(double: threshold) ? 0 : grad }
}

private struct Shrink: Activation {
  let lambd: Double
  let isSoft: Bool
  func value<T: ComputeElement>(_ x: T) -> T {
    let bound = T(double: lambd)
    if x >= -bound && x <= bound { return isSoft ? x * 0 : 0 }
    return !isSoft ? x : x > bound ? x - bound : x + bound
  }
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T {
    let bound = T(double: lambd)
    return x >= -bound && x <= bound ? 0 : grad
  }
}
