/// One run of the backward engine: from root gradients to the leaves, or to the inputs that were asked for.
///
/// Functions run as soon as all their gradients have arrived, the latest operation first. No step recurses, so the
/// length of a graph is limited by memory alone.
final class BackwardPass {
  let session: Session
  let number: Int32
  let keepsGraph: Bool
  let createsGraph: Bool
  /// What `inputs:` or `autograd.grad` asks for; nil where every leaf gets its gradient.
  let captures: [Edge]?
  /// Whether the captured gradients go to `.grad` (`backward(inputs:)`).
  let accumulates: Bool
  @exclusivity(unchecked) private(set) var captured: [Tensor?]
  @exclusivity(unchecked) private var queue = ReadyQueue()
  @exclusivity(unchecked) private var suspended: [(node: Node, scratch: NodeScratch)] = []
  @exclusivity(unchecked) private var reached: [(node: Node, expected: Int)] = []
  @exclusivity(unchecked) private var freed: [Node] = []
  @exclusivity(unchecked) private var roots: [Edge] = []
  /// Whether another pass waits for this one, which a hook or a formula started.
  @exclusivity(unchecked) private var isNested = false

  init(session: Session, keepsGraph: Bool, createsGraph: Bool, captures: [Edge]?, accumulates: Bool) {
    self.session = session
    session.passCount += 1
    number = session.passCount
    self.keepsGraph = keepsGraph
    self.createsGraph = createsGraph
    self.captures = captures
    self.accumulates = accumulates
    captured = [Tensor?](repeating: nil, count: captures?.count ?? 0)
  }

  /// Runs the pass. `begin` is called when all is known and nothing has run.
  func run(
    _ roots: [Edge], _ seeds: [Tensor], begin: ([(node: Node, expected: Int)]) -> Void
  ) throws {
    let wasEnabled = session.isGradEnabled
    let outerPass = session.runningPass
    isNested = !session.activePasses.isEmpty
    session.activePasses.append(number)
    session.runningPass = self
    self.roots = roots
    defer {
      session.activePasses.removeLast()
      session.runningPass = outerPass
      session.isGradEnabled = wasEnabled
      for (node, scratch) in suspended { node.scratch = scratch }
    }
    countDependencies()
    if let captures { markNeeded(captures) }
    if session.isObserved { begin(executed()) }
    session.isGradEnabled = createsGraph
    if !createsGraph { session.observationDepth += 1 }
    defer { if !createsGraph { session.observationDepth -= 1 } }
    do {
      for (edge, seed) in zip(roots, seeds) {
        accumulate(try fit(seed, to: edge, from: nil, index: 0), into: edge.node, edge.index)
      }
      enqueueRoots()
      var untilCheck = 1
      while let node = queue.pop() {
        untilCheck -= 1
        if untilCheck == 0 {
          try session.checkInterrupt()
          untilCheck = 16
        }
        try node._withUnsafeGuaranteedRef { node in
          do {
            try fire(node)
          } catch {
            blame(node)
            throw error
          }
        }
      }
    } catch {
      dropInputs()
      throw error
    }
    if captures != nil { dropInputs() }
    if let observer = session.observer, !freed.isEmpty { observer.buffersFreed(freed) }
  }

  // MARK: Preparation

  private func enter(_ node: Node) {
    if node.scratch.pass != 0 && isNested && session.activePasses.dropLast().contains(node.scratch.pass) {
      suspended.append((node, node.scratch))
    }
    node.scratch.begin(number)
  }

  /// Counts for every reachable function how many gradients will come over edges.
  private func countDependencies() {
    var stack: [Unmanaged<Node>] = []
    for root in roots where root.node.scratch.pass != number {
      enter(root.node)
      stack.append(.passUnretained(root.node))
    }
    let isObserved = session.isObserved
    while let reference = stack.popLast() {
      if isObserved { reached.append((reference.takeUnretainedValue(), 0)) }
      reference._withUnsafeGuaranteedRef { node in
        for index in 0..<Int(node.edgeCount) {
          guard let target = node.target(index)?.node else { continue }
          target._withUnsafeGuaranteedRef { next in
            if next.scratch.pass != number {
              enter(next)
              stack.append(target)
            }
            next.scratch.dependencies += 1
            next.scratch.expected += 1
          }
        }
      }
    }
  }

