/// A word of the program.
struct Token {
  enum Kind: Equatable {
    case name
    case keyword
    case number
    /// A string literal; `text` holds it with prefix and quotes.
    case string
    case operation
    case newline
    case indent
    case dedent
    case end
    /// The text from here on cannot be split into tokens.
    case failure
  }

  let kind: Kind
  let text: String
  let range: TextRange
  /// How many brackets are open around it.
  let depth: Int

  static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]
}
