/// The gradient function of an operation of the table: the operation, what was saved, and the edges.
public final class OperationNode: Node {
  /// The operation that made it.
  public let operation: Operation
  /// The arguments that are no tensors; empty where no formula needs them.
  @exclusivity(unchecked) var attributes: [Value] = []
  /// Which results are to be saved once they belong to the node.
  @exclusivity(unchecked) var savesResults: UInt32 = 0
  /// Whether the in-place form made it, which has another name for a few operations.
  @exclusivity(unchecked) var isInPlace = false
  @exclusivity(unchecked) private var saved0: SavedTensor?
  @exclusivity(unchecked) private var saved1: SavedTensor?
  @exclusivity(unchecked) private var moreSaved: [SavedTensor] = []
  @exclusivity(unchecked) private var wasReleased = false

  init(_ operation: Operation, session: Session, geometry: Geometry, dtype: DType) {
    self.operation = operation
    session.nodeSequence += 1
    super.init(session: session, sequence: session.nodeSequence, geometry: geometry, dtype: dtype)
    noteTraceback()
  }

  deinit { burySaved() }

  /// PyTorch's name, `MulBackward0`.
  public override var name: String {
    (isInPlace ? operation.inPlaceNodeName : nil) ?? operation.nodeName ?? operation.name
  }

  public override var savedNames: [String] { savedTensors.map(\.name) }

  /// What is saved now, by PyTorch's names.
  public var savedTensors: [(name: String, tensor: Tensor)] {
    allSaved.map { (savedName($0.position), $0.tensor) }
  }

  /// A saved tensor by PyTorch's name, as the formulas see it; nil where none of that name is saved. Throws when it was
  /// changed in place since, or freed.
  public func savedTensor(named name: String) throws -> Tensor? {
    if wasReleased { throw OperationNode.releasedError }
    for saved in allSaved where savedName(saved.position) == name {
      return try saved.unpacked(by: self, asSeen: true)
    }
    return try extra?.packed.first { savedName(Int32($0.position)) == name }?.unpacked(by: self)
  }

  /// Hands a saved tensor to hooks (`_raw_saved_NAME.register_hooks`). Throws when hooks have it already.
  public func pack(named name: String, _ hooks: SavedTensorHooks) throws {
    if wasReleased { throw OperationNode.releasedError }
    guard let index = allSaved.firstIndex(where: { savedName($0.position) == name }) else {
      throw TorchError.runtime(
        "Calling register_hooks on a saved tensor whose hooks have already been set is forbidden.")
    }
    var all = allSaved
    let saved = all.remove(at: index)
    try madeExtra.packed.append(PackedTensor(saved.tensor, at: Int(saved.position), of: self, hooks))
    saved0 = all.first
    saved1 = all.count > 1 ? all[1] : nil
    moreSaved = Array(all.dropFirst(2))
  }

  private var allSaved: [SavedTensor] { [saved0, saved1].compactMap { $0 } + moreSaved }

  /// An argument that is no tensor by PyTorch's name; nil where it was not kept.
  public func argument(named name: String) -> Value? {
    guard let index = operation.signature.parameters.firstIndex(where: { $0.name == name }),
      attributes.indices.contains(index)
    else { return nil }
    return attributes[index]
  }

  /// Sizes and strides of a tensor argument that gets a gradient; nil for others.
  public func argumentGeometry(_ name: String) -> (sizes: [Int], strides: [Int])? {
    guard let index = operation.derivatives.firstIndex(where: { $0.argument == name }), index < edgeCount,
      let edge = edge(index)
    else { return nil }
    let geometry = edge.node.output(edge.index).geometry
    return (geometry.sizes, geometry.strides)
  }

  /// Whether what was saved has been freed.
  public var isReleased: Bool { wasReleased }

  private func savedName(_ position: Int32) -> String {
    if position >= 0 { return operation.signature.parameters[Int(position)].name }
    let results = operation.signature.results
    let name = results[min(Int(-1 - position), results.count - 1)]
    return name.isEmpty ? (position == -1 ? "result" : "result\(-1 - position)") : name
  }

  /// Keeps a tensor for the formulas. Throws for a tensor that was made in inference mode.
  @inline(__always)
  func save(_ tensor: Tensor, at position: Int) throws {
    if tensor.isInference { throw OperationNode.inferenceError }
    if let hooks = session.savedTensorHooks, !tensor.isWrappedNumber {
      return try madeExtra.packed.append(PackedTensor(tensor, at: position, of: self, hooks))
    }
    let saved = SavedTensor(tensor: tensor, version: tensor.versionCount, position: Int32(position))
    if saved0 == nil {
      saved0 = saved
    } else if saved1 == nil {
      saved1 = saved
    } else {
      moreSaved.append(saved)
    }
  }