  /// Marks the functions on a path from a root to a capture, and those that accumulate.
  private func markNeeded(_ captures: [Edge]) {
    var wanted = Set<ObjectIdentifier>()
    for edge in captures {
      wanted.insert(ObjectIdentifier(edge.node))
      // What `backward(inputs:)` names runs itself, though nothing goes on from there.
      if accumulates, edge.node.scratch.pass == number { edge.node.scratch.isNeeded = true }
    }
    var done = Set<ObjectIdentifier>()
    var stack: [(node: Node, next: Int)] = []
    for root in roots where done.insert(ObjectIdentifier(root.node)).inserted {
      stack.append((root.node, 0))
      while let (node, next) = stack.last {
        if next < Int(node.edgeCount) {
          stack[stack.count - 1].next += 1
          if let child = node.edge(next)?.node, done.insert(ObjectIdentifier(child)).inserted {
            stack.append((child, 0))
          }
          continue
        }
        stack.removeLast()
        for index in 0..<Int(node.edgeCount) {
          guard let child = node.edge(index)?.node else { continue }
          if child.scratch.isNeeded || wanted.contains(ObjectIdentifier(child)) { node.scratch.isNeeded = true }
        }
      }
    }
  }

  private func executed() -> [(node: Node, expected: Int)] {
    reached.filter { captures == nil || $0.node.scratch.isNeeded }.map { ($0.node, Int($0.node.scratch.expected)) }
  }

  private func enqueueRoots() {
    var seen = Set<ObjectIdentifier>()
    for root in roots where root.node.scratch.dependencies == 0 && seen.insert(ObjectIdentifier(root.node)).inserted {
      queue.push(root.node)
    }
  }

  // MARK: Running

  private func fire(_ node: Node) throws {
    var inputs = node.takeInputs()
    let isLeaf = node.isLeaf
    if isLeaf {
      let leaf = unsafeDowncast(node, to: AccumulateGrad.self).variable
      if leaf.hasHooks { inputs = Gradients(try session.runHooks(on: leaf, gradient: inputs.first.take())) }
    } else if let extra = node.extra {
      inputs = try session.runTensorHooks(of: node, extra, inputs)
    }
    if let captures, !capture(captures, at: node, inputs) { return }
    if let extra = node.extra, !extra.preHooks.isEmpty { inputs = try session.runPreHooks(of: node, extra, inputs) }
    var outputs: Gradients
    if isLeaf {
      // No reference of the engine's own may keep the leaf from taking the tensor over.
      var gradient = inputs.first.take()
      try unsafeDowncast(node, to: AccumulateGrad.self).receive(&gradient)
      if let extra = node.extra { try session.runPostHooks(of: node, extra, Gradients(nil), Gradients(gradient)) }
      return
    }
    if createsGraph { session.runningNode = node }
    outputs = try node.apply(inputs)
    if createsGraph { session.runningNode = nil }
    if captures != nil, node is OperationNode { dropUnneeded(&outputs, of: node) }
    for index in 0..<Int(node.edgeCount) {
      guard let target = node.target(index), !outputs.isAbsent(index) else { continue }
      if target.index == 0, target.node._withUnsafeGuaranteedRef({ outputs.fits(index, $0) }) { continue }
      guard let gradient = outputs[index], let edge = node.edge(index) else { continue }
      outputs[index] = try fit(gradient, to: edge, from: node, index: index)
    }
    if let extra = node.extra, !extra.postHooks.isEmpty {
      outputs = try session.runPostHooks(of: node, extra, outputs, inputs)
    }
    try checkAnomaly(node, outputs)
    if session.observer == nil {
      sendUnobserved(&outputs, from: node)
    } else {
      try send(outputs, from: node, inputs)
    }
    if !keepsGraph {
      let held = session.observer != nil && !node.savedNames.isEmpty
      node.releaseSaved()
      if held { freed.append(node) }
    }
  }

