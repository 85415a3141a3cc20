extension OperationTable {
  static let normalisations: [Operation] = [
    .layerNorm, .nativeLayerNorm, .nativeLayerNormBackward, .batchNorm, .nativeBatchNorm, .nativeBatchNormBackward,
    .groupNorm, .nativeGroupNorm, .instanceNorm, .rmsNorm,
  ]
}

extension Operation {
  static let layerNorm = Operation(
    "layer_norm",
    "(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05) -> Tensor",
    [.function, .functional],
    .composite { arguments in
      let (input, shape) = (arguments.tensor(0), arguments.ints(1))
      try requireParameter("weight", arguments.optionalTensor(2), shape)
      try requireParameter("bias", arguments.optionalTensor(3), shape)
      try requireNormalizedShape(shape, input)
      return .tensor(try Operation.nativeLayerNorm.first(arguments.session, arguments.values))
    })

  static let nativeLayerNorm = Operation(
    "native_layer_norm",
    "(Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor mean, Tensor rstd)",
    [], node: "NativeLayerNormBackward0",
    .kernel { arguments in
      let own = arguments.tensor(0).dtype
      try Kernel.requireFloat(arguments.tensor(0), "LayerNormKernelImpl")
      try arguments.requireTypes(2...3)
      let input = try arguments.tensor(0).cast(own.compute).dense()
      let length = arguments.ints(1).reduce(1, *)
      let rows = length == 0 ? 0 : input.count / length
      let statistics = try Kernel.statistics(
        input, groups: rows, length: length, eps: arguments.double(4), group: { $0 })
      let output = try Kernel.standardise(
        input, statistics, length: length, arguments.optionalTensor(2), arguments.optionalTensor(3), group: { $0 },
        factor: { _, i in i })
      let lead = input.rank - arguments.ints(1).count
      let sizes = input.sizes.indices.map { $0 < lead ? input.sizes[$0] : 1 }
      return .tensors([try output.cast(own)] + (try statistics.tensors(sizes, like: input)))
    },
    Derivative.jointly(
      Standardisation.formulas, saves: ["input", "weight", "bias", "result2", "result3"]
    ) { context in
      try nativeLayerNormBackward(
        context.session,
        [
          .tensor(context.grad), .tensor(context.input), context.arguments.values[1], context.detached(-2),
          context.detached(-3), context.savedValue(2), context.savedValue(3), context.arguments.values[4],
          .int(context.wanted),
        ]
      ).places ?? []
    })

  /// The gradients of a layer norm.
  static let nativeLayerNormBackward = Operation(
    "native_layer_norm_backward",
    "(Tensor grad_out, Tensor input, int[] normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? bias, "
      + "float eps, int wanted) -> (Tensor, Tensor, Tensor)", [], node: "NativeLayerNormBackwardBackward0",
    .kernel { arguments in
      let (own, wanted, shape) = (arguments.tensor(0).dtype, arguments.int(8), arguments.ints(2))
      let (grad, x) = (try arguments.tensor(0).computed(), try arguments.tensor(1).computed())
      let dims = x.lastDims(shape.count)
      var results: [Tensor?] = [nil, nil, nil]
      if wanted & 1 != 0 {
        let weighed = try arguments.optionalTensor(5).map { try grad.mul($0.computed()) } ?? grad
        results[0] = try x.standardisedPull(weighed, over: dims, eps: arguments.double(7)).to(own)
      }
      if wanted & 2 != 0 {
        let hat = try x.standardised(over: dims, eps: arguments.double(7))
        results[1] = try grad.mul(hat).summed(to: shape).to(arguments.tensor(5).dtype)
      }
      if wanted & 4 != 0 { results[2] = try arguments.tensor(0).summed(to: shape) }
      return .optionalTensors(results)
    },
    Derivative.jointly(
      ["grad_out", "input", "mean", "rstd", "weight", "bias"].map { ($0, "the derivative of the gradient") },
      saves: ["grad_out", "input", "weight"]
    ) { context in
      let (x, shape) = (try context.saved(1), context.arguments.ints(2))
      let dims = x.lastDims(shape.count)
      let own = try Standardisation(
        grad: context.saved(0).computed(), input: x.computed(), weight: context.savedIfAny(5)?.computed()
      ).pulls(over: dims, eps: context.arguments.double(7), try context.pulls { try $0.computed() })
      return try [own.grad, own.input, nil, nil, own.weight?.summed(to: shape), nil].map { try $0?.to(x.dtype) }
    })

