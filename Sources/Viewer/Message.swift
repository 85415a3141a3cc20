import Drawing
import Recording

/// What the model hears of the world.
public enum Message: Sendable, Equatable {
  /// A key was pressed.
  case key(Key)
  /// The screen has this size now.
  case resize(Size)
  /// This much of the scene that is open was recorded.
  case timeline(Timeline)
  /// A layout that was asked for.
  case laidOut(LayoutResult)
  /// The scene that is open is no program but this graph.
  case diagram(Diagram)
  /// A picture of it that was asked for.
  case arranged(DiagramResult)
  /// The scene cannot be walked, and why, in the words to show.
  case sceneRefused(String)
  /// Go to this step; past the end is the last.
  case goTo(step: Int)
  /// Look like this from now on.
  case configure(Configuration)
  /// Time has passed.
  case tick
}

/// What the model asks of the world.
public enum Effect: Sendable, Equatable {
  /// End the program with this exit code.
  case quit(status: Int32)
  /// Record at least up to this step.
  case record(upToStep: Int)
  /// Arrange a picture with `perform(layout:)` and send the message that it gives.
  case layOut(LayoutRequest)
  /// Arrange a graph file with `perform(diagram:)` and send the message that it gives.
  case arrange(DiagramRequest)
  /// Close the scene that is open and begin to record this one.
  case open(SceneReference)
  /// Interrupt the scene if it is executing; end the program with 130 if it is parked.
  case interrupt
}
