/// The gradient function of an operation of the table: the operation, what was saved, and the edges.
public final class OperationNode: Node {
  // A network of scalars has one of these for every number: the fields are in an order and of sizes that leave no gaps.

  /// Whether the in-place form made it, which has another name for a few operations.
  @exclusivity(unchecked) var isInPlace = false
  /// Whether the tensor that was changed in place is an argument of the change too (`x.mul_(x)`).
  @exclusivity(unchecked) var savesTarget = false
  @exclusivity(unchecked) private var wasReleased = false
  /// Which results are to be saved once they belong to the node: the bits above `Derivative.resultBit`.
  @exclusivity(unchecked) var savesResults: UInt8 = 0
  @exclusivity(unchecked) private var position0: Int8 = 0
  @exclusivity(unchecked) private var position1: Int8 = 0
  /// The operation that made it, which is part of the program and outlives every node.
  public unowned(unsafe) let operation: Operation
  @exclusivity(unchecked) private var tensor0: Tensor?
  @exclusivity(unchecked) private var tensor1: Tensor?
  @exclusivity(unchecked) private var version0: Int32 = 0
  @exclusivity(unchecked) private var version1: Int32 = 0
  @exclusivity(unchecked) private var kept: Kept?

  /// What most nodes do without.
  private final class Kept {
    /// The arguments that are no tensors.
    @exclusivity(unchecked) var attributes: [Value] = []
    /// The saved tensors after the first two.
    @exclusivity(unchecked) var saved: [SavedTensor] = []

    /// Whether there are tensors among the arguments, such as indices.
    var holdsTensors: Bool {
      attributes.contains { value in
        switch value {
        case .tensor, .tensors, .optionalTensors: true
        default: false
        }
      }
    }

    /// The gradient function that a view got when it was changed in place.
    weak var viewFunction: Node?
  }

  /// The gradient function that a view got when this one changed it in place, through its base; nil once nobody has it.
  var viewFunction: Node? {
    get { kept?.viewFunction }
    set { madeKept.viewFunction = newValue }
  }

  private var madeKept: Kept {
    if let kept { return kept }
    let made = Kept()
    kept = made
    return made
  }

  /// The arguments that are no tensors; empty where no formula needs them.
  var attributes: [Value] {
    get { kept?.attributes ?? [] }
    set { if kept != nil || !newValue.isEmpty { madeKept.attributes = newValue } }
  }

  private var saved0: SavedTensor? {
    tensor0.map { SavedTensor(tensor: $0, version: version0, position: Int32(position0)) }
  }

