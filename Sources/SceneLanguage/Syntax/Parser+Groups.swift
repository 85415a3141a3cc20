extension Parser {
  /// Rewrites `except*` clauses in terms of a plain handler and a hidden object that splits the group:
  ///
  ///     except BaseException as .group:
  ///       .handling = .group_handling(.group)
  ///       if .handling.take(TYPE):
  ///         try:
  ///           NAME = .handling.current
  ///           BLOCK
  ///         except BaseException as .raised:
  ///           .handling.keep(.raised)
  ///       …
  ///       if .handling.finish():
  ///         raise
  static func grouped(_ handlers: [Statement.Handler]) -> [Statement.Handler] {
    guard let range = handlers.first?.range else { return handlers }
    func name(_ text: String) -> Expression { Expression(.name(text), range) }
    func statement(_ kind: Statement.Kind) -> Statement { Statement(kind, range) }
    func call(_ method: String, _ arguments: [Expression]) -> Expression {
      let callee = Expression(.attribute(name(".handling"), method), range)
      return Expression(.call(callee, arguments.map { .positional($0) }), range)
    }
    let made = Expression(.call(name(".group_handling"), [.positional(name(".group"))]), range)
    var body = [statement(.assignment([name(".handling")], made))]
    for handler in handlers {
      guard let type = handler.type else { continue }
      var block = handler.body
      if let target = handler.name {
        let current = Expression(.attribute(name(".handling"), "current"), range)
        block.insert(statement(.assignment([name(target)], current)), at: 0)
      }
      let keep = Statement.Handler(
        type: name("BaseException"), name: ".raised",
        body: [statement(.expression(call("keep", [name(".raised")])))], range: handler.range)
      let attempt = statement(.try_(body: block, handlers: [keep], otherwise: [], finally: []))
      body.append(statement(.if_(test: call("take", [type]), then: [attempt], otherwise: [])))
    }
    body.append(statement(.if_(test: call("finish", []), then: [statement(.raise(nil, cause: nil))], otherwise: [])))
    return [Statement.Handler(type: name("BaseException"), name: ".group", body: body, range: range)]
  }
}
