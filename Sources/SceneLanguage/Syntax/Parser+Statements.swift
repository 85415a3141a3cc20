extension Parser {
  /// Parses one statement, or the several simple ones of a line.
  mutating func parseStatement(into statements: inout [Statement]) throws(SyntaxFailure) {
    if current.kind == .newline {
      advance()
      return
    }
    if let compound = try parseCompound() { return statements.append(compound) }
    try parseSimpleLine(into: &statements)
  }

  private mutating func parseSimpleLine(into statements: inout [Statement]) throws(SyntaxFailure) {
    repeat {
      statements.append(try parseSimple())
    } while accept(";") && current.kind != .newline && current.kind != .end
    if current.kind == .newline { return advance() }
    if current.kind != .end { throw invalidSyntax() }
  }

  private mutating func parseSimple() throws(SyntaxFailure) -> Statement {
    let start = current.range
    guard current.kind == .keyword else { return try parseExpressionStatement() }
    let kind: Statement.Kind
    switch current.text {
    case "pass":
      advance()
      kind = .pass
    case "break":
      advance()
      kind = .break_
    case "continue":
      advance()
      kind = .continue_
    case "return":
      advance()
      kind = .return_(startsExpression ? try parseExpressions() : nil)
    case "raise":
      advance()
      let exception = startsExpression ? try parseExpression() : nil
      let cause = exception != nil && acceptKeyword("from") ? try parseExpression() : nil
      kind = .raise(exception, cause: cause)
    case "global": kind = .global(try parseNames())
    case "nonlocal": kind = .nonlocal(try parseNames())
    case "del": kind = .delete(try parseDeleted())
    case "assert":
      advance()
      let test = try parseExpression()
      kind = .assert(test, message: accept(",") ? try parseExpression() : nil)
    case "import":
      advance()
      kind = .import_(try parseImportedModules())
    case "from": kind = try parseImportFrom()
    default: return try parseExpressionStatement()
    }
    return Statement(kind, range(from: start))
  }

  private mutating func parseNames() throws(SyntaxFailure) -> [String] {
    advance()
    var names = [try expectBoundName()]
    while accept(",") { names.append(try expectBoundName()) }
    return names
  }

  private mutating func parseDeleted() throws(SyntaxFailure) -> [Expression] {
    advance()
    let targets = try parseExpressions()
    let all: [Expression]
    if case .tuple(let items) = targets.kind, !targets.isParenthesized { all = items } else { all = [targets] }
    for target in all { try checkDeletable(target) }
    return all
  }

  private func checkDeletable(_ target: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name, .attribute, .item: return
    case .tuple(let items), .list(let items): for item in items { try checkDeletable(item) }
    default: throw failure("cannot delete \(target.description)", target.range)
    }
  }

  private mutating func parseDottedName() throws(SyntaxFailure) -> String {
    var name = try expectName()
    while accept(".") { name += "." + (try expectName()) }
    return name
  }

  private mutating func parseImportedModules() throws(SyntaxFailure) -> [Statement.ImportedName] {
    var names: [Statement.ImportedName] = []
    repeat {
      let start = current.range
      let name = try parseDottedName()
      let module = range(from: start)
      let alias = acceptKeyword("as") ? try expectBoundName() : nil
      names.append(Statement.ImportedName(name: name, alias: alias, range: module))
    } while accept(",")
    return names
  }

  private mutating func parseImportFrom() throws(SyntaxFailure) -> Statement.Kind {
    advance()
    var level = 0
    while at(".") || at("...") {
      level += current.text.count
      advance()
    }
    let moduleStart = current.range
    let module = level > 0 && atKeyword("import") ? "" : try parseDottedName()
    let moduleRange = range(from: moduleStart)
    try expectKeyword("import")
    if at("*") {
      let range = current.range
      advance()
      let all = Statement.ImportedName(name: "*", alias: nil, range: range)
      return .importFrom(module: module, range: moduleRange, level: level, [all])
    }
    let isParenthesized = accept("(")
    var names: [Statement.ImportedName] = []
    repeat {
      if isParenthesized, at(")") { break }
      if current.kind == .newline, !names.isEmpty {
        throw failure("trailing comma not allowed without surrounding parentheses", current.range)
      }
      let start = current.range
      let name = try expectName()
      let range = range(from: start)
      let alias = acceptKeyword("as") ? try expectBoundName() : nil
      names.append(Statement.ImportedName(name: name, alias: alias, range: range))
    } while accept(",")
    if isParenthesized { try expect(")") }
    return .importFrom(module: module, range: moduleRange, level: level, names)
  }

  private static let augmented: [String: BinaryOperator] = Dictionary(
    uniqueKeysWithValues: BinaryOperator.allCases.map { ($0.symbol + "=", $0) })

  private mutating func parseExpressionStatement() throws(SyntaxFailure) -> Statement {
    let start = current.range
    let first = atKeyword("yield") ? try parseYield() : try parseExpressions()
    if at(":=") { throw invalidSyntax() }
    if current.kind == .operation, let operation = Self.augmented[current.text] {
      switch first.kind {
      case .name, .attribute, .item: break
      default:
        throw failure("'\(first.description)' is an illegal expression for augmented assignment", first.range)
      }
      advance()
      let value = try parseAssigned()
      return Statement(.augmentedAssignment(first, operation, value), range(from: start))
    }
    if at(":") { return try parseAnnotated(first, start) }
    guard at("=") else { return Statement(.expression(first), range(from: start)) }
    var targets: [Expression] = []
    var value = first
    while at("=") {
      try checkAssignable(value, isLoop: false)
      targets.append(value)
      advance()
      value = try parseAssigned()
    }
    return Statement(.assignment(targets, value), range(from: start))
  }

  private mutating func parseAssigned() throws(SyntaxFailure) -> Expression {
    atKeyword("yield") ? try parseYield() : try parseExpressions()
  }

  private mutating func parseAnnotated(_ target: Expression, _ start: TextRange) throws(SyntaxFailure) -> Statement {
    switch target.kind {
    case .name, .attribute, .item: break
    case .tuple: throw failure("only single target (not tuple) can be annotated", target.range)
    case .list: throw failure("only single target (not list) can be annotated", target.range)
    default:
      var probe = self
      probe.advance()
      guard (try? probe.parseExpression()) != nil else { throw invalidSyntax() }
      throw failure("illegal target for annotation", target.range)
    }
    advance()
    let annotation = try parseExpression()
    let value = accept("=") ? try parseAssigned() : nil
    var isSimple = false
    if case .name = target.kind { isSimple = !target.isParenthesized }
    return Statement(
      .annotatedAssignment(target, annotation: annotation, value: value, isSimple: isSimple), range(from: start))
  }

  /// Refuses what cannot be assigned to, in CPython's words.
  func checkAssignable(_ target: Expression, isLoop: Bool) throws(SyntaxFailure) {
    switch target.kind {
    case .name, .attribute, .item: return
    case .starred(let inner): try checkAssignable(inner, isLoop: isLoop)
    case .tuple(let items), .list(let items):
      for item in items { try checkAssignable(item, isLoop: true) }
      let stars = items.filter { if case .starred = $0.kind { true } else { false } }
      if stars.count > 1 { throw failure("multiple starred expressions in assignment", target.range) }
    case .constant(.none), .constant(.true_), .constant(.false_):
      throw failure("cannot assign to \(target.description)", target.range)
    default:
      let hint = isLoop || target.bindsLooserThanOperators ? "" : " here. Maybe you meant '==' instead of '='?"
      throw failure("cannot assign to \(target.description)\(hint)", target.range)
    }
  }
}

