extension OperationTable {
  static let unpoolings: [Operation] = [.maxUnpool2D, .maxUnpool3D]
}

extension Operation {
  static let maxUnpool2D = unpool(2, "(Tensor self, Tensor indices, int[2] output_size) -> Tensor")
  static let maxUnpool3D = unpool(
    3, "(Tensor self, Tensor indices, int[3] output_size, int[3] stride, int[3] padding) -> Tensor")

  private static func unpool(_ dims: Int, _ signature: String) -> Operation {
    Operation(
      "max_unpool\(dims)d", signature, .functional, node: "MaxUnpool\(dims)DBackward0",
      .kernel { arguments in
        let (input, indices, sizes) = (arguments.tensor(0), arguments.tensor(1), arguments.ints(2))
        if indices.dtype != .int64 {
          throw TorchError.runtime("elements in indices should be type int64 but got: \(indices.dtype.scalarTypeName)")
        }
        if input.rank != dims + 1 && input.rank != dims + 2 {
          throw TorchError.runtime(
            "Input to max_unpooling\(dims)d should be a \(dims + 1)d or \(dims + 2)d Tensor, but got a tensor with "
              + "\(input.rank) dimensions.")
        }
        if indices.sizes != input.sizes {
          throw TorchError.runtime(
            "Expected shape of indices to be same as that of the input tensor (\(Text.sizes(input.sizes))) but got indices "
              + "tensor with shape: \(Text.sizes(indices.sizes))")
        }
        try Kernel.requireFloat(input, "max_unpool\(dims)d")
        let plane = sizes.reduce(1, *)
        if let wrong = indices.integers.first(where: { $0 < 0 || $0 >= plane }) {
          let volume = sizes.map(String.init).joined(separator: "x")
          throw TorchError.runtime("Found an invalid max index: \(wrong) (output volumes are of size \(volume))")
        }
        let lead = Array(input.sizes.dropLast(dims))
        let zeros = try input.session.filled(lead + [plane], 0, dtype: input.dtype)
        let flat = lead + [input.sizes.suffix(dims).reduce(1, *)]
        let (places, parts) = (try indices.reshape(flat), try input.reshape(flat))
        return .tensor(try zeros.scatter(lead.count, places, parts).reshape(lead + sizes))
      },
      [
        Derivative("self", "grad at the places filled", saves: ["indices"]) {
          let (grad, indices) = (try $0.grad, try $0.other)
          let lead = Array(indices.sizes.dropLast(dims))
          let flat = lead + [indices.sizes.suffix(dims).reduce(1, *)]
          let all = lead + [grad.sizes.suffix(dims).reduce(1, *)]
          return try grad.reshape(all).gather(lead.count, indices.reshape(flat)).reshape(indices.sizes)
        }
      ])
  }
}
