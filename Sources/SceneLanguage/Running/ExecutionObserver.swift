/// Where execution is: an expression or statement of the program.
public struct Site: Sendable, Hashable {
  /// Where it stands.
  public var range: TextRange
  /// The expression with normal spaces and explicit parentheses around nested operations, `(y * y) * 2`; for a
  /// statement, its first line.
  public var text: String
  /// The name of the function whose code it is, `<module>` at top level.
  public var function: String

  /// Makes a site.
  public init(range: TextRange, text: String, function: String) {
    self.range = range
    self.text = text
    self.function = function
  }
}

/// A stretch of execution that encloses others.
public enum ExecutionScope: Sendable, Hashable {
  /// A cell of the program.
  case cell(Int)
  /// A call of a function written in the scene.
  case function(name: String)
  /// One round of a loop, counted from 0; the text and the value of the loop variables where it is a `for`, and the
  /// number of rounds where it is known in advance.
  case iteration(variable: String?, value: String?, round: Int, total: Int?)
}

/// Follows a program while it runs. All calls come on the interpreter's thread.
public protocol ExecutionObserver: AnyObject {
  /// A variable was bound to an object whose `isObserved` is true or that may hold such objects (a list, a tuple, a
  /// dictionary, an object with attributes), or lost one: then `value` is nil.
  /// - Parameters:
  ///   - scope: The number of the function call whose variable it is, 0 for the module's.
  func bound(_ name: String, scope: Int, to value: Value?)

  /// What is inside a container, or something inside it, may be another now: the scene assigned to an attribute or an
  /// item of it, or called a method that changes it.
  func changed(_ container: Value)

  /// A scope began.
  func entered(_ scope: ExecutionScope, at range: TextRange?)

  /// The innermost scope ended.
  func left()

  /// The program printed text.
  func printed(_ text: String)

  /// There is something to know that the program does not say.
  func noted(_ note: SceneNote)
}
