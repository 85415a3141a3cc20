extension OperationTable {
  static let gatedActivations: [Operation] = [
    .glu, .gluBackward, .prelu, .preluKernel, .preluKernelBackward, .rrelu, .rreluInPlace, .rreluWithNoise,
    .rreluWithNoiseInPlace, .rreluWithNoiseBackward,
  ]
}

extension Operation {
  static let glu = Operation(
    "glu", "(Tensor input, int dim=-1) -> Tensor", .functional, node: "GluBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      try Kernel.requireGluInput(input, arguments.int(1))
      let (a, b) = try input.halves(arguments.int(1))
      return .tensor(try Kernel.pair(Glu(), a, b, "glu_cpu"))
    },
    [
      Derivative("input", "grad × (σ(b), a × σ(b) × (1 − σ(b)))", saves: ["input"]) {
        try Operation.gluBackward.one($0.session, .tensor($0.grad), .tensor($0.input), .int($0.arguments.int(1)))
      }
    ])

  static let gluBackward = Operation(
    "glu_backward", "(Tensor grad_output, Tensor self, int dim) -> Tensor", [], node: "GluBackwardBackward0",
    .kernel { arguments in
      let grad = arguments.tensor(0)
      let dim = try Dimension.normalised(arguments.int(2), rank: arguments.tensor(1).rank)
      let (a, b) = try arguments.tensor(1).halves(dim)
      let s = try b.sigmoid()
      let first = try grad.mul(s)
      return .tensor(try arguments.session.cat([first, first.mul(s.neg().add(1)).mul(a)], dim: dim))
    },
    [
      Derivative("grad_output", "grad × (σ(b), a × σ(b) × (1 − σ(b))), summed", saves: ["self"]) { context in
        let (a, b) = try context.other.halves(context.arguments.int(2))
        let (forA, forB) = try context.grad.halves(context.arguments.int(2))
        let s = try b.sigmoid()
        return try forA.mul(s).add(forB.mul(s.mul(s.neg().add(1))).mul(a))
      },
      Derivative("self", "grad × grad_output × curvature", saves: ["grad_output", "self"]) { context in
        let dim = context.arguments.int(2)
        let (a, b) = try context.other.halves(dim)
        let (forA, forB) = try context.grad.halves(dim)
        let s = try b.sigmoid()
        let slope = try s.mul(s.neg().add(1)).mul(context.saved(0))
        let bend = try forB.mul(a).mul(s.mul(-2).add(1)).add(forA)
        return try context.session.cat([forB.mul(slope), bend.mul(slope)], dim: dim)
      },
    ])

  static let prelu = Operation(
    "prelu", "(Tensor input, Tensor weight) -> Tensor", [.usual, .functional],
    .composite { arguments in
      let (input, weight) = (arguments.tensor(0), arguments.tensor(1))
      if input.dtype != weight.dtype {
        throw TorchError.runtime(
          "prelu: Type promoting not supported. Got \(input.dtype.scalarTypeName) and \(weight.dtype.scalarTypeName)")
      }
      if weight.rank > 1 {
        throw TorchError.runtime("prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(weight.rank)")
      }
      if weight.count != 1 {
        if input.rank == 0 {
          throw TorchError.runtime("Not allow zero-dim input tensor.")
        }
        let channels = input.rank > 1 ? input.sizes[1] : 1
        if channels != weight.count {
          throw TorchError.runtime(
            "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.count) and channel "
              + "size = \(channels).")
        }
      }
      var sizes = [Int](repeating: 1, count: input.rank)
      if input.rank > 1 { sizes[1] = weight.count } else if input.rank == 1 { sizes[0] = weight.count }
      let factor = weight.sizes == sizes ? weight : try weight.view(sizes)
      return .tensor(try Operation.preluKernel.one(arguments.session, .tensor(input), .tensor(factor)))
    })

  static let preluKernel = Operation(
    "_prelu_kernel", "(Tensor self, Tensor weight) -> Tensor", [], node: "PreluKernelBackward0",
    .kernel { .tensor(try Kernel.pair(Prelu(), $0.tensor(0), $0.tensor(1), "prelu_cpu")) },
    Derivative.jointly(
      [("self", "grad × (self > 0 ? 1 : weight)"), ("weight", "Σ grad × (self > 0 ? 0 : self)")],
      saves: ["self", "weight"]
    ) { try preluKernelBackward($0.session, [.tensor($0.grad), .tensor($0.input), .tensor($0.saved(1))]).tensorList })

  static let preluKernelBackward = Operation(
    "_prelu_kernel_backward", "(Tensor grad_output, Tensor self, Tensor weight) -> (Tensor, Tensor)", [],
    node: "PreluKernelBackwardBackward0",
    .kernel { arguments in
      let (grad, x, weight) = (arguments.tensor(0), arguments.tensor(1), arguments.tensor(2))
      let isPositive = try x.gt(0)
      return .tensors([
        try arguments.session.where(isPositive, grad, grad.mul(weight)),
        try arguments.session.where(isPositive, grad.mul(0), grad.mul(x)),
      ])
    },
    Derivative.jointly(
      [
        ("grad_output", "grad × (self > 0 ? 1 : weight) + grad2 × (self > 0 ? 0 : self)"),
        ("self", "grad2 × grad_output × (self > 0 ? 0 : 1)"), ("weight", "grad × grad_output × (self > 0 ? 0 : 1)"),
      ], saves: ["grad_output", "self", "weight"]
    ) { context in
      let (grad, x, weight) = (try context.saved(0), try context.saved(1), try context.saved(2))
      let isPositive = try x.ge(0)
      func slope(_ inside: Tensor, _ outside: Tensor) throws -> Tensor {
        try context.session.where(isPositive, inside, outside)
      }
      let zero = try grad.mul(0)
      var own: [Tensor?] = [nil, nil, nil]
      if context.hasGrad(0) {
        let pull = try context.grad(0)
        own[0] = try slope(pull, pull.mul(weight))
        own[2] = try slope(zero, pull.mul(grad))
      }
      if context.hasGrad(1) {
        let pull = try context.grad(1)
        let part = try slope(zero, pull.mul(x))
        own[0] = try own[0]?.add(part) ?? part
        own[1] = try slope(zero, pull.mul(grad))
      }
      let sizes = (0...2).map { context.sizes($0) }
      return try zip(own, sizes).map { try $0?.summed(to: $1) }
    })

  static let rrelu = Operation(
    "rrelu", "(Tensor input, float lower=0.125, float upper=0.3333333333333333, bool training=False) -> Tensor",
    [.functional, .function],
    .composite { arguments in
      let noise = try arguments.rreluNoise()
      return try rreluWithNoise(arguments.session, [arguments.values[0], .tensor(noise)] + arguments.values[1...3])
    })

  static let rreluInPlace = Operation(
    "rrelu", "(Tensor input, float lower=0.125, float upper=0.3333333333333333, bool training=False) -> Tensor",
    [.functional, .function, .inPlace],
    .steps { arguments in
      let noise = try arguments.rreluNoise()
      try rreluWithNoiseInPlace.callInPlace(
        arguments.session, [arguments.values[0], .tensor(noise)] + arguments.values[1...3])
    })

  /// `rrelu` with the slopes that were drawn.
  static let rreluWithNoise = Operation(
    "rrelu_with_noise", "(Tensor self, Tensor noise, float lower, float upper, bool training) -> Tensor", [],
    node: "RreluWithNoiseBackward0",
    .kernel { .tensor(try Kernel.pair(Prelu(), $0.tensor(0).dense(), $0.tensor(1), "leaky_relu_cpu")) },
    [
      Derivative("self", "grad × (self > 0 ? 1 : noise)", saves: ["self", "noise"]) {
        try rreluWithNoiseBackward.one(
          $0.session, .tensor($0.grad), .tensor($0.input), .tensor($0.other), $0.arguments.values[4])
      }
    ])

  /// The same in place: the sign of the result is that of the input, which is gone.
  static let rreluWithNoiseInPlace = Operation(
    "rrelu_with_noise", "(Tensor self, Tensor noise, float lower, float upper, bool training) -> Tensor", [],
    node: "RreluWithNoiseBackward1",
    .kernel { .tensor(try Kernel.pair(Prelu(), $0.tensor(0), $0.tensor(1), "leaky_relu_cpu")) },
    [
      Derivative("self", "grad × (result > 0 ? 1 : noise)", saves: ["noise", "result"]) {
        let (lower, upper) = ($0.arguments.double(2), $0.arguments.double(3))
        if !($0.arguments.bool(4) && upper - lower > 1e-6) {
          try LeakyRelu(slope: (lower + upper) / 2).requireInvertible()
        }
        return try rreluWithNoiseBackward.one(
          $0.session, .tensor($0.grad), .tensor($0.result), .tensor($0.other), $0.arguments.values[4])
      }
    ])

  static let rreluWithNoiseBackward: Operation = Operation(
    "rrelu_with_noise_backward", "(Tensor grad_output, Tensor self, Tensor noise, bool training) -> Tensor", [],
    node: "RreluWithNoiseBackwardBackward0",
    .kernel { arguments in
      let (grad, noise) = (arguments.tensor(0), arguments.tensor(2))
      // What was drawn in training is 1 where the input is positive.
      if arguments.bool(3) { return .tensor(try grad.mul(noise)) }
      return .tensor(try arguments.session.where(arguments.tensor(1).gt(0), grad, grad.mul(noise)))
    },
    [
      Derivative("grad_output", "grad × (self > 0 ? 1 : noise)", saves: ["self", "noise"]) {
        try rreluWithNoiseBackward.one(
          $0.session, .tensor($0.grad), .tensor($0.other), .tensor($0.saved(2)), $0.arguments.values[3])
      },
      Derivative("self", "0") { try $0.session.filled($0.sizes(1), 0, dtype: $0.grad.dtype) },
    ])
}