  /// Forgets gradients for functions that the pass does not go to: an operation makes none for them.
  private func dropUnneeded(_ outputs: inout Gradients, of node: Node) {
    for index in 0..<Int(node.edgeCount) {
      guard let target = node.edge(index)?.node, !target.scratch.isNeeded, !isCaptured(target) else { continue }
      outputs[index] = nil
    }
  }

  /// Passes gradients on; whoever has all of them is ready.
  private func sendUnobserved(_ outputs: inout Gradients, from node: Node) {
    for index in 0..<Int(node.edgeCount) {
      guard let (target, slot) = node.target(index) else { continue }
      target._withUnsafeGuaranteedRef { target in
        if captures != nil && !target.scratch.isNeeded && !isCaptured(target) { return }
        target.scratch.dependencies -= 1
        if let gradient = outputs.take(index) { accumulate(gradient, into: target, slot) }
        if target.scratch.dependencies == 0 { queue.push(target) }
      }
    }
  }

  /// The same, and tells the observer.
  private func send(_ outputs: Gradients, from node: Node, _ inputs: Gradients) throws {
    let observer = session.observer
    var deliveries: [Firing.Delivery?] = []
    var ready: [Node] = []
    for index in 0..<Int(node.edgeCount) {
      guard let edge = node.edge(index) else {
        if observer != nil { deliveries.append(nil) }
        continue
      }
      let target = edge.node
      if captures != nil && !target.scratch.isNeeded && !isCaptured(target) {
        if observer != nil { deliveries.append(nil) }
        continue
      }
      target.scratch.dependencies -= 1
      let gradient = outputs[index]
      if let gradient { accumulate(gradient, into: target, edge.index) }
      if observer != nil {
        deliveries.append(
          try gradient.map {
            try delivery($0, over: edge, from: node, index: index, inputs)
          })
      }
      if target.scratch.dependencies == 0 {
        if observer == nil { queue.push(target) } else { ready.append(target) }
      }
    }
    if let observer {
      observer.nodeFired(
        Firing(node: node, gradientsIn: (0..<node.outputCount).map { inputs[$0] }, deliveries: deliveries))
      for target in ready { queue.push(target) }
    }
  }

  private func delivery(
    _ gradient: Tensor, over edge: Edge, from node: Node, index: Int, _ inputs: Gradients
  ) throws -> Firing.Delivery {
    let scratch = edge.node.scratch
    let sum = scratch[edge.index] ?? gradient
    // What has arrived so far is shown as it is now; the next gradient may be added to it in place.
    let shown = sum === gradient ? gradient : try session.belowAutograd { try sum.copied() }
    return Firing.Delivery(
      edge: edge, gradient: gradient, sum: shown, received: Int(scratch.expected - scratch.dependencies),
      expected: Int(scratch.expected),
      derivation: try session.belowAutograd { try Derivation.of(node, edge: index, inputs, gradient) })
  }

  /// Adds a gradient to what has arrived at the end of an edge.
  @inline(__always)
  private func accumulate(_ gradient: consuming Tensor, into node: Node, _ index: Int) {
    if index == 0 {
      if node.scratch.first == nil {
        node.scratch.first = gradient
      } else {
        add(gradient, to: &node.scratch.first)
      }
    } else {
      if node.scratch[index] == nil {
        node.scratch[index] = gradient
        return
      }
      var sum = node.scratch[index]
      node.scratch[index] = nil
      add(gradient, to: &sum)
      node.scratch[index] = sum
    }
  }

