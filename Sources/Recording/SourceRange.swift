/// A stretch of scene text. Lines count from 1 within their cell; columns count scalars from 0, end exclusive.
public struct SourceRange: Hashable, Sendable {
  /// The index into `SceneDocument.cells`; 0 for a plain script.
  public var cell: Int
  /// The first line.
  public var line: Int
  /// The first column, in Unicode scalars.
  public var column: Int
  /// The last line.
  public var endLine: Int
  /// The column after the last one.
  public var endColumn: Int

  /// Makes a range from its five numbers.
  public init(cell: Int = 0, line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.cell = cell
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }
}
