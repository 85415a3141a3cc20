extension OperationTable {
  static let shufflings: [Operation] = [.pixelShuffle, .pixelUnshuffle, .channelShuffle, .im2col, .col2im]
}

extension Operation {
  static let pixelShuffle: Operation = Operation(
    "pixel_shuffle", "(Tensor input, int upscale_factor) -> Tensor", [.function, .functional],
    node: "PixelShuffleBackward0",
    .kernel { arguments in
      let (input, r) = (arguments.tensor(0), arguments.int(1))
      if input.rank < 3 {
        throw TorchError.runtime(
          "pixel_shuffle expects input to have at least 3 dimensions, but got input with \(input.rank) dimension(s)")
      }
      if r <= 0 { throw TorchError.runtime("pixel_shuffle expects a positive upscale_factor, but got \(r)") }
      let (lead, c, h, w) = input.image
      if c % (r * r) != 0 {
        throw TorchError.runtime(
          "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but "
            + "input.size(-3)=\(c) is not divisible by \(r * r)")
      }
      let n = lead.count
      let split = try input.reshape(lead + [c / (r * r), r, r, h, w])
      let order = Array(0..<n) + [n, n + 3, n + 1, n + 4, n + 2]
      return .tensor(try split.permute(order).copied().view(lead + [c / (r * r), h * r, w * r]))
    },
    [
      Derivative("input", "grad unshuffled") {
        try Operation.pixelUnshuffle.one($0.session, .tensor($0.grad), $0.arguments.values[1])
      }
    ])

  static let pixelUnshuffle: Operation = Operation(
    "pixel_unshuffle", "(Tensor input, int downscale_factor) -> Tensor", [.function, .functional],
    node: "PixelUnshuffleBackward0",
    .kernel { arguments in
      let (input, r) = (arguments.tensor(0), arguments.int(1))
      if input.rank < 3 {
        throw TorchError.runtime(
          "pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(input.rank) dimension(s)")
      }
      if r <= 0 { throw TorchError.runtime("pixel_unshuffle expects a positive downscale_factor, but got \(r)") }
      if input.count == 0 { return .tensor(try input.copied()) }
      let (lead, c, h, w) = input.image
      for (what, side, size) in [("height", -2, h), ("width", -1, w)] where size % r != 0 {
        throw TorchError.runtime(
          "pixel_unshuffle expects \(what) to be divisible by downscale_factor, but input.size(\(side))=\(size) is not "
            + "divisible by \(r)")
      }
      let n = lead.count
      let split = try input.reshape(lead + [c, h / r, r, w / r, r])
      let order = Array(0..<n) + [n, n + 2, n + 4, n + 1, n + 3]
      return .tensor(try split.permute(order).copied().view(lead + [c * r * r, h / r, w / r]))
    },
    [
      Derivative("input", "grad shuffled") {
        try Operation.pixelShuffle.one($0.session, .tensor($0.grad), $0.arguments.values[1])
      }
    ])

  static let channelShuffle: Operation = Operation(
    "channel_shuffle", "(Tensor input, int groups) -> Tensor", [.function, .functional],
    node: "ChannelShuffleBackward0",
    .kernel { arguments in
      let (input, groups) = (arguments.tensor(0), arguments.int(1))
      if input.rank < 3 {
        throw TorchError.runtime(
          "channel_shuffle expects input with > 2 dims, but got input with sizes \(Text.sizes(input.sizes))")
      }
      if groups <= 0 || input.sizes[1] % groups != 0 {
        throw TorchError.runtime(
          groups <= 0
            ? "Number of groups to divide channels in must be positive. Value of groups:\(groups)"
            : "Number of channels must be divisible by groups. Got \(input.sizes[1]) channels and \(groups) groups.")
      }
      let split = try input.reshape([input.sizes[0], groups, input.sizes[1] / groups, -1])
      return .tensor(try split.permute([0, 2, 1, 3]).copied().view(input.sizes))
    },
    [
      Derivative("input", "grad with its channels in the old order") {
        let groups = $0.sizes()[1] / $0.arguments.int(1)
        return try Operation.channelShuffle.one($0.session, .tensor($0.grad), .int(groups))
      }
    ])

