extension Parser {
  /// `expression (',' expression)* [',']`, with stars: a tuple where there is a comma.
  mutating func parseExpressions() throws(SyntaxFailure) -> Expression {
    let start = current.range
    let first = try parseStarOrNamed(allowsNamed: false)
    guard at(",") else { return first }
    var items = [first]
    while accept(",") {
      guard startsExpression else { break }
      items.append(try parseStarOrNamed(allowsNamed: false))
    }
    return Expression(.tuple(items), range(from: start))
  }

  mutating func parseStarOrNamed(allowsNamed: Bool = true) throws(SyntaxFailure) -> Expression {
    if at("*") {
      let start = current.range
      advance()
      let value = try parseBinary(0)
      return Expression(.starred(value), range(from: start))
    }
    return allowsNamed ? try parseNamed() : try parseExpression()
  }

  /// `name := expression` or an expression.
  ///
  /// CPython words the mistake of assigning to anything else, though not among the arguments of a call.
  mutating func parseNamed(isArgument: Bool = false) throws(SyntaxFailure) -> Expression {
    if current.kind == .name, next.kind == .operation, next.text == ":=" {
      let start = current.range
      let name = try expectName()
      advance()
      let value = try parseExpression()
      return Expression(.named(name, value), range(from: start))
    }
    let value = try parseExpression()
    if at(":="), !isArgument {
      throw failure("cannot use assignment expressions with \(value.description)", value.range)
    }
    return value
  }

  /// Whether the current token can begin an expression.
  var startsExpression: Bool {
    switch current.kind {
    case .name, .number, .string: true
    case .keyword:
      ["None", "True", "False", "not", "lambda", "await", "yield"].contains(current.text)
    case .operation: ["(", "[", "{", "-", "+", "~", "*", "..."].contains(current.text)
    default: false
    }
  }

  /// A conditional expression, a lambda or anything simpler.
  mutating func parseExpression() throws(SyntaxFailure) -> Expression {
    depth += 1
    defer { depth -= 1 }
    try checkDepth()
    if atKeyword("lambda") { return try parseLambda() }
    let start = current.range
    let value = try parseOr()
    guard atKeyword("if") else {
      try checkMissingComma(after: value)
      return value
    }
    advance()
    let test = try parseOr()
    guard acceptKeyword("else") else {
      if !at(":") { throw failure("expected 'else' after 'if' expression", range(from: start)) }
      throw invalidSyntax()
    }
    let otherwise = try parseExpression()
    return Expression(.conditional(test: test, then: value, otherwise: otherwise), range(from: start))
  }

  private func checkDepth() throws(SyntaxFailure) {
    guard depth < Self.deepestNesting else { throw tooDeep() }
  }

  /// Two expressions side by side: in brackets a comma is missing, and `print "x"` lacks its parentheses.
  private mutating func checkMissingComma(after value: Expression) throws(SyntaxFailure) {
    guard suggestsCommas, startsExpression, !at("("), !at("["), !at("-"), !at("+"), !at("*"), !atKeyword("not"),
      !atKeyword("yield")
    else { return }
    if case .name(let name) = value.kind, name == "print" || name == "exec", current.depth == tokens[0].depth {
      let end = (try? rangeOfRest()) ?? current.range
      throw failure(
        "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", value.range.through(end))
    }
    if case .name = value.kind, current.kind == .string, !value.isParenthesized { return }
    guard current.depth > 0 else { return }
    var probe = self
    probe.suggestsCommas = false
    guard let second = try? probe.parseExpression() else { return }
    self = probe
    throw failure("invalid syntax. Perhaps you forgot a comma?", value.range.through(second.range))
  }

  private func rangeOfRest() throws(SyntaxFailure) -> TextRange {
    var probe = self
    return try probe.parseExpressions().range
  }

  private mutating func parseOr() throws(SyntaxFailure) -> Expression {
    let start = current.range
    let first = try parseAnd()
    guard atKeyword("or") else { return first }
    var operands = [first]
    while acceptKeyword("or") { operands.append(try parseAnd()) }
    return Expression(.boolean(isAnd: false, operands), range(from: start))
  }

  private mutating func parseAnd() throws(SyntaxFailure) -> Expression {
    let start = current.range
    let first = try parseNot()
    guard atKeyword("and") else { return first }
    var operands = [first]
    while acceptKeyword("and") { operands.append(try parseNot()) }
    return Expression(.boolean(isAnd: true, operands), range(from: start))
  }

  private mutating func parseNot() throws(SyntaxFailure) -> Expression {
    guard atKeyword("not") else { return try parseComparison() }
    let start = current.range
    advance()
    depth += 1
    defer { depth -= 1 }
    try checkDepth()
    let operand = try parseNot()
    return Expression(.not(operand), range(from: start))
  }

