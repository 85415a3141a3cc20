extension OperationTable {
  static let reductions: [Operation] = [.sum, .mean]
}

extension Operation {
  static let sum = Operation(
    "sum", "(Tensor self, *, dtype? dtype=None) -> Tensor", .usual, node: "SumBackward0",
    .kernel { .tensor(try Kernel.sum($0.tensor(0), over: nil, keep: false, $0.dtype(1))) },
    [Derivative("self", "grad") { try $0.grad.expand($0.sizes()) }])

  static let sumDim = Operation(
    "sum", "(Tensor self, int[1]? dim, bool keepdim=False, *, dtype? dtype=None) -> Tensor", [.usual, .out],
    node: "SumBackward1",
    .kernel { .tensor(try Kernel.sum($0.tensor(0), over: $0.optionalInts(1), keep: $0.bool(2), $0.dtype(3))) },
    [
      Derivative("self", "grad") {
        try $0.grad.restored(to: $0.sizes(), over: $0.arguments.optionalInts(1), kept: $0.arguments.bool(2))
      }
    ])

  static let mean = Operation(
    "mean", "(Tensor self, *, dtype? dtype=None) -> Tensor", .usual, node: "MeanBackward0",
    .kernel { .tensor(try Kernel.mean($0.tensor(0), over: nil, keep: false, $0.dtype(1))) },
    [
      Derivative("self", "grad ÷ n") {
        try $0.grad.expand($0.sizes()).div(.int(max(1, $0.target(0).geometry.count)))
      }
    ])

  static let meanDim = Operation(
    "mean", "(Tensor self, int[1]? dim, bool keepdim=False, *, dtype? dtype=None) -> Tensor", [.usual, .out],
    node: "MeanBackward1",
    .kernel { .tensor(try Kernel.mean($0.tensor(0), over: $0.optionalInts(1), keep: $0.bool(2), $0.dtype(3))) },
    [
      Derivative("self", "grad ÷ n") {
        let sizes = $0.sizes()
        let dims = try Dimension.normalised($0.arguments.optionalInts(1), rank: sizes.count)
        let count = dims.reduce(1) { $0 * sizes[$1] }
        return try $0.grad.restored(to: sizes, over: dims, kept: $0.arguments.bool(2)).div(.int(max(1, count)))
      }
    ])
}
