/// A key as the user presses it, the same from a terminal and from `--keys`.
public enum Key: Hashable, Sendable {
  /// A printing character, Space included.
  case character(Character)
  /// Ctrl with a letter, `control("c")`.
  case control(Character)
  case enter, tab, backTab, backspace, escape
  case up, down, left, right
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case home, end, pageUp, pageDown, insert, delete
  case function(Int)
}
