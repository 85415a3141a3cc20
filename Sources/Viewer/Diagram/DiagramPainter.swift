import Drawing
import GraphLayout

/// Draws a graph file. Cost: what the pane shows.
struct DiagramPainter {
  let model: Model
  let diagram: Diagram
  let picture: DiagramPicture
  let area: Rectangle
  let palette: Palette

  /// Draws the part that the camera sees, and the map.
  func draw(on canvas: inout Canvas) {
    let window: Rectangle
    switch picture.form {
    case .layout(let laidOut):
      window = self.window(on: laidOut)
      draw(laidOut, window, on: &canvas)
    case .rail(let rail): window = draw(rail, on: &canvas)
    }
    if model.showsMap { canvas.draw(picture.map, window: window, in: area, palette) }
  }

  // MARK: Boxes and cells

  /// The cells of the drawing that the pane shows.
  private func window(on laidOut: DiagramPicture.LaidOut) -> Rectangle {
    let layout = laidOut.layout
    let focus = model.selectedNode.map { layout.boxes[$0].area }
    let x = Camera.start(of: focus?.columns, in: area.width, of: layout.width, centres: true)
    let y = Camera.start(of: focus?.rows, in: area.height, of: layout.height, centres: false)
    return Rectangle(
      x: Camera.panned(x, by: model.pan.x, in: area.width, of: layout.width),
      y: Camera.panned(y, by: model.pan.y, in: area.height, of: layout.height), width: area.width, height: area.height)
  }

  private func draw(_ laidOut: DiagramPicture.LaidOut, _ window: Rectangle, on canvas: inout Canvas) {
    let shift = Point(x: area.x - window.x, y: area.y - window.y)
    var grid = ArmGrid(window: window)
    laidOut.lines.draw(on: &grid)
    for y in window.rows {
      for x in window.columns where grid.arms(x: x, y: y) != 0 {
        canvas.write(
          grid.character(x: x, y: y), x: x + shift.x, y: y + shift.y, style: palette[.idleEdge], in: area)
      }
    }
    for node in laidOut.boxes.boxes(in: window) {
      if laidOut.isCells {
        let box = laidOut.layout.boxes[node]
        canvas.write(
          laidOut.loops[node] != nil ? "↺" : "●", x: box.x + shift.x, y: box.y + shift.y,
          style: palette[node == model.selectedNode ? .selection : .trackedBox], in: area)
      } else {
        draw(node, laidOut, grid, shift, on: &canvas)
      }
    }
    for y in window.rows {
      for edge in laidOut.labels[y] ?? [] { drawLabel(of: edge, laidOut.layout.routes[edge], shift, on: &canvas) }
    }
  }

