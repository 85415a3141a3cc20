import Foundation
import Recording

/// What is to be known of a tensor, the most asked first, each with its reason.
struct InspectorFacts {
  /// One statement a line.
  let lines: [Sentence]

  /// `users` are the boxes among which the users of the tensor are looked for.
  init(of id: TensorID, in state: GraphState, users: [BoxID]) {
    guard let tensor = state.tensors[id] else {
      lines = ["tensor \(id.number) is gone"]
      return
    }
    let box = state.boxes[tensor.box]
    let function = tensor.function.flatMap { state.functions[$0] }
    let reader = FactReader(state: state, tensor: tensor, box: box, function: function, users: users)
    lines = [reader.kind, reader.leaf, reader.requiresGrad, reader.gradient] + reader.rest
  }
}

/// Reads one tensor's facts off a state.
private struct FactReader {
  let state: GraphState
  let tensor: GraphState.TensorState
  let box: GraphState.BoxState?
  let function: GraphState.FunctionState?
  let users: [BoxID]

  var facts: Event.TensorFacts { tensor.facts }

  var kind: Sentence {
    let text = "Tensor v\(facts.version) \(facts.dtype)"
    return Sentence("\(text) \(facts.value.shapeText)", text)
  }

  var leaf: Sentence {
    if !facts.isLeaf {
      return Sentence("is_leaf False (made by \(operationSymbol))", "is_leaf False (by \(operationSymbol))")
    }
    if facts.requiresGrad {
      return Sentence("is_leaf True (made by you, not by an operation)", "is_leaf True (by you)")
    }
    switch box?.origin {
    case .detachment: return Sentence("is_leaf True (detached: no grad_fn)", "is_leaf True (detached)")
    case .operation: return Sentence("is_leaf True (not recorded: no grad_fn)", "is_leaf True (no grad_fn)")
    default: return Sentence("is_leaf True (does not require grad)", "is_leaf True (no grad)")
    }
  }

  /// `+` rather than `add`.
  private var operationSymbol: String {
    let name = box?.operation?.name ?? "an operation"
    let symbols = ["add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**", "matmul": "@", "neg": "-"]
    return symbols[name] ?? name
  }

  var requiresGrad: Sentence {
    if let before = tensor.flagBefore {
      let now = word(facts.requiresGrad)
      return Sentence("requires_grad \(word(before)) → \(now)", "requires_grad \(word(before))→\(now)")
    }
    if facts.requiresGrad {
      let sources = trackedInputs
      if facts.isLeaf || sources.isEmpty {
        return Sentence("requires_grad True (set by you)", "requires_grad (by you)")
      }
      let from = sources.joined(separator: ", ")
      return Sentence(
        "requires_grad True (from \(from))", "requires_grad (from \(from))",
        "requires_grad via \(from)", "requires_grad True")
    }
    return Sentence(versions: notTrackedReasons.map { "requires_grad False (\($0))" } + ["requires_grad False"])
  }

  private func word(_ flag: Bool) -> String { flag ? "True" : "False" }

  /// The leaves, or else the inputs, because of which it requires grad.
  private var trackedInputs: [String] {
    var names: [String] = []
    var seen: Set<BoxID> = [tensor.box]
    var open = [tensor.box]
    while let id = open.popLast(), names.count < 4, seen.count < 200 {
      for input in state.boxes[id]?.inputs ?? [] where input.next != nil {
        guard let source = state.tensors[input.tensor] else { continue }
        if source.facts.isLeaf {
          let name = state.label(of: input.tensor)
          if !names.contains(name) { names.append(name) }
        } else if seen.insert(input.from).inserted {
          open.append(input.from)
        }
      }
    }
    return names
  }

  private var notTrackedReasons: [String] {
    switch box?.origin {
    case .detachment: return ["detached"]
    case .operation, .inPlace:
      if let cut = box?.operation?.cut ?? box?.operation?.inputs.compactMap(\.cut).first {
        return ["made inside \(cut.rawValue)", cut.rawValue]
      }
      return ["no input requires grad", "no input does"]
    case .creation(let creation):
      return creation.tensor.requiresGrad ? ["switched off by you", "switched off"] : ["the default", "default"]
    case nil: return []
    }
  }

