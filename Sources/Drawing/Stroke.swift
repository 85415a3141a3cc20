/// How a line or the border of a box is drawn.
public enum Stroke: Hashable, Sendable, CaseIterable {
  /// `─ │ ┌`
  case light
  /// `─ │ ╭`: as light, with round corners.
  case rounded
  /// `━ ┃ ┏`
  case heavy
  /// `═ ║ ╔`
  case double
  /// `┄ ┆ ┌`
  case dotted

  /// What each arm of a cell weighs.
  var weight: Arms.Weight {
    switch self {
    case .light, .rounded, .dotted: .light
    case .heavy: .heavy
    case .double: .double
    }
  }

  /// The character with these arms, in this stroke's own manner where there is one.
  func character(for arms: Arms) -> Unicode.Scalar {
    switch (self, arms.directions) {
    case (.rounded, [.right, .down]): "╭"
    case (.rounded, [.down, .left]): "╮"
    case (.rounded, [.up, .left]): "╯"
    case (.rounded, [.up, .right]): "╰"
    case (.dotted, [.left, .right]): "┄"
    case (.dotted, [.up, .down]): "┆"
    default: arms.character
    }
  }
}
