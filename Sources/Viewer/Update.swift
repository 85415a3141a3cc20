import Drawing
import Recording

extension Model {
  /// What has to be done before the first message: record and arrange.
  public mutating func start() -> [Effect] {
    scene == nil ? [] : needs()
  }

  /// Takes in a message; returns what is to be done because of it.
  public mutating func update(_ message: Message) -> [Effect] {
    switch message {
    case .key(let key): return press(key)
    case .resize(let size): self.size = size
    case .timeline(let timeline):
      take(timeline)
      return performHeld() + needs()
    case .laidOut(let result): take(result)
    case .diagram(let diagram):
      self.diagram = Keyed(key: run, value: diagram)
      focus = .graph
    case .arranged(let result): take(result)
    case .sceneRefused(let reason):
      refusal = reason
      if timeline == nil { screen = .picker }
    case .goTo(let step): go(to: step)
    case .configure(let configuration): self.configuration = configuration
    case .tick: notice = nil
    }
    return needs()
  }

  /// The effects without which the frame would lack something.
  mutating func needs() -> [Effect] {
    var effects: [Effect] = []
    if let request = diagramRequest {
      requestedDiagram = request.key
      effects.append(.arrange(request))
    }
    if let timeline, timeline.ending == nil { effects.append(.record(upToStep: max(step, wantedStep ?? 0))) }
    if let request = layoutRequest {
      requested = request.key
      effects.append(.layOut(request))
    }
    return effects
  }

  /// Shows more of the scene, and goes where the user wanted as far as that is possible by now.
  mutating func take(_ timeline: Timeline) {
    guard timeline.revision != self.timeline?.revision else { return }
    self.timeline = timeline
    outline.value.extend(with: timeline)
    outline.key = timeline.revision
    if let wanted = wantedStep {
      go(to: wanted)
    } else {
      showStep(min(step, timeline.lastStep))
    }
  }

  /// Keeps the pictures of the stages that were seen last.
  private mutating func take(_ result: LayoutResult) {
    let key = result.picture.key
    if requested == key { requested = nil }
    guard key.run == run else { return }
    pictures.removeAll { $0.key == key }
    pictures.append(result.picture)
    if pictures.count > 8 { pictures.removeFirst() }
  }

  private mutating func take(_ result: DiagramResult) {
    let key = result.picture.key
    if requestedDiagram == key { requestedDiagram = nil }
    guard key.run == run else { return }
    diagramPictures.removeAll { $0.key == key }
    diagramPictures.append(result.picture)
    if diagramPictures.count > 4 { diagramPictures.removeFirst() }
  }

  /// Goes to a step; one that is not recorded yet is gone to when it is.
  mutating func go(to target: Int) {
    guard let timeline else {
      wantedStep = max(0, target)
      return
    }
    let isRecorded = target <= timeline.lastStep || timeline.ending != nil
    wantedStep = isRecorded ? nil : target
    showStep(min(max(0, target), timeline.lastStep))
  }

  private mutating func showStep(_ target: Int) {
    guard let timeline else { return }
    let key = MomentKey(run: run, revision: timeline.revision, step: target)
    if target != step {
      selection = nil
      pan = Point(x: 0, y: 0)
      scroll = [:]
    }
    step = target
    if moment.key != key { showState(key, of: timeline) }
  }

  /// A few steps ahead are walked from where the state is; anything else starts from the timeline's checkpoints.
  private mutating func showState(_ key: MomentKey, of timeline: Timeline) {
    let end = timeline.events(ofStep: key.step).upperBound
    let done = moment.value.eventCount
    let isBefore = moment.key.run == key.run && moment.key.step <= key.step && done <= end
    guard isBefore, end - done <= Self.farthestWalk, done > 0 else {
      moment = Keyed(key: key, value: timeline.state(atStep: key.step))
      return
    }
    for index in done..<end { moment.value.apply(timeline.event(index)) }
    moment.key = key
  }

  /// More events than this are not walked one by one.
  private static let farthestWalk = 512

  /// Forgets one scene for another, or for the same one read again.
  mutating func open(_ scene: SceneReference) -> [Effect] {
    let old = self
    self = Model(
      scene: scene, scenes: old.scenes, timeline: nil, size: old.size, configuration: old.configuration)
    run = old.run + 1
    focus = old.focus
    return [.open(scene)]
  }
}
