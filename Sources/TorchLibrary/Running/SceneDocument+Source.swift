import Recording
import SceneLanguage

extension SceneDocument {
  /// What a reader sees of a program.
  init(_ source: SceneSource, name: String) {
    let cells = source.cells.map { cell in
      Cell(label: cell.label, narration: cell.narration, lines: SceneDocument.lines(of: cell.text))
    }
    self.init(name: name, title: SceneDocument.title(of: cells), cells: cells)
  }

  private static func lines(of text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(
      String.init)
    while lines.count > 1, lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }

  /// The first markdown heading, or the first comment or docstring of the code.
  private static func title(of cells: [Cell]) -> String? {
    for cell in cells {
      if let heading = cell.narration.first(where: { $0.hasPrefix("#") }) { return stripped(heading) }
      if let comment = firstComment(cell.lines) { return comment }
      if let text = cell.narration.first(where: { !$0.isEmpty }) { return stripped(text) }
    }
    return nil
  }

  private static func firstComment(_ lines: [String]) -> String? {
    for line in lines {
      let text = line.trimmingPrefix { $0 == " " || $0 == "\t" }
      if text.isEmpty || text.hasPrefix("#!") || text.hasPrefix("# -*-") || text.hasPrefix("# %%") { continue }
      if text.hasPrefix("#") {
        let title = stripped(String(text))
        if title.isEmpty { continue }
        return title
      }
      for quote in ["\"\"\"", "'''"] where text.hasPrefix(quote) {
        let inside = text.dropFirst(3).prefix { $0 != "\"" && $0 != "'" }
        return inside.isEmpty ? nil : String(inside)
      }
      return nil
    }
    return nil
  }

  private static func stripped(_ text: String) -> String {
    let body = text.drop { $0 == "#" || $0 == " " || $0 == "\t" }
    return String(body.reversed().drop { $0 == " " || $0 == "\t" || $0 == "." }.reversed())
  }
}
