import Drawing
import Recording

/// What the steps of a stage show in all: which boxes, which edges, and the room that their texts take.
struct StageScan {
  /// An edge of the picture.
  struct Edge: Hashable, Sendable {
    /// The box that made the tensor.
    var source: BoxID
    /// The box that used it, or the seed that enters at `source`.
    var target: BoxID
    /// The index into the inputs of `target`; nil for a seed.
    var input: Int?
    /// Columns to keep for the gradient on it.
    var labelWidth: Int
  }

  /// The boxes, oldest first.
  private(set) var boxes: [BoxID] = []
  /// The edges.
  private(set) var edges: [Edge] = []
  /// The room for each box.
  private(set) var reserves: [BoxID: BoxReserve] = [:]
  /// What each box said when it was made.
  private(set) var births: [BoxID: BoxFace] = [:]
  private var state: GraphState
  private let stage: Stage
  private let homes: Homes
  private let kept: [BoxID]
  private var nextEvent: Int
  private var touched: Set<BoxID> = []
  private var lastPicture: Event?
  private var labels: [LabelKey: Int] = [:]
  private var seeds: [Edge] = []
  private var born: [BoxID] = []

  private struct LabelKey: Hashable {
    var box: BoxID
    var next: Int
  }

  /// Stands before the first event of the stage.
  init(of stage: Stage, in timeline: Timeline, homes: Homes) {
    self.homes = homes
    self.stage = stage
    state = timeline.state(beforeEvent: stage.firstEvent)
    kept = state.boxesThatStay(spent: stage.spent, homes: homes)
    nextEvent = stage.firstEvent
  }

  /// Walks through the events up to another. Cost: proportional to them.
  mutating func walk(to end: Int, in timeline: Timeline) {
    while nextEvent < end {
      let event = timeline.event(nextEvent)
      nextEvent += 1
      if event.isPicture {
        measureTouched()
        lastPicture = event
      }
      noteBefore(event)
      state.apply(event)
      note(event)
    }
  }

  /// The boxes and edges of what was walked through so far; `accumulating` are the leaves to whose gradient something is
  /// added.
  func finished(accumulating: Set<TensorID>) -> StageScan {
    var scan = self
    scan.measureTouched()
    scan.chooseBoxes(kept: kept, spent: stage.spent)
    scan.measureRest(accumulating: accumulating)
    scan.connect()
    return scan
  }
}

extension StageScan {
  /// Whether a box is the result of something, not from outside.
  func isOperation(_ box: BoxID) -> Bool { state.boxes[box]?.operation != nil }

  /// The name of what made a box; empty for a tensor from outside.
  func operationName(_ box: BoxID) -> String { state.boxes[box]?.operation?.name ?? "" }

  /// The sizes of what a box holds when it is made.
  func shape(_ box: BoxID) -> [Int] { state.boxes[box]?.outputs.first?.shape ?? [] }
}

// MARK: - Events

extension StageScan {
  /// What can be seen only while the state is still the old one.
  private mutating func noteBefore(_ event: Event) {
    switch event.kind {
    case .nameBound(let name, let scope, _):
      let old = state.names.first { $0.key.text == name && $0.key.scope == scope }
      if let old { touch(tensor: old.value) }
    default: break
    }
  }

  private mutating func note(_ event: Event) {
    switch event.kind {
    case .tensorCreated(let creation): bear(creation.box)
    case .operationApplied(let operation), .detached(_, let operation): bear(operation.box)
    case .inPlaceChanged(let change):
      if homes.isElsewhere(change.operation.box) {
        touched.formUnion(homes.homes(of: change.operation.box))
      } else {
        bear(change.operation.box)
      }
    case .nameBound(_, _, let tensor): if let tensor { touch(tensor: tensor) }
    case .flagChanged(let tensor, _), .gradientCaptured(let tensor, _), .gradientReset(let tensor, _),
      .tensorReleased(let tensor):
      touch(tensor: tensor)
    case .backwardStarted(let start): for root in start.roots { noteSeed(root) }
    case .functionFired(let firing): noteFiring(firing)
    case .gradientAccumulated(let accumulation): touch(tensor: accumulation.tensor)
    case .functionReleased(let function): touch(function: function)
    default: break
    }
  }

  private mutating func bear(_ box: BoxID) {
    born.append(box)
    touched.insert(box)
  }

  private mutating func touch(tensor: TensorID) {
    if let box = state.home(of: tensor, homes) { touched.insert(box) }
  }

  private mutating func touch(function: FunctionID) {
    if let box = state.home(of: function, homes) { touched.insert(box) }
  }

  private mutating func noteSeed(_ root: Event.BackwardStart.Root) {
    guard let seed = root.seedTensor, let seedBox = state.home(of: seed, homes),
      let rootBox = state.home(of: root.function, homes)
    else { return }
    touched.insert(seedBox)
    let edge = Edge(source: rootBox, target: seedBox, input: nil, labelWidth: 0)
    if !seeds.contains(edge) { seeds.append(edge) }
  }

