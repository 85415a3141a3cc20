/// The append-only list of events of one run, as far as it has been published. An immutable value that is cheap to copy
/// and to compare: two handles of the same run are equal when their revisions are.
public struct Timeline: Sendable, Equatable {
  /// How a run ended.
  public enum Ending: Sendable, Equatable {
    /// The scene came to its end.
    case finished
    /// An uncaught exception, which is the last event.
    case failed
    /// The user interrupted it.
    case interrupted
  }

  /// The scene's text.
  public var document: SceneDocument { fatalError("to be written") }
  /// Grows with every published chunk; unique among all runs of a process together with `run`.
  public var revision: Int { fatalError("to be written") }
  /// How it ended; nil while it still records.
  public var ending: Ending? { fatalError("to be written") }
  /// The number of events published.
  public var eventCount: Int { fatalError("to be written") }
  /// The last step that can be shown: the number of picture events published.
  public var lastStep: Int { fatalError("to be written") }

  /// The event with this index, 0 ..< eventCount.
  public func event(_ index: Int) -> Event { fatalError("to be written") }

  /// The events that belong to step `step`, 0...lastStep: the step's picture event and what follows it up to the next
  /// one. Step 0 holds what came before the first picture event.
  public func events(ofStep step: Int) -> Range<Int> { fatalError("to be written") }

  /// The picture event of a step; nil for step 0.
  public func pictureEvent(ofStep step: Int) -> Event? { fatalError("to be written") }

  /// The state after step `step`. Cost: a checkpoint's copy and the events since it.
  public func state(atStep step: Int) -> GraphState { fatalError("to be written") }

  /// Two handles are equal when they show the same revision of the same run.
  public static func == (a: Timeline, b: Timeline) -> Bool { a.revision == b.revision }
}
