import Testing

@testable import Recording

@Suite struct `The graph state` {
  private func state(after events: [Event]) -> GraphState {
    var state = GraphState()
    for event in events { state.apply(event) }
    return state
  }

  private let x = TensorID(1)
  private let y = TensorID(2)

  @Test func `knows a tracked leaf that has no gradient yet`() {
    let state = state(after: [Sample.leaf(1)])
    #expect(state.tensors[x]?.gradient == .noneYet)
    #expect(state.tensors[x]?.function == FunctionID(101))
    #expect(state.functions[FunctionID(101)]?.facts.name == "AccumulateGrad")
  }

  @Test func `keeps apart a leaf that is not tracked and a result whose gradient is not retained`() {
    let state = state(after: [
      Sample.leaf(1, tracked: false), Sample.leaf(3), Sample.operation(2, "add", from: [3], next: [103]),
    ])
    #expect(state.tensors[x]?.gradient == .notTracked)
    #expect(state.tensors[y]?.gradient == .notRetained)
  }

  @Test func `draws an edge for each argument, also when both are the same tensor`() {
    let state = state(after: Array(Sample.square.prefix(3)))
    let edges = state.boxes[BoxID(2)]?.inputs ?? []
    #expect(edges.map(\.from) == [BoxID(1), BoxID(1)])
    #expect(edges.map(\.role) == ["self", "other"])
    #expect(edges.allSatisfy { $0.status == .idle })
  }

  @Test func `shows a backward pass from its first fired function on, not when it starts`() {
    let before = state(after: Array(Sample.square.prefix(6)))
    #expect(before.functions[FunctionID(2)]?.status == .idle)
    #expect(before.tensors[x]?.gradient == .noneYet)
    let after = state(after: Array(Sample.square.prefix(7)))
    #expect(after.functions[FunctionID(2)]?.status == .firing)
    #expect(after.functions[FunctionID(2)]?.seed?.value.numbers == [1])
    #expect(after.tensors[x]?.gradient == .pending)
  }

  @Test func `adds up what arrives over two edges and says how much has come`() {
    let state = state(after: Array(Sample.square.prefix(7)))
    let accumulator = state.functions[FunctionID(101)]
    #expect(accumulator?.status == .waiting(received: 2, expected: 2))
    #expect(accumulator?.incoming.first??.numbers == [5])
    #expect(state.boxes[BoxID(2)]?.inputs.map { $0.status.isCarrying } == [true, true])
  }

  @Test func `turns carrying into delivered and firing into done at the next step`() {
    let state = state(after: Array(Sample.square.prefix(8)))
    #expect(state.functions[FunctionID(2)]?.status == .done)
    #expect(state.functions[FunctionID(101)]?.status == .firing)
    #expect(state.boxes[BoxID(2)]?.inputs.map { $0.status.isDelivered } == [true, true])
    #expect(state.tensors[x]?.gradient == .present(Sample.value([5]), rounds: 1))
  }

  @Test func `counts the rounds that were added up since the gradient was reset`() {
    let twice = Sample.square + [Sample.accumulated(1, old: 5, new: 5, now: 10)]
    #expect(state(after: twice).tensors[x]?.gradient == .present(Sample.value([10]), rounds: 2))
    let zeroed = twice + [Sample.at(9, .gradientReset(tensor: x, now: Sample.value([0])))]
    #expect(state(after: zeroed).tensors[x]?.gradient == .zero(Sample.value([0])))
    let again = zeroed + [Sample.accumulated(1, old: 0, new: 5, now: 5)]
    #expect(state(after: again).tensors[x]?.gradient == .present(Sample.value([5]), rounds: 1))
    let dropped = twice + [Sample.at(9, .gradientReset(tensor: x, now: nil))]
    #expect(state(after: dropped).tensors[x]?.gradient == .noneYet)
  }

  @Test func `frees the buffers that were held`() {
    #expect(state(after: Array(Sample.square.prefix(8))).functions[FunctionID(2)]?.buffers == .held)
    #expect(state(after: Sample.square).functions[FunctionID(2)]?.buffers == .freed)
  }

