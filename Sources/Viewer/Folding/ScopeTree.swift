import Recording

/// The scopes that a scene has entered, which lies in which, and in which each box was made.
struct ScopeTree: Sendable {
  /// The scopes in the order in which they were entered.
  private(set) var scopes: [Event.Scope] = []
  /// The scopes that are open, outermost first, as indices into `scopes`.
  private(set) var open: [Int] = []
  /// For each scope the one around it; -1 for none.
  private var around: [Int] = []
  /// The innermost scope in which a box was made; none for those made outside.
  private var birthplaces: [BoxID: Int] = [:]

  /// Takes in the next event of the timeline.
  mutating func take(_ event: Event) {
    switch event.kind {
    case .scopeEntered(let scope):
      around.append(open.last ?? -1)
      open.append(scopes.count)
      scopes.append(scope)
    case .scopeLeft: _ = open.popLast()
    case .tensorCreated(let creation): note(creation.box)
    case .operationApplied(let operation), .detached(_, let operation): note(operation.box)
    case .inPlaceChanged(let change): note(change.operation.box)
    default: break
    }
  }

  private mutating func note(_ box: BoxID) {
    if let scope = open.last { birthplaces[box] = scope }
  }

  /// The rounds, calls and modules in which a box was made, innermost first.
  func foldable(around box: BoxID) -> [Int] {
    var result: [Int] = []
    var scope = birthplaces[box] ?? -1
    while scope >= 0 {
      if scopes[scope].kind != .cell { result.append(scope) }
      scope = around[scope]
    }
    return result
  }

  /// The scope around another; -1 for none.
  func parent(of scope: Int) -> Int { around[scope] }
}
