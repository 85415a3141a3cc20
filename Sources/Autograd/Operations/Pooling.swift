extension OperationTable {
  static let poolings: [Operation] =
    Operation.averagePools.flatMap { [$0.forward, $0.backward] }
    + Operation.adaptiveAveragePools.flatMap { [$0.forward, $0.backward] }
    + (1...3).flatMap { dims in
      [
        Operation.maxPool(dims), Operation.maxPoolWithIndices(dims), Operation.averagePool(dims),
        Operation.adaptiveAveragePool(dims), Operation.adaptiveMaxPool(dims),
        Operation.adaptiveMaxPoolWithIndices(dims),
      ]
    }
    + Operation.maxPools + Operation.adaptiveMaxPools + Operation.maxPoolBackwards + Operation.adaptiveMaxPoolBackwards
    + [.maxPoolGather]
}

/// The arguments of a pooling, one number for each dimension.
private struct PoolingSteps {
  var kernel, stride, padding, dilation: [Int]
  var ceils: Bool

  /// The number of windows along a dimension.
  func count(_ d: Int, _ size: Int) -> Int {
    let reach = size + 2 * padding[d] - dilation[d] * (kernel[d] - 1) - 1 + (ceils ? stride[d] - 1 : 0)
    // Swift rounds towards zero, PyTorch down.
    var count = (reach >= 0 ? reach / stride[d] : -((-reach + stride[d] - 1) / stride[d])) + 1
    if ceils && (count - 1) * stride[d] >= size + padding[d] { count -= 1 }
    return count
  }

  /// Throws what PyTorch says about impossible windows.
  func check(_ input: Tensor, dims: Int, name: String) throws {
    if stride.contains(0) { throw TorchError.runtime("stride should not be zero") }
    for d in 0..<dims {
      if padding[d] < 0 { throw TorchError.runtime("pad must be non-negative, but got pad: \(padding[d])") }
      if padding[d] > ((kernel[d] - 1) * dilation[d] + 1) / 2 {
        throw TorchError.runtime(
          "pad should be at most half of effective kernel size, but got pad=\(padding[d]), kernel_size=\(kernel[d]) and "
            + "dilation=\(dilation[d])")
      }
    }
    for (what, prefix, values) in [
      ("kernel size", "k", kernel), ("stride", "d", stride), ("dilation", "dilation", dilation),
    ]
    where values.contains(where: { $0 <= 0 }) {
      let letters = zip(["T", "H", "W"].suffix(dims), values).map { "\(prefix)\($0): \($1)" }
      throw TorchError.runtime("\(what) should be greater than zero, but got \(letters.joined(separator: " "))")
    }
    let sizes = Array(input.sizes.suffix(dims))
    let counts = (0..<dims).map { count($0, sizes[$0]) }
    if counts.contains(where: { $0 < 1 }) {
      let planes = input.rank > dims ? input.sizes[input.rank - dims - 1] : 1
      func text(_ values: [Int]) -> String { ([planes] + values).map(String.init).joined(separator: "x") }
      throw TorchError.runtime(
        "Given input size: (\(text(sizes))). Calculated output size: (\(text(counts))). Output size is too small")
    }
  }
}

extension Arguments {
  /// The kernel, stride and padding at positions 1 to 3.
  fileprivate func pooling(_ dims: Int, dilation: Int? = nil, ceils: Int) -> PoolingSteps {
    func numbers(_ position: Int?, _ other: [Int]) -> [Int] {
      guard let position, let values = optionalInts(position), !values.isEmpty else { return other }
      return values.count == 1 ? [Int](repeating: values[0], count: dims) : values
    }
    let one = [Int](repeating: 1, count: dims)
    let kernel = numbers(1, one)
    return PoolingSteps(
      kernel: kernel, stride: numbers(2, kernel), padding: numbers(3, one.map { _ in 0 }),
      dilation: numbers(dilation, one),
      ceils: bool(ceils))
  }
}

extension Operation {
  // MARK: The largest

