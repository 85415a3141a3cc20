import Drawing
import Recording

/// Rows of the scene: lines of code, and the underline of an expression.
private enum SceneRow: Equatable {
  case narration(String)
  case line(Int)
  case underline(Range<Int>)
}

extension Viewpoint {
  /// The notebook cell that the pane shows.
  var shownCell: Int { runningPlace?.cell ?? 0 }

  /// What the notebook calls that cell, `In [9]`; nil in a plain script.
  var shownLabel: String? {
    let cells = model.timeline?.document.cells ?? []
    return shownCell < cells.count ? cells[shownCell].label : nil
  }

  /// Whether the cell has ended and printed something else than what the notebook has stored.
  var isShownCellDiffering: Bool { state.differingCells.contains(shownCell) }

  /// Where the step happens.
  private var runningPlace: SourceRange? { model.outline.value.step(model.step).source }

  /// Where the function that fires was made.
  private var origin: SourceRange? {
    guard case .functionFired? = event?.kind, let box = happening.box else { return nil }
    return state.boxes[box]?.source
  }

  /// Line numbers, the running line, and the expression that made the firing function.
  func drawScenePane(on canvas: inout Canvas) {
    guard let area = panes.insides[.scene], let document = model.timeline?.document,
      shownCell < document.cells.count
    else { return }
    let cell = document.cells[shownCell]
    let lines = cell.lines
    let why = model.showsWhy ? whyAnswer.source : nil
    let mark = why ?? origin
    let digits = String(lines.count).count
    let rows = cell.narration.map(SceneRow.narration) + sceneRows(of: cell, mark: mark)
    let first = scrolled(
      rows: rows.count, in: area.height, around: rows.firstIndex(of: .line(runningPlace?.line ?? 1)) ?? 0,
      also: mark.flatMap { rows.firstIndex(of: .line($0.line)) })
    for (offset, row) in rows.dropFirst(first).prefix(area.height).enumerated() {
      let y = area.y + offset
      switch row {
      case .narration(let text):
        canvas.write(
          TextWidth.truncated(TextWidth.expandingTabs(text), to: max(0, area.width - 2)), x: area.x + 1, y: y,
          style: palette[.comment], in: area)
      case .line(let number):
        drawLine(number, text: lines[number - 1], digits: digits, why: why, y: y, in: area, on: &canvas)
      case .underline(let columns):
        canvas.write(
          String(repeating: "~", count: columns.count), x: area.x + 3 + digits + columns.lowerBound, y: y,
          style: palette[why == nil ? .madeByLine : .whyLine], in: area)
      }
    }
  }

  /// The lines of a cell. In a script of several cells, the blank lines that stand for the cells before are left out.
  private func sceneRows(of cell: SceneDocument.Cell, mark: SourceRange?) -> [SceneRow] {
    let lines = cell.lines
    let first = cell.label == nil ? 0 : lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
    return lines.indices.dropFirst(first).flatMap { index -> [SceneRow] in
      guard let mark, mark.cell == shownCell, mark.line == index + 1, mark.endLine == mark.line else {
        return [.line(index + 1)]
      }
      let scalars = Array(lines[index].unicodeScalars)
      func column(_ scalar: Int) -> Int {
        scalars.prefix(max(0, scalar)).reduce(0) { $0 + TextWidth.columns(of: $1) }
      }
      let columns = column(mark.column)..<max(column(mark.column), column(mark.endColumn))
      return columns.isEmpty ? [.line(index + 1)] : [.line(index + 1), .underline(columns)]
    }
  }

  /// The first row to show so that a row is in view, with as much before it as after, as a function of the step alone.
  private func scrolled(rows: Int, in height: Int, around row: Int, also other: Int?) -> Int {
    let last = max(0, rows - height)
    var first = min(max(0, row - height / 2), last)
    if let other, other < first || other >= first + height, abs(other - row) < height {
      first = min(max(0, min(other, row)), last)
    }
    return min(max(0, first + (model.scroll[.scene] ?? 0)), last)
  }

  private func drawLine(
    _ number: Int, text: String, digits: Int, why: SourceRange?, y: Int, in area: Rectangle, on canvas: inout Canvas
  ) {
    let isRunning = runningPlace?.line == number && runningPlace?.cell == shownCell
    let isOrigin = origin?.line == number && origin?.cell == shownCell
    let isWhy = why?.line == number && why?.cell == shownCell
    let isFailed = isRunning && isFailureStep
    let marker = isFailed ? "✗" : isRunning ? "▶" : isWhy ? "◆" : isOrigin ? "◂" : " "
    let style =
      isFailed
      ? palette[.errorText]
      : isRunning ? palette[.runningLine] : isWhy ? palette[.whyLine] : isOrigin ? palette[.madeByLine] : nil
    canvas.write(marker, x: area.x + 1, y: y, style: style ?? palette[.lineNumber], in: area)
    let padded = String(repeating: " ", count: digits - String(number).count) + String(number)
    canvas.write(padded, x: area.x + 2, y: y, style: style ?? palette[.lineNumber], in: area)
    let x = area.x + 3 + digits
    let shown = TextWidth.truncated(
      TextWidth.expandingTabs(text), to: max(0, area.columns.upperBound - x))
    let codeColumns = TextWidth.columns(of: text.codeBeforeComment)
    canvas.write(shown, x: x, y: y, style: palette[.comment], in: area)
    let code = Rectangle(
      x: area.x, y: area.y, width: min(area.width, x - area.x + codeColumns), height: area.height)
    canvas.write(shown, x: x, y: y, style: style ?? palette[.text], in: code)
  }
}

extension String {
  /// The part of a line of Python before its comment; a `#` inside quotes starts none.
  fileprivate var codeBeforeComment: Substring {
    var quote: Character?
    var index = startIndex
    while index < endIndex {
      let character = self[index]
      if let open = quote {
        if character == "\\" { index = self.index(after: index) }
        if index < endIndex, self[index] == open, character != "\\" { quote = nil }
      } else if character == "#" {
        return self[..<index]
      } else if character == "\"" || character == "'" {
        quote = character
      }
      if index < endIndex { index = self.index(after: index) }
    }
    return self[...]
  }
}
