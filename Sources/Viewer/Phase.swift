import Recording

/// What the scene is busy with at a step.
enum Phase: String, Hashable, Sendable {
  case start = "START"
  case forward = "FORWARD"
  case noGrad = "NO_GRAD"
  case backward = "BACKWARD"
  case reset = "RESET"
  case exception = "EXCEPTION"

  /// The phase of a picture event that happens under these gradient modes, in or outside a backward pass.
  init(of event: Event, recordsGradients: Bool, isInPass: Bool) {
    switch event.kind {
    case .functionFired, .gradientAccumulated, .gradientCaptured: self = .backward
    case .gradientReset: self = .reset
    case .exceptionRaised: self = .exception
    default: self = isInPass ? .backward : recordsGradients ? .forward : .noGrad
    }
  }
}
