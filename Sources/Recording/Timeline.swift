/// The append-only list of events of one run, as far as it has been published. An immutable value that is cheap to copy
/// and to compare: two handles are equal when their revisions are.
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
  public let document: SceneDocument
  /// Grows with every published chunk; no two handles of one process that show different events share one.
  public let revision: Int
  /// How it ended; nil while it still records.
  public let ending: Ending?
  /// What was published, oldest first; never empty chunks.
  let chunks: [Chunk]

  /// Two handles are equal when they show the same revision.
  public static func == (a: Timeline, b: Timeline) -> Bool { a.revision == b.revision }

  /// A timeline that holds these events and nothing more to come.
  public init(document: SceneDocument, events: [Event], ending: Ending = .finished) {
    let recorder = Recorder(document: document)
    for event in events { recorder.append(event) }
    recorder.finish(ending)
    self = recorder.timeline
  }

  init(document: SceneDocument, revision: Int, ending: Ending?, chunks: [Chunk]) {
    self.document = document
    self.revision = revision
    self.ending = ending
    self.chunks = chunks
  }
}

// MARK: - Events and steps

extension Timeline {
  /// The number of events published.
  public var eventCount: Int { chunks.last.map { $0.firstEvent + $0.events.count } ?? 0 }

  /// The number of picture events published.
  private var pictureCount: Int { chunks.last.map { $0.picturesBefore + $0.pictures.count } ?? 0 }

  /// The last step that can be shown. While a scene still records, the newest picture event may be followed by more that
  /// belongs to its step, so that step counts only when the next one has begun.
  public var lastStep: Int { ending == nil ? max(0, pictureCount - 1) : pictureCount }

  /// The event with this index. Precondition: 0 ..< eventCount.
  public func event(_ index: Int) -> Event {
    let chunk = chunks[chunkIndex { $0.firstEvent <= index }]
    return chunk.events[index - chunk.firstEvent]
  }

  /// The events that belong to a step, 0...lastStep: its picture event and what follows it up to the next one. Step 0
  /// holds what came before the first picture event. Cost: logarithmic.
  public func events(ofStep step: Int) -> Range<Int> {
    let start = step <= 0 ? 0 : pictureIndex(ofStep: step)
    let end = step < pictureCount ? pictureIndex(ofStep: max(0, step) + 1) : eventCount
    return start..<max(start, end)
  }

  /// The picture event of a step; nil for step 0.
  public func pictureEvent(ofStep step: Int) -> Event? {
    guard step >= 1, step <= pictureCount else { return nil }
    return event(pictureIndex(ofStep: step))
  }

  /// The step to which an event belongs. Precondition: 0 ..< eventCount.
  public func step(ofEvent index: Int) -> Int {
    let chunk = chunks[chunkIndex { $0.firstEvent <= index }]
    let local = index - chunk.firstEvent
    return chunk.picturesBefore + chunk.pictures.partitionIndex { $0 <= local }
  }

  /// The event index of the picture event of a step. Precondition: 1 ... pictureCount.
  private func pictureIndex(ofStep step: Int) -> Int {
    let chunk = chunks[chunkIndex { $0.picturesBefore < step }]
    return chunk.firstEvent + chunk.pictures[step - 1 - chunk.picturesBefore]
  }

  /// The last chunk for which `isBefore` holds; the predicate holds for the first chunk and is monotone.
  private func chunkIndex(where isBefore: (Chunk) -> Bool) -> Int {
    max(0, chunks.partitionIndex(where: isBefore) - 1)
  }
}

// MARK: - States

extension Timeline {
  /// The state after step `step`, which is clamped to 0...lastStep. Cost: a checkpoint's copy and the events since it.
  public func state(atStep step: Int) -> GraphState {
    state(beforeEvent: events(ofStep: min(max(0, step), lastStep)).upperBound)
  }

  /// The state after the first `count` events.
  public func state(beforeEvent count: Int) -> GraphState {
    guard count > 0, !chunks.isEmpty else { return GraphState() }
    var index = chunkIndex { $0.firstEvent < count }
    while index > 0, chunks[index].checkpoint == nil { index -= 1 }
    var state = chunks[index].checkpoint ?? GraphState()
    while index < chunks.count, chunks[index].firstEvent < count {
      for event in chunks[index].events.prefix(count - chunks[index].firstEvent) { state.apply(event) }
      index += 1
    }
    return state
  }
}

extension Array {
  /// The number of leading elements for which a monotone predicate holds, by bisection.
  func partitionIndex(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