  /// `max_pool1d`, `max_pool2d`, `max_pool3d`.
  fileprivate static func maxPool(_ dims: Int) -> Operation {
    Operation(
      "max_pool\(dims)d", maxSignature(dims, "Tensor"), [.function, .functional],
      .composite { arguments in
        let input = arguments.tensor(0)
        if dims > 1 || (input.requiresGrad && input.session.isGradEnabled) {
          return .tensor(try maxPooled(arguments, dims)[0])
        }
        // Where no gradient is needed PyTorch fills a result of its own, and takes the added dimension away in place.
        let result = try input.session.belowAutograd { try maxPooled(arguments, dims)[0].copied() }
        if input.rank == 2 { try result.countChange() }
        return .tensor(result)
      })
  }

  fileprivate static func maxPoolWithIndices(_ dims: Int) -> Operation {
    Operation(
      "max_pool\(dims)d_with_indices", maxSignature(dims, "(Tensor, Tensor indices)"), .functional,
      .composite { .tensors(try maxPooled($0, dims, isIndexed: true)) })
  }

  private static func maxSignature(_ dims: Int, _ result: String) -> String {
    "(Tensor input, int[\(dims)] kernel_size, int[\(dims)]? stride=None, int[\(dims)] padding=0, "
      + "int[\(dims)] dilation=1, bool ceil_mode=False) -> " + result
  }

  private static func maxPooled(_ arguments: Arguments, _ dims: Int, isIndexed: Bool = false) throws -> [Tensor] {
    let input = arguments.tensor(0)
    if dims == 1 && isIndexed && input.rank != 2 && input.rank != 3 {
      throw TorchError.runtime(
        "Expected 2 to 3 dimensions, but got \(input.rank)-dimensional tensor for argument #1 'self' (while checking "
          + "arguments for max_pool1d)")
    }
    try requirePoolable(input, dims, dims == 1 ? "max_pool1d" : nil)
    if dims == 1 && !isIndexed { try Kernel.requireFloat(input, "max_pool1d_impl") }
    if dims == 1 { try Kernel.refuseBool("max_pool2d", input) }
    if dims > 1 {
      try requirePlanes(input, dims, "max_pool3d_with_indices_out_cpu_template()")
      if input.dtype == .bool { throw unsupported("max_pool\(dims)d", .bool) }
    }
    try requireLengths(arguments, "max_pool", dims, isNamed: dims == 1 && isIndexed)
    let steps = arguments.pooling(dims, dilation: 4, ceils: 5)
    if dims == 1 && !isIndexed { try checkRow(steps) }
    if dims == 1 && isIndexed {
      try PoolingSteps(
        kernel: [1] + steps.kernel, stride: [1] + steps.stride, padding: [0] + steps.padding,
        dilation: [1] + steps.dilation, ceils: steps.ceils
      ).check(input.unsqueeze(-2), dims: 2, name: "max_pool1d")
    }
    if dims == 1 && steps.count(0, input.sizes[input.rank - 1]) < 1 {
      throw TorchError.runtime(
        "max_pool1d() Invalid computed output size: \(steps.count(0, input.sizes[input.rank - 1]))")
    }
    var values: [Value] = [steps.kernel, steps.stride, steps.padding, steps.dilation].map { .ints($0) }
    values.append(.bool(steps.ceils))
    if dims > 1 { return try maxPools[dims - 2](arguments.session, [.tensor(input)] + values).tensorList }
    // One dimension is pooled as two, of which the first has size 1.
    let flat: [Value] = zip([1, 1, 0, 1], [steps.kernel, steps.stride, steps.padding, steps.dilation]).map {
      .ints([$0] + $1)
    }
    return try maxPools[0](arguments.session, [.tensor(input.unsqueeze(-2))] + flat + [.bool(steps.ceils)]).tensorList
      .map { try $0.squeeze(-2) }
  }

