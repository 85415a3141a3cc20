/// Splits source text into tokens as CPython's tokenizer does. What cannot be split ends the list with a `failure`
/// token, which the parser reports when it gets there.
struct Lexer {
  private let cell: Int
  private let text: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var tokens: [Token] = []
  /// The widths of the open indentations, counting tabs to multiples of eight, and of one.
  private var indents = [(width: 0, alternative: 0)]
  private var brackets: [(scalar: Unicode.Scalar, range: TextRange)] = []
  private(set) var failure: SyntaxFailure?

  /// The brackets that are open at the end, innermost last.
  var openBrackets: [(scalar: Unicode.Scalar, range: TextRange)] { brackets }

  /// As in CPython's tokenizer.
  private static let deepestBrackets = 200
  private static let deepestIndent = 100

  init(_ source: String, cell: Int) {
    self.cell = cell
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(source.utf8.count + 1)
    var previous: Unicode.Scalar = " "
    for scalar in source.unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if !(scalar == "\n" && previous == "\r") {
        scalars.append(scalar)
      }
      previous = scalar
    }
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    text = scalars
  }

  /// The text between the braces of an f-string, which starts at `line` and `column` of the program.
  init(embedded scalars: [Unicode.Scalar], cell: Int, line: Int, column: Int) {
    self.cell = cell
    text = scalars
    self.line = line
    lineStart = -column
    brackets = [("{", TextRange(cell: cell, line: line, column: column, endLine: line, endColumn: column))]
  }

  /// The tokens of an embedded expression.
  mutating func tokenizeEmbedded() -> [Token] {
    do {
      while true {
        skipSpaces()
        if atEnd { break }
        if peek() == "\n" {
          position += 1
          startLine()
        } else {
          try readToken()
        }
      }
      tokens.append(Token(kind: .end, text: "", range: here(), depth: 0))
    } catch {
      failure = error
      tokens.append(Token(kind: .failure, text: "", range: error.range, depth: brackets.count))
    }
    return tokens
  }

  /// All tokens; the last is `end` or `failure`.
  mutating func tokenize() -> [Token] {
    do {
      while try readLine() {}
    } catch {
      failure = error
      tokens.append(Token(kind: .failure, text: "", range: error.range, depth: brackets.count))
    }
    return tokens
  }

  // MARK: Characters

  private func peek(_ distance: Int = 0) -> Unicode.Scalar {
    position + distance < text.count ? text[position + distance] : "\0"
  }

  private var atEnd: Bool { position >= text.count }

  private var column: Int { position - lineStart }

  private func range(from start: Int) -> TextRange {
    TextRange(cell: cell, line: line, column: start - lineStart, endLine: line, endColumn: column)
  }

  private func here(_ offset: Int = 0) -> TextRange {
    TextRange(cell: cell, line: line, column: column + offset, endLine: line, endColumn: column + offset)
  }

  private mutating func startLine() {
    line += 1
    lineStart = position
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(kind: kind, text: string(start..<position), range: range(from: start), depth: brackets.count))
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[range])
    return String(view)
  }

  // MARK: Lines

  /// Reads one logical line; false at the end of the text.
  private mutating func readLine() throws(SyntaxFailure) -> Bool {
    let (width, alternative) = measureIndent()
    if peek() == "#" { skipComment() }
    if atEnd {
      finish()
      return false
    }
    if peek() == "\n" {
      position += 1
      startLine()
      return true
    }
    try indent(width, alternative)
    while true {
      skipSpaces()
      if peek() == "#" { skipComment() }
      if atEnd {
        if brackets.isEmpty {
          tokens.append(Token(kind: .newline, text: "", range: here(), depth: 0))
          line += 1
          lineStart = position
        } else {
          line += 1
          lineStart = position
        }
        finish()
        return false
      }
      if peek() == "\n" {
        if brackets.isEmpty {
          let start = position
          position += 1
          tokens.append(
            Token(
              kind: .newline, text: "",
              range: TextRange(
                cell: cell, line: line, column: start - lineStart, endLine: line, endColumn: start - lineStart + 1),
              depth: 0))
          startLine()
          return true
        }
        position += 1
        startLine()
      } else {
        try readToken()
      }
    }
  }

  private mutating func measureIndent() -> (Int, Int) {
    var width = 0
    var alternative = 0
    while true {
      switch peek() {
      case " ":
        width += 1
        alternative += 1
      case "\t":
        width = (width / 8 + 1) * 8
        alternative += 1
      case "\u{0C}":
        width = 0
        alternative = 0
      case "\\" where peek(1) == "\n":
        position += 2
        startLine()
        continue
      default: return (width, alternative)
      }
      position += 1
    }
  }

  private mutating func indent(_ width: Int, _ alternative: Int) throws(SyntaxFailure) {
    let current = indents[indents.count - 1]
    let inconsistent = SyntaxFailure(
      type: "TabError", message: "inconsistent use of tabs and spaces in indentation", range: wholeLine())
    if width == current.width {
      if alternative != current.alternative { throw inconsistent }
    } else if width > current.width {
      if alternative <= current.alternative { throw inconsistent }
      guard indents.count < Self.deepestIndent else {
        throw SyntaxFailure(type: "IndentationError", message: "too many levels of indentation", range: here())
      }
      indents.append((width, alternative))
      tokens.append(
        Token(
          kind: .indent, text: "",
          range: TextRange(cell: cell, line: line, column: 0, endLine: line, endColumn: column), depth: 0))
    } else {
      while indents[indents.count - 1].width > width {
        indents.removeLast()
        tokens.append(Token(kind: .dedent, text: "", range: here(), depth: 0))
      }
      guard indents[indents.count - 1].width == width else {
        throw SyntaxFailure(
          type: "IndentationError", message: "unindent does not match any outer indentation level",
          range: lineEnd())
      }
      if indents[indents.count - 1].alternative != alternative { throw inconsistent }
    }
  }

  /// The end of the current line, where CPython puts the caret of its indentation errors.
  private func lineEnd() -> TextRange {
    var end = position
    while end < text.count, text[end] != "\n" { end += 1 }
    return TextRange(
      cell: cell, line: line, column: end - lineStart, endLine: line, endColumn: end - lineStart)
  }

  private func wholeLine() -> TextRange { lineEnd() }

  private mutating func finish() {
    // CPython shows a mistake at the end of the text with the last line, without a caret.
    let last = lineStart == text.count ? max(1, line - 1) : line
    let end = TextRange(cell: cell, line: last, column: -1, endLine: last, endColumn: -1)
    while brackets.isEmpty, indents.count > 1 {
      indents.removeLast()
      tokens.append(Token(kind: .dedent, text: "", range: end, depth: 0))
    }
    tokens.append(Token(kind: .end, text: "", range: end, depth: brackets.count))
  }

  private mutating func skipSpaces() {
    while true {
      switch peek() {
      case " ", "\t", "\u{0C}": position += 1
      default: return
      }
    }
  }

  private mutating func skipComment() {
    while !atEnd, peek() != "\n" { position += 1 }
  }

  // MARK: Tokens

  private mutating func readToken() throws(SyntaxFailure) {
    let start = position
    let scalar = peek()
    if scalar.isNameStart {
      try readName(start)
    } else if scalar.isDigit || scalar == "." && peek(1).isDigit {
      try readNumber(start)
    } else if scalar == "\"" || scalar == "'" {
      try readString(start)
    } else if scalar == "\\" {
      try readContinuation()
    } else {
      try readOperation(start)
    }
  }

  private mutating func readName(_ start: Int) throws(SyntaxFailure) {
    while peek().isNamePart { position += 1 }
    if peek() == "\"" || peek() == "'", isStringPrefix(start..<position) { return try readString(start) }
    let name = string(start..<position)
    add(Token.keywords.contains(name) ? .keyword : .name, from: start)
  }

  private func isStringPrefix(_ range: Range<Int>) -> Bool {
    guard range.count <= 2 else { return false }
    return ["r", "b", "f", "u", "rb", "br", "fr", "rf"].contains(string(range).lowercased())
  }

  private mutating func readContinuation() throws(SyntaxFailure) {
    position += 1
    guard peek() == "\n" else {
      if atEnd { throw SyntaxFailure(message: "unexpected EOF while parsing", range: here()) }
      throw SyntaxFailure(message: "unexpected character after line continuation character", range: here())
    }
    let end = here()
    position += 1
    startLine()
    if atEnd { throw SyntaxFailure(message: "unexpected EOF while parsing", range: end) }
  }

  private mutating func readNumber(_ start: Int) throws(SyntaxFailure) {
    if peek() == "0", let radix = ["x": 16, "o": 8, "b": 2][String(peek(1)).lowercased()] {
      position += 2
      return try readRadixNumber(start, radix)
    }
    try readDigits()
    var isFloat = false
    if peek() == "." {
      isFloat = true
      position += 1
      if peek().isDigit { try readDigits() }
    }
    if peek() == "e" || peek() == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if peek(1 + sign).isDigit {
        isFloat = true
        position += 1 + sign
        try readDigits()
      }
    }
    if peek() == "j" || peek() == "J" {
      position += 1
      throw SyntaxFailure(
        type: "Unsupported", message: "complex numbers are", range: range(from: start),
        remedy: "compute with the real and the imaginary part as two numbers")
    }
    try checkNumberEnd(start, kind: "decimal")
    if !isFloat, text[start] == "0", string(start..<position).contains(where: { $0 != "0" && $0 != "_" }) {
      throw SyntaxFailure(
        message:
          "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        range: TextRange(
          cell: cell, line: line, column: start - lineStart, endLine: line, endColumn: start - lineStart + 1))
    }
    add(.number, from: start)
  }

  private mutating func readDigits() throws(SyntaxFailure) {
    while true {
      while peek().isDigit { position += 1 }
      guard peek() == "_" else { return }
      position += 1
      guard peek().isDigit else { throw SyntaxFailure(message: "invalid decimal literal", range: here(-1)) }
    }
  }

  private mutating func readRadixNumber(_ start: Int, _ radix: Int) throws(SyntaxFailure) {
    let kind = [16: "hexadecimal", 8: "octal", 2: "binary"][radix] ?? ""
    repeat {
      if peek() == "_" { position += 1 }
      guard let digit = Character(peek()).hexDigitValue, digit < radix else {
        if peek().isDigit {
          throw SyntaxFailure(message: "invalid digit '\(peek())' in \(kind) literal", range: here())
        }
        throw SyntaxFailure(message: "invalid \(kind) literal", range: here(-1))
      }
      while let digit = Character(peek()).hexDigitValue, digit < radix { position += 1 }
    } while peek() == "_"
    if peek().isDigit {
      throw SyntaxFailure(message: "invalid digit '\(peek())' in \(kind) literal", range: here())
    }
    try checkNumberEnd(start, kind: kind)
    add(.number, from: start)
  }

  /// A name right after a number is an error, except for the keywords that CPython still lets follow.
  private func checkNumberEnd(_ start: Int, kind: String) throws(SyntaxFailure) {
    guard peek().isNamePart else { return }
    var end = position
    while end < text.count, text[end].isNamePart { end += 1 }
    if ["and", "else", "for", "if", "in", "is", "not", "or"].contains(string(position..<end)) { return }
    throw SyntaxFailure(message: "invalid \(kind) literal", range: here(-1))
  }

  private mutating func readString(_ start: Int) throws(SyntaxFailure) {
    let startLine = line
    let startColumn = start - lineStart
    let quote = peek()
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    while true {
      if atEnd || (!isTriple && peek() == "\n") {
        let kind = isTriple ? "triple-quoted string" : "string"
        let range = TextRange(
          cell: cell, line: startLine, column: startColumn, endLine: startLine, endColumn: startColumn)
        let last = atEnd && position == lineStart ? max(startLine, line - 1) : line
        throw SyntaxFailure(message: "unterminated \(kind) literal (detected at line \(last))", range: range)
      }
      if peek() == "\\" {
        position += 1
        if peek() == "\n" { position += 1; self.startLine() } else { position += 1 }
      } else if peek() == "\n" {
        position += 1
        self.startLine()
      } else if peek() == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
        position += isTriple ? 3 : 1
        break
      } else {
        position += 1
      }
    }
    tokens.append(
      Token(
        kind: .string, text: string(start..<position),
        range: TextRange(
          cell: cell, line: startLine, column: startColumn, endLine: line, endColumn: column), depth: brackets.count))
  }

  private static let operations: Set<String> = [
    "+", "-", "*", "**", "/", "//", "%", "@", "<<", ">>", "&", "|", "^", "~", ":=", "<", ">", "<=", ">=", "==", "!=",
    "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=", "->", "+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=",
    "|=", "^=", ">>=", "<<=", "**=", "...",
  ]

  private mutating func readOperation(_ start: Int) throws(SyntaxFailure) {
    for length in stride(from: 3, through: 1, by: -1) where start + length <= text.count {
      guard Self.operations.contains(string(start..<start + length)) else { continue }
      let scalar = text[start]
      if length == 1, "([{".unicodeScalars.contains(scalar) { try open(scalar) }
      if length == 1, ")]}".unicodeScalars.contains(scalar) { try close(scalar) }
      position += length
      return add(.operation, from: start)
    }
    let scalar = text[start]
    if scalar.value < 0x80 && scalar.isPrintable {
      position += 1
      throw SyntaxFailure(message: "invalid syntax", range: range(from: start))
    }
    let code = String(scalar.value, radix: 16, uppercase: true).leftPadded(to: 4, with: "0")
    if scalar.isPrintable {
      throw SyntaxFailure(message: "invalid character '\(scalar)' (U+\(code))", range: here())
    }
    throw SyntaxFailure(message: "invalid non-printable character U+\(code)", range: here())
  }

  private mutating func open(_ scalar: Unicode.Scalar) throws(SyntaxFailure) {
    guard brackets.count < Self.deepestBrackets else {
      throw SyntaxFailure(message: "too many nested parentheses", range: here())
    }
    brackets.append((scalar, here()))
  }

  private mutating func close(_ scalar: Unicode.Scalar) throws(SyntaxFailure) {
    guard let opening = brackets.popLast() else {
      throw SyntaxFailure(message: "unmatched '\(scalar)'", range: here())
    }
    let pairs: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}"]
    guard pairs[opening.scalar] == scalar else {
      let place = opening.range.line == line ? "" : " on line \(opening.range.line)"
      throw SyntaxFailure(
        message: "closing parenthesis '\(scalar)' does not match opening parenthesis '\(opening.scalar)'\(place)",
        range: here())
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  var isNameStart: Bool {
    value < 0x80
      ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" : properties.isXIDStart
  }

  var isNamePart: Bool { value < 0x80 ? isNameStart || isDigit : properties.isXIDContinue }
}
