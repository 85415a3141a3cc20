/// How every operation runs: compute, record for backward, tell the observer.
extension Operation {
  /// Calls the operation with one value for each parameter of its signature.
  public func callAsFunction(_ session: Session, _ values: [Value]) throws -> Value {
    if session.autocast != nil, let result = try session.autocasted(self, values) { return result }
    let arguments = Arguments(session, values)
    switch body {
    case .unary: return .tensor(try apply(arguments.tensor(0)))
    case .binary: return .tensor(try apply(arguments.tensor(0), arguments.tensor(1)))
    case .scaled: return .tensor(try apply(arguments.tensor(0), arguments.tensor(1), alpha: arguments.scalar(2)))
    case .composite(let body): return try body(arguments)
    case .kernel(let body):
      let result = try checkingOperands(arguments.values) { try session.belowAutograd { try body(arguments) } }
      if channelOrder != .ignored, let format = channelOrder.format(of: values) {
        for output in result.tensorList { try output.relay(in: format) }
      }
      try finish(arguments, outputs: result.tensorList, places: result.places)
      return result
    case .view(let body):
      let result = try checkingOperands(arguments.values) { try session.belowAutograd { try body(arguments) } }
      try finishViews(of: arguments.tensor(0), arguments, outputs: result.tensorList)
      return result
    case .mutation, .steps: return .tensor(try callInPlace(session, values))
    }
  }

  /// Calls the operation where only its first result matters.
  func one(_ session: Session, _ values: Value...) throws -> Tensor {
    guard case .tensor(let tensor) = try self(session, values) else { preconditionFailure("\(name) gave no tensor") }
    return tensor
  }

  /// Runs a unary operation. Precondition: `isUnary`.
  public func apply(_ a: Tensor) throws -> Tensor {
    guard case .unary(let kernel) = body else { preconditionFailure("\(name) is not unary") }
    let result = try kernel(a, nil)
    if a.isInference && !innerWrites.isEmpty { innerWrites.tell([result], operands: [a]) }
    if a.recordsOperations && a.requiresGrad { try recordUnary(a, result) }
    if a.isObserved { tell(Arguments(a.session, [.tensor(a)]), [result]) }
    return result
  }

  /// Runs a binary operation. Precondition: `isBinary`.
  public func apply(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard case .binary(let kernel) = body else { preconditionFailure("\(name) is not binary") }
    let result = try checkingOperands([.tensor(a), .tensor(b)]) { try kernel(a, b, nil) }
    if a.isInference && !innerWrites.isEmpty { innerWrites.tell([result], operands: [a, b]) }
    if a.recordsOperations && (a.requiresGrad || b.requiresGrad) { try recordBinary(a, b, result) }
    if a.isObserved { tell(Arguments(a.session, [.tensor(a), .tensor(b)]), [result]) }
    return result
  }

  /// Runs a binary operation with a factor for the second operand. Precondition: `isScaled`.
  public func apply(_ a: Tensor, _ b: Tensor, alpha: Scalar) throws -> Tensor {
    guard case .scaled(let kernel) = body else { preconditionFailure("\(name) has no alpha") }
    let result = try kernel(a, b, alpha, nil)
    if a.recordsOperations && (a.requiresGrad || b.requiresGrad) {
      try recordBinary(a, b, result)
      if alpha != .int(1), let node = result.node as? OperationNode {
        node.attributes = [.none, .none, .scalar(alpha)]
      }
    }
    if a.isObserved { tell(Arguments(a.session, [.tensor(a), .tensor(b), .scalar(alpha)]), [result]) }
    return result
  }

  /// Runs an operation of two operands and nothing more, with its defaults. Precondition: `isBinary` or `isScaled`.
  @inline(__always)
  public func combine(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    isScaled ? try apply(a, b, alpha: .int(1)) : try apply(a, b)
  }

  /// The same with a number for the second operand.
  @inline(__always)
  public func combine(_ a: Tensor, _ number: Scalar) throws -> Tensor {
    try combine(a, a.session.wrappedNumber(number))
  }

  /// Computes. Where that fails, an operand of inference mode that would have been saved is what PyTorch complains of: it
  /// saves before it computes.
  @inline(__always)
  private func checkingOperands<R>(_ values: @autoclosure () -> [Value], _ compute: () throws -> R) throws -> R {
    do {
      return try compute()
    } catch let error as TorchError {
      try refuseInferenceOperands(values())
      throw error
    }
  }

