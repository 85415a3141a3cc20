import Drawing

extension Viewpoint {
  /// What can be pressed, or what is being typed, or that the end is reached.
  func drawHints(on canvas: inout Canvas) {
    guard let y = panes.hints else { return }
    var row = Rectangle(x: 0, y: y, width: size.width, height: 1)
    if model.configuration.characters == .ascii, size.width >= 30 {
      canvas.writeRight("ASCII ", y: y, style: palette[.faint], in: row)
      row.width -= 7
    }
    if let message = statusMessage {
      let x = canvas.write(" " + message + "  ", x: 0, y: y, style: palette[.heading], in: row)
      drawKeys(["Bksp/← back", "? keys", "q quit"], x: x, y: y, in: row, on: &canvas)
      return
    }
    if model.diagram != nil {
      drawKeys(
        ["hjkl along edges", "HJKL move", "+ more", "- less", "f fit", "m map", "? keys", "q quit"], x: 1, y: y,
        in: row,
        on: &canvas)
      return
    }
    let back = model.zoomed == nil ? [] : ["Enter back"]
    drawKeys(back + KeyTable.hints(forFocus: model.focus), x: 1, y: y, in: row, on: &canvas)
  }

  /// Hints as `Space/→ step`; those that do not fit are left out from the middle, so that keys and quit stay.
  private func drawKeys(_ hints: [String], x: Int, y: Int, in row: Rectangle, on canvas: inout Canvas) {
    var shown = hints
    while shown.count > 1, x + TextWidth.columns(of: shown.joined(separator: "  ")) > row.width {
      shown.remove(at: max(0, shown.count - 3))
    }
    var column = x
    for hint in shown {
      let parts = hint.split(separator: " ", maxSplits: 1)
      column += canvas.write(String(parts[0]), x: column, y: y, style: palette[.hintKey], in: row)
      if parts.count > 1 {
        column += canvas.write(" \(parts[1])", x: column, y: y, style: palette[.hint], in: row)
      }
      column += 2
    }
  }

  private var statusMessage: String? {
    if let prompt = model.prompt { return ":\(prompt)▏go to step, Enter" }
    if let count = model.count { return "\(count)…" }
    if let notice = model.notice { return notice }
    guard model.diagram == nil else { return nil }
    guard let timeline = model.timeline else { return model.scene == nil ? nil : "recording…" }
    if timeline.ending == nil, model.step >= timeline.lastStep || model.wantedStep != nil {
      return "recording… \(countText(timeline.lastStep)) steps, Ctrl-C stops"
    }
    guard model.step >= timeline.lastStep else { return nil }
    if let next = model.nextScene { return "End. Enter: next scene, \(next.shortName)" }
    return "End."
  }
}
