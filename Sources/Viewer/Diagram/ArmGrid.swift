import Drawing

/// The directions in which lines leave the cells of a window of a drawing.
struct ArmGrid {
  static let up: UInt8 = 1
  static let down: UInt8 = 2
  static let left: UInt8 = 4
  static let right: UInt8 = 8

  /// The line characters by their arms; one arm alone is drawn through the cell.
  private static let characters = [
    " ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼",
  ]

  /// The part of the drawing.
  let window: Rectangle
  private var arms: [UInt8]

  init(window: Rectangle) {
    self.window = window
    arms = [UInt8](repeating: 0, count: max(0, window.width) * max(0, window.height))
  }

  /// Adds arms to a cell of the window.
  mutating func add(_ directions: UInt8, x: Int, y: Int) {
    arms[(y - window.y) * window.width + x - window.x] |= directions
  }

  /// The arms of a cell; none outside the window.
  func arms(x: Int, y: Int) -> UInt8 {
    window.columns ~= x && window.rows ~= y ? arms[(y - window.y) * window.width + x - window.x] : 0
  }

  /// The character of a cell.
  func character(x: Int, y: Int) -> String { ArmGrid.characters[Int(arms(x: x, y: y))] }
}
