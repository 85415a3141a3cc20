/// A rectangle of cells. Columns grow to the right, rows downwards.
public struct Rectangle: Hashable, Sendable {
  /// The leftmost column.
  public var x: Int
  /// The topmost row.
  public var y: Int
  /// Columns, at least 0.
  public var width: Int
  /// Rows, at least 0.
  public var height: Int

  /// Makes a rectangle; a negative width or height counts as 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// Its columns.
  public var columns: Range<Int> { x..<x + width }
  /// Its rows.
  public var rows: Range<Int> { y..<y + height }
  /// Whether it holds no cell.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// The cells that two rectangles share.
  public func intersection(_ other: Rectangle) -> Rectangle {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rectangle(
      x: left, y: top,
      width: min(x + width, other.x + other.width) - left,
      height: min(y + height, other.y + other.height) - top)
  }

  /// The rectangle without `border` cells on each side.
  public func inset(by border: Int) -> Rectangle {
    Rectangle(x: x + border, y: y + border, width: width - 2 * border, height: height - 2 * border)
  }
}
