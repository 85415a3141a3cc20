/// A Python exception on its way through Swift code. Native functions throw it to raise, and catch it to handle what
/// Python code that they called has raised.
public struct PythonError: Error, @unchecked Sendable {
  /// The exception object.
  public let exception: ExceptionObject

  /// Raises an existing exception.
  public init(_ exception: ExceptionObject) { self.exception = exception }

  /// Makes an exception of a built-in class: `PythonError("RuntimeError", "…")`.
  /// - Precondition: `type` names a built-in exception class; unknown names give RuntimeError.
  public init(_ type: String, _ message: String) {
    self.init(ExceptionTypes.named(type) ?? ExceptionTypes.runtimeError, message)
  }

  /// Makes an exception of a class.
  public init(_ type: TypeObject, _ message: String) {
    exception = ExceptionObject(type: type, arguments: [.string(message)])
  }

  /// The name of the exception's class.
  public var typeName: String { exception.type.name }

  /// What `str(exception)` gives.
  public var message: String { (try? Value.object(exception).str()) ?? "" }

  /// A TypeError.
  public static func typeError(_ message: String) -> PythonError { PythonError(ExceptionTypes.typeError, message) }
  /// A ValueError.
  public static func valueError(_ message: String) -> PythonError { PythonError(ExceptionTypes.valueError, message) }
  /// A RuntimeError.
  public static func runtimeError(_ message: String) -> PythonError {
    PythonError(ExceptionTypes.runtimeError, message)
  }
  /// An IndexError.
  public static func indexError(_ message: String) -> PythonError { PythonError(ExceptionTypes.indexError, message) }

  /// A KeyError, whose message is the key's representation.
  public static func keyError(_ key: Value) -> PythonError {
    PythonError(ExceptionObject(type: ExceptionTypes.keyError, arguments: [key]))
  }

  /// An AttributeError; with the object and the name, the traceback may add a suggestion.
  public static func attributeError(
    _ message: String, of object: PythonObject? = nil, name: StringObject? = nil
  ) -> PythonError {
    let error = PythonError(ExceptionTypes.attributeError, message)
    error.exception.subject = object.map { .object($0) } ?? .undefined
    error.exception.subjectName = name?.string
    return error
  }
}
