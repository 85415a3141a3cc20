import Recording

/// What the picture event of a step does, and to which box: the one that is drawn with a double border.
struct Happening: Equatable, Sendable {
  /// The boxes that show it, where the event has any.
  var boxes: [BoxID]
  /// The word in capitals that the box shows.
  var word: String
  /// The tensor that the inspector follows.
  var tensor: TensorID?

  /// The word of a gradient that is set to zeros.
  static let zeroed = "ZEROED"

  /// Nothing happens before the first step.
  static let nothing = Happening(boxes: [], word: "", tensor: nil)

  /// Precondition: the state is that of the step to which the event belongs.
  init(of event: Event?, in state: GraphState, homes: Homes) {
    self = event.map { Self.happening($0.kind, state, homes) } ?? .nothing
  }

  private init(boxes: [BoxID], word: String, tensor: TensorID?) {
    (self.boxes, self.word, self.tensor) = (boxes, word, tensor)
  }

  private init(box: BoxID?, word: String, tensor: TensorID?) {
    self.init(boxes: box.map { [$0] } ?? [], word: word, tensor: tensor)
  }

  /// The first of the boxes.
  var box: BoxID? { boxes.first }

  private static func happening(_ kind: Event.Kind, _ state: GraphState, _ homes: Homes) -> Happening {
    switch kind {
    case .tensorCreated(let creation): return Happening(box: creation.box, word: "CREATED", tensor: creation.tensor.id)
    case .operationApplied(let operation):
      return Happening(box: operation.box, word: "APPLIED", tensor: operation.outputs.first?.id)
    case .detached(_, let operation):
      return Happening(box: operation.box, word: "DETACHED", tensor: operation.outputs.first?.id)
    case .inPlaceChanged(let change):
      return Happening(
        boxes: homes.homes(of: change.operation.box), word: "WRITTEN", tensor: change.operation.outputs.first?.id)
    case .flagChanged(let tensor, _):
      return Happening(box: state.home(of: tensor, homes), word: "CHANGED", tensor: tensor)
    case .functionFired(let firing):
      return Happening(box: state.home(of: firing.function, homes), word: "FIRING", tensor: state.receiver(of: firing))
    case .gradientAccumulated(let accumulation):
      let tensor = accumulation.tensor
      let rounds = state.rounds(of: tensor)
      return Happening(box: state.home(of: tensor, homes), word: "ACCUMULATED ×\(rounds)", tensor: tensor)
    case .gradientCaptured(let tensor, _):
      return Happening(box: state.home(of: tensor, homes), word: "CAPTURED", tensor: tensor)
    case .gradientReset(let tensor, let now):
      let word = now.map { $0.isZero ? zeroed : "REPLACED" } ?? "DROPPED"
      return Happening(box: state.home(of: tensor, homes), word: word, tensor: tensor)
    case .hookCalled(let hook):
      let functionBox = hook.function.flatMap { state.home(of: $0, homes) }
      return Happening(
        box: hook.tensor.flatMap { state.home(of: $0, homes) } ?? functionBox, word: "HOOK", tensor: hook.tensor)
    case .nameBound, .gradModeEntered, .gradModeLeft, .backwardStarted, .backwardEnded, .buffersFreed,
      .tensorReleased, .functionReleased, .scopeEntered, .scopeLeft, .textPrinted, .warningIssued, .noted,
      .exceptionRaised:
      return .nothing
    }
  }
}

extension GraphState {
  /// The tensor whose gradient a firing contributes to first.
  func receiver(of firing: Event.Firing) -> TensorID? {
    guard let edge = firing.deliveries.compactMap({ $0?.edge }).first, let box = functions[edge.function]?.box else {
      return nil
    }
    let tensors = boxes[box]?.tensors ?? []
    return edge.index < tensors.count ? tensors[edge.index] : tensors.first
  }

  /// How many gradients make up `.grad`.
  func rounds(of tensor: TensorID) -> Int {
    if case .present(_, let rounds) = tensors[tensor]?.gradient { rounds } else { 0 }
  }
}