  /// Throws where a tensor of inference mode would be saved for the gradient of another operand.
  private func refuseInferenceOperands(_ values: [Value]) throws {
    let tensors = values.flatMap(\.tensorList)
    guard isRecorded, let session = tensors.first?.session, session.isGradEnabled else { return }
    let mask = derivatives.reduce(UInt32(0)) { mask, derivative in
      values[derivative.position].tensorList.contains(where: \.requiresGrad) ? mask | derivative.saveMask : mask
    }
    for position in values.indices where mask & (1 << UInt32(position)) != 0 && values[position].isInferenceTensor {
      throw OperationNode.inferenceError
    }
  }

  private func recordUnary(_ a: Tensor, _ result: Tensor) throws {
    guard isRecorded, result.dtype.isFloatingPoint else { return }
    if a.extra != nil { try a.checkHistory() }
    let node = OperationNode(self, session: a.session, geometry: result.geometry, dtype: result.dtype)
    _ = node.addEdge(to: a)
    let mask = recording.first.saveMask
    if mask & 1 != 0 { try node.save(a, at: 0) }
    result.node = node
    if mask & Derivative.resultBit != 0 { try node.save(result.alias(), at: -1) }
  }

  private func recordBinary(_ a: Tensor, _ b: Tensor, _ result: Tensor) throws {
    guard isRecorded, result.dtype.isFloatingPoint else { return }
    if a.extra != nil { try a.checkHistory() }
    if b.extra != nil { try b.checkHistory() }
    let node = OperationNode(self, session: a.session, geometry: result.geometry, dtype: result.dtype)
    var mask: UInt32 = 0
    if node.addEdge(to: recording.first.position == 0 ? a : b) { mask |= recording.first.saveMask }
    if recording.count > 1, node.addEdge(to: recording.second.position == 0 ? a : b) {
      mask |= recording.second.saveMask
    }
    // Hooks on saved tensors see the names in alphabetical order, as PyTorch packs them.
    let isSwapped = a.session.savedTensorHooks != nil && signature.parameters[1].name < signature.parameters[0].name
    if mask & 2 != 0 && isSwapped { try node.save(b, at: 1) }
    if mask & 1 != 0 { try node.save(a, at: 0) }
    if mask & 2 != 0 && !isSwapped { try node.save(b, at: 1) }
    result.node = node
    if mask & Derivative.resultBit != 0 { try node.save(result.alias(), at: -1) }
  }

  /// Records an operation with any arguments and tells of it.
  ///
  /// - Parameter places: the outputs with gaps for those that nobody asked for; nil where there are none.
  func finish(_ arguments: Arguments, outputs: [Tensor], places: [Tensor?]? = nil) throws {
    let session = arguments.session
    for output in outputs { output.forgetInnerBase(arguments) }
    if !innerWrites.isEmpty, arguments.values.contains(where: \.isInferenceTensor) {
      innerWrites.tell(outputs, operands: arguments.values.flatMap(\.tensorList))
    }
    if session.isGradEnabled, let node = try makeNode(arguments, outputs: outputs) {
      attach(node, to: places ?? outputs)
      try saveResults(in: node, outputs)
    }
    if session.isObserved { tell(arguments, outputs) }
  }

  /// Makes the gradient function, without results saved; nil where no argument requires grad.
  func makeNode(
    _ arguments: Arguments, outputs: [Tensor], savingOwn: Tensor? = nil
  ) throws -> OperationNode? {
    guard nodeName != nil, !derivatives.isEmpty, let first = outputs.first else { return nil }
    let anyRequires = derivatives.contains { derivative in
      arguments.values[derivative.position].tensorList.contains { $0.requiresGrad }
    }
    guard anyRequires, recordsWholeNumbers || outputs.contains(where: { $0.dtype.isFloatingPoint }) else { return nil }
    let node = OperationNode(self, session: arguments.session, geometry: first.geometry, dtype: first.dtype)
    var mask: UInt32 = 0
    for derivative in derivatives {
      var isNeeded = false
      switch arguments.values[derivative.position] {
      case .tensors(let list):
        for tensor in list {
          try tensor.checkHistory()
          let edge = tensor.gradientEdge
          node.addEdge(edge)
          isNeeded = isNeeded || edge != nil
        }
      case .tensor(let tensor):
        try tensor.checkHistory()
        let edge = tensor.gradientEdge
        node.addEdge(edge)
        isNeeded = edge != nil
      default: node.addEdge(nil)
      }
      if isNeeded { mask |= derivative.saveMask }
    }
    var positions = Array(signature.parameters.indices)
    if arguments.session.savedTensorHooks != nil {
      positions.sort { signature.parameters[$0].name < signature.parameters[$1].name }
    }
    for position in positions where mask & (1 << UInt32(position)) != 0 {
      if case .none = arguments.values[position] { continue }
      let tensor = arguments.tensor(position)
      try node.save(position == 0 ? savingOwn ?? tensor : tensor, at: position)
    }
    node.savesResults = UInt8(truncatingIfNeeded: mask / Derivative.resultBit)
    if keepsAttributes {
      node.attributes = arguments.values
      for derivative in derivatives {
        if case .tensors(let list) = arguments.values[derivative.position] {
          node.attributes[derivative.position] = .int(list.count)
        }
      }
      for position in arguments.values.indices {
        if case .tensor = arguments.values[position] { node.attributes[position] = .none }
      }
    }
    return node
  }

