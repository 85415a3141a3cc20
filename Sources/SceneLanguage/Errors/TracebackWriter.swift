/// Words an uncaught exception as CPython 3.11 prints it.
struct TracebackWriter {
  private let interpreter: Interpreter
  private let suggests: Bool

  /// Suggestions of names are made where an exception ends the program; the module `traceback` of 3.11 knows none.
  init(_ interpreter: Interpreter, suggests: Bool = true) {
    self.interpreter = interpreter
    self.suggests = suggests
  }

  /// The whole text, line end included.
  func text(of exception: ExceptionObject) -> String { pieces(of: exception).joined() }

  /// The text of a KeyboardInterrupt that nobody catches, where the program is now.
  var interruptedText: String {
    let entries = entryTexts(interpreter.machine.visibleStack)
    return (["Traceback (most recent call last):\n"] + entries + ["KeyboardInterrupt\n"]).joined()
  }

  /// The text in the pieces that `traceback.format_exception` gives.
  func pieces(of exception: ExceptionObject, withContext: Bool = true) -> [String] {
    // The chain of causes may be as long as the run: it is walked, not recursed into.
    var chain: [(exception: ExceptionObject, link: String)] = [(exception, "")]
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(exception)]
    while withContext, let last = chain.last?.exception {
      if let cause = last.cause, seen.insert(ObjectIdentifier(cause)).inserted {
        chain.append((cause, "\nThe above exception was the direct cause of the following exception:\n\n"))
      } else if let context = last.context, !last.suppressesContext, last.cause == nil,
        seen.insert(ObjectIdentifier(context)).inserted
      {
        chain.append((context, "\nDuring handling of the above exception, another exception occurred:\n\n"))
      } else {
        break
      }
    }
    var result: [String] = []
    for (exception, link) in chain.reversed() {
      if exception.isGroup {
        result += groupLines(exception, depth: 0, withContext: withContext)
      } else {
        if !exception.traceback.isEmpty {
          result.append("Traceback (most recent call last):\n")
          result += entryTexts(exception.traceback.reversed())
        }
        result.append(summary(of: exception))
      }
      if !link.isEmpty { result.append(link) }
    }
    return result
  }

  /// An exception group as a tree: each exception of it in a numbered box.
  private func groupLines(_ exception: ExceptionObject, depth: Int, withContext: Bool) -> [String] {
    let margin = String(repeating: " ", count: depth * 2) + "  | "
    var result: [String] = []
    func add(_ text: String) {
      var text = text
      if text.hasSuffix("\n") { text.removeLast() }
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) { result.append(margin + line + "\n") }
    }
    if !exception.traceback.isEmpty {
      if depth == 0 {
        result.append("  + Exception Group Traceback (most recent call last):\n")
      } else {
        add("Exception Group Traceback (most recent call last):")
      }
      for entry in entryTexts(exception.traceback.reversed()) { add(entry) }
    }
    add(summary(of: exception))
    let members = exception.members
    let inner = String(repeating: " ", count: depth * 2 + 2)
    for (index, member) in members.enumerated() {
      let isLast = index == members.count - 1
      result.append(
        inner + (index == 0 ? "+-" : "  ") + "+---------------- \(index + 1) ----------------\n")
      if member.isGroup {
        result += groupLines(member, depth: depth + 1, withContext: withContext)
      } else {
        let memberMargin = String(repeating: " ", count: depth * 2 + 2) + "  | "
        for piece in pieces(of: member, withContext: withContext) {
          for line in piece.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            result.append(memberMargin + line + "\n")
          }
        }
      }
      if isLast, !member.isGroup { result.append(inner + "  +------------------------------------\n") }
    }
    return result
  }

  /// The entries, outermost first; what repeats more than three times is counted.
  private func entryTexts(_ entries: [TracebackEntry]) -> [String] {
    var result: [String] = []
    var last: (code: ObjectIdentifier, line: Int)?
    var count = 0
    func writeRepetition() {
      guard count > 3 else { return }
      let more = count - 3
      result.append("  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n")
    }
    for entry in entries {
      let range = entry.place.tracebackRange
      let key = (code: ObjectIdentifier(entry.code), line: range.line)
      if let known = last, known == key {
        count += 1
      } else {
        writeRepetition()
        last = key
        count = 1
      }
      if count <= 3 { result.append(Self.text(of: entry)) }
    }
    writeRepetition()
    return result
  }

  /// The lines of one place.
  static func text(of entry: TracebackEntry) -> String {
    let place = entry.place
    let unit = entry.code.unit
    let range = place.tracebackRange
    var file = "File \"\(unit.fileName)\""
    if unit.labels.indices.contains(range.cell), let label = unit.labels[range.cell] { file = "Cell \(label)" }
    var text = "  \(file), line \(range.line), in \(entry.code.name)\n"
    let line = unit.line(range.line, cell: range.cell)
    let trimmed = line.trimmed
    if !trimmed.isEmpty {
      text += "    \(trimmed)\n"
      if let carets = Carets.line(for: place, line: line) { text += "    \(carets)\n" }
    }
    return text
  }

  /// The last line: the class and the message, with a suggestion where a name was misspelt.
  func summary(of exception: ExceptionObject) -> String {
    let type = exception.type
    let name =
      type.module == nil || type.module == "builtins" || type.module == "__main__"
      ? type.qualifiedNameInModule : "\(type.module ?? "").\(type.qualifiedNameInModule)"
    let message: String
    do { message = try Value.object(exception).str() } catch { message = "<exception str() failed>" }
    let shown = type.module == "__main__" ? "__main__.\(name)" : name
    var text = (type.module == "__main__" ? Self.bare(shown) : name) + (message.isEmpty ? "" : ": \(message)")
    if suggests, let suggestion = Suggestions.suggestion(for: exception) { text += ". Did you mean: '\(suggestion)'?" }
    for note in exception.notes { text += "\n\(note)" }
    return text + "\n"
  }

  /// Python leaves out the name of the main module.
  private static func bare(_ name: String) -> String {
    name.hasPrefix("__main__.") ? String(name.dropFirst("__main__.".count)) : name
  }
}

