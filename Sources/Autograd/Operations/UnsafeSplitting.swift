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
    .composite { try chunks($0, unsafeSplit, unsafeSplitSizes) })

  private static func parts(_ arguments: Arguments, by splitting: Operation) throws -> Value {
    .tensors(try splitting(arguments.session, arguments.values).tensorList.map { $0.detachedAlias() })
  }
}
