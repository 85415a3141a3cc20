extension OperationTable {
  static let copying: [Operation] = [.clone, .toCopy, .contiguous, .copy, .fill, .fillTensor, .zero]
}

extension Operation {
  static let clone = Operation(
    "clone", "(Tensor self) -> Tensor", .usual, node: "CloneBackward0",
    .unary { input, _ in try input.packedCopy() },
    [Derivative("self", "grad") { try $0.grad }])

  /// A change of type; `to`, `float()`, `double()` and their relatives come here.
  static let toCopy = Operation(
    "_to_copy", "(Tensor self, dtype dtype) -> Tensor", [], node: "ToCopyBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let dtype = arguments.dtype(1) ?? input.dtype
      return .tensor(dtype == input.dtype ? try input.packedCopy() : try input.cast(dtype))
    },
    [Derivative("self", "grad") { try $0.grad.to($0.target(0).dtype) }])

  static let contiguous = Operation(
    "contiguous", "(Tensor self) -> Tensor", .method,
    .composite { .tensor($0.tensor(0).isContiguous ? $0.tensor(0) : try $0.tensor(0).contiguousClone()) })

  /// `clone` in row-major order.
  static let contiguousClone = Operation(
    "clone", "(Tensor self) -> Tensor", [], node: "CloneBackward0", .unary { input, _ in try input.copied() },
    [Derivative("self", "grad") { try $0.grad }])

  static let copy = Operation(
    "copy_", "(Tensor self, Tensor|Scalar other, bool non_blocking=False) -> Tensor", .method,
    node: "torch::autograd::CopyBackwards",
    .mutation { arguments in
      let (target, source) = (arguments.tensor(0), arguments.tensor(1))
      try target.checkOverlap(with: source)
      if !Broadcast.expands(source.sizes, to: target.sizes) {
        throw Broadcast.outputError(target.sizes, from: source.sizes)
      }
      try Kernel.copy(source, into: target)
    },
    [
      Derivative("self", "0") { try $0.grad.mul(0) },
      Derivative("other", "grad") { try $0.grad },
    ])

  static let fill = Operation(
    "fill_", "(Tensor self, Scalar value) -> Tensor", .method, node: "FillBackward2",
    .mutation {
      try $0.tensor(0).dtype.requireFilling($0.scalar(1), isSingle: $0.tensor(0).count == 1)
      try Kernel.fill($0.tensor(0), $0.scalar(1))
    },
    [Derivative("self", "0") { try $0.grad.mul(0) }])

  static let fillTensor = Operation(
    "fill_", "(Tensor self, Tensor value) -> Tensor", .method, node: "FillBackward3",
    .mutation { arguments in
      let value = arguments.tensor(1)
      try arguments.tensor(0).checkOwnOverlap()
      if value.rank != 0 {
        throw TorchError.runtime(
          "fill_ only supports 0-dimension value tensor but got tensor with \(value.rank) dimensions.")
      }
      try Kernel.copy(value, into: arguments.tensor(0))
    },
    [
      Derivative("self", "0") { try $0.grad.mul(0) },
      Derivative("value", "Σ grad") { try $0.grad.sum() },
    ])

  static let zero = Operation(
    "zero_", "(Tensor self) -> Tensor", .method, node: "ZeroBackward0",
    .mutation { try Kernel.fill($0.tensor(0), 0) },
    [Derivative("self", "0") { try $0.grad.mul(0) }])
}

extension Broadcast {
  /// What an operation that writes into `target` says of a source that does not fit.
  static func outputError(_ target: [Int], from source: [Int]) -> TorchError {
    do {
      let common = try sizes(target, source)
      return .runtime(
        "output with shape \(Text.sizes(target)) doesn't match the broadcast shape \(Text.sizes(common))")
    } catch {
      return error as? TorchError ?? .runtime("\(error)")
    }
  }

  /// What `expand` says of fewer sizes than there are dimensions.
  static func tooFewSizes(_ sizes: [Int], for tensor: Tensor) -> TorchError {
    .runtime(
      "expand(\(tensor.dtype.errorTypeName){\(Text.sizes(tensor.sizes))}, size=\(Text.sizes(sizes))): the number of sizes provided "
        + "(\(sizes.count)) must be greater or equal to the number of dimensions in the tensor (\(tensor.rank))")
  }

  /// What `expand` says when it cannot.
  static func expansionError(target: [Int], existing: [Int]) -> TorchError {
    if target.count < existing.count {
      return .runtime(
        "expand(torch.FloatTensor{\(Text.sizes(existing))}, size=\(Text.sizes(target))): the number of sizes provided "
          + "(\(target.count)) must be greater or equal to the number of dimensions in the tensor (\(existing.count))")
    }
    let lead = target.count - existing.count
    for d in existing.indices.reversed()
    where existing[d] != 1 && existing[d] != target[d + lead] && target[d + lead] != -1 {
      return .runtime(
        "The expanded size of the tensor (\(target[d + lead])) must match the existing size (\(existing[d])) at "
          + "non-singleton dimension \(d + lead).  Target sizes: \(Text.sizes(target)).  "
          + "Tensor sizes: \(Text.sizes(existing))")
    }
    return .runtime("cannot expand \(Text.sizes(existing)) to \(Text.sizes(target))")
  }
}

extension Tensor {
  /// A copy with its own memory (`clone`).
  public func clone() throws -> Tensor { try Operation.clone.apply(self) }
  /// A copy in row-major order.
  func contiguousClone() throws -> Tensor { try Operation.contiguousClone.apply(self) }
  /// The values in another type; itself where it has that type (`to`).
  public func to(_ dtype: DType) throws -> Tensor {
    dtype == self.dtype ? self : try Operation.toCopy.one(session, .tensor(self), .dtype(dtype))
  }
  /// Itself where contiguous, else a copy (`contiguous`).
  public func contiguous() throws -> Tensor { isContiguous ? self : try contiguousClone() }
  /// Overwrites the values (`copy_`).
  @discardableResult
  public func copy_(_ source: Tensor) throws -> Tensor {
    try Operation.copy.callInPlace(session, [.tensor(self), .tensor(source), .bool(false)])
  }
  /// Overwrites every element (`fill_`).
  @discardableResult
  public func fill_(_ value: Scalar) throws -> Tensor {
    try Operation.fill.callInPlace(session, [.tensor(self), .scalar(value)])
  }
  /// Overwrites every element with the one of a tensor without dimensions (`fill_`).
  @discardableResult
  public func fill_(_ value: Tensor) throws -> Tensor {
    try Operation.fillTensor.callInPlace(session, [.tensor(self), .tensor(value)])
  }
  /// Overwrites every element with zero (`zero_`).
  @discardableResult
  public func zero_() throws -> Tensor { try Operation.zero.callInPlace(session, [.tensor(self)]) }
}
