import Recording

/// Why a tensor is in the state that it is in: one sentence, and the line to which it points.
struct WhyAnswer: Equatable, Sendable {
  /// The sentence.
  var text: String
  /// The line that is the cause; nil where there is none.
  var source: SourceRange?
}

/// Finds the answer for a tensor at a step.
struct WhyReader {
  let state: GraphState
  let timeline: Timeline
  let tensor: TensorID?
  let failure: Event.Failure?

  /// How many events are searched backwards for a cause.
  private static let farthest = 50_000

  /// The answer: for the exception when that is what happens, or else for the tensor.
  var answer: WhyAnswer {
    if let failure { return why(failure) }
    guard let id = tensor, let tensor = state.tensors[id] else {
      return WhyAnswer(text: "Select a box first: h j k l, or Tab to the graph and the arrow keys.", source: nil)
    }
    let name = state.label(of: id)
    let box = state.boxes[tensor.box]
    switch tensor.gradient {
    case .notTracked: return notTracked(tensor, box, name)
    case .noneYet: return noneYet(tensor, box, name)
    case .pending: return waiting(tensor, box, name)
    case .present(_, let rounds): return present(tensor, rounds: rounds, name)
    case .zero: return zero(tensor, name)
    case .notRetained: return notRetained(tensor, box, name)
    }
  }

  private func line(_ source: SourceRange?) -> String { source.map { "line \($0.line)" } ?? "the scene" }

  private func why(_ failure: Event.Failure) -> WhyAnswer {
    let message = "\(failure.type): \(failure.message)"
    guard let cause = failure.causes.first else {
      return WhyAnswer(text: "\(message)\(advice(failure))", source: nil)
    }
    return WhyAnswer(text: "The cause is on \(line(cause)). \(message)\(advice(failure))", source: cause)
  }

  /// What helps against the errors that beginners meet.
  private func advice(_ failure: Event.Failure) -> String {
    if failure.message.contains("implicitly created only for scalar") {
      return ". Make it one number first, with .mean() or .sum(), or give backward() a gradient of its shape."
    }
    if failure.message.contains("backward through the graph a second time") {
      return " The first backward() freed the buffers."
    }
    return ""
  }

  private func notTracked(_ tensor: GraphState.TensorState, _ box: GraphState.BoxState?, _ name: String) -> WhyAnswer {
    let id = tensor.facts.id
    if let change = lastEvent(where: { if case .flagChanged(id, false) = $0 { true } else { false } }) {
      return WhyAnswer(
        text: "\(name) is not tracked because \(line(change.source)) switched requires_grad off.", source: change.source
      )
    }
    guard let operation = box?.operation else {
      return WhyAnswer(
        text: "\(name) is not tracked because \(line(box?.source)) made it without requires_grad=True.",
        source: box?.source)
    }
    let cut = operation.cut ?? operation.inputs.compactMap(\.cut).first
    if case .detachment? = box?.origin {
      let from = operation.inputs.first.map { state.label(of: $0.tensor) } ?? "its source"
      return WhyAnswer(
        text: "\(name) is not tracked because \(line(box?.source)) detached it from \(from): the history stops there.",
        source: box?.source)
    }
    switch cut {
    case .noGrad, .inferenceMode:
      let mode = cut?.rawValue ?? ""
      let entry = lastEvent { if case .gradModeEntered(let entered) = $0 { !entered.enabled } else { false } }
      let where_ = entry.map { ", entered on \(line($0.source))" } ?? ""
      return WhyAnswer(
        text: "\(name) is not tracked because \(line(box?.source)) ran inside \(mode)\(where_).",
        source: entry?.source ?? box?.source)
    case .some(let other):
      return WhyAnswer(
        text: "\(name) is not tracked: the history was cut by \(other.rawValue) on \(line(box?.source)).",
        source: box?.source)
    case nil:
      let inputs = operation.inputs.map { state.label(of: $0.tensor) }
      let list = Array(Set(inputs)).sorted().joined(separator: ", ")
      return WhyAnswer(
        text: "\(name) is not tracked because no input of \(operation.name) requires grad (\(list)).",
        source: box?.source)
    }
  }

