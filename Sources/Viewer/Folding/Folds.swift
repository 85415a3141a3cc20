import Recording

/// Which loop rounds, functions and modules the user wants to see as one box each.
struct Folds: Hashable, Sendable {
  /// Whether all are folded but the exceptions, or none but those.
  private(set) var foldsAll = false
  private var exceptions: Set<Int> = []
  /// Folds that are drawn by themselves although their neighbours are the same, by their first scope.
  private var split: Set<Int> = []

  /// Whether nothing is folded.
  var areNone: Bool { !foldsAll && exceptions.isEmpty }

  /// Whether a scope is drawn as one box.
  func contains(_ scope: Int) -> Bool { exceptions.contains(scope) != foldsAll }

  /// Whether a run of equal folds is drawn one by one.
  func splits(_ scopes: [Int]) -> Bool { scopes.contains(where: split.contains) }

  /// Draws a scope as one box.
  mutating func fold(_ scope: Int) {
    if !contains(scope) { toggle(scope) }
  }

  /// Draws what is inside a scope.
  mutating func unfold(_ scope: Int) {
    if contains(scope) { toggle(scope) }
  }

  private mutating func toggle(_ scope: Int) {
    if exceptions.remove(scope) == nil { exceptions.insert(scope) }
  }

  /// Draws equal folds one by one.
  mutating func split(_ scopes: [Int]) { split.formUnion(scopes) }

  /// Everything folded, or nothing.
  static func everything(_ isFolded: Bool) -> Folds {
    var folds = Folds()
    folds.foldsAll = isFolded
    return folds
  }
}

/// Some loop rounds, functions or modules that are drawn as one box.
struct Fold: Hashable, Sendable {
  /// The scopes, one, or several that are the same.
  var scopes: [Int]
  /// What the box is called: `fc1`, `loss()`, `t=0..3`.
  var title: String
  /// The boxes inside, oldest first.
  var members: [BoxID]

  /// How many equal parts it stands for.
  var count: Int { scopes.count }
}
