import Recording

extension FaceMaker {
  /// What a box says that stands for several; nil while none of them is there.
  func face(of fold: Fold) -> BoxFace? {
    let present = fold.members.filter { state.boxes[$0] != nil }
    let signs = present.compactMap(sign)
    guard !signs.isEmpty, let last = present.last, let output = face(of: last) else { return nil }
    let kind: BoxFace.Kind =
      if signs.contains(where: { $0.kind == .now }) {
        .now
      } else if signs.allSatisfy({ $0.kind == .released }) {
        .released
      } else {
        signs.contains { $0.kind == .tracked } ? .tracked : .untracked
      }
    var face = fold.faceToCome
    face.kind = kind
    face.tags += output.tags.dropFirst()
    face.value = output.value
    if present.count == fold.members.count { face.gradient = output.gradient }
    face.status = status(of: signs, fold)
    return face
  }

  /// What happens inside, or how far the backward pass is.
  private func status(of signs: [BoxSign], _ fold: Fold) -> String {
    if signs.contains(where: { $0.kind == .now }) { return happening.word }
    if signs.allSatisfy({ $0.kind == .released }) { return "released" }
    if signs.contains(where: \.isCut) { return "╳ cut" }
    let functions = signs.count { $0.hasFunction }
    let done = signs.count { $0.isDone }
    if done > 0 { return done == functions ? "done" : "\(done)/\(functions) done" }
    return state.pass?.isRunning == true && signs.contains { $0.isWaiting } ? "waiting" : ""
  }
}

extension Fold {
  /// What its box says before anything in it is there.
  var faceToCome: BoxFace {
    BoxFace(
      kind: .toCome, title: title + (count > 1 ? " ×\(count)" : ""), isNamePast: false,
      tags: ["\(members.count) boxes"], value: nil, gradient: BoxFace.Gradient(text: ""), status: "")
  }
}

/// What a box is at a glance, without its texts.
struct BoxSign: Equatable, Sendable {
  /// How its border would be drawn.
  var kind: BoxFace.Kind
  /// Whether it is a leaf that requires grad.
  var isLeaf: Bool
  /// Whether it has a gradient function.
  var hasFunction: Bool
  /// Whether that has fired in this pass.
  var isDone: Bool
  /// Whether it waits for gradients.
  var isWaiting: Bool
  /// Whether the history ends here although it could go on.
  var isCut: Bool

  /// A leaf, what happens, what is done, what is to come.
  var marker: String {
    switch kind {
    case .now: "◉"
    case .toCome: "·"
    case .released: "┆"
    case .tracked, .untracked: isDone ? "▲" : isLeaf ? "●" : "○"
    }
  }
}
