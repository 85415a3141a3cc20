extension OperationTable {
  static let paddings: [Operation] =
    [.pad, .constantPadND] + Operation.edgePaddings.values.flatMap { [$0.forward, $0.backward] }
}

extension Operation {
  static let pad = Operation(
    "pad", "(Tensor input, int[] pad, str mode='constant', Scalar? value=None) -> Tensor", .functional,
    .composite { arguments in
      let (input, pad, mode) = (arguments.tensor(0), arguments.ints(1), arguments.string(2) ?? "constant")
      if pad.count % 2 != 0 { throw TorchError.runtime("Padding length must be divisible by 2") }
      if pad.count > 2 * input.rank {
        throw TorchError.runtime(
          "Padding length should be less than or equal to two times the input dimension but got padding length "
            + "\(pad.count) and input of dimension \(input.rank)")
      }
      if mode == "constant" { return .tensor(try input.constantPad(pad, arguments.scalar(3))) }
      if !["reflect", "replicate", "circular"].contains(mode) {
        throw TorchError.notImplemented("Unrecognised padding mode \(mode)")
      }
      if let value = arguments.optionalScalar(3), value.doubleValue != 0 {
        throw TorchError.runtime("Padding mode \"\(mode)\" doesn't take in value argument")
      }
      let dims = pad.count / 2
      guard input.rank == dims + 1 || input.rank == dims + 2, dims <= 3 else {
        throw TorchError.notImplemented(
          "Padding size \(pad.count) is not supported for \(input.rank)D input tensor.\nSupported combinations for "
            + "non-constant padding:\n  - 2D or 3D input: padding size = 2 (pads last dimension)\n  - 3D or 4D input: "
            + "padding size = 4 (pads last 2 dimensions)\n  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)"
        )
      }
      if mode == "circular" { return .tensor(try input.circularPad(pad)) }
      guard let pair = edgePaddings[mode + "\(dims)"] else {
        throw TorchError.notImplemented("Unrecognised padding mode \(mode)")
      }
      if input.sizes.dropFirst(input.rank == dims + 2 ? 1 : 0).contains(0) {
        throw TorchError.runtime(
          "Expected \(dims + 1)D or \(dims + 2)D (batch mode) tensor with possibly 0 batch size and other non-zero "
            + "dimensions for input, but got: \(Text.sizes(input.sizes))")
      }
      return try pair.forward(arguments.session, [.tensor(input), .ints(pad)])
    })

  static let constantPadND: Operation = Operation(
    "constant_pad_nd", "(Tensor self, int[] pad, Scalar value=0) -> Tensor", .function, node: "ConstantPadNdBackward0",
    .kernel { arguments in
      let (input, pad) = (arguments.tensor(0), arguments.ints(1))
      if pad.count % 2 != 0 {
        throw TorchError.runtime("Length of pad must be even but instead it equals \(pad.count)")
      }
      if pad.count > 2 * input.rank {
        throw TorchError.runtime(
          "Length of pad should be no more than twice the number of dimensions of the input. Pad length is \(pad.count)"
            + "while the input has \(input.rank)dimensions.")
      }
      var sizes = input.sizes
      var source = input
      var starts = [Int](repeating: 0, count: input.rank)
      for i in 0..<pad.count / 2 {
        let d = input.rank - 1 - i
        let (before, after) = (pad[2 * i], pad[2 * i + 1])
        sizes[d] += before + after
        if sizes[d] < 0 { throw TorchError.runtime("narrow(): length must be non-negative.") }
        source = try source.slice(d, max(0, -before), source.sizes[d] - max(0, -after))
        starts[d] = max(0, before)
      }
      if pad.allSatisfy({ $0 <= 0 }) { return .tensor(try source.packedCopy()) }
      let output = try input.session.filled(sizes, arguments.scalar(2), dtype: input.dtype)
      let offset = zip(starts, output.geometry.strides).reduce(0) { $0 + $1.0 * $1.1 }
      if source.count > 0 {
        try Kernel.copy(
          source, into: output.view(as: Geometry(sizes: source.sizes, strides: output.geometry.strides), offset: offset)
        )
      }
      return .tensor(try output.following(input))
    },
    [Derivative("self", "grad without the padding") { try $0.grad.constantPad($0.arguments.ints(1).map { -$0 }, 0) }])

