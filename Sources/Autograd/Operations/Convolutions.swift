extension OperationTable {
  static let convolutions: [Operation] =
    [1, 2, 3].flatMap { dims in
      [
        Operation.convolutionFunction(dims), Operation.paddedConvolutionFunction(dims),
        Operation.transposedFunction(dims),
      ]
    } + [.convolution, .convolutionBackward]
}

extension Operation {
  /// `conv1d`, `conv2d`, `conv3d`.
  fileprivate static func convolutionFunction(_ dims: Int) -> Operation {
    Operation(
      "conv\(dims)d",
      "(Tensor input, Tensor weight, Tensor? bias=None, int[\(dims)] stride=1, int[\(dims)] padding=0, "
        + "int[\(dims)] dilation=1, int groups=1) -> Tensor", [.function, .functional],
      .composite { arguments in
        .tensor(
          try convolve(
            arguments, dims, stride: arguments.ints(3), padding: arguments.ints(4), dilation: arguments.ints(5),
            groups: arguments.int(6)))
      })
  }

  /// The same with `padding='same'` or `'valid'`.
  fileprivate static func paddedConvolutionFunction(_ dims: Int) -> Operation {
    Operation(
      "conv\(dims)d",
      "(Tensor input, Tensor weight, Tensor? bias=None, int[\(dims)] stride=1, str padding='valid', "
        + "int[\(dims)] dilation=1, int groups=1) -> Tensor", [.function, .functional],
      .composite { arguments in
        let stride = arguments.ints(3)
        let dilation = repeated(arguments.ints(5), dims)
        var padding = [Int](repeating: 0, count: dims)
        var arguments = arguments
        switch arguments.string(4) {
        case "valid": break
        case "same":
          if stride.contains(where: { $0 != 1 }) {
            throw TorchError.runtime("padding='same' is not supported for strided convolutions")
          }
          let kernel = arguments.tensor(1).sizes.suffix(dims)
          let totals = zip(kernel, dilation).map { ($0 - 1) * $1 }
          padding = totals.map { $0 / 2 }
          // What does not divide by two is padded on the right beforehand.
          let odd = totals.map { $0 % 2 }
          if odd.contains(1) {
            arguments.session.warnOnce(
              "Using padding='same' with even kernel lengths and odd dilation may require a zero-padded copy of the input "
                + "be created")
            arguments.values[0] = .tensor(
              try arguments.tensor(0).constantPad(odd.reversed().flatMap { [0, $0] }, 0))
          }
        case let text: throw TorchError.runtime("Invalid padding string: '\(text ?? "")'")
        }
        return .tensor(
          try convolve(
            arguments, dims, stride: stride, padding: padding, dilation: dilation, groups: arguments.int(6),
            isSame: arguments.string(4) == "same"))
      })
  }

  /// `conv_transpose1d`, `conv_transpose2d`, `conv_transpose3d`.
  fileprivate static func transposedFunction(_ dims: Int) -> Operation {
    Operation(
      "conv_transpose\(dims)d",
      "(Tensor input, Tensor weight, Tensor? bias=None, int[\(dims)] stride=1, int[\(dims)] padding=0, "
        + "int[\(dims)] output_padding=0, int groups=1, int[\(dims)] dilation=1) -> Tensor", [.function, .functional],
      .composite { arguments in
        .tensor(
          try convolve(
            arguments, dims, stride: arguments.ints(3), padding: arguments.ints(4), dilation: arguments.ints(7),
            groups: arguments.int(6), outputPadding: arguments.ints(5)))
      })
  }

  /// One number stands for all spatial dimensions.
  private static func repeated(_ values: [Int], _ dims: Int) -> [Int] {
    values.count == 1 ? [Int](repeating: values[0], count: dims) : values
  }

