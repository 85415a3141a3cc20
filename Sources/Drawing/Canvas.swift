/// A grid of styled cells: what a frame is made of.
public struct Canvas: Sendable, Equatable {
  /// One cell. A wide character takes a cell with its text and, to the right, a cell whose `text` is empty.
  public struct Cell: Sendable, Hashable {
    /// One base scalar and the zero-width scalars that follow it; empty for the right half of a wide character.
    public var text: String
    /// Its look.
    public var style: Style
  }

  /// Columns and rows.
  public let size: Size
  /// The cells, row by row.
  public private(set) var cells: [Cell]

  /// Blank cells.
  public init(size: Size, style: Style = .standard) {
    self.size = size
    cells = Array(repeating: Cell(text: " ", style: style), count: max(0, size.width) * max(0, size.height))
  }

  /// The cell at a place inside the canvas.
  public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

  /// Writes text from a place to the right, clipped to `columns` (and the canvas); control and format characters are
  /// shown as `�`, a wide character that is cut in half becomes blank. Returns the number of columns taken.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, style: Style = .standard, columns: Range<Int>? = nil
  ) -> Int {
    fatalError("to be written")
  }
}
