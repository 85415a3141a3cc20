extension OperationTable {
  static let indexing: [Operation] = [
    .alias, .index, .indexPut, .gather, .scatter, .scatterValue, .scatterAdd, .indexFillTensor, .indexSelect, .indexAdd,
    .indexCopy, .indexFill, .take, .takeAlongDim, .maskedSelect, .maskedScatter, .maskedScatterBackward, .nonzero,
    .nonzeroTuple, .argwhere,
  ]
}

extension Operation {
  static let alias = Operation(
    "alias", "(Tensor self) -> Tensor", [], node: "AliasBackward0",
    .view { .tensor($0.tensor(0).view(as: $0.tensor(0).geometry)) }, [Derivative("self", "grad") { try $0.grad }])

  static let index: Operation = Operation(
    "index", "(Tensor self, Tensor?[] indices) -> Tensor", [], node: "IndexBackward0",
    .kernel { .tensor(try Kernel.index($0.tensor(0), $0.optionalTensors(1))) },
    [
      Derivative("self", "grad at its places, 0 elsewhere") {
        let zeros = try $0.session.filled($0.sizes(), 0, dtype: $0.grad.dtype)
        return try indexPutImplementation.one(
          $0.session, .tensor(zeros), $0.arguments.values[1], .tensor($0.grad), .bool(true)
        ).written(times: 1)
      }
    ])

  static let indexPut = indexPutEntry([.usual, .inPlace], "IndexPutBackward0")
  /// What the gradient of reading by an index is made with.
  static let indexPutImplementation = indexPutEntry([], "IndexPutImplBackward0")

  private static func indexPutEntry(_ forms: Forms, _ node: String) -> Operation {
    Operation(
      "index_put", "(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor", forms,
      node: node,
      .kernel { arguments in
        let (input, values) = (arguments.tensor(0), arguments.tensor(2))
        // One value under one mask is filled in, of whatever type it is.
        let isFilled = arguments.fillsUnderMask
        let result = try input.packedCopy()
        try Kernel.indexPut(
          result, arguments.optionalTensors(1), values.cast(input.dtype), accumulates: arguments.bool(3)
        ) {
          if values.dtype == input.dtype || values.isWrappedNumber || isFilled { return }
          throw TorchError.runtime(
            "Index put requires the source and destination dtypes match, got \(input.dtype.scalarTypeName) for the "
              + "destination and \(values.dtype.scalarTypeName) for the source.")
        }
        return .tensor(result)
      },
      [
        Derivative("self", "grad, 0 at the places") {
          if $0.arguments.bool(3) { return try $0.grad }
          let zero = try $0.session.filled([], 0, dtype: $0.grad.dtype)
          return try indexPut.one(
            $0.session, .tensor($0.grad), $0.arguments.values[1], .tensor(zero), .bool(false))
        },
        Derivative("values", "grad at the places") {
          try index.one($0.session, .tensor($0.grad), $0.arguments.values[1])
        },
      ])
  }

  static let gather = Operation(
    "gather", "(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor", [.usual, .out],
    node: "GatherBackward0",
    .kernel { arguments in
      let (input, index) = (arguments.tensor(0), arguments.tensor(2))
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      try checkIndex("gather", index)
      if index.count > 0 && max(index.rank, 1) != max(input.rank, 1) {
        throw TorchError.runtime("Index tensor must have the same number of dimensions as input tensor")
      }
      for d in index.sizes.indices where index.count > 0 && d != dim && index.sizes[d] > input.sizes[d] {
        throw TorchError.runtime(
          "Size does not match at dimension \(d) expected index \(Text.sizes(index.sizes)) to be no larger than self "
            + "\(Text.sizes(input.sizes)) apart from dimension \(dim)")
      }
      if index.count == 0 { return .tensor(try input.session.empty(index.sizes, input.dtype)) }
      return .tensor(try Kernel.gather(input, dim, index))
    },
    [
      // PyTorch saves the input too, so that changing it in place is an error here as well.
      Derivative("self", "Σ grad at its places", saves: ["self", "index"]) {
        let zeros = try $0.session.filled($0.sizes(), 0, dtype: $0.grad.dtype)
        return try zeros.scatterAdd($0.arguments.int(1), $0.saved(2), $0.grad).written(times: 1)
      }
    ])

