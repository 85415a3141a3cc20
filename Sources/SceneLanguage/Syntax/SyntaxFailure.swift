/// What is wrong with a program before it runs, and where.
struct SyntaxFailure: Error, Sendable, Hashable {
  /// `SyntaxError`, `IndentationError` or `TabError`.
  var type = "SyntaxError"
  var message: String
  var range: TextRange
  var file = ""
  var line = ""
}
