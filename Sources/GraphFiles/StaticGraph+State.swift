import Recording

extension StaticGraph {
  /// The boxes of a graph state that still stand, in the order in which they were made, and the edges between them.
  ///
  /// A box is called by the name that its tensor goes by and by its gradient function; what has neither, by what made it.
  public init(of state: GraphState, name: String = "") {
    self.init(name: name)
    let boxes = state.boxes.values.sorted { $0.id < $1.id }
    let indices = Dictionary(uniqueKeysWithValues: boxes.enumerated().map { ($1.id, $0) })
    nodes = boxes.map { Node(id: "b\($0.id.number)", label: state.label(of: $0)) }
    for (target, box) in boxes.enumerated() {
      for input in box.inputs {
        guard let source = indices[input.from] else { continue }
        edges.append(Edge(from: source, to: target, label: input.role))
      }
    }
  }
}

extension GraphState {
  /// The name of a box and, on a second line, what computes its gradient.
  fileprivate func label(of box: BoxState) -> String {
    let names = box.tensors.compactMap { tensors[$0]?.currentName }
    let function = box.function.flatMap { functions[$0]?.facts.name }
    let lines = [names.joined(separator: ", "), function ?? ""].filter { !$0.isEmpty }
    return lines.isEmpty ? box.maker : lines.joined(separator: "\n")
  }
}

extension GraphState.BoxState {
  /// What made it: the call or the operation.
  fileprivate var maker: String {
    switch origin {
    case .creation(let creation): creation.factory
    case .operation(let operation), .detachment(let operation): operation.name
    case .inPlace(let change): change.operation.name
    }
  }
}
