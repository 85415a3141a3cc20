extension Session {
  /// A tensor with undefined contents, or with zeros.
  func empty(_ geometry: Geometry, _ dtype: DType, isCleared: Bool = false) throws -> Tensor {
    if geometry.count < 0 { try TorchError.check(sizes: geometry.sizes) }
    let (byteCount, overflows) = geometry.count.multipliedReportingOverflow(by: dtype.size)
    if overflows || geometry.count == .max {
      throw TorchError.runtime(
        "Storage size calculation overflowed with sizes=\(Text.sizes(geometry.sizes))")
    }
    if byteCount == 0, Geometry.product(of: geometry.sizes.lazy.map { max($0, 1) }) == .max {
      throw TorchError.runtime("Stride calculation overflowed")
    }
    if byteCount <= Tensor.largestOwn {
      return Tensor(
        holdingItself: self, byteCount: byteCount, geometry: geometry, dtype: dtype,
        flags: isInferenceMode ? .inference : [])
    }
    return Tensor(
      session: self, storage: try allocate(byteCount: byteCount, isCleared: isCleared), geometry: geometry,
      dtype: dtype, flags: isInferenceMode ? .inference : [])
  }

  /// A tensor with undefined contents.
  func empty(_ sizes: [Int], _ dtype: DType) throws -> Tensor {
    try empty(sizes.isEmpty ? Geometry.scalar : Geometry(sizes: sizes), dtype)
  }

  /// A tensor full of one number.
  func filled(_ sizes: [Int], _ value: Scalar, dtype: DType) throws -> Tensor {
    try filled(sizes.isEmpty ? .scalar : Geometry(sizes: sizes), value, dtype: dtype)
  }

  /// A tensor full of one number, laid out in a certain way.
  func filled(_ geometry: Geometry, _ value: Scalar, dtype: DType) throws -> Tensor {
    let isZero = value.doubleValue.bitPattern == 0
    let tensor = try empty(geometry, dtype, isCleared: isZero)
    if !isZero { try Kernel.fill(tensor, value) }
    return tensor
  }

  /// A tensor from numbers in row-major order (`torch.tensor`), told to the observer.
  /// Precondition: as many values as `sizes` has elements.
  public func tensor(
    _ values: [Double], sizes: [Int]? = nil, dtype: DType? = nil, requiresGrad: Bool = false
  ) throws -> Tensor {
    try tensor(values.map { .double($0) }, sizes: sizes ?? [values.count], dtype: dtype, requiresGrad: requiresGrad)
  }

  /// A tensor from Python numbers in row-major order (`torch.tensor`), told to the observer. Without a type it is
  /// inferred as PyTorch does: float if there is any float, else int64 if there is any int, else bool.
  public func tensor(
    _ values: [Scalar], sizes: [Int], dtype: DType? = nil, requiresGrad: Bool = false
  ) throws -> Tensor {
    let inferred =
      dtype ?? values.map { $0.dtype(default: defaultDType) }.max { $0.rawValue < $1.rawValue } ?? defaultDType
    let tensor = try empty(sizes, inferred)
    Kernel.store(values, into: tensor)
    if requiresGrad { try tensor.setRequiresGrad(true, tell: false) }
    announce(tensor, "tensor")
    return tensor
  }

  /// Tells the observer of a tensor from outside the graph.
  public func announce(_ tensor: Tensor, _ operation: String) {
    if isObserved { observer?.tensorCreated(tensor, by: operation) }
  }

  /// The 0-d tensor that stands for a Python number in an operation with tensors.
  public func wrappedNumber(_ scalar: Scalar) -> Tensor {
    let slot: Int
    switch scalar {
    case .bool(let value): slot = value ? 1 : 0
    case .int(let value): slot = value & 15
    case .double(let value): slot = Int((value.bitPattern ^ value.bitPattern >> 48) & 15)
    }
    if let cached = numberCache[slot], cached.scalar.isIdentical(to: scalar) { return cached.tensor }
    let dtype: DType = scalar.isFloatingPoint ? .float64 : scalar.dtype(default: .float64)
    let tensor = Tensor(
      holdingItself: self, byteCount: 8, geometry: .scalar, dtype: dtype, flags: [.wrappedNumber, .cached])
    objectWillGo()
    Cell.write(scalar, to: tensor.memory, dtype)
    numberCache[slot] = (scalar, tensor)
    return tensor
  }
}

extension Tensor {
  /// The same memory in a new tensor without history.
  func alias() -> Tensor {
    let alias = Tensor(
      session: session, storage: storage, geometry: geometry, offset: storageOffset, dtype: dtype,
      flags: flags.intersection([.wrappedNumber, .inference]))
    if let own = extra?.ownVersion { alias.madeExtra.ownVersion = own }
    return alias
  }

  func detachedAlias() -> Tensor { alias() }

  /// A copy of the values without gaps, its dimensions in the same order in memory, without history.
  func packedCopy() throws -> Tensor {
    let copy = try session.empty(geometry.packed, dtype)
    try Kernel.copy(self, into: copy)
    return copy
  }

  /// A copy with the same strides, gaps between the elements included; without gaps where elements share memory.
  func copiedWithGaps() throws -> Tensor {
    if overlapsItself { return try packedCopy() }
    let copy = try session.emptyStrided(geometry, dtype: dtype)
    try Kernel.copy(self, into: copy)
    return copy
  }

  /// A copy of the values, contiguous, without history.
  func copied() throws -> Tensor {
    let copy = try session.empty(isContiguous ? geometry.rowMajor : Geometry(sizes: sizes), dtype)
    try Kernel.copy(self, into: copy)
    return copy
  }
}
