/// What `--keys` takes: keys to press, one after the other.
///
/// Tokens are separated by spaces. A token is a key's name, a command, or is typed character by character: `space`,
/// `10`, `:42`, `enter`. Quotes, single or double, keep spaces and names from their meaning: `"/loss fn"`, `'up'`. A
/// quote without its partner is an ordinary character.
public struct KeyScript: Equatable, Sendable {
  /// One thing to do.
  public enum Step: Hashable, Sendable {
    /// A key is pressed.
    case press(Key)
    /// A word that the reader of the script knows, such as `tick`.
    case command(String)
  }

  /// What to do, in order.
  public var steps: [Step]

  /// Reads a script in which the words of `commands` stand for themselves.
  public init(_ text: String, commands: Set<String> = []) {
    steps = Self.tokens(of: text).flatMap { token -> [Step] in
      if !token.isQuoted {
        if commands.contains(token.text) { return [.command(token.text)] }
        if let key = Key(name: token.text) { return [.press(key)] }
      }
      return token.text.map { .press(.character($0)) }
    }
  }

  private static func tokens(of text: String) -> [(text: String, isQuoted: Bool)] {
    var tokens: [(text: String, isQuoted: Bool)] = []
    var token = ""
    var isQuoted = false
    func finished() -> [(text: String, isQuoted: Bool)] { token.isEmpty ? [] : [(token, isQuoted)] }
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character.isWhitespace {
        tokens += finished()
        (token, isQuoted) = ("", false)
      } else if character == "\"" || character == "'", let close = rest.firstIndex(of: character) {
        token += rest[..<close]
        isQuoted = true
        rest = rest[rest.index(after: close)...]
      } else {
        token.append(character)
      }
    }
    return tokens + finished()
  }
}
