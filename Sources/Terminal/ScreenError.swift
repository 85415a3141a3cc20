/// Why a screen cannot be opened.
public enum ScreenError: Error, Hashable, Sendable {
  /// Standard output, or every possible input, is no terminal.
  case notATerminal
  /// The terminal cannot place its cursor, as `TERM=dumb` cannot.
  case cannotMoveCursor(term: String)
  /// There is no description of this terminal, nor of xterm-256color in its stead.
  case unknownTerminal(term: String)
  /// Another screen is open.
  case alreadyOpen
}

extension ScreenError: CustomStringConvertible {
  /// What is wrong and what helps, for the user.
  public var description: String {
    switch self {
    case .notATerminal: "there is no terminal to draw on; 'gradwalk snapshot' prints a frame without one."
    case .cannotMoveCursor(let term):
      "the terminal '\(term)' cannot move its cursor; set TERM to what it really is, or print a frame with "
        + "'gradwalk snapshot'."
    case .unknownTerminal(let term):
      "nothing is known of the terminal '\(term)'; set TERM to what it really is, such as xterm-256color."
    case .alreadyOpen: "a screen is open already."
    }
  }
}