  static let batchNorm = Operation(
    "batch_norm",
    "(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, "
      + "bool training=False, float momentum=0.1, float eps=1e-05) -> Tensor", .functional,
    .composite { arguments in
      let (input, isTraining) = (arguments.tensor(0), arguments.bool(5))
      if isTraining && input.rank > 1 && input.count == input.sizes[1] {
        throw TorchError.value(
          "Expected more than 1 value per channel when training, got input size torch.Size(\(Text.sizes(input.sizes)))")
      }
      if isTraining && input.rank < 2 && arguments.optionalTensor(1) == nil {
        if input.rank == 0 { throw TorchError.index("tuple index out of range") }
        _ = try Dimension.existing(1, rank: input.rank)
      }
      let channels = input.rank > 1 ? input.sizes[1] : 0
      for (name, position) in [("running_mean", 1), ("running_var", 2), ("weight", 3), ("bias", 4)] {
        if let tensor = arguments.optionalTensor(position) {
          if tensor.count != channels {
            throw TorchError.runtime("\(name) should contain \(channels) elements not \(tensor.count)")
          }
        } else if !isTraining && position <= 2 {
          throw TorchError.runtime("\(name) must be defined in evaluation mode")
        }
      }
      if input.count == 0 {
        var result = try input.clone()
        if let weight = arguments.optionalTensor(3) { result = try result.mul(weight.select(0, 0)) }
        if let bias = arguments.optionalTensor(4) { result = try result.add(bias.select(0, 0)) }
        return .tensor(result)
      }
      return .tensor(try Operation.nativeBatchNorm.first(arguments.session, arguments.values))
    })

  static let nativeBatchNorm = Operation(
    "native_batch_norm",
    "(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight, Tensor? bias, bool training, "
      + "float momentum, float eps) -> (Tensor, Tensor save_mean, Tensor save_invstd)", [],
    node: "NativeBatchNormBackward0",
    .kernel { arguments in
      let own = arguments.tensor(0).dtype
      try Kernel.requireFloat(arguments.tensor(0), "batch_norm")
      try arguments.requireTypes(1...4)
      let input = try arguments.tensor(0).cast(own.compute).dense()
      let (_, channels, length) = Kernel.extents(input.sizes, around: 1)
      let eps = arguments.double(7)
      let group: (Int) -> Int = { $0 % channels }
      var statistics: GroupStatistics
      if arguments.bool(5) {
        statistics = try Kernel.statistics(input, groups: channels, length: length, eps: eps, group: group)
        try arguments.updateRunning(statistics, size: Double(input.count / max(1, channels)))
      } else {
        let variances = arguments.tensor(2).doubles
        statistics = GroupStatistics(
          means: arguments.tensor(1).doubles, rsqrts: variances.map { 1 / ($0 + eps).squareRoot() },
          variances: variances)
      }
      let output = try Kernel.standardise(
        input, statistics, length: length, arguments.optionalTensor(3), arguments.optionalTensor(4), group: group,
        factor: { run, _ in run % channels })
      return .tensors([try output.cast(own)] + (try statistics.tensors([channels], like: input)))
    },
    Derivative.jointly(
      Standardisation.formulas, saves: ["input", "weight", "running_mean", "running_var", "result2", "result3"]
    ) { context in
      try nativeBatchNormBackward(
        context.session,
        [
          .tensor(context.grad), .tensor(context.input), context.savedValue(3), context.savedValue(1),
          context.savedValue(2), context.detached(-2), context.detached(-3), context.arguments.values[5],
          context.arguments.values[7], .int(context.wanted),
        ]
      ).places ?? []
    })

