extension OperationTable {
  static let classificationLosses: [Operation] = [
    .nllLoss, .nllLossForward, .nllLossBackward, .nllLoss2D, .nllLoss2DBackward, .crossEntropy,
  ]
}

extension Operation {
  static let nllLoss = Operation(
    "nll_loss",
    "(Tensor input, Tensor target, Tensor? weight=None, int ignore_index=-100, str reduction='mean') -> Tensor",
    .functional,
    .composite { arguments in
      let reduction = try arguments.reduction(4)
      return .tensor(
        try arguments.tensor(0).nllLoss(
          arguments.tensor(1), weight: arguments.optionalTensor(2), ignored: arguments.int(3), reduction))
    })

  static let nllLossForward: Operation = nll("nll_loss", node: "NllLossBackward", backward: nllLossBackward)
  static let nllLossBackward: Operation = nllPull("nll_loss_backward", node: "NllLossBackwardBackward0") {
    .nllLossForward
  }
  static let nllLoss2D: Operation = nll("nll_loss2d", node: "NllLoss2DBackward", backward: nllLoss2DBackward)
  static let nllLoss2DBackward: Operation = nllPull("nll_loss2d_backward", node: "NllLoss2DBackwardBackward0") {
    .nllLoss2D
  }

  /// The loss and, hidden, the sum of the weights.
  private static func nll(_ name: String, node: String, backward: Operation) -> Operation {
    Operation(
      name,
      "(Tensor self, Tensor target, Tensor? weight, int ignore_index, str reduction) -> (Tensor, Tensor total_weight)",
      [], node: node + "0",
      .kernel { arguments in
        .tensors(
          try Kernel.nllLoss(
            arguments.tensor(0), arguments.tensor(1), arguments.optionalTensor(2), ignored: arguments.int(3),
            arguments.reduction(4)))
      },
      [
        Derivative(
          "self", "−grad × weight[target] ÷ total_weight at target",
          saves: ["self", "target", "weight", "result2"]
        ) { context in
          // PyTorch makes the gradient in the layout of the input and refuses it afterwards.
          let geometry = try context.input.geometry
          if name == "nll_loss2d", !Geometry.result(of: [geometry], sizes: geometry.sizes).isContiguous {
            throw TorchError.runtime("grad_input must be contiguous")
          }
          return try backward.first(
            context.session,
            [
              .tensor(try context.grad), .tensor(try context.input), .tensor(try context.other),
              try context.savedIfAny(2).map { .tensor($0) } ?? .none, .tensor(try context.saved(-2)),
            ] + context.arguments.values[3...4])
        }
      ])
  }

  private static func nllPull(
    _ name: String, node: String, forward: @escaping @Sendable () -> Operation
  ) -> Operation {
    Operation(
      name,
      "(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, Tensor total_weight, int ignore_index, "
        + "str reduction) -> Tensor", [], node: node,
      .kernel { arguments in
        let scale = try arguments.reduction(6) == .mean ? arguments.tensor(4).doubles[0] : 1
        return .tensor(
          try Kernel.nllPull(
            arguments.tensor(0), sizes: arguments.tensor(1).sizes, arguments.tensor(2), arguments.optionalTensor(3),
            ignored: arguments.int(5), scale: scale))
      },
      [
        Derivative("grad_output", "−Σ grad × weight at target ÷ total_weight", saves: ["target", "weight"]) {
          context in
          try forward().first(
            context.session,
            [
              .tensor(try context.grad), .tensor(try context.saved(2)),
              try context.savedIfAny(3).map { .tensor($0) } ?? .none,
            ] + context.arguments.values[5...6])
        },
        Derivative("self", "0") { try $0.zeros($0.sizes(1)) },
      ])
  }

