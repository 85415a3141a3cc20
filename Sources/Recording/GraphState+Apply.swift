extension GraphState {
  /// Moves the state over one event. Precondition: events arrive in the order of the timeline.
  public mutating func apply(_ event: Event) {
    if event.isPicture { settleMoment() }
    switch event.kind {
    case .tensorCreated(let creation): create(creation, event)
    case .operationApplied(let operation): add(.operation(operation), operation, event)
    case .detached(_, let operation): add(.detachment(operation), operation, event)
    case .inPlaceChanged(let change): write(change, event)
    case .nameBound(let name, let scope, let tensor): bind(name, scope, tensor, event.source)
    case .flagChanged(let tensor, let requiresGrad): change(tensor, requiresGrad: requiresGrad)
    case .gradModeEntered(let mode): modes.append(mode)
    case .gradModeLeft: if !modes.isEmpty { modes.removeLast() }
    case .backwardStarted(let start): announce(start, event.source)
    case .functionFired(let firing): fire(firing)
    case .gradientAccumulated(let accumulation): accumulate(accumulation)
    case .gradientCaptured(let tensor, let gradient): capture(tensor, gradient)
    case .backwardEnded: endPass()
    case .buffersFreed(let freed): free(freed)
    case .gradientReset(let tensor, let now): reset(tensor, now)
    case .tensorReleased(let tensor): tensors[tensor]?.isReleased = true
    case .functionReleased(let function): functions[function]?.isReleased = true
    case .hookCalled: beginPassIfAnnounced()
    case .scopeEntered(let scope):
      openScopes.append(scopes.count)
      scopes.append(scope)
    case .scopeLeft: leaveScope()
    case .textPrinted(let text): output.append(Output(text: text, isError: false))
    case .warningIssued(let category, let message):
      output.append(Output(text: "\(category): \(message)\n", isError: true))
    case .noted(let text, let cell):
      output.append(Output(text: "\(cell == nil ? "note: " : "≠ ")\(text)\n", isError: true))
      if let cell { differingCells.insert(cell) }
    case .exceptionRaised(let failure): fail(failure)
    }
    eventCount += 1
  }

  /// What held only during the step that ends now becomes lasting: a firing function is done, a carried gradient delivered.
  private mutating func settleMoment() {
    if let function = moment.firing { functions[function]?.status = .done }
    if let box = moment.carrying, let edges = boxes[box]?.inputs {
      for (index, edge) in edges.enumerated() {
        if case .carrying(let delivery) = edge.status { boxes[box]?.inputs[index].status = .delivered(delivery) }
      }
    }
    if let tensor = moment.flagged { tensors[tensor]?.flagBefore = nil }
    moment = Moment()
  }
}

// MARK: - Forward

extension GraphState {
  private mutating func create(_ creation: Event.Creation, _ event: Event) {
    clearSpentPlaces(event)
    let facts = creation.tensor
    boxes[creation.box] = BoxState(
      id: creation.box, origin: .creation(creation), event: eventCount, source: event.source,
      scope: openScopes.last ?? 0, tensors: [facts.id], function: creation.accumulator, inputs: [])
    tensors[facts.id] = newTensor(facts, box: creation.box, function: creation.accumulator)
    if let accumulator = creation.accumulator { addAccumulator(accumulator, of: facts.id) }
  }

  private mutating func add(_ origin: BoxState.Origin, _ operation: Event.Operation, _ event: Event) {
    clearSpentPlaces(event)
    boxes[operation.box] = BoxState(
      id: operation.box, origin: origin, event: eventCount, source: event.source, scope: openScopes.last ?? 0,
      tensors: operation.outputs.map(\.id), function: operation.function?.id, inputs: edges(into: operation))
    for facts in operation.outputs {
      tensors[facts.id] = newTensor(facts, box: operation.box, function: operation.function?.id)
    }
    addFunction(of: operation)
  }

  private mutating func write(_ change: Event.InPlaceChange, _ event: Event) {
    let operation = change.operation
    clearSpentPlaces(event)
    boxes[operation.box] = BoxState(
      id: operation.box, origin: .inPlace(change), event: eventCount, source: event.source, scope: openScopes.last ?? 0,
      tensors: operation.outputs.map(\.id), function: operation.function?.id, inputs: edges(into: operation))
    for facts in operation.outputs {
      guard var tensor = tensors[facts.id] else {
        tensors[facts.id] = newTensor(facts, box: operation.box, function: operation.function?.id)
        continue
      }
      let wasTracked = tensor.facts.requiresGrad
      tensor.facts = facts
      tensor.box = operation.box
      if let function = operation.function { tensor.function = function.id }
      if wasTracked != facts.requiresGrad || !facts.isLeaf { tensor.gradient = initialGradient(of: facts) }
      tensors[facts.id] = tensor
    }
    for facts in change.aliases {
      tensors[facts.id]?.facts = facts
    }
    addFunction(of: operation)
  }

