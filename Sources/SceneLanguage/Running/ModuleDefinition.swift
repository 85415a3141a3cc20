/// A module that a program can import, made when it first does.
public struct ModuleDefinition {
  /// What the module consists of.
  public enum Content {
    /// Swift code that fills the module's namespace.
    case native((ModuleObject, Interpreter) throws -> Void)
    /// Python source; its frames show in tracebacks only when `showsFrames` is true.
    case python(String, showsFrames: Bool)
    /// Swift code first, then Python source in the same namespace.
    case mixed((ModuleObject, Interpreter) throws -> Void, String, showsFrames: Bool)
  }

  /// The dotted name.
  public var name: String
  /// What it consists of.
  public var content: Content

  /// Defines a module in Swift.
  public init(_ name: String, _ fill: @escaping (ModuleObject, Interpreter) throws -> Void) {
    self.name = name
    content = .native(fill)
  }

  /// Defines a module in Python.
  public init(_ name: String, source: String, showsFrames: Bool = false) {
    self.name = name
    content = .python(source, showsFrames: showsFrames)
  }

  /// Defines a module in Swift and Python.
  public init(
    _ name: String, source: String, showsFrames: Bool = false,
    _ fill: @escaping (ModuleObject, Interpreter) throws -> Void
  ) {
    self.name = name
    content = .mixed(fill, source, showsFrames: showsFrames)
  }
}
