extension OperationTable {
  static let distances: [Operation] = [
    .cosineSimilarity, .pairwiseDistance, .normalize, .cdist, .cdistForward, .cdistBackward,
  ]
}

extension Operation {
  static let cosineSimilarity = Operation(
    "cosine_similarity", "(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor", [.function, .functional],
    .composite { arguments in
      var (a, b) = (arguments.tensor(0), arguments.tensor(1))
      let common = Promotion.type(of: a, b)
      if !common.isFloatingPoint {
        throw TorchError.runtime(
          "expected common dtype to be floating point, yet common dtype is \(common.scalarTypeName)")
      }
      (a, b) = (try a.to(common), try b.to(common))
      if a.sizes != b.sizes {
        let common = try Broadcast.sizes(a.sizes, b.sizes)
        (a, b) = (try a.expand(common), try b.expand(common))
      }
      let (dim, eps) = (arguments.int(2), arguments.scalar(3))
      func unit(_ x: Tensor) throws -> Tensor {
        // PyTorch keeps the gradient of the norm away from the bound: the copy is clamped behind autograd's back.
        let norm = try x.vectorNorm(2, dims: [dim], keep: true).clone()
        try x.session.belowAutograd { try Kernel.copy(norm.detach().clampMin(eps), into: norm) }
        return try x.div(norm)
      }
      return .tensor(try unit(a).mul(unit(b)).sum([dim]))
    })

  static let pairwiseDistance = Operation(
    "pairwise_distance", "(Tensor x1, Tensor x2, float p=2.0, float eps=1e-06, bool keepdim=False) -> Tensor",
    [.function, .functional],
    .composite { arguments in
      let difference = try arguments.tensor(0).sub(arguments.tensor(1)).addNumber(arguments.scalar(3))
      return .tensor(
        try Operation.normOfDim.one(
          arguments.session, .tensor(difference), .double(arguments.double(2)),
          .ints([max(arguments.tensor(0).rank, arguments.tensor(1).rank) - 1]), .bool(arguments.bool(4))))
    })

  static let normalize = Operation(
    "normalize", "(Tensor input, float p=2.0, int dim=1, float eps=1e-12) -> Tensor", .functional,
    .composite { arguments in
      let input = arguments.tensor(0)
      let norm = try input.vectorNorm(arguments.double(1), dims: [arguments.int(2)], keep: true)
      return .tensor(try input.div(norm.clampMin(arguments.scalar(3)).expand(input.sizes)))
    })

  static let cdist = Operation(
    "cdist", "(Tensor x1, Tensor x2, float p=2.0, str compute_mode='use_mm_for_euclid_dist_if_necessary') -> Tensor",
    .function,
    .composite { arguments in
      let (a, b) = (arguments.tensor(0), arguments.tensor(1))
      for (name, tensor) in [("X1", a), ("X2", b)] where tensor.rank < 2 {
        throw TorchError.runtime("cdist only supports at least 2D tensors, \(name) got: \(tensor.rank)D")
      }
      for (name, tensor) in [("X1", a), ("X2", b)] where !tensor.dtype.isFloatingPoint {
        throw TorchError.runtime(
          "cdist only supports floating-point dtypes, \(name) got: \(tensor.dtype.scalarTypeName)")
      }
      if a.dtype != a.dtype.compute { throw unsupported("cdist", a.dtype) }
      if a.sizes[a.rank - 1] != b.sizes[b.rank - 1] {
        throw TorchError.runtime(
          "X1 and X2 must have the same number of columns. X1: \(a.sizes[a.rank - 1]) X2: \(b.sizes[b.rank - 1])")
      }
      return .tensor(try Operation.cdistForward.one(arguments.session, .tensor(a), .tensor(b), arguments.values[2]))
    })