  /// Makes tensors the outputs of a node; a gap is an output that nobody asked for.
  func attach(_ node: OperationNode, to outputs: [Tensor?]) {
    for (index, output) in outputs.enumerated() {
      guard let output else {
        if index > 0 { node.madeExtra.moreOutputs.append((node.outputGeometry, node.outputDType)) }
        continue
      }
      guard output.dtype.isFloatingPoint else { continue }
      if index > 0 { node.madeExtra.moreOutputs.append((output.geometry, output.dtype)) }
      output.node = node
      output.outputNumber = Int32(index)
    }
  }

  func saveResults(in node: OperationNode, _ outputs: [Tensor]) throws {
    if node.savesResults == 0 { return }
    for (index, output) in outputs.enumerated() where node.savesResults & (1 << UInt8(index)) != 0 {
      try node.save(output.alias(), at: -1 - index)
    }
  }

  /// Records views: who their base is, and how gradients flow back.
  func finishViews(of source: Tensor, _ arguments: Arguments, outputs: [Tensor]) throws {
    let session = arguments.session
    for output in outputs { output.becomeView(of: source, isOneOfSeveral: makesSeveralViews) }
    if session.isGradEnabled, let node = try makeNode(arguments, outputs: outputs) { attach(node, to: outputs) }
    if session.isObserved { tell(arguments, outputs) }
  }

  /// Tells the observer of a call.
  func tell(_ arguments: Arguments, _ outputs: [Tensor]) {
    let session = arguments.session
    if session.batchDepth > 0, arguments.values.contains(where: { $0.tensorList.contains(where: \.isBatched) }) {
      for output in outputs { output.markBatched() }
    }
    if session.transformDepth > 0 {
      for output in outputs { output.transformDepth = session.transformDepth }
    }
    guard let observer = session.observer else { return }
    let node = outputs.first { $0.node != nil }?.node
    let inputs = applicationInputs(arguments, node: node)
    if inputs.isEmpty, let output = outputs.first {
      observer.tensorCreated(output, by: name)
      return
    }
    observer.operationApplied(
      Application(
        operation: self, name: name, arguments: arguments.values, inputs: inputs, outputs: outputs, node: node))
  }

  func applicationInputs(_ arguments: Arguments, node: Node?) -> [Application.Input] {
    var inputs: [Application.Input] = []
    var edges: [Int: Int] = [:]
    var edge = 0
    if node != nil {
      for derivative in derivatives {
        edges[derivative.position] = edge
        edge += max(1, arguments.values[derivative.position].tensorList.count)
      }
    }
    for (position, value) in arguments.values.enumerated() {
      for (index, tensor) in value.tensorList.enumerated() where !tensor.isWrappedNumber {
        let edge = edges[position].map { $0 + index }
        let isUsed = edge.flatMap { node?.edge($0) } != nil
        inputs.append(
          .init(role: signature.parameters[position].name, tensor: tensor, edge: isUsed ? edge : nil))
      }
    }
    return inputs
  }
}

extension Tensor {
  /// Whether the session records operations.
  @inline(__always)
  var recordsOperations: Bool { run._withUnsafeGuaranteedRef { $0.isGradEnabled } }

  /// Whether an observer is to be told.
  @inline(__always)
  var isObserved: Bool { run._withUnsafeGuaranteedRef { $0.isObserved } }
}

extension Value {
  /// The tensors in it, in order; gaps left out.
  var tensorList: [Tensor] {
    switch self {
    case .tensor(let tensor): [tensor]
    case .tensors(let tensors): tensors
    case .optionalTensors(let tensors): tensors.compactMap { $0 }
    default: []
    }
  }

  /// The tensors with the gaps between them; nil where there can be none.
  var places: [Tensor?]? {
    if case .optionalTensors(let tensors) = self { return tensors }
    return nil
  }
}

extension Session {
  /// Runs the inside of an operation: nothing is recorded and nobody is told.
  @inline(__always)
  func belowAutograd<R>(_ body: () throws -> R) rethrows -> R {
    let wasEnabled = isGradEnabled
    isGradEnabled = false
    observationDepth += 1
    defer {
      isGradEnabled = wasEnabled
      observationDepth -= 1
    }
    return try body()
  }
}
