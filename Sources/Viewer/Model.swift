import Drawing
import GraphLayout
import Recording

/// All that the screen depends on. Immutable but for `update`, and cheap to compare: what is large is told apart by a
/// key.
public struct Model: Equatable, Sendable {
  /// What fills the screen.
  enum Screen: Hashable, Sendable {
    case walk, help, picker
  }

  /// How frames look.
  public internal(set) var configuration: Configuration
  /// The scene that is open; nil while there is none to be walked.
  public internal(set) var scene: SceneReference?
  /// The scenes of the picker, in the order in which Enter goes through them at the end of each.
  public internal(set) var scenes: [SceneReference]
  /// What was recorded of the scene so far.
  public internal(set) var timeline: Timeline?
  /// The step that is shown.
  public internal(set) var step = 0
  /// The pane that has the focus.
  public internal(set) var focus = Pane.scene

  /// The size of the screen, in cells.
  public internal(set) var size: Size
  var outline = Keyed(key: 0, value: Outline())
  var moment = Keyed(key: MomentKey(run: 0, revision: 0, step: 0), value: GraphState())
  var pictures: [Keyed<PictureKey, StagePicture>] = []
  var requested: PictureKey?
  /// The graph of a file that is no program; told apart by the opening.
  var diagram: Keyed<Int, Diagram>?
  var diagramPictures: [Keyed<DiagramKey, DiagramPicture>] = []
  var requestedDiagram: DiagramKey?
  var selectedNode: Int?
  /// Which opening of which scene this is.
  var run = 0
  /// The step to go to as soon as it is recorded.
  var wantedStep: Int?
  var screen = Screen.walk
  var zoomed: Pane?
  var selection: BoxID?
  var pan = Point(x: 0, y: 0)
  var detail: Detail?
  var orientation = LayoutOptions.Orientation.topDown
  var folds = Folds()
  var showsMap = false
  var showsWhy = false
  var count: Int?
  /// What was asked for before there was enough to do it with, oldest first.
  var held: [HeldAction] = []
  var prompt: String?
  var notice: String?
  var refusal: String?
  var scroll: [Pane: Int] = [:]
  var helpScroll = 0
  var pickerIndex = 0

  /// A key that waits for the scene.
  struct HeldAction: Hashable, Sendable {
    var action: Action
    var times: Int
  }

  /// What a state is told apart by.
  struct MomentKey: Hashable, Sendable {
    var run: Int
    var revision: Int
    var step: Int
  }

  /// A viewer of a scene; without one it shows the picker. Call `start()` for the first effects.
  public init(
    scene: SceneReference?, scenes: [SceneReference], timeline: Timeline?, size: Size, configuration: Configuration
  ) {
    self.scene = scene
    self.scenes = scenes
    self.size = size
    self.configuration = configuration
    screen = scene == nil ? .picker : .walk
    pickerIndex = scenes.firstIndex { $0.path == scene?.path } ?? 0
    if let timeline { take(timeline) }
  }

  /// The state at the step that is shown.
  var state: GraphState { moment.value }

  /// Whether a frame would show all that it is to show: recorded as far as asked for, and laid out.
  public var isSettled: Bool {
    guard screen == .walk || scene != nil, refusal == nil else { return true }
    if let key = diagramKey { return diagramPictures.contains { $0.key == key } }
    guard timeline != nil, wantedStep == nil, held.isEmpty, isRecordedFarEnough else { return false }
    return pictureKey.map { key in pictures.contains { $0.key == key } } ?? true
  }

  /// Whether what a frame and the keys look at ahead of the step is recorded.
  var isRecordedFarEnough: Bool {
    timeline.map { $0.ending != nil || $0.eventCount >= horizon } ?? false
  }

  /// How far ahead of the step a picture looks: to the end of the next block of events, so that a frame does not depend
  /// on how much more happens to be recorded.
  private var horizon: Int { timeline.map { horizon(ofStep: step, in: $0) } ?? 0 }