  /// The gradients of a batch norm.
  static let nativeBatchNormBackward = Operation(
    "native_batch_norm_backward",
    "(Tensor grad_out, Tensor input, Tensor? weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, "
      + "Tensor? save_invstd, bool train, float eps, int wanted) -> (Tensor, Tensor, Tensor)", [],
    node: "NativeBatchNormBackwardBackward0",
    .kernel { arguments in
      let (own, wanted, isTraining) = (arguments.tensor(0).dtype, arguments.int(9), arguments.bool(7))
      let (grad, x) = (try arguments.tensor(0).computed(), try arguments.tensor(1).computed())
      let (dims, eps) = (x.dimsButChannels, arguments.double(8))
      var results: [Tensor?] = [nil, nil, nil]
      if wanted & 1 != 0 {
        let weighed = try arguments.optionalTensor(2).map { try grad.mul(x.alongChannels($0.computed())) } ?? grad
        results[0] =
          try isTraining
          ? x.standardisedPull(weighed, over: dims, eps: eps).to(own)
          : weighed.mul(arguments.runningScale(x)).to(own)
      }
      if wanted & 2 != 0 {
        let hat =
          try isTraining
          ? x.standardised(over: dims, eps: eps)
          : x.sub(x.alongChannels(arguments.tensor(3).computed())).mul(arguments.runningScale(x))
        results[1] = try grad.mul(hat).sum(dims).to(own)
      }
      if wanted & 4 != 0 { results[2] = try arguments.tensor(0).sum(dims) }
      return .optionalTensors(results)
    },
    Derivative.jointly(
      ["grad_out", "input", "weight", "save_mean", "save_invstd"].map { ($0, "the derivative of the gradient") },
      saves: ["grad_out", "input", "weight", "running_mean", "running_var"]
    ) { context in
      let x = try context.saved(1).computed()
      let weight = try context.savedIfAny(2).map { try x.alongChannels($0.computed()) }
      let parts = Standardisation(grad: try context.saved(0).computed(), input: x, weight: weight)
      let pulls = try context.pulls { pull in
        try pull.rank == 1 && x.rank > 1 ? x.alongChannels(pull.computed()) : pull.computed()
      }
      let own: (grad: Tensor?, input: Tensor?, weight: Tensor?)
      if context.arguments.bool(7) {
        own = try parts.pulls(over: x.dimsButChannels, eps: context.arguments.double(8), pulls)
      } else {
        let values = [Value.none, .none, .none, try context.savedValue(3), try context.savedValue(4)]
        let fixed = Arguments(context.session, values + context.arguments.values.dropFirst(5))
        own = try parts.pulls(
          scale: fixed.runningScale(x), mean: x.alongChannels(fixed.tensor(3).computed()), pulls)
      }
      let type = try context.saved(1).dtype
      return try [own.grad, own.input, own.weight?.sum(x.dimsButChannels), nil, nil].map { try $0?.to(type) }
    })

  static let groupNorm = Operation(
    "group_norm",
    "(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05) -> Tensor",
    [.function, .functional],
    .composite { arguments in
      let (input, groups) = (arguments.tensor(0), arguments.int(1))
      if input.rank < 2 {
        throw TorchError.runtime("Expected at least 2 dimensions for input tensor but received \(input.rank)")
      }
      let channels = input.sizes[1]
      if groups <= 0 { throw TorchError.runtime("Expected num groups to be greater than 0, got \(groups)") }
      if channels % groups != 0 {
        throw TorchError.runtime(
          "Expected number of channels in input to be divisible by num_groups, but got input of shape "
            + "\(Text.sizes(input.sizes)) and num_groups=\(groups)")
      }
      let planes = [input.sizes[0] * channels / groups, groups] + input.sizes.dropFirst(2)
      if planes[0] * planes.dropFirst(2).reduce(1, *) == 1 {
        throw TorchError.value(
          "Expected more than 1 value per channel when training, got input size \(Text.sizes(planes))")
      }
      for (name, position) in [("weight", 2), ("bias", 3)] {
        if let tensor = arguments.optionalTensor(position), tensor.sizes != [channels] {
          throw TorchError.runtime(
            "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of shape "
              + "\(Text.sizes(tensor.sizes)) and input of shape \(Text.sizes(input.sizes))")
        }
      }
      return .tensor(try Operation.nativeGroupNorm.first(arguments.session, arguments.values))
    })

