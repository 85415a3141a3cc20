extension OperationTable {
  static let probabilityLosses: [Operation] = [
    .binaryCrossEntropy, .bceForward, .bceBackward, .binaryCrossEntropyWithLogits, .bceWithLogits, .klDiv,
    .poissonNllLoss,
  ]
}

extension Operation {
  static let binaryCrossEntropy = Operation(
    "binary_cross_entropy",
    "(Tensor input, Tensor target, Tensor? weight=None, str reduction='mean') -> Tensor", .functional,
    .composite { arguments in
      let (input, target) = (arguments.tensor(0), arguments.tensor(1))
      _ = try arguments.reduction(3)
      if input.sizes != target.sizes {
        throw TorchError.value(
          "Using a target size (torch.Size(\(Text.sizes(target.sizes)))) that is different to the input size "
            + "(torch.Size(\(Text.sizes(input.sizes)))) is deprecated. Please ensure they have the same size.")
      }
      if input.dtype != target.dtype {
        throw TorchError.runtime(
          "Found dtype \(target.dtype.scalarTypeName) but expected \(input.dtype.scalarTypeName)")
      }
      var values = arguments.values
      if let weight = arguments.optionalTensor(2), weight.sizes != input.sizes {
        values[2] = .tensor(try weight.expand(Broadcast.sizes(weight.sizes, target.sizes)))
      }
      return try Operation.bceForward(arguments.session, values)
    })