  /// Throws what `max_pool1d` says about impossible windows, where it need not remember places.
  private static func checkRow(_ steps: PoolingSteps) throws {
    let positive = [("kernel_size", steps.kernel[0]), ("stride", steps.stride[0]), ("dilation", steps.dilation[0])]
    func require(_ pair: (name: String, value: Int)) throws {
      if pair.value > 0 { return }
      throw TorchError.runtime("max_pool1d() \(pair.name) must be greater than zero, but got \(pair.value)")
    }
    try require(positive[0])
    try require(positive[1])
    if steps.padding[0] < 0 {
      throw TorchError.runtime("max_pool1d() padding must be non-negative, but got \(steps.padding[0])")
    }
    if steps.padding[0] > steps.kernel[0] / 2 {
      throw TorchError.runtime(
        "max_pool1d() padding should be at most half of kernel size, but got padding=\(steps.padding[0]) and "
          + "kernel_size=\(steps.kernel[0])")
    }
    try require(positive[2])
  }

  /// Throws where a list of a pooling has neither one number nor one for each dimension.
  /// - Parameter isNamed: Whether the complaint is that of the call's own argument.
  private static func requireLengths(
    _ arguments: Arguments, _ family: String, _ dims: Int, isNamed: Bool = false
  ) throws {
    let lists = [("kernel_size", 1), ("stride", 2), ("padding", 3)] + (family == "max_pool" ? [("dilation", 4)] : [])
    for (name, position) in lists {
      guard let values = arguments.optionalInts(position) else { continue }
      if values.count == 1 || values.count == dims || values.isEmpty && name == "stride" { continue }
      if isNamed || dims == 1 && family == "avg_pool" {
        throw TorchError.runtime(
          "\(family)\(dims)d() argument '\(name)' should contain one int (got \(values.count))")
      }
      if dims == 1 {
        let comma = name == "stride" || name == "padding" ? "," : ""
        throw TorchError.runtime(
          "max_pool1d() \(name) must be \(name == "stride" ? "None, " : "")an int, list of ints\(comma) or tuple of ints of "
            + "size 1 but got size \(values.count)")
      }
      let either =
        name == "dilation" ? "must be either" : family == "avg_pool" && dims == 3 ? "must be" : "must either be"
      throw TorchError.runtime(
        "\(family)\(dims)d: \(name) \(either) \(name == "stride" ? "omitted, " : "")a single int, or a tuple of "
          + "\(dims == 2 ? "two" : "three") ints")
    }
  }

  /// In two and three dimensions.
  fileprivate static let maxPools: [Operation] = (2...3).map { dims in
    Operation(
      "max_pool\(dims)d_with_indices",
      "(Tensor self, int[] kernel_size, int[] stride, int[] padding, int[] dilation, bool ceil_mode) -> "
        + "(Tensor, Tensor indices)", [], node: "MaxPool\(dims)DWithIndicesBackward0",
      .kernel { arguments in
        let input = arguments.tensor(0)
        let steps = arguments.pooling(dims, dilation: 4, ceils: 5)
        try steps.check(input, dims: dims, name: "max_pool\(dims)d")
        let windows = (0..<dims).map { d -> [PoolingWindow] in
          let size = input.sizes[input.rank - dims + d]
          return (0..<steps.count(d, size)).map { o in
            var start = o * steps.stride[d] - steps.padding[d]
            let end = min(start + (steps.kernel[d] - 1) * steps.dilation[d] + 1, size)
            while start < 0 { start += steps.dilation[d] }
            return PoolingWindow(start: start, end: end, step: steps.dilation[d])
          }
        }
        return .tensors(try Kernel.maxPool(input, windows))
      },
      [
        Derivative("self", "grad where self was the largest", saves: ["self", "result2"]) {
          try $0.pulled(through: maxPoolBackwards[dims - 2])
        }
      ])
  }

  fileprivate static let maxPoolBackwards = (2...3).map {
    maxPoolBackward("max_pool\($0)d_with_indices_backward", $0, "MaxPool\($0)DWithIndicesBackwardBackward0")
  }
  fileprivate static let adaptiveMaxPoolBackwards = (2...3).map {
    maxPoolBackward("adaptive_max_pool\($0)d_backward", $0, "AdaptiveMaxPool\($0)DBackwardBackward0")
  }