  static let scatter: Operation = Operation(
    "scatter", "(Tensor self, int dim, Tensor index, Tensor src) -> Tensor", .pointwise, node: "ScatterBackward0",
    .kernel { try scattered($0, $0.tensor(3), .replace) },
    [
      Derivative("self", "grad, 0 at the places", saves: ["index"]) {
        try scatterValue.one($0.session, .tensor($0.grad), $0.arguments.values[1], .tensor($0.saved(2)), .scalar(0))
      },
      Derivative("src", "grad at the places", saves: ["index"]) {
        try $0.grad.gather($0.arguments.int(1), $0.saved(2))
      },
    ])

  static let scatterValue: Operation = Operation(
    "scatter", "(Tensor self, int dim, Tensor index, Scalar value) -> Tensor", .pointwise, node: "ScatterBackward1",
    .kernel { arguments in
      try arguments.tensor(0).dtype.require(arguments.scalar(3))
      let value = try arguments.session.filled(
        arguments.tensor(2).sizes, arguments.scalar(3), dtype: arguments.tensor(0).dtype)
      return try scattered(arguments, value, .replace)
    },
    [
      Derivative("self", "grad, 0 at the places", saves: ["index"]) {
        try scatterValue.one($0.session, .tensor($0.grad), $0.arguments.values[1], .tensor($0.saved(2)), .scalar(0))
      }
    ])