  static let crossEntropy = Operation(
    "cross_entropy",
    "(Tensor input, Tensor target, Tensor? weight=None, int ignore_index=-100, str reduction='mean', "
      + "float label_smoothing=0.0) -> Tensor", .functional,
    .composite { arguments in
      let (input, target, weight) = (arguments.tensor(0), arguments.tensor(1), arguments.optionalTensor(2))
      let (ignored, reduction, smoothing) = (arguments.int(3), try arguments.reduction(4), arguments.double(5))
      let dim = input.rank == 1 ? 0 : 1
      if input.sizes == target.sizes {
        if !target.dtype.isFloatingPoint {
          throw TorchError.runtime(
            "Expected floating point type for target with class probabilities, got \(target.dtype.scalarTypeName)")
        }
        if ignored >= 0 { throw TorchError.runtime("ignore_index is not supported for floating point target") }
        try requireWeight(weight, classes: input.sizes[Dimension.existing(dim, rank: input.rank)])
        try requireSmoothing(smoothing)
        return .tensor(try input.probabilityLoss(target, dim: dim, weight, reduction, smoothing))
      }
      if smoothing > 0 {
        try requireSmoothing(smoothing)
        return .tensor(try input.smoothedLoss(target, dim: dim, weight, ignored: ignored, reduction, smoothing))
      }
      try requireSmoothing(smoothing)
      return .tensor(
        try input.logSoftmax(dim).nllLoss(target, weight: weight, ignored: ignored, reduction))
    })

  private static func requireSmoothing(_ value: Double) throws {
    if value < 0 || value > 1 {
      throw TorchError.runtime("label_smoothing must be between 0.0 and 1.0. Got: \(value)")
    }
  }

  private static func requireWeight(_ weight: Tensor?, classes: Int) throws {
    guard let weight, weight.rank != 1 || weight.count != classes else { return }
    throw TorchError.runtime(
      "cross_entropy: weight tensor should be defined either for all \(classes) classes or no classes but got weight "
        + "tensor of shape: \(Text.sizes(weight.sizes))")
  }
}

extension Tensor {
  /// `nll_loss` of logarithms of probabilities with any number of dimensions.
  fileprivate func nllLoss(
    _ target: Tensor, weight: Tensor?, ignored: Int, _ reduction: Reduction
  ) throws -> Tensor {
    if rank < 1 { throw TorchError.value("Expected 1 or more dimensions (got 0)") }
    if rank == 1 && target.rank == 1 && target.sizes[0] != 1 {
      if target.dtype != .int64 && target.dtype != .uint8 {
        throw TorchError.runtime("expected target dtype to be Long or Byte, but got \(target.dtype.scalarTypeName)")
      }
      throw TorchError.value("For 1D input, 1D target must have size 1, but got target size: \(target.sizes[0])")
    }
    if rank != 1 && (target.rank == 0 || sizes[0] != target.sizes[0]) {
      throw TorchError.value(
        "Expected input batch_size (\(sizes[0])) to match target batch_size (\(target.rank == 0 ? 0 : target.sizes[0]))."
      )
    }
    let options: [Value] = [
      weight.map { .tensor($0) } ?? .none, .int(ignored), .string(reduction.rawValue),
    ]
    if rank <= 2 {
      if target.rank > 1 { throw TorchError.runtime("0D or 1D target tensor expected, multi-target not supported") }
      try checkTarget(target, weight, classes: sizes[rank - 1])
      return try Operation.nllLossForward.first(session, [.tensor(self), .tensor(target)] + options)
    }
    if rank == 4 {
      if target.rank != 3 {
        throw TorchError.runtime(
          "only batches of spatial targets supported (3D tensors) but got targets of dimension: \(target.rank)")
      }
      if target.sizes[1...] != sizes[2...] {
        throw TorchError.runtime(
          "size mismatch (got input: \(Text.sizes(sizes)) , target: \(Text.sizes(target.sizes))")
      }
      try checkTarget(target, weight, classes: sizes[1])
      return try Operation.nllLoss2D.first(session, [.tensor(self), .tensor(target)] + options)
    }
    let outer = [sizes[0]] + sizes[2...]
    if target.sizes != outer {
      throw TorchError.runtime("Expected target size \(Text.sizes(outer)), got \(Text.sizes(target.sizes))")
    }
    try checkTarget(target, weight, classes: sizes[1])
    let inner = sizes[2...].reduce(1, *)
    let flat = try contiguous().view([sizes[0], sizes[1], 1, inner])
    let labels = try target.contiguous().view([sizes[0], 1, inner])
    let loss = try Operation.nllLoss2D.first(session, [.tensor(flat), .tensor(labels)] + options)
    return reduction == .none ? try loss.view(outer) : loss
  }