  /// The gradient of a pooling by maxima, whose places are known.
  static func maxPoolBackward(_ name: String, _ dims: Int, _ node: String) -> Operation {
    Operation(
      name, "(Tensor grad_output, Tensor self, Tensor indices) -> Tensor", [], node: node,
      .kernel { arguments in
        let (grad, sizes) = (arguments.tensor(0), arguments.tensor(1).sizes)
        let lead = Array(sizes.dropLast(dims))
        let zeros = try grad.session.filled(lead + [sizes.suffix(dims).reduce(1, *)], 0, dtype: grad.dtype)
        let count = grad.sizes.suffix(dims).reduce(1, *)
        let (parts, places) = (try grad.reshape(lead + [count]), try arguments.tensor(2).reshape(lead + [count]))
        return .tensor(try zeros.scatterAdd(lead.count, places, parts).reshape(sizes))
      },
      [
        Derivative("grad_output", "grad where self was the largest", saves: ["indices"]) { context in
          try maxPoolGather.one(context.session, .tensor(context.grad), .tensor(context.saved(2)), .int(dims))
        },
        Derivative("self", "0") { try $0.zeros($0.sizes(1)) },
      ])
  }

  fileprivate static let maxPoolGather: Operation = Operation(
    "max_pool_double_backward", "(Tensor self, Tensor indices, int dims) -> Tensor", [],
    .composite { arguments in
      let (input, indices) = (arguments.tensor(0), arguments.tensor(1))
      let (dims, lead) = (arguments.int(2), Array(input.sizes.dropLast(arguments.int(2))))
      let flat = try input.reshape(lead + [input.sizes.suffix(dims).reduce(1, *)])
      let parts = try flat.gather(lead.count, indices.reshape(lead + [indices.sizes.suffix(dims).reduce(1, *)]))
      return .tensor(try parts.reshape(indices.sizes))
    })

  // MARK: The average

  /// `avg_pool1d`, `avg_pool2d`, `avg_pool3d`.
  fileprivate static func averagePool(_ dims: Int) -> Operation {
    Operation(
      "avg_pool\(dims)d",
      "(Tensor input, int[\(dims)] kernel_size, int[\(dims)]? stride=None, int[\(dims)] padding=0, "
        + "bool ceil_mode=False, bool count_include_pad=True"
        + (dims == 1 ? "" : ", int? divisor_override=None") + ") -> Tensor",
      dims == 1 ? [.function, .functional] : .functional,
      .composite { arguments in
        let input = arguments.tensor(0)
        if dims == 1 { try requireRank(input, "avg_pool1d") }
        if dims == 2 {
          _ = try Dimension.existing(-3, rank: input.rank)
          if input.rank > 4 { throw emptyPlanes(input) }
        }
        try requirePoolable(input, dims, nil)
        try requirePlanes(dims == 1 ? input.unsqueeze(-2) : input, max(dims, 2), "avg_pool3d()")
        if input.dtype == .int64 { return .tensor(try wholeAverage(arguments, dims)) }
        if dims == 3 && input.dtype != .float32 && input.dtype != .float64 {
          throw unsupported("avg_pool3d_out_frame", input.dtype)
        }
        try requireLengths(arguments, "avg_pool", dims)
        let steps = arguments.pooling(dims, ceils: 4)
        let options: [Value] = [
          .bool(steps.ceils), .bool(arguments.bool(5)), dims == 1 ? .none : arguments.values[6],
        ]
        let numbers = [steps.kernel, steps.stride, steps.padding]
        if dims > 1 {
          try steps.check(input, dims: dims, name: "avg_pool\(dims)d")
          if arguments.optionalInt(6) == 0 { throw TorchError.runtime("divisor must be not zero") }
          return try averagePools[dims - 2].forward(
            arguments.session, [.tensor(input)] + numbers.map { .ints($0) } + options)
        }
        let flat = zip([1, 1, 0], numbers).map { [$0] + $1 }
        let plane = try input.unsqueeze(-2)
        try PoolingSteps(
          kernel: flat[0], stride: flat[1], padding: flat[2], dilation: [1, 1], ceils: steps.ceils
        ).check(plane, dims: 2, name: "avg_pool1d")
        let result = try averagePools[0].forward.first(
          arguments.session, [.tensor(plane)] + flat.map { .ints($0) } + options)
        return .tensor(try result.squeeze(-2))
      })
  }

