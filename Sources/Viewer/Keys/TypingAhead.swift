extension Model {
  /// Whether an action has to wait until more is recorded: what it does would else depend on how fast the scene runs, and
  /// keys act in the order in which they were pressed.
  func mustWait(_ action: Action) -> Bool {
    guard scene != nil, diagram == nil, refusal == nil, timeline?.ending == nil, !action.isImmediate else {
      return false
    }
    if timeline == nil || !held.isEmpty { return true }
    return action.looksAhead && (wantedStep != nil || !isRecordedFarEnough)
  }

  /// Does what has waited long enough.
  mutating func performHeld() -> [Effect] {
    var effects: [Effect] = []
    while let next = held.first {
      held.removeFirst()
      guard !mustWait(next.action) else {
        held.insert(next, at: 0)
        break
      }
      effects += perform(next.action, times: next.times)
    }
    return effects
  }
}

extension Action {
  /// Whether it has nothing to do with what is recorded.
  fileprivate var isImmediate: Bool {
    switch self {
    case .quit, .interrupt, .cancel, .help, .theme, .scenes, .reload, .goToStep: true
    default: false
    }
  }

  /// Whether it goes by what comes after the step.
  fileprivate var looksAhead: Bool {
    switch self {
    case .lineForward, .roundForward, .phaseForward, .inspect: true
    default: false
    }
  }
}
