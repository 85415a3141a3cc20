extension OperationTable {
  static let unsafeSplittings: [Operation] = [.unsafeSplit, .unsafeSplitSizes, .unsafeChunk]
}

/// Parts that share the memory of a tensor and are no views of it: what recurrent cells split their gates with.
extension Operation {
  static let unsafeSplit = Operation(
    "unsafe_split", "(Tensor self, int split_size, int dim=0) -> Tensor[]", .usual, node: "UnsafeSplitBackward0",
    .kernel { try parts($0, by: split) }, endToEnd)

  static let unsafeSplitSizes = Operation(
    "unsafe_split_with_sizes", "(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]", .usual,
    node: "UnsafeSplitWithSizesBackward0",
    .kernel { try parts($0, by: splitSizes) }, endToEnd)

  static let unsafeChunk = Operation(
    "unsafe_chunk", "(Tensor self, int chunks, int dim=0) -> Tensor[]", .usual,
    .composite { arguments in
      let (input, chunks) = (arguments.tensor(0), arguments.int(1))
      if input.rank == 0 { throw TorchError.runtime("chunk expects at least a 1-dimensional tensor") }
      if chunks <= 0 { throw TorchError.runtime("chunk expects `chunks` to be greater than 0, got: \(chunks)") }
      let dim = try Dimension.normalised(arguments.int(2), rank: input.rank)
      let part = (input.sizes[dim] + chunks - 1) / chunks
      if part == 0 {
        return try unsafeSplitSizes(
          arguments.session, [.tensor(input), .ints([Int](repeating: 0, count: chunks)), .int(dim)])
      }
      return try unsafeSplit(arguments.session, [.tensor(input), .int(part), .int(dim)])
    })

  private static func parts(_ arguments: Arguments, by splitting: Operation) throws -> Value {
    .tensors(try splitting(arguments.session, arguments.values).tensorList.map { $0.detachedAlias() })
  }

  private static let endToEnd = [
    Derivative("self", "gradients end to end") { context in
      try context.session.cat(
        try (0..<context.node.outputCount).map { try context.grad($0) }, dim: context.arguments.int(2))
    }
  ]
}
