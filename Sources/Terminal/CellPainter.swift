import CNcurses
import Drawing

/// Brings a canvas to the screen through ncurses.
struct CellPainter {
  /// A foreground and a background as ncurses numbers them, -1 being the terminal's own.
  private struct Colours: Hashable {
    var foreground: CInt
    var background: CInt
  }

  private let isUTF8: Bool
  private let hasDefaultColours: Bool
  private var pairs: [Colours: CInt] = [:]
  private var painted: Canvas?

  /// The screen must be open and its colours started.
  init(isUTF8: Bool, hasDefaultColours: Bool) {
    self.isUTF8 = isUTF8
    self.hasDefaultColours = hasDefaultColours
  }

  /// Shows a canvas from the top left; what it does not cover is blank.
  mutating func paint(_ canvas: Canvas) {
    if painted?.size != canvas.size { nc_erase() }
    let columns = min(canvas.size.width, Int(nc_columns()))
    for y in 0..<min(canvas.size.height, Int(nc_rows())) where columns > 0 {
      if let painted, painted.size == canvas.size, painted.row(y) == canvas.row(y) { continue }
      let cells = cells(of: canvas, row: y, columns: columns)
      _ = nc_put_cells(CInt(y), 0, cells, CInt(cells.count))
    }
    nc_refresh()
    painted = canvas
  }

  /// Paints the last canvas again, cell by cell, whatever is thought to be on the screen.
  mutating func repaint() {
    let canvas = painted
    forget()
    if let canvas { paint(canvas) } else { nc_refresh() }
  }

  /// Makes the next canvas be painted as a whole.
  mutating func forget() {
    painted = nil
    nc_forget()
  }

  /// The cells of a row as ncurses takes them: one for each character, however wide.
  private mutating func cells(of canvas: Canvas, row y: Int, columns: Int) -> [cchar_t] {
    var cells: [cchar_t] = []
    cells.reserveCapacity(columns)
    for x in 0..<columns {
      let cell = canvas[x, y]
      if cell.text.isEmpty { continue }
      let width = x + 1 < canvas.size.width && canvas[x + 1, y].text.isEmpty ? 2 : 1
      let attributes = CInt(cell.style.attributes.rawValue)
      let pair = pair(for: cell.style)
      for scalars in drawable(cell.text, width: width, room: columns - x) {
        cells.append(nc_cell(scalars, attributes, pair))
      }
    }
    return cells
  }

  /// The text of a cell as the C library can write it, ended by 0: ncurses counts columns with `wcwidth`, so where that
  /// disagrees with the canvas a replacement of the same width is shown.
  private func drawable(_ text: String, width: Int, room: Int) -> [[wchar_t]] {
    let scalars = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    let isAgreed =
      width <= room && scalars.first.map { Int(nc_wcwidth($0)) } == width
      && scalars.dropFirst().allSatisfy { nc_wcwidth($0) == 0 }
    if isAgreed { return [scalars + [0]] }
    let replacement = wchar_t(bitPattern: isUTF8 ? Canvas.replacement.value : UInt32(UInt8(ascii: "?")))
    let blank = wchar_t(bitPattern: UInt32(UInt8(ascii: " ")))
    return Array([[replacement, 0], [blank, 0]].prefix(min(width, room)))
  }

  private mutating func pair(for style: Style) -> CInt {
    if style.foreground == .standard && style.background == .standard { return 0 }
    let colours = Colours(
      foreground: number(of: style.foreground, standard: 7), background: number(of: style.background, standard: 0))
    if let pair = pairs[colours] { return pair }
    let pair = max(0, alloc_pair(colours.foreground, colours.background))
    pairs[colours] = pair
    return pair
  }

  /// What ncurses calls a colour. A terminal of direct colours takes the first eight from its palette and reads every
  /// other number as red, green and blue.
  private func number(of colour: Colour, standard: CInt) -> CInt {
    guard case .palette(let index) = colour else { return hasDefaultColours ? -1 : standard }
    if nc_colours() <= 256 || index < 8 { return CInt(index) }
    let entry = PaletteColour(index)
    return CInt(entry.red << 16 | entry.green << 8 | entry.blue)
  }
}

extension Canvas {
  fileprivate func row(_ y: Int) -> ArraySlice<Cell> { cells[y * size.width..<(y + 1) * size.width] }
}
