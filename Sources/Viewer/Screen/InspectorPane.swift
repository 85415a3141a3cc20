import Drawing
import Recording

extension Viewpoint {
  /// What is to be known of a tensor, the most asked first, each with its reason; zoomed, all of it in full.
  func drawInspectorPane(on canvas: inout Canvas) {
    guard let area = panes.insides[.inspector] else { return }
    guard let tensor = inspected else {
      canvas.write("Nothing selected yet.", x: area.x, y: area.y, style: palette[.faint], in: area)
      return
    }
    let users = state.home(of: tensor, model.outline.value.homes).flatMap { model.picture?.users(of: $0) } ?? []
    let facts = InspectorFacts(of: tensor, in: state, users: users).lines
    let isWhole = model.zoomed == .inspector
    let rows = facts.flatMap { fact in
      isWhole ? fact.longest.wrapped(atBlanksWithin: area.width) : [fact.fitting(columns: area.width)]
    }
    let scroll = min(max(0, model.scroll[.inspector] ?? 0), max(0, rows.count - area.height))
    for (offset, row) in rows.dropFirst(scroll).prefix(area.height).enumerated() {
      canvas.write(row, x: area.x, y: area.y + offset, style: palette[.text], in: area)
    }
  }
}
