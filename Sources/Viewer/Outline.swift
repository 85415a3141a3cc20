import Recording

/// What navigation needs to know of every step, and where the stages begin; grows with the timeline.
struct Outline: Sendable {
  /// One step.
  struct Step: Sendable {
    /// The place in the scene; nil for step 0.
    var source: SourceRange?
    /// What goes on.
    var phase: Phase
    /// The innermost loop round, or else the notebook cell, as an index into `scopes`; -1 outside both.
    var round: Int
    /// The notebook cell, as an index into `scopes`; -1 in a plain script.
    var cell: Int
  }

  /// Every step, step 0 first.
  private(set) var steps: [Step] = [Step(source: nil, phase: .start, round: -1, cell: -1)]
  /// The stages, oldest first.
  private(set) var stages: [Stage] = [
    Stage(index: 0, firstStep: 0, firstEvent: 0, endEvent: 0, isOpen: true, spent: [])
  ]
  /// The scopes entered so far, and what was made in them.
  private(set) var tree = ScopeTree()
  /// For each leaf the events that added to its gradient, oldest first.
  private(set) var accumulations: [TensorID: [Int]] = [:]
  /// For each leaf to whose gradient something was ever added, the first event that did so.
  private(set) var additions: [TensorID: Int] = [:]

  /// Where tensors are shown that were written without a record.
  private(set) var homes = Homes()

  private var eventCount = 0
  private var recordsGradients: [Bool] = []
  private var isInPass = false
  private var reached: [FunctionID] = []
  private var spent: Set<FunctionID> = []
  private var isSpent = false

  /// Takes in what was published since the last time. Cost: proportional to that.
  mutating func extend(with timeline: Timeline) {
    while eventCount < timeline.eventCount {
      take(timeline.event(eventCount))
      eventCount += 1
    }
    stages[stages.count - 1].endEvent = eventCount
    stages[stages.count - 1].isOpen = timeline.ending == nil
  }

  private mutating func take(_ event: Event) {
    if isSpent, event.startsNewGraph { beginStage() }
    homes.take(event)
    tree.take(event)
    switch event.kind {
    case .gradModeEntered(let mode): recordsGradients.append(mode.enabled)
    case .backwardStarted(let start):
      isInPass = true
      reached = start.reached.map(\.function)
    case .backwardEnded: isInPass = false
    case .buffersFreed(let functions):
      spent.formUnion(functions)
      spent.formUnion(reached)
      isSpent = true
    case .functionReleased(let function): spent.remove(function)
    case .scopeEntered(let scope): if scope.isRound { stages[stages.count - 1].hasRounds = true }
    case .gradientAccumulated(let accumulation):
      accumulations[accumulation.tensor, default: []].append(eventCount)
      if accumulation.old != nil, additions[accumulation.tensor] == nil {
        additions[accumulation.tensor] = eventCount
      }
    default: break
    }
    if event.isPicture { addStep(event) }
    if case .gradModeLeft = event.kind { _ = recordsGradients.popLast() }
  }

  private mutating func addStep(_ event: Event) {
    let phase = Phase(of: event, recordsGradients: recordsGradients.last ?? true, isInPass: isInPass)
    let cell = tree.open.last { tree.scopes[$0].kind == .cell } ?? -1
    let round = tree.open.last { tree.scopes[$0].isRound } ?? cell
    steps.append(Step(source: event.source, phase: phase, round: round, cell: cell))
  }

  private mutating func beginStage() {
    isSpent = false
    stages[stages.count - 1].endEvent = eventCount
    stages[stages.count - 1].isOpen = false
    stages.append(
      Stage(
        index: stages.count, firstStep: steps.count, firstEvent: eventCount, endEvent: eventCount, isOpen: true,
        hasRounds: tree.open.contains { tree.scopes[$0].isRound }, spent: spent))
  }

  /// The stage that a step shows. Cost: logarithmic.
  func stage(ofStep step: Int) -> Stage {
    var low = 0
    var high = stages.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stages[middle].firstStep <= step { low = middle } else { high = middle }
    }
    return stages[low]
  }

  /// The newest event before another that added to the gradient of a leaf. Cost: logarithmic.
  func lastAccumulation(of tensor: TensorID, before event: Int) -> Int? {
    let events = accumulations[tensor] ?? []
    var low = 0
    var high = events.count
    while low < high {
      let middle = (low + high) / 2
      if events[middle] < event { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? events[low - 1] : nil
  }

  /// The facts of a step, clamped to what is known.
  func step(_ step: Int) -> Step { steps[min(max(0, step), steps.count - 1)] }

  /// The loop round in which a step happens; nil outside loops.
  func loopRound(ofStep step: Int) -> Event.Scope? {
    let round = self.step(step).round
    return round >= 0 && tree.scopes[round].isRound ? tree.scopes[round] : nil
  }
}

extension Event {
  /// Whether, after buffers were freed, this takes the places of the graph that is spent.
  fileprivate var startsNewGraph: Bool {
    guard insideFunction == nil else { return false }
    switch kind {
    case .tensorCreated, .operationApplied, .detached, .inPlaceChanged: return true
    default: return false
    }
  }
}

extension Event.Scope {
  /// Whether it is one round of a loop.
  var isRound: Bool {
    if case .iteration = kind { true } else { false }
  }
}