  /// Checks the arguments and convolves; an input without a batch gets one for the time being.
  private static func convolve(
    _ arguments: Arguments, _ dims: Int, stride: [Int], padding: [Int], dilation: [Int], groups: Int,
    outputPadding: [Int]? = nil, isSame: Bool = false
  ) throws -> Tensor {
    let (input, weight) = (arguments.tensor(0), arguments.tensor(1))
    if weight.rank < 3 && (input.rank == dims + 1 || input.rank == dims + 2) {
      throw TorchError.runtime("weight should have at least three dimensions")
    }
    let name = (outputPadding == nil ? "conv" : "conv_transpose") + "\(dims)d"
    if input.rank != dims + 1 && input.rank != dims + 2 {
      throw TorchError.runtime(
        "Expected \(dims + 1)D (unbatched) or \(dims + 2)D (batched) input to \(name), but got input of size: "
          + Text.sizes(input.sizes))
    }
    let batched = input.rank == dims + 2 ? input.sizes : [1] + input.sizes
    func requireRank(_ gap: String) throws {
      if weight.rank == dims + 2 { return }
      throw TorchError.runtime(
        "Expected \(weight.rank)-dimensional input for \(weight.rank)-dimensional weight\(gap)\(Text.sizes(weight.sizes)), "
          + "but got \(dims + 2)-dimensional input of size \(Text.sizes(batched)) instead")
    }
    if isSame { try requireRank("") }
    let lists = [
      ("stride", stride), ("padding", padding), ("output_padding", outputPadding ?? [0]), ("dilation", dilation),
    ].map { ($0, repeated($1, dims)) }
    for (what, values) in lists where values.count != 1 && values.count != weight.rank - 2 {
      throw TorchError.runtime(
        "expected \(what) to be a single integer value or a list of \(weight.rank - 2) values to match the convolution "
          + "dimensions, but got \(what)=\(Text.sizes(values))")
    }
    try requireRank(" ")
    let isBatched = input.rank == dims + 2
    let steps = ConvolutionSteps(
      stride: repeated(stride, dims), padding: repeated(padding, dims), dilation: repeated(dilation, dims),
      groups: groups)
    let result = try Operation.convolution.one(
      arguments.session, .tensor(isBatched ? input : input.unsqueeze(0)), .tensor(weight), arguments.values[2],
      .ints(steps.stride), .ints(steps.padding), .ints(steps.dilation), .bool(outputPadding != nil),
      .ints(repeated(outputPadding ?? [0], dims)), .int(groups))
    return isBatched ? result : try result.squeeze(0)
  }

  static let convolution: Operation = Operation(
    "convolution",
    "(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, bool transposed, "
      + "int[] output_padding, int groups) -> Tensor", [], node: "ConvolutionBackward0",
    .kernel { arguments in
      let (input, weight) = (arguments.tensor(0), arguments.tensor(1))
      let steps = arguments.convolutionSteps(input, weight)
      try Convolutions.check(arguments, steps)
      let sizes = Convolutions.outputSizes(arguments, steps)
      try Convolutions.checkOutput(arguments, sizes)
      // Half types are computed as float32, whole numbers as float64, which holds those of any image.
      let wide = input.dtype.isFloatingPoint ? input.dtype.compute : .float64
      let (image, taps) = (try input.cast(wide), try weight.cast(wide))
      let output =
        arguments.bool(6)
        ? try Kernel.transposedConvolution(image, taps, sizes, steps).cast(input.dtype)
        : try Kernel.convolution(image, taps, sizes, steps).cast(input.dtype)
      guard let bias = arguments.optionalTensor(2), sizes[1] > 0 else { return .tensor(output) }
      let column = bias.view(
        as: Geometry(
          sizes: [bias.count] + sizes.dropFirst(2).map { _ in 1 },
          strides: [bias.geometry.strides[0]] + sizes.dropFirst(2).map { _ in 0 }))
      return .tensor(try Kernel.binary(Add.self, output, column, output))
    },
    Derivative.jointly(
      [("input", "grad spread by weight"), ("weight", "Σ grad × the window of input"), ("bias", "Σ grad")],
      saves: ["input", "weight"]
    ) { context in
      try context.convolutionPulls(
        of: context.grad, context.input, context.other, wanted: (0..<3).map { context.needs($0) })
    })