  private func edges(into operation: Event.Operation) -> [Edge] {
    operation.inputs.compactMap { input in
      guard let tensor = tensors[input.tensor] else { return nil }
      let status: EdgeStatus =
        if let cut = input.cut { .cut(cut) } else if input.edge != nil { .idle } else { .untracked }
      let box = source(of: input, of: operation.function) ?? tensor.box
      return Edge(from: box, tensor: input.tensor, role: input.role, next: input.edge, status: status)
    }
  }

  /// The box to which the gradient of an input goes on: not that of the tensor where it was written through a view.
  private func source(of input: Event.Input, of function: Event.FunctionFacts?) -> BoxID? {
    guard let function, let index = input.edge, function.next.indices.contains(index), let edge = function.next[index]
    else { return nil }
    return functions[edge.function]?.box
  }

  /// Enters the operation's gradient function, and the AccumulateGrad of leaves that it is the first to use.
  private mutating func addFunction(of operation: Event.Operation) {
    guard let facts = operation.function else { return }
    functions[facts.id] = FunctionState(
      facts: facts, box: operation.box, status: .idle, buffers: facts.saved.isEmpty ? .nothingSaved : .held,
      incoming: [], outgoing: [], seed: nil, isReleased: false)
    for input in operation.inputs {
      guard let index = input.edge, index < facts.next.count, let edge = facts.next[index] else { continue }
      if functions[edge.function] == nil { addAccumulator(edge.function, of: input.tensor) }
    }
  }

  private mutating func addAccumulator(_ function: FunctionID, of tensor: TensorID) {
    guard let box = tensors[tensor]?.box else { return }
    functions[function] = FunctionState(
      facts: Event.FunctionFacts(id: function, name: "AccumulateGrad", next: [], saved: []), box: box, status: .idle,
      buffers: .nothingSaved, incoming: [], outgoing: [], seed: nil, isReleased: false)
    tensors[tensor]?.function = function
    if boxes[box]?.function == nil { boxes[box]?.function = function }
  }

  private func newTensor(_ facts: Event.TensorFacts, box: BoxID, function: FunctionID?) -> TensorState {
    TensorState(
      facts: facts, box: box, function: function, names: [], gradient: initialGradient(of: facts), retainsGrad: false,
      flagBefore: nil, isReleased: false)
  }

  private func initialGradient(of facts: Event.TensorFacts) -> GradientState {
    if !facts.requiresGrad { return .notTracked }
    return facts.isLeaf ? .noneYet : .notRetained
  }

  private mutating func bind(_ name: String, _ scope: Int, _ tensor: TensorID?, _ source: SourceRange?) {
    let key = NameKey(text: name, scope: scope)
    if names[key] == tensor { return }
    if let old = names[key], let index = tensors[old]?.names.lastIndex(where: { $0.text == name && $0.scope == scope })
    {
      tensors[old]?.names[index].isPast = true
    }
    names[key] = tensor
    guard let tensor else { return }
    if scope != 0 { localNames[scope, default: []].append(key) }
    let newName = Name(text: name, scope: scope, source: source, round: currentRound, isPast: false, hasEnded: false)
    tensors[tensor]?.names.append(newName)
  }

  /// The round of the innermost open loop of the function that runs.
  private var currentRound: Event.Scope? {
    for index in openScopes.reversed() {
      switch scopes[index].kind {
      case .iteration: return scopes[index]
      case .function, .cell: return nil
      case .module: continue
      }
    }
    return nil
  }

  /// A scope ends; the variables of a function end with it.
  private mutating func leaveScope() {
    guard let scope = openScopes.popLast() else { return }
    for key in localNames.removeValue(forKey: scope + 1) ?? [] {
      guard let tensor = names.removeValue(forKey: key), let state = tensors[tensor] else { continue }
      for (index, name) in state.names.enumerated() where name.text == key.text && name.scope == key.scope {
        tensors[tensor]?.names[index].hasEnded = true
      }
    }
  }

  private mutating func change(_ tensor: TensorID, requiresGrad: Bool) {
    guard var state = tensors[tensor] else { return }
    state.flagBefore = state.facts.requiresGrad
    state.facts.requiresGrad = requiresGrad
    switch state.gradient {
    case .present, .zero: break
    default: state.gradient = initialGradient(of: state.facts)
    }
    tensors[tensor] = state
    moment.flagged = tensor
  }

  /// After a graph's buffers were freed, the first operation of the next one takes the places of what was released.
  private mutating func clearSpentPlaces(_ event: Event) {
    guard isSpent, event.insideFunction == nil else { return }
    isSpent = false
    let gone = boxes.values.filter { box in
      box.tensors.allSatisfy { tensors[$0]?.isReleased ?? true }
        && (box.function.map { functions[$0]?.isReleased ?? true } ?? true)
    }
    for box in gone {
      boxes[box.id] = nil
      for tensor in box.tensors { tensors[tensor] = nil }
      if let function = box.function { functions[function] = nil }
    }
  }
}

// MARK: - Backward

extension GraphState {
  private mutating func announce(_ start: Event.BackwardStart, _ source: SourceRange?) {
    announcedPass = Pass(number: (pass?.number ?? 0) + 1, start: start, source: source, isRunning: true)
  }

