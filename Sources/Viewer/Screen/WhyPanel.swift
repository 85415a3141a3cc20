import Drawing

extension Viewpoint {
  /// The answer to *why* for what the inspector shows.
  var whyAnswer: WhyAnswer {
    guard let timeline = model.timeline else { return WhyAnswer(text: "Nothing is recorded yet.", source: nil) }
    let failure = isFailureStep && model.selection == nil ? state.failure : nil
    return WhyReader(state: state, timeline: timeline, tensor: inspected, failure: failure).answer
  }

  /// A panel over the graph, at the end that the selected box does not use.
  func drawWhy(in area: Rectangle, on canvas: inout Canvas) {
    guard model.showsWhy, area.width >= 12, area.height >= 3 else { return }
    let rows = whyAnswer.text.wrapped(atBlanksWithin: area.width - 4)
    let height = min(area.height, rows.count + 2)
    let panel = Rectangle(x: area.x, y: area.y + area.height - height, width: area.width, height: height)
    canvas.fill(panel, style: palette.blank)
    canvas.drawBorder(panel, stroke: .heavy, style: palette[.focusedFrame], in: area)
    canvas.write(" Why ", x: panel.x + 1, y: panel.y, style: palette[.heading], in: panel)
    for (offset, row) in rows.prefix(height - 2).enumerated() {
      canvas.write(row, x: panel.x + 2, y: panel.y + 1 + offset, style: palette[.text], in: panel)
    }
  }
}
