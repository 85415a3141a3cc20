/// The end of every path: adds what arrives to `.grad` of a leaf.
public final class AccumulateGrad: Node {
  /// The leaf.
  public let variable: Tensor
  /// Tensors that stand for the leaf where hooks gave back what was saved of it.
  @exclusivity(unchecked) fileprivate var standIns: [WeakTensor] = []

  init(of variable: Tensor) {
    self.variable = variable
    super.init(
      session: variable.session, sequence: .max, geometry: variable.geometry,
      dtype: variable.extra?.gradientType.required ?? variable.dtype)
  }

  deinit {
    variable.extra?.accumulator = nil
    for standIn in standIns { standIn.tensor?.extra?.accumulator = nil }
  }

  public override var name: String { "torch::autograd::AccumulateGrad" }

  override func apply(_ gradients: consuming Gradients) throws -> Gradients {
    var gradient = gradients.first.take()
    try receive(&gradient)
    return Gradients(nil)
  }

  /// Adds what arrived to `.grad` and runs the hooks on that. A gradient that nobody but this variable holds may become
  /// `.grad` itself.
  func receive(_ gradient: inout Tensor?) throws {
    let isFree = gradient.isReplaceable
    if let gradient { try accumulate(gradient, isFree: isFree) }
    try session.runPostAccumulateHooks(on: variable)
  }

  private func accumulate(_ gradient: Tensor, isFree: Bool) throws {
    // A leaf that was frozen since the forward pass takes nothing any more.
    guard variable.requiresGrad else { return }
    let extra = variable.madeExtra
    let old = extra.grad
    var oldForObserver = old
    if let old {
      if session.isGradEnabled {
        extra.grad = try old.add(gradient)
      } else {
        if session.observer != nil { oldForObserver = try old.copied() }
        try Kernel.addInto(old, gradient)
        old.versionCount += 1
      }
    } else if session.isGradEnabled {
      // PyTorch copies into a tensor that is laid out like the variable, and the copy is what it records.
      extra.grad = try session.emptyStrided(variable.geometry.packed, dtype: gradient.dtype).copy_(gradient)
    } else {
      extra.grad = try taken(gradient, isFree: isFree)
    }
    if let observer = session.observer, let now = extra.grad {
      observer.gradientAccumulated(variable, node: self, old: oldForObserver, new: gradient, now: now)
    }
  }
}

extension Tensor? {
  /// Whether there is a tensor and nobody but this variable can see it or its memory.
  var isReplaceable: Bool {
    mutating get {
      guard var tensor = take() else { return false }
      let isFree = Tensor.isReplaceable(&tensor)
      self = tensor
      return isFree
    }
  }
}

extension AccumulateGrad {
  /// A gradient that nobody else holds and that lies as the variable does; a copy of any other, lest later sums change it.
  private func taken(_ gradient: Tensor, isFree: Bool) throws -> Tensor {
    if isFree && gradient.isContiguous && variable.isContiguous { return gradient.alias() }
    if !variable.geometry.isPacked {
      return isFree && gradient.isContiguous ? gradient.alias() : try gradient.copied()
    }
    if isFree && gradient.geometry.liesLike(variable.geometry) { return gradient.alias() }
    let copy = try session.emptyStrided(variable.geometry, dtype: gradient.dtype)
    try Kernel.copy(gradient, into: copy)
    return copy.written(times: 1)
  }
}

extension Geometry {
  /// Whether the elements of two layouts of the same sizes lie in the same order.
  fileprivate func liesLike(_ other: Geometry) -> Bool {
    sizes.indices.allSatisfy { sizes[$0] == 1 || strides[$0] == other.strides[$0] }
  }
}

extension Tensor {
  /// Makes this fresh tensor a leaf whose gradient goes where that of another leaf goes.
  func becomeStandIn(for leaf: AccumulateGrad) {
    flags.insert(.requiresGrad)
    madeExtra.accumulator = leaf
    leaf.standIns.append(WeakTensor(tensor: self))
  }

  /// Whether nobody but the caller's variable can see this tensor or its memory.
  @inline(__always)
  static func isReplaceable(_ tensor: inout Tensor) -> Bool {
    (tensor.isContiguous || tensor.geometry.isPacked) && tensor.extra == nil && isKnownUniquelyReferenced(&tensor)
      && tensor.isSoleOwner
  }
}