  func saved(at position: Int) throws -> Tensor {
    if let saved0, saved0.position == Int32(position) { return try saved0.unpacked(by: self) }
    if let saved1, saved1.position == Int32(position) { return try saved1.unpacked(by: self) }
    if let saved = moreSaved.first(where: { $0.position == Int32(position) }) { return try saved.unpacked(by: self) }
    if let packed = extra?.packed.first(where: { $0.position == position }) { return try packed.current(for: self) }
    if wasReleased { throw OperationNode.releasedError }
    preconditionFailure("\(operation.name) did not save \(position)")
  }

  /// The saved value for pictures: no check of the version, nil when it is not there.
  func peekSaved(at position: Int) -> Tensor? {
    if let saved0, saved0.position == Int32(position) { return saved0.tensor }
    if let saved1, saved1.position == Int32(position) { return saved1.tensor }
    return moreSaved.first { $0.position == Int32(position) }?.tensor
  }

  private static let inferenceError = TorchError.runtime(
    "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation "
      + "tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or "
      + "use `torch.no_grad()` instead of `torch.inference_mode()`.")

  /// What a function says whose saved tensors were freed.
  public static let releasedError = TorchError.runtime(
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already been "
      + "freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify "
      + "retain_graph=True if you need to backward through the graph a second time or if you need to access saved "
      + "tensors after calling backward.")

  override func releaseSaved() {
    if saved0 == nil, extra?.packed.isEmpty ?? true { return }
    wasReleased = true
    if let extra, !extra.packed.isEmpty { extra.packed = [] }
    // Freeing a tensor frees its node, and nodes bury what they point to: this goes no deeper.
    saved0 = nil
    saved1 = nil
    if !moreSaved.isEmpty { moreSaved = [] }
  }

  private func burySaved() {
    if saved0 == nil { return }
    run._withUnsafeGuaranteedRef { session in
      var tensor = saved0.take()?.tensor
      session.bury(&tensor)
      tensor = saved1.take()?.tensor
      session.bury(&tensor)
      if !moreSaved.isEmpty {
        while let saved = moreSaved.popLast() {
          tensor = saved.tensor
          session.bury(&tensor)
        }
      }
    }
  }

  override func apply(_ gradients: consuming Gradients) throws -> Gradients {
    if let packed = extra?.packed, !packed.isEmpty {
      for tensor in packed { try tensor.prepare(for: self) }
      defer { for tensor in packed { tensor.finish() } }
      return try run(gradients)
    }
    return try run(gradients)
  }

  private func run(_ gradients: consuming Gradients) throws -> Gradients {
    let context = Backward(node: self, gradients: gradients)
    var results = Gradients(nil)
    var index = 0
    for i in operation.derivatives.indices {
      switch operation.derivatives[i].rule {
      case .one(let rule):
        if hasEdge(index) { results[index] = try rule(context) }
        index += 1
      case .list(let rule):
        let list = try rule(context)
        for tensor in list {
          if hasEdge(index) { results[index] = tensor }
          index += 1
        }
      }
    }
    return results
  }
}

/// What a backward formula sees: the gradients that arrived, what was saved, the arguments.
public struct Backward {
  let node: OperationNode
  let gradients: Gradients

  /// The session of the node.
  var session: Session { node.session }
  /// The gradient of the first result. Precondition: the engine runs no node without any gradient.
  var grad: Tensor { get throws { try gradients.first ?? zeros(0) } }
  /// The gradient of a result, zeros where none arrived.
  func grad(_ index: Int) throws -> Tensor { try gradients[index] ?? zeros(index) }
  /// Whether a gradient for a result arrived.
  func hasGrad(_ index: Int) -> Bool { gradients[index] != nil }
  /// The first argument.
  var input: Tensor { get throws { try node.saved(at: 0) } }
  /// The second argument.
  var other: Tensor { get throws { try node.saved(at: 1) } }
  /// The result.
  var result: Tensor { get throws { try node.saved(at: -1) } }
  /// A saved argument or, from −1 downwards, result.
  func saved(_ position: Int) throws -> Tensor { try node.saved(at: position) }
  /// The arguments that are no tensors.
  var arguments: Arguments { Arguments(node.session, node.attributes) }
  /// Sizes and type of the tensor that an edge leads to: those of the argument.
  func target(_ edge: Int) -> (geometry: Geometry, dtype: DType) {
    node.edge(edge).map { $0.node.output($0.index) } ?? (Geometry.scalar, .float32)
  }
  /// The sizes of the argument at an edge.
  func sizes(_ edge: Int = 0) -> [Int] { target(edge).geometry.sizes }
  /// Whether the argument at an edge needs a gradient.
  func needs(_ edge: Int) -> Bool { node.hasEdge(edge) }

  private func zeros(_ index: Int) throws -> Tensor {
    let output = node.output(index)
    return try session.filled(output.geometry.sizes, 0, dtype: output.dtype)
  }
}
