/// Walks the tree once to find which names each block binds and uses, and refuses what the blocks forbid.
struct ScopeBuilder {
  /// The scopes of functions, classes, lambdas and comprehensions by their nodes.
  private(set) var scopes: [ObjectIdentifier: Scope] = [:]
  private var current: Scope
  private var loopDepth = 0
  /// What `nonlocal` names, to be found in a function around, which may bind it further down.
  private var outerNames: [(name: String, scope: Scope, range: TextRange)] = []

  /// Finds the scopes of a program.
  static func build(
    _ statements: [Statement]
  ) throws(SyntaxFailure) -> (module: Scope, scopes: [ObjectIdentifier: Scope]) {
    let module = Scope(.module, parent: nil)
    var builder = ScopeBuilder(current: module)
    try builder.visit(statements)
    for outer in builder.outerNames where !outer.scope.hasEnclosingBinding(outer.name) {
      throw SyntaxFailure(message: "no binding for nonlocal '\(outer.name)' found", range: outer.range)
    }
    module.resolve()
    module.markCells()
    return (module, builder.scopes)
  }

  private init(current: Scope) { self.current = current }

  private mutating func visit(_ statements: [Statement]) throws(SyntaxFailure) {
    for statement in statements { try visit(statement) }
  }

  private mutating func inside(
    _ scope: Scope, of node: AnyObject, _ body: (inout ScopeBuilder) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    scopes[ObjectIdentifier(node)] = scope
    let outer = (current, loopDepth)
    current = scope
    loopDepth = 0
    try body(&self)
    (current, loopDepth) = outer
  }

  // MARK: Statements

  private mutating func visit(_ statement: Statement) throws(SyntaxFailure) {
    let range = statement.range
    switch statement.kind {
    case .expression(let value): try visit(value)
    case .assignment(let targets, let value):
      try visit(value)
      for target in targets { try bind(target) }
    case .augmentedAssignment(let target, _, let value):
      try visit(value)
      if case .name(let name) = target.kind { current.use(name) }
      try bind(target)
    case .annotatedAssignment(let target, let annotation, let value, _):
      if let value { try visit(value) }
      if current.kind != .function { try visit(annotation) }
      try bind(target)
    case .delete(let targets): for target in targets { try delete(target) }
    case .pass: break
    case .break_: if loopDepth == 0 { throw SyntaxFailure(message: "'break' outside loop", range: range) }
    case .continue_:
      if loopDepth == 0 { throw SyntaxFailure(message: "'continue' not properly in loop", range: range) }
    case .return_(let value):
      guard current.kind == .function else {
        throw SyntaxFailure(message: "'return' outside function", range: range)
      }
      if let value { try visit(value) }
    case .raise(let value, let cause):
      if let value { try visit(value) }
      if let cause { try visit(cause) }
    case .global(let names): try declareGlobal(names, range)
    case .nonlocal(let names): try declareNonlocal(names, range)
    case .assert(let test, let message):
      try visit(test)
      if let message { try visit(message) }
    case .import_(let names):
      for name in names { current.assign(name.alias ?? String(name.name.prefix { $0 != "." })) }
    case .importFrom(_, _, _, let names):
      for name in names where name.name != "*" { current.assign(name.alias ?? name.name) }
      if names.first?.name == "*", current.kind == .function {
        throw SyntaxFailure(message: "import * only allowed at module level", range: range)
      }
    case .if_(let test, let then, let otherwise):
      try visit(test)
      try visit(then)
      try visit(otherwise)
    case .while_(let test, let body, let otherwise):
      try visit(test)
      loopDepth += 1
      try visit(body)
      loopDepth -= 1
      try visit(otherwise)
    case .for_(let target, let iterable, let body, let otherwise):
      try visit(iterable)
      try bind(target)
      loopDepth += 1
      try visit(body)
      loopDepth -= 1
      try visit(otherwise)
    case .try_(let body, let handlers, let otherwise, let finally):
      try visit(body)
      for handler in handlers {
        if let type = handler.type { try visit(type) }
        if let name = handler.name {
          current.assign(name)
          current.unbindable.insert(name)
        }
        try visit(handler.body)
      }
      try visit(otherwise)
      try visit(finally)
    case .with(let items, let body):
      for item in items {
        try visit(item.context)
        if let target = item.target { try bind(target) }
      }
      try visit(body)
    case .function(let definition): try visit(definition, statement)
    case .class_(let definition): try visit(definition, statement)
    case .match(let subject, let cases):
      try visit(subject)
      for item in cases {
        try bind(item.pattern)
        if let test = item.guardTest { try visit(test) }
        try visit(item.body)
      }
    }
  }