  /// The gradients of a convolution: those of the input, the weight and the bias whose bit is set in `wanted`.
  static let convolutionBackward = Operation(
    "convolution_backward",
    "(Tensor grad_output, Tensor input, Tensor weight, int[] stride, int[] padding, int[] dilation, bool transposed, "
      + "int[] output_padding, int groups, int wanted) -> (Tensor, Tensor, Tensor)", [],
    node: "ConvolutionBackwardBackward0",
    .kernel { arguments in
      let (own, wanted) = (arguments.tensor(0).dtype, arguments.int(9))
      let steps = arguments.convolutionSteps(arguments.tensor(1), arguments.tensor(2))
      let (grad, input) = (try arguments.tensor(0).cast(own.compute), try arguments.tensor(1).cast(own.compute))
      let weight = try arguments.tensor(2).cast(own.compute)
      let isTransposed = arguments.bool(6)
      var results: [Tensor?] = [nil, nil, nil]
      if wanted & 1 != 0 {
        results[0] =
          try isTransposed
          ? Kernel.convolution(grad, weight, input.sizes, steps)
          : Kernel.transposedConvolution(grad, weight, input.sizes, steps)
      }
      if wanted & 2 != 0 {
        let (large, small) = isTransposed ? (grad, input) : (input, grad)
        results[1] = try Kernel.convolutionWeight(large: large, small: small, weight.sizes, steps)
      }
      if wanted & 4 != 0 { results[2] = try grad.sum(grad.sizes.indices.filter { $0 != 1 }) }
      return .optionalTensors(try results.map { try $0?.cast(own) })
    },
    Derivative.jointly(
      [
        ("grad_output", "grad ⋆ weight + input ⋆ grad2 + grad3"), ("input", "grad_output spread by grad2"),
        ("weight", "Σ grad_output × the window of grad"),
      ], saves: ["grad_output", "input", "weight"]
    ) { context in
      let (grad, input, weight) = (try context.saved(0), try context.saved(1), try context.saved(2))
      let pulls = try (0..<3).map { context.hasGrad($0) ? try context.grad($0) : nil }
      let settings = Array(context.arguments.values[3...8])
      func convolved(_ input: Tensor, _ weight: Tensor) throws -> Tensor {
        try Operation.convolution.first(context.session, [.tensor(input), .tensor(weight), .none] + settings)
      }
      var own: [Tensor?] = [nil, nil, nil]
      if context.needs(0) {
        var parts: [Tensor] = []
        if let pull = pulls[0] { parts.append(try convolved(pull, weight)) }
        if let pull = pulls[1] { parts.append(try convolved(input, pull)) }
        if let pull = pulls[2] {
          parts.append(try pull.view(grad.sizes.indices.map { $0 == 1 ? pull.count : 1 }).expand(grad.sizes))
        }
        own[0] = try parts.dropFirst().reduce(parts.first) { try $0?.add($1) }
      }
      if context.needs(1), let pull = pulls[1] {
        own[1] = try context.convolutionPulls(of: grad, input, pull, wanted: [true, false, false])[0]
      }
      if context.needs(2), let pull = pulls[0] {
        own[2] = try context.convolutionPulls(of: grad, pull, weight, wanted: [false, true, false])[1]
      }
      return own
    })
}

extension Backward {
  /// The gradients of input, weight and bias of a convolution whose settings stand where those of this one do.
  fileprivate func convolutionPulls(
    of grad: Tensor, _ input: Tensor, _ weight: Tensor, wanted: [Bool]
  ) throws -> [Tensor?] {
    let bits = wanted.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) }
    return try Operation.convolutionBackward(
      session, [.tensor(grad), .tensor(input), .tensor(weight)] + arguments.values[3...8] + [.int(bits)]
    ).places ?? []
  }
}

extension Arguments {
  fileprivate func convolutionSteps(_ input: Tensor, _ weight: Tensor) -> ConvolutionSteps {
    var steps = ConvolutionSteps(stride: ints(3), padding: ints(4), dilation: ints(5), groups: int(8))
    // PyTorch leaves float32 to oneDNN, which knows where the padding is, once there is enough to do.
    let isWide = weight.rank > 3 && weight.sizes.suffix(2).allSatisfy { $0 > 3 }
    let isLarge = isWide || input.sizes[0] > 1 || input.count > 20480
    steps.multipliesPadding = input.dtype == .float64 || input.dtype == .float32 && steps.groups == 1 && !isLarge
    return steps
  }
}

/// What `convolution` demands of its arguments, and the sizes it gives.
private enum Convolutions {
  static func outputSizes(_ arguments: Arguments, _ steps: ConvolutionSteps) -> [Int] {
    let (input, weight) = (arguments.tensor(0), arguments.tensor(1))
    let isTransposed = arguments.bool(6)
    let spatial = steps.stride.indices.map { d -> Int in
      let kernel = steps.dilation[d] * (weight.sizes[d + 2] - 1) + 1
      if isTransposed {
        return (input.sizes[d + 2] - 1) * steps.stride[d] - 2 * steps.padding[d] + kernel + arguments.ints(7)[d]
      }
      return (input.sizes[d + 2] + 2 * steps.padding[d] - kernel) / steps.stride[d] + 1
    }
    // Of no channels PyTorch makes none.
    let channels = input.sizes[1] == 0 ? 0 : isTransposed ? weight.sizes[1] * steps.groups : weight.sizes[0]
    return [input.sizes[0], channels] + spatial
  }