  static let nativeGroupNorm = Operation(
    "native_group_norm",
    "(Tensor input, int num_groups, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor mean, Tensor rstd)", [],
    node: "NativeGroupNormBackward0",
    .kernel { arguments in
      let own = arguments.tensor(0).dtype
      try Kernel.requireFloat(arguments.tensor(0), "GroupNormKernelImpl")
      try arguments.requireTypes(2...3)
      let input = try arguments.tensor(0).cast(own.compute).dense()
      let (samples, channels, length) = Kernel.extents(input.sizes, around: 1)
      let groups = arguments.int(1)
      let inGroup = channels / groups
      let group: (Int) -> Int = { $0 / inGroup }
      let statistics = try Kernel.statistics(
        input, groups: samples * groups, length: length, eps: arguments.double(4), group: group)
      let output = try Kernel.standardise(
        input, statistics, length: length, arguments.optionalTensor(2), arguments.optionalTensor(3), group: group,
        factor: { run, _ in run % channels })
      return .tensors([try output.cast(own)] + (try statistics.tensors([samples, groups], like: input)))
    },
    Derivative.jointly(Standardisation.formulas, saves: ["input", "weight", "result2", "result3"]) { context in
      // Under `create_graph` the gradient is made of differentiable operations, through the mean and the deviation too.
      context.session.isGradEnabled || context.hasGrad(1) || context.hasGrad(2)
        ? try context.groupNormPulls() : try context.plainGroupNormPulls()
    })

  static let instanceNorm = Operation(
    "instance_norm",
    "(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, Tensor? bias=None, "
      + "bool use_input_stats=True, float momentum=0.1, float eps=1e-05) -> Tensor", .functional,
    .composite { arguments in
      let (session, input) = (arguments.session, arguments.tensor(0))
      if input.rank < 2 || input.sizes[2...].reduce(1, *) == 1 && arguments.bool(5) {
        throw TorchError.value(
          "Expected more than 1 spatial element when training, got input size torch.Size(\(Text.sizes(input.sizes)))")
      }
      let (samples, channels) = (input.sizes[0], input.sizes[1])
      func repeated(_ position: Int) throws -> Value {
        guard let tensor = arguments.optionalTensor(position) else { return .none }
        return .tensor(try tensor.repeated([samples]))
      }
      var values = arguments.values
      for position in 1...4 { values[position] = try repeated(position) }
      values[0] = .tensor(try input.contiguous().view([1, samples * channels] + input.sizes[2...]))
      let result = try Operation.nativeBatchNorm.first(session, values)
      try session.belowAutograd {
        for position in 1...2 {
          guard let running = arguments.optionalTensor(position), case .tensor(let each) = values[position] else {
            continue
          }
          try Kernel.copy(try each.view([samples, channels]).mean([0]), into: running)
        }
      }
      return .tensor(try result.view(input.sizes))
    })

  static let rmsNorm = Operation(
    "rms_norm", "(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor",
    [.function, .functional],
    .composite { arguments in
      let (input, shape) = (arguments.tensor(0), arguments.ints(1))
      try requireParameter("weight", arguments.optionalTensor(2), shape)
      if input.rank < shape.count {
        throw TorchError.value("Input tensor must have at least \(shape.count) dimensions, but got \(input.rank)")
      }
      try requireNormalizedShape(shape, input, after: "*")
      if !input.dtype.isFloatingPoint { throw unsupported("rms_norm", input.dtype) }
      let smallest = input.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
      let dims = Array(input.rank - shape.count..<input.rank)
      let wide = try input.computed()
      let square = try wide.pow(2).mean(dims, keep: true)
      var result = try wide.mul(square.addNumber(.double(arguments.optionalDouble(3) ?? smallest)).rsqrt())
      if let weight = arguments.optionalTensor(2) { result = try result.mul(weight) }
      result = try result.to(input.dtype)
      // The result has the memory format of the usual layout.
      return .tensor(input.isContiguous || result.dtype != wide.dtype ? result : try result.contiguous())
    })

  private static func requireParameter(_ name: String, _ tensor: Tensor?, _ shape: [Int]) throws {
    if let tensor, tensor.sizes != shape {
      throw TorchError.runtime(
        "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape "
          + "\(Text.sizes(tensor.sizes)) and normalized_shape = \(Text.sizes(shape))")
    }
  }