  static let bceForward = Operation(
    "binary_cross_entropy", "(Tensor input, Tensor target, Tensor? weight, str reduction) -> Tensor", [],
    node: "BinaryCrossEntropyBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      if input.doubles.contains(where: { !($0 >= 0 && $0 <= 1) }) {
        throw TorchError.runtime("all elements of input should be between 0 and 1")
      }
      var loss = try Kernel.pair(BinaryCrossEntropy(), input, arguments.tensor(1), "binary_cross_entropy")
      if let weight = arguments.optionalTensor(2) { loss = try Kernel.binary(Multiply.self, loss, weight, nil) }
      return .tensor(try arguments.reduction(3).applyBelow(loss))
    },
    [
      Derivative(
        "input", "grad × (input − target) ÷ (input × (1 − input)) ÷ n", saves: ["input", "target", "weight"]
      ) {
        try Operation.bceBackward.first(
          $0.session,
          [.tensor($0.grad), .tensor($0.input), .tensor($0.other), $0.savedWeight(2), $0.arguments.values[3]])
      },
      Derivative("target", "grad × (log(1 − input) − log(input)) ÷ n", saves: ["input", "weight"]) {
        let logit = try Operation.logit.one($0.session, .tensor($0.input), .none)
        return try $0.weighed(logit.neg().mul($0.grad), weight: 2, reduction: 3)
      },
    ])

  static let bceBackward: Operation = Operation(
    "binary_cross_entropy_backward",
    "(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, str reduction) -> Tensor", [],
    node: "BinaryCrossEntropyBackwardBackward0",
    .kernel { arguments in
      var slope = try Kernel.triple(
        BinaryCrossEntropyPull(), arguments.tensor(0), arguments.tensor(1), arguments.tensor(2),
        "binary_cross_entropy_backward")
      if let weight = arguments.optionalTensor(3) { slope = try slope.mul(weight) }
      if try arguments.reduction(4) == .mean { slope = try slope.div(.int(arguments.tensor(1).count)) }
      return .tensor(slope)
    },
    [
      Derivative("grad_output", "Σ grad × slope", saves: ["self", "target", "weight"]) {
        let each = try Operation.bceBackward.first(
          $0.session,
          [.tensor($0.grad), .tensor($0.saved(1)), .tensor($0.saved(2)), $0.savedWeight(3), .string("none")])
        return try $0.arguments.reduction(4).apply(each)
      },
      Derivative(
        "self", "grad × grad_output × (target ÷ self² + (1 − target) ÷ (1 − self)²)",
        saves: ["grad_output", "self", "target", "weight"]
      ) {
        let (x, target) = (try $0.saved(1), try $0.saved(2))
        let rest = try x.neg().add(1)
        let curve = try target.div(x.mul(x)).add(target.neg().add(1).div(rest.mul(rest)))
        return try $0.weighed($0.grad.mul($0.saved(0)).mul(curve), weight: 3, reduction: 4)
      },
      Derivative("target", "−grad × grad_output ÷ (self × (1 − self))", saves: ["grad_output", "self", "weight"]) {
        let x = try $0.saved(1)
        return try $0.weighed(
          $0.grad.mul($0.saved(0)).div(x.mul(x.neg().add(1))).neg(), weight: 3, reduction: 4)
      },
    ])

  static let binaryCrossEntropyWithLogits = Operation(
    "binary_cross_entropy_with_logits",
    "(Tensor input, Tensor target, Tensor? weight=None, str reduction='mean', Tensor? pos_weight=None) -> Tensor",
    .functional,
    .composite { arguments in
      let (input, target) = (arguments.tensor(0), arguments.tensor(1))
      _ = try arguments.reduction(3)
      if input.sizes != target.sizes {
        throw TorchError.value(
          "Target size (torch.Size(\(Text.sizes(target.sizes)))) must be the same as input size "
            + "(torch.Size(\(Text.sizes(input.sizes))))")
      }
      return try Operation.bceWithLogits(arguments.session, arguments.values)
    })

  static let bceWithLogits = Operation(
    "binary_cross_entropy_with_logits",
    "(Tensor input, Tensor target, Tensor? weight, str reduction, Tensor? pos_weight) -> Tensor", [],
    node: "BinaryCrossEntropyWithLogitsBackward0",
    .kernel { arguments in
      let (input, target) = (arguments.tensor(0), arguments.tensor(1))
      let session = arguments.session
      var logarithm = try Operation.logsigmoid.forward.one(session, .tensor(input))
      if let positive = arguments.optionalTensor(4) {
        logarithm = try logarithm.mul(positive.sub(1).mul(target).add(1))
      }
      if target.dtype == .bool {
        throw TorchError.runtime(
          "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator "
            + "instead.")
      }
      // PyTorch goes on in place with what has the type of the target.
      let common = Promotion.type(of: target, input)
      try target.checkCanHold(common, sizes: nil)
      var loss = try target.neg().add(1).mul(input).sub(logarithm).to(target.dtype)
      if let weight = arguments.optionalTensor(2) { loss = try loss.mul(weight) }
      return .tensor(try arguments.reduction(3).applyBelow(loss))
    },
    [
      Derivative("input", "grad × (σ(input) − target) ÷ n", saves: ["input", "target", "weight", "pos_weight"]) {
        let (x, target) = (try $0.input, try $0.other)
        let slope: Tensor
        if let positive = try $0.savedIfAny(4) {
          let factor = try positive.mul(target)
          slope = try factor.add(1).sub(target).mul(x.sigmoid()).sub(factor)
        } else {
          slope = try x.sigmoid().sub(target)
        }
        return try $0.weighed(slope.mul($0.grad), weight: 2, reduction: 3)
      },
      Derivative("target", "−grad × input ÷ n", saves: ["input", "weight", "pos_weight"]) {
        let x = try $0.input
        var slope = try x.neg()
        if let positive = try $0.savedIfAny(4) {
          let logarithm = try Operation.logsigmoid.forward.one($0.session, .tensor(x))
          slope = try Operation.logsigmoid.forward.one($0.session, .tensor(slope)).sub(logarithm.mul(positive))
        }
        return try $0.weighed(slope.mul($0.grad), weight: 2, reduction: 3)
      },
    ])

  static let klDiv = Operation(
    "kl_div", "(Tensor input, Tensor target, str reduction='mean', bool log_target=False) -> Tensor", .functional,
    .composite { arguments in
      let (input, target) = (arguments.tensor(0), arguments.tensor(1))
      let isBatchMean = arguments.string(2) == "batchmean"
      let reduction = isBatchMean ? .sum : try arguments.reduction(2)
      if !input.dtype.isFloatingPoint || !target.dtype.isFloatingPoint {
        throw TorchError.runtime("kl_div: Integral inputs not supported.")
      }
      // The right operand first, as C++ happens to compute them: gradients are summed in the opposite order.
      let right = arguments.bool(3) ? try target.sub(input) : try target.mul(input)
      let each = arguments.bool(3) ? try target.exp().mul(right) : try target.xlogy(target).sub(right)
      let loss = try reduction.apply(each)
      return .tensor(
        isBatchMean && input.rank > 0 ? try loss.div(arguments.session.wrappedNumber(.int(input.sizes[0]))) : loss)
    })

  static let poissonNllLoss = Operation(
    "poisson_nll_loss",
    "(Tensor input, Tensor target, bool log_input=True, bool full=False, float eps=1e-08, str reduction='mean') -> Tensor",
    [.functional],
    .composite { arguments in
      let (input, target) = (arguments.tensor(0), arguments.tensor(1))
      let reduction = try arguments.reduction(5)
      let logarithm = arguments.bool(2) ? input : try input.addNumber(arguments.scalar(4)).log()
      let product = try target.mul(logarithm)
      var loss = try (arguments.bool(2) ? input.exp() : input).sub(product)
      if arguments.bool(3) {
        // Stirling's approximation of log(target!), where target > 1.
        let stirling = try target.mul(target.log()).sub(target).add(target.mul(.double(2 * .pi)).log().mul(0.5))
        loss = try loss.add(stirling.maskedFill(target.le(1), 0))
      }
      return .tensor(try reduction.apply(loss))
    })
}

private struct BinaryCrossEntropy: PairFunction {
  func value<T: ComputeElement>(_ x: T, _ target: T) -> T {
    (target - 1) * max(Real.log1p(-x), -100) - target * max(Real.log(x), -100)
  }
}

private struct BinaryCrossEntropyPull: TripleFunction {
  func value<T: ComputeElement>(_ grad: T, _ x: T, _ target: T) -> T {
    grad * (x - target) / max((1 - x) * x, T(double: 1e-12))
  }
}

extension Backward {
  /// The gradients of the elements of a loss: times their weight, over their number where it is a mean.
  fileprivate func weighed(_ slope: Tensor, weight: Int, reduction: Int) throws -> Tensor {
    let result = try savedIfAny(weight).map { try slope.mul($0) } ?? slope
    return try arguments.reduction(reduction) == .mean ? result.div(.int(result.count)) : result
  }

  fileprivate func savedWeight(_ position: Int) throws -> Value {
    try savedIfAny(position).map { .tensor($0) } ?? .none
  }
}
