import Drawing
import Foundation
import Recording

/// Draws a stage with one line for each box: name, gradient function, shape, ∇, state, and the size of its gradient.
struct RailPainter {
  let viewpoint: Viewpoint
  let picture: StagePicture
  let area: Rectangle

  /// The first column of each text, for a pane as wide as this one.
  private struct Columns {
    var name: Int
    var nameWidth: Int
    var function: Int?
    var functionWidth = 16
    var shape: Int?
    var shapeWidth = 9
    var state: Int
    var stateWidth = 16
    var bar: Int?
    var barWidth = 0

    /// Names stand behind the lanes. Shape, function and bar are left out, in this order, where there is no room.
    init(width: Int, lanes: Int) {
      name = max(2, lanes)
      let width = width - name + 2
      nameWidth = min(28, max(8, width / 4))
      var x = name + nameWidth + 1
      if width >= 44 {
        function = x
        x += functionWidth + 1
      }
      if width >= 60 {
        shape = x
        x += shapeWidth + 1
      }
      state = x
      if width >= 30 {
        x += stateWidth + 1
        bar = x
        barWidth = max(0, width + name - 2 - x - 1)
      }
    }
  }

  /// A heading and the rows around the current one.
  func draw(on canvas: inout Canvas) {
    guard let rail = picture.rail else { return }
    let focus = Camera.focusedBox(viewpoint, picture).map { rail.column[$0] } ?? 0
    let lanes = RailLanes(rail, width: area.width, focus: focus, pan: viewpoint.model.pan.x)
    let columns = Columns(width: area.width, lanes: lanes.columns)
    var rows = area
    if area.height >= 4 {
      drawHeading(columns, on: &canvas)
      rows = Rectangle(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    }
    let maker = FaceMaker(
      state: viewpoint.state, happening: viewpoint.happening, homes: viewpoint.model.outline.value.homes)
    let first = firstRow(in: rows.height)
    let selected = viewpoint.model.selection.flatMap { picture.indices[$0] }
    for index in picture.boxes.indices.dropFirst(first).prefix(rows.height) {
      let row = Rectangle(x: rows.x, y: rows.y + index - first, width: rows.width, height: 1)
      if let face = picture.face(index, maker) {
        let isFaint = face.kind == .toCome || face.kind == .released
        let marker: Palette.Role = face.kind == .now ? .nowBox : isFaint ? .toComeBox : .trackedBox
        lanes.draw(
          index, marker: face.marker, lineStyle: viewpoint.palette[.idleEdge], markerStyle: viewpoint.palette[marker],
          x: row.x, y: row.y, in: row, on: &canvas)
        drawRow(
          face, isSelected: index == selected, columns, counts: lanes.counts(index), in: row, on: &canvas)
      }
    }
    if viewpoint.model.showsMap {
      canvas.draw(
        picture.map,
        window: Rectangle(x: lanes.shown.lowerBound, y: first, width: lanes.shown.count, height: rows.height),
        in: rows, viewpoint.palette)
    }
  }

  private func firstRow(in height: Int) -> Int {
    let last = max(0, picture.boxes.count - height)
    guard let focus = Camera.focusedBox(viewpoint, picture) else { return 0 }
    let half = max(1, height / 2)
    let start = focus / half * half - (height - half) / 2
    return min(max(0, start + viewpoint.model.pan.y), last)
  }

  private func drawHeading(_ columns: Columns, on canvas: inout Canvas) {
    let style = viewpoint.palette[.faint]
    canvas.write("name", x: area.x + columns.name, y: area.y, style: style, in: area)
    if let x = columns.function { canvas.write("grad_fn", x: area.x + x, y: area.y, style: style, in: area) }
    if let x = columns.shape { canvas.write("shape", x: area.x + x, y: area.y, style: style, in: area) }
    canvas.write("∇ state", x: area.x + columns.state, y: area.y, style: style, in: area)
    if let x = columns.bar, columns.barWidth >= 12 {
      canvas.write("|gradient|, log", x: area.x + x, y: area.y, style: style, in: area)
    }
  }

  private func drawRow(
    _ face: BoxFace, isSelected: Bool, _ columns: Columns, counts: String, in row: Rectangle, on canvas: inout Canvas
  ) {
    let palette = viewpoint.palette
    let isFaint = face.kind == .toCome || face.kind == .released
    func style(_ role: Palette.Role) -> Style { isFaint ? palette[.toComeBox] : palette[role] }
    func write(_ text: String, _ x: Int, _ width: Int, _ role: Palette.Role, on canvas: inout Canvas) {
      let text = TextWidth.truncated(text, to: min(width, max(0, row.width - x)))
      canvas.write(text, x: row.x + x, y: row.y, style: style(role), in: row)
    }
    let name: Palette.Role = isSelected ? .selection : face.kind == .now ? .nowBox : .name
    write(counts + face.title, columns.name, columns.nameWidth, name, on: &canvas)
    if let x = columns.function { write(face.tags.first ?? "", x, columns.functionWidth, .tag, on: &canvas) }
    if let x = columns.shape { write(face.value?.shapeText ?? "", x, columns.shapeWidth, .tag, on: &canvas) }
    let isTracked = face.tags.contains("∇") || face.tags.contains("requires_grad")
    let word = face.status.isEmpty ? face.gradient.value == nil ? face.gradient.shortText : "" : face.status
    write(
      (isTracked ? "∇ " : "- ") + word, columns.state, columns.stateWidth, face.kind == .now ? .nowBox : .word,
      on: &canvas)
    if let x = columns.bar { drawBar(face, x: x, width: columns.barWidth, style(.gradient), in: row, on: &canvas) }
  }

  /// The norm of the gradient on a scale of ten decades, from 1e-8 to 100, and as a number.
  private func drawBar(
    _ face: BoxFace, x: Int, width: Int, _ style: Style, in row: Rectangle, on canvas: inout Canvas
  ) {
    guard let statistics = face.gradient.value?.statistics else { return }
    if statistics.nanCount > 0 {
      canvas.write("NaN!", x: row.x + x, y: row.y, style: viewpoint.palette[.alarm], in: row)
      return
    }
    let number = String(format: "%.1e", statistics.norm)
    let bar = width - number.count - 3
    if bar >= 4 {
      let share = statistics.norm > 0 ? min(1, max(0, (log10(statistics.norm) + 8) / 10)) : 0
      let eighths = Int((share * Double(bar * 8)).rounded())
      let blocks = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
      let text = String(repeating: "█", count: eighths / 8) + blocks[eighths % 8]
      canvas.write("▕", x: row.x + x, y: row.y, style: style, in: row)
      canvas.write(text, x: row.x + x + 1, y: row.y, style: style, in: row)
      canvas.write("▏\(number)", x: row.x + x + 1 + bar, y: row.y, style: style, in: row)
    } else if width >= number.count {
      canvas.write(number, x: row.x + x, y: row.y, style: style, in: row)
    }
  }
}

extension BoxFace {
  /// What a box is at a glance: a leaf, what happens, what is done, what is to come.
  fileprivate var marker: String {
    switch kind {
    case .now: "◉"
    case .toCome: "·"
    case .released: "┆"
    case .tracked, .untracked: status == "done" ? "▲" : tags.first == "leaf" ? "●" : "○"
    }
  }
}

extension BoxFace.Gradient {
  /// The state of a gradient without the word before it.
  fileprivate var shortText: String {
    if text == "grad not retained" { return "" }
    return text.hasPrefix("grad ") ? String(text.dropFirst(5)) : text
  }
}
