extension Parser {
  /// A statement with a block; nil when the current token starts none.
  mutating func parseCompound() throws(SyntaxFailure) -> Statement? {
    let start = current.range
    if at("@") { return try parseDecorated() }
    if current.kind == .name, current.text == "match" { return try parseMatch() }
    guard current.kind == .keyword else { return nil }
    switch current.text {
    case "if": return try nested { parser throws(SyntaxFailure) in try parser.parseIf(start) }
    case "while": return try nested { parser throws(SyntaxFailure) in try parser.parseWhile(start) }
    case "for": return try nested { parser throws(SyntaxFailure) in try parser.parseFor(start) }
    case "try": return try nested { parser throws(SyntaxFailure) in try parser.parseTry(start) }
    case "with": return try nested { parser throws(SyntaxFailure) in try parser.parseWith(start) }
    case "def": return try nested { parser throws(SyntaxFailure) in try parser.parseFunction(start, []) }
    case "class": return try nested { parser throws(SyntaxFailure) in try parser.parseClass(start, []) }
    case "async":
      throw unsupported(
        "'async' is", current.range, remedy: "write plain functions; scenes run one step at a time")
    default: return nil
    }
  }

  /// The block after a header such as `if` on a line.
  mutating func parseBlock(after header: String, line: Int) throws(SyntaxFailure) -> [Statement] {
    guard accept(":") else {
      if current.kind == .failure { throw invalidSyntax() }
      let needsNoLineEnd = ["function definition", "'try' statement", "'else' statement", "'finally' statement"]
      if current.kind != .newline, !needsNoLineEnd.contains(header) { throw invalidSyntax() }
      throw failure("expected ':'", current.range)
    }
    var statements: [Statement] = []
    guard current.kind == .newline else {
      if current.kind == .end { throw invalidSyntax() }
      try parseSimpleBlock(into: &statements)
      return statements
    }
    advance()
    guard current.kind == .indent else {
      if current.kind == .failure { throw invalidSyntax() }
      throw missingBlock(after: header, line: line)
    }
    advance()
    while current.kind != .dedent {
      if current.kind == .end { break }
      try parseStatement(into: &statements)
    }
    if current.kind == .dedent { advance() }
    return statements
  }

  /// That no block follows a header.
  func missingBlock(after header: String, line: Int) -> SyntaxFailure {
    SyntaxFailure(
      type: "IndentationError", message: "expected an indented block after \(header) on line \(line)",
      range: current.range)
  }

  private mutating func parseSimpleBlock(into statements: inout [Statement]) throws(SyntaxFailure) {
    if case .keyword = current.kind,
      ["if", "while", "for", "try", "with", "def", "class"].contains(current.text)
    {
      throw invalidSyntax()
    }
    try parseStatement(into: &statements)
  }

  /// The test of `if` or `while`, where `=` is a common mistake.
  private mutating func parseTest() throws(SyntaxFailure) -> Expression {
    let test = try parseNamed()
    if at("=") { try checkEquals(after: test) }
    return test
  }

  private mutating func parseIf(_ start: TextRange) throws(SyntaxFailure) -> Statement {
    let keyword = current.text
    advance()
    let test = try parseTest()
    let then = try parseBlock(after: "'\(keyword)' statement", line: start.line)
    var otherwise: [Statement] = []
    if atKeyword("elif") {
      let range = current.range
      otherwise = [try nested { parser throws(SyntaxFailure) in try parser.parseIf(range) }]
    } else {
      otherwise = try parseElse()
    }
    return Statement(.if_(test: test, then: then, otherwise: otherwise), range(from: start))
  }

  private mutating func parseElse() throws(SyntaxFailure) -> [Statement] {
    let line = current.range.line
    guard acceptKeyword("else") else { return [] }
    return try parseBlock(after: "'else' statement", line: line)
  }

  private mutating func parseWhile(_ start: TextRange) throws(SyntaxFailure) -> Statement {
    advance()
    let test = try parseTest()
    let body = try parseBlock(after: "'while' statement", line: start.line)
    let otherwise = try parseElse()
    return Statement(.while_(test: test, body: body, otherwise: otherwise), range(from: start))
  }

