extension OperationTable {
  static let pointwiseLosses: [Operation] =
    [Operation.mse, Operation.smoothL1, Operation.huber, Operation.softMargin].flatMap { pair -> [Operation] in
      [pair.forward, pair.backward]
    } + [.mseLoss, .l1Loss, .smoothL1Loss, .huberLoss, .huberOfMixedTypes, .softMarginLoss]
}

extension Operation {
  static let mse = loss(
    "mse_loss", "", node: "MseLossBackward", kernel: "mse_cpu", "grad × 2 × (input − target) ÷ n",
    { _ in SquaredError() },
    curvature: { v, _, _, _ in try v.mul(2) })

  static let smoothL1 = loss(
    "smooth_l1_loss", ", float beta", node: "SmoothL1LossBackward", kernel: "smooth_l1_cpu",
    "grad × clamp((input − target) ÷ beta, −1, 1) ÷ n", { SmoothAbsoluteError(beta: $0.double(3)) },
    curvature: { v, x, target, arguments in
      let beta = arguments.double(3)
      return try v.mul(x.sub(target).abs().lt(.double(beta))).div(.double(beta))
    })

  static let huber = loss(
    "huber_loss", ", float delta", node: "HuberLossBackward", kernel: "huber_cpu",
    "grad × clamp(input − target, −delta, delta) ÷ n", { HuberError(delta: $0.double(3)) },
    curvature: { v, x, target, arguments in try v.mul(x.sub(target).abs().lt(.double(arguments.double(3)))) })

  static let softMargin = loss(
    "soft_margin_loss", "", node: "SoftMarginLossBackward", kernel: "soft_margin_loss", isSymmetric: false,
    "−grad × target × σ(−target × input) ÷ n", { _ in SoftMargin() },
    curvature: { v, x, target, _ in
      let z = try x.mul(target).neg().exp()
      // ∞ ÷ ∞ is as little a number as it is in PyTorch.
      return try v.mul(target).mul(target).mul(z).div(z.add(1).mul(z.add(1)))
    })

  static let mseLoss = weightedLoss("mse_loss") { x, target, arguments in
    try mse.forward.one(x.session, .tensor(x), .tensor(target), arguments.values[2])
  } unreduced: { x, target in
    try x.sub(target).pow(2)
  }

  static let l1Loss = weightedLoss("l1_loss") { x, target, arguments in
    try arguments.reduction(2).apply(x.sub(target).abs())
  } unreduced: { x, target in
    try x.sub(target).abs()
  }

  static let smoothL1Loss = Operation(
    "smooth_l1_loss", "(Tensor input, Tensor target, str reduction='mean', float beta=1.0) -> Tensor", .functional,
    .composite { arguments in
      let reduction = try arguments.reduction(2)
      let (x, target) = try arguments.tensor(0).broadcast(with: arguments.tensor(1))
      let beta = arguments.double(3)
      if beta < 0 { throw TorchError.runtime("smooth_l1_loss does not support negative values for beta.") }
      if beta == 0 { return .tensor(try reduction.apply(x.sub(target).abs())) }
      return try smoothL1.forward(arguments.session, [.tensor(x), .tensor(target)] + arguments.values.dropFirst(2))
    })

  static let huberLoss = Operation(
    "huber_loss",
    "(Tensor input, Tensor target, str reduction='mean', float delta=1.0, Tensor? weight=None) -> Tensor", .functional,
    .composite { arguments in
      let reduction = try arguments.reduction(2)
      let (x, target) = try arguments.tensor(0).broadcast(with: arguments.tensor(1))
      if arguments.double(3) <= 0 {
        throw TorchError.runtime("huber_loss does not support non-positive values for delta.")
      }
      try x.checkCanHold(Promotion.type(of: x, target), sizes: nil)
      guard let weight = arguments.optionalTensor(4) else {
        if x.dtype != target.dtype && x.dtype.isFloatingPoint {
          return try huberOfMixedTypes(arguments.session, [.tensor(x), .tensor(target)] + arguments.values[2...3])
        }
        return try huber.forward(arguments.session, [.tensor(x), .tensor(target)] + arguments.values[2...3])
      }
      try weight.requireSizes(of: arguments.tensor(0))
      let each = try huber.forward.one(
        arguments.session, .tensor(x), .tensor(target), .string("none"), arguments.values[3])
      return .tensor(try reduction.apply(each.mul(weight)))
    })