  private static func requireNormalizedShape(_ shape: [Int], _ input: Tensor, after star: String = "*, ") throws {
    if shape.isEmpty {
      throw TorchError.runtime(
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
          + "normalized_shape = []")
    }
    if !(input.sizes.count >= shape.count && Array(input.sizes.suffix(shape.count)) == shape) {
      let tail = shape.map { "\($0)" }.joined(separator: ", ")
      throw TorchError.runtime(
        "Given normalized_shape=\(Text.sizes(shape)), expected input with shape [\(star)\(tail)], but got input of "
          + "size\(Text.sizes(input.sizes))")
    }
  }
}

extension GroupStatistics {
  /// The means and the reciprocal deviations as tensors.
  fileprivate func tensors(_ sizes: [Int], like input: Tensor) throws -> [Tensor] {
    try [means, rsqrts].map { values in
      let tensor = try input.session.empty(sizes, input.dtype)
      Kernel.store(values.map { .double($0) }, into: tensor)
      return tensor
    }
  }
}

extension Arguments {
  /// Throws where the parameters of a norm have neither all the type of the input nor, for one of 16 bits, all 32.
  fileprivate func requireTypes(_ positions: ClosedRange<Int>) throws {
    let own = tensor(0).dtype
    let types = positions.compactMap { optionalTensor($0)?.dtype }
    if types.allSatisfy({ $0 == own }) { return }
    if types.contains(where: { $0 != .float32 }) {
      throw TorchError.runtime("mixed dtype (CPU): expect parameter to have scalar type of Float")
    }
    if own == own.compute { throw TorchError.runtime("mixed dtype (CPU): all inputs must share same datatype.") }
  }

  /// Moves the running statistics of `batch_norm` towards those of a batch.
  fileprivate func updateRunning(_ statistics: GroupStatistics, size: Double) throws {
    let momentum = double(6)
    let unbiased = statistics.variances.map { $0 * size / (size - 1) }
    for (position, values) in [(1, statistics.means), (2, unbiased)] {
      guard let running = optionalTensor(position) else { continue }
      let updated = zip(running.doubles, values).map { Scalar.double((1 - momentum) * $0 + momentum * $1) }
      let result = try session.empty(running.sizes, running.dtype)
      Kernel.store(updated, into: result)
      try Kernel.copy(result, into: running)
    }
  }
}

extension Arguments {
  /// One over the running deviation of `native_batch_norm_backward`, along the channels.
  fileprivate func runningScale(_ x: Tensor) throws -> Tensor {
    try x.alongChannels(tensor(4).computed().add(.double(double(8))).rsqrt())
  }
}

extension Backward {
  /// Which of the gradients of input, weight and bias are needed, a bit for each.
  fileprivate var wanted: Int { (0..<3).reduce(0) { $0 | (needs($1) ? 1 << $1 : 0) } }

  /// A saved tensor as an argument, `None` where there was none.
  fileprivate func savedValue(_ position: Int) throws -> Value { try savedIfAny(position).map { .tensor($0) } ?? .none }

  /// A saved result that no gradient goes to.
  fileprivate func detached(_ position: Int) throws -> Value { .tensor(try saved(position).detachedAlias()) }

  /// The gradients of the gradients of input, weight and bias.
  fileprivate func pulls(_ shaped: (Tensor) throws -> Tensor) throws -> [Tensor?] {
    try (0..<3).map { hasGrad($0) ? try shaped(grad($0)) : nil }
  }

  /// The gradients of `native_group_norm`.
  fileprivate func plainGroupNormPulls() throws -> [Tensor?] {
    let (x, grad) = (try input.computed(), try grad.computed())
    let (groups, eps) = (arguments.int(1), arguments.double(4))
    let flat = try x.grouped(groups)
    var results: [Tensor?] = [nil, nil, nil]
    if needs(0) {
      let weighed = try savedIfAny(2).map { try grad.mul(x.alongChannels($0.computed())) } ?? grad
      results[0] = try flat.standardisedPull(weighed.grouped(groups), over: [2], eps: eps).reshape(x.sizes)
    }
    if needs(1) {
      results[1] = try grad.mul(flat.standardised(over: [2], eps: eps).reshape(x.sizes)).sum(x.dimsButChannels)
    }
    if needs(2) { results[2] = try grad.sum(x.dimsButChannels) }
    let type = try self.grad.dtype
    return try results.map { try $0?.to(type) }
  }

