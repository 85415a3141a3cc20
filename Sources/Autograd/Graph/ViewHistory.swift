extension Tensor {
  /// Makes this tensor, which shares the memory of `source`, a view that autograd follows.
  func becomeView(of source: Tensor, isOneOfSeveral: Bool) {
    // A view made inside inference mode, or of an inference tensor, is not followed and counts no versions.
    if source.isInference {
      extra?.ownVersion = nil
      return
    }
    let extra = madeExtra
    extra.base = source.extra?.base ?? source
    extra.viewVersion = versionCount
    if !session.isGradEnabled {
      extra.viewOrigin = session.isInferenceMode ? .inferenceMode : .noGrad
    } else if isOneOfSeveral {
      extra.viewOrigin = .severalViews
    } else {
      extra.viewOrigin = source.extra?.viewOrigin ?? .ordinary
    }
  }

  /// Makes a fresh result of a kernel a tensor of its own where it was cut from one that lived inside the kernel.
  func forgetInnerBase(_ arguments: Arguments) {
    guard let extra, extra.base != nil else { return }
    if arguments.values.contains(where: { $0.tensorList.contains { $0 === self } }) { return }
    extra.base = nil
    extra.viewOrigin = .ordinary
  }

  /// Gives a view a gradient function that fits the present history of its base (AsStridedBackward0).
  func regenerateViewHistory(_ base: Tensor, _ extra: TensorExtra) {
    extra.viewVersion = versionCount
    // Where the base has lost its history, the function leads nowhere.
    let edge = base.gradientEdge
    if edge == nil && self.node == nil { return }
    let node = OperationNode(.stridedView, session: session, geometry: geometry, dtype: dtype)
    node.addEdge(edge)
    node.attributes = [
      .none, .ints(sizes), .ints(geometry.strides), .int(storageOffset - base.storageOffset),
      .ints(base.geometry.strides),
    ]
    moveRetainedGrad(to: node)
    self.node = node
    outputNumber = 0
  }

  /// Makes `node` the gradient function after an in-place change. For a view the base gets CopySlices, which puts the
  /// changed part into its gradient.
  func rebaseHistory(onto node: Node, output: Int = 0) {
    if let extra, let base = extra.base {
      let slices = CopySlices(base: base, view: self, function: node)
      base.moveRetainedGrad(to: slices)
      base.node = slices
      base.outputNumber = 0
      extra.viewVersion = versionCount - 1
      _ = gradFn
    } else {
      moveRetainedGrad(to: node)
      self.node = node
      outputNumber = Int32(output)
    }
  }

  /// Makes `node` the gradient function after a change in place of the shape alone, which leaves the base as it was.
  func replaceHistory(with node: OperationNode) {
    extra?.viewVersion = versionCount
    moveRetainedGrad(to: node)
    self.node = node
    outputNumber = 0
  }

  /// `retain_grad()` follows the tensor when an in-place change gives it a new gradient function.
  private func moveRetainedGrad(to newNode: Node) {
    guard retainsGrad, let old = node?.extra else { return }
    old.retained.removeAll { $0.tensor.tensor === self }
    newNode.madeExtra.retained.append((0, WeakTensor(tensor: self)))
  }
}

/// The gradient function of a tensor one of whose views was changed in place: everything outside the view goes straight
/// on, the part inside goes through the function of the change.
final class CopySlices: Node {
  private let viewGeometry: Geometry
  private let viewOffset: Int
  private let baseGeometry: Geometry
  private let baseOffset: Int
  private var function: Node?

  init(base: Tensor, view: Tensor, function: Node) {
    viewGeometry = view.geometry
    viewOffset = view.storageOffset
    baseGeometry = base.geometry
    baseOffset = base.storageOffset
    self.function = function
    base.session.nodeSequence += 1
    super.init(
      session: base.session, sequence: base.session.nodeSequence, geometry: base.geometry, dtype: base.dtype)
    addEdge(base.gradientEdge)
    for index in 1..<max(1, Int(function.edgeCount)) { addEdge(function.edge(index)) }
  }

  deinit {
    var node: Node? = function
    function = nil
    session.bury(&node)
  }

  override var name: String { "torch::autograd::CopySlices" }
  override var savedNames: [String] { function?.savedNames ?? [] }

  override func releaseSaved() {
    function?.releaseSaved()
    function = nil
  }

  override func apply(_ gradients: consuming Gradients) throws -> Gradients {
    guard let gradient = gradients.first else { return Gradients(nil) }
    guard let function else { throw OperationNode.releasedError }
    // The gradient is laid out like the base, so that the view's own strides find the part in it.
    let result = try session.emptyStrided(baseGeometry, dtype: outputDType)
    try result.copy_(gradient)
    let part = try result.asStrided(
      viewGeometry.sizes, strides: viewGeometry.strides, offset: viewOffset - baseOffset)
    let inner = try function.apply(Gradients(try part.clone()))
    var outputs = Gradients(nil)
    for index in 0..<Int(edgeCount) where edge(index) != nil {
      if index == 0 {
        if let own = inner[0] { try part.copy_(own) } else { try part.fill_(0) }
        outputs[0] = result
      } else {
        outputs[index] = inner[index]
      }
    }
    return outputs
  }
}
