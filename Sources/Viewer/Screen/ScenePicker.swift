import Drawing

/// The list of scenes on the whole screen.
struct ScenePicker {
  let model: Model
  let size: Size

  /// Draws it around the chosen scene.
  func draw(on canvas: inout Canvas) {
    let palette = Palette(model.configuration)
    let frame = canvas.bounds
    let hasFrame = size.width >= 8 && size.height >= 4
    if hasFrame {
      canvas.drawBox(frame, stroke: .rounded, style: palette[.focusedFrame])
      canvas.write(" gradwalk · choose a scene ", x: 2, y: 0, style: palette[.heading], in: frame)
      let hints = model.scene == nil ? " ↑ ↓ choose  Enter open  ? keys  q quit " : " ↑ ↓ choose  Enter open  Esc back "
      canvas.writeRight(
        hints, y: size.height - 1, style: palette[.faint],
        in: Rectangle(x: 2, y: 0, width: size.width - 4, height: size.height))
    }
    let inside = hasFrame ? frame.inset(by: 1) : frame
    if let refusal = model.refusal {
      drawRefusal(refusal, in: inside, palette, on: &canvas)
      return
    }
    if model.scenes.isEmpty {
      canvas.write("No scenes found. Name one: gradwalk SCENE.py", x: inside.x + 1, y: inside.y, style: palette[.text])
    }
    let first = min(max(0, model.pickerIndex - inside.height / 2), max(0, model.scenes.count - inside.height))
    let nameColumns = min(40, model.scenes.map { TextWidth.columns(of: $0.name) }.max() ?? 0)
    for (offset, index) in model.scenes.indices.dropFirst(first).prefix(inside.height).enumerated() {
      let scene = model.scenes[index]
      let isChosen = index == model.pickerIndex
      let style = palette[isChosen ? .selection : .text]
      let y = inside.y + offset
      canvas.write(isChosen ? "▶" : " ", x: inside.x + 1, y: y, style: palette[.heading], in: inside)
      canvas.write(
        TextWidth.truncated(scene.name, to: nameColumns), x: inside.x + 3, y: y, style: style, in: inside)
      canvas.write(
        scene.title ?? "", x: inside.x + 5 + nameColumns, y: y, style: palette[.faint], in: inside)
    }
  }

  private func drawRefusal(_ text: String, in area: Rectangle, _ palette: Palette, on canvas: inout Canvas) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      String($0).wrapped(anywhereAt: max(1, area.width - 2))
    }
    for (offset, line) in lines.prefix(area.height).enumerated() {
      canvas.write(line, x: area.x + 1, y: area.y + offset, style: palette[.errorText], in: area)
    }
  }
}
