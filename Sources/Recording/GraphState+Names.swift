extension GraphState.TensorState {
  /// The name that means this tensor: the newest variable, else the first place inside of a container (`ws[3]`), else
  /// what a function that has returned called it.
  public var currentName: String? {
    let live = names.filter { !$0.isPast && !$0.hasEnded }
    let name = live.last(where: \.isVariable) ?? live.first ?? names.last { !$0.isPast && $0.isVariable }
    return name?.text ?? names.first { !$0.isPast }?.text
  }
}

extension GraphState.Name {
  /// Whether it is a plain variable, not a place in a container.
  fileprivate var isVariable: Bool { !text.contains { $0 == "." || $0 == "[" } }
}
