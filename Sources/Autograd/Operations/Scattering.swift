extension OperationTable {
  static let scattering: [Operation] = [
    .scatterReduce, .scatterInto, .scatterNumberInto, .indexReduce, .put, .selectScatter, .sliceScatter,
    .diagonalScatter,
  ]
}

/// What `scatter_reduce` and `index_reduce` make of the elements that meet at a place.
private enum Meetings {
  static let byName: [String: Kernel.Meeting] = [
    "sum": .add, "prod": .multiply, "mean": .mean, "amax": .largest, "amin": .smallest,
  ]

  /// The number that changes nothing.
  static func neutral(_ meeting: Kernel.Meeting, _ dtype: DType) -> Scalar {
    switch meeting {
    case .multiply: return .int(1)
    case .largest: return dtype.isFloatingPoint ? .double(-.infinity) : .int(bounds(dtype).low)
    case .smallest: return dtype.isFloatingPoint ? .double(.infinity) : .int(bounds(dtype).high)
    default: return .int(0)
    }
  }

  private static func bounds(_ dtype: DType) -> (low: Int, high: Int) {
    switch dtype {
    case .bool: (0, 1)
    case .uint8: (0, 255)
    case .int8: (-128, 127)
    case .int16: (Int(Int16.min), Int(Int16.max))
    case .int32: (Int(Int32.min), Int(Int32.max))
    default: (.min, .max)
    }
  }

  /// `self` with the elements of `source` brought together at the places that `index` names along a dimension.
  static func reduced(
    _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ meeting: Kernel.Meeting, includesSelf: Bool
  ) throws -> Tensor {
    let session = input.session
    let result = try input.copied()
    func same(_ number: Scalar) throws -> Tensor {
      try session.filled(index.sizes, number, dtype: input.dtype)
    }
    if meeting == .mean && input.dtype == .bool { throw Operation.unsupported("div_floor_cpu", .bool) }
    if !includesSelf {
      try Kernel.scatter(result, dim, index, same(neutral(meeting, input.dtype)), .replace)
    }
    try Kernel.scatter(result, dim, index, source, meeting)
    guard meeting == .mean else { return result }
    let counts = try session.filled(input.sizes, includesSelf ? 1 : 0, dtype: input.dtype)
    try Kernel.scatter(counts, dim, index, same(1), .add)
    let shares = try Kernel.binary(Maximum.self, counts, session.wrappedNumber(1), nil)
    return try input.dtype.isFloatingPoint
      ? Kernel.floatBinary(Divide.self, result, shares, nil) : Kernel.binary(FloorDivide.self, result, shares, nil)
  }
}

extension Operation {
  static let scatterReduce: Operation = Operation(
    "scatter_reduce",
    "(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor", .pointwise,
    node: "ScatterReduceBackward0",
    .kernel { arguments in
      let (input, index, source) = (arguments.tensor(0), arguments.tensor(2), arguments.tensor(3))
      let name = arguments.string(4) ?? ""
      guard let meeting = Meetings.byName[name] else {
        throw TorchError.runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(name).")
      }
      if meeting == .mean && input.dtype == .bool {
        throw unsupported("scatter_gather_tensor_cpu_reduce_mean", .bool)
      }
      // The checks are those of `scatter`.
      let replaced = try scattered(arguments, source, .replace)
      if index.count == 0 { return replaced }
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      return .tensor(
        try Meetings.reduced(input, dim, index, source, meeting, includesSelf: arguments.bool(5)))
    },
    [
      Derivative("self", "the share of grad that self has", saves: ["self", "index", "src", "result"]) {
        try $0.reductionPull().own
      },
      Derivative("src", "the share of grad that src has", saves: ["self", "index", "src", "result"]) {
        try $0.reductionPull().source
      },
    ])

  static let indexReduce = Operation(
    "index_reduce",
    "(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor", .pointwise,
    node: "IndexReduceBackward0",
    .kernel { arguments in
      let (input, index, source) = (arguments.tensor(0), arguments.tensor(2), arguments.tensor(3))
      arguments.session.warnOnce("index_reduce() is in beta and the API may change at any time.")
      let name = arguments.string(4) ?? ""
      guard let meeting = Meetings.byName[name], meeting != .add else {
        throw TorchError.runtime(
          "index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got \(name).")
      }
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      try checkAdded("index_reduce_", input, dim, index, source)
      if !arguments.bool(5) { try Kernel.refuseBool("index_reduce_func_exclude_input_init", input) }
      try requireInside(index, input, dim) { _, _ in .index("index out of range in self") }
      return .tensor(
        try Meetings.reduced(
          input, dim, index.spread(over: source, dim), source, meeting, includesSelf: arguments.bool(5)))
    },
    [
      Derivative("self", "the share of grad that self has", saves: ["self", "index", "source", "result"]) {
        try $0.reductionPull().own
      },
      Derivative("source", "the share of grad that source has", saves: ["self", "index", "source", "result"]) {
        try $0.reductionPull().source
      },
    ])

