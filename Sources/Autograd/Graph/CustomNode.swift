/// The gradient function of an operation that is not in the table: one that a scene wrote itself
/// (`torch.autograd.Function`).
public final class CustomNode: Node {
  /// Turns the gradients of the outputs, nil where none arrived, into one for each input.
  public typealias Formula = ([Tensor?]) throws -> [Tensor?]

  /// What a library above keeps with the function, `ctx` for one.
  @exclusivity(unchecked) public var context: AnyObject?
  private let title: String
  private let formula: Formula
  private var saved: [SavedTensor?] = []
  /// Where in `extra.packed` the tensors are that hooks hold.
  private var packedAt: [Int: Int] = [:]
  private var wasReleased = false

  init(_ title: String, session: Session, geometry: Geometry, dtype: DType, formula: @escaping Formula) {
    self.title = title
    self.formula = formula
    session.nodeSequence += 1
    super.init(session: session, sequence: session.nodeSequence, geometry: geometry, dtype: dtype)
    noteTraceback()
  }

  deinit { burySaved() }

  public override var name: String { title }

  public override var savedNames: [String] { saved.indices.map { "saved\($0)" } }

  /// Keeps tensors for backward (`save_for_backward`); `outputs` are those of the forward operation.
  public func save(_ tensors: [Tensor?], outputs: [Tensor]) throws {
    saved = try tensors.enumerated().map { index, tensor in
      guard let tensor else { return nil }
      if tensor.isInference { throw OperationNode.inferenceError }
      if let hooks = session.savedTensorHooks {
        let output = outputs.firstIndex { $0 === tensor && tensor.node === self }
        try madeExtra.packed.append(PackedTensor(tensor, at: output.map { -1 - $0 } ?? index, of: self, hooks))
        packedAt[index] = madeExtra.packed.count - 1
        return nil
      }
      if let output = outputs.firstIndex(where: { $0 === tensor }), tensor.node === self {
        return SavedTensor(tensor: tensor.alias(), version: tensor.versionCount, position: Int32(-1 - output))
      }
      return SavedTensor(tensor: tensor, version: tensor.versionCount, position: Int32(index))
    }
  }

  /// What was kept. Throws when it was changed in place since, or freed.
  public func savedTensors() throws -> [Tensor?] {
    if wasReleased { throw OperationNode.releasedError }
    return try saved.indices.map { index in
      if let place = packedAt[index] { return try extra?.packed[place].unpacked(by: self) }
      return try saved[index]?.unpacked(by: self, asSeen: true)
    }
  }

  override func releaseSaved() {
    wasReleased = true
    if saved.isEmpty { return }
    extra?.packed = []
    burySaved()
    session.drainGraveyard()
  }

  private func burySaved() {
    session.graveyard.tensors.append(contentsOf: saved.compactMap { $0?.tensor })
    saved = []
  }

  override func apply(_ gradients: consuming Gradients) throws -> Gradients {
    let arrived = gradients
    return Gradients(try formula((0..<outputCount).map { arrived[$0] }))
  }
}

extension Session {
  /// Makes `outputs` the results of an operation that is not in the table.
  ///
  /// - Parameters:
  ///   - name: the name of the gradient function.
  ///   - inputs: the tensors that it sends gradients to; nil holds a place that gets none.
  ///   - outputs: fresh tensors, or inputs that were written in place.
  ///   - differentiable: for each output whether gradients come back through it.
  ///   - modified: for each output whether it is an input that was written in place (`ctx.mark_dirty`).
  ///   - formula: the backward formula.
  ///
  /// Throws where an input that was written is a leaf, or a view beside other outputs.
  public func record(
    _ name: String, inputs: [Tensor?], outputs: [Tensor], differentiable: [Bool], modified: [Bool]? = nil,
    formula: @escaping CustomNode.Formula
  ) throws -> CustomNode? {
    guard let first = outputs.first else { return nil }
    let node = CustomNode(name, session: self, geometry: first.geometry, dtype: first.dtype, formula: formula)
    for input in inputs { node.addEdge(input?.gradientEdge) }
    for (index, output) in outputs.enumerated() {
      if index > 0 { node.madeExtra.moreOutputs.append((output.geometry, output.dtype)) }
      guard differentiable[index], output.dtype.isFloatingPoint else { continue }
      if modified?[index] ?? false {
        try output.checkModified(amongOutputs: outputs.count, isInput: inputs.contains { $0 === output })
        output.rebaseHistory(onto: node, output: index)
        continue
      }
      output.node = node
      output.outputNumber = Int32(index)
      if let extra = output.extra, extra.base != nil { extra.viewVersion = output.versionCount }
    }
    return node
  }

  /// Notes of results of a custom function, whether they were recorded or not, that those that are views may not be
  /// written in place.
  public func markCustomViews(_ outputs: [Tensor]) {
    for output in outputs where output.extra?.base != nil {
      output.extra?.viewOrigin = outputs.count > 1 ? .severalViews : .customFunction
    }
  }
}

extension Tensor {
  /// Throws what PyTorch says where a scene's own operation may not have written into this input.
  fileprivate func checkModified(amongOutputs count: Int, isInput: Bool) throws {
    if !isInput {
      let text =
        "ctx.mark_dirty() received a tensor that was not an input. Only input Tensors that have been mutated should be "
        + "passed to ctx.mark_dirty()."
      if extra?.base != nil { throw TorchError.runtime(text) }
      return session.warn(text)
    }
    if isLeaf && requiresGrad && extra?.base == nil {
      throw TorchError.runtime("a leaf Variable that requires grad has been used in an in-place operation.")
    }
    if extra?.base != nil && count > 1 {
      throw TorchError.runtime(
        "If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more "
          + "than one Tensor. This is not supported by the current autograd engine. You should either make sure the input "
          + "is not a view (using .clone() for example) or make your Function only return one Tensor (potentially "
          + "splitting it into two Functions: one doing the inplace that returns a single Tensor and a second one that "
          + "does the other operations). You can ask on the forum https://discuss.pytorch.org/ if you need help to do "
          + "this change.")
    }
    if extra?.base != nil { try checkInPlace(isRecorded: true) }
  }
}
