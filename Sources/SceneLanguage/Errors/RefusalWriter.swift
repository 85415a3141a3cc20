/// Words what is wrong with a program before it runs: CPython's text for syntax errors, the same layout with a remedy
/// for what is not supported.
enum RefusalWriter {
  static func text(of failure: SyntaxFailure, _ unit: SourceUnit) -> String {
    let range = failure.range
    var file = "File \"\(unit.fileName)\""
    if unit.labels.indices.contains(range.cell), let label = unit.labels[range.cell] { file = "Cell \(label)" }
    var text: String
    if failure.type == "Unsupported" {
      text = "  \(file), line \(range.line), column \(range.column + 1)\n"
    } else {
      text = "  \(file), line \(range.line)\n"
    }
    let line = unit.line(range.line, cell: range.cell)
    let scalars = Array(line.unicodeScalars)
    let indent = scalars.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.count
    if !line.trimmed.isEmpty || failure.type != "Unsupported" {
      text += "    \(line.trimmed)\n"
      let isIndentation = failure.type == "IndentationError" || failure.type == "TabError"
      if !isIndentation || failure.message.hasPrefix("expected an") || failure.message.hasPrefix("unindent") {
        let start = max(range.column - indent, 0)
        let end = range.endLine == range.line ? range.endColumn - indent : line.trimmed.unicodeScalars.count
        let count = max(1, end - start)
        text += "    " + String(repeating: " ", count: start) + String(repeating: "^", count: count) + "\n"
      } else {
        text += "    " + String(repeating: " ", count: max(0, range.endColumn - indent)) + (range.endColumn >= 0 ? "" : "")
        text = text.trimmedTrailingSpaces
      }
    }
    if failure.type == "Unsupported" {
      let remedy = failure.remedy.map { ": \($0)" } ?? ""
      return text + "SyntaxError: \(failure.message) not supported by gradwalk\(remedy)\n"
    }
    return text + "\(failure.type): \(failure.message)\n"
  }
}

extension String {
  fileprivate var trimmedTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
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