  private mutating func parseComparison() throws(SyntaxFailure) -> Expression {
    let start = current.range
    let first = try parseBinary(0)
    var rest: [(operation: Expression.ComparisonOperator, operand: Expression)] = []
    while let operation = try acceptComparison() { rest.append((operation, try parseBinary(0))) }
    return rest.isEmpty ? first : Expression(.comparison(first, rest), range(from: start))
  }

  private mutating func acceptComparison() throws(SyntaxFailure) -> Expression.ComparisonOperator? {
    if current.kind == .operation {
      guard let rich = Comparison.allCases.first(where: { $0.symbol == current.text }) else { return nil }
      advance()
      return .rich(rich)
    }
    if acceptKeyword("in") { return .in_ }
    if acceptKeyword("is") { return acceptKeyword("not") ? .isNot : .is_ }
    if atKeyword("not") {
      guard next.kind == .keyword, next.text == "in" else { throw invalidSyntax(at: next) }
      advance()
      advance()
      return .notIn
    }
    return nil
  }

  /// The binary operators by how tightly they bind, loosest first.
  private static let levels: [[String: BinaryOperator]] = [
    ["|": .bitOr], ["^": .bitXor], ["&": .bitAnd], ["<<": .leftShift, ">>": .rightShift],
    ["+": .add, "-": .subtract],
    ["*": .multiply, "/": .trueDivide, "//": .floorDivide, "%": .modulo, "@": .matrixMultiply],
  ]
  private static let levelOfSymbol: [String: (level: Int, operation: BinaryOperator)] = {
    var table: [String: (level: Int, operation: BinaryOperator)] = [:]
    for (level, row) in levels.enumerated() {
      for (symbol, operation) in row { table[symbol] = (level, operation) }
    }
    return table
  }()

  /// Binary operators that bind at least as tightly as a level (precedence climbing).
  mutating func parseBinary(_ level: Int) throws(SyntaxFailure) -> Expression {
    let start = current.range
    var left = try parseUnary()
    var links = 0
    while current.kind == .operation, let found = Self.levelOfSymbol[current.text], found.level >= level {
      links += 1
      guard links < Self.longestChain else { throw tooDeep() }
      advance()
      let right = try parseBinary(found.level + 1)
      left = Expression(.binary(found.operation, left, right), range(from: start))
    }
    return left
  }

  private mutating func parseUnary() throws(SyntaxFailure) -> Expression {
    guard current.kind == .operation, let operation = UnaryOperator.allCases.first(where: { $0.symbol == current.text })
    else { return try parsePower() }
    let start = current.range
    advance()
    depth += 1
    defer { depth -= 1 }
    try checkDepth()
    let operand = try parseUnary()
    return Expression(.unary(operation, operand), range(from: start))
  }

  private mutating func parsePower() throws(SyntaxFailure) -> Expression {
    let start = current.range
    let base = try parsePrimary()
    guard accept("**") else { return base }
    let exponent = try nested { parser throws(SyntaxFailure) in try parser.parseUnary() }
    return Expression(.binary(.power, base, exponent), range(from: start))
  }

  private mutating func parsePrimary() throws(SyntaxFailure) -> Expression {
    let start = current.range
    if atKeyword("await") {
      throw unsupported(
        "'await' is", current.range, remedy: "call the function directly; scenes run one step at a time")
    }
    var value = try parseAtom()
    var links = 0
    while current.kind == .operation {
      links += 1
      // Whoever walks the tree goes as deep as the chain is long.
      guard links < Self.longestChain else { throw tooDeep() }
      if accept(".") {
        let name = try expectBoundName()
        value = Expression(.attribute(value, name), range(from: start))
      } else if at("(") {
        let arguments = try parseArguments()
        value = Expression(.call(value, arguments), range(from: start))
      } else if at("["), current.depth > 1, next.kind == .operation, next.text == "]" {
        // CPython takes the brackets for a list.
        throw failure("invalid syntax. Perhaps you forgot a comma?", start.through(next.range))
      } else if accept("[") {
        let key = try parseSlices()
        try expect("]")
        value = Expression(.item(value, key), range(from: start))
      } else {
        break
      }
    }
    return value
  }

  private mutating func parseSlices() throws(SyntaxFailure) -> Expression {
    let start = current.range
    let first = try parseSlice()
    guard at(",") else {
      if case .starred = first.kind { return Expression(.tuple([first]), first.range) }
      return first
    }
    var items = [first]
    while accept(",") {
      if at("]") { break }
      items.append(try parseSlice())
    }
    return Expression(.tuple(items), range(from: start))
  }

