/// A stretch of source text. Lines count from 1 within their cell; columns count Unicode scalars from 0, end exclusive.
public struct TextRange: Hashable, Sendable {
  /// The index of the cell; 0 for a plain script.
  public var cell: Int
  /// The first line.
  public var line: Int
  /// The first column.
  public var column: Int
  /// The last line.
  public var endLine: Int
  /// The column after the last one.
  public var endColumn: Int

  /// Makes a range.
  public init(cell: Int = 0, line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.cell = cell
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }

  /// From the start of this range to the end of another.
  func through(_ other: TextRange) -> TextRange {
    TextRange(cell: cell, line: line, column: column, endLine: other.endLine, endColumn: other.endColumn)
  }
}