  private func horizon(ofStep step: Int, in timeline: Timeline) -> Int {
    (timeline.events(ofStep: step).upperBound / Self.block + 2) * Self.block
  }

  static let block = 2048

  /// The scene after the one that is open.
  var nextScene: SceneReference? {
    guard let index = scenes.firstIndex(where: { $0.path == scene?.path }), index + 1 < scenes.count else { return nil }
    return scenes[index + 1]
  }
}

// MARK: - Pictures

extension Model {
  /// The picture that the graph pane is to show.
  var pictureKey: PictureKey? {
    guard timeline != nil, let area = Panes(size: size, focus: focus, zoomed: zoomed).insides[.graph] else {
      return nil
    }
    let stage = outline.value.stage(ofStep: step)
    // Nothing after the end of a stage shows in its boxes.
    let end = stage.isOpen ? Int.max : (stage.endEvent / Self.block + 1) * Self.block
    let horizon = min(horizon, end)
    return PictureKey(
      run: run, stage: stage.index, endEvent: min(stage.endEvent, horizon), horizon: horizon, width: area.width,
      height: area.height, detail: detail, orientation: orientation, folds: folds)
  }

  /// That picture, or while it is being arranged what there is of the same stage.
  var picture: StagePicture? {
    guard let key = pictureKey else { return nil }
    let known = pictures.last { $0.key == key } ?? pictures.last { $0.key.run == key.run && $0.key.stage == key.stage }
    return known?.value
  }

  /// The work without which the graph pane would lack its picture.
  var layoutRequest: LayoutRequest? {
    guard let timeline, let key = pictureKey, requested == nil, !pictures.contains(where: { $0.key == key }) else {
      return nil
    }
    let stage = outline.value.stage(ofStep: step)
    return LayoutRequest(
      key: key, timeline: timeline, stage: stage, homes: outline.value.homes, tree: outline.value.tree,
      additions: outline.value.additions, firstHorizon: horizon(ofStep: stage.firstStep, in: timeline),
      previous: pictures.filter { key.isGrown(from: $0.key) }.max { $0.key.horizon < $1.key.horizon },
      unfolded: pictures.last { $0.key == key.unfolded }?.value)
  }

  /// The box that a user means: the selected one, or that of the step.
  var currentBox: BoxID? {
    if let selection { return selection }
    let event = timeline?.pictureEvent(ofStep: step)
    return Happening(of: event, in: state, homes: outline.value.homes).box
  }

  /// The tensor that the inspector shows.
  func inspectedTensor(_ happening: Happening) -> TensorID? {
    if let selection { return state.boxes[selection]?.tensors.first }
    if let tensor = happening.tensor { return tensor }
    let newest = picture?.boxes.last { state.boxes[$0] != nil }
    return newest.flatMap { state.boxes[$0]?.tensors.first }
  }
}

// MARK: - Graph files

extension Model {
  /// The picture of a graph file that the pane is to show.
  var diagramKey: DiagramKey? {
    guard diagram != nil, let area = Panes(size: size, focus: .graph, zoomed: .graph).insides[.graph] else {
      return nil
    }
    return DiagramKey(run: run, width: area.width, height: area.height, detail: detail, orientation: orientation)
  }

  /// That picture, or while it is being arranged another of the same graph.
  var diagramPicture: DiagramPicture? {
    guard let key = diagramKey else { return nil }
    return (diagramPictures.last { $0.key == key } ?? diagramPictures.last { $0.key.run == key.run })?.value
  }

  /// The work without which the pane would lack its picture.
  var diagramRequest: DiagramRequest? {
    guard let key = diagramKey, let diagram, requestedDiagram == nil,
      !diagramPictures.contains(where: { $0.key == key })
    else { return nil }
    return DiagramRequest(key: key, diagram: diagram.value)
  }
}