  private func add(_ new: Tensor, to sum: inout Tensor?) {
    guard var old = sum.take() else { return }
    defer { sum = old }
    // What nobody else can see takes the sum in its own memory.
    if !session.isGradEnabled, Tensor.isReplaceable(&old), old.dtype == new.dtype,
      old.geometry === new.geometry || old.sizes == new.sizes, (try? Kernel.addInto(old, new)) != nil
    {
      old.memoryVersion += 1
      return
    }
    // Both have the shape and type of the forward output, so that addition cannot fail but for want of memory.
    guard let total = try? old.add(new) else { preconditionFailure("out of memory") }
    old = total
  }

  /// Whether the pass runs a function or stops at it to take its gradient.
  /// Throws for a leaf under `autograd.grad`, as PyTorch does.
  func willReach(_ node: Node) throws -> Bool {
    if captures != nil && !accumulates && node is AccumulateGrad {
      throw TorchError.runtime(
        "A leaf node was passed to _will_engine_execute_node but we are currently running autograd.grad(). This is "
          + "currently not supported.")
    }
    return node.scratch.pass == number && (captures == nil || node.scratch.isNeeded || isCaptured(node))
  }

  private func isCaptured(_ node: Node) -> Bool { captures?.contains { $0.node === node } ?? false }

  /// Notes what `inputs:` asked for; false where the function itself is not to run.
  private func capture(_ captures: [Edge], at node: Node, _ inputs: Gradients) -> Bool {
    for (index, edge) in captures.enumerated() where edge.node === node {
      if !accumulates { captured[index] = inputs[edge.index] }
    }
    return node.scratch.isNeeded
  }

  /// Makes a gradient fit the tensor it belongs to: sums over broadcast dimensions, converts the type.
  private func fit(_ gradient: Tensor, to edge: Edge, from node: Node?, index: Int) throws -> Tensor {
    let output = edge.node.output(edge.index)
    var result = gradient
    if result.geometry !== output.geometry && result.sizes != output.geometry.sizes {
      guard Broadcast.expands(output.geometry.sizes, to: result.sizes) else {
        let where_ =
          node.map { "Function \($0.name) returned an invalid gradient at index \(index)" }
          ?? "invalid gradient at index \(index)"
        throw TorchError.runtime(
          "\(where_) - got \(Text.sizes(result.sizes)) but expected shape compatible with "
            + "\(Text.sizes(output.geometry.sizes))")
      }
      result = try result.summed(to: output.geometry.sizes)
    }
    if result.dtype != output.dtype, (edge.node as? AccumulateGrad)?.variable.acceptsAnyGradient != true {
      result = try result.to(output.dtype)
    }
    return result
  }

  /// Under anomaly detection a failure is preceded by where the forward operation was.
  private func blame(_ node: Node) {
    if case .off = session.anomalyMode { return }
    guard let traceback = node.extra?.traceback else {
      return session.warn(
        "Error detected in \(node.name). No forward pass information available. Enable detect anomaly during forward "
          + "pass for more information.")
    }
    session.warn(
      "Error detected in \(node.name). Traceback of forward call that caused the error:\n\(traceback)")
  }

  /// Under anomaly detection a NaN names the function that made it.
  private func checkAnomaly(_ node: Node, _ outputs: Gradients) throws {
    guard case .on(checkNaN: true) = session.anomalyMode else { return }
    for index in 0..<Int(node.edgeCount) {
      if let gradient = outputs[index], Kernel.containsNaN(gradient) {
        throw TorchError.runtime("Function '\(node.name)' returned nan values in its \(index)th output.")
      }
    }
  }

  /// Lets go of gradients that reached functions that did not run.
  private func dropInputs() {
    var stack = roots.map(\.node)
    var seen = Set<ObjectIdentifier>()
    while let node = stack.popLast() {
      guard node.scratch.pass == number, seen.insert(ObjectIdentifier(node)).inserted else { continue }
      _ = node.takeInputs()
      for index in 0..<Int(node.edgeCount) {
        if let next = node.edge(index)?.node { stack.append(next) }
      }
    }
  }
}
