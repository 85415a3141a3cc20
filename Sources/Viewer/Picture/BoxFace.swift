import Recording

/// What a box says at one step, before it is fitted into its place.
struct BoxFace: Equatable, Sendable {
  /// How its border is drawn, and with it what it is.
  enum Kind: Hashable, Sendable {
    /// Autograd records what is done with it.
    case tracked
    /// It does not.
    case untracked
    /// It is what happens at this step.
    case now
    /// It has not been made yet.
    case toCome
    /// Nothing refers to it any more.
    case released
  }

  /// A word and a value: `in [0.3333, …]`, `grad None`.
  struct Gradient: Equatable, Sendable {
    var text: String
    var value: ValueSnapshot?
    var suffix = ""
  }

  /// How its border is drawn.
  var kind: Kind
  /// `y = x + 2`.
  var title: String
  /// Whether the name it had now means something else.
  var isNamePast: Bool
  /// `AddBackward0`, `∇`, `[3]`.
  var tags: [String]
  /// What the first tensor holds; nil when it is still to come.
  var value: ValueSnapshot?
  /// The gradient, bottom left.
  var gradient: Gradient
  /// The state in one word, bottom right.
  var status: String

  /// What a box says before it is made: only what it will be.
  var toCome: BoxFace {
    BoxFace(
      kind: .toCome, title: title, isNamePast: false, tags: tags, value: nil, gradient: Gradient(text: ""), status: "")
  }
}

/// Makes the faces of boxes at one step.
struct FaceMaker {
  /// The graph as it stands.
  let state: GraphState
  /// What happens at the step.
  let happening: Happening
  /// Where tensors are shown that were written without a record.
  let homes: Homes

  /// The face of a box; nil when the state does not have it.
  func face(of id: BoxID) -> BoxFace? {
    guard let box = state.boxes[id] else { return nil }
    let tensor = box.tensors.first.flatMap { state.tensors[$0] }
    let isCurrent = tensor.map { homes.home(of: $0.facts.id, in: $0.box) == id } ?? false
    let facts = isCurrent ? tensor?.facts : box.outputs.first
    let isNow = happening.boxes.contains(id)
    let isGone = isGhost(box)
    let isDropped = isGone && box.function == nil && tensor?.names.isEmpty ?? true
    return BoxFace(
      kind: isNow ? .now : isGone ? .released : facts?.requiresGrad == true ? .tracked : .untracked,
      title: title(of: box, tensor: isCurrent ? tensor : nil),
      isNamePast: tensor.map { $0.currentName == nil && !$0.names.isEmpty } ?? false,
      tags: tags(of: box, facts: facts, flagBefore: isCurrent ? tensor?.flagBefore : nil),
      value: facts?.value,
      gradient: isDropped
        ? BoxFace.Gradient(text: "result dropped") : gradient(of: box, tensor: isCurrent ? tensor : nil),
      status: status(of: box, tensor: isCurrent ? tensor : nil, isNow: isNow, isGone: isGone))
  }

  /// What a box is at a glance; nil when the state does not have it. Cheaper than its face.
  func sign(of id: BoxID) -> BoxSign? {
    guard let box = state.boxes[id] else { return nil }
    let tensor = box.tensors.first.flatMap { state.tensors[$0] }
    let isCurrent = tensor.map { homes.home(of: $0.facts.id, in: $0.box) == id } ?? false
    let facts = isCurrent ? tensor?.facts : box.outputs.first
    let isTracked = facts?.requiresGrad == true
    let function = box.function.flatMap { state.functions[$0] }
    return BoxSign(
      kind: happening.boxes.contains(id) ? .now : isGhost(box) ? .released : isTracked ? .tracked : .untracked,
      isLeaf: isTracked && facts?.isLeaf == true, hasFunction: function != nil, isDone: function?.status == .done,
      isWaiting: function?.isWaiting ?? false, isCut: cut(at: box) != nil)
  }

  /// Whether nothing refers to a box any more, neither to its tensors nor to its function.
  private func isGhost(_ box: GraphState.BoxState) -> Bool {
    let hasTensor = box.tensors.contains { state.tensors[$0].map { !$0.isReleased } ?? false }
    let hasFunction = box.function.flatMap { state.functions[$0] }.map { !$0.isReleased } ?? false
    return !hasTensor && !hasFunction
  }
}

// MARK: - Name and tags

extension FaceMaker {
  private func title(of box: GraphState.BoxState, tensor: GraphState.TensorState?) -> String {
    let names = box.tensors.compactMap { name(of: $0, in: box) }
    guard let first = names.first else { return state.label(of: box.id) }
    let text = names.count > 1 ? names.joined(separator: ", ") : first
    if case .creation(let creation) = box.origin {
      return tensor?.facts.requiresGrad == true || creation.tensor.requiresGrad ? text : "\(text) = \(creation.factory)"
    }
    return "\(text) = \(box.expression)"
  }

