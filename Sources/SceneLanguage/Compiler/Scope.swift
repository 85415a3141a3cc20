/// The names of one block of code - a module, a class, a function, a comprehension - and where each lives.
final class Scope {
  enum Kind { case module, class_, function }

  /// Where a name lives.
  enum Place {
    /// A register of the function.
    case local
    /// A variable of this function that an inner one uses too.
    case cell
    /// A variable of an outer function.
    case free
    case global
    /// A variable of a class body, found by name.
    case name
  }

  let kind: Kind
  let parent: Scope?
  /// The parameters, in the order of their registers.
  var parameters: [String] = []
  /// Names bound here, in order of appearance.
  private(set) var assigned: [String] = []
  private var assignedSet: Set<String> = []
  private(set) var used: Set<String> = []
  var globals: Set<String> = []
  var nonlocals: Set<String> = []
  /// Names whose binding may disappear: deleted, or bound by `except … as`.
  var unbindable: Set<String> = []
  var children: [Scope] = []
  var isGenerator = false
  /// Whether `:=` may rebind a variable in the middle of an expression.
  var hasNamedExpression = false
  var isComprehension = false
  /// Whether methods need the class itself, for `super()`.
  var needsClassCell = false
  private(set) var cells: Set<String> = []
  private(set) var free: [String] = []
  /// Variables of the function around a comprehension that it only reads: their values are handed to it.
  private(set) var given: [String] = []

  init(_ kind: Kind, parent: Scope?) {
    self.kind = kind
    self.parent = parent
    parent?.children.append(self)
  }

  func assign(_ name: String) {
    if assignedSet.insert(name).inserted { assigned.append(name) }
  }

  func use(_ name: String) { used.insert(name) }

  /// The names that get registers, parameters first.
  var locals: [String] {
    let known = Set(parameters)
    return parameters + assigned.filter { !known.contains($0) && !globals.contains($0) && !nonlocals.contains($0) }
  }

  private func owns(_ name: String) -> Bool {
    (assignedSet.contains(name) || parameters.contains(name)) && !globals.contains(name) && !nonlocals.contains(name)
  }

  /// Decides which names cross function boundaries. Called once, on the module.
  func resolve() {
    for child in children { child.resolve() }
    guard kind == .function || kind == .class_ else { return }
    for name in used.union(nonlocals) where kind == .class_ || !owns(name) { capture(name) }
    for child in children { for name in child.free where !captured(name) { capture(name) } }
  }

  private func captured(_ name: String) -> Bool { free.contains(name) }

  /// Makes a name free here when an enclosing function owns it.
  private func capture(_ name: String) {
    if kind == .function, owns(name) || globals.contains(name) { return }
    if kind == .class_, name == "__class__" { return }
    guard !free.contains(name), enclosingOwner(of: name) != nil else { return }
    free.append(name)
  }

  private func enclosingOwner(of name: String) -> Scope? {
    var scope = parent
    while let candidate = scope {
      if candidate.kind == .function {
        if candidate.globals.contains(name) { return nil }
        if candidate.owns(name) { return candidate }
      }
      if candidate.kind == .class_, name == "__class__" { return candidate }
      scope = candidate.parent
    }
    return nil
  }

  /// Marks the variables that children use. Called after `resolve`, from the module down.
  func markCells() {
    for name in locals where kind == .function && children.allSatisfy({ $0.canBeGiven(name) }) {
      for child in children { child.give(name) }
    }
    for child in children {
      for name in child.free where kind == .function && owns(name) || kind == .class_ && name == "__class__" {
        cells.insert(name)
        if name == "__class__" { needsClassCell = true }
      }
      child.markCells()
    }
  }

  /// Whether a variable of the function around needs no cell on account of this scope: a list, set or dictionary
  /// comprehension runs to its end where it stands, so that what it reads cannot be bound anew meanwhile.
  private func canBeGiven(_ name: String) -> Bool {
    guard free.contains(name) else { return true }
    return isComprehension && !isGenerator && !nonlocals.contains(name)
      && children.allSatisfy { $0.canBeGiven(name) }
  }

  /// Makes a free variable one whose value is handed over, here and in the comprehensions inside.
  private func give(_ name: String) {
    guard let index = free.firstIndex(of: name) else { return }
    free.remove(at: index)
    given.append(name)
    parameters.append(name)
    for child in children { child.give(name) }
  }

  /// Whether an enclosing function binds the name, as `nonlocal` demands.
  func hasEnclosingBinding(_ name: String) -> Bool { enclosingOwner(of: name) != nil }

  func place(of name: String) -> Place {
    if globals.contains(name) { return .global }
    switch kind {
    case .module: return .global
    case .class_:
      if free.contains(name), !assignedSet.contains(name) { return .free }
      if nonlocals.contains(name) { return .free }
      return .name
    case .function:
      if cells.contains(name) { return .cell }
      if owns(name) { return .local }
      return free.contains(name) ? .free : .global
    }
  }
}