  /// The loss in the type of the input, whose gradient PyTorch then refuses.
  static let huberOfMixedTypes = Operation(
    "huber_loss", "(Tensor input, Tensor target, str reduction, float delta) -> Tensor", [], node: "HuberLossBackward0",
    .kernel { arguments in
      .tensor(try huber.forward.first(arguments.session, arguments.values).cast(arguments.tensor(0).dtype))
    },
    ["input", "target"].map { argument in
      Derivative(argument, "none", saves: ["input", "target"]) {
        throw TorchError.runtime(
          "Found dtype \(try $0.other.dtype.scalarTypeName) but expected \(try $0.input.dtype.scalarTypeName)")
      }
    })

  static let softMarginLoss = Operation(
    "soft_margin_loss", "(Tensor input, Tensor target, str reduction='mean') -> Tensor", .functional,
    .composite { arguments in
      _ = try arguments.reduction(2)
      let (x, target) = (arguments.tensor(0), arguments.tensor(1))
      if target.requiresGrad && x.session.isGradEnabled {
        throw TorchError.runtime(
          "The function 'soft_margin_loss' is not differentiable with respect to argument 'target'. This input cannot "
            + "have requires_grad True.")
      }
      if x.dtype == .bool {
        throw TorchError.runtime(
          "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
            + "`~` or `logical_not()` operator instead.")
      }
      // The steps of the computation are kept in a tensor like the input.
      let type = Promotion.type(of: x, target)
      try x.checkCanHold(type.isFloatingPoint ? type : x.session.defaultDType, sizes: nil)
      let common = try Broadcast.sizes(x.sizes, target.sizes)
      try x.checkCanHold(x.dtype, sizes: common)
      let own = target.sizes == common ? target : try target.expand(common)
      return try softMargin.forward(
        arguments.session, [.tensor(x), .tensor(own.to(x.dtype))] + arguments.values.dropFirst(2))
    })

  /// A loss that takes a weight for each element, by which it is summed and divided.
  private static func weightedLoss(
    _ name: String, plain: @escaping @Sendable (Tensor, Tensor, Arguments) throws -> Tensor,
    unreduced: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    Operation(
      name, "(Tensor input, Tensor target, str reduction='mean', Tensor? weight=None) -> Tensor", .functional,
      .composite { arguments in
        let reduction = try arguments.reduction(2)
        let (x, target) = try arguments.tensor(0).broadcast(with: arguments.tensor(1))
        guard let weight = arguments.optionalTensor(3) else { return .tensor(try plain(x, target, arguments)) }
        try weight.requireSizes(of: arguments.tensor(0))
        let each = try unreduced(x, target).mul(weight)
        if reduction == .mean { return .tensor(try each.sum().div(weight.sum())) }
        return .tensor(try reduction.apply(each))
      })
  }
}

private struct SquaredError: PointwiseLoss {
  func value<T: ComputeElement>(_ x: T, _ target: T) -> T { (x - target) * (x - target) }
  func pull<T: ComputeElement>(_ grad: T, _ x: T, _ target: T, scale: T) -> T { scale * 2 * (x - target) * grad }
}

private struct SmoothAbsoluteError: PointwiseLoss {
  let beta: Double
  func value<T: ComputeElement>(_ x: T, _ target: T) -> T {
    let z = abs(x - target)
    return z < T(double: beta) ? T(double: 0.5) * z * z / T(double: beta) : z - T(double: 0.5 * beta)
  }
  func pull<T: ComputeElement>(_ grad: T, _ x: T, _ target: T, scale: T) -> T {
    let d = x - target
    if d <= -T(double: beta) { return -scale * grad }
    if d >= T(double: beta) { return scale * grad }
    return scale * d * grad / T(double: beta)
  }
}

private struct HuberError: PointwiseLoss {
  let delta: Double
  func value<T: ComputeElement>(_ x: T, _ target: T) -> T {
    let z = abs(x - target)
    let bound = T(double: delta)
    return z < bound ? T(double: 0.5) * z * z : bound * (z - T(double: 0.5) * bound)
  }
  func pull<T: ComputeElement>(_ grad: T, _ x: T, _ target: T, scale: T) -> T {
    let d = x - target
    let bound = T(double: delta)
    if d <= -bound { return -scale * grad * bound }
    if d >= bound { return scale * grad * bound }
    return scale * d * grad
  }
}

private struct SoftMargin: PointwiseLoss {
  func value<T: ComputeElement>(_ x: T, _ target: T) -> T { Real.log1p(Real.exp(-target * x)) }
  func pull<T: ComputeElement>(_ grad: T, _ x: T, _ target: T, scale: T) -> T {
    let z = Real.exp(-target * x)
    return -target * z / (1 + z) * grad * scale
  }
}

extension Tensor {
  /// Throws where a weight has other sizes than what it weighs.
  func requireSizes(of input: Tensor) throws {
    if sizes != input.sizes { throw TorchError.value("Weights and input must have the same size.") }
  }
}
