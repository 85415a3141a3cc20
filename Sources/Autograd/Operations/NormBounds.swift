extension OperationTable {
  static let normBounds: [Operation] = [.renorm, .pdist, .pdistForward]
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
      let (first, second) = try input.pairedRows()
      return .tensor(try first.sub(second).vectorNorm(arguments.double(1), dims: [-1], keep: false))
    },
    [
      Derivative("self", "±grad × the slope of each distance at both rows", saves: ["self"]) {
        let (x, p) = (try $0.input, $0.arguments.double(1))
        let (first, second) = try x.pairedRows()
        let difference = try first.sub(second)
        let norm = try difference.vectorNorm(p, dims: [-1], keep: true)
        let slope = try difference.normSlope(norm.expand(difference.sizes), p).mul($0.grad.unsqueeze(-1))
        let (rows, others) = try x.pairs()
        let zeros = try $0.session.filled(x.sizes, 0, dtype: x.dtype)
        return try zeros.scatterAdd(0, rows.unsqueeze(1).expand(slope.sizes), slope)
          .sub(zeros.scatterAdd(0, others.unsqueeze(1).expand(slope.sizes), slope))
      }
    ])
}

extension Tensor {
  /// All dimensions but one.
  fileprivate func allBut(_ dim: Int) throws -> [Int] {
    let kept = try Dimension.normalised(dim, rank: rank)
    return (0..<rank).filter { $0 != kept }
  }

  /// The indices of all pairs of rows, the lower one first.
  fileprivate func pairs() throws -> (Tensor, Tensor) {
    let n = sizes[0]
    let all = (0..<n).flatMap { i in (i + 1..<max(n, i + 1)).map { (i, $0) } }
    func tensor(_ values: [Int]) throws -> Tensor {
      let tensor = try session.empty([values.count], .int64)
      Kernel.store(values.map { .int($0) }, into: tensor)
      return tensor
    }
    return (try tensor(all.map(\.0)), try tensor(all.map(\.1)))
  }

  /// Both rows of all pairs.
  fileprivate func pairedRows() throws -> (Tensor, Tensor) {
    let (first, second) = try pairs()
    return (try indexSelect(0, first), try indexSelect(0, second))
  }
}
