import Autograd
import Recording
import SceneLanguage

extension Scribe: Autograd.Observer {
  func tensorCreated(_ tensor: Tensor, by operation: String) { created(tensor, by: operation) }

  func operationApplied(_ application: Application) {
    guard isListening else { return }
    for input in application.inputs { showUnused(input.tensor) }
    for output in application.outputs {
      if application.operation.isView, let source = application.inputs.first?.tensor {
        tensors.insert(output, sharingWith: source)
      } else {
        tensors.insert(output)
      }
    }
    write(.operationApplied(operation(application)), inside: runningFunction)
  }

  /// An operation that the scene wrote itself ran.
  func functionApplied(_ name: String, inputs: [Tensor], outputs: [Tensor], node: Node?) {
    guard isListening, !outputs.isEmpty else { return }
    for input in inputs { showUnused(input) }
    for output in outputs { tensors.insert(output) }
    let edges = node?.nextEdges ?? []
    let needsGrad = inputs.contains { $0.requiresGrad }
    let operation = Event.Operation(
      box: nextBox(), name: name, expression: expression(of: name),
      inputs: inputs.enumerated().map { index, input in
        let isUsed = edges.indices.contains(index) && edges[index] != nil
        return Event.Input(
          role: "input\(index)", tensor: TensorID(input.id), edge: isUsed ? index : nil,
          cut: !isUsed && input.requiresGrad ? missingHistory : nil)
      }, outputs: outputs.map { facts(of: $0) }, function: node.map { facts(of: $0) },
      cut: node == nil && needsGrad ? missingHistory : nil)
    write(.operationApplied(operation), inside: runningFunction)
  }

  /// The function inside of which the scene's own pass is being recorded.
  private var runningFunction: FunctionID? {
    guard let node = session.runningNode else { return nil }
    return functions.id(of: node)
  }

  private func operation(_ application: Application) -> Event.Operation {
    let isTracked = application.node != nil
    let needsGrad = application.inputs.contains { $0.tensor.requiresGrad }
    let cut: Event.Cut? = needsGrad && !isTracked ? missingHistory : nil
    return Event.Operation(
      box: nextBox(), name: application.name, expression: expression(of: application.name),
      inputs: application.inputs.map { input in
        Event.Input(
          role: input.role, tensor: TensorID(input.tensor.id), edge: input.edge,
          cut: input.edge == nil && input.tensor.requiresGrad ? cut ?? .notDifferentiable : nil)
      }, outputs: application.outputs.map { facts(of: $0) }, function: application.node.map { facts(of: $0) }, cut: cut)
  }

  /// Why an operation on tensors that require grad was not recorded.
  private var missingHistory: Event.Cut {
    if session.isInferenceMode { return .inferenceMode }
    return session.isGradEnabled ? .notDifferentiable : .noGrad
  }

  func inPlaceWillRun(_ operation: EngineOperation, on target: Tensor) {
    guard isListening else { return }
    showUnused(target)
    overwritten = (target.id, ValueSnapshot(of: target))
  }

  func inPlaceApplied(_ application: Application, oldVersion: Int) {
    guard let target = application.outputs.first else { return }
    causes.wrote(target, at: site)
    guard isListening else { return }
    if let owner = tensors.owner(ofGradient: target) {
      return write(.gradientReset(tensor: owner, now: ValueSnapshot(of: target)))
    }
    for input in application.inputs { showUnused(input.tensor) }
    let oldValue = overwritten.flatMap { $0.tensor == target.id ? $0.value : nil }
    overwritten = nil
    let aliases = tensors.aliases(of: target).filter { tensors.contains($0) }
    let change = tensors.contains(target) ? operation(application) : changeOfPart(application)
    tensors.insert(target)
    write(
      .inPlaceChanged(
        .init(
          operation: change, oldVersion: oldVersion, oldValue: oldValue,
          aliases: aliases.map { facts(of: $0) })), inside: runningFunction)
  }

  /// `a[0] = 1`: the scene has no hold of the view that was written, so that what was written is a part of its base.
  private func changeOfPart(_ application: Application) -> Event.Operation {
    var change = operation(application)
    guard let target = application.outputs.first, let base = target.base, tensors.contains(base) else { return change }
    for index in change.inputs.indices where change.inputs[index].tensor == TensorID(target.id) {
      change.inputs[index].tensor = TensorID(base.id)
    }
    if application.node != nil { change.function = base.gradFn.map { facts(of: $0) } }
    return change
  }

