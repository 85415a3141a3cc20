extension OperationTable {
  static let marginLosses: [Operation] = [
    .marginRankingLoss, .hingeEmbeddingLoss, .cosineEmbeddingLoss, .tripletMarginLoss,
  ]
}

extension Operation {
  static let marginRankingLoss = Operation(
    "margin_ranking_loss",
    "(Tensor input1, Tensor input2, Tensor target, float margin=0.0, str reduction='mean') -> Tensor",
    .functional,
    .composite { arguments in
      let (a, b, target) = (arguments.tensor(0), arguments.tensor(1), arguments.tensor(2))
      if a.rank != b.rank || a.rank != target.rank {
        throw TorchError.runtime(
          "margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: "
            + "torch.Size(\(Text.sizes(a.sizes))), input2: torch.Size(\(Text.sizes(b.sizes))), target: "
            + "torch.Size(\(Text.sizes(target.sizes))) ")
      }
      let gap = try target.neg().mul(a.sub(b)).addNumber(arguments.scalar(3))
      return .tensor(try arguments.reduction(4).apply(gap.clampMin(0)))
    })

  static let hingeEmbeddingLoss = Operation(
    "hinge_embedding_loss",
    "(Tensor input, Tensor target, float margin=1.0, str reduction='mean') -> Tensor", .functional,
    .composite { arguments in
      let (session, input, target) = (arguments.session, arguments.tensor(0), arguments.tensor(1))
      let zero = try session.filled([], 0, dtype: input.dtype)
      let margin = try session.filled(input.sizes, arguments.scalar(2), dtype: input.dtype).sub(input).clampMin(0)
      let far = try session.where(target.ne(1), margin, zero)
      let near = try session.where(target.ne(-1), input, zero)
      return .tensor(try arguments.reduction(3).apply(far.add(near)))
    })

  static let cosineEmbeddingLoss = Operation(
    "cosine_embedding_loss",
    "(Tensor input1, Tensor input2, Tensor target, float margin=0.0, str reduction='mean') -> Tensor", .functional,
    .composite { arguments in
      let (session, a, b) = (arguments.session, arguments.tensor(0), arguments.tensor(1))
      let target = arguments.tensor(2)
      let dim = target.rank
      if dim > 1 { throw TorchError.runtime("0D or 1D target tensor expected, multi-target not supported") }
      if a.rank != dim + 1 || b.rank != dim + 1 {
        throw TorchError.runtime(
          "\(dim)D target tensor expects \(dim + 1)D input tensors, but found inputs with sizes \(Text.sizes(a.sizes)) and "
            + "\(Text.sizes(b.sizes)).")
      }
      let tiny = Scalar.double(1e-12)
      let product = try a.mul(b).sum([dim])
      let squares = try a.mul(a).sum([dim]).addNumber(tiny).mul(b.mul(b).sum([dim]).addNumber(tiny))
      let cosine = try product.div(squares.sqrt())
      let zero = try session.filled([], 0, dtype: cosine.dtype)
      let one = try session.filled(cosine.sizes, 1, dtype: cosine.dtype)
      let near = try session.where(target.eq(1), one.sub(cosine), zero)
      let far = try session.where(target.eq(-1), cosine.subNumber(arguments.scalar(3)).clampMin(0), zero)
      return .tensor(try arguments.reduction(4).apply(near.add(far)))
    })

  static let tripletMarginLoss = Operation(
    "triplet_margin_loss",
    "(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2.0, float eps=1e-06, bool swap=False, "
      + "str reduction='mean') -> Tensor", .functional,
    .composite { arguments in
      let anchor = arguments.tensor(0)
      let ranks = (0...2).map { arguments.tensor($0).rank }
      if Set(ranks).count > 1 {
        throw TorchError.runtime(
          "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor "
            + "\(ranks[0])D, positive \(ranks[1])D, and negative \(ranks[2])D inputs")
      }
      func distance(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        try Operation.pairwiseDistance.one(
          arguments.session, .tensor(a), .tensor(b), arguments.values[4], arguments.values[5], .bool(false))
      }
      let near = try distance(anchor, arguments.tensor(1))
      var far = try distance(anchor, arguments.tensor(2))
      if arguments.bool(6) { far = try far.minimum(distance(arguments.tensor(1), arguments.tensor(2))) }
      let gap = try near.addNumber(arguments.scalar(3)).sub(far)
      return .tensor(try arguments.reduction(7).apply(gap.clampMin(0)))
    })
}