  private func name(of tensor: TensorID, in box: GraphState.BoxState) -> String? {
    guard let tensor = state.tensors[tensor] else { return nil }
    if homes.home(of: tensor.facts.id, in: tensor.box) != box.id {
      return tensor.names.last.map { "(\($0.text), before)" }
    }
    return tensor.currentName ?? tensor.names.last?.pastText
  }

  private func tags(of box: GraphState.BoxState, facts: Event.TensorFacts?, flagBefore: Bool?) -> [String] {
    guard let facts else { return [] }
    let shape = facts.value.shapeText + (facts.dtype == "float32" ? "" : " \(facts.dtype)")
    if let flagBefore {
      let change = "requires_grad \(flagBefore ? "True" : "False") → \(facts.requiresGrad ? "True" : "False")"
      return [facts.isLeaf ? "leaf" : functionName(of: box), change, shape].filter { !$0.isEmpty }
    }
    if facts.isLeaf, facts.requiresGrad { return ["leaf", "requires_grad", shape] }
    return [functionName(of: box), facts.requiresGrad ? "∇" : "no ∇", shape].filter { !$0.isEmpty }
  }

  private func functionName(of box: GraphState.BoxState) -> String {
    guard let operation = box.operation else { return "" }
    return operation.function?.name ?? operation.name
  }
}

// MARK: - Gradient and state

extension FaceMaker {
  private func gradient(of box: GraphState.BoxState, tensor: GraphState.TensorState?) -> BoxFace.Gradient {
    if let tensor, let root = root(seededBy: tensor.facts.id) {
      return BoxFace.Gradient(text: "gradient of \(state.label(of: root)), chosen by you")
    }
    let function = box.function.flatMap { state.functions[$0] }
    switch tensor?.gradient {
    case .present(let value, _), .zero(let value): return BoxFace.Gradient(text: "grad", value: value)
    case .noneYet, .pending:
      return function.flatMap(incoming) ?? BoxFace.Gradient(text: "grad None")
    case .notTracked: return BoxFace.Gradient(text: "grad not tracked")
    case .notRetained, nil:
      if let function { return incoming(of: function) ?? BoxFace.Gradient(text: "grad not retained") }
      return BoxFace.Gradient(text: box.function == nil ? "grad not tracked" : "")
    }
  }

  /// What has arrived at a function in this pass.
  private func incoming(of function: GraphState.FunctionState) -> BoxFace.Gradient? {
    guard function.status != .idle, let value = function.incoming.compactMap({ $0 }).first else { return nil }
    if case .waiting(_, let expected) = function.status, expected > 1 {
      return BoxFace.Gradient(text: "Σ", value: value)
    }
    let isSeed = function.seed.map { $0.tensor == nil } ?? false
    return BoxFace.Gradient(text: "in", value: value, suffix: isSeed ? " (seed)" : "")
  }

  /// The root whose pass began, or is about to begin, with this tensor as its gradient.
  private func root(seededBy tensor: TensorID) -> TensorID? {
    state.pass?.start.roots.first { $0.seedTensor == tensor }?.tensor
  }

  private func status(
    of box: GraphState.BoxState, tensor: GraphState.TensorState?, isNow: Bool, isGone: Bool
  ) -> String {
    if let cut = cut(at: box) { return "╳ cut: \(cut.rawValue)" }
    if isNow { return happening.word }
    if isGone { return "released" }
    if let tensor, root(seededBy: tensor.facts.id) != nil { return "seed" }
    let function = box.function.flatMap { state.functions[$0] }
    switch tensor?.gradient {
    case .present(_, let rounds) where tensor?.facts.isLeaf == true:
      if case .waiting(let received, let expected)? = function?.status, state.pass?.isRunning == true {
        return waitingText(received, expected)
      }
      return "accumulated ×\(rounds)"
    case .zero:
      if case .waiting(let received, let expected)? = function?.status, state.pass?.isRunning == true {
        return waitingText(received, expected)
      }
      return "zero"
    default: break
    }
    switch function?.status {
    case .waiting(let received, let expected):
      return state.pass?.isRunning == true ? waitingText(received, expected) : ""
    case .firing: return "FIRING"
    case .done: return "done"
    case .idle, nil: return ""
    }
  }

  private func waitingText(_ received: Int, _ expected: Int) -> String {
    received == 0 ? "waiting" : "\(received)/\(expected) ready"
  }

  /// Why the history ends at a box.
  private func cut(at box: GraphState.BoxState) -> Event.Cut? {
    guard let operation = box.operation, operation.function == nil else { return nil }
    if case .detachment = box.origin { return operation.cut ?? operation.inputs.compactMap(\.cut).first ?? .detach }
    return operation.cut ?? operation.inputs.compactMap(\.cut).first
  }
}

extension GraphState.FunctionState {
  /// Whether gradients are still to come to it.
  fileprivate var isWaiting: Bool {
    if case .waiting = status { true } else { false }
  }
}
