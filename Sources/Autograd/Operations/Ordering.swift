extension OperationTable {
  static let selections: [Operation] = [
    .sort, .sortStable, .argsort, .argsortStable, .msort, .topk, .kthvalue, .mode,
  ]
}

extension Operation {
  static let sort = sorting("sort", "(Tensor self, int dim=-1, bool descending=False)", "SortBackward0") {
    ($0.int(1), $0.bool(2))
  }
  static let sortStable = sorting(
    "sort", "(Tensor self, *, bool? stable, int dim=-1, bool descending=False)", "SortBackward1"
  ) { ($0.int(2), $0.bool(3)) }

  private static func sorting(
    _ name: String, _ signature: String, _ node: String, _ options: @escaping @Sendable (Arguments) -> (Int, Bool)
  ) -> Operation {
    Operation(
      name, signature + " -> (Tensor values, Tensor indices)", .usual, node: node,
      .kernel { arguments in
        let (dim, isDescending) = options(arguments)
        let indices = try Kernel.sortedIndices(arguments.tensor(0), dim: dim, isDescending: isDescending)
        return .tensors([try Kernel.take(arguments.tensor(0), indices, dim: dim), indices])
      },
      [
        Derivative("self", "grad at the old place", saves: ["result2"]) {
          try $0.gradientOfSelection(dim: options($0.arguments).0, keeps: true)
        }
      ])
  }

  static let argsort = Operation(
    "argsort", "(Tensor self, int dim=-1, bool descending=False) -> Tensor", .usual,
    .kernel { .tensor(try Kernel.sortedIndices($0.tensor(0), dim: $0.int(1), isDescending: $0.bool(2))) })

  static let argsortStable = Operation(
    "argsort", "(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor", .usual,
    .kernel { .tensor(try Kernel.sortedIndices($0.tensor(0), dim: $0.int(2), isDescending: $0.bool(3))) })

  static let msort = Operation(
    "msort", "(Tensor self) -> Tensor", [.usual, .out],
    .composite { .tensor(try sort.first($0.session, [.tensor($0.tensor(0)), .int(0), .bool(false)])) })

  static let topk = Operation(
    "topk", "(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)",
    .usual, node: "TopkBackward0",
    .kernel { arguments in
      let (input, k) = (arguments.tensor(0), arguments.int(1))
      let dim = try Dimension.normalised(arguments.int(2), rank: input.rank)
      if k < 0 || k > (input.rank == 0 ? 1 : input.sizes[dim]) {
        throw TorchError.runtime("selected index k out of range")
      }
      if let indices = try Kernel.bestIndices(input, k, dim: dim, isDescending: arguments.bool(3)) {
        return .tensors([try Kernel.take(input, indices, dim: dim), indices])
      }
      let order = try Kernel.sortedIndices(input, dim: dim, isDescending: arguments.bool(3))
      let indices = input.rank == 0 ? order : try order.slice(dim, 0, k).copied()
      return .tensors([try Kernel.take(input, indices, dim: dim), indices])
    },
    [
      Derivative("self", "grad at the old place", saves: ["result2"]) {
        try $0.gradientOfSelection(dim: $0.arguments.int(2), keeps: true)
      }
    ])

  static let kthvalue = selectingOne(
    "kthvalue", "(Tensor self, int k, int dim=-1, bool keepdim=False)", "KthvalueBackward0", at: 2
  ) { arguments, lane, _ in
    let k = arguments.int(1)
    if k < 1 || k > max(lane.count, 1) {
      throw TorchError.runtime("kthvalue(): selected number k out of range for dimension \(max(0, arguments.int(2)))")
    }
    return lane[k - 1]
  }

  static let mode = selectingOne("mode", "(Tensor self, int dim=-1, bool keepdim=False)", "ModeBackward0", at: 1) {
    _, lane, isEqual in
    if lane.isEmpty { throw TorchError.index("mode(): Expected reduction dim 0 to have non-zero size.") }
    var (best, longest, start) = (lane[0], 0, 0)
    for i in lane.indices where i + 1 == lane.count || !isEqual(lane[i], lane[i + 1]) {
      if i + 1 - start > longest { (best, longest) = (lane[i], i + 1 - start) }
      start = i + 1
    }
    return best
  }

  /// An operation that picks one element of every lane, given the indices that sort the lane.
  private static func selectingOne(
    _ name: String, _ signature: String, _ node: String, at position: Int,
    _ pick: @escaping @Sendable (Arguments, [Int], (Int, Int) -> Bool) throws -> Int
  ) -> Operation {
    Operation(
      name, signature + " -> (Tensor values, Tensor indices)", .usual, node: node,
      .kernel { arguments in
        let input = arguments.tensor(0)
        let dim = try Dimension.normalised(arguments.int(position), rank: input.rank)
        let (outer, length, inner) = Kernel.extents(input.sizes, around: dim)
        let order = try Kernel.sortedIndices(input, dim: dim, isDescending: false).scalars.map(\.intValue)
        let values = input.doubles
        var picked: [Scalar] = []
        for o in 0..<outer {
          for i in 0..<inner {
            let start = o * length * inner + i
            let lane = (0..<length).map { order[start + $0 * inner] }
            picked.append(
              .int(try pick(arguments, lane) { values[start + $0 * inner] == values[start + $1 * inner] }))
          }
        }
        let sizes = Dimension.reduced(input.sizes, over: [dim], keep: true)
        let indices = try input.session.empty(sizes, .int64)
        Kernel.store(picked, into: indices)
        let result = [try Kernel.take(input, indices, dim: dim), indices]
        return .tensors(
          arguments.bool(position + 1) || input.rank == 0 ? result : try result.map { try $0.squeeze(dim) })
      },
      [
        Derivative("self", "grad at the element picked", saves: ["result2"]) {
          try $0.gradientOfSelection(dim: $0.arguments.int(position), keeps: $0.arguments.bool(position + 1))
        }
      ])
  }
}

extension Backward {
  /// The gradient of elements that were picked along a dimension, put where they came from.
  fileprivate func gradientOfSelection(dim: Int, keeps: Bool) throws -> Tensor {
    let sizes = sizes()
    var (grad, indices) = (try grad, try saved(-2))
    if sizes.isEmpty { return try grad.reshape([]) }
    let index = try Dimension.normalised(dim, rank: sizes.count)
    if !keeps { (grad, indices) = (try grad.unsqueeze(index), try indices.unsqueeze(index)) }
    return try session.filled(sizes, 0, dtype: grad.dtype).scatterAdd(index, indices, grad)
  }
}
