/// The built-in exception classes, in one table.
enum ExceptionTypes {
  /// Each class with its base, bases first.
  private static let table: [(name: String, base: String?)] = [
    ("BaseException", nil), ("SystemExit", "BaseException"), ("KeyboardInterrupt", "BaseException"),
    ("GeneratorExit", "BaseException"), ("Exception", "BaseException"), ("StopIteration", "Exception"),
    ("StopAsyncIteration", "Exception"), ("ArithmeticError", "Exception"), ("FloatingPointError", "ArithmeticError"),
    ("OverflowError", "ArithmeticError"), ("ZeroDivisionError", "ArithmeticError"), ("AssertionError", "Exception"),
    ("AttributeError", "Exception"), ("BufferError", "Exception"), ("EOFError", "Exception"),
    ("ImportError", "Exception"), ("ModuleNotFoundError", "ImportError"), ("LookupError", "Exception"),
    ("IndexError", "LookupError"), ("KeyError", "LookupError"), ("MemoryError", "Exception"),
    ("NameError", "Exception"), ("UnboundLocalError", "NameError"), ("OSError", "Exception"),
    ("FileNotFoundError", "OSError"), ("PermissionError", "OSError"), ("TimeoutError", "OSError"),
    ("RuntimeError", "Exception"), ("NotImplementedError", "RuntimeError"), ("RecursionError", "RuntimeError"),
    ("SyntaxError", "Exception"), ("IndentationError", "SyntaxError"), ("TabError", "IndentationError"),
    ("SystemError", "Exception"), ("TypeError", "Exception"), ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"), ("UnicodeDecodeError", "UnicodeError"), ("UnicodeEncodeError", "UnicodeError"),
    ("Warning", "Exception"), ("UserWarning", "Warning"), ("DeprecationWarning", "Warning"),
    ("FutureWarning", "Warning"), ("RuntimeWarning", "Warning"), ("PendingDeprecationWarning", "Warning"),
    ("SyntaxWarning", "Warning"), ("ImportWarning", "Warning"), ("UnicodeWarning", "Warning"),
    ("ResourceWarning", "Warning"), ("BytesWarning", "Warning"), ("EncodingWarning", "Warning"),
    ("BaseExceptionGroup", "BaseException"), ("ReferenceError", "Exception"), ("UnicodeTranslateError", "UnicodeError"),
    ("BlockingIOError", "OSError"), ("ChildProcessError", "OSError"), ("ConnectionError", "OSError"),
    ("BrokenPipeError", "ConnectionError"), ("ConnectionAbortedError", "ConnectionError"),
    ("ConnectionRefusedError", "ConnectionError"), ("ConnectionResetError", "ConnectionError"),
    ("FileExistsError", "OSError"), ("InterruptedError", "OSError"), ("IsADirectoryError", "OSError"),
    ("NotADirectoryError", "OSError"), ("ProcessLookupError", "OSError"),
  ]

  nonisolated(unsafe) static let all: [String: TypeObject] = {
    var types: [String: TypeObject] = [:]
    for row in table {
      let bases = row.base.flatMap { types[$0] }.map { [$0] } ?? [.objectType]
      types[row.name] = TypeObject(name: row.name, bases: bases, hasInstanceAttributes: true)
    }
    if let group = types["BaseExceptionGroup"], let exception = types["Exception"] {
      types["ExceptionGroup"] = TypeObject(
        name: "ExceptionGroup", bases: [group, exception], hasInstanceAttributes: true)
    }
    // Two older names of one class.
    types["IOError"] = types["OSError"]
    types["EnvironmentError"] = types["OSError"]
    return types
  }()

  static func named(_ name: String) -> TypeObject? { all[name] }

  private static func required(_ name: String) -> TypeObject {
    guard let type = all[name] else { preconditionFailure("no exception class \(name)") }
    return type
  }

  nonisolated(unsafe) static let baseException = required("BaseException")
  nonisolated(unsafe) static let exception = required("Exception")
  nonisolated(unsafe) static let typeError = required("TypeError")
  nonisolated(unsafe) static let valueError = required("ValueError")
  nonisolated(unsafe) static let runtimeError = required("RuntimeError")
  nonisolated(unsafe) static let indexError = required("IndexError")
  nonisolated(unsafe) static let keyError = required("KeyError")
  nonisolated(unsafe) static let attributeError = required("AttributeError")
  nonisolated(unsafe) static let nameError = required("NameError")
  nonisolated(unsafe) static let stopIteration = required("StopIteration")
  nonisolated(unsafe) static let zeroDivisionError = required("ZeroDivisionError")
  nonisolated(unsafe) static let syntaxError = required("SyntaxError")
}