  /// A pass shows from its first fired step on, with every function that it will reach waiting.
  private mutating func beginPassIfAnnounced() {
    guard let begun = announcedPass else { return }
    announcedPass = nil
    pass = begun
    for dependency in begun.start.reached {
      guard var function = functions[dependency.function] else { continue }
      function.status = .waiting(received: 0, expected: dependency.count)
      function.incoming = []
      function.outgoing = []
      function.seed = nil
      functions[dependency.function] = function
      clearEdges(of: function)
      markPending(function)
    }
    for root in begun.start.roots {
      functions[root.function]?.seed = Seed(value: root.seed, tensor: root.seedTensor)
      functions[root.function]?.incoming = [root.seed]
    }
  }

  private mutating func clearEdges(of function: FunctionState) {
    guard let inputs = boxes[function.box]?.inputs, boxes[function.box]?.function == function.facts.id else { return }
    for (index, edge) in inputs.enumerated() {
      switch edge.status {
      case .carrying, .delivered: boxes[function.box]?.inputs[index].status = .idle
      case .idle, .cut, .untracked: break
      }
    }
  }

  private mutating func markPending(_ function: FunctionState) {
    guard function.facts.next.isEmpty, let box = boxes[function.box], let id = box.tensors.first,
      var tensor = tensors[id], tensor.function == function.facts.id, case .noneYet = tensor.gradient
    else { return }
    tensor.gradient = .pending
    tensors[id] = tensor
  }

  private mutating func fire(_ firing: Event.Firing) {
    beginPassIfAnnounced()
    moment.firing = firing.function
    guard var function = functions[firing.function] else { return }
    function.status = .firing
    function.incoming = firing.gradientsIn
    function.outgoing = firing.deliveries
    functions[firing.function] = function
    for case .some(let delivery) in firing.deliveries { deliver(delivery) }
    guard let inputs = boxes[function.box]?.inputs, boxes[function.box]?.function == firing.function else { return }
    moment.carrying = function.box
    for (index, edge) in inputs.enumerated() {
      guard let next = edge.next, next < firing.deliveries.count, let delivery = firing.deliveries[next] else {
        continue
      }
      boxes[function.box]?.inputs[index].status = .carrying(delivery)
    }
  }

  private mutating func deliver(_ delivery: Event.Delivery) {
    guard var target = functions[delivery.edge.function] else { return }
    target.status = .waiting(received: delivery.received, expected: delivery.expected)
    while target.incoming.count <= delivery.edge.index { target.incoming.append(nil) }
    target.incoming[delivery.edge.index] = delivery.sum
    functions[delivery.edge.function] = target
  }

  private mutating func accumulate(_ accumulation: Event.Accumulation) {
    beginPassIfAnnounced()
    moment.firing = accumulation.function
    functions[accumulation.function]?.status = .firing
    functions[accumulation.function]?.incoming = [accumulation.new]
    let rounds = rounds(of: accumulation.tensor) + 1
    tensors[accumulation.tensor]?.gradient = .present(accumulation.now, rounds: rounds)
  }

  /// How many gradients were added up in `.grad` since it was last reset.
  private func rounds(of tensor: TensorID) -> Int {
    if case .present(_, let rounds) = tensors[tensor]?.gradient { rounds } else { 0 }
  }

  /// `retain_grad()` keeps the gradient in `.grad`; what `autograd.grad()` captures is only returned.
  private mutating func capture(_ tensor: TensorID, _ gradient: ValueSnapshot) {
    beginPassIfAnnounced()
    guard pass?.start.entryPoint != "grad" else { return }
    let rounds = rounds(of: tensor) + 1
    tensors[tensor]?.retainsGrad = true
    tensors[tensor]?.gradient = .present(gradient, rounds: rounds)
  }

  private mutating func endPass() {
    beginPassIfAnnounced()
    pass?.isRunning = false
    for dependency in pass?.start.reached ?? [] {
      guard let function = functions[dependency.function], let box = boxes[function.box] else { continue }
      for id in box.tensors {
        guard var tensor = tensors[id], case .pending = tensor.gradient else { continue }
        tensor.gradient = .noneYet
        tensors[id] = tensor
      }
    }
  }

  private mutating func free(_ freed: [FunctionID]) {
    for function in freed where functions[function]?.buffers == .held { functions[function]?.buffers = .freed }
    isSpent = true
  }

  private mutating func reset(_ tensor: TensorID, _ now: ValueSnapshot?) {
    guard var state = tensors[tensor] else { return }
    if let now {
      state.gradient = now.isZero ? .zero(now) : .present(now, rounds: 1)
    } else {
      state.gradient = initialGradient(of: state.facts)
    }
    tensors[tensor] = state
  }

  private mutating func fail(_ failure: Event.Failure) {
    self.failure = failure
    pass?.isRunning = false
    announcedPass = nil
    output.append(Output(text: failure.traceback, isError: true))
  }
}
