extension OperationTable {
  static let diagonals: [Operation] = [
    .diag, .diagonalCopy, .diagEmbed, .diagflat, .trace, .cross, .linalgCross, .linalgDiagonal,
  ]
}

extension Operation {
  static let diag = Operation(
    "diag", "(Tensor self, int diagonal=0) -> Tensor", [.usual, .out],
    .composite { arguments in
      let (input, offset) = (arguments.tensor(0), arguments.int(1))
      switch input.rank {
      case 1: return .tensor(try input.diagEmbed(offset))
      case 2:
        return .tensor(
          try Operation.diagonalCopy.one(arguments.session, .tensor(input), .int(offset), .int(0), .int(1)))
      default: throw TorchError.runtime("diag(): Supports 1D or 2D tensors. Got \(input.rank)D")
      }
    })

  static let diagonalCopy = Operation(
    "diagonal_copy", "(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor", .function,
    node: "DiagonalBackward0_copy",
    .kernel { .tensor(try $0.tensor(0).diagonal($0.int(1), $0.int(2), $0.int(3)).copied()) },
    [
      Derivative("self", "grad on the diagonal") { context in
        let sizes = context.sizes()
        return try Operation.diagonalBackward.one(
          context.session, .tensor(context.grad), .ints(sizes), context.arguments.values[1],
          context.arguments.values[2],
          context.arguments.values[3])
      }
    ])

  static let diagEmbed = Operation(
    "diag_embed", "(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor", .usual, node: "DiagEmbedBackward0",
    .kernel { arguments in
      let (input, offset) = (arguments.tensor(0), arguments.int(1))
      let rank = input.rank + 1
      let (first, second) = (
        try Dimension.normalised(arguments.int(2), rank: rank), try Dimension.normalised(arguments.int(3), rank: rank)
      )
      if first == second {
        throw TorchError.runtime("diagonal dimensions cannot be identical \(arguments.int(2)), \(arguments.int(3))")
      }
      let size = input.sizes[input.rank - 1] + Swift.abs(offset)
      var sizes = Array(input.sizes.dropLast())
      for dim in [first, second].sorted() { sizes.insert(size, at: dim) }
      let output = try input.session.filled(sizes, 0, dtype: input.dtype)
      try Kernel.copy(input, into: try output.diagonal(offset, first, second))
      return .tensor(output)
    },
    [
      Derivative("self", "the diagonal of grad") {
        try $0.grad.diagonal($0.arguments.int(1), $0.arguments.int(2), $0.arguments.int(3))
      }
    ])

  static let diagflat = Operation(
    "diagflat", "(Tensor self, int offset=0) -> Tensor", .usual,
    .composite { .tensor(try $0.tensor(0).contiguous().view([-1]).diagEmbed($0.int(1))) })

  static let trace = Operation(
    "trace", "(Tensor self) -> Tensor", .usual, node: "TraceBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      if input.rank != 2 { throw TorchError.runtime("trace: expected a matrix, but got tensor with dim \(input.rank)") }
      if input.dtype == .bool { throw unsupported("trace", .bool) }
      // ATen adds up floats in double precision, in order.
      return .tensor(
        input.dtype.isFloatingPoint
          ? try Kernel.figure(input.diagonal(), over: [0], keep: false, input.dtype, TotalInOrder())
          : try Kernel.sum(input.diagonal(), over: nil, keep: false, nil))
    },
    [
      Derivative("self", "grad on the diagonal") { context in
        let (session, sizes, grad) = (context.session, context.sizes(), try context.grad)
        let count = min(sizes[0], sizes[1])
        let places = try session.tensor(
          (0..<count).map { .int($0 * (sizes[1] + 1)) }, sizes: [count], dtype: .int64)
        let flat = try session.filled([sizes[0] * sizes[1]], 0, dtype: grad.dtype)
        return try indexFillTensor.one(session, .tensor(flat), .int(0), .tensor(places), .tensor(grad))
          .written(times: 2).view(sizes)
      }
    ])

  static let cross = Operation(
    "cross", "(Tensor self, Tensor other, int? dim=None) -> Tensor", [.usual, .out],
    .composite { arguments in
      let (a, b) = (arguments.tensor(0), arguments.tensor(1))
      try Kernel.refuseBool("cross", a, b)
      if arguments.optionalInt(2) == nil {
        arguments.session.warnOnce(
          """
          Using torch.cross without specifying the dim arg is deprecated.
          Please either pass the dim explicitly or simply use torch.linalg.cross.
          The default value of dim will change to agree with that of linalg.cross in a future release.
          """)
      }
      guard let dim = arguments.optionalInt(2) ?? a.sizes.firstIndex(of: 3) else {
        throw TorchError.runtime("no dimension of size 3 in input")
      }
      return try linalgCross(arguments.session, [.tensor(a), .tensor(b), .int(dim)])
    })

  static let linalgCross: Operation = Operation(
    "cross", "(Tensor input, Tensor other, *, int dim=-1) -> Tensor", .linalg, node: "LinalgCrossBackward0",
    .kernel { arguments in
      let (a, b, dim) = (arguments.tensor(0), arguments.tensor(1), arguments.int(2))
      if a.rank != b.rank {
        throw TorchError.runtime("linalg.cross: inputs must have the same number of dimensions.")
      }
      try Kernel.refuseBool("cross", a, b)
      let index = try Dimension.existing(dim, rank: a.rank)
      if a.sizes[index] != 3 || b.sizes[index] != 3 {
        throw TorchError.runtime(
          "linalg.cross: inputs dimension \(dim) must have length 3. Got \(a.sizes[index]) and \(b.sizes[index])")
      }
      let (x, y) = try a.broadcast(with: b)
      let parts = try (0..<3).map { k -> Tensor in
        let (i, j) = ((k + 1) % 3, (k + 2) % 3)
        return try x.select(index, i).mul(y.select(index, j)).sub(x.select(index, j).mul(y.select(index, i)))
      }
      return .tensor(try arguments.session.stack(parts, dim: index))
    },
    [
      Derivative("input", "other × grad", saves: ["other"]) {
        try Operation.linalgCross.one(
          $0.session, .tensor($0.other), .tensor($0.grad), $0.arguments.values[2])
      },
      Derivative("other", "grad × input", saves: ["input"]) {
        try Operation.linalgCross.one(
          $0.session, .tensor($0.grad), .tensor($0.input), $0.arguments.values[2])
      },
    ])

  static let linalgDiagonal = Operation(
    "diagonal", "(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor", .linalg,
    .composite { .tensor(try $0.tensor(0).diagonal($0.int(1), $0.int(2), $0.int(3))) })
}

extension Tensor {
  /// Matrices with the last dimension as a diagonal (`diag_embed`).
  func diagEmbed(_ offset: Int = 0) throws -> Tensor {
    try Operation.diagEmbed.one(session, .tensor(self), .int(offset), .int(-2), .int(-1))
  }
}