  static let cdistForward = Operation(
    "_cdist_forward", "(Tensor x1, Tensor x2, float p) -> Tensor", [], node: "CdistBackward0",
    .kernel { arguments in
      let (a, b) = try arguments.tensor(0).withBatch(of: arguments.tensor(1))
      let rows = [a.sizes[a.rank - 2], b.sizes[b.rank - 2]]
      return .tensor(try Kernel.distances(a, to: b, arguments.double(2), into: a.sizes.dropLast(2) + rows))
    },
    [
      Derivative("x1", "Σ grad × (x1 − x2) ÷ result, for p = 2", saves: ["x1", "x2", "result"]) {
        try Operation.cdistBackward.first(
          $0.session,
          [
            .tensor($0.grad.contiguous()), .tensor($0.input), .tensor($0.other), $0.arguments.values[2],
            .tensor($0.result),
          ])
      },
      Derivative("x2", "−Σ grad × (x1 − x2) ÷ result, for p = 2", saves: ["x1", "x2", "result"]) {
        try Operation.cdistBackward.first(
          $0.session,
          [
            .tensor($0.grad.transpose(-2, -1).contiguous()), .tensor($0.other), .tensor($0.input),
            $0.arguments.values[2], .tensor($0.result.transpose(-2, -1).contiguous()),
          ])
      },
    ])

  /// The gradient of the first rows, which PyTorch does not differentiate again.
  static let cdistBackward = Operation(
    "_cdist_backward", "(Tensor grad, Tensor x1, Tensor x2, float p, Tensor cdist) -> Tensor", [],
    node: "CdistBackwardBackward0",
    .kernel { arguments in
      let (a, b) = try arguments.tensor(1).withBatch(of: arguments.tensor(2))
      let pull = try Kernel.distancePull(arguments.tensor(0), a, b, arguments.tensor(4), arguments.double(3))
      return .tensor(try pull.summed(to: arguments.tensor(1).sizes))
    }, underivable(["grad", "x1", "x2", "cdist"], "_cdist_backward"))

  /// The derivatives that PyTorch does not have.
  static func underivable(_ arguments: [String], _ name: String) -> [Derivative] {
    arguments.map { argument in
      Derivative(argument, "none") { _ in
        throw TorchError.notImplemented("the derivative for '\(name)' is not implemented.")
      }
    }
  }

  /// The norm along dimensions as `at::norm` has it.
  fileprivate static let normOfDim = Operation(
    "norm", "(Tensor self, float p, int[] dim, bool keepdim) -> Tensor", [], node: "NormBackward1",
    .kernel { .tensor(try $0.tensor(0).vectorNorm($0.double(1), dims: $0.ints(2), keep: $0.bool(3))) },
    [
      Derivative("self", "grad × self ÷ result, for p = 2", saves: ["self", "result"]) {
        try Norm.gradient(
          $0, $0.input, $0.result, $0.arguments.double(1),
          Dimension.normalised($0.arguments.ints(2), rank: $0.input.rank),
          kept: $0.arguments.bool(3))
      }
    ])
}

extension Tensor {
  /// A p-norm along dimensions (`linalg.vector_norm`).
  func vectorNorm(_ p: Double, dims: [Int], keep: Bool) throws -> Tensor {
    try Operation.vectorNorm.one(session, .tensor(self), .double(p), .ints(dims), .bool(keep), .none)
  }

  /// Both with the dimensions before their matrices broadcast.
  fileprivate func withBatch(of other: Tensor) throws -> (Tensor, Tensor) {
    let batch = try Broadcast.sizes(Array(sizes.dropLast(2)), Array(other.sizes.dropLast(2)))
    return (try expand(batch + sizes.suffix(2)), try other.expand(batch + other.sizes.suffix(2)))
  }

  /// The derivative of a p-norm with respect to its elements, zero where the norm is.
  func normSlope(_ norm: Tensor, _ p: Double) throws -> Tensor {
    let slope: Tensor
    switch p {
    case 0: return try mul(0)
    case 1: return try sgn()
    case 2: slope = try div(norm)
    case .infinity: slope = try sgn().mul(abs().eq(norm))
    default: slope = try sgn().mul(abs().pow(.double(p - 1))).div(norm.pow(.double(p - 1)))
    }
    return try slope.maskedFill(norm.eq(0), 0)
  }
}
