/// What is wrong with a program before it runs, and where.
struct SyntaxFailure: Error, Sendable, Hashable {
  /// `SyntaxError`, `IndentationError`, `TabError`, or `Unsupported` for what this Python does not have.
  var type = "SyntaxError"
  var message: String
  /// Where; an empty range shows one caret.
  var range: TextRange
  /// The line to show, where it is not the program's: CPython shows the inside of an f-string's braces alone.
  var shownLine: String?
  /// What to do instead, for what is not supported.
  var remedy: String?
}
