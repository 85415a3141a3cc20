/// A run of events that was published at once, with what is needed to find steps and states in it. Immutable.
final class Chunk: Sendable {
  /// The events.
  let events: [Event]
  /// The index in the timeline of the first of them.
  let firstEvent: Int
  /// The indices into `events` of the picture events.
  let pictures: [Int]
  /// The number of picture events before this chunk.
  let picturesBefore: Int
  /// The state before the first event, where this chunk carries a checkpoint.
  let checkpoint: GraphState?

  init(events: [Event], firstEvent: Int, picturesBefore: Int, checkpoint: GraphState?) {
    self.events = events
    self.firstEvent = firstEvent
    self.picturesBefore = picturesBefore
    self.checkpoint = checkpoint
    pictures = events.indices.filter { events[$0].isPicture }
  }
}