extension Arguments {
  /// The slopes of `rrelu`: drawn in training, else the mean of the bounds. Throws what PyTorch says of bounds and types.
  fileprivate func rreluNoise() throws -> Tensor {
    let (input, lower, upper) = (tensor(0), double(1), double(2))
    if lower > upper {
      throw TorchError.runtime("Lower bound should be less than or equal to the upper bound")
    }
    try Kernel.requireFloat(input, bool(3) ? "rrelu_with_noise_out_cpu" : "leaky_relu_cpu")
    if bool(3) && input.dtype == .float16 {
      throw TorchError.notImplemented("\"rrelu_with_noise_out_cpu\" not implemented for 'Half'")
    }
    let noise = try session.filled(input.sizes, .double((lower + upper) / 2), dtype: input.dtype)
    if bool(3) {
      let random = session.generator
      Kernel.store(
        input.doubles.map { .double($0 <= 0 ? lower + (upper - lower) * random.uniformDouble() : 1) }, into: noise)
    }
    return noise
  }
}

private struct Glu: PairFunction {
  func value<T: ComputeElement>(_ a: T, _ b: T) -> T { a * Real.sigmoid(b) }
}

private struct Prelu: PairFunction {
  func value<T: ComputeElement>(_ x: T, _ weight: T) -> T { x > 0 ? x : weight * x }
}

extension Kernel {
  fileprivate static func requireGluInput(_ input: Tensor, _ dim: Int) throws {
    if input.rank == 0 {
      throw TorchError.runtime("glu does not support scalars because halving size must be even")
    }
    let index = try Dimension.normalised(dim, rank: input.rank)
    if input.sizes[index] % 2 != 0 {
      throw TorchError.runtime(
        "Halving dimension must be even, but dimension \(index) is size \(input.sizes[index])")
    }
  }
}

extension Tensor {
  /// The two halves of a dimension.
  fileprivate func halves(_ dim: Int) throws -> (Tensor, Tensor) {
    let index = try Dimension.normalised(dim, rank: rank)
    let half = sizes[index] / 2
    return (try slice(index, 0, half), try slice(index, half, nil))
  }
}
