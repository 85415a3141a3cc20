extension OperationTable {
  static let attentions: [Operation] = [.scaledDotProductAttention, .flashAttention]
}

extension Operation {
  static let scaledDotProductAttention = Operation(
    "scaled_dot_product_attention",
    "(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, "
      + "float? scale=None, bool enable_gqa=False) -> Tensor", .functional,
    .composite { arguments in
      let query = arguments.tensor(0)
      var (key, value) = (arguments.tensor(1), arguments.tensor(2))
      let isCausal = arguments.bool(5)
      if query.dtype != key.dtype || query.dtype != value.dtype {
        throw TorchError.runtime(
          "Expected query, key, and value to have the same dtype, but got query.dtype: \(query.dtype.kernelName) key.dtype: "
            + "\(key.dtype.kernelName) and value.dtype: \(value.dtype.kernelName) instead.")
      }
      for tensor in [query, key, value] where tensor.rank < 2 {
        throw TorchError.runtime(
          "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: \(query.rank) key.dim: "
            + "\(key.rank) and value.dim: \(value.rank) instead.")
      }
      let mask = try arguments.optionalTensor(3).map { try $0.additive(query.dtype) }
      if arguments.bool(7) {
        key = try key.repeatedHeads(query.sizes[query.rank - 3] / key.sizes[key.rank - 3])
        value = try value.repeatedHeads(query.sizes[query.rank - 3] / value.sizes[value.rank - 3])
      }
      let p = arguments.double(4)
      let width = query.sizes[query.rank - 1]
      let scale = arguments.optionalDouble(6) ?? 1 / Double(width).squareRoot()
      let isFlash =
        query.rank == 4 && key.rank == 4 && value.rank == 4 && p == 0 && !(mask?.requiresGrad ?? false)
        && !(isCausal && mask != nil) && query.sizes[0] == key.sizes[0] && query.sizes[1] == key.sizes[1]
        && key.sizes[3] == width && value.sizes[3] == width && query.count > 0 && key.count > 0
      if isFlash {
        return try flashAttention(
          arguments.session,
          [
            .tensor(query), .tensor(key), .tensor(value), mask.map { .tensor($0) } ?? .none, .bool(isCausal),
            .double(scale),
          ])
      }
      if query.count == 0 && width > 0 || value.count == 0 {
        let sizes = query.sizes.dropLast() + [value.sizes[value.rank - 1]]
        let zeros = try arguments.session.filled(Array(sizes), 0, dtype: query.dtype)
        return .tensor(try zeros.add(query.sum().add(key.sum()).add(value.sum()).mulNumber(0)))
      }
      if isCausal && mask != nil {
        throw TorchError.runtime(
          "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
      }
      // Types of 16 bits are computed in 32. Both operands take the square root of the scale, for the sake of range.
      let own = query.dtype
      let type = own.isFloatingPoint ? own.compute : own
      value = try value.to(type)
      let root = Scalar.double(scale.squareRoot())
      var scores = try query.to(type).mulNumber(root).matmul(key.to(type).transpose(-2, -1).mulNumber(root))
      if let bias = isCausal ? try scores.causalMask() : try mask?.to(type) { scores = try scores.add(bias) }
      var weights = try Operation.safeSoftmax.one(arguments.session, .tensor(scores), .int(-1))
      if p > 0 {
        weights = try Operation.dropout.one(arguments.session, .tensor(weights), .double(p), .bool(true))
      }
      return .tensor(try weights.matmul(value).to(own))
    })

  /// Attention as one operation, which recomputes its weights in backward instead of keeping them.
  static let flashAttention = Operation(
    "_scaled_dot_product_flash_attention_for_cpu",
    "(Tensor query, Tensor key, Tensor value, Tensor? attn_mask, bool is_causal, float scale) -> Tensor", [],
    node: "ScaledDotProductFlashAttentionForCpuBackward0",
    .kernel { arguments in
      let weights = try arguments.tensor(0).attentionWeights(
        arguments.tensor(1), arguments.optionalTensor(3), isCausal: arguments.bool(4), scale: arguments.scalar(5))
      // The heads of one place lie beside each other in memory, as PyTorch's kernel has them.
      let result = try weights.matmul(arguments.tensor(2))
      return .tensor(try result.transpose(1, 2).contiguous().transpose(1, 2))
    },
    [
      Derivative(
        "query", "scale × pull(softmax) @ key", saves: ["query", "key", "value", "attn_mask"]
      ) {
        try $0.scoreGradient().matmul($0.saved(1)).mul($0.arguments.scalar(5))
      },
      Derivative("key", "scale × pull(softmax)ᵀ @ query", saves: ["query", "key", "value", "attn_mask"]) {
        try $0.scoreGradient().transpose(-2, -1).matmul($0.saved(0)).mul($0.arguments.scalar(5))
      },
      Derivative("value", "softmax(scale × query @ keyᵀ)ᵀ @ grad", saves: ["query", "key", "attn_mask"]) {
        try $0.attentionWeights().transpose(-2, -1).matmul($0.grad)
      },
    ])
}

extension Backward {
  fileprivate func attentionWeights() throws -> Tensor {
    try saved(0).attentionWeights(
      saved(1), savedIfAny(3), isCausal: arguments.bool(4), scale: arguments.scalar(5))
  }

  /// The gradient of the scores before their softmax.
  fileprivate func scoreGradient() throws -> Tensor {
    let weights = try attentionWeights()
    let pulled = try grad.matmul(saved(2).transpose(-2, -1))
    return try weights.mul(pulled.sub(pulled.mul(weights).sum([-1], keep: true)))
  }
}

extension Tensor {
  /// The softmax of the scaled scores of this query.
  fileprivate func attentionWeights(
    _ key: Tensor, _ mask: Tensor?, isCausal: Bool, scale: Scalar
  ) throws -> Tensor {
    var scores = try matmul(key.transpose(-2, -1)).mul(scale)
    if let bias = isCausal ? try scores.causalMask() : mask { scores = try scores.add(bias) }
    return try Operation.safeSoftmax.one(session, .tensor(scores), .int(-1))
  }

  /// −∞ above the diagonal, else 0.
  fileprivate func causalMask() throws -> Tensor {
    let (rows, columns) = (sizes[rank - 2], sizes[rank - 1])
    let values = (0..<rows * columns).map { Scalar.double($0 % columns > $0 / columns ? -.infinity : 0) }
    let mask = try session.empty([rows, columns], dtype)
    Kernel.store(values, into: mask)
    return mask
  }

  /// A mask of truth values as numbers to add.
  fileprivate func additive(_ dtype: DType) throws -> Tensor {
    if self.dtype != .bool { return self }
    return try session.belowAutograd {
      let zeros = try session.filled(sizes, 0, dtype: dtype)
      return try zeros.maskedFill(self.eq(0), .double(-.infinity))
    }
  }

  /// Every head so many times in a row.
  fileprivate func repeatedHeads(_ times: Int) throws -> Tensor {
    if times == 1 { return self }
    var shape = sizes
    shape.insert(times, at: rank - 2)
    var merged = sizes
    merged[rank - 3] *= times
    return try unsqueeze(rank - 2).expand(shape).reshape(merged)
  }
}