  /// `reflection_pad1d` to `replication_pad3d`, by mode and number of dimensions.
  static let edgePaddings: [String: (forward: Operation, backward: Operation)] = {
    var table: [String: (forward: Operation, backward: Operation)] = [:]
    for dims in 1...3 {
      table["reflect\(dims)"] = resampling(
        "reflection_pad\(dims)d", "(Tensor self, int[] padding) -> Tensor", [],
        node: "ReflectionPad\(dims)DBackward", "grad of the elements it was copied to", takesWholeNumbers: true
      ) { arguments, sizes in
        try edgePlan(sizes, arguments.ints(1)) { index, size in
          let turned = index < 0 ? -index : index
          return turned < size ? turned : 2 * (size - 1) - turned
        } check: { before, after, size, dim in
          if before >= size || after >= size {
            throw TorchError.runtime(
              "Argument #4: Padding size should be less than the corresponding input dimension, but got: padding "
                + "(\(before), \(after)) at dimension \(dim) of input \(Text.sizes(sizes))")
          }
        }
      }
      table["replicate\(dims)"] = resampling(
        "replication_pad\(dims)d", "(Tensor self, int[] padding) -> Tensor", [],
        node: "ReplicationPad\(dims)DBackward", "grad of the elements it was copied to", takesWholeNumbers: true
      ) { arguments, sizes in
        try edgePlan(sizes, arguments.ints(1)) { index, size in
          min(max(index, 0), size - 1)
        } check: { _, _, _, _ in
        }
      }
    }
    return table
  }()

  private static func edgePlan(
    _ sizes: [Int], _ pad: [Int], _ source: (_ index: Int, _ size: Int) -> Int,
    check: (_ before: Int, _ after: Int, _ size: Int, _ dim: Int) throws -> Void
  ) throws -> Resampling {
    var plan = Resampling()
    let dims = pad.count / 2
    if sizes.suffix(dims + 1).contains(0) {
      throw TorchError.runtime(
        "Expected \(dims + 1)D or \(dims + 2)D (batch mode) tensor with possibly 0 batch size and other non-zero "
          + "dimensions for input, but got: \(Text.sizes(sizes))")
    }
    for i in 0..<pad.count / 2 {
      let (d, before, after) = (sizes.count - 1 - i, pad[2 * i], pad[2 * i + 1])
      try check(before, after, sizes[d], d)
      plan.add(d, (0..<max(0, sizes[d] + before + after)).map { [(source($0 - before, sizes[d]), 1)] })
    }
    return plan
  }
}

extension Tensor {
  /// The values with a frame of a constant; negative widths cut off (`constant_pad_nd`).
  func constantPad(_ pad: [Int], _ value: Scalar) throws -> Tensor {
    try Operation.constantPadND.one(session, .tensor(self), .ints(pad), .scalar(value))
  }

  /// The values with a frame from the opposite edges: an empty tensor into which the parts are copied, as PyTorch does it.
  fileprivate func circularPad(_ pad: [Int]) throws -> Tensor {
    let dims = pad.count / 2
    var shape = sizes
    for i in 0..<dims {
      let d = rank - 1 - i
      if pad[2 * i] > sizes[d] || pad[2 * i + 1] > sizes[d] {
        throw TorchError.runtime("Padding value causes wrapping around more than once.")
      }
      shape[d] += pad[2 * i] + pad[2 * i + 1]
      if shape[d] < 0 {
        throw TorchError.runtime("Negative padding value is resulting in an empty dimension")
      }
    }
    let output = try session.empty(shape, dtype)
    var (target, source) = (output, self)
    for i in 0..<dims {
      let d = rank - dims + i
      let (before, after) = (pad[2 * (dims - 1 - i)], pad[2 * (dims - 1 - i) + 1])
      target = try target.slice(d, max(before, 0), shape[d] - max(after, 0))
      source = try source.slice(d, max(-before, 0), sizes[d] - max(-after, 0))
    }
    try target.copy_(source)
    for i in (0..<dims).reversed() {
      let d = rank - dims + i
      let (before, after) = (pad[2 * (dims - 1 - i)], pad[2 * (dims - 1 - i) + 1])
      if before > 0 {
        let from = shape[d] - before - max(after, 0)
        try output.slice(d, 0, before).copy_(output.slice(d, from, shape[d] - max(after, 0)))
      }
      if after > 0 {
        let to = shape[d] - after
        try output.slice(d, to, shape[d]).copy_(output.slice(d, max(before, 0), max(before, 0) + after))
      }
    }
    return output
  }
}