  private func checkTarget(_ target: Tensor, _ weight: Tensor?, classes: Int) throws {
    if target.dtype != .int64 && target.dtype != .uint8 {
      throw TorchError.runtime("expected target dtype to be Long or Byte, but got \(target.dtype.scalarTypeName)")
    }
    guard let weight else { return }
    if weight.rank != 1 || weight.count != classes {
      throw TorchError.runtime(
        "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of shape: "
          + Text.sizes(weight.sizes))
    }
    if weight.dtype != dtype {
      throw TorchError.runtime(
        "expected scalar type \(dtype.scalarTypeName) but found \(weight.dtype.scalarTypeName)")
    }
  }

  /// The sizes of a weight of classes that stands along `dim`.
  private func alongClasses(_ weight: Tensor, _ dim: Int) throws -> Tensor {
    var shape = [Int](repeating: 1, count: rank)
    shape[dim] = weight.count
    return try weight.view(shape)
  }

  /// `cross_entropy` with a probability for every class.
  fileprivate func probabilityLoss(
    _ target: Tensor, dim: Int, _ weight: Tensor?, _ reduction: Reduction, _ smoothing: Double
  ) throws -> Tensor {
    let logarithms = try logSoftmax(dim)
    let classes = sizes[dim]
    var goal = target
    if smoothing > 0 {
      goal = try target.mulNumber(.double(1 - smoothing)).addNumber(.double(smoothing / Double(classes)))
    }
    var products = try logarithms.mul(goal)
    if let weight { products = try products.mul(alongClasses(weight, dim)) }
    switch reduction {
    case .sum: return try products.sum().neg()
    case .none: return try products.sum([dim]).neg()
    case .mean:
      if count > 0 { return try products.sum().neg().divNumber(.int(max(1, count / max(1, classes)))) }
      return try Operation.fill.callInPlace(session, [.tensor(products.sum()), .scalar(.double(.nan))]).neg()
    }
  }

  /// `cross_entropy` with labels that share some of their probability with the other classes.
  fileprivate func smoothedLoss(
    _ target: Tensor, dim: Int, _ weight: Tensor?, ignored: Int, _ reduction: Reduction, _ smoothing: Double
  ) throws -> Tensor {
    let logarithms = try logSoftmax(dim)
    let loss = try logarithms.nllLoss(target, weight: weight, ignored: ignored, reduction)
    let weighed = try weight.map { try logarithms.mul(alongClasses($0, dim)) } ?? logarithms
    let mask = try target.eq(.int(ignored))
    var smooth = try weighed.sum([dim]).neg().maskedFill(mask, 0)
    switch reduction {
    case .none: break
    case .sum: smooth = try smooth.sum()
    case .mean:
      let kept = try mask.eq(0)
      if let weight {
        let labels = try target.mul(kept).reshape([target.count])
        let factors = try weight.indexSelect(0, labels).mul(kept.reshape([target.count]))
        smooth = try smooth.sum().div(factors.sum())
      } else {
        smooth = try smooth.sum().div(kept.sum())
      }
    }
    let share = smoothing / Double(sizes[dim])
    return try loss.mulNumber(.double(1 - smoothing)).add(smooth.mulNumber(.double(share)))
  }
}
