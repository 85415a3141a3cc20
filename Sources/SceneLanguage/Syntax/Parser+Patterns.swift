extension Parser {
  /// `match subject:` and its cases; nil when `match` is an ordinary name here.
  mutating func parseMatch() throws(SyntaxFailure) -> Statement? {
    var probe = self
    let start = current.range
    probe.advance()
    guard probe.startsExpression || probe.at("*"), let subject = try? probe.parseMatchSubject() else { return nil }
    if probe.current.kind == .newline, [.name, .number, .string].contains(next.kind) {
      throw failure("expected ':'", probe.current.range)
    }
    guard probe.accept(":"), probe.current.kind == .newline else { return nil }
    probe.advance()
    guard probe.current.kind == .indent else {
      throw probe.missingBlock(after: "'match' statement", line: start.line)
    }
    probe.advance()
    guard probe.current.kind == .name, probe.current.text == "case" else { return nil }
    var cases: [Statement.MatchCase] = []
    while probe.current.kind == .name, probe.current.text == "case" {
      let line = probe.current.range.line
      probe.advance()
      let pattern = try probe.parseOpenPattern()
      let test = probe.acceptKeyword("if") ? try probe.parseNamed() : nil
      let body = try probe.parseBlock(after: "'case' statement", line: line)
      cases.append(Statement.MatchCase(pattern: pattern, guardTest: test, body: body))
    }
    guard probe.current.kind == .dedent else { throw probe.invalidSyntax() }
    probe.advance()
    self = probe
    return Statement(.match(subject, cases), range(from: start))
  }

  private mutating func parseMatchSubject() throws(SyntaxFailure) -> Expression {
    let start = current.range
    let first = try parseStarOrNamed()
    guard at(",") else { return first }
    var items = [first]
    while accept(",") {
      guard startsExpression else { break }
      items.append(try parseStarOrNamed())
    }
    return Expression(.tuple(items), range(from: start))
  }

  /// A pattern that may be a sequence without brackets.
  private mutating func parseOpenPattern() throws(SyntaxFailure) -> Pattern {
    let start = current.range
    let first = try parseStarOrPattern()
    guard at(",") else {
      if case .star = first.kind { return Pattern(.sequence([first]), first.range) }
      return first
    }
    var items = [first]
    while accept(",") {
      if at(":") || atKeyword("if") { break }
      items.append(try parseStarOrPattern())
    }
    return Pattern(.sequence(items), range(from: start))
  }

  private mutating func parseStarOrPattern() throws(SyntaxFailure) -> Pattern {
    guard at("*") else { return try parsePattern() }
    let start = current.range
    advance()
    let name = try expectBoundName()
    return Pattern(.star(name == "_" ? nil : name), range(from: start))
  }

  private mutating func parsePattern() throws(SyntaxFailure) -> Pattern {
    try nested { parser throws(SyntaxFailure) in try parser.parseAsPattern() }
  }

  private mutating func parseAsPattern() throws(SyntaxFailure) -> Pattern {
    let start = current.range
    let first = try parseClosedPattern()
    var alternatives = [first]
    while accept("|") { alternatives.append(try parseClosedPattern()) }
    let pattern = alternatives.count == 1 ? first : Pattern(.or(alternatives), range(from: start))
    guard acceptKeyword("as") else { return pattern }
    let name = try expectBoundName()
    if name == "_" { throw failure("cannot use '_' as a target", previousRange) }
    return Pattern(.capture(name, pattern), range(from: start))
  }

  private mutating func parseClosedPattern() throws(SyntaxFailure) -> Pattern {
    let start = current.range
    switch current.kind {
    case .number, .string: return Pattern(.value(try parseBinary(4)), range(from: start))
    case .keyword where ["None", "True", "False"].contains(current.text):
      return Pattern(.singleton(try parseAtom()), range(from: start))
    case .name: return try parseNamePattern(start)
    case .operation:
      if at("-") { return Pattern(.value(try parseBinary(4)), range(from: start)) }
      if accept("[") { return try parseSequencePattern(start, close: "]", isList: true) }
      if accept("(") { return try parseSequencePattern(start, close: ")", isList: false) }
      if accept("{") { return try parseMappingPattern(start) }
      throw invalidSyntax()
    default: throw invalidSyntax()
    }
  }

  private mutating func parseNamePattern(_ start: TextRange) throws(SyntaxFailure) -> Pattern {
    let name = try expectBoundName()
    guard at(".") || at("(") else { return Pattern(.capture(name == "_" ? nil : name, nil), start) }
    var value = Expression(.name(name), start)
    while accept(".") {
      let attribute = try expectBoundName()
      value = Expression(.attribute(value, attribute), range(from: start))
    }
    guard accept("(") else { return Pattern(.value(value), range(from: start)) }
    var positional: [Pattern] = []
    var keywords: [(name: String, pattern: Pattern)] = []
    while !at(")") {
      if current.kind == .name, next.kind == .operation, next.text == "=" {
        let name = try expectName()
        advance()
        keywords.append((name, try parsePattern()))
      } else {
        if !keywords.isEmpty {
          throw failure("positional patterns follow keyword patterns", current.range)
        }
        positional.append(try parsePattern())
      }
      if !accept(",") { break }
    }
    try expect(")")
    return Pattern(.class_(value, positional, keywords), range(from: start))
  }

  private mutating func parseSequencePattern(
    _ start: TextRange, close: String, isList: Bool
  ) throws(SyntaxFailure) -> Pattern {
    var items: [Pattern] = []
    var sawComma = false
    while !at(close) {
      items.append(try parseStarOrPattern())
      if !accept(",") { break }
      sawComma = true
    }
    try expect(close)
    if !isList, !sawComma, items.count == 1 {
      if case .star = items[0].kind {} else { return items[0] }
    }
    return Pattern(.sequence(items), range(from: start))
  }

  private mutating func parseMappingPattern(_ start: TextRange) throws(SyntaxFailure) -> Pattern {
    var items: [(key: Expression, pattern: Pattern)] = []
    var rest: String?
    while !at("}") {
      if accept("**") {
        rest = try expectBoundName()
      } else {
        let key = try parseBinary(4)
        try expect(":")
        items.append((key, try parsePattern()))
      }
      if !accept(",") { break }
    }
    try expect("}")
    return Pattern(.mapping(items, rest: rest), range(from: start))
  }
}
