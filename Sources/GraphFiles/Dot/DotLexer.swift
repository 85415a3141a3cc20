/// Cuts DOT text into tokens. Source: the grammar at graphviz.org/doc/info/lang.html.
struct DotLexer {
  private let scalars: [Unicode.Scalar]
  private var next = 0
  private var line = 1
  private var column = 1

  /// Reads from the start of a text.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { next = 1 }
  }

  /// All tokens of the text.
  static func tokens(of text: String) throws(GraphFileError) -> [DotToken] {
    var lexer = DotLexer(text)
    var tokens: [DotToken] = []
    while let token = try lexer.token() { tokens.append(token) }
    return tokens
  }

  private var place: GraphFileError.Place { .init(line: line, column: column) }

  private var current: Unicode.Scalar? { next < scalars.count ? scalars[next] : nil }

  private func peek(_ offset: Int = 1) -> Unicode.Scalar? {
    next + offset < scalars.count ? scalars[next + offset] : nil
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where next < scalars.count {
      if scalars[next] == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
      next += 1
    }
  }

  /// The next token; nil at the end.
  private mutating func token() throws(GraphFileError) -> DotToken? {
    try skipBlanksAndComments()
    let start = place
    guard let scalar = current else { return nil }
    switch scalar {
    case "\"": return DotToken(kind: .name(try string(from: start), isQuoted: true), place: start)
    case "<": return DotToken(kind: .html(try html(from: start)), place: start)
    case "-" where peek() == ">" || peek() == "-":
      let isDirected = peek() == ">"
      advance(2)
      return DotToken(kind: .edge(isDirected: isDirected), place: start)
    case "{", "}", "[", "]", "=", ";", ",", ":", "+":
      advance()
      return DotToken(kind: .sign(Character(scalar)), place: start)
    case _ where isNumeral(scalar): return DotToken(kind: .name(numeral(), isQuoted: false), place: start)
    case _ where isWord(scalar):
      var word = String.UnicodeScalarView()
      while let scalar = current, isWord(scalar) || ("0"..."9").contains(scalar) {
        word.append(scalar)
        advance()
      }
      return DotToken(kind: .name(String(word), isQuoted: false), place: start)
    default:
      throw .unexpected(found: String(Character(scalar)), expected: "a name, a string or a sign of DOT", start)
    }
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" || scalar.value >= 128
  }

  private func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    let digits: ClosedRange<Unicode.Scalar> = "0"..."9"
    if digits.contains(scalar) { return true }
    let following = scalar == "-" && peek() == "." ? peek(2) : peek()
    return (scalar == "-" || scalar == ".") && following.map(digits.contains) == true
  }

  private mutating func numeral() -> String {
    var text = String.UnicodeScalarView()
    var hasPoint = false
    repeat {
      guard let scalar = current else { break }
      if scalar == "." { hasPoint = true }
      text.append(scalar)
      advance()
    } while current.map { ("0"..."9").contains($0) || ($0 == "." && !hasPoint) } == true
    return String(text)
  }

  /// A string in quotes; `\"` becomes `"`, an escaped line end vanishes, other escapes stay for the label to read.
  private mutating func string(from start: GraphFileError.Place) throws(GraphFileError) -> String {
    var text = String.UnicodeScalarView()
    advance()
    while let scalar = current {
      switch scalar {
      case "\"":
        advance()
        return String(text)
      case "\\" where peek() == "\"":
        text.append("\"")
        advance(2)
      case "\\" where peek() == "\n": advance(2)
      case "\\":
        text.append("\\")
        if let escaped = peek() { text.append(escaped) }
        advance(2)
      default:
        text.append(scalar)
        advance()
      }
    }
    throw .unclosed("string", start)
  }

  /// An HTML-like string: everything up to the angle bracket that closes the first.
  private mutating func html(from start: GraphFileError.Place) throws(GraphFileError) -> String {
    var text = String.UnicodeScalarView()
    var depth = 0
    while let scalar = current {
      advance()
      if scalar == "<" { depth += 1 }
      if scalar == ">" { depth -= 1 }
      if depth == 0 { return String(String(text).dropFirst()) }
      text.append(scalar)
    }
    throw .unclosed("HTML-like label", start)
  }

  private mutating func skipBlanksAndComments() throws(GraphFileError) {
    while let scalar = current {
      if scalar == "/" && peek() == "*" {
        let start = place
        advance(2)
        while !(current == "*" && peek() == "/") {
          guard current != nil else { throw .unclosed("comment", start) }
          advance()
        }
        advance(2)
      } else if (scalar == "/" && peek() == "/") || (scalar == "#" && column == 1) {
        while let scalar = current, scalar != "\n" { advance() }
      } else if scalar.properties.isWhitespace || scalar == "\0" {
        advance()
      } else {
        return
      }
    }
  }
}
