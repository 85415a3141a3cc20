import Drawing
import Recording

/// Which part of a drawing the pane shows: a function of step, size and stage, never of the way that led there, unless
/// the user has panned.
struct Camera {
  /// The cell of the drawing at the top left of the pane.
  let origin: Point

  /// Precondition: the picture is one of boxes.
  init(viewpoint: Viewpoint, picture: StagePicture, area: Rectangle) {
    let layout = picture.layout
    let focus = Self.focusedBox(viewpoint, picture).map { layout.boxes[$0].area }
    let x = Self.start(of: focus?.columns, in: area.width, of: layout.width, centres: true)
    let y = Self.start(of: focus?.rows, in: area.height, of: layout.height, centres: false)
    let pan = viewpoint.model.pan
    origin = Point(
      x: Self.panned(x, by: pan.x, in: area.width, of: layout.width),
      y: Self.panned(y, by: pan.y, in: area.height, of: layout.height))
  }

  /// The selected box, the box of the step, or else the newest box that is there already.
  static func focusedBox(_ viewpoint: Viewpoint, _ picture: StagePicture) -> Int? {
    if let selected = viewpoint.model.selection.flatMap({ picture.indices[$0] }) { return selected }
    if let current = viewpoint.happening.box.flatMap({ picture.indices[$0] }) { return current }
    return picture.boxes.lastIndex { viewpoint.state.boxes[$0] != nil } ?? picture.boxes.indices.first
  }

  /// Where to begin so that a span is seen. What fits is shown whole; else the view moves by half panes, so that it
  /// rests while the steps stay in one neighbourhood.
  static func start(of span: Range<Int>?, in room: Int, of whole: Int, centres: Bool) -> Int {
    if whole <= room { return centres ? -((room - whole) / 2) : 0 }
    guard let span else { return 0 }
    let half = max(1, room / 2)
    let middle = (span.lowerBound + span.upperBound) / 2
    var start = middle / half * half - (room - half) / 2
    start = max(min(start, span.lowerBound - 1), span.upperBound + 1 - room)
    start = min(start, max(0, span.lowerBound - 1))
    return min(max(0, start), whole - room)
  }

  /// Panning keeps at least a corner of the drawing in view.
  static func panned(_ start: Int, by distance: Int, in room: Int, of whole: Int) -> Int {
    guard distance != 0 else { return start }
    return min(max(start + distance, 2 - room), max(0, whole - 2))
  }
}
