import Foundation

extension OperationTable {
  static let rearranging: [Operation] = [
    .repeatedIndices, .repeat, .tile, .repeatInterleaveTensor, .repeatInterleave, .flip, .fliplr, .flipud, .roll,
    .rot90, .tril, .triu,
    .hstack, .vstack, .dstack, .columnStack, .broadcastTo, .atleast1d, .atleast2d, .atleast3d, .tensorSplitTensor,
    .tensorSplit, .hsplit,
    .vsplit, .dsplit, .tensorSplitPlaces, .hsplitPlaces, .vsplitPlaces,
    .dsplitPlaces, .diff, .adjoint,
  ]
}

extension Operation {
  static let `repeat` = Operation(
    "repeat", "(Tensor self, int[] repeats) -> Tensor", .method, node: "RepeatBackward0",
    .kernel { arguments in
      let (input, repeats) = (arguments.tensor(0), arguments.ints(1))
      let lead = repeats.count - input.rank
      if lead < 0 {
        throw TorchError.runtime(
          "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
      }
      let sizes = [Int](repeating: 1, count: lead) + input.sizes
      let wanted = zip(repeats, sizes).map(*)
      try TorchError.check(sizes: wanted)
      let strides = [Int](repeating: 0, count: lead) + input.geometry.strides
      // Seen as (repeat, size) pairs, the result is a plain copy of a view that stands still along the repeats.
      var (pairs, steps): ([Int], [Int]) = ([], [])
      for d in repeats.indices {
        pairs += [repeats[d], sizes[d]]
        steps += [0, strides[d]]
      }
      let copy = try input.view(as: Geometry(sizes: pairs, strides: steps)).copied()
      copy.geometry = Geometry(sizes: wanted)
      return .tensor(copy)
    },
    [
      Derivative("self", "Σ grad over the repeats") {
        let (repeats, sizes) = ($0.arguments.ints(1), $0.sizes())
        let lead = repeats.count - sizes.count
        if repeats.contains(0) { return try $0.session.filled(sizes, 0, dtype: $0.grad.dtype) }
        var (pairs, dims): ([Int], [Int]) = ([], Array(0..<lead))
        pairs = Array(repeats[..<lead])
        for d in sizes.indices {
          dims.append(pairs.count)
          pairs += [repeats[lead + d], sizes[d]]
        }
        return repeats.allSatisfy { $0 == 1 } && lead == 0 ? try $0.grad : try $0.grad.reshape(pairs).sum(dims)
      }
    ])

  static let tile = Operation(
    "tile", "(Tensor self, int[] dims) -> Tensor", .usual,
    .composite { arguments in
      let (input, dims) = (arguments.tensor(0), arguments.ints(1))
      let padded = [Int](repeating: 1, count: max(0, input.rank - dims.count)) + dims
      return try Operation.repeat(arguments.session, [.tensor(input), .ints(padded)])
    })

  static let repeatInterleave = Operation(
    "repeat_interleave", "(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -> Tensor", .usual,
    .composite { arguments in
      var (input, dim) = (arguments.tensor(0), 0)
      if let requested = arguments.optionalInt(2) {
        // The copies come as a dimension after the given one, for which a tensor of none has no place.
        dim = try Dimension.normalised(input.rank == 0 ? 1 : requested, rank: input.rank)
      } else if input.rank != 1 {
        input = try input.reshape([-1])
      }
      let count = arguments.int(1)
      if count < 0 { throw TorchError.runtime("Repeats must be non-negative") }
      var wide = input.sizes
      wide.insert(count, at: dim + 1)
      var sizes = input.sizes
      sizes[dim] *= count
      return .tensor(try input.unsqueeze(dim + 1).expand(wide).contiguousClone().view(sizes))
    })

  static let repeatedIndices = Operation(
    "repeat_interleave", "(Tensor repeats, *, int? output_size=None) -> Tensor", .function,
    .kernel { arguments in
      let repeats = arguments.tensor(0)
      if repeats.rank != 1 { throw TorchError.runtime("repeat_interleave only accept 1D vector as repeat") }
      return .tensor(try repeatedPlaces(repeats, total: arguments.optionalInt(1), in: arguments.session))
    })

  /// Each place of a vector of counts, as often as its count says: the indices of a repetition.
  private static func repeatedPlaces(_ repeats: Tensor, total: Int?, in session: Session) throws -> Tensor {
    if repeats.dtype != .int64 && repeats.dtype != .int32 { throw unsupported("repeat_interleave_cpu", repeats.dtype) }
    let counts = repeats.integers
    if counts.contains(where: { $0 < 0 }) { throw TorchError.runtime("repeats can not be negative") }
    let places = counts.enumerated().flatMap { place, count in [Int](repeating: place, count: count) }
    if let total, total != places.count { throw TorchError.runtime("allocated size does not match required size") }
    let result = try session.empty([places.count], repeats.dtype)
    Kernel.store(places.map { .int($0) }, into: result)
    return result
  }

  static let repeatInterleaveTensor = Operation(
    "repeat_interleave", "(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor", .usual,
    .composite { arguments in
      var (input, dim) = (arguments.tensor(0), 0)
      if let requested = arguments.optionalInt(2) {
        dim = try Dimension.existing(requested, rank: input.rank)
      } else {
        input = try input.reshape([-1])
      }
      var repeats = arguments.tensor(1)
      if repeats.rank > 1 { throw TorchError.runtime("repeats must be 0-dim or 1-dim tensor") }
      let size = input.rank == 0 ? 1 : input.sizes[dim]
      if repeats.count == 1 {
        repeats = try repeats.reshape([1]).expand([size])
      } else if repeats.count != size {
        throw TorchError.runtime(
          "repeats must have the same size as input along dim, but got repeats.size(0) = \(repeats.count) and "
            + "input.size(\(dim)) = \(size)")
      }
      let places = try repeatedPlaces(repeats, total: arguments.optionalInt(3), in: arguments.session)
      return .tensor(try input.indexSelect(dim, places))
    })

  static let flip = Operation(
    "flip", "(Tensor self, int[] dims) -> Tensor", .usual, node: "FlipBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let dims = try Dimension.distinct(arguments.ints(1), rank: input.rank)
      var (strides, offset) = (input.geometry.strides, input.storageOffset)
      if input.count > 0 && input.rank > 0 {
        for dim in dims {
          offset += (input.sizes[dim] - 1) * strides[dim]
          strides[dim].negate()
        }
      }
      let result = try input.session.empty(input.geometry.packed, input.dtype)
      try Kernel.copy(input.view(as: Geometry(sizes: input.sizes, strides: strides), offset: offset), into: result)
      return .tensor(result)
    },
    [Derivative("self", "grad, turned round") { try $0.grad.flip($0.arguments.ints(1)) }])

