/// `__traceback__`: the places that an exception passed, from one of them inwards.
final class TracebackObject: PythonObject {
  /// The innermost first, as exceptions keep them.
  let entries: [TracebackEntry]

  /// Nil when there are no places.
  init?(_ entries: [TracebackEntry]) {
    guard !entries.isEmpty else { return nil }
    self.entries = entries
    super.init(type: .traceback)
  }

  /// The outermost place.
  private var first: TracebackEntry { entries[entries.count - 1] }

  override func attribute(_ name: StringObject) throws -> Value? {
    switch name.string {
    case "tb_lineno": .int(first.code.place(at: first.instruction).range.line)
    case "tb_lasti": .int(first.instruction)
    case "tb_next": TracebackObject(Array(entries.dropLast())).map { .object($0) } ?? Value.none
    case "tb_frame": .object(FrameView(first))
    default: try genericAttribute(name)
    }
  }
}

/// What a traceback tells of a frame: its code and its line.
final class FrameView: PythonObject {
  private let entry: TracebackEntry
  private let callers: [TracebackEntry]

  /// A frame and the frames that called it, outermost first.
  init(_ entry: TracebackEntry, callers: [TracebackEntry] = []) {
    self.entry = entry
    self.callers = callers
    super.init(type: Self.frameType)
  }

  override func attribute(_ name: StringObject) throws -> Value? {
    switch name.string {
    case "f_code": .object(CodeView(entry.code))
    case "f_lineno": .int(entry.place.range.line)
    case "f_back": callers.last.map { .object(FrameView($0, callers: callers.dropLast())) } ?? Value.none
    case "f_globals": Interpreter.running.globalVariables()
    case "f_locals": .object(DictionaryObject())
    default: try genericAttribute(name)
    }
  }

  nonisolated(unsafe) private static let frameType = TypeObject(name: "frame")
}

/// `__code__`: what scripts read of the code of a function.
final class CodeView: PythonObject {
  private let code: CodeObject

  init(_ code: CodeObject) {
    self.code = code
    super.init(type: .code)
  }

  override func attribute(_ name: StringObject) throws -> Value? {
    func names(_ names: [StringObject]) -> Value { .tuple(names.map { .object($0) }) }
    switch name.string {
    case "co_name": return .string(code.name)
    case "co_qualname": return .string(code.qualifiedName)
    case "co_filename": return .string(code.unit.fileName)
    case "co_firstlineno": return .int(code.firstLine)
    case "co_argcount": return .int(code.positionalCount)
    case "co_posonlyargcount": return .int(code.positionalOnlyCount)
    case "co_kwonlyargcount": return .int(code.keywordOnlyCount)
    case "co_varnames": return names(code.localNames.filter { name in !code.isShared(name) || code.isParameter(name) })
    case "co_nlocals": return .int(code.localNames.count)
    case "co_freevars": return names(code.freeNames)
    case "co_flags":
      return .int(3 | (code.hasVariadic ? 4 : 0) | (code.hasVariadicKeywords ? 8 : 0) | (code.isGenerator ? 32 : 0))
    default: return try genericAttribute(name)
    }
  }

  override func repr() throws -> String {
    "<code object \(code.name) at \(identityText), file \"\(code.unit.fileName)\", line \(code.firstLine)>"
  }
}

extension CodeObject {
  /// The line that the definition begins on.
  var firstLine: Int { definitionLine ?? places.first { $0.range.line > 0 }?.range.line ?? 1 }

  /// Whether a name belongs to an enclosing function.
  func isShared(_ name: StringObject) -> Bool { freeNames.contains { $0 === name } }

  /// Whether a name is a parameter.
  func isParameter(_ name: StringObject) -> Bool { localNames.prefix(parameterCount).contains { $0 === name } }
}
