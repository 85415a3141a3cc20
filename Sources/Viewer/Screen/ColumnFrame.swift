import Drawing

extension Viewpoint {
  /// The frame that Scene, Output and Inspector share, with their titles in it.
  func drawColumn(on canvas: inout Canvas) {
    guard let frame = panes.column else { return }
    canvas.drawBox(frame, stroke: .rounded, style: palette[.frame])
    for pane in [Pane.scene, .output, .inspector] {
      guard let inside = panes.insides[pane] else { continue }
      let isTop = inside.y == frame.y + 1
      let y = inside.y - 1
      if !isTop {
        canvas.write(
          String(repeating: "─", count: inside.width), x: inside.x, y: y, style: palette[.frame], in: frame)
      }
      drawTitle(
        title(of: pane), isFocused: model.focus == pane,
        in: Rectangle(x: inside.x, y: y, width: inside.width, height: 1), isTop: isTop, on: &canvas)
    }
    drawScenePane(on: &canvas)
    drawOutputPane(on: &canvas)
    drawInspectorPane(on: &canvas)
  }

  /// Writes ` title ` into a border; the focused one stands out by more than its colour.
  func drawTitle(_ title: String, isFocused: Bool, in row: Rectangle, isTop: Bool, on canvas: inout Canvas) {
    let text = " " + TextWidth.truncated(title, to: max(0, row.width - 3)) + " "
    let style = isFocused ? palette[.heading].underlined : palette[.faint]
    let x = isTop ? row.x : row.x + 1
    canvas.write(text, x: x, y: row.y, style: palette[.frame], in: row)
    canvas.write(String(text.dropFirst().dropLast()), x: x + 1, y: row.y, style: style, in: row)
  }

  private func title(of pane: Pane) -> String {
    switch pane {
    case .scene:
      guard let label = shownLabel else { return "Scene" }
      return "Scene · \(label) · \(shownCell + 1)/\(model.timeline?.document.cells.count ?? 1)"
    case .output: return isShownCellDiffering ? "Output ≠ stored" : "Output"
    case .inspector: return inspected.map { "Inspector: \(state.label(of: $0))" } ?? "Inspector"
    case .graph: return "Graph"
    }
  }
}

extension Style {
  /// The same look, underlined.
  var underlined: Style {
    Style(foreground: foreground, background: background, attributes: attributes.union(.underline))
  }
}