  private func draw(
    _ node: Int, _ laidOut: DiagramPicture.LaidOut, _ grid: ArmGrid, _ shift: Point, on canvas: inout Canvas
  ) {
    let box = laidOut.layout.boxes[node]
    let isSelected = node == model.selectedNode
    let border = palette[isSelected ? .selectedBox : .trackedBox]
    let place = Rectangle(x: box.x + shift.x, y: box.y + shift.y, width: box.width, height: box.height)
    drawFrame(place, border, on: &canvas)
    if model.orientation == .leftRight {
      drawSidePorts(box, laidOut, grid, shift, border, on: &canvas)
    } else {
      drawPorts(box, laidOut, grid, shift, border, on: &canvas)
    }
    if let count = laidOut.loops[node] {
      let sign = loopSign(count)
      let x = place.x + place.width - 1 - TextWidth.columns(of: sign)
      canvas.writeLabel(sign, x: x, y: place.y + 1, style: border, in: area)
    }
    let lines = diagram.labels[node].split(separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in lines.enumerated() {
      let loops = 2 * max(0, TextWidth.columns(of: loopSign(laidOut.loops[node] ?? 0)) - 1)
      let text = TextWidth.truncated(String(line), to: max(0, box.width - 4 - loops))
      let indent = (box.width - TextWidth.columns(of: text)) / 2
      canvas.writeLabel(
        text, x: place.x + indent, y: place.y + 1 + row, style: palette[isSelected ? .selection : .name], in: area)
    }
  }

  /// An empty box over the lines that meet it.
  private func drawFrame(_ box: Rectangle, _ style: Style, on canvas: inout Canvas) {
    let (right, bottom) = (box.columns.upperBound - 1, box.rows.upperBound - 1)
    canvas.fill(box.intersection(area), style: style)
    for (y, left, end) in [(box.y, "╭", "╮"), (bottom, "╰", "╯")] {
      let row = Rectangle(x: box.x, y: y, width: box.width, height: 1)
      canvas.fill(row.intersection(area), with: "─", style: style)
      canvas.write(left, x: box.x, y: y, style: style, in: area)
      canvas.write(end, x: right, y: y, style: style, in: area)
    }
    for y in box.rows.dropFirst().dropLast() {
      canvas.write("│", x: box.x, y: y, style: style, in: area)
      canvas.write("│", x: right, y: y, style: style, in: area)
    }
  }

  /// Where edges meet the top and the bottom of a box, arrows at those that end there.
  private func drawPorts(
    _ box: Layout.Box, _ laidOut: DiagramPicture.LaidOut, _ grid: ArmGrid, _ shift: Point, _ border: Style,
    on canvas: inout Canvas
  ) {
    let bottom = box.y + box.height - 1
    for x in (box.x..<(box.x + box.width)).clamped(to: grid.window.columns) {
      if grid.arms(x: x, y: box.y) & ArmGrid.up != 0 {
        let isStart = !diagram.isDirected || laidOut.upwardStarts.contains(Layout.Point(x: x, y: box.y))
        canvas.write(isStart ? "┴" : "▼", x: x + shift.x, y: box.y + shift.y, style: border, in: area)
      }
      if grid.arms(x: x, y: bottom) & ArmGrid.down != 0 {
        let isEnd = diagram.isDirected && laidOut.upwardEnds.contains(Layout.Point(x: x, y: bottom))
        canvas.write(isEnd ? "▲" : "┬", x: x + shift.x, y: bottom + shift.y, style: border, in: area)
      }
    }
  }

  /// The same at the left and the right.
  private func drawSidePorts(
    _ box: Layout.Box, _ laidOut: DiagramPicture.LaidOut, _ grid: ArmGrid, _ shift: Point, _ border: Style,
    on canvas: inout Canvas
  ) {
    let right = box.x + box.width - 1
    for y in (box.y..<(box.y + box.height)).clamped(to: grid.window.rows) {
      if grid.arms(x: box.x, y: y) & ArmGrid.left != 0 {
        let isStart = !diagram.isDirected || laidOut.upwardStarts.contains(Layout.Point(x: box.x, y: y))
        canvas.write(isStart ? "┤" : "▶", x: box.x + shift.x, y: y + shift.y, style: border, in: area)
      }
      if grid.arms(x: right, y: y) & ArmGrid.right != 0 {
        let isEnd = diagram.isDirected && laidOut.upwardEnds.contains(Layout.Point(x: right, y: y))
        canvas.write(isEnd ? "◀" : "├", x: right + shift.x, y: y + shift.y, style: border, in: area)
      }
    }
  }

  /// A label beside its line, on the side where the layout kept room.
  private func drawLabel(of edge: Int, _ route: Layout.Route, _ shift: Point, on canvas: inout Canvas) {
    guard let place = route.label, let line = route.points.first else { return }
    let text = TextWidth.truncated(diagram.edges[edge].oneLine, to: 60)
    let x = place.x < line.x ? line.x - TextWidth.columns(of: text) : line.x + 1
    canvas.writeLabel(text, x: x + shift.x, y: place.y + shift.y, style: palette[.tag], in: area)
  }

  // MARK: Rows

  /// Draws the rows around the selected one; returns the rows and lanes that are seen.
  private func draw(_ rail: Rail, on canvas: inout Canvas) -> Rectangle {
    let focus = model.selectedNode.map { rail.row[$0] } ?? 0
    let lanes = RailLanes(
      rail, width: area.width, focus: rail.column.isEmpty ? 0 : rail.column[focus], pan: model.pan.x)
    let start = Camera.start(of: focus..<(focus + 1), in: area.height, of: rail.order.count, centres: false)
    let first = min(max(0, start + model.pan.y), max(0, rail.order.count - area.height))
    let rows = first..<min(rail.order.count, first + area.height)
    for row in rows {
      let node = rail.order[row]
      let y = area.y + row - first
      let isSelected = node == model.selectedNode
      lanes.draw(
        row, marker: "●", lineStyle: palette[.idleEdge], markerStyle: palette[isSelected ? .selectedBox : .trackedBox],
        x: area.x, y: y, in: area, on: &canvas)
      let room = max(0, area.width - lanes.columns - 1)
      let prefix = lanes.counts(row) + rail.loopSign(node)
      let label = diagram.labels[node].split(separator: "\n").joined(separator: " · ")
      canvas.write(
        TextWidth.truncated(prefix + label, to: room),
        x: area.x + lanes.columns, y: y, style: palette[isSelected ? .selection : .name], in: area)
    }
    return Rectangle(x: lanes.shown.lowerBound, y: first, width: lanes.shown.count, height: rows.count)
  }
}

/// The lanes of a rail that a pane has room for.
struct RailLanes {
  let rail: Rail
  /// The columns of the rail.
  let shown: Range<Int>

  /// Lanes take no more than this share of a pane.
  private static let share = 2

  /// As many lanes as have room, those round the focused one where there are more.
  init(_ rail: Rail, width: Int, focus: Int, pan: Int) {
    self.rail = rail
    let most = max(1, width / Self.share / 2)
    if rail.columnCount <= most {
      shown = 0..<rail.columnCount
    } else {
      let first = min(max(0, focus - most / 2 + pan), rail.columnCount - most)
      shown = first..<(first + most)
    }
  }

  /// The cells that they take, a blank at the end included.
  var columns: Int { 2 * shown.count }

  /// What stands before the text of a row: the numbers of edges that are too large for the lanes.
  func counts(_ row: Int) -> String { rail.largeCounts(row, columns: shown) }

  /// Draws one row and its marker. Where the marker lies outside, an arrow at the end says on which side.
  func draw(
    _ row: Int, marker: String, lineStyle: Style, markerStyle: Style, x: Int, y: Int, in area: Rectangle,
    on canvas: inout Canvas
  ) {
    canvas.write(String(rail.characters(row, columns: shown)), x: x, y: y, style: lineStyle, in: area)
    let column = rail.column[row]
    if shown ~= column {
      canvas.write(marker, x: x + 2 * (column - shown.lowerBound), y: y, style: markerStyle, in: area)
    } else if !shown.isEmpty {
      let isLeft = column < shown.lowerBound
      canvas.write(isLeft ? "‹" : "›", x: isLeft ? x : x + columns - 1, y: y, style: markerStyle, in: area)
    }
  }
}