  static let scatterAdd = Operation(
    "scatter_add", "(Tensor self, int dim, Tensor index, Tensor src) -> Tensor", .pointwise,
    node: "ScatterAddBackward0",
    .kernel { try scattered($0, $0.tensor(3), .add) },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("src", "grad at the places", saves: ["index"]) {
        try $0.grad.gather($0.arguments.int(1), $0.saved(2))
      },
    ])

  static let indexSelect = Operation(
    "index_select", "(Tensor self, int dim, Tensor index) -> Tensor", [.usual, .out], node: "IndexSelectBackward0",
    .kernel { arguments in
      let (input, index) = (arguments.tensor(0), arguments.tensor(2))
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      if index.rank > 1 { throw TorchError.index("index_select(): Index is supposed to be a vector") }
      if index.dtype != .int64 && index.dtype != .int32 {
        throw TorchError.runtime("index_select(): Expected dtype int32 or int64 for index")
      }
      if input.rank == 0 && index.count != 1 {
        throw TorchError.runtime("index_select(): Index to scalar can have only 1 value, got \(index.count) value(s)")
      }
      let size = input.geometry.extent(dim)
      // PyTorch asks for the axis first where the slices have more than one dimension.
      if size == 0 && index.count > 0 && input.rank > 1 {
        throw TorchError.runtime("index_select(): self indexing axis dim should be positive")
      }
      for place in index.scalars where place.intValue < 0 || place.intValue >= size {
        // The second dimension has a kernel of its own.
        if dim == 1 {
          throw TorchError.runtime("INDICES element is out of DATA bounds, id=\(place.intValue) axis_dim=\(size)")
        }
        throw TorchError.index("index out of range in self")
      }
      if input.rank == 0 { return .tensor(try input.copied()) }
      let flat = try index.cast(.int64).view(as: Geometry(sizes: [index.count]))
      return .tensor(try Kernel.index(input, [Tensor?](repeating: nil, count: dim) + [flat]).dense())
    },
    [
      Derivative("self", "Σ grad at its places", saves: ["index"]) {
        let zeros = try $0.session.filled($0.sizes(), 0, dtype: $0.grad.dtype)
        return try indexAdd.one(
          $0.session, .tensor(zeros), $0.arguments.values[1], .tensor($0.saved(2)), .tensor($0.grad), .scalar(1)
        ).written(times: 1)
      }
    ])

  static let indexAdd: Operation = Operation(
    "index_add", "(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor", .pointwise,
    node: "IndexAddBackward0",
    .kernel { arguments in
      let result = try arguments.tensor(0).copied()
      let dim = try Dimension.normalised(arguments.int(1), rank: result.rank)
      try checkAdded("index_add_", result, dim, arguments.tensor(2), arguments.tensor(3))
      let source = try arguments.tensor(3).scaled(by: arguments.scalar(4)).cast(result.dtype)
      if arguments.isInPlace {
        for position in 2...3 { try arguments.tensor(0).checkIsApart(from: arguments.tensor(position)) }
      }
      try requireInside(arguments.tensor(2), result, dim) { place, size in
        result.rank > 1
          ? .runtime("index \(place) is out of bounds for dimension \(dim) with size \(size)")
          : .index("index out of range in self")
      }
      if result.rank == 0 {
        try Kernel.addInto(result, source.view(as: .scalar))
      } else {
        try Kernel.indexPut(
          result, [Tensor?](repeating: nil, count: dim) + [try flatIndex(arguments.tensor(2))], source,
          accumulates: true)
      }
      return .tensor(result)
    },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("source", "grad at the places × alpha", saves: ["index"]) {
        let (chosen, alpha) = (try $0.gradOfSlices(), $0.arguments.scalar(4))
        return alpha.doubleValue == 1 ? chosen : try chosen.mul(alpha)
      },
    ])

  /// Throws where indices and slices do not fit those that `index_add` or `index_reduce` combines them with, in the
  /// order in which PyTorch looks.
  static func checkAdded(
    _ name: String, _ target: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor
  ) throws {
    if index.rank > 1 {
      throw TorchError.index(
        "\(name)(): Index is supposed to be a vector, but got dim: \(index.rank) with type: "
          + "\(index.dtype.scalarTypeName) and size: \(Text.sizes(index.sizes))")
    }
    if index.dtype != .int64 && index.dtype != .int32 {
      throw TorchError.runtime(
        "\(name)(): Expected dtype int32/int64 for index but got: \(index.dtype.scalarTypeName)")
    }
    if source.dtype != target.dtype {
      throw TorchError.runtime(
        "\(name)(): self (\(target.dtype.scalarTypeName)) and source (\(source.dtype.scalarTypeName)) must have the same "
          + "scalar type")
    }
    if dim > 0 && dim >= source.rank {
      throw TorchError.runtime(
        "\(name)(): Indexing dim \(dim) is out of bounds of the source tensor with dim \(source.rank)")
    }
    try requireOneEach(name, index, source, dim)
    var (own, others) = (target.sizes, source.sizes)
    if dim < own.count { own.remove(at: dim) }
    if dim < others.count { others.remove(at: dim) }
    if own != others || target.rank != source.rank {
      throw TorchError.runtime(
        "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = "
          + "\(Text.sizes(target.sizes)) source.shape = \(Text.sizes(source.sizes))")
    }
  }

  /// Throws where there is not one index for each slice of a source.
  static func requireOneEach(_ name: String, _ index: Tensor, _ source: Tensor, _ dim: Int) throws {
    let length = source.rank == 0 ? 1 : dim < source.rank ? source.sizes[dim] : 1
    if index.count == length { return }
    _ = try Dimension.existing(dim, rank: source.rank)
    throw TorchError.runtime(
      "\(name)(): Number of indices (\(index.count)) should be equal to source.size(dim): (\(length)), for dim: \(dim)")
  }

  /// Throws where an index, which is not counted from the end, points outside of a dimension.
  static func requireInside(
    _ index: Tensor, _ target: Tensor, _ dim: Int, _ error: (_ place: Int, _ size: Int) -> TorchError
  ) throws {
    let size = target.geometry.extent(dim)
    for place in index.integers where place < 0 || place >= size { throw error(place, size) }
  }

  /// Throws where an index, which may be counted from the end, points outside of a dimension.
  private static func requireFillable(_ index: Tensor, _ target: Tensor, _ dim: Int) throws {
    if index.dtype != .int64 { return }
    let size = target.geometry.extent(dim)
    for place in index.integers where place < -size || place >= size {
      throw TorchError.index("index \(place) is out of bounds for dimension \(dim) with size \(size)")
    }
  }

  /// Throws where slices do not fit those that `index_copy` replaces.
  private static func checkCopied(_ target: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor) throws {
    if index.rank > 1 {
      throw TorchError.index("index_copy_(): Index should have dimension 1 or 0 (got \(index.rank))")
    }
    if source.rank == 0 && index.count != 1 {
      throw TorchError.index(
        "index_copy_(): When source is scalar, index should have one element (got \(index.count))")
    }
    if source.rank != target.rank && source.rank != 0 && target.rank != 0 {
      throw TorchError.index(
        "index_copy_(): When source and destination are not scalars, their dimensionality must match. Source "
          + "dimensionality (\(source.rank)), destination dimensionality (\(target.rank))")
    }
    if index.dtype != .int64 {
      throw TorchError.runtime(
        "index_copy_(): Expected a long tensor for index, but got \(index.dtype.scalarTypeName)")
    }
    if source.dtype != target.dtype {
      throw TorchError.runtime(
        "index_copy_(): self and source expected to have the same dtype, but got (self) \(target.dtype.scalarTypeName) "
          + "and (source) \(source.dtype.scalarTypeName)")
    }
    var (own, others) = (target.sizes, source.sizes)
    if !own.isEmpty { own.remove(at: dim) }
    if !others.isEmpty { others.remove(at: dim) }
    if own != others {
      throw TorchError.runtime(
        "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: "
          + "\(own.map(String.init).joined(separator: " ")) at dimension \(dim) and source slice shape: "
          + "\(others.map(String.init).joined(separator: " ")) at dimension 0.")
    }
    if source.rank > 0 && index.count != source.sizes[dim] {
      throw TorchError.index(
        "index_copy_(): Number of indices (\(index.count)) should be equal to source.size(dim) (\(source.sizes[dim]))")
    }
  }

  static let indexCopy = Operation(
    "index_copy", "(Tensor self, int dim, Tensor index, Tensor source) -> Tensor", .pointwise,
    node: "IndexCopyBackward0",
    .kernel { arguments in
      let result = try arguments.tensor(0).copied()
      let dim = try Dimension.normalised(arguments.int(1), rank: result.rank)
      try checkCopied(result, dim, arguments.tensor(2), arguments.tensor(3))
      try requireInside(arguments.tensor(2), result, dim) { place, size in
        .index("index_copy_(): index \(place) is out of bounds for dimension \(dim) with size \(size)")
      }
      try Kernel.indexPut(
        result.rank == 0 ? result.view(as: Geometry(sizes: [1])) : result,
        [Tensor?](repeating: nil, count: dim) + [try flatIndex(arguments.tensor(2))], arguments.tensor(3),
        accumulates: false)
      return .tensor(result)
    },
    [
      Derivative("self", "grad, 0 at the places", saves: ["index"]) {
        try indexFill.one($0.session, .tensor($0.grad), $0.arguments.values[1], .tensor($0.saved(2)), .scalar(0))
      },
      Derivative("source", "grad at the places", saves: ["index"]) { try $0.gradOfSlices() },
    ])

  static let indexFill: Operation = Operation(
    "index_fill", "(Tensor self, int dim, Tensor index, Scalar value) -> Tensor", [.usual, .inPlace],
    node: "IndexFillBackward0",
    .kernel { arguments in
      let result = try arguments.tensor(0).packedCopy()
      let dim = try Dimension.normalised(arguments.int(1), rank: result.rank)
      try requireFillable(arguments.tensor(2), result, dim)
      try result.dtype.require(arguments.scalar(3))
      let value = try arguments.session.filled([], arguments.scalar(3), dtype: result.dtype)
      try Kernel.indexPut(
        result.rank == 0 ? result.view(as: Geometry(sizes: [1])) : result,
        [Tensor?](repeating: nil, count: dim) + [try flatIndex(arguments.tensor(2))], value,
        accumulates: false)
      return .tensor(result)
    },
    [
      Derivative("self", "grad, 0 at the places", saves: ["index"]) {
        try indexFill.one($0.session, .tensor($0.grad), $0.arguments.values[1], .tensor($0.saved(2)), .scalar(0))
      }
    ])

  static let indexFillTensor = Operation(
    "index_fill", "(Tensor self, int dim, Tensor index, Tensor value) -> Tensor", [.usual, .inPlace],
    node: "IndexFillBackward1",
    .kernel { arguments in
      let (result, value) = (try arguments.tensor(0).packedCopy(), arguments.tensor(3))
      let dim = try Dimension.normalised(arguments.int(1), rank: result.rank)
      if value.rank != 0 {
        throw TorchError.runtime(
          "index_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s).")
      }
      try requireFillable(arguments.tensor(2), result, dim)
      try Kernel.indexPut(
        result.rank == 0 ? result.view(as: Geometry(sizes: [1])) : result,
        [Tensor?](repeating: nil, count: dim) + [try flatIndex(arguments.tensor(2))],
        value.cast(result.dtype), accumulates: false)
      return .tensor(result)
    },
    [
      Derivative("self", "grad, 0 at the places", saves: ["index"]) {
        try indexFill.one($0.session, .tensor($0.grad), $0.arguments.values[1], .tensor($0.saved(2)), .scalar(0))
      },
      Derivative("value", "Σ grad at the places", saves: ["index"]) {
        let places = Set(try $0.saved(2).integers).sorted()
        let index = try $0.session.tensor(places.map { .int($0) }, sizes: [places.count], dtype: .int64)
        return try $0.grad.indexSelect($0.arguments.int(1), index).sum()
      },
    ])

  static let take: Operation = Operation(
    "take", "(Tensor self, Tensor index) -> Tensor", [.usual, .out], node: "TakeBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let flat = try input.copied().view(as: Geometry(sizes: [input.count]))
      if arguments.tensor(1).dtype != .int64 {
        throw TorchError.runtime(
          "take(): Expected a long tensor for index, but got \(arguments.tensor(1).dtype.scalarTypeName)")
      }
      if input.count == 0 && arguments.tensor(1).count > 0 {
        throw TorchError.index("take(): tried to take from an empty tensor")
      }
      try requireInside(arguments.tensor(1), input.count)
      return .tensor(try Kernel.index(flat, [arguments.tensor(1)]))
    },
    [
      Derivative("self", "Σ grad at its places", saves: ["index"]) {
        let zeros = try $0.session.filled($0.target(0).geometry.packed, 0, dtype: $0.grad.dtype)
        return try put.callInPlace(
          $0.session, [.tensor(zeros), .tensor($0.saved(1)), .tensor($0.grad), .bool(true)])
      }
    ])

  /// Throws where an index points outside of the elements counted one after the other.
  static func requireInside(_ index: Tensor, _ count: Int) throws {
    for place in index.integers where place < -count || place >= count {
      throw TorchError.index("out of range: tried to access index \(place) on a tensor of \(count) elements.")
    }
  }

  static let takeAlongDim = Operation(
    "take_along_dim", "(Tensor self, Tensor indices, int? dim=None) -> Tensor", .usual,
    .composite { arguments in
      let (input, indices) = (arguments.tensor(0), arguments.tensor(1))
      guard let requested = arguments.optionalInt(2) else {
        // PyTorch views both as one row, which some layouts refuse.
        return .tensor(try input.view([-1]).gather(0, indices.view([-1])))
      }
      if indices.rank != input.rank {
        throw TorchError.runtime(
          "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(input.rank) "
            + "dimensions for input, and \(indices.rank) dimensions for indices")
      }
      let dim = try Dimension.existing(requested, rank: input.rank)
      var (own, other) = (input.sizes, indices.sizes)
      (own[dim], other[dim]) = (1, 1)
      var common = try Broadcast.sizes(own, other)
      common[dim] = input.sizes[dim]
      let wide = try input.expand(common)
      common[dim] = indices.sizes[dim]
      return .tensor(try wide.gather(dim, indices.expand(common)))
    })

  static let maskedSelect: Operation = Operation(
    "masked_select", "(Tensor self, Tensor mask) -> Tensor", [.usual, .out], node: "MaskedSelectBackward0",
    .kernel { arguments in
      if arguments.tensor(1).dtype != .bool {
        throw TorchError.runtime("masked_select: expected BoolTensor for mask")
      }
      // The mask is the first of the two in messages.
      let sizes = try Broadcast.sizes(arguments.tensor(1).sizes, arguments.tensor(0).sizes)
      // The result is a row even of a number.
      let wide = sizes.isEmpty ? [1] : sizes
      return .tensor(try Kernel.index(arguments.tensor(0).expand(wide), [arguments.tensor(1).expand(wide)]))
    },
    [
      Derivative("self", "grad where mask, else 0", saves: ["mask"]) {
        let sizes = try Broadcast.sizes($0.sizes(), $0.other.sizes)
        let zeros = try $0.session.filled(sizes, 0, dtype: $0.grad.dtype)
        return try maskedScatter.one($0.session, .tensor(zeros), .tensor($0.other), .tensor($0.grad)).written(times: 1)
      }
    ])

  static let maskedScatter: Operation = Operation(
    "masked_scatter", "(Tensor self, Tensor mask, Tensor source) -> Tensor", [.usual, .inPlace],
    node: "MaskedScatterBackward0",
    .kernel { arguments in
      let (input, given) = (arguments.tensor(0), arguments.tensor(1))
      if arguments.isInPlace { _ = try given.expand(input.sizes) }
      let common = try Broadcast.sizes(given.sizes, input.sizes)
      if input.dtype != arguments.tensor(2).dtype {
        throw TorchError.runtime(
          "masked_scatter: expected self and source to have same dtypes but got\(input.dtype.scalarTypeName) and "
            + "\(arguments.tensor(2).dtype.scalarTypeName)")
      }
      if given.dtype == .uint8 {
        arguments.session.warn(
          "masked_scatter_ received a mask with dtype torch.uint8, this behavior is now deprecated,please use a mask with "
            + "dtype torch.bool instead.")
      }
      if given.dtype != .bool {
        throw TorchError.runtime(
          "masked_scatter_ only supports boolean masks, but got mask with dtype \(given.dtype.scalarTypeName)")
      }
      let result = try input.expand(common).copied()
      let mask = try given.expand(common)
      let places = try Kernel.nonzero(mask)
      let source = try arguments.tensor(2).copied()
      let flat = source.view(as: Geometry(sizes: [source.count]))
      if places.sizes[0] > source.count {
        throw TorchError.runtime("Number of elements of source < number of ones in mask")
      }
      let isNumber = result.rank == 0
      try Kernel.indexPut(
        isNumber ? result.view(as: Geometry(sizes: [1])) : result,
        [isNumber ? mask.view(as: Geometry(sizes: [1])) : mask], flat.slice(0, 0, places.sizes[0]), accumulates: false)
      return .tensor(result)
    },
    [
      Derivative("self", "grad, 0 where mask", saves: ["mask"]) {
        try $0.grad.maskedFill($0.other, 0).summed(to: $0.sizes())
      },
      Derivative("source", "grad where mask", saves: ["mask"]) {
        try maskedScatterBackward.one($0.session, .tensor($0.grad), .tensor($0.other), .ints($0.sizes(1)))
      },
    ])

  /// The elements under a mask in the sizes of what they came from, zeros behind them.
  static let maskedScatterBackward: Operation = Operation(
    "masked_scatter_backward", "(Tensor grad_output, Tensor mask, int[] sizes) -> Tensor", [],
    node: "MaskedScatterBackwardBackward0",
    .kernel { arguments in
      let sizes = arguments.ints(2)
      let chosen = try maskedSelect.one(arguments.session, .tensor(arguments.tensor(0)), .tensor(arguments.tensor(1)))
      let rest = try arguments.session.filled([sizes.reduce(1, *) - chosen.count], 0, dtype: chosen.dtype)
      return .tensor(try arguments.session.cat([chosen, rest]).reshape(sizes))
    },
    [
      Derivative("grad_output", "grad at the places of the mask", saves: ["mask"]) {
        let zeros = try $0.session.filled($0.sizes(), 0, dtype: $0.grad.dtype)
        return try maskedScatter.one($0.session, .tensor(zeros), .tensor($0.other), .tensor($0.grad))
      }
    ])

  static let nonzero = Operation(
    "nonzero", "(Tensor self) -> Tensor", [.usual, .out],
    .kernel { arguments in
      let input = arguments.tensor(0)
      if input.isBatched {
        throw TorchError.runtime(
          "vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over aten::nonzero. "
            + "Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature.")
      }
      return .tensor(try Kernel.nonzero(input).columnMajor())
    })

  static let nonzeroTuple = Operation(
    "nonzero", "(Tensor self, *, bool as_tuple) -> Tensor[]", [.usual, .out],
    .composite { arguments in
      let input = arguments.tensor(0)
      let source = arguments.bool(1) && input.rank == 0 ? try input.unsqueeze(0) : input
      let places = try nonzero.one(arguments.session, .tensor(source))
      return arguments.bool(1) ? .tensors(try places.unbind(1)) : .tensor(places)
    })

  static let argwhere = Operation(
    "argwhere", "(Tensor self) -> Tensor", .usual, .kernel { .tensor(try Kernel.nonzero($0.tensor(0)).columnMajor()) })

  static func scattered(_ arguments: Arguments, _ source: Tensor, _ meeting: Kernel.Meeting) throws -> Value {
    let (input, index) = (arguments.tensor(0), arguments.tensor(2))
    let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
    try checkIndex("scatter", index)
    if source.dtype != input.dtype {
      throw TorchError.runtime("scatter(): Expected self.dtype to be equal to src.dtype")
    }
    if index.count > 0 {
      if max(index.rank, 1) != max(input.rank, 1) {
        throw TorchError.runtime("Index tensor must have the same number of dimensions as self tensor")
      }
      // PyTorch asks a source of too few dimensions for its sizes, unless a size was too large before.
      if source.rank > 0 && source.rank < index.rank,
        !index.sizes.indices.contains(where: { $0 != dim && index.sizes[$0] > input.geometry.extent($0) }),
        source.sizes.indices.allSatisfy({ index.sizes[$0] <= source.sizes[$0] })
      {
        _ = try Dimension.existing(source.rank, rank: source.rank)
      }
      if max(index.rank, 1) != max(source.rank, 1) {
        throw TorchError.runtime("Index tensor must have the same number of dimensions as src tensor")
      }
      for d in index.sizes.indices
      where (d != dim && index.sizes[d] > input.geometry.extent(d)) || index.sizes[d] > source.geometry.extent(d) {
        // A number has the sizes of the index.
        let isNumber = if case .scalar = arguments.values[3] { true } else { false }
        throw TorchError.runtime(
          "Expected index \(Text.sizes(index.sizes)) to be no larger than self \(Text.sizes(input.sizes)) apart from "
            + "dimension \(dim)"
            + (isNumber ? "" : " and to be no larger size than src \(Text.sizes(source.sizes))"))
      }
    }
    let result = try input.copied()
    if index.count == 0 { return .tensor(result) }
    try Kernel.scatter(result, dim, index, source, meeting)
    return .tensor(result)
  }

  private static func checkIndex(_ name: String, _ index: Tensor) throws {
    if index.count > 0 && index.dtype != .int64 && index.dtype != .int32 {
      throw TorchError.runtime("\(name)(): Expected dtype int32/int64 for index")
    }
  }

  static func flatIndex(_ index: Tensor) throws -> Tensor {
    try index.copied().view(as: Geometry(sizes: [index.count]))
  }
}

