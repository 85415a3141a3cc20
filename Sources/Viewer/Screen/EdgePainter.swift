import Drawing
import GraphLayout
import Recording

/// Draws the edges of a picture at one step, and what moves over them.
struct EdgePainter {
  let viewpoint: Viewpoint
  let picture: StagePicture
  let area: Rectangle
  private let shift: Drawing.Point

  /// The cell of the drawing at `origin` comes to the top left of `area`.
  init(viewpoint: Viewpoint, picture: StagePicture, area: Rectangle, origin: Drawing.Point) {
    self.viewpoint = viewpoint
    self.picture = picture
    self.area = area
    shift = Drawing.Point(x: area.x - origin.x, y: area.y - origin.y)
  }

  /// How an edge looks; later ones are drawn over earlier ones.
  private enum Look: Int {
    case toCome, untracked, cut, idle, delivered, carrying
  }

  /// Draws all that are in view.
  func draw(on canvas: inout Canvas) {
    let window = Rectangle(x: area.x - shift.x, y: area.y - shift.y, width: area.width, height: area.height)
    let visible = picture.edgeTiles.parts(in: window).map { (edge: $0, look: look(of: $0)) }
    for (edge, look) in visible.sorted(by: { ($0.look.rawValue, $0.edge) < ($1.look.rawValue, $1.edge) }) {
      let points = points(of: edge)
      canvas.drawLine(through: points, stroke: stroke(look), style: style(look), clippedTo: area)
      if !picture.isCells { mark(edge, look, points, on: &canvas) }
    }
    for (edge, look) in visible where look == .carrying || look == .delivered {
      drawLabel(of: edge, look: look, on: &canvas)
    }
  }

  private func points(of edge: Int) -> [Drawing.Point] {
    picture.layout.routes[edge].points.map { Drawing.Point(x: $0.x + shift.x, y: $0.y + shift.y) }
  }

  /// How the foremost of the edges looks that this one stands for.
  private func look(of edge: Int) -> Look {
    picture.strands[edge].map(look(of:)).max { $0.rawValue < $1.rawValue } ?? .toCome
  }

  private func look(of info: StageScan.Edge) -> Look {
    guard let box = viewpoint.state.boxes[info.target], viewpoint.state.boxes[info.source] != nil else {
      return .toCome
    }
    guard let input = info.input else { return seedLook(info, box) }
    guard input < box.inputs.count else { return .toCome }
    switch box.inputs[input].status {
    case .idle: return .idle
    case .carrying: return .carrying
    case .delivered: return .delivered
    case .cut: return .cut
    case .untracked: return .untracked
    }
  }

  /// The seed enters while the root fires, and has entered after that.
  private func seedLook(_ edge: StageScan.Edge, _ seed: GraphState.BoxState) -> Look {
    let root = viewpoint.state.boxes[edge.source]?.function.flatMap { viewpoint.state.functions[$0] }
    guard let given = root?.seed?.tensor, seed.tensors.contains(given) else { return .untracked }
    return root?.status == .firing ? .carrying : .delivered
  }

  private func stroke(_ look: Look) -> Stroke {
    switch look {
    case .carrying, .delivered: .heavy
    case .idle: .light
    case .untracked, .cut, .toCome: .dotted
    }
  }

  private func style(_ look: Look) -> Style {
    switch look {
    case .carrying: viewpoint.palette[.carryingEdge]
    case .delivered: viewpoint.palette[.deliveredEdge]
    case .idle: viewpoint.palette[.idleEdge]
    case .cut: viewpoint.palette[.cutEdge]
    case .untracked: viewpoint.palette[.untrackedBox]
    case .toCome: viewpoint.palette[.toComeBox]
    }
  }

  /// The arrow where a gradient arrives, the cross where none can. An edge that was turned round leaves its source
  /// against the usual direction.
  private func mark(_ edge: Int, _ look: Look, _ points: [Drawing.Point], on canvas: inout Canvas) {
    switch look {
    case .carrying, .delivered:
      let isReversed = picture.layout.routes[edge].isReversed
      guard let end = isReversed ? points.last : points.first else { return }
      let isDown = picture.orientation == .topDown
      let arrow = isDown ? (isReversed ? "▼" : "▲") : isReversed ? "▶" : "◀"
      canvas.write(arrow, x: end.x, y: end.y, style: style(look), in: area)
    case .cut:
      guard let place = cutPlace(of: edge) else { return }
      canvas.write("╳", x: place.x + shift.x, y: place.y + shift.y, style: style(look), in: area)
    case .idle, .untracked, .toCome: break
    }
  }

  /// The middle one of the cells where an edge runs straight and alone, so that the cross hides no corner and no other
  /// edge; nil where there is none.
  private func cutPlace(of edge: Int) -> Layout.Point? {
    let routes = picture.layout.routes
    let points = routes[edge].points
    var free: [Layout.Point] = []
    for (from, to) in zip(points, points.dropFirst()) where from != to {
      let step = Layout.Point(x: (to.x - from.x).signum(), y: (to.y - from.y).signum())
      let stretch = Rectangle(
        x: min(from.x, to.x), y: min(from.y, to.y), width: abs(to.x - from.x) + 1, height: abs(to.y - from.y) + 1)
      let near = picture.edgeTiles.parts(in: stretch).filter { $0 != edge }
      var cell = Layout.Point(x: from.x + step.x, y: from.y + step.y)
      while cell != to {
        if !near.contains(where: { routes[$0].passes(cell) }) { free.append(cell) }
        cell = Layout.Point(x: cell.x + step.x, y: cell.y + step.y)
      }
    }
    return free.isEmpty ? nil : free[free.count / 2]
  }

  /// The gradient beside the edge, on the side where the layout kept room for it.
  private func drawLabel(of edge: Int, look: Look, on canvas: inout Canvas) {
    let info = picture.edges[edge]
    guard let place = picture.layout.routes[edge].label, let line = points(of: edge).first,
      let input = info.input, let label = EdgeLabel(ofInput: input, in: viewpoint.state.boxes[info.target])
    else { return }
    let x = place.x + shift.x
    let y = place.y + shift.y
    let isLeft = x < line.x
    let room = isLeft ? line.x - x : info.labelWidth
    let text = label.text(columns: room)
    let start = isLeft ? line.x - TextWidth.columns(of: text) : line.x + 2
    canvas.writeLabel(text, x: start, y: y, style: style(look), in: area)
  }
}

extension Layout.Route {
  /// Whether a cell lies on it.
  fileprivate func passes(_ cell: Layout.Point) -> Bool {
    zip(points, points.dropFirst()).contains { from, to in
      min(from.x, to.x)...max(from.x, to.x) ~= cell.x && min(from.y, to.y)...max(from.y, to.y) ~= cell.y
    }
  }
}
