/// Words what is wrong with a program before it runs: CPython's text for syntax errors, the same layout with a remedy
/// for what is not supported.
enum RefusalWriter {
  static func text(of failure: SyntaxFailure, _ unit: SourceUnit) -> String {
    let range = failure.range
    var file = "File \"\(unit.fileName)\""
    if unit.labels.indices.contains(range.cell), let label = unit.labels[range.cell] { file = "Cell \(label)" }
    // A line that is too deep is too long to be shown.
    if failure.type == "RecursionError" {
      return "  \(file), line \(range.line), column \(range.column + 1)\n\(failure.type): \(failure.message)\n"
    }
    let isUnsupported = failure.type == "Unsupported"
    var text = "  \(file), line \(range.line)" + (isUnsupported ? ", column \(range.column + 1)\n" : "\n")
    let line = failure.shownLine ?? unit.line(range.line, cell: range.cell)
    let indent = line.unicodeScalars.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.count
    let shown = String(line.unicodeScalars.dropFirst(indent))
    text += "    \(shown)\n" + carets(failure, indent: indent, width: shown.unicodeScalars.count)
    if failure.type == "Unsupported" {
      let remedy = failure.remedy.map { ": \($0)" } ?? ""
      return text + "SyntaxError: \(failure.message) not supported by gradwalk\(remedy)\n"
    }
    return text + "\(failure.type): \(failure.message)\n"
  }

  /// The line of carets; none where CPython shows none.
  private static func carets(_ failure: SyntaxFailure, indent: Int, width: Int) -> String {
    let range = failure.range
    guard range.column >= 0 else { return "" }
    var count = 1
    var start = max(range.column - indent, 0)
    switch failure.type {
    case "IndentationError" where failure.message.hasPrefix("expected an"): break
    case "IndentationError" where failure.message.hasPrefix("unindent"): start = width
    case "IndentationError", "TabError": return ""
    default: count = max(1, (range.endLine == range.line ? range.endColumn - indent : width) - start)
    }
    return "    " + String(repeating: " ", count: start) + String(repeating: "^", count: count) + "\n"
  }
}

/// Words warnings as Python prints them.
enum WarningText {
  static func text(category: String, message: String, machine: Machine) -> String {
    guard let (code, index) = machine.visibleCode else { return "\(category): \(message)\n" }
    let range = code.place(at: index).range
    let line = code.unit.line(range.line, cell: range.cell).trimmed
    return "\(code.unit.fileName):\(range.line): \(category): \(message)\n" + (line.isEmpty ? "" : "  \(line)\n")
  }
}

extension Interpreter {
  /// Where the program is, as a line of a traceback and its text; empty outside of a run.
  public var currentPlace: String {
    guard let (code, index) = machine.visibleCode else { return "" }
    let range = code.place(at: index).range
    let line = code.unit.line(range.line, cell: range.cell).trimmed
    return "  File \"\(code.unit.fileName)\", line \(range.line), in \(code.name)\n    \(line)\n"
  }
}