  static func check(_ arguments: Arguments, _ steps: ConvolutionSteps) throws {
    let (input, weight, bias) = (arguments.tensor(0), arguments.tensor(1), arguments.optionalTensor(2))
    let isTransposed = arguments.bool(6)
    if weight.rank != steps.stride.count + 2 {
      throw TorchError.runtime(
        "expected stride to be a single integer value or a list of \(weight.rank - 2) values to match the convolution "
          + "dimensions, but got stride=\(Text.sizes(steps.stride))")
    }
    if steps.padding.contains(where: { $0 < 0 }) { throw TorchError.runtime("negative padding is not supported") }
    if steps.stride.contains(where: { $0 <= 0 }) { throw TorchError.runtime("non-positive stride is not supported") }
    if steps.dilation.contains(where: { $0 <= 0 }) { throw TorchError.runtime("dilation should be greater than zero") }
    if arguments.ints(7).contains(where: { $0 < 0 }) {
      throw TorchError.runtime("negative output_padding is not supported")
    }
    if steps.groups <= 0 { throw TorchError.runtime("non-positive groups is not supported") }
    if weight.sizes[0] < steps.groups {
      throw TorchError.runtime(
        "Given groups=\(steps.groups), expected weight to be at least \(steps.groups) at dimension 0, but got weight of "
          + "size \(Text.sizes(weight.sizes)) instead")
    }
    if !isTransposed && weight.sizes[0] % steps.groups != 0 {
      throw TorchError.runtime(
        "Given groups=\(steps.groups), expected weight to be divisible by \(steps.groups) at dimension 0, but got weight "
          + "of size [\(Text.sizes(weight.sizes))] instead")
    }
    let channels = isTransposed ? weight.sizes[0] : weight.sizes[1] * steps.groups
    if input.sizes[1] != channels {
      throw TorchError.runtime(
        "Given \(isTransposed ? "transposed=1" : "groups=\(steps.groups)"), weight of size \(Text.sizes(weight.sizes)), "
          + "expected input\(Text.sizes(input.sizes)) to have \(channels) channels, but got \(input.sizes[1]) channels "
          + "instead")
    }
    let outputs = isTransposed ? weight.sizes[1] * steps.groups : weight.sizes[0]
    if let bias, bias.sizes != [outputs] {
      throw TorchError.runtime(
        "Given \(isTransposed ? "transposed=1, " : "")weight of size \(Text.sizes(weight.sizes)), expected bias to be "
          + "1-dimensional with \(outputs) elements, but got bias of size \(Text.sizes(bias.sizes)) instead")
    }
    if !isTransposed {
      let padded = steps.stride.indices.map { input.sizes[$0 + 2] + 2 * steps.padding[$0] }
      let kernel = steps.stride.indices.map { steps.dilation[$0] * (weight.sizes[$0 + 2] - 1) + 1 }
      if zip(padded, kernel).contains(where: { $0 < $1 }) {
        func text(_ values: [Int]) -> String { "(" + values.map(String.init).joined(separator: " x ") + ")" }
        throw TorchError.runtime(
          "Calculated padded input size per channel: \(text(padded)). Kernel size: \(text(kernel)). Kernel size can't be "
            + "greater than actual input size")
      }
    }
    try checkTypes(input, weight, bias, steps, isTransposed: isTransposed)
    if isTransposed { try checkOutputPadding(arguments.ints(7), steps) }
    if input.count > 0 { try checkKernelSizes(weight, steps, isTransposed: isTransposed) }
    if input.count == 0 && input.sizes[0] > 0 && input.sizes[1] > 0 {
      let shape = Array(input.sizes[..<2]) + (input.rank == 3 ? [1] : []) + input.sizes.dropFirst(2)
      throw TorchError.runtime(
        "Only zero batch or zero channel inputs are supported, but got input shape: \(Text.sizes(shape))")
    }
  }

  /// Throws where a kernel has no elements.
  private static func checkKernelSizes(_ weight: Tensor, _ steps: ConvolutionSteps, isTransposed: Bool) throws {
    let sizes = weight.sizes.dropFirst(2)
    let flat = (weight.rank == 3 ? [1] : []) + sizes
    let isSolid = weight.rank == 5
    if sizes.contains(0) && !(isSolid && isTransposed) {
      func refuse(_ kernel: String) -> TorchError {
        TorchError.runtime("kernel size should be greater than zero, but got\(kernel)")
      }
      if !isTransposed && steps.dilation.contains(where: { $0 != 1 }) { throw refuse(" " + Text.sizes(flat)) }
      if isSolid { throw refuse(": \(flat[0]) x \(flat[1]) x \(flat[2]) (TxHxW)") }
      throw refuse(" kernel_height: \(flat[0]) kernel_width: \(flat[1])")
    }
    if isTransposed && weight.count == 0 {
      throw TorchError.runtime(
        isSolid
          ? "non-empty 5D (n_output_plane x n_input_plane x kernel_depth x kernel_height x kernel_width) tensor expected "
            + "for weight, but got: \(Text.sizes(weight.sizes))"
          : "non-empty 2D or 4D weight tensor expected, but got: \(Text.sizes(Array(weight.sizes[..<2]) + flat))")
    }
  }

