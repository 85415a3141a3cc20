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
      let norm = try input.vectorNorm(p, dims: try input.allBut(arguments.int(2)), keep: true)
      let factor = try norm.add(1e-7).reciprocal().mul(most)
      let one = try input.session.filled([], 1, dtype: norm.dtype)
      return .tensor(try input.dense().mul(try input.session.where(norm.gt(most), factor, one)))
    },
    [
      Derivative("self", "grad, pulled through the division by the norm where it is too large", saves: ["self"]) {
        let (x, grad, p, most) = (try $0.input, try $0.grad, $0.arguments.double(1), $0.arguments.scalar(3))
        let dims = try x.allBut($0.arguments.int(2))
        let norm = try x.vectorNorm(p, dims: dims, keep: true)
        let along = try x.mul(grad).sum(dims, keep: true)
        let pulled = try x.normSlope(norm.expand(x.sizes), p).mul(along)
        let inverse = try norm.add(1e-7).reciprocal()
        let bounded = try inverse.mul(most).mul(grad.sub(inverse.mul(pulled)))
        return try $0.session.where(norm.gt(most), bounded, grad)
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
  /// All dimensions but one.
  fileprivate func allBut(_ dim: Int) throws -> [Int] {
    let kept = try Dimension.normalised(dim, rank: rank)
    return (0..<rank).filter { $0 != kept }
  }
}