extension Backward {
  /// The gradient of slices that an index put somewhere.
  fileprivate func gradOfSlices() throws -> Tensor {
    let slices = try grad.indexSelect(arguments.int(1), saved(2))
    return target(1).geometry.rank == 0 ? slices : try slices.expand(sizes(1))
  }
}

extension Arguments {
  /// Whether `index_put` has one value and one mask.
  var fillsUnderMask: Bool {
    tensor(2).count == 1 && !bool(3) && optionalTensors(1).compactMap { $0 }.map(\.dtype) == [.bool]
  }

  /// The list of tensors at a position in which `None` may stand.
  func optionalTensors(_ index: Int) -> [Tensor?] {
    switch values[index] {
    case .optionalTensors(let tensors): tensors
    case .tensors(let tensors): tensors.map { $0 }
    default: []
    }
  }
}

extension Tensor {
  /// `output[i][j] = self[index[i][j]][j]` for dimension 0 and so on (`gather`).
  public func gather(_ dim: Int, _ index: Tensor) throws -> Tensor {
    try Operation.gather.one(session, .tensor(self), .int(dim), .tensor(index), .bool(false))
  }
  /// With elements of `source` at the places that `index` names (`scatter`).
  public func scatter(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    try Operation.scatter.one(session, .tensor(self), .int(dim), .tensor(index), .tensor(source))
  }
  /// With elements of `source` added at the places that `index` names (`scatter_add`).
  public func scatterAdd(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    try Operation.scatterAdd.one(session, .tensor(self), .int(dim), .tensor(index), .tensor(source))
  }
  /// The parts of a dimension that `index` names (`index_select`).
  public func indexSelect(_ dim: Int, _ index: Tensor) throws -> Tensor {
    try Operation.indexSelect.one(session, .tensor(self), .int(dim), .tensor(index))
  }
}
