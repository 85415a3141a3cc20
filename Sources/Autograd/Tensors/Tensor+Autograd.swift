extension Tensor {
  /// How often the memory was written in place (`_version`); views and detached tensors count together.
  public var version: Int { Int(versionCount) }

  /// Whether it has a version counter apart from its memory's.
  public var countsOwnVersions: Bool { extra?.ownVersion != nil }

  /// Counts a change that the engine did not make itself (`torch.autograd.graph.increment_version`).
  public func bumpVersion() { versionCount += 1 }

  /// Counts the writes by which PyTorch makes a result that is made in one go here.
  @discardableResult
  func written(times: Int32) -> Tensor {
    versionCount += times
    return self
  }

  /// Forgets changes, or makes up some (`torch.autograd._unsafe_preserve_version_counter`).
  public func setVersion(_ version: Int) { versionCount = Int32(truncatingIfNeeded: version) }

  var versionCount: Int32 {
    get { extra?.ownVersion?.value ?? memoryVersion }
    set {
      if let own = extra?.ownVersion { own.value = newValue } else { memoryVersion = newValue }
    }
  }

  /// The extra part, made when first needed.
  var madeExtra: TensorExtra {
    if let extra { return extra }
    let made = TensorExtra()
    extra = made
    return made
  }

  /// The tensor of which this is a view (`_base`).
  public var base: Tensor? { extra?.base }

  /// Whether operations on it are recorded.
  @inline(__always)
  public var requiresGrad: Bool {
    if flags.contains(.requiresGrad) || node != nil { return true }
    return extra?.base?.requiresGrad ?? false
  }

  /// Whether nothing that autograd recorded made it.
  public var isLeaf: Bool { gradFn == nil }

  /// Whether `retain_grad()` keeps its gradient.
  public var retainsGrad: Bool { flags.contains(.retainsGrad) }

  /// The gradient function that made it. A view whose base was changed in place gets a new one.
  public var gradFn: Node? {
    guard let extra, let base = extra.base else { return node }
    if node == nil && !base.requiresGrad { return nil }
    if extra.viewVersion != versionCount { regenerateViewHistory(base, extra) }
    return node
  }

  /// Whether a leaf has hooks on its gradient.
  var hasHooks: Bool { extra?.hooks.isEmpty == false }

  /// The gradient of the last backward passes, summed (`.grad`).
  public var grad: Tensor? { extra?.grad }

  /// Where a gradient for this tensor goes: its gradient function, or AccumulateGrad for a leaf; nil when it does not
  /// require grad.
  public var gradientEdge: Edge? {
    if let node = gradFn { return Edge(node: node, index: Int(outputNumber)) }
    return flags.contains(.requiresGrad) ? Edge(node: accumulator, index: 0) : nil
  }

  /// The AccumulateGrad function of a leaf, shared by all its uses.
  var accumulator: AccumulateGrad {
    let extra = madeExtra
    if let accumulator = extra.accumulator { return accumulator }
    let made = AccumulateGrad(of: self)
    extra.accumulator = made
    return made
  }
}
