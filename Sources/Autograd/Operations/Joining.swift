extension OperationTable {
  static let joining: [Operation] = [.cat, .stack, .blockDiag]
}

extension Operation {
  static let cat = Operation(
    "cat", "(Tensor[] tensors, int dim=0) -> Tensor", [.function, .out], aliases: ["concat", "concatenate"],
    .composite { arguments in
      let tensors = arguments.tensors(0)
      guard let shape = tensors.first(where: { $0.sizes != [0] }) ?? tensors.first else {
        throw TorchError.value("torch.cat(): expected a non-empty list of Tensors")
      }
      if let place = tensors.firstIndex(where: { $0.rank == 0 }) {
        throw TorchError.runtime("zero-dimensional tensor (at position \(place)) cannot be concatenated")
      }
      // An empty tensor of one dimension goes with all others, and so has any dimension.
      let isEmpty = shape.sizes == [0]
      let dim = isEmpty ? 0 : try Dimension.normalised(arguments.int(1), rank: shape.rank)
      for tensor in tensors where tensor.sizes != [0] && tensor.rank != shape.rank && tensor.rank != 0 {
        throw TorchError.runtime(
          "Tensors must have same number of dimensions: got \(shape.rank) and \(tensor.rank)")
      }
      let lengths = tensors.map { $0.sizes == [0] && shape.rank != 1 ? 0 : $0.rank == 0 ? 0 : $0.sizes[dim] }
      return try catInto(arguments.session, [.tensors(tensors), .int(dim), .ints(lengths)])
    })

  static let blockDiag = Operation(
    "block_diag", "(Tensor[] tensors) -> Tensor", .function,
    .composite { arguments in
      let tensors = arguments.tensors(0)
      if let index = tensors.firstIndex(where: { $0.rank > 2 }) {
        throw TorchError.runtime(
          "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(index) has \(tensors[index].rank) "
            + "dimensions")
      }
      if tensors.isEmpty { return .tensor(try arguments.session.empty([1, 0], arguments.session.defaultDType)) }
      let shapes = tensors.map { $0.rank == 2 ? $0.sizes : [1, $0.count] }
      return try blockDiagInto(
        arguments.session, [.tensors(tensors), .ints(shapes.map { $0[0] }), .ints(shapes.map { $0[1] })])
    })

  /// `block_diag` once the sizes of each block are known.
  static let blockDiagInto = Operation(
    "block_diag", "(Tensor[] tensors, int[] rows, int[] columns) -> Tensor", [], node: "BlockDiagBackward0",
    .kernel { arguments in
      let (tensors, rows, columns) = (arguments.tensors(0), arguments.ints(1), arguments.ints(2))
      let type = DType.result(of: tensors, numbers: [])
      let result = try arguments.session.filled([rows.reduce(0, +), columns.reduce(0, +)], 0, dtype: type)
      var (top, left) = (0, 0)
      for (index, tensor) in tensors.enumerated() {
        let place = try result.slice(0, top, top + rows[index]).slice(1, left, left + columns[index])
        try Kernel.copy(try tensor.reshape([rows[index], columns[index]]), into: place)
        top += rows[index]
        left += columns[index]
      }
      return .tensor(result)
    },
    [
      Derivative(list: "tensors", "its block of grad") { context in
        let (rows, columns) = (context.arguments.ints(1), context.arguments.ints(2))
        var (top, left) = (0, 0)
        return try rows.indices.map { index in
          defer {
            top += rows[index]
            left += columns[index]
          }
          guard context.needs(index) else { return nil }
          return try context.grad.slice(0, top, top + rows[index]).slice(1, left, left + columns[index])
            .reshape(context.sizes(index))
        }
      }
    ])

  /// `cat` once the length of each part is known.
  static let catInto = Operation(
    "cat", "(Tensor[] tensors, int dim, int[] lengths) -> Tensor", [], node: "CatBackward0",
    .kernel { .tensor(try Kernel.cat($0.tensors(0), dim: $0.int(1), $0.session).following($0.tensors(0))) },
    [
      Derivative(list: "tensors", "its part of grad") { context in
        var start = 0
        let (grad, dim) = (try context.grad, context.arguments.int(1))
        return try context.arguments.ints(2).enumerated().map { index, length in
          defer { start += length }
          return context.needs(index) ? try grad.slice(dim, start, start + length) : nil
        }
      }
    ])

  static let stack = Operation(
    "stack", "(Tensor[] tensors, int dim=0) -> Tensor", [.function, .out], node: "StackBackward0",
    .kernel { arguments in
      let tensors = arguments.tensors(0)
      guard let first = tensors.first else { throw TorchError.runtime("stack expects a non-empty TensorList") }
      let dim = try Dimension.normalised(arguments.int(1), rank: first.rank + 1)
      for (index, tensor) in tensors.enumerated() where tensor.sizes != first.sizes {
        throw TorchError.runtime(
          "stack expects each tensor to be equal size, but got \(Text.sizes(first.sizes)) at entry 0 and "
            + "\(Text.sizes(tensor.sizes)) at entry \(index)")
      }
      return .tensor(try Kernel.cat(try tensors.map { try $0.unsqueeze(dim) }, dim: dim, arguments.session))
    },
    [
      Derivative(list: "tensors", "its part of grad") { context in
        let (grad, dim) = (try context.grad, context.arguments.int(1))
        let place = dim < 0 ? dim + grad.rank : dim
        return try (0..<grad.sizes[place]).map { context.needs($0) ? try grad.select(place, $0) : nil }
      }
    ])
}

extension Session {
  /// Tensors end to end (`torch.cat`).
  public func cat(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
    try Operation.cat.one(self, .tensors(tensors), .int(dim))
  }
  /// Tensors side by side along a new dimension (`torch.stack`).
  public func stack(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
    try Operation.stack.one(self, .tensors(tensors), .int(dim))
  }
}

extension Kernel {
  /// Copies tensors end to end along a dimension. Empty 1-d tensors are skipped, as PyTorch has always done.
  static func cat(_ tensors: [Tensor], dim: Int, _ session: Session) throws -> Tensor {
    var promotion = Promotion()
    for tensor in tensors {
      if tensor.rank == 0 {
        throw TorchError.runtime(
          "zero-dimensional tensor (at position \(tensors.firstIndex { $0 === tensor } ?? 0)) cannot be concatenated")
      }
      promotion.add(tensor)
    }
    guard let first = tensors.first(where: { $0.sizes != [0] }) else {
      return try session.empty([0], promotion.result)
    }
    var sizes = first.sizes
    sizes[dim] = 0
    for (index, tensor) in tensors.enumerated() where tensor.sizes != [0] {
      if tensor.rank != first.rank {
        throw TorchError.runtime(
          "Tensors must have same number of dimensions: got \(first.rank) and \(tensor.rank)")
      }
      for d in sizes.indices where d != dim && tensor.sizes[d] != sizes[d] {
        throw TorchError.runtime(
          "Sizes of tensors must match except in dimension \(dim). Expected size \(sizes[d]) but got size "
            + "\(tensor.sizes[d]) for tensor number \(index) in the list.")
      }
      sizes[dim] += tensor.sizes[dim]
    }
    let result = try session.empty(sizes, promotion.result)
    var start = 0
    for tensor in tensors where tensor.sizes != [0] {
      var part = sizes
      part[dim] = tensor.sizes[dim]
      let target = result.view(
        as: Geometry(sizes: part, strides: result.geometry.strides),
        offset: start * result.geometry.strides[dim])
      try copy(tensor, into: target)
      start += tensor.sizes[dim]
    }
    return result
  }
}