  private mutating func noteFiring(_ firing: Event.Firing) {
    touch(function: firing.function)
    guard let box = state.functions[firing.function]?.box else { return }
    for case .some(let delivery) in firing.deliveries {
      touch(function: delivery.edge.function)
    }
    for (index, input) in (state.boxes[box]?.inputs ?? []).enumerated() {
      guard let next = input.next, let text = EdgeLabel(ofInput: index, in: state.boxes[box]) else { continue }
      let key = LabelKey(box: box, next: next)
      labels[key] = max(labels[key] ?? 0, text.reservedColumns)
    }
  }
}

// MARK: - Room

extension StageScan {
  /// Measures the boxes that the step which ends here has changed.
  private mutating func measureTouched() {
    guard !touched.isEmpty else { return }
    let maker = FaceMaker(state: state, happening: Happening(of: lastPicture, in: state, homes: homes), homes: homes)
    for box in touched {
      guard let face = maker.face(of: box) else { continue }
      reserves[box, default: BoxReserve()].include(face, withSigns: stage.hasRounds)
      if births[box] == nil { births[box] = face }
    }
    touched.removeAll(keepingCapacity: true)
  }

  private mutating func measureRest(accumulating: Set<TensorID>) {
    touched = Set(boxes)
    measureTouched()
    let consumers = Dictionary(
      boxes.flatMap { state.boxes[$0]?.inputs ?? [] }.filter { $0.next != nil }.map {
        (homes.home(of: $0.tensor, in: $0.from), 1)
      },
      uniquingKeysWith: +)
    for id in boxes {
      guard let box = state.boxes[id] else { continue }
      if box.function != nil {
        reserves[id]?.includeBackward(isLeaf: box.operation?.function == nil, consumers: consumers[id] ?? 0)
      }
      if box.tensors.contains(where: accumulating.contains) { reserves[id]?.includeAccumulation() }
    }
  }
}

// MARK: - Boxes and edges

extension StageScan {
  /// What was born here, what those are made of, and what stays from before.
  private mutating func chooseBoxes(kept: [BoxID], spent: Set<FunctionID>) {
    var chosen = Set(kept)
    chosen.formUnion(born)
    var open = born
    while let id = open.popLast() {
      for input in state.boxes[id]?.inputs ?? [] {
        let source = homes.home(of: input.tensor, in: input.from)
        guard !chosen.contains(source), let box = state.boxes[source] else { continue }
        if input.next == nil, let function = box.function, spent.contains(function) { continue }
        chosen.insert(source)
        open.append(source)
      }
    }
    boxes = chosen.filter { state.boxes[$0] != nil }.sorted()
  }

  private mutating func connect() {
    let members = Set(boxes)
    for id in boxes {
      for (index, input) in (state.boxes[id]?.inputs ?? []).enumerated() {
        let source = homes.home(of: input.tensor, in: input.from)
        guard members.contains(source), source != id else { continue }
        let width = input.next.flatMap { labels[LabelKey(box: id, next: $0)] } ?? 0
        edges.append(Edge(source: source, target: id, input: index, labelWidth: width))
      }
    }
    let present = seeds.filter { members.contains($0.source) && members.contains($0.target) }
    guard !present.isEmpty else { return }
    let users = Dictionary(grouping: edges, by: \.source).mapValues { $0.map(\.target) }
    for seed in present where !leads(from: seed.target, to: seed.source, over: users) { edges.append(seed) }
  }

  /// Whether a way leads down from one box to another: a seed that is also an ancestor gets no edge of its own.
  private func leads(from start: BoxID, to end: BoxID, over users: [BoxID: [BoxID]]) -> Bool {
    var seen: Set<BoxID> = [start]
    var open = [start]
    while let id = open.popLast() {
      if id == end { return true }
      for user in users[id] ?? [] where seen.insert(user).inserted { open.append(user) }
    }
    return false
  }
}

extension GraphState {
  /// The boxes that a new stage takes over: live leaves, and what belongs to graphs that are not spent.
  fileprivate func boxesThatStay(spent: Set<FunctionID>, homes: Homes) -> [BoxID] {
    var stay: [BoxID] = []
    for tensor in tensors.values where !tensor.isReleased {
      guard let box = boxes[homes.home(of: tensor.facts.id, in: tensor.box)] else { continue }
      if case .creation = box.origin { stay.append(box.id) }
      if tensor.facts.isLeaf && tensor.facts.requiresGrad { stay.append(box.id) }
    }
    for function in functions.values where !function.isReleased && !spent.contains(function.facts.id) {
      guard let box = boxes[function.box], box.operation?.function?.id == function.facts.id else { continue }
      stay.append(box.id)
    }
    return stay
  }
}