  static let fliplr = Operation(
    "fliplr", "(Tensor self) -> Tensor", .usual,
    .composite { .tensor(try requireDimensions($0.tensor(0), 2).flip([1])) })
  static let flipud = Operation(
    "flipud", "(Tensor self) -> Tensor", .usual,
    .composite { .tensor(try requireDimensions($0.tensor(0), 1).flip([0])) })

  private static func requireDimensions(_ tensor: Tensor, _ count: Int) throws -> Tensor {
    if tensor.rank < count { throw TorchError.runtime("Input must be >= \(count)-d.") }
    return tensor
  }

  static let roll: Operation = Operation(
    "roll", "(Tensor self, int[1] shifts, int[1] dims=[]) -> Tensor", .usual, node: "RollBackward0",
    .kernel { arguments in
      let (input, shifts, dims) = (arguments.tensor(0), arguments.ints(1), arguments.ints(2))
      if shifts.isEmpty { throw TorchError.runtime("`shifts` required") }
      if dims.isEmpty && shifts.count == 1 {
        let flat = try input.copied().view(as: Geometry(sizes: [input.count]))
        return .tensor(try Kernel.rolled(flat, shifts[0], 0).view(as: Geometry(sizes: input.sizes)))
      }
      if shifts.count != dims.count {
        throw TorchError.runtime(
          "shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
      }
      var result = input
      if input.count == 0 { return .tensor(try input.packedCopy()) }
      for (shift, dim) in zip(shifts, dims) {
        if input.rank == 0 { throw TorchError.index("Dimension specified as \(dim) but tensor has no dimensions") }
        result = try Kernel.rolled(result, shift, try Dimension.normalised(dim, rank: input.rank))
      }
      return .tensor(result === input ? try input.copied() : result)
    },
    [
      Derivative("self", "grad, rolled back") {
        try roll.one(
          $0.session, .tensor($0.grad), .ints($0.arguments.ints(1).map { -$0 }), $0.arguments.values[2])
      }
    ])

  static let rot90: Operation = Operation(
    "rot90", "(Tensor self, int k=1, int[]? dims=None) -> Tensor", .usual, node: "Rot90Backward0",
    .kernel { arguments in
      let dims = arguments.optionalInts(2) ?? [0, 1]
      let input = arguments.tensor(0)
      if dims.count != 2 {
        throw TorchError.runtime("expected total rotation dims == 2, but got dims = \(dims.count)")
      }
      if input.rank < 2 {
        throw TorchError.runtime("expected total dims >= 2, but got total dims = \(input.rank)")
      }
      if dims[0] == dims[1] || Swift.abs(dims[0] - dims[1]) == input.rank {
        throw TorchError.runtime(
          "expected rotation dims to be different, but got dim0 = \(dims[0]) and dim1 = \(dims[1])")
      }
      return switch ((arguments.int(1) % 4) + 4) % 4 {
      case 1: .tensor(try input.flip([dims[1]]).transpose(dims[0], dims[1]).written(times: input.isInference ? 1 : 0))
      case 2: .tensor(try input.flip(dims))
      case 3: .tensor(try input.flip([dims[0]]).transpose(dims[0], dims[1]).written(times: input.isInference ? 1 : 0))
      default: .tensor(try input.copied().written(times: input.isInference ? 1 : 0))
      }
    },
    [
      Derivative("self", "grad, turned back") {
        try rot90.one($0.session, .tensor($0.grad), .int(-$0.arguments.int(1)), $0.arguments.values[2])
      }
    ])

  static let tril = triangle("tril", "TrilBackward0", keepsUpper: false)
  static let triu = triangle("triu", "TriuBackward0", keepsUpper: true)

  static let hstack = Operation(
    "hstack", "(Tensor[] tensors) -> Tensor", .function,
    .composite { arguments in
      let tensors = try stackable(arguments, "hstack").map { try atLeast($0, 1) }
      return .tensor(try arguments.session.cat(tensors, dim: tensors.first?.rank == 1 ? 0 : 1))
    })

  static let vstack = Operation(
    "vstack", "(Tensor[] tensors) -> Tensor", .function, aliases: ["row_stack"],
    .composite { .tensor(try $0.session.cat(try stackable($0, "vstack").map { try atLeast($0, 2) }, dim: 0)) })

  static let dstack = Operation(
    "dstack", "(Tensor[] tensors) -> Tensor", .function,
    .composite { .tensor(try $0.session.cat(try stackable($0, "dstack").map { try atLeast($0, 3) }, dim: 2)) })

  static let columnStack = Operation(
    "column_stack", "(Tensor[] tensors) -> Tensor", .function,
    .composite { arguments in
      let columns = try stackable(arguments, "column_stack").map { $0.rank <= 1 ? try $0.reshape([$0.count, 1]) : $0 }
      return .tensor(try arguments.session.cat(columns, dim: 1))
    })

  /// The tensors to be stacked. Throws where there are none.
  private static func stackable(_ arguments: Arguments, _ name: String) throws -> [Tensor] {
    if arguments.tensors(0).isEmpty { throw TorchError.runtime("\(name) expects a non-empty TensorList") }
    return arguments.tensors(0)
  }

  static let broadcastTo = Operation(
    "broadcast_to", "(Tensor self, int[] size) -> Tensor", .usual,
    .composite { .tensor(try $0.tensor(0).expand($0.ints(1))) })

  static let atleast1d = Operation(
    "atleast_1d", "(Tensor self) -> Tensor", .function, .composite { .tensor(try atLeast($0.tensor(0), 1)) })
  static let atleast2d = Operation(
    "atleast_2d", "(Tensor self) -> Tensor", .function, .composite { .tensor(try atLeast($0.tensor(0), 2)) })
  static let atleast3d = Operation(
    "atleast_3d", "(Tensor self) -> Tensor", .function, .composite { .tensor(try atLeast($0.tensor(0), 3)) })

  static let tensorSplit = Operation(
    "tensor_split", "(Tensor self, int sections, int dim=0) -> Tensor[]", .usual,
    .composite { arguments in
      let (input, sections) = (arguments.tensor(0), arguments.int(1))
      if input.rank == 0 {
        throw TorchError.runtime(
          "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
      }
      let dim = try Dimension.normalised(arguments.int(2), rank: input.rank)
      if sections <= 0 { throw TorchError.runtime("number of sections must be larger than 0, got \(sections)") }
      let (size, extra) = (input.sizes[dim] / sections, input.sizes[dim] % sections)
      var start = 0
      return .tensors(
        try (0..<sections).map { i in
          let length = size + (i < extra ? 1 : 0)
          defer { start += length }
          return try input.slice(dim, start, start + length)
        })
    })

  static let tensorSplitPlaces = Operation(
    "tensor_split", "(Tensor self, int[] indices, int dim=0) -> Tensor[]", .usual,
    .composite { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 {
        throw TorchError.runtime(
          "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
      }
      let dim = try Dimension.normalised(arguments.int(2), rank: input.rank)
      let places = arguments.ints(1)
      return .tensors(
        try (0...places.count).map { i in
          try input.slice(dim, i == 0 ? 0 : places[i - 1], i == places.count ? input.sizes[dim] : places[i])
        })
    })

  static let tensorSplitTensor = Operation(
    "tensor_split", "(Tensor self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor[]", .usual,
    .composite { arguments in
      let places = arguments.tensor(1)
      if places.dtype != .int64 {
        throw TorchError.runtime(
          "tensor_split expected tensor_indices_or_sections to have dtype of long, but got \(places.dtype.scalarTypeName)"
        )
      }
      if places.rank > 1 {
        throw TorchError.runtime(
          "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got a "
            + "tensor with \(places.rank) dims")
      }
      return places.rank == 0
        ? try tensorSplit(
          arguments.session, [arguments.values[0], .int(places.integers[0]), arguments.values[2]])
        : try tensorSplitPlaces(arguments.session, [arguments.values[0], .ints(places.integers), arguments.values[2]])
    })

  static let hsplitPlaces = splitAtPlaces("hsplit", 1) { $0 == 1 ? 0 : 1 }
  static let vsplitPlaces = splitAtPlaces("vsplit", 2) { _ in 0 }
  static let dsplitPlaces = splitAtPlaces("dsplit", 3) { _ in 2 }

  private static func splitAtPlaces(
    _ name: String, _ rank: Int, _ dim: @escaping @Sendable (_ rank: Int) -> Int
  ) -> Operation {
    Operation(
      name, "(Tensor self, int[] indices) -> Tensor[]", .usual,
      .composite { arguments in
        let input = arguments.tensor(0)
        try checkRank(name, input, rank)
        return try tensorSplitPlaces(
          arguments.session, [.tensor(input), arguments.values[1], .int(dim(input.rank))])
      })
  }

  static let hsplit = Operation(
    "hsplit", "(Tensor self, int sections) -> Tensor[]", .usual,
    .composite { arguments in
      let input = arguments.tensor(0)
      try checkRank("hsplit", input, 1)
      return try evenSplit("hsplit", arguments, dim: input.rank == 1 ? 0 : 1)
    })

  static let vsplit = Operation(
    "vsplit", "(Tensor self, int sections) -> Tensor[]", .usual,
    .composite {
      try checkRank("vsplit", $0.tensor(0), 2)
      return try evenSplit("vsplit", $0, dim: 0)
    })

  static let dsplit = Operation(
    "dsplit", "(Tensor self, int sections) -> Tensor[]", .usual,
    .composite {
      try checkRank("dsplit", $0.tensor(0), 3)
      return try evenSplit("dsplit", $0, dim: 2)
    })

  private static func evenSplit(_ name: String, _ arguments: Arguments, dim: Int) throws -> Value {
    let (size, sections) = (arguments.tensor(0).sizes[dim], arguments.int(1))
    if sections == 0 || size % sections != 0 {
      throw TorchError.runtime(
        "torch.\(name) attempted to split along dimension \(dim), but the size of the dimension \(size) is not divisible "
          + "by the split_size \(sections)!")
    }
    return try tensorSplit(arguments.session, [.tensor(arguments.tensor(0)), arguments.values[1], .int(dim)])
  }

  private static func checkRank(_ name: String, _ tensor: Tensor, _ rank: Int) throws {
    if tensor.rank >= rank { return }
    throw TorchError.runtime(
      "torch.\(name) requires a tensor with at least \(rank) dimension, but got a tensor with \(tensor.rank) dimensions!"
    )
  }

  static let diff = Operation(
    "diff", "(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor", .usual,
    .composite { arguments in
      let parts = [arguments.optionalTensor(3), arguments.tensor(0), arguments.optionalTensor(4)].compactMap { $0 }
      var result = arguments.tensor(0)
      if result.rank == 0 { throw TorchError.runtime("diff expects input to be at least one-dimensional") }
      let dim = try Dimension.normalised(arguments.int(2), rank: result.rank)
      if arguments.int(1) < 0 {
        throw TorchError.runtime("order must be non-negative but got \(arguments.int(1))")
      }
      if arguments.int(1) == 0 {
        let copy = try arguments.session.filled(result.geometry.packed, 0, dtype: result.dtype)
        return .tensor(try copy.copy_(result))
      }
      if parts.count > 1 { result = try arguments.session.cat(parts, dim: dim) }
      for _ in 0..<min(arguments.int(1), result.sizes[dim]) {
        let size = result.sizes[dim]
        let (later, sooner) = (try result.slice(dim, 1, size), try result.slice(dim, 0, size - 1))
        result = try result.dtype == .bool ? logicalXor.apply(later, sooner) : later.sub(sooner)
      }
      return .tensor(result)
    })

  static let adjoint = Operation(
    "adjoint", "(Tensor self) -> Tensor", .usual,
    .composite { arguments in
      let input = arguments.tensor(0)
      if input.rank == 0 { return .tensor(input) }
      if input.rank == 1 {
        throw TorchError.runtime(
          "tensor.adjoint() is only supported on matrices or batches of matrices. Got 1-D tensor.")
      }
      return .tensor(try input.transpose(-2, -1))
    })

  private static func atLeast(_ tensor: Tensor, _ rank: Int) throws -> Tensor {
    switch (tensor.rank, rank) {
    case (0, _): try tensor.reshape([Int](repeating: 1, count: rank))
    case (1, 2): try tensor.unsqueeze(0)
    case (1, 3): try tensor.unsqueeze(0).unsqueeze(-1)
    case (2, 3): try tensor.unsqueeze(-1)
    default: tensor
    }
  }

  private static func triangle(_ name: String, _ node: String, keepsUpper: Bool) -> Operation {
    Operation(
      name, "(Tensor self, int diagonal=0) -> Tensor", .pointwise, node: node,
      .kernel { arguments in
        let input = arguments.tensor(0)
        if input.rank < 2 {
          throw TorchError.runtime("\(name): input tensor must have at least 2 dimensions")
        }
        let (rows, columns) = (input.sizes[input.rank - 2], input.sizes[input.rank - 1])
        let result = try input.copied()
        let size = input.dtype.size
        for line in 0..<(columns == 0 ? 0 : input.count / columns) {
          // Where the diagonal crosses the row; what is left of it, or right of it, is cleared.
          let crossing = (line % rows).addingReportingOverflow(arguments.int(1)).partialValue
          let start = result.start + line * columns * size
          if keepsUpper {
            memset(start, 0, min(max(crossing, 0), columns) * size)
          } else {
            let kept = min(max(crossing, -1) + 1, columns)
            memset(start + kept * size, 0, (columns - kept) * size)
          }
        }
        return .tensor(result)
      },
      [
        Derivative("self", "grad in the triangle, 0 elsewhere") {
          guard let operation = OperationTable.byName[name]?.first else { return nil }
          return try operation.one($0.session, .tensor($0.grad), $0.arguments.values[1])
        }
      ])
  }
}

extension Tensor {
  /// Dimensions turned round (`flip`).
  public func flip(_ dims: [Int]) throws -> Tensor { try Operation.flip.one(session, .tensor(self), .ints(dims)) }
  /// Repeated along every dimension (`repeat`).
  public func repeated(_ repeats: [Int]) throws -> Tensor {
    try Operation.repeat.one(session, .tensor(self), .ints(repeats))
  }
}

extension Kernel {
  /// The elements moved along a dimension, those that fall off coming in at the other end.
  static func rolled(_ input: Tensor, _ shift: Int, _ dim: Int) throws -> Tensor {
    let size = input.geometry.extent(dim)
    if size == 0 || input.rank == 0 { return try input.copied() }
    let start = ((size - shift) % size + size) % size
    if start == 0 { return try input.copied() }
    return try cat([input.slice(dim, start, size), input.slice(dim, 0, start)], dim: dim, input.session)
  }
}
