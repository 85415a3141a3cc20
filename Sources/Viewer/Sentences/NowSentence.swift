import Foundation
import Recording

/// What happens at a step, in one sentence with the numbers of one element.
struct NowSentence {
  let state: GraphState
  let timeline: Timeline
  let step: Int
  let event: Event?

  /// The sentence.
  var sentence: Sentence {
    guard let event else {
      return Sentence(
        "Nothing has run yet. Drawn faint: the graph to come. Space takes the first step.",
        "Nothing has run yet; drawn faint: what is to come. Space: first step.")
    }
    switch event.kind {
    case .tensorCreated(let creation): return created(creation)
    case .operationApplied(let operation): return applied(operation)
    case .detached(let source, let operation): return detached(source, operation)
    case .flagChanged(let tensor, let requiresGrad): return flagged(tensor, requiresGrad)
    case .gradModeEntered(let mode): return entered(mode)
    case .gradModeLeft(let mode): return left(mode)
    case .inPlaceChanged(let change): return written(change)
    case .functionFired(let firing):
      return FiringSentence(state: state, firing: firing).sentence
    case .gradientAccumulated(let accumulation): return accumulated(accumulation)
    case .gradientCaptured(let tensor, let gradient): return captured(tensor, gradient)
    case .gradientReset(let tensor, let now): return reset(tensor, now)
    case .hookCalled(let hook): return called(hook)
    case .exceptionRaised(let failure):
      let message = failure.message.isEmpty ? failure.type : "\(failure.type): \(failure.message)"
      return Sentence(message + (failure.suggestion.map { ". Did you mean: '\($0)'?" } ?? ""))
    case .nameBound, .backwardStarted, .backwardEnded, .buffersFreed, .tensorReleased, .functionReleased,
      .scopeEntered, .scopeLeft, .textPrinted, .warningIssued, .noted:
      return ""
    }
  }
}

// MARK: - Forward

extension NowSentence {
  private func created(_ creation: Event.Creation) -> Sentence {
    let name = state.label(of: creation.tensor.id)
    if creation.tensor.requiresGrad {
      return Sentence(
        "\(name) is a leaf that requires grad: autograd records what is done with it.",
        "\(name) is a leaf that requires grad.")
    }
    return Sentence(
      "\(name) is created without requires_grad: no gradient will be computed for it.",
      "\(name) is created; it does not require grad.")
  }

  private func applied(_ operation: Event.Operation) -> Sentence {
    guard let output = operation.outputs.first else { return Sentence(operation.expression) }
    let label = state.label(of: output.id)
    let result =
      label == "(\(operation.expression))" || label == operation.expression
      ? operation.expression : "\(label) = \(operation.expression)"
    let numbers = elementText(operation, output)
    if let function = operation.function {
      return Sentence(
        "\(result)\(numbers); \(function.name) is recorded to lead the gradient back.",
        "\(result)\(numbers); recorded as \(function.name).", "\(result); recorded as \(function.name).")
    }
    let reason = notRecordedReason(operation)
    return Sentence("\(result)\(numbers); not recorded: \(reason).", "\(result); not recorded: \(reason).")
  }

  private func notRecordedReason(_ operation: Event.Operation) -> String {
    switch operation.cut ?? operation.inputs.compactMap(\.cut).first {
    case .noGrad: "inside no_grad()"
    case .inferenceMode: "inside inference_mode()"
    case .detach, .data: "the input is detached"
    case .item: "item() leaves the graph"
    case .notDifferentiable: "\(operation.name) has no gradient"
    case nil: "no input requires grad"
    }
  }

  /// `: -1.5981 becomes 0.4019`: the first elements, where inputs and output have the same number of them.
  private func elementText(_ operation: Event.Operation, _ output: Event.TensorFacts) -> String {
    guard let result = output.value.numbers.first else { return "" }
    let inputs = operation.inputs.compactMap { state.tensors[$0.tensor]?.facts.value }
    if output.value.count == 1, let input = inputs.first, input.count > 1 {
      return ": \(input.count) elements become \(numberText(result))"
    }
    let isElementwise = inputs.allSatisfy { $0.count == output.value.count || $0.count == 1 }
    guard isElementwise, !inputs.isEmpty, inputs.count <= 3 else { return "" }
    let numbers = inputs.compactMap { $0.numbers.first }
    if let equation = ForwardEquation(operation, numbers: numbers) {
      return ": \(equation.text) = \(numberText(result))"
    }
    return ": \(numbers.map(numberText).joined(separator: ", ")) → \(numberText(result))"
  }

  private func detached(_ source: TensorID, _ operation: Event.Operation) -> Sentence {
    let result = operation.outputs.first?.id
    let from = state.label(of: source)
    let isKept = result.flatMap { state.tensors[$0] }.map { !$0.isReleased } ?? false
    guard isKept, let result else {
      return Sentence(
        "\(operation.expression) gives a new tensor without history; nothing keeps it, so \(from) is as before.",
        "\(operation.expression): a new tensor without history, dropped at once.")
    }
    let name = state.label(of: result)
    return Sentence(
      "\(name) shares the values of \(from) and has no history: no gradient goes from \(name) to \(from).",
      "\(name) shares the values of \(from), without history.")
  }