  private mutating func declareGlobal(_ names: [String], _ range: TextRange) throws(SyntaxFailure) {
    for name in names {
      if current.parameters.contains(name) {
        throw SyntaxFailure(message: "name '\(name)' is parameter and global", range: range)
      }
      if current.kind != .module {
        if current.assigned.contains(name) {
          throw SyntaxFailure(message: "name '\(name)' is assigned to before global declaration", range: range)
        }
        if current.used.contains(name) {
          throw SyntaxFailure(message: "name '\(name)' is used prior to global declaration", range: range)
        }
      }
      current.globals.insert(name)
    }
  }

  private mutating func declareNonlocal(_ names: [String], _ range: TextRange) throws(SyntaxFailure) {
    guard current.kind != .module else {
      throw SyntaxFailure(message: "nonlocal declaration not allowed at module level", range: range)
    }
    for name in names {
      if current.parameters.contains(name) {
        throw SyntaxFailure(message: "name '\(name)' is parameter and nonlocal", range: range)
      }
      if current.assigned.contains(name) {
        throw SyntaxFailure(message: "name '\(name)' is assigned to before nonlocal declaration", range: range)
      }
      if current.used.contains(name) {
        throw SyntaxFailure(message: "name '\(name)' is used prior to nonlocal declaration", range: range)
      }
      current.nonlocals.insert(name)
      outerNames.append((name, current, range))
    }
  }

  private mutating func visit(
    _ definition: Statement.FunctionDefinition, _ node: Statement
  ) throws(SyntaxFailure) {
    for decorator in definition.decorators { try visit(decorator) }
    try visitOuterParts(of: definition.parameters)
    if let returns = definition.returns { try visit(returns) }
    current.assign(definition.boundName)
    let scope = Scope(.function, parent: current)
    scope.parameters = definition.parameters.all.map(\.name)
    try inside(scope, of: node) { builder throws(SyntaxFailure) in try builder.visit(definition.body) }
  }

  private mutating func visitOuterParts(of parameters: Parameters) throws(SyntaxFailure) {
    for parameter in parameters.all {
      if let annotation = parameter.annotation { try visit(annotation) }
      if let value = parameter.defaultValue { try visit(value) }
    }
  }

  private mutating func visit(_ definition: Statement.ClassDefinition, _ node: Statement) throws(SyntaxFailure) {
    for decorator in definition.decorators { try visit(decorator) }
    for argument in definition.arguments { try visit(argument.expression) }
    current.assign(definition.boundName)
    let scope = Scope(.class_, parent: current)
    try inside(scope, of: node) { builder throws(SyntaxFailure) in try builder.visit(definition.body) }
  }

  // MARK: Targets

