extension Parser {
  mutating func parseAtom() throws(SyntaxFailure) -> Expression {
    let token = current
    switch token.kind {
    case .name:
      advance()
      return Expression(.name(mangled(token.text)), token.range)
    case .number:
      advance()
      return Expression(.constant(NumberLiteral.parse(token.text)), token.range)
    case .string: return try parseStrings()
    case .keyword:
      let constants: [String: Expression.Constant] = ["None": .none, "True": .true_, "False": .false_]
      guard let constant = constants[token.text] else { throw invalidSyntax() }
      advance()
      return Expression(.constant(constant), token.range)
    case .operation:
      switch token.text {
      case "(": return try parseParenthesized()
      case "[": return try parseList()
      case "{": return try parseBraces()
      case "...":
        advance()
        return Expression(.constant(.ellipsis), token.range)
      default: throw invalidSyntax()
      }
    default: throw invalidSyntax()
    }
  }

  private mutating func parseParenthesized() throws(SyntaxFailure) -> Expression {
    let start = current.range
    advance()
    if accept(")") { return Expression(.tuple([]), range(from: start)) }
    if atKeyword("yield") {
      let value = try parseYield()
      try expect(")")
      return value
    }
    let first = try parseStarOrNamed()
    if atKeyword("for") || atKeyword("async") {
      let generator = try parseClauses(.generator, first, nil, start)
      try expect(")")
      return Expression(generator.kind, range(from: start))
    }
    if at(",") {
      var items = [first]
      while accept(",") {
        if at(")") { break }
        items.append(try parseStarOrNamed())
      }
      try expect(")")
      let tuple = Expression(.tuple(items), range(from: start))
      tuple.isParenthesized = true
      return tuple
    }
    if at("=") {
      try checkEquals(after: first)
    }
    try expect(")")
    if case .starred = first.kind { throw failure("cannot use starred expression here", first.range) }
    first.isParenthesized = true
    return first
  }

  private mutating func parseList() throws(SyntaxFailure) -> Expression {
    let start = current.range
    advance()
    var items: [Expression] = []
    while !at("]") {
      items.append(try parseStarOrNamed())
      if items.count == 1, atKeyword("for") || atKeyword("async") {
        let comprehension = try parseClauses(.list, items[0], nil, start)
        try expect("]")
        return Expression(comprehension.kind, range(from: start))
      }
      if at("=") { try checkEquals(after: items[items.count - 1]) }
      if !accept(",") { break }
    }
    try expect("]")
    return Expression(.list(items), range(from: start))
  }

  private mutating func parseBraces() throws(SyntaxFailure) -> Expression {
    let start = current.range
    advance()
    if accept("}") { return Expression(.dictionary([]), range(from: start)) }
    if at("**") { return try parseDictionary(start, []) }
    let first = try parseStarOrNamed()
    if at(":") {
      advance()
      let value = try parseDictionaryValue()
      if atKeyword("for") || atKeyword("async") {
        let comprehension = try parseClauses(.dictionary, first, value, start)
        try expect("}")
        return Expression(comprehension.kind, range(from: start))
      }
      if !at("}") { try expect(",") }
      return try parseDictionary(start, [(first, value)])
    }
    if atKeyword("for") || atKeyword("async") {
      let comprehension = try parseClauses(.set, first, nil, start)
      try expect("}")
      return Expression(comprehension.kind, range(from: start))
    }
    var items = [first]
    while accept(",") {
      if at("}") { break }
      items.append(try parseStarOrNamed())
    }
    try expect("}")
    return Expression(.set(items), range(from: start))
  }

  private mutating func parseDictionaryValue() throws(SyntaxFailure) -> Expression {
    if at("}") || at(",") { throw failure("expression expected after dictionary key and ':'", previousRange) }
    return try parseExpression()
  }

  private mutating func parseDictionary(
    _ start: TextRange, _ first: [(key: Expression?, value: Expression)]
  ) throws(SyntaxFailure) -> Expression {
    var items = first
    while !at("}") {
      if accept("**") {
        items.append((nil, try parseBinary(0)))
      } else {
        let key = try parseExpression()
        guard accept(":") else {
          if at("}") || at(",") { throw failure("':' expected after dictionary key", previousRange) }
          throw invalidSyntax()
        }
        items.append((key, try parseDictionaryValue()))
      }
      if !accept(",") { break }
    }
    try expect("}")
    return Expression(.dictionary(items), range(from: start))
  }

  mutating func parseYield() throws(SyntaxFailure) -> Expression {
    let start = current.range
    advance()
    if acceptKeyword("from") {
      let value = try parseExpression()
      return Expression(.yieldFrom(value), range(from: start))
    }
    guard startsExpression else { return Expression(.yield(nil), start) }
    let value = try parseExpressions()
    return Expression(.yield(value), range(from: start))
  }

  /// A `=` where a comparison was probably meant.
  mutating func checkEquals(after value: Expression) throws(SyntaxFailure) {
    guard at("=") else { return }
    switch value.kind {
    case .name, .attribute, .item:
      if case .name = value.kind {
        var probe = self
        probe.advance()
        if let other = try? probe.parseExpression() {
          throw failure(
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", value.range.through(other.range))
        }
      }
      if !value.isNameExpression {
        throw failure(
          "cannot assign to \(value.description) here. Maybe you meant '==' instead of '='?", value.range)
      }
    case .tuple, .list, .constant(.true_), .constant(.false_), .constant(.none): throw invalidSyntax()
    default:
      throw failure(
        "cannot assign to \(value.description) here. Maybe you meant '==' instead of '='?", value.range)
    }
    throw invalidSyntax()
  }
}