  private mutating func parseSlice() throws(SyntaxFailure) -> Expression {
    let start = current.range
    var lower: Expression?
    if !at(":") {
      let value = try parseStarOrNamed()
      if !at(":") { return value }
      lower = value
    }
    try expect(":")
    let upper = at(":") || at("]") || at(",") ? nil : try parseExpression()
    var step: Expression?
    if accept(":"), !at("]"), !at(",") { step = try parseExpression() }
    return Expression(.slice(lower, upper, step), range(from: start))
  }

  /// The arguments of a call or a class, brackets included.
  mutating func parseArguments() throws(SyntaxFailure) -> [Expression.Argument] {
    try expect("(")
    var arguments: [Expression.Argument] = []
    var sawKeyword = false
    var sawUnpackedKeywords = false
    var names: Set<String> = []
    while !at(")") {
      let start = current.range
      if accept("**") {
        arguments.append(.unpackedKeywords(try parseExpression()))
        sawUnpackedKeywords = true
      } else if accept("*") {
        if sawUnpackedKeywords {
          throw failure("iterable argument unpacking follows keyword argument unpacking", start)
        }
        arguments.append(.unpacked(try parseExpression()))
      } else if current.kind == .name, next.kind == .operation, next.text == "=" {
        let name = try expectName()
        advance()
        let value = try parseExpression()
        let whole = range(from: start)
        guard names.insert(name).inserted else { throw failure("keyword argument repeated: \(name)", whole) }
        arguments.append(.keyword(name, value, whole))
        sawKeyword = true
      } else {
        let value = try parseNamed(isArgument: true)
        if atKeyword("for") || atKeyword("async") {
          let generator = try parseClauses(.generator, value, nil, start)
          if !arguments.isEmpty || at(",") && next.text != ")" {
            throw failure("Generator expression must be parenthesized", generator.range)
          }
          let whole = TextRange(
            cell: start.cell, line: start.line, column: start.column - 1, endLine: current.range.endLine,
            endColumn: current.range.endColumn)
          arguments.append(.positional(Expression(generator.kind, whole)))
          break
        }
        if at("=") {
          throw failure(
            value.isConstantName
              ? "cannot assign to \(value.description)"
              : "expression cannot contain assignment, perhaps you meant \"==\"?",
            value.range.through(current.range))
        }
        if sawUnpackedKeywords {
          throw failure("positional argument follows keyword argument unpacking", endOfArguments)
        }
        if sawKeyword { throw failure("positional argument follows keyword argument", endOfArguments) }
        arguments.append(.positional(value))
      }
      if !accept(",") { break }
    }
    guard accept(")") else { throw invalidSyntax() }
    return arguments
  }

  /// The token that ends a misplaced argument, where CPython puts its caret.
  private var endOfArguments: TextRange { current.range }

  private mutating func parseLambda() throws(SyntaxFailure) -> Expression {
    let start = current.range
    advance()
    let parameters = try parseParameters(until: ":", allowsAnnotations: false)
    try expect(":")
    let body = try parseExpression()
    return Expression(.lambda(parameters, body), range(from: start))
  }

  /// `for … in … if …` after the element of a comprehension.
  mutating func parseClauses(
    _ kind: Expression.ComprehensionKind, _ element: Expression, _ value: Expression?, _ start: TextRange
  ) throws(SyntaxFailure) -> Expression {
    var clauses: [Expression.Clause] = []
    while true {
      if atKeyword("async") {
        throw unsupported("'async' is", current.range, remedy: "use a plain for; scenes run one step at a time")
      }
      guard acceptKeyword("for") else { break }
      let target = try parseTargets()
      try checkAssignable(target, isLoop: true)
      guard acceptKeyword("in") else { throw invalidSyntax() }
      let iterable = try parseOrWithoutConditional()
      var conditions: [Expression] = []
      while acceptKeyword("if") { conditions.append(try parseOrWithoutConditional()) }
      clauses.append(Expression.Clause(target: target, iterable: iterable, conditions: conditions))
    }
    return Expression(
      .comprehension(kind, element: element, value: value, clauses), range(from: start))
  }

  private mutating func parseOrWithoutConditional() throws(SyntaxFailure) -> Expression {
    if current.kind == .name, next.kind == .operation, next.text == ":=" { return try parseNamed() }
    if atKeyword("lambda") { return try parseLambda() }
    return try parseOr()
  }

  /// The target list of `for`.
  mutating func parseTargets() throws(SyntaxFailure) -> Expression {
    let start = current.range
    let first = try parseTarget()
    guard at(",") else { return first }
    var items = [first]
    while accept(",") {
      if atKeyword("in") || at("=") { break }
      items.append(try parseTarget())
    }
    return Expression(.tuple(items), range(from: start))
  }

  private mutating func parseTarget() throws(SyntaxFailure) -> Expression {
    if at("*") {
      let start = current.range
      advance()
      let value = try parseBinary(0)
      return Expression(.starred(value), range(from: start))
    }
    return try parseBinary(0)
  }
}
