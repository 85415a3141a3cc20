import Drawing
import GraphLayout
import Recording

extension Viewpoint {
  /// The frame of the graph and the picture in it.
  func drawGraphPane(on canvas: inout Canvas) {
    if let frame = panes.graphFrame {
      canvas.drawBox(frame, stroke: .rounded, style: palette[.frame])
      drawTitle(
        graphTitle, isFocused: model.focus == .graph,
        in: Rectangle(x: frame.x + 1, y: frame.y, width: frame.width - 2, height: 1), isTop: true, on: &canvas)
    }
    guard let area = panes.insides[.graph], !area.isEmpty else { return }
    guard let picture = model.picture else {
      let text = model.timeline == nil ? "recording…" : "arranging the graph…"
      canvas.write(text, x: area.x + 1, y: area.y, style: palette[.faint], in: area)
      return
    }
    if picture.boxes.isEmpty {
      canvas.write("No tensor yet.", x: area.x + 1, y: area.y, style: palette[.faint], in: area)
    } else if picture.isRail {
      RailPainter(viewpoint: self, picture: picture, area: area).draw(on: &canvas)
    } else {
      drawBoxes(of: picture, in: area, on: &canvas)
    }
    drawWhy(in: area, on: &canvas)
  }

  private var graphTitle: String {
    let modes = state.modes.map { "\($0.name)" }.joined(separator: " · ")
    if let mode = state.modes.last, !mode.enabled { return "Graph   inside \(modes): nothing is recorded" }
    return "Graph   gradients flow up ▲"
  }

  /// Boxes and edges as far as the camera sees them.
  func drawBoxes(of picture: StagePicture, in area: Rectangle, on canvas: inout Canvas) {
    let origin = Camera(viewpoint: self, picture: picture, area: area).origin
    let painter = BoxPainter(viewpoint: self, picture: picture, area: area, origin: origin)
    let seen = Rectangle(x: origin.x, y: origin.y, width: area.width, height: area.height)
    let visible = picture.boxes.indices.filter { !picture.layout.boxes[$0].area.intersection(seen).isEmpty }
    for index in visible { painter.drawBorder(index, on: &canvas) }
    EdgePainter(viewpoint: self, picture: picture, area: area, origin: origin).draw(on: &canvas)
    for index in visible { painter.drawTexts(index, on: &canvas) }
    if model.showsMap {
      let map = DensityMap(
        of: picture.layout.boxes.lazy.map { Drawing.Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) },
        extent: Drawing.Size(width: picture.layout.width, height: picture.layout.height))
      canvas.draw(map, window: seen, in: area, palette)
    }
  }
}

extension Layout.Box {
  /// The cells that it takes.
  var area: Rectangle { Rectangle(x: x, y: y, width: width, height: height) }
}