  var gradient: Sentence {
    switch tensor.gradient {
    case .notTracked:
      let reasons = notTrackedReasons
      return Sentence(
        versions: (reasons.first.map { ["grad None: not tracked (\($0))"] } ?? [])
          + reasons.map { "not tracked: \($0)" } + ["grad not tracked"])
    case .noneYet:
      return state.pass == nil
        ? Sentence("grad None (no backward() yet)", "grad None (no backward)")
        : Sentence("grad None (not reached by backward())", "grad None (not reached)")
    case .pending: return Sentence("grad None, pending: backward() is on its way", "grad None (pending)")
    case .present(let value, let rounds):
      let times = tensor.facts.isLeaf ? " (×\(rounds))" : " (kept)"
      return Sentence(versions: [60, 21, 14].map { "grad \(value.preview(columns: $0))\(times)" })
    case .zero(let value):
      return Sentence(versions: [60, 16, 12].map { "grad \(value.preview(columns: $0)) (zero)" })
    case .notRetained: return Sentence("grad not retained (not a leaf)", "grad not retained")
    }
  }

  var rest: [Sentence] {
    [functionFact, nextFact, buffersFact, savedByFact, namesFact, viewFact, madeAtFact, valueFact, statisticsFact]
      .compactMap { $0 }
  }

  private var functionFact: Sentence? {
    guard let function else { return "grad_fn None" }
    return facts.isLeaf
      ? Sentence("grad_fn None (AccumulateGrad collects)", "grad_fn None") : "grad_fn \(function.facts.name)"
  }

  private var nextFact: Sentence? {
    guard let function, !function.facts.next.isEmpty else { return nil }
    let names = function.facts.next.map { $0.flatMap { state.functions[$0.function]?.facts.name } ?? "None" }
    return Sentence("next_functions: \(names.joined(separator: ", "))", "next: \(names.joined(separator: ", "))")
  }

  private var buffersFact: Sentence? {
    guard let function else { return nil }
    let saved = function.facts.saved.joined(separator: ", ")
    switch function.buffers {
    case .nothingSaved: return facts.isLeaf ? nil : "saves nothing"
    case .held: return Sentence("buffers held: \(saved)")
    case .freed: return Sentence("buffers freed: \(saved)", "buffers freed")
    }
  }

  /// The functions that keep this tensor for their backward.
  private var savedByFact: Sentence? {
    let names = ([tensor.box] + users).compactMap { id -> String? in
      guard let user = state.boxes[id], let function = user.function.flatMap({ state.functions[$0] }),
        function.buffers == .held
      else { return nil }
      let isSaved = user.inputs.contains {
        $0.tensor == facts.id && function.facts.saved.contains($0.role)
      }
      let isResult = user.tensors.contains(facts.id) && function.facts.saved.contains("result")
      return isSaved || isResult ? function.facts.name : nil
    }
    return names.isEmpty ? nil : Sentence("saved by \(names.joined(separator: ", "))")
  }

  private var namesFact: Sentence? {
    let names = tensor.names.map { $0.isPast ? $0.pastText : $0.text }
    return names.isEmpty ? "no name" : Sentence("names: \(names.joined(separator: ", "))")
  }

  private var viewFact: Sentence? {
    facts.base.map { Sentence("view of \(state.label(of: $0))") }
  }

  private var madeAtFact: Sentence? {
    box?.source.map { Sentence("made on line \($0.line): \(box?.expression ?? "")", "made on line \($0.line)") }
  }

  private var valueFact: Sentence? {
    Sentence(versions: [100, 50, 25, 14].map { facts.value.preview(columns: $0) })
  }

  private var statisticsFact: Sentence? {
    guard let statistics = facts.value.statistics, facts.value.count > 1 else { return nil }
    func text(_ number: Double) -> String { numberText(number) }
    return Sentence(
      "min \(text(statistics.minimum)) max \(text(statistics.maximum)) mean \(text(statistics.mean))",
      "\(text(statistics.minimum)) … \(text(statistics.maximum))")
  }
}
