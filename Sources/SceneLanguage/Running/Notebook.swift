import Foundation

extension SceneSource {
  /// Why a notebook cannot be read.
  public struct NotebookError: Error, Sendable, Equatable {
    /// A sentence without the file's name.
    public var message: String
  }

  /// Reads a notebook of nbformat 4: its code cells in order, the markdown before each as narration.
  /// - Throws: `NotebookError` when the data is no such notebook.
  public init(notebook data: Data, fileName: String) throws(NotebookError) {
    let file: NotebookFile
    do {
      file = try JSONDecoder().decode(NotebookFile.self, from: data)
    } catch {
      throw NotebookError(message: "this is no notebook that can be read: its JSON does not follow nbformat")
    }
    guard let format = file.nbformat, format >= 4 else {
      throw NotebookError(message: "notebooks before nbformat 4 cannot be read; save it again with a current Jupyter")
    }
    var cells: [Cell] = []
    var narration: [String] = []
    var notes: [String] = []
    for cell in file.cells {
      let text = cell.source.text
      if cell.cell_type == "markdown" {
        narration += SourceUnit.lines(of: text)
      } else if cell.cell_type == "code" {
        let number = cell.execution_count ?? cells.count + 1
        let label = "In [\(number)]"
        for line in text.magicLines { notes.append("\(label): skipped \(line)") }
        cells.append(
          Cell(label: label, narration: narration, text: text, storedOutput: cell.storedOutput))
        narration = []
      }
    }
    if cells.isEmpty { cells = [Cell(narration: narration, text: "")] }
    self.init(cells: cells, fileName: fileName, isNotebook: true, notes: notes)
  }

  /// A script whose `# %%` lines, where it has some, divide it into cells.
  public init(percentScript text: String, fileName: String) {
    let lines = SourceUnit.lines(of: text)
    guard lines.contains(where: { $0.hasPrefix("# %%") }) else {
      self.init(text: text, fileName: fileName)
      return
    }
    // Blank lines stand in for the other cells, so that line numbers stay those of the file.
    var cells: [Cell] = []
    var narration: [String] = []
    var current: [String] = []
    var start = 0
    var isMarkdown = false
    func finish(_ end: Int) {
      if isMarkdown {
        narration += current.map { $0.hasPrefix("#") ? String($0.dropFirst($0.hasPrefix("# ") ? 2 : 1)) : $0 }
      } else if current.contains(where: { !$0.trimmed.isEmpty }) {
        let padding = [String](repeating: "", count: start)
        cells.append(
          Cell(
            label: "In [\(cells.count + 1)]", narration: narration,
            text: (padding + current).joined(separator: "\n") + "\n"))
        narration = []
      }
    }
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("# %%") {
        finish(index)
        current = [line]
        start = index
        isMarkdown = line.contains("[markdown]")
        if isMarkdown { current = [] }
      } else {
        current.append(line)
      }
    }
    finish(lines.count)
    self.init(cells: cells.isEmpty ? [Cell(text: text)] : cells, fileName: fileName, isNotebook: false)
  }
}

/// The parts of nbformat 4 that matter here.
private struct NotebookFile: Decodable {
  var nbformat: Int?
  var cells: [NotebookCell]
}

private struct NotebookCell: Decodable {
  var cell_type: String
  var source: Lines
  var execution_count: Int?
  var outputs: [NotebookOutput]?

  var storedOutput: String? {
    let texts = (outputs ?? []).compactMap(\.shown)
    return texts.isEmpty ? nil : texts.joined()
  }
}

private struct NotebookOutput: Decodable {
  var output_type: String
  var name: String?
  var text: Lines?
  var data: [String: Lines]?

  /// What stood on standard output. Warnings, pictures and tracebacks do not.
  var shown: String? {
    switch output_type {
    case "stream": name == "stderr" ? nil : text?.text
    case "execute_result": data?["text/plain"].map { $0.text + "\n" }
    default: nil
    }
  }

