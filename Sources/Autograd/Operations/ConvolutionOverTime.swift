extension OperationTable {
  static let convolutionsOverTime: [Operation] = [.convTBC]
}

extension Operation {
  /// A convolution over time, of sequences [time, batch, channels] with weights [width, channels in, channels out].
  static let convTBC = Operation(
    "conv_tbc", "(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor", [.function, .functional],
    node: "ConvTbcBackward0",
    .kernel { arguments in
      let (input, weight, bias) = (arguments.tensor(0), arguments.tensor(1), arguments.tensor(2))
      let complaints = [
        (input.rank != 3, "Input must have 3 dims: time, batch, in_channel"),
        (weight.rank != 3, "Weight tensor must have 3 dims: kernel_width, in_channels, out_channels."),
        (bias.rank != 1, "Bias must be 1-D"),
      ]
      if let complaint = complaints.first(where: { $0.0 }) { throw TorchError.runtime(complaint.1) }
      if input.sizes[2] != weight.sizes[1] {
        throw TorchError.runtime("Input dim 2 (input channels) is not == dim 1 in the weight tensor. ")
      }
      if weight.sizes[2] != bias.sizes[0] {
        throw TorchError.runtime("Bias size must equal dim 2 in the weight tensor (output channels). ")
      }
      let padded = try input.paddedInTime(arguments.int(3))
      let length = max(0, padded.sizes[0] - weight.sizes[0] + 1)
      var result = try bias.expand([length, input.sizes[1], bias.sizes[0]]).contiguous()
      for k in 0..<weight.sizes[0] {
        result = try result.add(padded.slice(0, k, k + length).matmul(weight.select(0, k)))
      }
      return .tensor(result)
    },
    [
      Derivative("self", "Σ grad @ weightᵀ at the times that it reached", saves: ["weight"]) {
        let (grad, weight, pad) = (try $0.grad, try $0.other, $0.arguments.int(3))
        let (width, time) = (weight.sizes[0], $0.sizes()[0])
        let parts = try (0..<width).map { k in
          try grad.matmul(weight.select(0, k).t()).constantPad([0, 0, 0, 0, k, width - 1 - k], 0)
        }
        let whole = try parts.dropFirst().reduce(parts[0]) { try $0.add($1) }
        return try whole.slice(0, pad, pad + time)
      },
      Derivative("weight", "Σ selfᵀ @ grad", saves: ["self"]) {
        let (grad, padded) = (try $0.grad, try $0.input.paddedInTime($0.arguments.int(3)))
        let length = grad.sizes[0]
        let rows = try grad.reshape([-1, grad.sizes[2]])
        return try $0.session.stack(
          (0..<$0.sizes(1)[0]).map { k in
            try padded.slice(0, k, k + length).reshape([-1, padded.sizes[2]]).t().mm(rows)
          })
      },
      Derivative("bias", "Σ grad") { try $0.grad.sum([0, 1]) },
    ])
}

extension Tensor {
  /// Zeros before the first time and after the last.
  fileprivate func paddedInTime(_ count: Int) throws -> Tensor {
    count == 0 ? self : try constantPad([0, 0, 0, 0, count, count], 0)
  }
}