  private mutating func bind(_ target: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name): current.assign(name)
    case .tuple(let items), .list(let items): for item in items { try bind(item) }
    case .starred(let inner): try bind(inner)
    default: try visit(target)
    }
  }

  private mutating func delete(_ target: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name):
      current.assign(name)
      current.unbindable.insert(name)
    case .tuple(let items), .list(let items): for item in items { try delete(item) }
    default: try visit(target)
    }
  }

  private mutating func bind(_ pattern: Pattern) throws(SyntaxFailure) {
    switch pattern.kind {
    case .value(let value), .singleton(let value): try visit(value)
    case .capture(let name, let inner):
      if let name { current.assign(name) }
      if let inner { try bind(inner) }
    case .sequence(let items), .or(let items): for item in items { try bind(item) }
    case .star(let name): if let name { current.assign(name) }
    case .mapping(let items, let rest):
      for item in items {
        try visit(item.key)
        try bind(item.pattern)
      }
      if let rest { current.assign(rest) }
    case .class_(let type, let positional, let keywords):
      try visit(type)
      for item in positional { try bind(item) }
      for item in keywords { try bind(item.pattern) }
    }
  }

  // MARK: Expressions

  private mutating func visit(_ expressions: [Expression]) throws(SyntaxFailure) {
    for expression in expressions { try visit(expression) }
  }

  private mutating func visit(_ expression: Expression) throws(SyntaxFailure) {
    switch expression.kind {
    case .constant: break
    case .name(let name):
      current.use(name)
      if name == "super", current.kind == .function { current.use("__class__") }
    case .formatted(let pieces): try visit(pieces)
    case .tuple(let items), .list(let items), .set(let items), .boolean(_, let items): try visit(items)
    case .dictionary(let items):
      for item in items {
        if let key = item.key { try visit(key) }
        try visit(item.value)
      }
    case .unary(_, let operand), .not(let operand), .starred(let operand), .attribute(let operand, _):
      try visit(operand)
    case .binary(_, let left, let right):
      // Long chains lean to the left, so that side is walked without recursion.
      var rights = [right]
      var first = left
      while case .binary(_, let inner, let outer) = first.kind {
        rights.append(outer)
        first = inner
      }
      try visit(first)
      for operand in rights.reversed() { try visit(operand) }
    case .item(let value, let key):
      try visit(value)
      try visit(key)
    case .comparison(let first, let rest):
      try visit(first)
      for item in rest { try visit(item.operand) }
    case .conditional(let test, let then, let otherwise):
      try visit(test)
      try visit(then)
      try visit(otherwise)
    case .lambda(let parameters, let body):
      try visitOuterParts(of: parameters)
      let scope = Scope(.function, parent: current)
      scope.parameters = parameters.all.map(\.name)
      try inside(scope, of: expression) { builder throws(SyntaxFailure) in try builder.visit(body) }
    case .call(let callee, let arguments):
      try visit(callee)
      for argument in arguments { try visit(argument.expression) }
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] { if let part { try visit(part) } }
    case .named(let name, let value): try visitNamed(name, value, expression)
    case .comprehension(let kind, let element, let value, let clauses):
      try visitComprehension(expression, kind, element, value, clauses)
    case .yield(let value):
      try markGenerator(expression, "'yield' outside function")
      if let value { try visit(value) }
    case .yieldFrom(let value):
      try markGenerator(expression, "'yield' outside function")
      try visit(value)
    }
  }

  private mutating func visit(_ pieces: [Expression.FormatPiece]) throws(SyntaxFailure) {
    for case .value(let value, _, let specification, _) in pieces {
      try visit(value)
      if let specification { try visit(specification) }
    }
  }

  private func markGenerator(_ expression: Expression, _ message: String) throws(SyntaxFailure) {
    guard current.kind == .function else { throw SyntaxFailure(message: message, range: expression.range) }
    if current.isComprehension {
      throw SyntaxFailure(message: "'yield' inside list comprehension", range: expression.range)
    }
    current.isGenerator = true
  }

  private mutating func visitNamed(
    _ name: String, _ value: Expression, _ expression: Expression
  ) throws(SyntaxFailure) {
    try visit(value)
    // In a comprehension the name belongs to the function around it.
    var owner = current
    while owner.isComprehension, let parent = owner.parent {
      if owner.assigned.contains(name) {
        throw SyntaxFailure(
          message: "assignment expression cannot rebind comprehension iteration variable '\(name)'",
          range: expression.range)
      }
      owner.hasNamedExpression = true
      owner = parent
    }
    owner.hasNamedExpression = true
    if owner !== current {
      if owner.kind == .function, !owner.globals.contains(name) {
        current.use(name)
      } else {
        var scope = current
        while scope !== owner, let parent = scope.parent {
          scope.globals.insert(name)
          scope = parent
        }
      }
      if owner.kind == .function {
        var scope = current
        while scope !== owner, let parent = scope.parent {
          scope.nonlocals.insert(name)
          scope = parent
        }
      }
    }
    owner.assign(name)
  }

  private mutating func visitComprehension(
    _ node: Expression, _ kind: Expression.ComprehensionKind, _ element: Expression, _ value: Expression?,
    _ clauses: [Expression.Clause]
  ) throws(SyntaxFailure) {
    // The first iterable is evaluated outside.
    if let first = clauses.first { try visit(first.iterable) }
    let scope = Scope(.function, parent: current)
    scope.parameters = [".0"]
    scope.isComprehension = true
    scope.isGenerator = kind == .generator
    try inside(scope, of: node) { builder throws(SyntaxFailure) in
      for (index, clause) in clauses.enumerated() {
        if index > 0 { try builder.visit(clause.iterable) }
        try builder.bind(clause.target)
        try builder.visit(clause.conditions)
      }
      try builder.visit(element)
      if let value { try builder.visit(value) }
    }
  }
}