  /// The same in the steps of `infinitely_differentiable_native_group_norm_backward`.
  fileprivate func groupNormPulls() throws -> [Tensor?] {
    let (x, groups) = (try input.computed(), arguments.int(1))
    let (samples, channels) = (x.sizes[0], x.sizes[1])
    let inGroup = channels / groups
    let length = x.sizes.dropFirst(2).reduce(1, *)
    let share = Scalar.double(1 / Double(inGroup * length))
    let flat = try x.reshape([samples, groups, inGroup, length])
    let mean = try saved(-2).reshape([samples, groups, 1, 1])
    let rstd = try saved(-3).reshape([samples, groups, 1, 1])
    let weight = try savedIfAny(2)?.computed().reshape([1, groups, inGroup, 1])
    let type = try input.dtype
    func widened(_ tensor: Tensor, _ dim: Int) throws -> Tensor {
      try Operation.unsqueeze.callInPlace(session, [.tensor(tensor), .int(dim)])
    }
    var results: [Tensor?] = [nil, nil, nil]
    if hasGrad(0) {
      let pull = try grad(0).computed().reshape([samples, groups, inGroup, length])
      let along = try widened(pull.mul(flat).sum([3]), -1)
      let total = try widened(pull.sum([3]), -1)
      if needs(0) {
        let factor = try weight.map { try rstd.mul($0) } ?? rstd
        let ofAlong = try widened((weight.map { try along.mul($0) } ?? along).sum([2]), -2)
        let ofTotal = try widened((weight.map { try total.mul($0) } ?? total).sum([2]), -2)
        let slope = try ofTotal.mul(mean).sub(ofAlong).mul(rstd.mul(rstd).mul(rstd)).mul(share)
        let shift = try slope.neg().mul(mean).sub(ofTotal.mul(rstd).mul(share))
        results[0] = try factor.mul(pull).add(slope.mul(flat)).add(shift)
      }
      if needs(1) { results[1] = try along.sub(total.mul(mean)).mul(rstd).sum([0]).reshape([channels]) }
      if needs(2) { results[2] = try total.sum([0]).reshape([channels]) }
    }
    if needs(0) {
      var parts = results[0].map { [$0] } ?? []
      if hasGrad(2) {
        let ofVariance = try grad(2).reshape(rstd.sizes).mul(rstd.mul(rstd).mul(rstd)).mul(-0.5)
        parts.append(try flat.sub(mean).mul(ofVariance).mul(share).mul(2))
      }
      if hasGrad(1) { parts.append(try grad(1).reshape(mean.sizes).mul(share).expand(flat.sizes)) }
      results[0] = try parts.dropFirst().reduce(parts.first) { try $0?.add($1) }?.reshape(x.sizes)
    }
    return try results.map { try $0?.to(type) }
  }
}

/// The derivative of the gradients of a norm: of grad × weight pulled through x̂ = (x − mean) ÷ deviation, of Σ grad × x̂
/// and of Σ grad.
private struct Standardisation {
  let grad, input: Tensor
  let weight: Tensor?

  static let formulas = [
    (name: "input", formula: "rstd × (g − mean(g) − x̂ × mean(g × x̂)), g = grad × weight"),
    (name: "weight", formula: "Σ grad × (input − mean) × rstd"), (name: "bias", formula: "Σ grad"),
  ]