  private func flagged(_ tensor: TensorID, _ requiresGrad: Bool) -> Sentence {
    let name = state.label(of: tensor)
    let before = state.tensors[tensor]?.flagBefore ?? !requiresGrad
    let change = "\(name).requires_grad \(before ? "True" : "False") → \(requiresGrad ? "True" : "False")"
    let meaning = requiresGrad ? "from here on what is done with it is recorded" : "from here on nothing is recorded"
    return Sentence("\(change): \(meaning).", "\(change).")
  }

  private func entered(_ mode: Event.GradMode) -> Sentence {
    mode.enabled
      ? Sentence("\(mode.name) begins: operations are recorded.")
      : Sentence(
        "\(mode.name) begins: operations are computed but not recorded until it ends.",
        "\(mode.name) begins: nothing is recorded.")
  }

  private func left(_ mode: Event.GradMode) -> Sentence {
    let records = state.modes.last?.enabled ?? true
    return Sentence(
      "\(mode.name) ends: operations are \(records ? "recorded again" : "still not recorded").", "\(mode.name) ends.")
  }

  private func written(_ change: Event.InPlaceChange) -> Sentence {
    guard let output = change.operation.outputs.first else { return Sentence(change.operation.expression) }
    let version = "version \(change.oldVersion) → \(output.version)"
    guard let old = change.oldValue?.numbers.first, let new = output.value.numbers.first else {
      return Sentence("\(change.operation.expression) writes in place; \(version).")
    }
    return Sentence(
      "\(change.operation.expression) writes in place: \(numberText(old)) → \(numberText(new)); \(version).",
      "in place: \(numberText(old)) → \(numberText(new)); \(version).")
  }
}

// MARK: - Backward

extension NowSentence {
  private func accumulated(_ accumulation: Event.Accumulation) -> Sentence {
    let name = state.label(of: accumulation.tensor)
    let rounds = state.rounds(of: accumulation.tensor)
    guard let now = accumulation.now.numbers.first, let new = accumulation.new.numbers.first else {
      return Sentence("\(name).grad takes the gradient (×\(rounds)).")
    }
    guard let old = accumulation.old?.numbers.first else {
      return Sentence(
        "\(name).grad was None and is now \(numberText(now)) (first element).",
        "\(name).grad: None → \(numberText(now)).")
    }
    let sum = "\(numberText(old))+\(numberText(new)) = \(numberText(now))"
    let isRepeat = rounds > 1
    return Sentence(
      isRepeat
        ? "\(name).grad: old+new = now, \(sum). Gradients add up: \(rounds) rounds since the last reset."
        : "\(name).grad: old+new = now, \(sum). It was reset, so only this round counts.",
      isRepeat ? "\(name).grad: \(sum). Gradients add up: \(rounds) rounds since the last reset." : "",
      "\(name).grad: old+new = now, \(sum) (×\(rounds)).", "\(name).grad: \(sum) (×\(rounds)).")
  }

  private func captured(_ tensor: TensorID, _ gradient: ValueSnapshot) -> Sentence {
    let name = state.label(of: tensor)
    let number = gradient.numbers.first.map(numberText) ?? "nothing"
    if state.pass?.start.entryPoint == "grad" {
      return Sentence(
        "autograd.grad() returns \(number) for \(name); \(name).grad stays as it is.", "grad of \(name): \(number).")
    }
    return Sentence(
      "retain_grad() keeps the gradient of \(name): \(name).grad is \(number).", "\(name).grad kept: \(number).")
  }

  private func reset(_ tensor: TensorID, _ now: ValueSnapshot?) -> Sentence {
    let name = state.label(of: tensor)
    let before = timeline.state(atStep: step - 1).tensors[tensor]?.gradient
    let old: String =
      switch before {
      case .present(let value, _), .zero(let value): value.numbers.first.map { "\(numberText($0)) → " } ?? ""
      default: ""
      }
    guard let now else {
      return Sentence(
        "\(name).grad is dropped: \(old)None. The next backward() starts anew.", "\(name).grad: \(old)None.")
    }
    let number = now.numbers.first.map(numberText) ?? ""
    return Sentence(
      "\(name).grad is \(now.isZero ? "zeroed" : "replaced"): \(old)\(number). The next backward() adds to this.",
      "\(name).grad: \(old)\(number).")
  }

  private func called(_ hook: Event.Hook) -> Sentence {
    let of = hook.tensor.map { state.label(of: $0) } ?? hook.function.flatMap { state.functions[$0]?.facts.name } ?? ""
    let subject = of.isEmpty ? "The \(hook.category) hook \(hook.name)" : "The hook \(hook.name) of \(of)"
    if let before = hook.before?.numbers.first, let after = hook.after?.numbers.first {
      return Sentence("\(subject) changes the gradient: \(numberText(before)) → \(numberText(after)).")
    }
    return Sentence("\(subject) runs and leaves the gradient as it is.", "\(subject) runs.")
  }
}