  func detached(_ source: Tensor, into result: Tensor, viaData: Bool) {
    guard isListening else { return }
    showUnused(source)
    tensors.insert(result, sharingWith: source)
    let name = viaData ? "data" : "detach"
    let cut: Event.Cut? = source.requiresGrad ? (viaData ? .data : .detach) : nil
    let operation = Event.Operation(
      box: nextBox(), name: name, expression: expression(of: name),
      inputs: [.init(role: "self", tensor: TensorID(source.id), edge: nil, cut: cut)], outputs: [facts(of: result)],
      function: nil, cut: cut)
    write(.detached(source: TensorID(source.id), operation: operation))
  }

  func flagChanged(_ tensor: Tensor) {
    guard isListening else { return }
    showUnused(tensor)
    if tensors.contains(tensor) {
      write(.flagChanged(tensor: TensorID(tensor.id), requiresGrad: tensor.requiresGrad))
    }
  }

  func gradModeEntered(_ name: String, enabled: Bool) {
    if isListening { write(.gradModeEntered(.init(name: name, enabled: enabled))) }
  }

  func gradModeLeft(_ name: String, enabled: Bool) {
    if isListening { write(.gradModeLeft(.init(name: name, enabled: enabled))) }
  }

  // MARK: Backward

  func backwardStarted(_ start: Autograd.BackwardStart) {
    for root in start.roots { showUnused(root.tensor) }
    write(
      .backwardStarted(
        .init(
          entryPoint: start.entryPoint,
          roots: start.roots.map { root in
            .init(
              tensor: TensorID(root.tensor.id), function: functions.id(of: root.edge.node),
              seed: ValueSnapshot(of: root.seed), seedTensor: root.seedWasGiven ? TensorID(root.seed.id) : nil)
          }, reached: start.reached.map { .init(function: functions.id(of: $0.node), count: $0.expected) },
          retainGraph: start.retainGraph, createGraph: start.createGraph)))
    causes.passRan(at: site)
  }

  func nodeFired(_ firing: Autograd.Firing) {
    write(
      .functionFired(
        .init(
          function: functions.id(of: firing.node),
          gradientsIn: firing.gradientsIn.map { $0.map { ValueSnapshot(of: $0) } },
          deliveries: firing.deliveries.map { $0.map(delivery) })))
  }

  private func delivery(_ delivery: Autograd.Firing.Delivery) -> Event.Delivery {
    let gradient = ValueSnapshot(of: delivery.gradient)
    return Event.Delivery(
      edge: edge(delivery.edge), gradient: gradient,
      sum: delivery.sum === delivery.gradient ? gradient : ValueSnapshot(of: delivery.sum), received: delivery.received,
      expected: delivery.expected,
      derivation: delivery.derivation.map { derivation in
        .init(
          formula: derivation.formula,
          operands: derivation.operands.map { .init(name: $0.name, number: $0.number) }, result: derivation.result,
          element: derivation.element)
      })
  }

  func gradientAccumulated(_ tensor: Tensor, node: Node, old: Tensor?, new: Tensor, now: Tensor) {
    tensors.note(now, asGradientOf: tensor)
    write(
      .gradientAccumulated(
        .init(
          tensor: TensorID(tensor.id), function: functions.id(of: node), old: old.map { ValueSnapshot(of: $0) },
          new: ValueSnapshot(of: new), now: ValueSnapshot(of: now))))
  }

  func gradientCaptured(_ tensor: Tensor, gradient: Tensor) {
    if tensor.grad === gradient { tensors.note(gradient, asGradientOf: tensor) }
    write(.gradientCaptured(tensor: TensorID(tensor.id), gradient: ValueSnapshot(of: gradient)))
  }

  func backwardEnded() { write(.backwardEnded) }

  func buffersFreed(_ nodes: [Node]) { write(.buffersFreed(nodes.map { functions.id(of: $0) })) }

  func gradientAssigned(_ tensor: Tensor) {
    tensors.note(tensor.grad, asGradientOf: tensor)
    guard isListening, tensors.contains(tensor) else { return }
    write(.gradientReset(tensor: TensorID(tensor.id), now: tensor.grad.map { ValueSnapshot(of: $0) }))
  }

  func hookCalled(_ call: HookCall) {
    write(
      .hookCalled(
        .init(
          category: call.category, tensor: call.tensor.map { TensorID($0.id) },
          function: call.node.map { functions.id(of: $0) }, name: call.name,
          before: call.before.map { ValueSnapshot(of: $0) }, after: call.after.map { ValueSnapshot(of: $0) })))
  }

  // MARK: Release

  func tensorReleased(_ id: Int) {
    guard tensors.remove(id) else { return }
    write(.tensorReleased(TensorID(id)))
    if let accumulator = functions.removeAccumulator(of: id) { write(.functionReleased(accumulator)) }
  }

  func nodeReleased(_ id: Int) {
    if let function = functions.remove(id) { write(.functionReleased(function)) }
  }

  func warningIssued(category: String, message: String) {
    write(.warningIssued(category: category, message: message))
  }
}
