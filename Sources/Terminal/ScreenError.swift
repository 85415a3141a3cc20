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
