/// Builds the tree of a program from its tokens, by recursive descent over Python 3.11's grammar.
///
/// Messages are CPython's. Where CPython's second pass with its `invalid_…` rules would find a better message than
/// "invalid syntax", the methods here look for the same mistakes on the way.
struct Parser {
  let tokens: [Token]
  var index = 0
  var depth = 0
  /// The end of the token before the current one.
  var previousRange: TextRange
  private let lexerFailure: SyntaxFailure?
  private let openBrackets: [(scalar: Unicode.Scalar, range: TextRange)]
  /// Whether the text is the inside of an f-string's braces.
  let isEmbedded: Bool
  /// The innermost class around, without the underscores before its name: it owns private names.
  var privateOwner: String?

  /// Whether two expressions side by side are a mistake of their own; not within a look ahead.
  var suggestsCommas = true

  static let deepestNesting = 1000
  /// How many operators, attributes or calls may follow each other in an expression, as CPython's compiler bears.
  static let longestChain = 2990

  init(_ source: String, cell: Int = 0) {
    var lexer = Lexer(source, cell: cell)
    tokens = lexer.tokenize()
    lexerFailure = lexer.failure
    openBrackets = lexer.openBrackets
    isEmbedded = false
    previousRange = TextRange(cell: cell, line: 1, column: 0, endLine: 1, endColumn: 0)
  }

  init(embedded scalars: [Unicode.Scalar], cell: Int, line: Int, column: Int, depth: Int, privateOwner: String?) {
    var lexer = Lexer(embedded: scalars, cell: cell, line: line, column: column)
    tokens = lexer.tokenizeEmbedded()
    lexerFailure = lexer.failure
    openBrackets = []
    isEmbedded = true
    self.depth = depth
    self.privateOwner = privateOwner
    previousRange = TextRange(cell: cell, line: line, column: column, endLine: line, endColumn: column)
  }

  /// Parses a whole program.
  mutating func parseProgram() throws(SyntaxFailure) -> [Statement] {
    do {
      var statements: [Statement] = []
      while current.kind != .end { try parseStatement(into: &statements) }
      return statements
    } catch {
      throw preferred(error)
    }
  }

  // MARK: Tokens

  var current: Token { tokens[index] }

  var next: Token { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() {
    previousRange = tokens[index].range
    if index < tokens.count - 1 { index += 1 }
  }

  func at(_ operation: String) -> Bool { current.kind == .operation && current.text == operation }

  func atKeyword(_ keyword: String) -> Bool { current.kind == .keyword && current.text == keyword }

  mutating func accept(_ operation: String) -> Bool {
    guard at(operation) else { return false }
    advance()
    return true
  }

  mutating func acceptKeyword(_ keyword: String) -> Bool {
    guard atKeyword(keyword) else { return false }
    advance()
    return true
  }

  mutating func expect(_ operation: String) throws(SyntaxFailure) {
    guard accept(operation) else { throw invalidSyntax() }
  }

  mutating func expectKeyword(_ keyword: String) throws(SyntaxFailure) {
    guard acceptKeyword(keyword) else { throw invalidSyntax() }
  }

  /// A name in use: a private one, `__name`, belongs to the class around it.
  func mangled(_ name: String) -> String {
    guard let privateOwner, name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else { return name }
    return "_\(privateOwner)\(name)"
  }

  /// A name that is bound or read here.
  mutating func expectBoundName() throws(SyntaxFailure) -> String { mangled(try expectName()) }

  mutating func expectName() throws(SyntaxFailure) -> String {
    guard current.kind == .name else { throw invalidSyntax() }
    let name = current.text
    advance()
    return name
  }

  /// From the start of an earlier range to the token just read.
  func range(from start: TextRange) -> TextRange { start.through(previousRange) }

  // MARK: Failures

  func invalidSyntax() -> SyntaxFailure { invalidSyntax(at: current) }

  func invalidSyntax(at token: Token) -> SyntaxFailure {
    switch token.kind {
    case .failure: lexerFailure ?? SyntaxFailure(message: "invalid syntax", range: token.range)
    case .indent: SyntaxFailure(type: "IndentationError", message: "unexpected indent", range: token.range)
    case .dedent: SyntaxFailure(type: "IndentationError", message: "unexpected unindent", range: token.range)
    default: SyntaxFailure(message: "invalid syntax", range: token.range)
    }
  }

  func failure(_ message: String, _ range: TextRange) -> SyntaxFailure {
    SyntaxFailure(message: message, range: range)
  }

  /// What CPython reports: a mistake of the tokenizer anywhere in the text, or a bracket opened on an earlier line and
  /// never closed, goes before a mistake of the grammar.
  private func preferred(_ failure: SyntaxFailure) -> SyntaxFailure {
    if isEmbedded { return failure }
    if failure.type == "SyntaxError", let lexerFailure, lexerFailure.type == "SyntaxError" { return lexerFailure }
    let reachesEnd = current.kind == .end
    if failure.type != "SyntaxError", !reachesEnd { return failure }
    if let open = openBrackets.last, reachesEnd || current.range.line > open.range.line {
      return SyntaxFailure(message: "'\(open.scalar)' was never closed", range: open.range)
    }
    return failure
  }

  /// Refuses to nest deeper than the stack allows.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(SyntaxFailure) -> Result
  ) throws(SyntaxFailure) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepestNesting else { throw tooDeep() }
    return try body(&self)
  }

  /// What CPython says of a tree that its compiler cannot walk.
  func tooDeep() -> SyntaxFailure {
    SyntaxFailure(
      type: "RecursionError", message: "maximum recursion depth exceeded during compilation", range: current.range)
  }

  /// Refuses something that this Python does not have.
  func unsupported(_ what: String, _ range: TextRange, remedy: String) -> SyntaxFailure {
    SyntaxFailure(type: "Unsupported", message: what, range: range, remedy: remedy)
  }
}
