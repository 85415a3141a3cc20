import Drawing
import Recording

extension Viewpoint {
  /// Name and title of the scene at the left; loop round, phase, step and line at the right.
  func drawHeader(on canvas: inout Canvas) {
    guard let y = panes.header else { return }
    let row = Rectangle(x: 0, y: y, width: size.width, height: 1)
    let position = positionText
    let room = size.width - TextWidth.columns(of: position) - 2
    let name = model.scene?.name ?? ""
    let title = model.timeline?.document.title ?? model.scene?.title
    var left = " gradwalk  \(name)"
    if let title, !title.isEmpty { left += " · \(title)" }
    if TextWidth.columns(of: left) > room { left = " " + left.dropFirst(" gradwalk  ".count) }
    canvas.write(TextWidth.truncated(left, to: max(0, room)), x: 0, y: y, style: palette[.bar], in: row)
    canvas.write(
      position, x: max(0, size.width - TextWidth.columns(of: position)), y: y, style: palette[.bar], in: row)
  }

  /// `i=41 · round 42/300 · BACKWARD  8/10  line 7`.
  private var positionText: String {
    guard let timeline = model.timeline else { return "" }
    let facts = model.outline.value.step(model.step)
    var parts: [String] = []
    if let round = model.outline.value.loopRound(ofStep: model.step) { parts += roundTexts(round) }
    if let label = shownLabel { parts.append(isShownCellDiffering ? "\(label) ≠ stored" : label) }
    parts.append(facts.phase.rawValue)
    let total = timeline.ending == nil ? "…" : countText(timeline.lastStep)
    var text = parts.joined(separator: " · ") + "  \(countText(model.step))/\(total)"
    if let source = facts.source { text += "  line \(source.line)" }
    return text + " "
  }

  private func roundTexts(_ scope: Event.Scope) -> [String] {
    guard case .iteration(let variable, let value, let round, let total) = scope.kind else { return [] }
    var texts: [String] = []
    if let variable, let value { texts.append(TextWidth.truncated("\(variable)=\(value)", to: 20)) }
    texts.append("round \(countText(round))" + (total.map { "/\(countText($0))" } ?? ""))
    return texts
  }
}
