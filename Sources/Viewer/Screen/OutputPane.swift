import Drawing
import Recording

extension Viewpoint {
  /// The last lines of what was printed so far; zoomed, long lines go on in the next row.
  func drawOutputPane(on canvas: inout Canvas) {
    guard let area = panes.insides[.output] else { return }
    let isWhole = model.zoomed == .output
    let up = max(0, -(model.scroll[.output] ?? 0))
    let needed = area.height + up
    let rows = lastRows(needed, columns: area.width, wrapping: isWhole)
    for (offset, row) in rows.dropLast(min(up, max(0, rows.count - area.height))).suffix(area.height).enumerated() {
      canvas.write(
        row.text, x: area.x, y: area.y + offset, style: palette[row.isError ? .errorText : .text], in: area)
    }
  }

  private struct Row {
    var text: String
    var isError: Bool
  }

  /// At most so many rows from the end of the output, without looking at what comes before them.
  private func lastRows(_ count: Int, columns: Int, wrapping: Bool) -> [Row] {
    var chunks: [GraphState.Output] = []
    var lineEnds = 0
    for output in state.output.reversed() {
      chunks.append(output)
      lineEnds += output.text.utf8.count { $0 == 0x0A }
      if lineEnds > count { break }
    }
    var rows: [Row] = []
    var line = ""
    func endLine(_ isError: Bool) {
      let text = TextWidth.expandingTabs(line)
      rows += (wrapping ? text.wrapped(anywhereAt: columns) : [TextWidth.truncated(text, to: columns)])
        .map { Row(text: $0, isError: isError) }
      line = ""
    }
    for output in chunks.reversed() {
      let parts = output.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        line += part
        if index < parts.count - 1 { endLine(output.isError) }
      }
    }
    if !line.isEmpty { endLine(chunks.first?.isError ?? false) }
    return rows.suffix(count)
  }
}
