extension OperationTable {
  /// What makes tensors by their steps in memory.
  static let stridedOperations: [Operation] = [
    .emptyStrided, .newEmptyStrided, .emptyPermuted, .asStridedScatter, .resize,
  ]
}

extension Operation {
  static let emptyStrided = Operation(
    "empty_strided", "(int[] size, int[] stride, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .function,
    .kernel {
      try strided($0, $0.ints(0), $0.ints(1), $0.dtype(2) ?? $0.session.defaultDType, $0.bool(3))
    })

  static let newEmptyStrided = Operation(
    "new_empty_strided",
    "(Tensor self, int[] size, int[] stride, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .method,
    .kernel {
      try strided($0, $0.ints(1), $0.ints(2), $0.dtype(3) ?? $0.tensor(0).dtype, $0.bool(4))
    })

  static let emptyPermuted = Operation(
    "empty_permuted", "(int[] size, int[] physical_layout, *, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function,
    .kernel { arguments in
      let (sizes, order) = (arguments.ints(0), arguments.ints(1))
      if order.count != sizes.count {
        throw TorchError.runtime(
          "Number of dimensions in size does not match the length of the physical_layout; i.e. len(size) = "
            + "\(sizes.count) is not equal to len(physical_layout) = \(order.count)")
      }
      var strides = [Int](repeating: 0, count: sizes.count)
      var step = 1
      for dim in order.reversed() {
        if !sizes.indices.contains(dim) {
          throw TorchError.runtime(
            "Dimension out of range (expected to be between 0 and \(sizes.count - 1), but got \(dim) at index "
              + "\(order.firstIndex(of: dim) ?? 0)).  NB: negative dims not currently supported; file an issue if you want it."
          )
        }
        if strides[dim] != 0 { throw TorchError.runtime("Duplicate dim not allowed") }
        strides[dim] = step
        step *= max(1, sizes[dim])
      }
      return try strided(
        arguments, sizes, strides, arguments.dtype(2) ?? arguments.session.defaultDType, arguments.bool(3))
    })

  private static func strided(
    _ arguments: Arguments, _ sizes: [Int], _ strides: [Int], _ dtype: DType, _ requiresGrad: Bool
  ) throws -> Value {
    if sizes.count != strides.count {
      throw TorchError.runtime(
        "dimensionality of sizes (\(sizes.count)) must match dimensionality of strides (\(strides.count))")
    }
    try TorchError.check(sizes: sizes)
    if strides.contains(where: { $0 < 0 }) {
      throw TorchError.runtime(
        "Storage size calculation overflowed with sizes=\(Text.sizes(sizes)) and strides=\(Text.sizes(strides))")
    }
    let geometry = sizes.isEmpty ? Geometry.scalar : Geometry(sizes: sizes, strides: strides)
    let memory = try arguments.session.filled([geometry.reach], 0, dtype: dtype)
    let tensor = memory.view(as: geometry, offset: 0)
    if requiresGrad { try tensor.setRequiresGrad(true, tell: false) }
    return .tensor(tensor)
  }

  static let asStridedScatter: Operation = Operation(
    "as_strided_scatter", "(Tensor self, Tensor src, int[] size, int[] stride, int? storage_offset=None) -> Tensor",
    .usual, node: "AsStridedScatterBackward0",
    .kernel { arguments in
      let result = try arguments.tensor(0).copiedWithGaps()
      let place = try result.asStrided(arguments.ints(2), strides: arguments.ints(3), offset: arguments.optionalInt(4))
      if place.sizes != arguments.tensor(1).sizes {
        throw TorchError.runtime(
          "expected src to have a size equal to the slice of self. src size = \(Text.sizes(arguments.tensor(1).sizes)), "
            + "slice size = \(Text.sizes(place.sizes))")
      }
      _ = try place.copy_(arguments.tensor(1))
      return .tensor(result)
    },
    [
      Derivative("self", "grad, 0 at the place of src") {
        let arguments = $0.arguments.values
        let zeros = try $0.session.filled($0.arguments.ints(2), 0, dtype: $0.grad.dtype)
        return try asStridedScatter.one(
          $0.session, .tensor($0.grad), .tensor(zeros), arguments[2], arguments[3], arguments[4])
      },
      Derivative("src", "grad at its place") {
        try $0.grad.contiguous().asStrided(
          $0.arguments.ints(2), strides: $0.arguments.ints(3), offset: $0.arguments.optionalInt(4))
      },
    ])

  /// What `resize_` and `resize_as_` do once they may.
  static let resize = Operation(
    "_resize_", "(Tensor self, int[] size) -> Tensor", .function,
    .mutation { try $0.tensor(0).takeSizes($0.ints(1)) })
}

extension Tensor {
  /// Takes other sizes in the same memory, or in more with zeros behind what there is.
  fileprivate func takeSizes(_ sizes: [Int]) throws {
    try TorchError.check(sizes: sizes)
    if sizes == self.sizes { return }
    let bytes = (storageOffset + sizes.reduce(1, *)) * dtype.size
    if bytes > storage.byteCount {
      let larger = try session.allocate(byteCount: bytes, isCleared: true)
      larger.data.copyMemory(from: storage.data, byteCount: storage.byteCount)
      larger.version = storage.version
      storage = larger
    }
    geometry = sizes.isEmpty ? .scalar : Geometry(sizes: sizes)
  }
}