extension Expression {
  var isNameExpression: Bool { if case .name = kind { true } else { false } }

  /// Whether it is no operand of `|`, so that CPython does not take a `=` after it for a mistyped `==`.
  fileprivate var bindsLooserThanOperators: Bool {
    switch kind {
    case .comparison, .not, .boolean, .conditional, .lambda: true
    default: false
    }
  }

  var isConstantName: Bool {
    switch kind {
    case .constant(.none), .constant(.true_), .constant(.false_): true
    default: false
    }
  }

  /// What kind of expression it is, in CPython's words.
  var description: String {
    switch kind {
    case .constant(.none): "None"
    case .constant(.true_): "True"
    case .constant(.false_): "False"
    case .constant(.ellipsis): "ellipsis"
    case .constant: "literal"
    case .name: "name"
    case .formatted: "f-string expression"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set display"
    case .dictionary: "dict literal"
    case .unary, .not, .binary, .boolean: "expression"
    case .comparison: "comparison"
    case .conditional: "conditional expression"
    case .lambda: "lambda"
    case .call: "function call"
    case .attribute: "attribute"
    case .item: "subscript"
    case .slice: "slice"
    case .starred: "starred"
    case .named: "named expression"
    case .comprehension(let kind, _, _, _):
      switch kind {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dictionary: "dict comprehension"
      case .generator: "generator expression"
      }
    case .yield, .yieldFrom: "yield expression"
    }
  }
}