  /// The average of whole numbers: the sum of each window divided by its size, towards zero.
  private static func wholeAverage(_ arguments: Arguments, _ dims: Int) throws -> Tensor {
    try arguments.session.belowAutograd {
      let means = try averagePool(dims).first(
        arguments.session, [.tensor(arguments.tensor(0).to(.float64))] + arguments.values.dropFirst())
      return try means.to(.int64)
    }
  }

  /// In two and three dimensions.
  fileprivate static let averagePools: [(forward: Operation, backward: Operation)] = (2...3).map { dims in
    resampling(
      "avg_pool\(dims)d",
      "(Tensor self, int[] kernel_size, int[] stride, int[] padding, bool ceil_mode, bool count_include_pad, "
        + "int? divisor_override) -> Tensor", [], node: "AvgPool\(dims)DBackward", "grad ÷ the size of the window"
    ) { arguments, sizes in
      let steps = arguments.pooling(dims, ceils: 4)
      var plan = Resampling()
      var divisors: [[Double]] = []
      // The last dimension first: sums run along rows.
      for d in (0..<dims).reversed() {
        let size = sizes[sizes.count - dims + d]
        var (taps, counts): ([[Resampling.Tap]], [Double]) = ([], [])
        for o in 0..<steps.count(d, size) {
          let start = o * steps.stride[d] - steps.padding[d]
          let end = min(start + steps.kernel[d], size + steps.padding[d])
          let inside = max(start, 0)..<max(max(start, 0), min(end, size))
          taps.append(inside.map { ($0, 1) })
          counts.append(Double(arguments.bool(5) ? end - start : inside.count))
        }
        plan.add(sizes.count - dims + d, taps)
        let isFirst = divisors.isEmpty
        divisors.append(
          arguments.optionalInt(6).map { divisor in counts.map { _ in isFirst ? Double(divisor) : 1 } } ?? counts)
      }
      plan.divisors = divisors
      return plan
    }
  }

  // MARK: Into given sizes

  /// `adaptive_avg_pool1d`, `adaptive_avg_pool2d`, `adaptive_avg_pool3d`.
  fileprivate static func adaptiveAveragePool(_ dims: Int) -> Operation {
    Operation(
      "adaptive_avg_pool\(dims)d", "(Tensor input, int[\(dims)] output_size) -> Tensor",
      dims == 1 ? [.function, .functional] : .functional,
      .composite { arguments in
        let input = arguments.tensor(0)
        if dims == 1 { try requireRank(input, "adaptive_avg_pool1d") }
        if input.rank != dims + 1 && input.rank != dims + 2 {
          throw TorchError.runtime(
            "adaptive_avg_pool\(dims)d(): Expected \(dims + 1)D or \(dims + 2)D tensor, but got \(Text.sizes(input.sizes))"
          )
        }
        let sizes = try arguments.outputSizes(dims, "adaptive_avg_pool")
        let planes = dims == 1 ? [1] + sizes : sizes
        if planes.contains(where: { $0 < 0 }) {
          throw TorchError.runtime(
            "adaptive_avg_pool\(planes.count)d: elements of output_size must be greater than or equal to 0 but received {"
              + "\(planes[0]), \(planes.dropFirst().map(String.init).joined(separator: ","))}")
        }
        if dims == 1 { return .tensor(try adaptiveAverage(input.unsqueeze(-2), [1] + sizes).squeeze(-2)) }
        return .tensor(try adaptiveAverage(input, sizes))
      })
  }

  private static func adaptiveAverage(_ input: Tensor, _ sizes: [Int]) throws -> Tensor {
    if sizes.allSatisfy({ $0 == 1 }) { return try input.mean(sizes.indices.map { $0 - sizes.count }, keep: true) }
    try requireElements(
      input, from: sizes.count == 2 ? input.rank - 2 : input.rank - 4, "adaptive_avg_pool\(sizes.count)d")
    return try adaptiveAveragePools[sizes.count - 2].forward.one(input.session, .tensor(input), .ints(sizes))
  }

