import Recording

/// A way of cutting the steps into runs: neighbours with the same mark belong to one run.
enum RunKind: Hashable, Sendable {
  case line, round, cell, phase
}

extension Outline {
  /// What the keys for rounds and cells go by: by cells at the top level of one, by rounds inside loops and in plain
  /// scripts.
  func roundKind(at step: Int) -> RunKind {
    let step = self.step(step)
    return step.cell >= 0 && step.cell == step.round ? .cell : .round
  }

  /// Where the run after that of `step` begins; the last step where there is none.
  func startOfNextRun(after step: Int, by kind: RunKind, lastStep: Int) -> Int {
    var next = step + 1
    while next < lastStep, isSameRun(next, step, by: kind) { next += 1 }
    return min(next, lastStep)
  }

  /// Where the run of `step` begins, or, when it is there already, the run before it.
  func startOfRun(before step: Int, by kind: RunKind) -> Int {
    guard step > 0 else { return 0 }
    var start = step - 1
    while start > 0, isSameRun(start - 1, start, by: kind) { start -= 1 }
    return start
  }

  private func isSameRun(_ a: Int, _ b: Int, by kind: RunKind) -> Bool {
    let first = step(a)
    let second = step(b)
    switch kind {
    case .line: return first.source?.line == second.source?.line && first.source?.cell == second.source?.cell
    case .round: return first.round == second.round
    case .cell: return first.cell == second.cell
    case .phase: return first.phase == second.phase
    }
  }
}
