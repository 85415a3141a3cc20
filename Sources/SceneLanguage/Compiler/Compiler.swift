/// Turns the tree of a program into code for the machine, with names resolved to registers and slots.
final class Compiler {
  let unit: SourceUnit
  /// The module whose variables the code uses.
  let module: ModuleObject
  let builtins: Namespace
  /// Whether the code reports to an observer.
  let isObserved: Bool
  private(set) var scopes: [ObjectIdentifier: Scope] = [:]
  /// The names that the program binds at module level, in this cell or an earlier one.
  private(set) var definedNames: Set<String> = []
  /// What CPython would warn of, in the order of the program.
  private(set) var warnings: [(message: String, range: TextRange)] = []

  /// Notes a SyntaxWarning.
  func warn(_ message: String?, at range: TextRange) {
    if let message, !unit.isHidden { warnings.append((message, range)) }
  }

  /// The names that imports bind to modules, anywhere in the program.
  var importedModules: Set<String> = []

  init(unit: SourceUnit, module: ModuleObject, builtins: Namespace, isObserved: Bool) {
    self.unit = unit
    self.module = module
    self.builtins = builtins
    self.isObserved = isObserved
  }

  /// Compiles one cell; with `echoesLast`, the value of a last expression is shown.
  func compile(_ statements: [Statement], cell: Int, echoesLast: Bool) throws(SyntaxFailure) -> CodeObject {
    let (scope, scopes) = try ScopeBuilder.build(statements)
    self.scopes = scopes
    definedNames.formUnion(scope.assigned)
    for inner in scopes.values { definedNames.formUnion(inner.globals) }
    let code = CodeObject(name: "<module>", qualifiedName: "<module>", unit: unit)
    let function = FunctionCompiler(self, code, scope, qualifier: "")
    try function.compileModule(statements, echoesLast: echoesLast)
    return code
  }

  /// Compiles an expression as a module whose code returns its value.
  func compile(expression: Expression) throws(SyntaxFailure) -> CodeObject {
    let statement = Statement(.expression(expression), expression.range)
    let (scope, scopes) = try ScopeBuilder.build([statement])
    self.scopes = scopes
    let code = CodeObject(name: "<module>", qualifiedName: "<module>", unit: unit)
    let function = FunctionCompiler(self, code, scope, qualifier: "")
    try function.compileLambdaBody(expression)
    return code
  }

  func scope(of node: AnyObject) -> Scope {
    guard let scope = scopes[ObjectIdentifier(node)] else { preconditionFailure("a node without its scope") }
    return scope
  }
}
