import Testing

@testable import Autograd

@Suite struct `Hooks` {
  let session = Session()

  @Test func `see, replace and follow a gradient in the order in which they were registered`() throws {
    let a = try session.tensor([.double(1)], sizes: [], requiresGrad: true)
    let b = try a.mul(4)
    _ = try b.registerHook(name: "plus") { try $0?.add(1) }
    let id = try b.registerHook(name: "times") { try $0?.mul(10) }
    try b.mul(3).backward(retainGraph: true)
    #expect(a.grad?.doubles == [160])
    b.removeHook(id)
    try a.setGrad(nil)
    try b.mul(3).backward()
    #expect(a.grad?.doubles == [16])
  }

  @Test func `run before the gradient of an inner tensor is kept`() throws {
    let x = try session.tensor([.double(2)], sizes: [], requiresGrad: true)
    let h = try x.mul(3)
    try h.retainGrad()
    _ = try h.registerHook(name: "scale") { try $0?.mul(100) }
    try h.mul(1).backward()
    #expect(h.grad?.doubles == [100])
    #expect(x.grad?.doubles == [300])
  }

  @Test func `after accumulation may drop the gradient`() throws {
    let w = try session.tensor([1, 2], requiresGrad: true)
    var seen: [Double] = []
    _ = try w.registerPostAccumulateGradHook(name: "step") { parameter in
      seen = parameter.grad?.doubles ?? []
      try parameter.setGrad(nil)
      return true
    }
    try w.mul(w).sum().backward()
    #expect(seen == [2, 4])
    #expect(w.grad == nil)
  }

  @Test func `may run a pass over the same graph`() throws {
    let x = try session.tensor([3], requiresGrad: true)
    let y = try x.mul(x)
    var inner: [Double] = []
    _ = try y.registerHook(name: "again") { gradient in
      if !inner.isEmpty { return nil }
      inner = [0]
      inner = try session.grad(outputs: [y], inputs: [x], retainGraph: true)[0]?.doubles ?? []
      return nil
    }
    try y.mul(2).sum().backward()
    #expect(inner == [6])
    #expect(x.grad?.doubles == [12])
  }

  @Test func `may throw, and the error passes through`() throws {
    struct Stop: Error {}
    let x = try session.tensor([3], requiresGrad: true)
    let y = try x.mul(2)
    _ = try y.registerHook(name: "stop") { _ in throw Stop() }
    #expect(throws: Stop.self) { try y.sum().backward() }
    #expect(session.isGradEnabled)
  }
}

@Suite struct `autograd.grad` {
  let session = Session()

  @Test func `gives second and third derivatives`() throws {
    let x = try session.tensor([.double(2)], sizes: [], requiresGrad: true)
    let first = try #require(try session.grad(outputs: [x.pow(4)], inputs: [x], createGraph: true)[0])
    let second = try #require(try session.grad(outputs: [first], inputs: [x], createGraph: true)[0])
    let third = try #require(try session.grad(outputs: [second], inputs: [x])[0])
    #expect([first, second, third].map { $0.doubles[0] } == [32, 48, 48])
    #expect(x.grad == nil)
  }

  @Test func `names an input that was not used`() throws {
    let (x, z) = (try session.tensor([1], requiresGrad: true), try session.tensor([1], requiresGrad: true))
    let y = try x.mul(2).sum()
    let error = TorchError.runtime(
      "The differentiated Tensor at index 1 appears to not have been used in the graph. Set allow_unused=True if this "
        + "is the desired behavior.")
    #expect(throws: error) { try session.grad(outputs: [y], inputs: [x, z], retainGraph: true) }
    let result = try session.grad(outputs: [y], inputs: [x, z], allowUnused: true)
    #expect(result[0]?.doubles == [2] && result[1] == nil)
  }

  @Test func `stops at an inner tensor`() throws {
    let x = try session.tensor([2], requiresGrad: true)
    let h = try x.mul(3)
    let result = try session.grad(outputs: [h.mul(h).sum()], inputs: [h])
    #expect(result[0]?.doubles == [12])
  }
}

@Suite struct `An observer` {
  /// Notes what it is told, a word each.
  final class Notes: Observer {
    var lines: [String] = []
    var derivations: [String] = []
    func tensorCreated(_ tensor: Tensor, by operation: String) { lines.append("\(operation) \(tensor.id)") }
    func operationApplied(_ application: Application) {
      let inputs = application.inputs.map { "\($0.role) \($0.tensor.id)" }.joined(separator: ", ")
      lines.append("\(application.name)(\(inputs)) -> \(application.node?.name ?? "-")")
    }
    func backwardStarted(_ start: BackwardStart) {
      lines.append("start \(start.reached.map { "\($0.node.shortName) \($0.expected)" }.sorted())")
    }
    func nodeFired(_ firing: Firing) {
      let sent = firing.deliveries.map { delivery in
        delivery.map { "\($0.gradient.doubles) \($0.received)/\($0.expected) sum \($0.sum.doubles)" } ?? "-"
      }
      lines.append("\(firing.node.name) \(sent)")
      for case let derivation? in firing.deliveries.compactMap({ $0?.derivation }) {
        let operands = derivation.operands.map { "\($0.name) \($0.number)" }.joined(separator: ", ")
        derivations.append("\(derivation.formula): \(operands) = \(derivation.result)")
      }
    }
    func gradientAccumulated(_ tensor: Tensor, node: Node, old: Tensor?, new: Tensor, now: Tensor) {
      lines.append("accumulate \(old?.doubles ?? []) + \(new.doubles) = \(now.doubles)")
    }
    func buffersFreed(_ nodes: [Node]) { lines.append("freed \(nodes.map(\.shortName))") }
    func backwardEnded() { lines.append("end") }
  }

  @Test func `sees the forward operations, the firing of each function with both contributions, and the sum`() throws {
    let session = Session()
    let notes = Notes()
    session.observer = notes
    let x = try session.tensor([3], requiresGrad: true)
    let y = try x.mul(x).sum()
    try y.backward()
    #expect(
      notes.lines == [
        "tensor 1", "mul(self 1, other 1) -> MulBackward0", "sum(self 2) -> SumBackward0",
        "start [\"AccumulateGrad 2\", \"MulBackward0 1\", \"SumBackward0 0\"]",
        "SumBackward0 [\"[1.0] 1/1 sum [1.0]\"]",
        "MulBackward0 [\"[3.0] 1/2 sum [3.0]\", \"[3.0] 2/2 sum [6.0]\"]", "accumulate [] + [6.0] = [6.0]",
        "freed [\"MulBackward0\"]", "end",
      ])
    #expect(notes.derivations.contains("grad × other: grad 1.0, other 3.0 = 3.0"))
  }

  @Test func `keeps the old gradient apart from the one that is added in place`() throws {
    let session = Session()
    let notes = Notes()
    let w = try session.tensor([1, 2], requiresGrad: true)
    session.observer = notes
    for _ in 0..<2 { try w.mul(3).sum().backward() }
    #expect(notes.lines.contains("accumulate [3.0, 3.0] + [3.0, 3.0] = [6.0, 6.0]"))
  }

  @Test func `changes no number`() throws {
    func run(_ observer: (any Observer)?) throws -> [Double] {
      let session = Session()
      session.observer = observer
      let x = try session.tensor([0.1, 0.2, 0.3], requiresGrad: true)
      try x.mul(x).tanh().add(x.exp()).mean().backward()
      return x.grad?.doubles ?? []
    }
    #expect(try run(nil) == run(Notes()))
  }
}