  private mutating func parseFor(_ start: TextRange) throws(SyntaxFailure) -> Statement {
    advance()
    let target = try parseTargets()
    try checkAssignable(target, isLoop: true)
    try expectKeyword("in")
    let iterable = try parseExpressions()
    let body = try parseBlock(after: "'for' statement", line: start.line)
    let otherwise = try parseElse()
    return Statement(
      .for_(target: target, iterable: iterable, body: body, otherwise: otherwise), range(from: start))
  }

  private mutating func parseTry(_ start: TextRange) throws(SyntaxFailure) -> Statement {
    advance()
    let body = try parseBlock(after: "'try' statement", line: start.line)
    var handlers: [Statement.Handler] = []
    var isForGroups = false
    while atKeyword("except") {
      let handlerStart = current.range
      advance()
      let isGroup = accept("*")
      if isGroup != (handlers.isEmpty ? isGroup : isForGroups) {
        throw failure("cannot have both 'except' and 'except*' on the same 'try'", handlerStart)
      }
      isForGroups = isGroup
      if isGroup, at(":") { throw failure("expected one or more exception types", current.range) }
      if current.kind == .newline { throw failure("expected ':'", current.range) }
      var type: Expression?
      var name: String?
      if !at(":") {
        let value = try parseExpression()
        if at(",") {
          let end = (try? Self.restOfTypes(self)) ?? current.range
          throw failure("multiple exception types must be parenthesized", value.range.through(end))
        }
        type = value
        if acceptKeyword("as") { name = try expectBoundName() }
      }
      let header = TextRange(
        cell: handlerStart.cell, line: handlerStart.line, column: handlerStart.column, endLine: previousRange.endLine,
        endColumn: previousRange.endColumn)
      let block = try parseBlock(after: "'except' statement", line: handlerStart.line)
      if handlers.last.map({ $0.type == nil }) ?? false {
        throw failure("default 'except:' must be last", handlers[handlers.count - 1].range)
      }
      handlers.append(Statement.Handler(type: type, name: name, body: block, range: header))
    }
    let otherwise = handlers.isEmpty ? [] : try parseElse()
    let finallyLine = current.range.line
    let finally = acceptKeyword("finally") ? try parseBlock(after: "'finally' statement", line: finallyLine) : []
    guard !handlers.isEmpty || !finally.isEmpty else {
      throw failure("expected 'except' or 'finally' block", current.range)
    }
    if isForGroups { handlers = Self.grouped(handlers) }
    return Statement(
      .try_(body: body, handlers: handlers, otherwise: otherwise, finally: finally), range(from: start))
  }

  private static func restOfTypes(_ parser: Parser) throws(SyntaxFailure) -> TextRange {
    var probe = parser
    probe.advance()
    return try probe.parseExpressions().range
  }

  private mutating func parseWith(_ start: TextRange) throws(SyntaxFailure) -> Statement {
    advance()
    let items: [(context: Expression, target: Expression?)]
    if let parenthesized = try parseParenthesizedItems() { items = parenthesized } else { items = try parseItems() }
    let body = try parseBlock(after: "'with' statement", line: start.line)
    return Statement(.with(items, body: body), range(from: start))
  }

  private mutating func parseItems() throws(SyntaxFailure) -> [(context: Expression, target: Expression?)] {
    var items: [(context: Expression, target: Expression?)] = []
    repeat {
      if at(")") || at(":") { break }
      let context = try parseExpression()
      var target: Expression?
      if acceptKeyword("as") {
        let parsed = try parseStarOrNamed(allowsNamed: false)
        try checkAssignable(parsed, isLoop: true)
        target = parsed
      }
      items.append((context, target))
    } while accept(",")
    return items
  }

  /// `with (a as b, c as d):`; nil when the bracket belongs to an expression.
  private mutating func parseParenthesizedItems() throws(SyntaxFailure)
    -> [(context: Expression, target: Expression?)]?
  {
    guard at("(") else { return nil }
    var probe = self
    probe.advance()
    guard let items = try? probe.parseItems(), !items.isEmpty, probe.accept(")"), probe.at(":") else { return nil }
    self = probe
    return items
  }

