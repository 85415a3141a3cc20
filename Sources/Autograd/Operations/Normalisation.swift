extension OperationTable {
  static let normalisations: [Operation] = [
    .layerNorm, .nativeLayerNorm, .batchNorm, .nativeBatchNorm, .groupNorm, .nativeGroupNorm, .instanceNorm, .rmsNorm,
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
    [
      Derivative(
        "input", "rstd × (g − mean(g) − x̂ × mean(g × x̂)), g = grad × weight",
        saves: ["input", "weight", "result2", "result3"]
      ) { context in
        let x = try context.input.computed()
        let grad = try context.grad.computed()
        let weighed = try context.savedIfAny(2).map { try grad.mul($0.computed()) } ?? grad
        return try x.standardisedPull(
          weighed, over: context.normalizedDims(1), eps: context.arguments.double(4)
        ).to(context.grad.dtype)
      },
      Derivative("weight", "Σ grad × (input − mean) × rstd", saves: ["input", "result2", "result3"]) { context in
        let dims = try context.normalizedDims(1)
        let hat = try context.input.computed().standardised(over: dims, eps: context.arguments.double(4))
        return try context.grad.computed().mul(hat).summed(to: context.arguments.ints(1)).to(context.target(1).dtype)
      },
      Derivative("bias", "Σ grad") { try $0.grad.summed(to: $0.arguments.ints(1)) },
    ])

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
        throw TorchError.index("tuple index out of range")
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
    [
      Derivative(
        "input", "rstd × (g − mean(g) − x̂ × mean(g × x̂)), g = grad × weight",
        saves: ["input", "weight", "running_mean", "running_var", "result2", "result3"]
      ) { context in
        let (x, grad) = (try context.input.computed(), try context.grad.computed())
        let weighed = try context.savedIfAny(3).map { try grad.mul(x.alongChannels($0.computed())) } ?? grad
        if context.arguments.bool(5) {
          return try x.standardisedPull(weighed, over: x.dimsButChannels, eps: context.arguments.double(7))
            .to(context.grad.dtype)
        }
        return try weighed.mul(context.runningScale(x)).to(context.grad.dtype)
      },
      Derivative(
        "weight", "Σ grad × (input − mean) × rstd",
        saves: ["input", "running_mean", "running_var", "result2", "result3"]
      ) { context in
        let x = try context.input.computed()
        let hat =
          context.arguments.bool(5)
          ? try x.standardised(over: x.dimsButChannels, eps: context.arguments.double(7))
          : try x.sub(x.alongChannels(context.saved(1).computed())).mul(context.runningScale(x))
        return try context.grad.computed().mul(hat).sum(x.dimsButChannels).to(context.grad.dtype)
      },
      Derivative("bias", "Σ grad") { try $0.grad.sum($0.grad.dimsButChannels) },
    ])

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
    [
      Derivative(
        "input", "rstd × (g − mean(g) − x̂ × mean(g × x̂)), g = grad × weight",
        saves: ["input", "weight", "result2", "result3"]
      ) { context in
        let (x, grad) = (try context.input.computed(), try context.grad.computed())
        let weighed = try context.savedIfAny(2).map { try grad.mul(x.alongChannels($0.computed())) } ?? grad
        let (groups, eps) = (context.arguments.int(1), context.arguments.double(4))
        let flat = try x.grouped(groups)
        return try flat.standardisedPull(weighed.grouped(groups), over: [2], eps: eps).reshape(x.sizes)
          .to(context.grad.dtype)
      },
      Derivative("weight", "Σ grad × (input − mean) × rstd", saves: ["input", "result2", "result3"]) { context in
        let x = try context.input.computed()
        let flat = try x.grouped(context.arguments.int(1))
        let hat = try flat.standardised(over: [2], eps: context.arguments.double(4)).reshape(x.sizes)
        return try context.grad.computed().mul(hat).sum(x.dimsButChannels).to(context.grad.dtype)
      },
      Derivative("bias", "Σ grad") { try $0.grad.sum($0.grad.dimsButChannels) },
    ])

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
      try requireNormalizedShape(shape, input)
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

  private static func requireNormalizedShape(_ shape: [Int], _ input: Tensor) throws {
    if shape.isEmpty {
      throw TorchError.runtime(
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
          + "normalized_shape = []")
    }
    if !(input.sizes.count >= shape.count && Array(input.sizes.suffix(shape.count)) == shape) {
      let tail = shape.map { "\($0)" }.joined(separator: ", ")
      throw TorchError.runtime(
        "Given normalized_shape=\(Text.sizes(shape)), expected input with shape [*, \(tail)], but got input of "
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

extension Backward {
  /// The dimensions that a layer norm goes over.
  fileprivate func normalizedDims(_ position: Int) throws -> [Int] {
    let rank = try grad.rank
    return Array(rank - arguments.ints(position).count..<rank)
  }

  /// One over the running deviation, along the channels.
  fileprivate func runningScale(_ x: Tensor) throws -> Tensor {
    try x.alongChannels(saved(2).computed().add(.double(arguments.double(7))).rsqrt())
  }
}

extension Tensor {
  /// The values in the type in which types of 16 bits are computed; itself where it has that type.
  fileprivate func computed() throws -> Tensor { try to(dtype.compute) }

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

  private func centred(over dims: [Int], eps: Double) throws -> (difference: Tensor, rsqrt: Tensor) {
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
