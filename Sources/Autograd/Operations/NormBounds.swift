extension OperationTable {
  static let normBounds: [Operation] = [.renorm, .pdist, .pdistForward, .pdistBackward]
}

extension Operation {
  static let renorm = Operation(
    "renorm", "(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor", .pointwise, node: "RenormBackward0",
    .kernel { arguments in
      let (input, p, most) = (arguments.tensor(0), arguments.double(1), arguments.scalar(3))
      if p <= 0 { throw TorchError.runtime("renorm: non-positive-norm not supported") }
      if most.doubleValue < 0 {
        throw TorchError.runtime("renorm: expected maxnorm to be >= 0 but got \(Text.plain(most))")
      }
      if input.rank < 2 {
        throw TorchError.runtime("renorm: input needs at least 2 dimensions, got \(input.rank) dimensions")
      }
      let norm = try input.wideNorm(p, over: try input.allBut(arguments.int(2)))
      let one = try input.session.filled([], 1, dtype: norm.dtype)
      let factor = try input.session.where(norm.gt(most), norm.add(1e-7).reciprocal().mul(most), one)
      return .tensor(try input.dense().mul(factor.to(input.dtype)))
    },
    [
      Derivative("self", "grad, pulled through the division by the norm where it is too large", saves: ["self"]) {
        let (x, grad, p, most) = (try $0.input, try $0.grad, $0.arguments.double(1), $0.arguments.scalar(3))
        let dims = try x.allBut($0.arguments.int(2))
        let norm = try x.wideNorm(p, over: dims)
        let along = try x.mul(grad).to(norm.dtype).sum(dims, keep: true)
        let pulled = try Norm.gradient(along, x, norm, p, dims, kept: true)
        let inverse = try norm.add(1e-7).reciprocal()
        let rest = try pulled.map { try grad.sub(inverse.mul($0)) } ?? grad
        return try $0.session.where(norm.gt(most), inverse.mul(most).mul(rest).to(grad.dtype), grad)
      }
    ])

  static let pdist = Operation(
    "pdist", "(Tensor input, float p=2) -> Tensor", [.function, .functional],
    .composite { arguments in
      let (input, p) = (arguments.tensor(0), arguments.double(1))
      if input.rank != 2 { throw TorchError.runtime("pdist only supports 2D tensors, got: \(input.rank)D") }
      if !input.dtype.isFloatingPoint { throw TorchError.runtime("pdist only supports floating-point dtypes") }
      if p < 0 { throw TorchError.runtime("pdist only supports non-negative p values") }
      return try pdistForward(arguments.session, [.tensor(input.contiguous()), .double(p)])
    })

  static let pdistForward = Operation(
    "_pdist_forward", "(Tensor self, float p) -> Tensor", [], node: "PdistBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      if input.dtype == .float16 || input.dtype == .bfloat16 {
        throw TorchError.notImplemented("\"pdist\" not implemented for '\(input.dtype.scalarTypeName)'")
      }
      let rows = input.sizes[0]
      return .tensor(try Kernel.distances(input, to: nil, arguments.double(1), into: [rows * max(0, rows - 1) / 2]))
    },
    [
      Derivative("self", "±grad × the slope of each distance at both rows", saves: ["self", "result"]) {
        try pdistBackward.first(
          $0.session, [.tensor($0.grad.contiguous()), .tensor($0.input), $0.arguments.values[1], .tensor($0.result)])
      }
    ])

  /// The gradient of the rows, which PyTorch does not differentiate again.
  static let pdistBackward = Operation(
    "_pdist_backward", "(Tensor grad, Tensor self, float p, Tensor pdist) -> Tensor", [],
    node: "PdistBackwardBackward0",
    .kernel { arguments in
      .tensor(
        try Kernel.distancePull(
          arguments.tensor(0), arguments.tensor(1), nil, arguments.tensor(3), arguments.double(2)))
    }, underivable(["grad", "self", "pdist"], "_pdist_backward"))
}

extension Tensor {
  /// The norm in the type that sums are made in, with dimensions of 1 for those that it is taken over.
  fileprivate func wideNorm(_ p: Double, over dims: [Int]) throws -> Tensor {
    let wide: DType = !dtype.isFloatingPoint ? dtype : dtype.size == 2 ? .float32 : .float64
    return try Operation.vectorNorm.one(
      session, .tensor(self), .double(p), .ints(dims), .bool(true), wide == dtype ? .none : .dtype(wide))
  }

  /// All dimensions but one.
  fileprivate func allBut(_ dim: Int) throws -> [Int] {
    let kept = try Dimension.normalised(dim, rank: rank)
    return (0..<rank).filter { $0 != kept }
  }
}