  private var saved1: SavedTensor? {
    tensor1.map { SavedTensor(tensor: $0, version: version1, position: Int32(position1)) }
  }

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
    for saved in allSaved where hasName(name, saved.position) {
      return try saved.unpacked(by: self, asSeen: true)
    }
    return try extra?.packed.first { hasName(name, Int32($0.position)) }?.unpacked(by: self)
  }

  /// Whether a tensor is saved now that goes by PyTorch's name.
  public func saves(_ name: String) -> Bool { allSaved.contains { hasName(name, $0.position) } }

  /// Whether a saved tensor goes by a name: PyTorch calls the first argument `self` and the second result `result1`
  /// where the signature has other words for people.
  private func hasName(_ name: String, _ position: Int32) -> Bool {
    savedName(position) == name || position == 0 && name == "self" || position < 0 && name == "result\(-1 - position)"
  }

  /// Hands a saved tensor to hooks (`_raw_saved_NAME.register_hooks`). Throws when hooks have it already.
  public func pack(named name: String, _ hooks: SavedTensorHooks) throws {
    if wasReleased {
      throw TorchError.runtime(
        "Calling register_hooks on a saved tensor after it has been freed. Saved intermediate values of the graph are "
          + "freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward "
          + "through the graph a second time or if you need to access saved variables after calling backward.")
    }
    guard let index = allSaved.firstIndex(where: { hasName(name, $0.position) }) else {
      throw TorchError.runtime(
        "Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only one pair of hooks is "
          + "allowed at a time.")
    }
    var all = allSaved
    let saved = all.remove(at: index)
    try madeExtra.packed.append(
      PackedTensor(saved.tensor, at: Int(saved.position), of: self, hooks, showsHistory: false))
    (tensor0, tensor1) = (nil, nil)
    kept?.saved = []
    for saved in all { keep(saved.tensor, version: saved.version, at: Int(saved.position)) }
  }

  private var allSaved: [SavedTensor] { [saved0, saved1].compactMap { $0 } + (kept?.saved ?? []) }

  /// The first of the saved tensors that was changed in place since, in the order of their names, in which PyTorch looks
  /// at them.
  var firstChanged: SavedTensor? {
    allSaved.filter { $0.tensor.versionCount != $0.version }
      .min { savedName($0.position) < savedName($1.position) }
  }

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

  /// Whether its results after the first are statistics of the input.
  var savesStatistics: Bool { ["NativeLayerNormBackward0", "NativeBatchNormBackward0"].contains(name) }

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
    keep(tensor, version: tensor.versionCount, at: position)
  }

  @inline(__always)
  private func keep(_ tensor: Tensor, version: Int32, at position: Int) {
    if tensor0 == nil {
      (tensor0, version0, position0) = (tensor, version, Int8(truncatingIfNeeded: position))
    } else if tensor1 == nil {
      (tensor1, version1, position1) = (tensor, version, Int8(truncatingIfNeeded: position))
    } else {
      madeKept.saved.append(SavedTensor(tensor: tensor, version: version, position: Int32(position)))
    }
  }

  func saved(at position: Int) throws -> Tensor {
    if let tensor0, Int(position0) == position {
      if position >= 0, tensor0.versionCount == version0 { return tensor0 }
      return try SavedTensor(tensor: tensor0, version: version0, position: Int32(position)).unpacked(by: self)
    }
    if let tensor1, Int(position1) == position {
      if position >= 0, tensor1.versionCount == version1 { return tensor1 }
      return try SavedTensor(tensor: tensor1, version: version1, position: Int32(position)).unpacked(by: self)
    }
    if let saved = kept?.saved.first(where: { $0.position == Int32(position) }) { return try saved.unpacked(by: self) }
    if let packed = extra?.packed.first(where: { $0.position == position }) { return try packed.current(for: self) }
    preconditionFailure("\(operation.name) did not save \(position)")
  }

  /// The saved value for pictures: no check of the version, nil when it is not there.
  func peekSaved(at position: Int) -> Tensor? {
    allSaved.first { $0.position == Int32(position) }?.tensor
  }

  static let inferenceError = TorchError.runtime(
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
    if tensor0 == nil, extra?.packed.isEmpty ?? true, kept.map({ !$0.holdsTensors }) ?? true { return }
    wasReleased = true
    if let extra, !extra.packed.isEmpty { extra.packed = [] }
    // Freeing a tensor frees its node, and nodes bury what they point to: this goes no deeper.
    tensor0 = nil
    tensor1 = nil
    if let kept, !kept.saved.isEmpty { kept.saved = [] }
    if let kept, kept.holdsTensors { kept.attributes = [] }
  }

  private func burySaved() {
    if tensor0 == nil { return }
    run._withUnsafeGuaranteedRef { session in
      session.bury(&tensor0)
      session.bury(&tensor1)
      guard let kept else { return }
      while let saved = kept.saved.popLast() {
        var tensor: Tensor? = saved.tensor
        session.bury(&tensor)
      }
    }
  }

  override func apply(_ gradients: consuming Gradients) throws -> Gradients {
    if wasReleased { throw OperationNode.releasedError }
    // Where no gradient arrived none goes on, which is not the same as zeros.
    if gradients.areAllAbsent { return Gradients(nil) }
    if session.hasDetachedInPlace { try checkAttached() }
    if let packed = extra?.packed, !packed.isEmpty {
      for tensor in packed { try tensor.prepare(for: self) }
      defer { for tensor in packed { tensor.finish() } }
      return try run(gradients)
    }
    return try run(gradients)
  }

  /// Throws where an argument was saved with a history that `detach_()` has taken from it since.
  private func checkAttached() throws {
    for saved in allSaved where saved.position >= 0 && !saved.tensor.requiresGrad {
      let name = savedName(saved.position)
      guard let index = operation.derivatives.firstIndex(where: { $0.argument == name }),
        let edge = edge(index), !edge.node.isLeaf
      else { continue }
      throw TorchError.runtime(
        "Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please "
          + "use out-of-place `.detach()` instead")
    }
  }

  private func run(_ gradients: consuming Gradients) throws -> Gradients {
    var results = try formulas(gradients)
    if operation.channelOrder.isOfGradients && !session.isGradEnabled { try layOut(&results) }
    return results
  }

  /// Puts the channels of gradients last where those of the operands are.
  private func layOut(_ gradients: inout Gradients) throws {
    let outputs = (0..<min(2, Int(edgeCount))).compactMap { edge($0).map { $0.node.output($0.index).geometry } }
    guard outputs.contains(where: \.liesChannelsLast) else { return }
    for index in 0..<min(2, Int(edgeCount)) {
      try gradients[index]?.relay(in: outputs[0].rank == 4 ? .channelsLast : .channelsLast3D)
    }
  }

  private func formulas(_ gradients: consuming Gradients) throws -> Gradients {
    let context = Backward(node: self, gradients: gradients)
    var results = Gradients(nil)
    if operation.recording.isComplete {
      if hasEdge(0), let rule = operation.recording.first.rule { results.first = try rule(context) }
      if edgeCount > 1, hasEdge(1), let rule = operation.recording.second.rule { results[1] = try rule(context) }
      return results
    }
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
  /// Kept alive by the pass.
  unowned(unsafe) let node: OperationNode
  let gradients: Gradients

  /// The session of the node.
  var session: Session { node.session }
  /// The gradient of the first result. Precondition: no formula runs without any gradient.
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
