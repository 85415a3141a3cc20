extension OperationTable {
  static let selections: [Operation] = [
    .sortStable, .sort, .argsort, .argsortStable, .msort, .topk, .kthvalue, .mode,
  ]
}

extension Operation {
  static let sort = sorting("sort", "(Tensor self, int dim=-1, bool descending=False)", "SortBackward0") {
    ($0.int(1), $0.bool(2), false)
  }
  static let sortStable = sorting(
    "sort", "(Tensor self, *, bool? stable, int dim=-1, bool descending=False)", "SortBackward1"
  ) { ($0.int(2), $0.bool(3), $0.bool(1)) }

  private static func sorting(
    _ name: String, _ signature: String, _ node: String,
    _ options: @escaping @Sendable (Arguments) -> (dim: Int, isDescending: Bool, isStable: Bool)
  ) -> Operation {
    Operation(
      name, signature + " -> (Tensor values, Tensor indices)", .usual, node: node,
      .kernel { arguments in
        let (dim, isDescending, isStable) = options(arguments)
        let input = arguments.tensor(0)
        let indices = try Kernel.sortedIndices(input, dim: dim, isDescending: isDescending, isStable: isStable)
        return .tensors([
          try Kernel.take(input, indices, dim: dim).laidOut(like: input), try indices.laidOut(like: input),
        ])
      },
      [
        Derivative("self", "grad at the old place", saves: ["result2"]) {
          try $0.gradientOfSelection(dim: options($0.arguments).dim, keeps: true)
        }
      ])
  }

  static let argsort = Operation(
    "argsort", "(Tensor self, int dim=-1, bool descending=False) -> Tensor", .usual,
    .kernel {
      let indices = try Kernel.sortedIndices(
        $0.tensor(0), dim: $0.int(1), isDescending: $0.bool(2), isStable: false)
      return .tensor(try indices.laidOut(like: $0.tensor(0)))
    })

  static let argsortStable = Operation(
    "argsort", "(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor", [.usual, .out],
    .kernel {
      let indices = try Kernel.sortedIndices(
        $0.tensor(0), dim: $0.int(2), isDescending: $0.bool(3), isStable: $0.bool(1))
      return .tensor(try indices.laidOut(like: $0.tensor(0)))
    })

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
      if input.dtype == .bool { throw TorchError.runtime("topk does not support bool dtypes on CPU") }
      let indices = try Kernel.bestIndices(
        input, k, dim: dim, isDescending: arguments.bool(3), isSorted: arguments.bool(4))
      return .tensors([try Kernel.take(input, indices, dim: dim), indices])
    },
    [
      Derivative("self", "grad at the old place", saves: ["result2"]) {
        try $0.gradientOfSelection(dim: $0.arguments.int(2), keeps: true)
      }
    ])

  static let kthvalue = selectingOne(
    "kthvalue", "(Tensor self, int k, int dim=-1, bool keepdim=False)", "KthvalueBackward0", at: 2
  ) { arguments, dim, lane in
    if lane.isEmpty { throw TorchError.index("kthvalue(): Expected reduction dim \(dim) to have non-zero size.") }
    let k = arguments.int(1)
    if k < 1 || k > max(lane.count, 1) {
      throw TorchError.runtime("kthvalue(): selected number k out of range for dimension \(dim)")
    }
    if arguments.tensor(0).dtype == .bool { throw unsupported("kthvalue_cpu", .bool) }
    return Kernel.quickSelect(lane, k - 1)
  }

  static let mode = selectingOne("mode", "(Tensor self, int dim=-1, bool keepdim=False)", "ModeBackward0", at: 1) {
    _, dim, lane in
    if lane.isEmpty { throw TorchError.index("mode(): Expected reduction dim \(dim) to have non-zero size.") }
    // What is not a number stays where it is in short lanes; in long ones PyTorch's order of it is undefined.
    let isPartial = lane.count <= 16
    var order = IntroSelection(Array(lane.enumerated())) { a, b in
      a.element < b.element || (!isPartial && !a.element.isNaN && b.element.isNaN)
    }
    order.sort(lane.count)
    var (best, longest, start) = (order.items[0].offset, 0, 0)
    for i in lane.indices where i + 1 == lane.count || order.items[i].element != order.items[i + 1].element {
      if i + 1 - start > longest { (best, longest) = (order.items[i].offset, i + 1 - start) }
      start = i + 1
    }
    return best
  }

  /// An operation that picks one element of every lane.
  private static func selectingOne(
    _ name: String, _ signature: String, _ node: String, at position: Int,
    _ pick: @escaping @Sendable (_ arguments: Arguments, _ dim: Int, _ lane: [Double]) throws -> Int
  ) -> Operation {
    Operation(
      name, signature + " -> (Tensor values, Tensor indices)", .usual, node: node,
      .kernel { arguments in
        let input = arguments.tensor(0)
        let dim = try Dimension.normalised(arguments.int(position), rank: input.rank)
        let (outer, length, inner) = Kernel.extents(input.sizes, around: dim)
        let values = input.doubles
        var picked: [Scalar] = []
        for o in 0..<outer {
          for i in 0..<inner {
            let start = o * length * inner + i
            picked.append(.int(try pick(arguments, dim, (0..<length).map { values[start + $0 * inner] })))
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
    let index = try Dimension.normalised(dim, rank: sizes.count)
    if !keeps && !sizes.isEmpty { (grad, indices) = (try grad.unsqueeze(index), try indices.unsqueeze(index)) }
    return try session.filled(sizes, 0, dtype: grad.dtype).scatter(index, indices, grad).written(times: 2)
  }
}

extension Tensor {
  /// The same values in the layout of a tensor of the same sizes, gaps closed.
  func laidOut(like other: Tensor) throws -> Tensor {
    try arranged(as: other.geometry.packed)
  }

  /// The same values in a layout of the same sizes, which has no gaps.
  func arranged(as geometry: Geometry) throws -> Tensor {
    if geometry.strides == self.geometry.strides { return self }
    let result = try session.emptyStrided(geometry, dtype: dtype)
    try Kernel.copy(self, into: result)
    return result
  }
}