  private mutating func parseDecorated() throws(SyntaxFailure) -> Statement {
    var decorators: [Expression] = []
    while accept("@") {
      decorators.append(try parseNamed())
      guard current.kind == .newline else { throw invalidSyntax() }
      advance()
    }
    let start = current.range
    if atKeyword("def") { return try parseFunction(start, decorators) }
    if atKeyword("class") { return try parseClass(start, decorators) }
    if atKeyword("async"), let refused = try parseCompound() { return refused }
    throw invalidSyntax()
  }

  private mutating func parseFunction(
    _ start: TextRange, _ decorators: [Expression]
  ) throws(SyntaxFailure) -> Statement {
    advance()
    let name = try expectName()
    guard accept("(") else { throw failure("expected '('", current.range) }
    let parameters = try parseParameters(until: ")", allowsAnnotations: true)
    try expect(")")
    let returns = accept("->") ? try parseExpression() : nil
    let body = try parseBlock(after: "function definition", line: start.line)
    return Statement(
      .function(
        Statement.FunctionDefinition(
          name: name, boundName: mangled(name), parameters: parameters, returns: returns, body: body,
          decorators: decorators)),
      range(from: start))
  }

  private mutating func parseClass(
    _ start: TextRange, _ decorators: [Expression]
  ) throws(SyntaxFailure) -> Statement {
    advance()
    let name = try expectName()
    let arguments = at("(") ? try parseArguments() : []
    let boundName = mangled(name)
    let outerOwner = privateOwner
    privateOwner = name.contains { $0 != "_" } ? String(name.drop { $0 == "_" }) : nil
    let body = try parseBlock(after: "class definition", line: start.line)
    privateOwner = outerOwner
    return Statement(
      .class_(
        Statement.ClassDefinition(
          name: name, boundName: boundName, arguments: arguments, body: body, decorators: decorators)),
      range(from: start))
  }

  /// The parameters of a function or a lambda, up to the token that ends them.
  mutating func parseParameters(until end: String, allowsAnnotations: Bool) throws(SyntaxFailure) -> Parameters {
    var parameters = Parameters()
    var keywordsOnly = false
    var names: Set<String> = []
    while !at(end) {
      if parameters.variadicKeywords != nil {
        throw failure("arguments cannot follow var-keyword argument", current.range)
      }
      if at("/") {
        if parameters.positionalOnlyCount > 0 { throw failure("/ may appear only once", current.range) }
        if parameters.positional.isEmpty { throw failure("at least one argument must precede /", current.range) }
        if keywordsOnly { throw failure("/ must be ahead of *", current.range) }
        advance()
        parameters.positionalOnlyCount = parameters.positional.count
      } else if accept("**") {
        parameters.variadicKeywords = try parseParameter(allowsAnnotations, &names, allowsDefault: false)
      } else if at("*") {
        if keywordsOnly { throw failure("* argument may appear only once", current.range) }
        let star = current.range
        advance()
        keywordsOnly = true
        if at(",") || at(end) {
          if at(end) || next.text == end || next.text == "**" {
            throw failure("named arguments must follow bare *", star)
          }
        } else {
          parameters.variadic = try parseParameter(allowsAnnotations, &names, allowsDefault: false)
        }
      } else {
        let parameter = try parseParameter(allowsAnnotations, &names, allowsDefault: true)
        if keywordsOnly {
          parameters.keywordOnly.append(parameter)
        } else {
          if parameter.defaultValue == nil, parameters.positional.last?.defaultValue != nil {
            throw failure("non-default argument follows default argument", parameter.range)
          }
          parameters.positional.append(parameter)
        }
      }
      if !accept(",") { break }
    }
    return parameters
  }

  private mutating func parseParameter(
    _ allowsAnnotations: Bool, _ names: inout Set<String>, allowsDefault: Bool
  ) throws(SyntaxFailure) -> Parameters.Parameter {
    let start = current.range
    let name = try expectBoundName()
    guard names.insert(name).inserted else {
      throw failure("duplicate argument '\(name)' in function definition", start)
    }
    let annotation = allowsAnnotations && accept(":") ? try parseStarOrNamed() : nil
    if !allowsDefault, at("=") {
      throw failure("var-positional argument cannot have default value", current.range)
    }
    let value = accept("=") ? try parseExpression() : nil
    return Parameters.Parameter(
      name: name, range: start, annotation: annotation, defaultValue: value)
  }
}