  static let scatterInto = Operation(
    "scatter", "(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor", .pointwise,
    node: notImplemented,
    .kernel { arguments in
      arguments.session.warnOnce(
        "The reduce argument of torch.scatter with Tensor src is deprecated and will be removed in a future PyTorch "
          + "release. Use torch.scatter_reduce instead for more reduction options.")
      return try scattered(arguments, arguments.tensor(3), meeting(arguments.string(4)))
    }, refusing(["self", "src"], "scatter"))

  static let scatterNumberInto = Operation(
    "scatter", "(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor", .pointwise,
    node: notImplemented,
    .kernel { arguments in
      try arguments.tensor(0).dtype.require(arguments.scalar(3))
      let value = try arguments.session.filled(
        arguments.tensor(2).sizes, arguments.scalar(3), dtype: arguments.tensor(0).dtype)
      return try scattered(arguments, value, meeting(arguments.string(4)))
    }, refusing(["self"], "scatter"))

  private static func meeting(_ name: String?) throws -> Kernel.Meeting {
    switch name {
    case "add": return .add
    case "multiply": return .multiply
    default: throw TorchError.runtime("reduce argument must be either add or multiply.")
    }
  }

  static let put: Operation = Operation(
    "put", "(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor", [.usual, .inPlace],
    node: "PutBackward0",
    .kernel { arguments in
      let (input, index, source) = (arguments.tensor(0), arguments.tensor(1), arguments.tensor(2))
      if index.dtype != .int64 {
        throw TorchError.runtime(
          "put_(): Expected a long tensor for index, but got \(index.dtype.scalarTypeName)")
      }
      if source.dtype != input.dtype {
        throw TorchError.runtime(
          "put_(): self and source expected to have the same dtype, but got self.dtype = \(input.dtype.scalarTypeName) "
            + "and source.dtype = \(source.dtype.scalarTypeName)")
      }
      if source.count != index.count {
        throw TorchError.index(
          "put_(): Expected source and index to have the same number of elements, but got source.numel() = "
            + "\(source.count), index.numel() = \(index.count)")
      }
      if input.count == 0 && index.count > 0 {
        throw TorchError.index("put_(): Tried to put elements into an empty tensor")
      }
      let flat = try input.copied().view(as: Geometry(sizes: [input.count]))
      try requireInside(index, input.count)
      try Kernel.indexPut(
        flat, [flatIndex(index)], source.copied().view(as: Geometry(sizes: [source.count])),
        accumulates: arguments.bool(3))
      return .tensor(flat.view(as: Geometry(sizes: input.sizes)))
    },
    [
      Derivative("self", "grad, 0 at the places unless they accumulate", saves: ["index"]) { context in
        if context.arguments.bool(3) { return try context.grad }
        let zeros = try context.session.filled(context.other.sizes, 0, dtype: context.grad.dtype)
        return try put.one(
          context.session, .tensor(context.grad), .tensor(context.other), .tensor(zeros), .bool(false))
      },
      Derivative("source", "grad at the places", saves: ["index"]) {
        try take.one($0.session, .tensor($0.grad), .tensor($0.other)).reshape($0.sizes(1))
      },
    ])

  static let selectScatter: Operation = embedding(
    "select_scatter", "(Tensor self, Tensor src, int dim, int index) -> Tensor", "SelectScatterBackward0"
  ) { try $0.select($1.int(2), $1.int(3)) }

  static let sliceScatter: Operation = embedding(
    "slice_scatter", "(Tensor self, Tensor src, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor",
    "SliceScatterBackward0"
  ) { try $0.slice($1.int(2), $1.optionalInt(3) ?? 0, $1.optionalInt(4), step: $1.int(5)) }

  static let diagonalScatter: Operation = embedding(
    "diagonal_scatter", "(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor",
    "DiagonalScatterBackward0"
  ) { try diagonal.one($0.session, .tensor($0), .int($1.int(2)), .int($1.int(3)), .int($1.int(4))) }