  fileprivate static let adaptiveAveragePools: [(forward: Operation, backward: Operation)] = (2...3).map { dims in
    resampling(
      "_adaptive_avg_pool\(dims)d", "(Tensor self, int[] output_size) -> Tensor", [],
      node: "AdaptiveAvgPool\(dims)DBackward", "grad ÷ the size of the window",
      kernel: dims == 2 ? "adaptive_avg_pool2d" : "adaptive_avg_pool3d_cpu",
      checkingGradient: { grad in
        guard let empty = grad.sizes.indices.dropFirst().first(where: { grad.sizes[$0] == 0 }) else { return }
        throw TorchError.runtime(
          "adaptive_avg_pool\(dims)d_backward(): Expected grad_output to have non-zero size for non-batch dimensions, but "
            + "grad_output has sizes \(Text.sizes(grad.sizes)) with dimension \(empty) being empty")
      }
    ) { arguments, sizes in
      var plan = Resampling()
      var divisors: [[Double]] = []
      for d in (0..<dims).reversed() {
        let windows = adaptiveWindows(sizes[sizes.count - dims + d], arguments.ints(1)[d])
        plan.add(sizes.count - dims + d, windows.map { window in (window.start..<window.end).map { ($0, 1) } })
        divisors.append(windows.map { Double($0.end - $0.start) })
      }
      plan.divisors = divisors
      return plan
    }
  }

  private static func adaptiveWindows(_ size: Int, _ count: Int) -> [PoolingWindow] {
    (0..<count).map { PoolingWindow(start: $0 * size / count, end: (($0 + 1) * size + count - 1) / count, step: 1) }
  }

  fileprivate static func adaptiveMaxPool(_ dims: Int) -> Operation {
    Operation(
      "adaptive_max_pool\(dims)d", "(Tensor input, int[\(dims)] output_size) -> Tensor", .functional,
      .composite { .tensor(try adaptiveMaxPooled($0, dims)[0]) })
  }

  fileprivate static func adaptiveMaxPoolWithIndices(_ dims: Int) -> Operation {
    Operation(
      "adaptive_max_pool\(dims)d_with_indices", "(Tensor input, int[\(dims)] output_size) -> (Tensor, Tensor indices)",
      .functional, .composite { .tensors(try adaptiveMaxPooled($0, dims)) })
  }

  private static func adaptiveMaxPooled(_ arguments: Arguments, _ dims: Int) throws -> [Tensor] {
    let input = arguments.tensor(0)
    if dims == 1 {
      try requireRank(input, "adaptive_max_pool1d")
      try requireElements(input, from: input.rank - 1, "adaptive_max_pool1d")
    }
    let sizes = try arguments.outputSizes(dims, "adaptive_max_pool")
    // No rows at all are taken for an empty batch.
    if dims == 1 && input.rank == 2 && input.count == 0 {
      let batch = try input.unsqueeze(1).unsqueeze(-2)
      return try adaptiveMaxPools[0](arguments.session, [.tensor(batch), .ints([1] + sizes)]).tensorList.map {
        try $0.squeeze(-2).squeeze(1)
      }
    }
    if dims > 1 {
      return try adaptiveMaxPools[dims - 2](arguments.session, [.tensor(input), .ints(sizes)]).tensorList
    }
    return try adaptiveMaxPools[0](arguments.session, [.tensor(input.unsqueeze(-2)), .ints([1] + sizes)]).tensorList
      .map { try $0.squeeze(-2) }
  }

