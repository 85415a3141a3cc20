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

  override public func str() throws -> String { try text }

  override public func repr() throws -> String {
    if arguments.count == 1 { return "\(type.name)(\(try arguments[0].repr()))" }
    return type.name + (try Value.tuple(arguments).repr())
  }
}

/// A place that an exception passed on its way out. `ExceptionObject.traceback` has the innermost first.
struct TracebackEntry {
  let code: CodeObject
  let instruction: Int

  /// In place of an instruction: the code has not begun, and shows its definition.
  static let definition = -1

  /// The expression or statement, or the line of the definition.
  var place: CodeObject.Place {
    guard instruction == Self.definition else { return code.place(at: instruction) }
    let line = code.definitionLine ?? 1
    return CodeObject.Place(range: TextRange(line: line, column: 0, endLine: line, endColumn: 0), node: .none)
  }
}

extension ExceptionObject {
  /// Whether this is an exception group.
  var isGroup: Bool {
    ExceptionTypes.named("BaseExceptionGroup").map { type.isSubclass(of: $0) } ?? false
  }

  /// The exceptions of a group.
  var members: [ExceptionObject] {
    guard isGroup, arguments.count > 1 else { return [] }
    return arguments[1].sequence?.compactMap { $0.object as? ExceptionObject } ?? []
  }
}
