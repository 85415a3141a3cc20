/// A statement and where it stands.
final class Statement {
  let kind: Kind
  let range: TextRange

  init(_ kind: Kind, _ range: TextRange) {
    self.kind = kind
    self.range = range
  }

  enum Kind {
    case expression(Expression)
    /// `a = b = value`, targets in order.
    case assignment([Expression], Expression)
    case augmentedAssignment(Expression, BinaryOperator, Expression)
    /// `target: annotation = value`; `isSimple` for a bare name.
    case annotatedAssignment(Expression, annotation: Expression, value: Expression?, isSimple: Bool)
    case delete([Expression])
    case pass
    case break_
    case continue_
    case return_(Expression?)
    case raise(Expression?, cause: Expression?)
    case global([String])
    case nonlocal([String])
    case assert(Expression, message: Expression?)
    case import_([ImportedName])
    /// `from module import names`; `*` as a name imports all.
    case importFrom(module: String, range: TextRange, level: Int, [ImportedName])
    case if_(test: Expression, then: [Statement], otherwise: [Statement])
    case while_(test: Expression, body: [Statement], otherwise: [Statement])
    case for_(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
    case try_(body: [Statement], handlers: [Handler], otherwise: [Statement], finally: [Statement])
    case with([(context: Expression, target: Expression?)], body: [Statement])
    case function(FunctionDefinition)
    case class_(ClassDefinition)
    case match(Expression, [MatchCase])
  }

  struct ImportedName {
    let name: String
    let alias: String?
    let range: TextRange
  }

  struct Handler {
    let type: Expression?
    let name: String?
    let body: [Statement]
    let range: TextRange
  }

  struct FunctionDefinition {
    let name: String
    /// The variable that it is bound to.
    let boundName: String
    let parameters: Parameters
    let returns: Expression?
    let body: [Statement]
    let decorators: [Expression]
  }

  struct ClassDefinition {
    let name: String
    /// The variable that it is bound to.
    let boundName: String
    let arguments: [Expression.Argument]
    let body: [Statement]
    let decorators: [Expression]
  }

  struct MatchCase {
    let pattern: Pattern
    let guardTest: Expression?
    let body: [Statement]
  }
}

/// A pattern of `match`.
final class Pattern {
  let kind: Kind
  let range: TextRange

  init(_ kind: Kind, _ range: TextRange) {
    self.kind = kind
    self.range = range
  }

  enum Kind {
    /// A literal or a dotted name, compared with `==`; `None`, `True` and `False` with `is`.
    case value(Expression)
    case singleton(Expression)
    /// `name`, `_` (nil) or `pattern as name`.
    case capture(String?, Pattern?)
    /// The items, of which one may be a star.
    case sequence([Pattern])
    case star(String?)
    case mapping([(key: Expression, pattern: Pattern)], rest: String?)
    case class_(Expression, [Pattern], [(name: String, pattern: Pattern)])
    case or([Pattern])
  }
}