  fileprivate static let adaptiveMaxPools: [Operation] = (2...3).map { dims in
    Operation(
      "adaptive_max_pool\(dims)d", "(Tensor self, int[] output_size) -> (Tensor, Tensor indices)", [],
      node: "AdaptiveMaxPool\(dims)DBackward0",
      .kernel { arguments in
        let input = arguments.tensor(0)
        if input.rank != dims + 1 && input.rank != dims + 2 {
          throw TorchError.runtime(
            "adaptive_max_pool\(dims)d(): Expected \(dims + 1)D or \(dims + 2)D tensor, but got: "
              + Text.sizes(input.sizes))
        }
        try requireElements(input, from: input.rank - dims - 1, "adaptive_max_pool\(dims)d")
        try Kernel.requireFloat(input, dims == 2 ? "adaptive_max_pool2d" : "adaptive_max_pool3d_cpu")
        try TorchError.check(sizes: input.sizes.dropLast(dims) + arguments.ints(1))
        return .tensors(
          try Kernel.maxPool(
            input, (0..<dims).map { adaptiveWindows(input.sizes[input.rank - dims + $0], arguments.ints(1)[$0]) }))
      },
      [
        Derivative("self", "grad where self was the largest", saves: ["self", "result2"]) {
          try $0.pulled(through: adaptiveMaxPoolBackwards[dims - 2])
        }
      ])
  }

  /// Throws where PyTorch checks the number of dimensions before anything else.
  private static func requireRank(_ input: Tensor, _ name: String) throws {
    if input.rank == 2 || input.rank == 3 { return }
    throw TorchError.runtime(
      "Expected 2 to 3 dimensions, but got \(input.rank)-dimensional tensor for argument #1 'self' (while checking "
        + "arguments for \(name))")
  }

  private static func emptyPlanes(_ input: Tensor) -> TorchError {
    .runtime(
      "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:"
        + Text.sizes(input.sizes))
  }

  /// Throws where planes have no elements.
  private static func requirePlanes(_ input: Tensor, _ dims: Int, _ name: String) throws {
    guard let empty = input.sizes.indices.first(where: { $0 >= input.rank - dims - 1 && input.sizes[$0] == 0 })
    else { return }
    if dims == 2 { throw emptyPlanes(input) }
    throw TorchError.runtime(
      "\(name): Expected input's non-batch dimensions to have positive length, but input has a shape of "
        + "\(Text.sizes(input.sizes)) and non-batch dimension \(empty - (input.rank - dims - 1)) has length zero!")
  }

  /// Throws where an adaptive pooling has nothing to choose from, from a dimension on.
  private static func requireElements(_ input: Tensor, from first: Int, _ name: String) throws {
    guard let empty = input.sizes.indices.first(where: { $0 >= first && input.sizes[$0] == 0 }) else { return }
    throw TorchError.runtime(
      "\(name)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
        + "\(Text.sizes(input.sizes)) with dimension \(empty) being empty")
  }

  private static func requirePoolable(_ input: Tensor, _ dims: Int, _ name: String?) throws {
    if input.rank == dims + 1 || input.rank == dims + 2 {
      let isEmpty = input.sizes.dropFirst(input.rank - dims - 1).contains(0)
      if name == nil || !isEmpty { return }
    }
    if let name {
      throw TorchError.runtime(
        "\(name): Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:"
          + Text.sizes(input.sizes))
    }
    throw TorchError.runtime("non-empty \(dims + 1)D or \(dims + 2)D (batch mode) tensor expected for input")
  }
}

extension Arguments {
  /// The sizes at position 1, as many as there are dimensions; one number stands for all of them.
  fileprivate func outputSizes(_ dims: Int, _ family: String) throws -> [Int] {
    let sizes = ints(1)
    if sizes.count == dims { return sizes }
    if sizes.count == 1 { return [Int](repeating: sizes[0], count: dims) }
    if dims == 1 {
      throw TorchError.runtime("\(family)1d() argument 'output_size' should contain one int (got \(sizes.count))")
    }
    throw TorchError.runtime(
      family == "adaptive_max_pool"
        ? "\(family)\(dims)d(): internal error: output_size.size() must be \(dims)"
        : "\(family)\(dims)d: output_size must be \(dims)")
  }
}

extension Backward {
  func pulled(through backward: Operation) throws -> Tensor {
    try backward.one(session, .tensor(grad), .tensor(input), .tensor(saved(-2)))
  }
}
