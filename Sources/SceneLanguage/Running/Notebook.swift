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
  var text: Lines?
  var data: [String: Lines]?

  var shown: String? {
    if output_type == "stream" { return text?.text }
    return data?["text/plain"].map { $0.text + "\n" }
  }

  enum CodingKeys: String, CodingKey { case output_type, text, data }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    output_type = try container.decode(String.self, forKey: .output_type)
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
  private var isMagic: Bool {
    let text = trimmed
    return text.hasPrefix("%") || text.hasPrefix("!")
  }

  /// The lines that only a notebook understands.
  var magicLines: [String] {
    let lines = SourceUnit.lines(of: self)
    if let first = lines.first, first.trimmed.hasPrefix("%%") { return [first.trimmed] }
    return lines.filter(\.isMagic).map(\.trimmed)
  }

  /// The text with magics and shell lines blanked, and nothing left of a cell that a magic takes whole.
  var withoutMagics: String {
    let lines = SourceUnit.lines(of: self)
    if let first = lines.first, first.trimmed.hasPrefix("%%"), first.trimmed != "%%time", first.trimmed != "%%timeit" {
      return ""
    }
    return lines.map { $0.isMagic ? $0.prefix { $0 == " " } + "pass" : $0 }.joined(separator: "\n") + "\n"
  }
}