  enum CodingKeys: String, CodingKey { case output_type, name, text, data }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    output_type = try container.decode(String.self, forKey: .output_type)
    name = try? container.decode(String.self, forKey: .name)
    text = try? container.decode(Lines.self, forKey: .text)
    // Other representations, pictures among them, may hold anything.
    data = (try? container.decode([String: Loose].self, forKey: .data))?.compactMapValues(\.lines)
  }

  private struct Loose: Decodable {
    var lines: Lines?
    init(from decoder: any Decoder) throws { lines = try? Lines(from: decoder) }
  }
}

/// A text, or a list of its lines with their ends.
private struct Lines: Decodable {
  var text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else {
      text = try container.decode([String].self).joined()
    }
  }
}

extension String {
  /// The lines with, for each, whether it is code: not inside a text of three quotes that an earlier line began.
  private var linesOfCode: [(text: String, isCode: Bool)] {
    var open: String?
    return SourceUnit.lines(of: self).map { line in
      let isCode = open == nil
      var rest = line[...]
      while !rest.isEmpty {
        if let quote = open {
          guard let end = rest.range(of: quote) else { break }
          rest = rest[end.upperBound...]
          open = nil
        } else {
          let starts = ["\"\"\"", "\'\'\'"].compactMap { quote in rest.range(of: quote).map { (quote, $0) } }
          guard let (quote, start) = starts.min(by: { $0.1.lowerBound < $1.1.lowerBound }) else { break }
          rest = rest[start.upperBound...]
          open = quote
        }
      }
      return (line, isCode)
    }
  }

  /// Whether only a notebook understands the line: a magic, a shell command, or a question about a name.
  private var isMagic: Bool {
    let text = trimmed
    if text.hasPrefix("%") || text.hasPrefix("!") || text.hasPrefix("?") { return true }
    if text.hasSuffix("?"), !text.hasPrefix("#"), !text.contains("\""), !text.contains("'") { return true }
    return assignedMagic
  }

  /// `files = !ls` and `x = %magic`.
  private var assignedMagic: Bool {
    let parts = split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return false }
    let (name, value) = (String(parts[0]).trimmed, String(parts[1]).trimmed)
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && (value.hasPrefix("!") || value.hasPrefix("%"))
  }

  /// Cell magics that run the rest of the cell.
  private static let runningMagics = ["%%time", "%%timeit", "%%capture", "%%prun"]

  private var skipsCell: Bool {
    guard let first = linesOfCode.first?.text.trimmed, first.hasPrefix("%%") else { return false }
    return !Self.runningMagics.contains(String(first.prefix { $0 != " " }))
  }

  /// The statement of `%time statement`, which Jupyter runs.
  private var timedStatement: String? {
    for magic in ["%time ", "%timeit "] where trimmed.hasPrefix(magic) {
      return prefix { $0 == " " } + String(trimmed.dropFirst(magic.count)).trimmed
    }
    return nil
  }

  /// The lines that only a notebook understands.
  var magicLines: [String] {
    if skipsCell { return [SourceUnit.lines(of: self)[0].trimmed] }
    return linesOfCode.filter { $0.isCode && $0.text.isMagic }.map(\.text.trimmed)
  }

  /// The text with magics and shell lines blanked, and nothing left of a cell that a magic takes whole.
  var withoutMagics: String {
    if skipsCell { return "" }
    let lines = linesOfCode.map { line, isCode in
      guard isCode, line.isMagic else { return line }
      return line.timedStatement ?? line.prefix { $0 == " " } + "pass"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether the last line of code ends with a semicolon, which keeps Jupyter from showing its value.
  var endsWithSemicolon: Bool {
    let last = SourceUnit.lines(of: self).last { !$0.trimmed.isEmpty && !$0.trimmed.hasPrefix("#") }
    return last?.trimmed.hasSuffix(";") ?? false
  }
}