  /// What follows for `grad`, `input` and `weight` (for each element) from the gradients of the three gradients.
  func pulls(
    over dims: [Int], eps: Double, _ pulls: [Tensor?]
  ) throws -> (grad: Tensor?, input: Tensor?, weight: Tensor?) {
    let (difference, rstd) = try input.centred(over: dims, eps: eps)
    let hat = try difference.mul(rstd)
    func mean(_ tensor: Tensor) throws -> Tensor { try tensor.mean(dims, keep: true) }
    func pulled(_ v: Tensor) throws -> Tensor { try rstd.mul(v.sub(mean(v)).sub(hat.mul(mean(v.mul(hat))))) }
    var (own, ofInput, ofWeight): (Tensor?, Tensor?, Tensor?)
    if let v = pulls[0] {
      let weighed = try weight.map { try grad.mul($0) } ?? grad
      let through = try pulled(v)
      own = try weight.map { try through.mul($0) } ?? through
      ofWeight = try grad.mul(through)
      let (a, b) = (try mean(v.mul(hat)), try mean(weighed.mul(hat)))
      let covariance = try mean(v.mul(weighed)).sub(mean(v).mul(mean(weighed)))
      let ofDeviation = try hat.mul(rstd.mul(rstd)).mul(covariance.sub(a.mul(b)))
      ofInput = try ofDeviation.add(pulled(v.mul(b).add(weighed.mul(a))).mul(rstd)).neg()
    }
    if let v = pulls[1] {
      let part = try pulled(v.mul(grad))
      ofInput = try ofInput?.add(part) ?? part
    }
    return (try added(own, hat, pulls), ofInput, ofWeight)
  }

  /// The same where mean and deviation do not depend on the input.
  func pulls(
    scale: Tensor, mean: Tensor, _ pulls: [Tensor?]
  ) throws -> (grad: Tensor?, input: Tensor?, weight: Tensor?) {
    let through = try pulls[0]?.mul(scale)
    let own = try weight.map { try through?.mul($0) } ?? through
    return (
      try added(own, input.sub(mean).mul(scale), pulls), try pulls[1]?.mul(grad).mul(scale), try through?.mul(grad)
    )
  }

  private func added(_ own: Tensor?, _ hat: Tensor, _ pulls: [Tensor?]) throws -> Tensor? {
    let parts = try [own, pulls[1]?.mul(hat), pulls[2]?.expand(grad.sizes)].compactMap { $0 }
    return try parts.dropFirst().reduce(parts.first) { try $0?.add($1) }
  }
}

extension Tensor {
  /// The values in the type in which types of 16 bits are computed; itself where it has that type.
  fileprivate func computed() throws -> Tensor { try to(dtype.compute) }

  /// So many dimensions at the end.
  fileprivate func lastDims(_ count: Int) -> [Int] { Array(rank - count..<rank) }

  /// All dimensions but the second.
  fileprivate var dimsButChannels: [Int] { sizes.indices.filter { $0 != 1 } }

  /// One number for each channel in a shape that broadcasts along the second dimension.
  fileprivate func alongChannels(_ values: Tensor) throws -> Tensor {
    try values.view(sizes.indices.map { $0 == 1 ? values.count : 1 })
  }

  /// Samples, groups of channels, and everything in them.
  fileprivate func grouped(_ groups: Int) throws -> Tensor {
    try reshape([sizes[0], groups, sizes.dropFirst().reduce(1, *) / max(groups, 1)])
  }

  fileprivate func centred(over dims: [Int], eps: Double) throws -> (difference: Tensor, rsqrt: Tensor) {
    let difference = try sub(mean(dims, keep: true))
    return (difference, try difference.mul(difference).mean(dims, keep: true).add(.double(eps)).rsqrt())
  }

  /// (x − mean) ÷ deviation in differentiable operations.
  fileprivate func standardised(over dims: [Int], eps: Double) throws -> Tensor {
    if let rows = try Kernel.standardisedRows(self, over: dims, eps: eps) { return rows }
    let (difference, rsqrt) = try centred(over: dims, eps: eps)
    return try difference.mul(rsqrt)
  }

  /// The gradient of what `standardised` was made of, in differentiable operations.
  fileprivate func standardisedPull(_ grad: Tensor, over dims: [Int], eps: Double) throws -> Tensor {
    if let rows = try Kernel.standardisedRows(self, over: dims, eps: eps, pulling: grad) { return rows }
    let (difference, rsqrt) = try centred(over: dims, eps: eps)
    let hat = try difference.mul(rsqrt)
    let along = try hat.mul(grad.mul(hat).mean(dims, keep: true))
    return try rsqrt.mul(grad.sub(grad.mean(dims, keep: true)).sub(along))
  }
}
