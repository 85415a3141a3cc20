/// An exception: `BaseException` and everything under it.
public final class ExceptionObject: PythonObject {
  /// `args`.
  public final var arguments: [Value]
  /// `__cause__`, from `raise … from …`.
  final var cause: ExceptionObject?
  /// `__context__`: what was being handled when this was raised.
  final var context: ExceptionObject?
  final var suppressesContext = false
  final var traceback: [TracebackEntry] = []
  /// `__notes__`.
  final var notes: [String] = []
  /// The object and the name behind an AttributeError, or the name behind a NameError, for suggestions.
  final var subject: Value = .undefined
  final var subjectName: String?
  /// What a suggestion may choose from, collected where the name was missing.
  final var suggestions: [String] = []
  /// Where a SyntaxError is.
  final var syntax: SyntaxFailure?

  /// Makes an exception with its `args`.
  public init(type: TypeObject, arguments: [Value]) {
    self.arguments = arguments
    super.init(type: type, kind: .exception)
  }

  deinit { ReleaseQueue.release(&arguments) }
}

/// A place that an exception passed on its way out, outermost first in `ExceptionObject.traceback` when reversed.
struct TracebackEntry {
  let file: String
  let function: String
  let range: TextRange
  /// The part of the expression that the carets stress.
  let anchor: TextAnchor?
  let line: String
}
