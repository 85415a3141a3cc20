/// A grid of styled cells: what a frame is made of.
///
/// Whatever is written, each row stays well formed: a wide character always has both its cells, and no cell holds a
/// scalar that could command the terminal.
public struct Canvas: Sendable, Equatable {
  /// One cell. A wide character takes a cell with its text and, to the right, a cell whose `text` is empty.
  public struct Cell: Sendable, Hashable {
    /// One base scalar and the zero-width scalars that follow it; empty for the right half of a wide character.
    public var text: String
    /// Its look.
    public var style: Style
  }

  /// What is drawn in place of control characters, direction overrides and unassigned scalars.
  public static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// Marks over one character beyond this number are left out: ncurses keeps no more in a cell.
  static let maximumMarks = 4

  /// Columns and rows.
  public let size: Size
  /// The cells, row by row.
  public private(set) var cells: [Cell]

  /// Blank cells. A negative size counts as zero.
  public init(size: Size, style: Style = .standard) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = Array(repeating: Cell(text: " ", style: style), count: self.size.width * self.size.height)
  }

  /// The cell at a place inside the canvas.
  public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

  /// The whole canvas.
  public var bounds: Rectangle { Rectangle(x: 0, y: 0, width: size.width, height: size.height) }

  /// Writes text from a place to the right, clipped to `columns` (and the canvas); control and direction characters
  /// are shown as `�`, a wide character that is cut in half becomes blank. Returns the number of columns that the
  /// text takes, clipped or not, so that writing can go on at `x` plus the result.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, style: Style = .standard, columns: Range<Int>? = nil
  ) -> Int {
    let visible = (columns ?? 0..<size.width).clamped(to: 0..<size.width)
    let isRowVisible = 0..<size.height ~= y
    var column = x
    var base: (x: Int, marks: Int)?
    for scalar in text.unicodeScalars {
      switch TextWidth.rendering(of: scalar) {
      case .dropped:
        continue
      case .mark:
        if let place = base, place.marks < Self.maximumMarks {
          cells[y * size.width + place.x].text.unicodeScalars.append(scalar)
          base?.marks += 1
        }
      case .replaced:
        base = isRowVisible ? place(Self.replacement, width: 1, x: column, y: y, style: style, visible: visible) : nil
        column += 1
      case .base(let width):
        base = isRowVisible ? place(scalar, width: width, x: column, y: y, style: style, visible: visible) : nil
        column += width
      }
    }
    return column - x
  }

  /// Puts one character into the visible columns of a row; returns where marks may be added to it.
  private mutating func place(
    _ scalar: Unicode.Scalar, width: Int, x: Int, y: Int, style: Style, visible: Range<Int>
  ) -> (x: Int, marks: Int)? {
    let taken = x..<x + width
    let shown = taken.clamped(to: visible)
    guard !shown.isEmpty else { return nil }
    if shown == taken {
      set(Cell(text: String(scalar), style: style), x: x, y: y)
      if width == 2 { set(Cell(text: "", style: style), x: x + 1, y: y, isRightHalf: true) }
      return (x, 0)
    }
    for column in shown { set(Cell(text: " ", style: style), x: column, y: y) }
    return nil
  }

  /// Replaces one cell inside the canvas; a wide character of which this takes one half loses the other.
  mutating func set(_ cell: Cell, x: Int, y: Int, isRightHalf: Bool = false) {
    let index = y * size.width + x
    if x > 0, cells[index].text.isEmpty, !isRightHalf { cells[index - 1].text = " " }
    if x + 1 < size.width, cells[index + 1].text.isEmpty { cells[index + 1].text = " " }
    cells[index] = cell
  }

  /// Changes the look of one cell inside the canvas.
  mutating func setStyle(_ style: Style, x: Int, y: Int) {
    cells[y * size.width + x].style = style
  }
}
