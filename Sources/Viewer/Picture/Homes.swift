import Recording

/// Where tensors are shown whose newest write autograd did not record, as in an optimiser's step: in the box that they
/// had before, so that a training loop keeps its places.
struct Homes: Sendable {
  /// For each such write the box of each tensor that it wrote.
  private var writes: [BoxID: [TensorID: BoxID]] = [:]
  /// The box that shows a live tensor.
  private var current: [TensorID: BoxID] = [:]

  /// Takes in the next event of the timeline.
  mutating func take(_ event: Event) {
    switch event.kind {
    case .tensorCreated(let creation): current[creation.tensor.id] = creation.box
    case .operationApplied(let operation), .detached(_, let operation):
      for output in operation.outputs { current[output.id] = operation.box }
    case .inPlaceChanged(let change): take(change.operation)
    case .tensorReleased(let tensor): current[tensor] = nil
    default: break
    }
  }

  private mutating func take(_ write: Event.Operation) {
    for output in write.outputs {
      if write.function == nil, let home = current[output.id] {
        writes[write.box, default: [:]][output.id] = home
      } else {
        current[output.id] = write.box
      }
    }
  }

  /// The box that shows a tensor which the graph state finds in `box`.
  func home(of tensor: TensorID, in box: BoxID) -> BoxID { writes[box]?[tensor] ?? box }

  /// The boxes that show what happened in `box`: itself, or those of the tensors that it wrote.
  func homes(of box: BoxID) -> [BoxID] { writes[box].map { Set($0.values).sorted() } ?? [box] }

  /// Whether a box is a write that is shown elsewhere.
  func isElsewhere(_ box: BoxID) -> Bool { writes[box] != nil }
}

extension GraphState {
  /// The box that shows a tensor now.
  func home(of tensor: TensorID, _ homes: Homes) -> BoxID? {
    tensors[tensor].map { homes.home(of: tensor, in: $0.box) }
  }

  /// The box that shows a gradient function.
  func home(of function: FunctionID, _ homes: Homes) -> BoxID? {
    guard let box = functions[function]?.box else { return nil }
    let tensor = boxes[box]?.tensors.first { tensors[$0]?.function == function }
    return tensor.map { homes.home(of: $0, in: box) } ?? box
  }
}
