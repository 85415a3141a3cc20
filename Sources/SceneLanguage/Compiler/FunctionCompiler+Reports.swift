/// Where the observer hears that a container has other contents now.
extension FunctionCompiler {
  /// The methods by which scenes put something into a container or take it out.
  private static let changingMethods: Set<String> = [
    "add_module", "append", "appendleft", "clear", "extend", "insert", "pop", "popitem", "register_buffer",
    "register_module", "register_parameter", "remove", "reverse", "setdefault", "sort", "update",
  ]

  /// After a statement that is a call: `states.append(h)` changes `states`.
  func reportChange(byCall statement: Expression) throws(SyntaxFailure) {
    guard case .call(let callee, _) = statement.kind, case .attribute(let object, let method) = callee.kind,
      Self.changingMethods.contains(method)
    else { return }
    try reportChange(in: object)
  }

  /// After a change inside what an expression means: `net.layers[0]` is inside `net`.
  func reportChange(in container: Expression) throws(SyntaxFailure) {
    guard compiler.isObserved, !scope.isComprehension else { return }
    switch container.kind {
    case .attribute(let object, _), .item(let object, _): try reportChange(in: object)
    case .name:
      let mark = nextTemporary
      let register = try register(container)
      emit(.reportChange, a: register)
      if isTemporary(register) { emit(.drop, a: register) }
      nextTemporary = mark
    default: break
    }
  }
}
