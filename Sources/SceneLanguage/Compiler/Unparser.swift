/// Writes an expression with normal spaces, and explicit parentheses around operations inside operations.
enum Unparser {
  static func text(of expression: Expression) -> String {
    switch expression.kind {
    case .constant(let constant): text(of: constant)
    case .name(let name): name
    case .formatted: "f\"…\""
    case .tuple(let items): items.count == 1 ? "(\(text(of: items[0])),)" : "(\(list(items)))"
    case .list(let items): "[\(list(items))]"
    case .set(let items): "{\(list(items))}"
    case .dictionary(let items):
      "{"
        + items.map { item in
          item.key.map { "\(text(of: $0)): \(text(of: item.value))" } ?? "**\(text(of: item.value))"
        }.joined(separator: ", ") + "}"
    case .unary(let operation, let operand): operation.symbol + nested(operand)
    case .not(let operand): "not " + nested(operand)
    case .binary(let operation, let left, let right): "\(nested(left)) \(operation.symbol) \(nested(right))"
    case .boolean(let isAnd, let operands): operands.map(nested).joined(separator: isAnd ? " and " : " or ")
    case .comparison(let first, let rest):
      rest.reduce(nested(first)) { "\($0) \($1.operation.symbol) \(nested($1.operand))" }
    case .conditional(let test, let then, let otherwise):
      "\(nested(then)) if \(nested(test)) else \(nested(otherwise))"
    case .lambda(let parameters, let body):
      "lambda" + (parameters.all.isEmpty ? "" : " " + text(of: parameters)) + ": " + text(of: body)
    case .call(let callee, let arguments): "\(primary(callee))(\(text(of: arguments)))"
    case .attribute(let value, let name): "\(primary(value)).\(name)"
    case .item(let value, let key): "\(primary(value))[\(index(key))]"
    case .slice: index(expression)
    case .starred(let inner): "*" + primary(inner)
    case .named(let name, let value): "(\(name) := \(text(of: value)))"
    case .comprehension(let kind, let element, let value, let clauses):
      comprehension(kind, element, value, clauses)
    case .yield(let value): value.map { "yield " + text(of: $0) } ?? "yield"
    case .yieldFrom(let value): "yield from " + text(of: value)
    }
  }

  /// A statement: the text of its expression, or its keyword.
  static func text(of statement: Statement) -> String {
    switch statement.kind {
    case .expression(let value): text(of: value)
    case .assignment(let targets, let value):
      (targets + [value]).map { bare($0) }.joined(separator: " = ")
    case .augmentedAssignment(let target, let operation, let value):
      "\(text(of: target)) \(operation.symbol)= \(text(of: value))"
    case .annotatedAssignment(let target, _, let value, _):
      text(of: target) + (value.map { " = " + text(of: $0) } ?? "")
    case .return_(let value): value.map { "return " + bare($0) } ?? "return"
    case .delete(let targets): "del " + list(targets)
    case .for_(let target, let iterable, _, _): "for \(bare(target)) in \(text(of: iterable))"
    case .while_(let test, _, _): "while " + text(of: test)
    case .if_(let test, _, _): "if " + text(of: test)
    case .with(let items, _): "with " + items.map { text(of: $0.context) }.joined(separator: ", ")
    case .function(let definition): "def " + definition.name
    case .class_(let definition): "class " + definition.name
    default: ""
    }
  }

  private static func bare(_ expression: Expression) -> String {
    if case .tuple(let items) = expression.kind, items.count > 1 { return list(items) }
    return text(of: expression)
  }

  private static func list(_ items: [Expression]) -> String { items.map { text(of: $0) }.joined(separator: ", ") }

  private static func text(of constant: Expression.Constant) -> String {
    switch constant {
    case .none: "None"
    case .true_: "True"
    case .false_: "False"
    case .ellipsis: "..."
    case .int(let number): String(number)
    case .bigInteger(let digits): digits
    case .float(let number): Numbers.repr(number)
    case .string(let text): pythonRepresentation(of: text)
    case .bytes(let bytes): "b" + pythonRepresentation(of: String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func nested(_ expression: Expression) -> String {
    switch expression.kind {
    case .binary, .boolean, .comparison, .conditional, .lambda, .not, .yield, .yieldFrom:
      "(\(text(of: expression)))"
    default: text(of: expression)
    }
  }

  private static func primary(_ expression: Expression) -> String {
    switch expression.kind {
    case .unary: "(\(text(of: expression)))"
    case .constant(.int): "(\(text(of: expression)))"
    default: nested(expression)
    }
  }

  private static func index(_ expression: Expression) -> String {
    switch expression.kind {
    case .slice(let lower, let upper, let step):
      (lower.map { text(of: $0) } ?? "") + ":" + (upper.map { text(of: $0) } ?? "")
        + (step.map { ":" + text(of: $0) } ?? "")
    case .tuple(let items) where !items.isEmpty: items.map(index).joined(separator: ", ")
    default: text(of: expression)
    }
  }

  private static func text(of arguments: [Expression.Argument]) -> String {
    arguments.map { argument in
      switch argument {
      case .positional(let value): text(of: value)
      case .unpacked(let value): "*" + primary(value)
      case .keyword(let name, let value, _): "\(name)=\(text(of: value))"
      case .unpackedKeywords(let value): "**" + primary(value)
      }
    }.joined(separator: ", ")
  }

  private static func text(of parameters: Parameters) -> String {
    var parts = parameters.positional.map { $0.name + ($0.defaultValue.map { "=" + text(of: $0) } ?? "") }
    if let variadic = parameters.variadic { parts.append("*" + variadic.name) }
    parts += parameters.keywordOnly.map { $0.name + ($0.defaultValue.map { "=" + text(of: $0) } ?? "") }
    if let keywords = parameters.variadicKeywords { parts.append("**" + keywords.name) }
    return parts.joined(separator: ", ")
  }

  private static func comprehension(
    _ kind: Expression.ComprehensionKind, _ element: Expression, _ value: Expression?,
    _ clauses: [Expression.Clause]
  ) -> String {
    var body = text(of: element) + (value.map { ": " + text(of: $0) } ?? "")
    for clause in clauses {
      body += " for \(bare(clause.target)) in \(text(of: clause.iterable))"
      for condition in clause.conditions { body += " if " + text(of: condition) }
    }
    return switch kind {
    case .list: "[\(body)]"
    case .set, .dictionary: "{\(body)}"
    case .generator: "(\(body))"
    }
  }
}
