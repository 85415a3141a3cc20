import Drawing
import Recording

/// What stands beside an edge over which one of several gradients has come: `self [0.2679, …]`, `other: same`.
struct EdgeLabel {
  /// PyTorch's name of the argument.
  let role: String
  /// The gradient; nil where it is the same as one that is shown already.
  let gradient: ValueSnapshot?

  /// Wider labels drop elements.
  static let widest = 34

  /// The label of one input of a box; nil while nothing has come, and where only one gradient comes to the receiver.
  init?(ofInput index: Int, in box: GraphState.BoxState?) {
    guard let box, index < box.inputs.count, let delivery = box.inputs[index].delivery, delivery.expected > 1 else {
      return nil
    }
    role = box.inputs[index].role
    let isRepeated = box.inputs.prefix(index).contains {
      $0.delivery?.edge.function == delivery.edge.function && $0.delivery?.gradient == delivery.gradient
    }
    gradient = isRepeated ? nil : delivery.gradient
  }

  /// The text, elements dropped so that it fits.
  func text(columns: Int) -> String {
    guard let gradient else { return TextWidth.truncated("\(role): same", to: columns) }
    let room = columns - TextWidth.columns(of: role) - 1
    let text = "\(role) \(gradient.preview(columns: room))"
    return TextWidth.columns(of: text) <= columns ? text : ""
  }

  /// The columns that it would like.
  var reservedColumns: Int { TextWidth.columns(of: text(columns: Self.widest)) }
}

extension GraphState.Edge {
  /// The gradient that moves over it or has moved over it in this pass.
  var delivery: Event.Delivery? {
    switch status {
    case .carrying(let delivery), .delivered(let delivery): delivery
    case .idle, .cut, .untracked: nil
    }
  }
}
