/// Refuses, before anything runs, what a scene cannot do here: imports of unknown modules, and functions that read
/// files, ask for input or run text as code.
struct SupportChecker {
  let isDefined: (String) -> Bool
  /// Inside a `try` that catches a failing import, an unknown module is left to fail when it is imported.
  private var isGuarded = false

  init(isDefined: @escaping (String) -> Bool) { self.isDefined = isDefined }

  mutating func check(_ statements: [Statement]) throws(SyntaxFailure) {
    for statement in statements { try check(statement) }
  }

  private mutating func check(_ statement: Statement) throws(SyntaxFailure) {
    switch statement.kind {
    case .import_(let names): for name in names { try checkModule(name.name, name.range) }
    case .importFrom(let module, let range, let level, let names) where level == 0:
      try checkModule(module, range)
      for name in names { try Self.checkAttribute(name.name, of: module, at: name.range) }
    case .if_(_, let then, let otherwise), .while_(_, let then, let otherwise),
      .for_(_, _, let then, let otherwise):
      try check(then)
      try check(otherwise)
    case .try_(let body, let handlers, let otherwise, let finally):
      let outer = isGuarded
      isGuarded = isGuarded || handlers.contains { $0.catchesImports }
      try check(body)
      isGuarded = outer
      for handler in handlers { try check(handler.body) }
      try check(otherwise)
      try check(finally)
    case .with(_, let body): try check(body)
    case .function(let definition): try check(definition.body)
    case .class_(let definition): try check(definition.body)
    case .match(_, let cases): for item in cases { try check(item.body) }
    default: break
    }
  }

  private func checkModule(_ name: String, _ range: TextRange) throws(SyntaxFailure) {
    guard !isDefined(name), !isGuarded else { return }
    let remedy = Refusals.remedy(forModule: name, isDefined: isDefined)
    throw SyntaxFailure(type: "Unsupported", message: "the module '\(name)' is", range: range, remedy: remedy)
  }

  /// Refuses an attribute of a module that reaches outside.
  static func checkAttribute(_ name: String, of module: String, at range: TextRange) throws(SyntaxFailure) {
    guard let remedy = Refusals.remedy(forAttribute: name, of: module) else { return }
    throw SyntaxFailure(
      type: "Unsupported", message: "'\(module).\(name)' is", range: range, remedy: remedy)
  }

  /// Refuses a call of a built-in function that scenes do not have.
  static func checkCall(of name: String, at range: TextRange) throws(SyntaxFailure) {
    guard let refused = (Refusals.functions + Refusals.types).first(where: { $0.name == name }) else { return }
    throw SyntaxFailure(
      type: "Unsupported", message: "the function '\(name)' is", range: range, remedy: refused.remedy)
  }
}

extension Statement.Handler {
  fileprivate var catchesImports: Bool {
    guard let type else { return true }
    let names: [Expression]
    if case .tuple(let items) = type.kind { names = items } else { names = [type] }
    return names.contains {
      guard case .name(let name) = $0.kind else { return false }
      return ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"].contains(name)
    }
  }
}