  private func noneYet(_ tensor: GraphState.TensorState, _ box: GraphState.BoxState?, _ name: String) -> WhyAnswer {
    let id = tensor.facts.id
    if let drop = lastEvent(where: { if case .gradientReset(id, nil) = $0 { true } else { false } }) {
      return WhyAnswer(
        text:
          "\(name).grad is None because \(line(drop.source)) dropped it and no backward() has reached \(name) since.",
        source: drop.source)
    }
    guard let pass = state.pass else {
      return WhyAnswer(
        text: "\(name).grad is None because no backward() has run yet. It gets a value when one reaches \(name).",
        source: box?.source)
    }
    let roots = pass.start.roots.map { state.label(of: $0.tensor) }.joined(separator: ", ")
    return WhyAnswer(
      text: "\(name).grad is None because backward() on \(line(pass.source)) did not reach it: "
        + "no tracked path leads from \(roots) to \(name).",
      source: pass.source)
  }

  private func waiting(_ tensor: GraphState.TensorState, _ box: GraphState.BoxState?, _ name: String) -> WhyAnswer {
    guard let function = tensor.function, let status = state.functions[function]?.status,
      case .waiting(let received, let expected) = status
    else { return WhyAnswer(text: "\(name).grad is on its way.", source: state.pass?.source) }
    let missing = missingSenders(of: function)
    let still = missing.isEmpty ? "" : ", still to come: \(missing.joined(separator: ", "))"
    return WhyAnswer(
      text: "\(name) waits: \(received) of \(expected) gradients have arrived\(still). "
        + "A function fires when all have come.",
      source: state.pass?.source)
  }

  /// The functions that will still send a gradient to another.
  private func missingSenders(of function: FunctionID) -> [String] {
    state.functions.values.sorted { $0.facts.id < $1.facts.id }.compactMap { sender in
      guard case .waiting = sender.status, sender.facts.next.contains(where: { $0?.function == function }) else {
        return nil
      }
      return "\(sender.facts.name) of \(state.label(of: sender.box))"
    }
  }

  private func present(_ tensor: GraphState.TensorState, rounds: Int, _ name: String) -> WhyAnswer {
    let id = tensor.facts.id
    let last = lastEvent { if case .gradientAccumulated(let it) = $0 { it.tensor == id } else { false } }
    if !tensor.facts.isLeaf {
      return WhyAnswer(text: "\(name).grad is kept although it is no leaf: retain_grad() asked for it.", source: nil)
    }
    if rounds > 1 {
      return WhyAnswer(
        text: "\(name).grad is the sum of \(rounds) backward passes: PyTorch adds to .grad and never overwrites it. "
          + "Call \(name).grad.zero_() before the next backward() to start anew.",
        source: last?.source)
    }
    return WhyAnswer(
      text: "\(name).grad was written by backward() on \(line(last?.source)); the next one will add to it.",
      source: last?.source)
  }

  private func zero(_ tensor: GraphState.TensorState, _ name: String) -> WhyAnswer {
    let id = tensor.facts.id
    let reset = lastEvent { if case .gradientReset(id, .some) = $0 { true } else { false } }
    return WhyAnswer(
      text: "\(name).grad is zero because \(line(reset?.source)) reset it: the next backward() starts from nothing.",
      source: reset?.source)
  }

  private func notRetained(_ tensor: GraphState.TensorState, _ box: GraphState.BoxState?, _ name: String) -> WhyAnswer {
    if let function = tensor.function, case .waiting? = state.functions[function]?.status,
      state.pass?.isRunning == true
    {
      return waiting(tensor, box, name)
    }
    let call = tensor.currentName.map { "\($0).retain_grad()" } ?? "retain_grad()"
    return WhyAnswer(
      text: "\(name).grad stays None because \(name) is no leaf: \(line(box?.source)) made it by an operation. "
        + "Its gradient passes through; \(call) before backward() would keep it.",
      source: box?.source)
  }

  /// The newest event so far for which something holds.
  private func lastEvent(where holds: (Event.Kind) -> Bool) -> Event? {
    let end = min(state.eventCount, timeline.eventCount)
    for index in stride(from: end - 1, through: max(0, end - Self.farthest), by: -1) {
      let event = timeline.event(index)
      if holds(event.kind) { return event }
    }
    return nil
  }
}
