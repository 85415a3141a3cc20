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
    return model.orientation == .topDown ? "Graph   gradients flow up ▲" : "Graph   gradients flow left ◀"
  }

  /// Boxes and edges as far as the camera sees them.
  func drawBoxes(of picture: StagePicture, in area: Rectangle, on canvas: inout Canvas) {
    let origin = Camera(viewpoint: self, picture: picture, area: area).origin
    let seen = Rectangle(x: origin.x, y: origin.y, width: area.width, height: area.height)
    let visible = picture.boxTiles.parts(in: seen)
    let edges = EdgePainter(viewpoint: self, picture: picture, area: area, origin: origin)
    if picture.isCells {
      edges.draw(on: &canvas)
      drawCells(visible, of: picture, in: area, origin: origin, on: &canvas)
    } else {
      let painter = BoxPainter(visible, viewpoint: self, picture: picture, area: area, origin: origin)
      for index in visible { painter.drawBorder(index, on: &canvas) }
      edges.draw(on: &canvas)
      for index in visible { painter.drawTexts(index, on: &canvas) }
    }
    if model.showsMap { canvas.draw(picture.map, window: seen, in: area, palette) }
  }

  /// A marker for each box: what it is, what happens to it, what is done. Several as one are a square.
  private func drawCells(
    _ visible: [Int], of picture: StagePicture, in area: Rectangle, origin: Drawing.Point, on canvas: inout Canvas
  ) {
    let maker = FaceMaker(state: state, happening: happening, homes: model.outline.value.homes)
    let selected = model.selection.flatMap { picture.indices[$0] }
    for index in visible {
      let box = picture.layout.boxes[index]
      let fold = picture.folds[picture.boxes[index]]
      let sign = fold == nil ? maker.sign(of: picture.boxes[index]) : nil
      let kind = fold.map { maker.face(of: $0)?.kind ?? .toCome } ?? sign?.kind ?? .toCome
      let marker = fold == nil ? sign?.marker ?? "·" : "■"
      canvas.write(
        marker, x: box.x - origin.x + area.x, y: box.y - origin.y + area.y,
        style: palette[index == selected ? .selection : kind.role], in: area)
    }
  }
}

extension Layout.Box {
  /// The cells that it takes.
  var area: Rectangle { Rectangle(x: x, y: y, width: width, height: height) }
}
