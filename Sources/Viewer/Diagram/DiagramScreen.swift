import Drawing

/// The screen of a graph file: the graph alone, a line on what is selected, and hints.
struct DiagramScreen {
  let model: Model
  let size: Size

  private var palette: Palette { Palette(model.configuration) }

  /// Draws it.
  func draw(on canvas: inout Canvas) {
    guard let diagram = model.diagram?.value else { return }
    let panes = Panes(size: size, focus: .graph, zoomed: .graph)
    let viewpoint = Viewpoint(model, size: size)
    if let y = panes.header {
      let row = Rectangle(x: 0, y: y, width: size.width, height: 1)
      let counts = "\(counted(diagram.labels.count, "node")), \(counted(diagram.edges.count, "edge"))"
      canvas.write(
        TextWidth.truncated(" gradwalk  \(model.scene?.name ?? "") · \(counts)", to: size.width), x: 0, y: y,
        style: palette[.bar], in: row)
    }
    if let frame = panes.graphFrame {
      canvas.drawBox(frame, stroke: .rounded, style: palette[.frame])
      viewpoint.drawTitle(
        title(diagram), isFocused: true,
        in: Rectangle(x: frame.x + 1, y: frame.y, width: frame.width - 2, height: 1), isTop: true, on: &canvas)
    }
    if let area = panes.insides[.graph], !area.isEmpty {
      if diagram.labels.isEmpty {
        canvas.write("No node.", x: area.x + 1, y: area.y, style: palette[.faint], in: area)
      } else if let picture = model.diagramPicture {
        DiagramPainter(model: model, diagram: diagram, picture: picture, area: area, palette: palette).draw(on: &canvas)
      } else {
        canvas.write("arranging the graph…", x: area.x + 1, y: area.y, style: palette[.faint], in: area)
      }
    }
    if let y = panes.now {
      let row = Rectangle(x: 0, y: y, width: size.width, height: 1)
      canvas.write(
        TextWidth.truncated(" " + sentence(diagram), to: size.width), x: 0, y: y, style: palette[.now], in: row)
    }
    viewpoint.drawHints(on: &canvas)
  }

  private func title(_ diagram: Diagram) -> String {
    guard diagram.isDirected else { return "Graph" }
    return model.orientation == .topDown ? "Graph   edges lead down" : "Graph   edges lead to the right"
  }

  /// What is selected, what leads there, and where it leads.
  private func sentence(_ diagram: Diagram) -> String {
    guard let node = model.selectedNode else { return "hjkl select a node and follow its edges." }
    let label = diagram.labels[node].split(separator: "\n").joined(separator: " · ")
    let name = diagram.ids[node] == label ? label : "\(label) (\(diagram.ids[node]))"
    guard let picture = model.diagramPicture else { return name }
    let sources = picture.entering[node].lazy.map { diagram.edges[$0].source }
    let targets = picture.leaving[node].lazy.map { diagram.edges[$0].target }
    return name + listed(" ← ", sources, diagram) + listed(" → ", targets, diagram)
  }

  private func listed(_ sign: String, _ nodes: some RandomAccessCollection<Int>, _ diagram: Diagram) -> String {
    guard !nodes.isEmpty else { return "" }
    let rest = nodes.count > 4 ? " and \(countText(nodes.count - 4)) more" : ""
    return sign + nodes.prefix(4).map(diagram.title).joined(separator: ", ") + rest
  }

  private func counted(_ count: Int, _ thing: String) -> String {
    "\(countText(count)) \(thing)\(count == 1 ? "" : "s")"
  }
}