  /// Throws where a result would have sizes below its least.
  static func checkOutput(_ arguments: Arguments, _ sizes: [Int]) throws {
    let (input, weight) = (arguments.tensor(0), arguments.tensor(1))
    func flat(_ sizes: [Int]) -> [Int] { sizes.count == 1 ? [1] + sizes : sizes }
    let spatial = flat(Array(sizes.dropFirst(2)))
    if input.count == 0 {
      // PyTorch multiplies with the first weight, and gives the product the sizes of the result.
      if weight.count == 0 && input.sizes[1] > 0 {
        throw TorchError.index("select(): index 0 out of range for tensor of size [0] at dimension 0")
      }
      _ = try Reshaping.inferred(Array(sizes[..<2]) + spatial, count: 0)
    } else if arguments.bool(6) && spatial.contains(where: { $0 < 1 }) {
      func text(_ values: [Int]) -> String { "(" + values.map(String.init).joined(separator: " x ") + ")" }
      throw TorchError.runtime(
        "Given input size per channel: \(text(flat(Array(input.sizes.dropFirst(2))))). Calculated output size per channel: "
          + "\(text(spatial)). Output size is too small")
    }
  }

  /// Throws where a transposed convolution would pad its result by a whole step.
  private static func checkOutputPadding(_ padding: [Int], _ steps: ConvolutionSteps) throws {
    if padding.indices.allSatisfy({ padding[$0] < max(steps.stride[$0], steps.dilation[$0]) }) { return }
    let isRow = padding.count == 1
    let words = padding.count == 3 ? ["depth", "height", "width"] : ["height", "width"]
    func text(_ name: String, _ values: [Int], _ first: Int) -> String {
      zip(words, isRow ? [first] + values : values).map { "\(name)_\($0): \($1)" }.joined(separator: " ")
    }
    throw TorchError.runtime(
      "output padding must be smaller than either stride or dilation, but got \(text("output_padding", padding, 0)) "
        + "\(text("stride", steps.stride, 1)) \(text("dilation", steps.dilation, 1))")
  }

  /// Throws where the kernel that PyTorch takes does not know the type.
  private static func checkKernel(_ input: Tensor, _ steps: ConvolutionSteps, isTransposed: Bool) throws {
    if input.dtype.isFloatingPoint { return }
    let isSolid = steps.stride.count == 3
    let isDilated = steps.dilation.contains { $0 != 1 }
    if (isTransposed || isDilated) && input.dtype != .int64 {
      let name = isTransposed ? "slow_conv_transpose\(isSolid ? 3 : 2)d_out_cpu" : "slow_conv_dilated<>"
      throw Operation.unsupported(name, input.dtype)
    }
    try Kernel.refuseBool(isSolid ? "compute_columns3d" : "slow_conv2d_cpu", input)
  }

  private static func checkTypes(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ steps: ConvolutionSteps, isTransposed: Bool
  ) throws {
    let biasError = bias.flatMap { bias in
      bias.dtype == input.dtype
        ? nil
        : TorchError.runtime(
          "Input type (\(input.dtype.kernelName)) and bias type (\(bias.dtype.kernelName)) should be the same")
    }
    if let biasError, !isTransposed { throw biasError }
    if isTransposed || input.dtype == .bool { try checkKernel(input, steps, isTransposed: isTransposed) }
    if input.dtype != weight.dtype {
      if input.dtype == .bfloat16 {
        throw TorchError.runtime(
          "Input type (CPUBFloat16Type) and weight type (torch.\(weight.dtype.scalarTypeName)Tensor) should be the same or "
            + "input should be a MKLDNN tensor and weight is a dense tensor")
      }
      throw TorchError.runtime(
        "expected scalar type \(input.dtype.scalarTypeName) but found \(weight.dtype.scalarTypeName)")
    }
    if let biasError { throw biasError }
    try checkKernel(input, steps, isTransposed: isTransposed)
  }
}