  /// A copy of `self` with `src` in the place of a view of it.
  private static func embedding(
    _ name: String, _ signature: String, _ node: String,
    _ part: @escaping @Sendable (Tensor, Arguments) throws -> Tensor
  ) -> Operation {
    Operation(
      name, signature, .usual, node: node,
      .kernel { arguments in
        let result = try arguments.tensor(0).copiedWithGaps()
        let (place, source) = (try part(result, arguments), arguments.tensor(1))
        if place.sizes != source.sizes {
          throw TorchError.runtime(
            "expected src to have a size equal to the slice of self. src size = \(Text.sizes(source.sizes)), slice size = "
              + "\(Text.sizes(place.sizes))")
        }
        try Kernel.copy(source, into: place)
        return .tensor(result)
      },
      [
        Derivative("self", "grad, 0 in the place of src") { context in
          var values = context.arguments.values
          let place = try part(context.grad, context.arguments)
          let zeros = try context.session.filled(place.sizes, 0, dtype: place.dtype)
          (values[0], values[1]) = (.tensor(try context.grad), .tensor(zeros))
          return try context.node.operation.first(context.session, values)
        },
        Derivative("src", "grad in the place of src") { try part($0.grad, $0.arguments) },
      ])
  }
}

extension Tensor {
  /// A vector of indices along a dimension as indices for every element of a source.
  fileprivate func spread(over source: Tensor, _ dim: Int) throws -> Tensor {
    if source.rank == 0 { return try reshape([]) }
    var sizes = [Int](repeating: 1, count: source.rank)
    sizes[dim] = count
    return try reshape(sizes).expand(source.sizes)
  }
}

extension Backward {
  /// How the gradient of `scatter_reduce` or `index_reduce` is shared between `self` and the source.
  fileprivate func reductionPull() throws -> (own: Tensor, source: Tensor) {
    let (own, source) = (try saved(0), try saved(3))
    let (places, includesSelf) = (try meetingPlaces, arguments.bool(5))
    let pulled: (own: Tensor, source: Tensor)
    switch arguments.string(4) {
    case "prod": pulled = try productPull(own, source, places)
    case "mean":
      let ones = try session.filled(source.sizes, 1, dtype: grad.dtype)
      let start = try session.filled(grad.sizes, includesSelf ? 1 : 0, dtype: grad.dtype)
      var counts = try places.added(ones, to: start)
      counts = try counts.maskedFill(counts.eq(0), 1)
      pulled = try (grad.div(counts), places.elements(of: grad).div(places.elements(of: counts)))
    case "amax", "amin":
      let isOwn = try own.eq(result).to(grad.dtype)
      let isSource = try source.eq(places.elements(of: result)).to(grad.dtype)
      let share = try grad.div(places.added(isSource, to: isOwn))
      pulled = try (isOwn.mul(share), isSource.mul(places.elements(of: share)))
    default: pulled = try (grad, places.elements(of: grad))
    }
    return includesSelf ? pulled : (try places.cleared(in: pulled.own), pulled.source)
  }

  private var meetingPlaces: MeetingPlaces {
    get throws {
      MeetingPlaces(
        dim: try Dimension.normalised(arguments.int(1), rank: saved(0).rank), index: try saved(2),
        isVector: node.operation.name == "index_reduce")
    }
  }

  /// The same for products: a factor of zero gets the product of the others.
  private func productPull(
    _ own: Tensor, _ source: Tensor, _ places: MeetingPlaces
  ) throws -> (own: Tensor, source: Tensor) {
    func product(_ own: Tensor, _ source: Tensor) throws -> Tensor {
      try node.operation.first(
        session, [.tensor(own), .int(places.dim), .tensor(places.index), .tensor(source)] + arguments.values[4...5])
    }
    let filled = try own.maskedFill(own.eq(0), 1)
    let forOwn = try grad.mul(product(filled, source)).div(filled)
    let isZero = try source.eq(0)
    let zeros = try session.filled(own.sizes, 0, dtype: grad.dtype)
    let number = try places.elements(of: places.added(isZero.to(grad.dtype), to: zeros))
    let isOnlyZero = try isZero.logicalAnd(number.eq(1))
    let others = try product(own, source.maskedFill(isOnlyZero, 1))
    let plain = try places.elements(of: grad.mul(result)).div(source.maskedFill(isZero, 1))
    return (forOwn, try session.where(isOnlyZero, places.elements(of: grad.mul(others)), plain))
  }
}

/// Where the elements of a source go: to places for each of its elements, or to whole slices that a vector names.
private struct MeetingPlaces {
  let dim: Int
  let index: Tensor
  let isVector: Bool

  func elements(of tensor: Tensor) throws -> Tensor {
    try isVector ? tensor.indexSelect(dim, index) : tensor.gather(dim, index)
  }

  func added(_ source: Tensor, to tensor: Tensor) throws -> Tensor {
    if !isVector { return try tensor.scatterAdd(dim, index, source) }
    return try Operation.indexAdd.one(
      tensor.session, .tensor(tensor), .int(dim), .tensor(index), .tensor(source), .scalar(1))
  }

  func cleared(in tensor: Tensor) throws -> Tensor {
    let operation = isVector ? Operation.indexFill : Operation.scatterValue
    return try operation.one(tensor.session, .tensor(tensor), .int(dim), .tensor(index), .scalar(0))
  }
}