/// The line of tildes and carets under a line of a traceback.
enum Carets {
  static func line(for place: CodeObject.Place, line: String) -> String? {
    let scalars = Array(line.unicodeScalars)
    let range = place.tracebackRange
    let indent = scalars.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.count
    var length = scalars.count
    while length > indent, " \t\n\r\u{0C}".unicodeScalars.contains(scalars[length - 1]) { length -= 1 }
    let start = range.column
    let end = range.endLine == range.line ? min(range.endColumn, length) : length
    guard start < end, start >= indent else { return nil }
    var marks = ""
    let anchor = range.endLine == range.line ? anchor(for: place, scalars) : nil
    // When everything is marked alike, nothing is.
    if start == indent, end == length, anchor == nil { return nil }
    for column in indent..<end {
      let mark =
        if column < start { " " } else if let anchor { anchor.contains(column) ? "^" : "~" } else { "^" }
      marks += WideCharacters.contain(scalars[column]) ? mark + mark : mark
    }
    return marks
  }

  /// The operator of a binary operation, or the brackets of a subscript.
  private static func anchor(for place: CodeObject.Place, _ line: [Unicode.Scalar]) -> Range<Int>? {
    if place.marked != nil { return nil }
    let expression: Expression
    switch place.node {
    case .expression(let known): expression = known
    case .statement(let statement):
      guard case .expression(let known) = statement.kind else { return nil }
      expression = known
    case .none: return nil
    }
    switch expression.kind {
    case .binary(_, let left, let right):
      guard left.range.endLine == right.range.line else { return nil }
      var column = left.range.endColumn
      // Brackets around the left side lie before the operator.
      while column < right.range.column, column < line.count, " \t\u{0C})".unicodeScalars.contains(line[column]) {
        column += 1
      }
      guard column < right.range.column, column < line.count else { return nil }
      let isDouble =
        column + 1 < right.range.column && column + 1 < line.count
        && !" \t\u{0C}(".unicodeScalars.contains(line[column + 1])
      return column..<column + (isDouble ? 2 : 1)
    case .item(let value, let key):
      var start = value.range.endColumn
      while start < line.count, line[start] != "[" { start += 1 }
      var end = key.range.endColumn
      while end < line.count, line[end] != "]" { end += 1 }
      return start < end ? start..<min(end + 1, line.count) : nil
    default: return nil
    }
  }
}

extension String {
  /// Without the white space around it.
  var trimmed: String {
    let isSpace = { (scalar: Unicode.Scalar) in " \t\n\r\u{0C}\u{0B}".unicodeScalars.contains(scalar) }
    var scalars = unicodeScalars[...]
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return String(scalars)
  }
}
