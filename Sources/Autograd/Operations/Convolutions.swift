extension OperationTable {
  static let convolutions: [Operation] =
    [1, 2, 3].flatMap { dims in
      [
        Operation.convolutionFunction(dims), Operation.paddedConvolutionFunction(dims),
        Operation.transposedFunction(dims),
      ]
    } + [.convolution, .convolutionWeight]
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
            arguments.values[0] = .tensor(
              try arguments.tensor(0).constantPad(odd.reversed().flatMap { [0, $0] }, 0))
          }
        case let text: throw TorchError.runtime("Invalid padding string: '\(text ?? "")'")
        }
        return .tensor(
          try convolve(
            arguments, dims, stride: stride, padding: padding, dilation: dilation, groups: arguments.int(6)))
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
    outputPadding: [Int]? = nil
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
    for (what, values) in [("stride", stride), ("padding", padding), ("dilation", dilation)]
    where values.count != 1 && values.count != weight.rank - 2 {
      throw TorchError.runtime(
        "expected \(what) to be a single integer value or a list of \(weight.rank - 2) values to match the convolution "
          + "dimensions, but got \(what)=\(Text.sizes(values))")
    }
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
      let steps = arguments.convolutionSteps
      try Convolutions.check(arguments, steps)
      let sizes = Convolutions.outputSizes(arguments, steps)
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
    [
      Derivative("input", "grad spread by weight", saves: ["weight"]) { context in
        try context.convolutionPull(of: context.grad, by: context.other, to: context.sizes(0))
      },
      Derivative("weight", "Σ grad × the window of input", saves: ["input"]) { context in
        let (grad, input) = (try context.grad, try context.input)
        let (large, small) = context.arguments.bool(6) ? (grad, input) : (input, grad)
        let arguments = context.arguments
        return try Operation.convolutionWeight.one(
          context.session, .tensor(large), .tensor(small), .ints(context.sizes(1)), arguments.values[3],
          arguments.values[4], arguments.values[5], arguments.values[8])
      },
      Derivative("bias", "Σ grad") { context in
        let grad = try context.grad
        return try grad.sum(grad.sizes.indices.filter { $0 != 1 })
      },
    ])

  /// The gradient of the weight, from the larger and the smaller image.
  static let convolutionWeight = Operation(
    "convolution_backward_weight",
    "(Tensor large, Tensor small, int[] sizes, int[] stride, int[] padding, int[] dilation, int groups) -> Tensor", [],
    node: "ConvolutionBackwardBackward0",
    .kernel { arguments in
      let steps = ConvolutionSteps(
        stride: arguments.ints(3), padding: arguments.ints(4), dilation: arguments.ints(5), groups: arguments.int(6))
      let wide = arguments.tensor(0).dtype.compute
      return .tensor(
        try Kernel.convolutionWeight(
          large: arguments.tensor(0).cast(wide), small: arguments.tensor(1).cast(wide), arguments.ints(2), steps
        ).cast(arguments.tensor(0).dtype))
    },
    [
      Derivative("large", "small spread by grad", saves: ["small"]) { context in
        let arguments = context.arguments
        let steps = ConvolutionSteps(
          stride: arguments.ints(3), padding: arguments.ints(4), dilation: arguments.ints(5), groups: arguments.int(6))
        return try context.other.convolved(
          context.grad, steps, isTransposed: true, resulting: context.sizes(0))
      },
      Derivative("small", "Σ grad × the window of large", saves: ["large"]) { context in
        let arguments = context.arguments
        let steps = ConvolutionSteps(
          stride: arguments.ints(3), padding: arguments.ints(4), dilation: arguments.ints(5), groups: arguments.int(6))
        return try context.input.convolved(context.grad, steps, isTransposed: false, resulting: context.sizes(1))
      },
    ])
}

extension Tensor {
  /// A convolution, either way, into given sizes.
  fileprivate func convolved(
    _ weight: Tensor, _ steps: ConvolutionSteps, isTransposed: Bool, resulting sizes: [Int]
  ) throws -> Tensor {
    let extra = steps.stride.indices.map { d -> Int in
      guard isTransposed else { return 0 }
      let kernel = steps.dilation[d] * (weight.sizes[d + 2] - 1) + 1
      return sizes[d + 2] - ((self.sizes[d + 2] - 1) * steps.stride[d] - 2 * steps.padding[d] + kernel)
    }
    let result = try Operation.convolution.one(
      session, .tensor(self), .tensor(weight), .none, .ints(steps.stride), .ints(steps.padding), .ints(steps.dilation),
      .bool(isTransposed), .ints(extra), .int(steps.groups))
    // A convolution leaves out what does not fill a window, which the other direction then has too much of.
    var trimmed = result
    for d in sizes.indices where trimmed.sizes[d] > sizes[d] { trimmed = try trimmed.slice(d, 0, sizes[d]) }
    return trimmed
  }
}

extension Backward {
  fileprivate func convolutionPull(of grad: Tensor, by weight: Tensor, to sizes: [Int]) throws -> Tensor {
    let steps = arguments.convolutionSteps
    return try grad.convolved(weight, steps, isTransposed: !arguments.bool(6), resulting: sizes)
  }
}

extension Arguments {
  fileprivate var convolutionSteps: ConvolutionSteps {
    ConvolutionSteps(stride: ints(3), padding: ints(4), dilation: ints(5), groups: int(8))
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
    try checkTypes(input, weight, bias)
  }

  private static func checkTypes(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws {
    if input.dtype != weight.dtype {
      throw TorchError.runtime(
        "expected scalar type \(input.dtype.scalarTypeName) but found \(weight.dtype.scalarTypeName)")
    }
    if let bias, bias.dtype != input.dtype {
      throw TorchError.runtime(
        "Input type (\(input.dtype.kernelName)) and bias type (\(bias.dtype.kernelName)) should be the same")
    }
    try Kernel.refuseBool("slow_conv2d_cpu", input)
  }
}
