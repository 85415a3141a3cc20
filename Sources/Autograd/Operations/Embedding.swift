extension OperationTable {
  static let embeddings: [Operation] = [
    .embedding, .embeddingForward, .embeddingBackward, .oneHot,
  ]
}

extension Operation {
  static let embedding = Operation(
    "embedding", "(Tensor input, Tensor weight, int? padding_idx=None, bool scale_grad_by_freq=False) -> Tensor",
    .functional,
    .composite { arguments in
      let (indices, weight) = (arguments.tensor(0), arguments.tensor(1))
      var padding = -1
      if let index = arguments.optionalInt(2) {
        if weight.rank > 0 && (index >= weight.sizes[0] || index < -weight.sizes[0]) {
          throw TorchError(exception: "AssertionError", message: "Padding_idx must be within num_embeddings")
        }
        padding = index < 0 ? weight.sizes[0] + index : index
      }
      return try Operation.embeddingForward(
        arguments.session, [.tensor(weight), .tensor(indices), .int(padding), arguments.values[3]])
    })

  static let embeddingForward: Operation = Operation(
    "embedding", "(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False) -> Tensor",
    .function, node: "EmbeddingBackward0",
    .kernel { arguments in
      let (weight, indices) = (arguments.tensor(0), arguments.tensor(1))
      _ = try Dimension.existing(0, rank: weight.rank)
      if weight.rank != 2 { throw TorchError.runtime("'weight' must be 2-D") }
      if indices.dtype != .int64 && indices.dtype != .int32 {
        throw TorchError.runtime(
          "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
            + "\(indices.dtype.errorTypeName) instead (while checking arguments for embedding)")
      }
      let output = try weight.session.empty(indices.sizes + [weight.sizes[1]], weight.dtype)
      try output.storeRows(of: weight, at: indices)
      return .tensor(output)
    },
    [
      Derivative("weight", "Σ grad of the rows taken", saves: ["indices"]) { context in
        let rows = context.sizes(0)[0]
        return try Operation.embeddingBackward.one(
          context.session, .tensor(context.grad), .tensor(context.other), .int(rows), context.arguments.values[2],
          context.arguments.values[3])
      }
    ])

  static let embeddingBackward: Operation = Operation(
    "embedding_dense_backward",
    "(Tensor grad_output, Tensor indices, int num_weights, int padding_idx, bool scale_grad_by_freq) -> Tensor", [],
    node: "EmbeddingDenseBackwardBackward0",
    .kernel { arguments in
      let (grad, indices) = (arguments.tensor(0), arguments.tensor(1))
      let width = grad.sizes[grad.rank - 1]
      let output = try grad.session.filled([arguments.int(2), width], 0, dtype: grad.dtype)
      let flat = try grad.dense()
      for (number, index) in try indices.indexList().enumerated() where index != arguments.int(3) {
        let row = output.view(as: Geometry(sizes: [width]), offset: index * width)
        let part = flat.view(as: Geometry(sizes: [width]), offset: flat.storageOffset + number * width)
        try Kernel.addInto(row, part)
      }
      if arguments.bool(4) {
        // Each row is divided by how often it was taken.
        let counts = try indices.indexList().reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        let shares = (0..<arguments.int(2)).map { Double(counts[$0] ?? 1) }
        return .tensor(try Kernel.floatBinary(Divide.self, output, output.filled([shares.count, 1], shares), nil))
      }
      return .tensor(output)
    },
    [
      Derivative("grad_output", "the rows of grad", saves: ["indices"]) { context in
        let (indices, padding) = (try context.other, context.arguments.int(3))
        let rows = try Operation.embeddingForward.one(
          context.session, .tensor(context.grad), .tensor(indices), .int(-1), .bool(false))
        return padding < 0 ? rows : try rows.maskedFill(indices.eq(.int(padding)).unsqueeze(-1), 0)
      }
    ])

  static let oneHot = Operation(
    "one_hot", "(Tensor input, int num_classes=-1) -> Tensor", .functional,
    .kernel { arguments in
      let labels = arguments.tensor(0)
      var classes = arguments.int(1)
      if labels.dtype != .int64 {
        throw TorchError.runtime("one_hot is only applicable to index tensor of type LongTensor.")
      }
      let values = labels.integers
      if values.isEmpty {
        if classes <= 0 { throw TorchError.runtime("Can not infer total number of classes from empty tensor.") }
        return .tensor(try arguments.session.empty(labels.sizes + [classes], .int64))
      }
      if values.contains(where: { $0 < 0 }) { throw TorchError.runtime("Class values must be non-negative.") }
      let largest = values.max() ?? 0
      if classes == -1 {
        classes = largest + 1
      } else if largest >= classes {
        throw TorchError.runtime("Class values must be smaller than num_classes.")
      }
      let output = try arguments.session.filled(labels.sizes + [classes], 0, dtype: .int64)
      let pointer = output.pointer(Int.self)
      try labels.session.forEach(below: values.count) { pointer[$0 * classes + values[$0]] = 1 }
      // PyTorch fills it and then scatters into it.
      output.versionCount = 2
      return .tensor(output)
    })
}

extension Tensor {
  /// The elements as indices.
  fileprivate func indexList() throws -> [Int] { integers }

  /// Fills this tensor with rows of a matrix.
  fileprivate func storeRows(of matrix: Tensor, at indices: Tensor) throws {
    let (width, size) = (matrix.sizes[1], dtype.size)
    let isPlain = matrix.geometry.strides[1] == 1 && matrix.dtype == dtype
    let (from, to) = (Operand(matrix).memory, Operand(self).memory)
    for (number, index) in try indices.indexList().enumerated() {
      if matrix.sizes[0] == 0 {
        throw TorchError.runtime("index_select(): self indexing axis dim should be positive")
      }
      if index < 0 || index >= matrix.sizes[0] { throw TorchError.index("index out of range in self") }
      if isPlain {
        (to + number * width * size).copyMemory(
          from: from + index * matrix.geometry.strides[0] * size, byteCount: width * size)
        continue
      }
      let row = matrix.view(
        as: Geometry(sizes: [width], strides: [matrix.geometry.strides[1]]),
        offset: matrix.storageOffset + index * matrix.geometry.strides[0])
      try Kernel.copy(row, into: view(as: Geometry(sizes: [width]), offset: storageOffset + number * width))
    }
  }
}
