import Dispatch
import Synchronization

/// Where a scene's thread writes its events and a viewer's thread reads them. Chunks are published by event and byte
/// counts, never by time, so that what can be seen does not depend on a race; a producer that is far enough ahead of what
/// has been asked for is parked inside `append` until more is asked for or it is released.
public final class Recorder: Sendable {
  /// How much is published at once and how far a scene may run ahead.
  public struct Limits: Sendable {
    /// Events in a chunk at most.
    public var chunkEvents = 256
    /// Bytes in a chunk at most, roughly.
    public var chunkBytes = 1 << 20
    /// Events that may be recorded beyond the step that was asked for.
    public var eventsAhead = 20_000
    /// Bytes that may be recorded beyond the step that was asked for.
    public var bytesAhead = 64 << 20

    /// The usual limits.
    public init() {}
  }

  private struct State {
    var chunks: [Chunk] = []
    var revision: Int
    var ending: Timeline.Ending?
    /// The events of the chunk that is being filled, and their size.
    var open: [Event] = []
    var openBytes = 0
    /// The state before the open chunk, and the events since the last checkpoint.
    var state = GraphState()
    var sinceCheckpoint = Int.max
    /// What the reader asked for, and what has been recorded since that was reached.
    var wantedStep = 0
    var eventsSince = 0
    var bytesSince = 0
    var pictures = 0
    var isParked = false
    var isReleased = false
  }

  /// The scene's text.
  public let document: SceneDocument
  private let limits: Limits
  private let state: Mutex<State>
  private let unpark = DispatchSemaphore(value: 0)
  private let onPublish: @Sendable () -> Void

  /// Revisions are unique in a process, so that handles of different runs are never equal.
  private static let revisions = Atomic<Int>(0)

  /// Makes a recorder; `onPublish` is called on the scene's thread after each chunk and at the end.
  public init(
    document: SceneDocument, limits: Limits = Limits(), onPublish: @escaping @Sendable () -> Void = {}
  ) {
    self.document = document
    self.limits = limits
    self.onPublish = onPublish
    state = Mutex(State(revision: Recorder.nextRevision()))
  }

  private static func nextRevision() -> Int { revisions.add(1, ordering: .relaxed).newValue }

  /// What has been published so far.
  public var timeline: Timeline {
    state.withLock {
      Timeline(document: document, revision: $0.revision, ending: $0.ending, chunks: $0.chunks)
    }
  }

  /// Whether the scene waits for `advance`.
  public var isParked: Bool { state.withLock { $0.isParked } }
}

// MARK: - The scene's side

extension Recorder {
  /// Adds an event. Publishes when a chunk is full, and waits when the scene is far enough ahead.
  public func append(_ event: Event) {
    let bytes = event.approximateBytes
    let (published, parks) = state.withLock { state -> (Bool, Bool) in
      guard state.ending == nil else { return (false, false) }
      state.open.append(event)
      state.openBytes += bytes
      if event.isPicture { state.pictures += 1 }
      if state.pictures > state.wantedStep {
        state.eventsSince += 1
        state.bytesSince += bytes
      }
      guard state.open.count >= limits.chunkEvents || state.openBytes >= limits.chunkBytes else {
        return (false, false)
      }
      publish(&state)
      let isAhead = state.eventsSince >= limits.eventsAhead || state.bytesSince >= limits.bytesAhead
      state.isParked = isAhead && !state.isReleased
      return (true, state.isParked)
    }
    if published { onPublish() }
    if parks { unpark.wait() }
  }

  /// Publishes what is left and closes the timeline.
  public func finish(_ ending: Timeline.Ending) {
    state.withLock { state in
      guard state.ending == nil else { return }
      state.ending = ending
      publish(&state)
    }
    onPublish()
  }

  /// Closes the open chunk. A checkpoint is due when the events since the last one outweigh a copy of the state, which
  /// keeps all checkpoints together proportional to the events.
  private func publish(_ state: inout State) {
    state.revision = Recorder.nextRevision()
    guard !state.open.isEmpty else { return }
    let needsCheckpoint = state.sinceCheckpoint >= max(limits.chunkEvents, state.state.weight / 2)
    let last = state.chunks.last
    state.chunks.append(
      Chunk(
        events: state.open, firstEvent: last.map { $0.firstEvent + $0.events.count } ?? 0,
        picturesBefore: last.map { $0.picturesBefore + $0.pictures.count } ?? 0,
        checkpoint: needsCheckpoint ? state.state : nil))
    state.sinceCheckpoint = (needsCheckpoint ? 0 : state.sinceCheckpoint) + state.open.count
    for event in state.open { state.state.apply(event) }
    state.open.removeAll(keepingCapacity: true)
    state.openBytes = 0
  }
}

// MARK: - The reader's side

extension Recorder {
  /// Asks for at least this step; a parked scene goes on when it is not far enough beyond it.
  public func advance(toStep step: Int) {
    let resumes = state.withLock { state -> Bool in
      guard step > state.wantedStep else { return false }
      state.wantedStep = step
      state.eventsSince = 0
      state.bytesSince = 0
      let published = state.chunks.last.map { $0.picturesBefore + $0.pictures.count } ?? 0
      guard state.isParked, step + limits.eventsAhead / 4 > published else { return false }
      state.isParked = false
      return true
    }
    if resumes { unpark.signal() }
  }

  /// Lets a parked scene run on without further parking, to be interrupted or to end.
  public func release() {
    let resumes = state.withLock { state -> Bool in
      state.isReleased = true
      defer { state.isParked = false }
      return state.isParked
    }
    if resumes { unpark.signal() }
  }
}

extension Event {
  /// What the event holds in memory, roughly, for budgets.
  var approximateBytes: Int {
    func bytes(_ value: ValueSnapshot?) -> Int { 160 + (value?.elements.count ?? 0) * 24 }
    func bytes(_ operation: Operation) -> Int {
      400 + operation.outputs.reduce(0) { $0 + 120 + bytes($1.value) } + operation.inputs.count * 48
    }
    switch kind {
    case .tensorCreated(let creation): return 300 + bytes(creation.tensor.value)
    case .operationApplied(let operation), .detached(_, let operation): return bytes(operation)
    case .inPlaceChanged(let change):
      return bytes(change.operation) + bytes(change.oldValue) + change.aliases.reduce(0) { $0 + bytes($1.value) }
    case .functionFired(let firing):
      return firing.gradientsIn.reduce(200) { $0 + bytes($1) }
        + firing.deliveries.reduce(0) { $0 + 200 + bytes($1?.gradient) + bytes($1?.sum) }
    case .gradientAccumulated(let accumulation):
      return 200 + bytes(accumulation.old) + bytes(accumulation.new) + bytes(accumulation.now)
    case .gradientCaptured(_, let value): return 100 + bytes(value)
    case .gradientReset(_, let value): return 100 + bytes(value)
    case .hookCalled(let hook): return 200 + bytes(hook.before) + bytes(hook.after)
    case .backwardStarted(let start): return 200 + start.reached.count * 16 + start.roots.count * 300
    case .buffersFreed(let functions): return 100 + functions.count * 8
    case .textPrinted(let text): return 100 + text.utf8.count
    case .exceptionRaised(let failure): return 300 + failure.traceback.utf8.count
    case .nameBound, .flagChanged, .gradModeEntered, .gradModeLeft, .backwardEnded, .tensorReleased,
      .functionReleased, .scopeEntered, .scopeLeft, .warningIssued, .noted:
      return 150
    }
  }
}