  @Test func `remembers a name that moved on`() {
    let state = state(after: Sample.square + [Sample.leaf(5), Sample.named("x", 5)])
    #expect(state.tensors[x]?.names.map(\.isPast) == [true])
    #expect(state.tensors[TensorID(5)]?.names.map(\.text) == ["x"])
    #expect(state.names[.init(text: "x", scope: 0)] == TensorID(5))
  }

  @Test func `remembers the round of the loop in which a name was given`() {
    let kind = Event.Scope.Kind.iteration(variable: "t", value: "3", round: 4, of: 5)
    let round = Event.Scope(kind: kind, name: "for", source: nil)
    let state = state(after: [Sample.at(1, .scopeEntered(round)), Sample.leaf(2), Sample.named("x", 2)])
    #expect(state.tensors[TensorID(2)]?.names.map(\.round) == [round])
  }

  @Test func `lets the variables of a call end with it`() {
    let call = Event.Scope(kind: .function, name: "f", source: nil)
    let inside = [
      Sample.at(1, .scopeEntered(call)), Sample.leaf(2),
      Sample.at(3, .nameBound(name: "inner", scope: 2, tensor: TensorID(2))),
    ]
    #expect(state(after: inside).tensors[TensorID(2)]?.names.map(\.hasEnded) == [false])
    let after = state(after: inside + [Sample.at(4, .scopeLeft)])
    #expect(after.tensors[TensorID(2)]?.names.map(\.hasEnded) == [true])
    #expect(after.names.isEmpty)
  }

  @Test func `shows what a flag was for the one step in which it changes`() {
    let changed = [Sample.leaf(1), Sample.at(2, .flagChanged(tensor: x, requiresGrad: false))]
    #expect(state(after: changed).tensors[x]?.flagBefore == true)
    #expect(state(after: changed).tensors[x]?.gradient == .notTracked)
    #expect(state(after: changed + [Sample.leaf(3)]).tensors[x]?.flagBefore == nil)
  }

  @Test func `cuts the edge of an operation that was not recorded`() {
    let state = state(after: [Sample.leaf(1), Sample.operation(2, "add", from: [1], next: [101], cut: .noGrad)])
    #expect(state.boxes[BoxID(2)]?.inputs.first?.status == .cut(.noGrad))
  }

  @Test func `moves a tensor to the box of the operation that wrote into it`() {
    let change = Event.InPlaceChange(
      operation: Sample.operationFacts(3, "add_", from: [2], next: [2]), oldVersion: 0, oldValue: nil)
    var renamed = change
    renamed.operation.outputs[0].id = y
    renamed.operation.outputs[0].version = 1
    let state = state(after: Array(Sample.square.prefix(4)) + [Sample.at(3, .inPlaceChanged(renamed))])
    #expect(state.tensors[y]?.box == BoxID(3))
    #expect(state.tensors[y]?.facts.version == 1)
    #expect(state.tensors[y]?.names.map(\.text) == ["y"])
    #expect(state.boxes[BoxID(3)]?.inputs.first?.from == BoxID(2))
  }

  @Test func `gives up released boxes only when the next graph begins`() {
    let released = Sample.square + [Sample.at(9, .tensorReleased(y)), Sample.at(9, .functionReleased(FunctionID(2)))]
    #expect(state(after: released).boxes[BoxID(2)] != nil)
    let next = state(after: released + [Sample.operation(6, "add", from: [1], next: [101])])
    #expect(next.boxes[BoxID(2)] == nil)
    #expect(next.boxes[BoxID(1)] != nil)
  }

  @Test func `drops the pass and keeps the message when an exception ends the scene`() {
    let failure = Event.Failure(type: "RuntimeError", message: "no", traceback: "RuntimeError: no\n")
    let state = state(after: Array(Sample.square.prefix(6)) + [Sample.at(9, .exceptionRaised(failure))])
    #expect(state.failure == failure)
    #expect(state.announcedPass == nil)
    #expect(state.output.last == .init(text: "RuntimeError: no\n", isError: true))
  }
}

extension GraphState.EdgeStatus {
  fileprivate var isCarrying: Bool { if case .carrying = self { true } else { false } }
  fileprivate var isDelivered: Bool { if case .delivered = self { true } else { false } }
}