  /// `F.unfold`.
  static let im2col: Operation = Operation(
    "unfold", "(Tensor input, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1) -> Tensor",
    .functional, node: "Im2ColBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      _ = try Dimension.existing(input.rank == 0 ? -1 : 2, rank: input.rank)
      if input.rank != 3 && input.rank != 4 || input.sizes.suffix(3).contains(0) {
        throw TorchError.runtime(
          "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but "
            + "got: \(Text.sizes(input.sizes))")
      }
      let blocks = try arguments.blocks(1, Array(input.sizes.suffix(2)))
      if blocks.counts.contains(where: { $0 < 1 }) {
        throw TorchError.runtime(
          "Given input with spatial size (\(input.sizes[input.rank - 2]), \(input.sizes[input.rank - 1])), kernel_size="
            + "\(blocks.text(blocks.kernel)), dilation=\(blocks.text(blocks.dilation)), padding="
            + "\(blocks.text(blocks.padding)), calculated shape of the array of sliding blocks as "
            + "\(blocks.text(blocks.counts)), but its components must be at least one.")
      }
      if input.dtype != .bool { try Kernel.requireFloat(input, "im2col_out_cpu") }
      return .tensor(try blocks.unfolded(input))
    },
    [
      Derivative("input", "grad folded") { context in
        try Operation.col2im.first(
          context.session,
          [.tensor(try context.grad), .ints(Array(context.sizes().suffix(2)))] + context.arguments.values.dropFirst())
      }
    ])

  /// `F.fold`.
  static let col2im: Operation = Operation(
    "fold",
    "(Tensor input, int[2] output_size, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1) "
      + "-> Tensor", .functional, node: "Col2ImBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let size = try arguments.pair(1, "output_size")
      let blocks = try arguments.blocks(2, size)
      let area = blocks.kernel[0] * blocks.kernel[1]
      if input.rank != 2 && input.rank != 3 || input.sizes.suffix(2).contains(0) {
        throw TorchError.runtime(
          "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, "
            + "but got: \(Text.sizes(input.sizes))")
      }
      if input.sizes[input.rank - 2] % area != 0 {
        throw TorchError.runtime(
          "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)="
            + "\(input.sizes[input.rank - 2]) and kernel_size=\(blocks.text(blocks.kernel)).")
      }
      let count = blocks.counts[0] * blocks.counts[1]
      if input.sizes[input.rank - 1] != count {
        throw TorchError.runtime(
          "Given output_size=\(blocks.text(size)), kernel_size=\(blocks.text(blocks.kernel)), dilation="
            + "\(blocks.text(blocks.dilation)), padding=\(blocks.text(blocks.padding)), stride="
            + "\(blocks.text(blocks.stride)), expected size of input's dimension 2 to match the calculated number of "
            + "sliding blocks \(blocks.counts[0]) * \(blocks.counts[1]) = \(count), but got input.size(2)="
            + "\(input.sizes[input.rank - 1]).")
      }
      if input.dtype != .bool { try Kernel.requireFloat(input, "col2im_out_cpu") }
      return .tensor(try blocks.folded(input))
    },
    [
      Derivative("input", "grad unfolded") { context in
        try Operation.im2col.first(
          context.session, [.tensor(try context.grad)] + context.arguments.values.dropFirst(2))
      }
    ])
}

/// The sliding blocks of `unfold` and `fold` over an image.
private struct SlidingBlocks {
  let size, kernel, dilation, padding, stride: [Int]

  var counts: [Int] {
    (0..<2).map { (size[$0] + 2 * padding[$0] - dilation[$0] * (kernel[$0] - 1) - 1) / stride[$0] + 1 }
  }

  func text(_ pair: [Int]) -> String { "(" + pair.map(String.init).joined(separator: ", ") + ")" }

  /// For every tap of the kernel the padded image's elements that it touches, as a view.
  private func taps(of padded: Tensor, _ body: (_ tap: Int, _ view: Tensor) throws -> Void) throws {
    let counts = counts
    for i in 0..<kernel[0] {
      for j in 0..<kernel[1] {
        let (d, top, left) = (padded.rank - 2, i * dilation[0], j * dilation[1])
        let view = try padded.slice(d, top, top + (counts[0] - 1) * stride[0] + 1, step: stride[0])
          .slice(d + 1, left, left + (counts[1] - 1) * stride[1] + 1, step: stride[1])
        try body(i * kernel[1] + j, view)
      }
    }
  }

  func unfolded(_ input: Tensor) throws -> Tensor {
    let padded = try input.constantPad([padding[1], padding[1], padding[0], padding[0]], 0)
    let (lead, counts) = (Array(input.sizes.dropLast(2)), counts)
    let area = kernel[0] * kernel[1]
    let output = try input.session.empty(lead + [area, counts[0], counts[1]], input.dtype)
    try taps(of: padded) { tap, view in try Kernel.copy(view, into: try output.select(lead.count, tap)) }
    let rows = lead[lead.count - 1] * area
    return try output.view(Array(lead.dropLast()) + [rows, counts[0] * counts[1]])
  }

  func folded(_ input: Tensor) throws -> Tensor {
    let (area, counts) = (kernel[0] * kernel[1], counts)
    let lead = Array(input.sizes.dropLast(2)) + [input.sizes[input.rank - 2] / area]
    let blocks = try input.reshape(lead + [area, counts[0], counts[1]])
    let padded = try input.session.filled(
      lead + [size[0] + 2 * padding[0], size[1] + 2 * padding[1]], 0, dtype: input.dtype)
    try taps(of: padded) { tap, view in try Kernel.addInto(view, blocks.select(lead.count, tap)) }
    return try padded.constantPad([-padding[1], -padding[1], -padding[0], -padding[0]], 0)
  }
}

extension Arguments {
  /// Two numbers; one stands for both.
  fileprivate func pair(_ position: Int, _ name: String) throws -> [Int] {
    let values = ints(position)
    if values.count == 1 { return values + values }
    if values.count != 2 {
      throw TorchError.runtime("It is expected \(name) equals to 2, but got size \(values.count)")
    }
    return values
  }

  /// The blocks whose kernel, dilation, padding and stride stand from a position on.
  fileprivate func blocks(_ position: Int, _ size: [Int]) throws -> SlidingBlocks {
    let blocks = SlidingBlocks(
      size: size, kernel: try pair(position, "kernel_size"), dilation: try pair(position + 1, "dilation"),
      padding: try pair(position + 2, "padding"), stride: try pair(position + 3, "stride"))
    for (what, name, values, least) in [
      ("kernel size", "kernel", blocks.kernel, 1), ("stride", "stride", blocks.stride, 1),
      ("dilation", "dilation", blocks.dilation, 1), ("padding", "pad", blocks.padding, 0),
    ] where values.contains(where: { $0 < least }) {
      throw TorchError.runtime(
        "\(what) should be \(least > 0 ? "greater than zero" : "non-negative"), but got \(name)_height: \(values[0]) "
          + "\(name)_width: \(values[1])")
    }
    return blocks
  }
}

extension Tensor {
  /// What lies before the last three sizes, and those.
  fileprivate var image: (lead: [Int], channels: Int, height: Int, width: Int) {
    (Array(sizes.dropLast(3)), sizes[rank - 3], sizes[rank - 2], sizes[rank - 1])
  }
}
