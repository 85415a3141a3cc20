/// A label as DOT writes it, and the plain lines that it stands for.
struct DotLabel: Hashable {
  /// The text, escapes or tags included.
  var text: String
  /// Whether it is HTML-like.
  var isHTML: Bool
  /// Whether it is the label of a record, whose braces, bars and ports are not shown.
  var isRecord = false

  /// The lines of a node's label, joined by `\n`.
  func lines(node: String, graph: String) -> String {
    plain(["N": node, "G": graph])
  }

  /// The lines of an edge's label, joined by `\n`.
  func lines(edge: String, tail: String, head: String, graph: String) -> String {
    plain(["E": edge, "T": tail, "H": head, "G": graph])
  }

  private func plain(_ names: [Character: String]) -> String {
    let result = isHTML ? withoutTags : withoutEscapes(names)
    return result.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed() }
      .map { String($0) }
      .joined(separator: "\n")
      .trimmingNewlines
  }

  /// `\n`, `\l` and `\r` end lines; the names of things are put in; in records, fields become lines.
  private func withoutEscapes(_ names: [Character: String]) -> String {
    var result = ""
    var characters = text[...]
    while let character = characters.popFirst() {
      switch character {
      case "\\":
        guard let escaped = characters.popFirst() else { break }
        if "nlr".contains(escaped) { result.append("\n") } else { result += names[escaped] ?? String(escaped) }
      case "{" where isRecord, "}" where isRecord: break
      case "|" where isRecord: result.append("\n")
      case "<" where isRecord:
        while let skipped = characters.popFirst(), skipped != ">" {}
      default: result.append(character)
      }
    }
    return result
  }

  /// Tags are dropped, `<br/>` and the ends of table rows end lines, cells are set apart, entities are read.
  private var withoutTags: String {
    var result = ""
    var characters = text[...]
    while let character = characters.popFirst() {
      switch character {
      case "<":
        let tag = String(characters.prefix { $0 != ">" }).lowercased()
        characters = characters.dropFirst(tag.count + 1)
        let name = tag.prefix { $0.isLetter || ($0 == "/" && tag.first == "/") }
        if name == "br" || name == "/tr" { result.append("\n") }
        if name == "/td" { result.append(" ") }
      case "&":
        let entity = String(characters.prefix { $0 != ";" })
        if let value = DotLabel.character(entity), entity.count < characters.count {
          result.append(value)
          characters = characters.dropFirst(entity.count + 1)
        } else {
          result.append("&")
        }
      case "\n", "\t": result.append(" ")
      default: result.append(character)
      }
    }
    return result
  }

  /// The character that an entity stands for.
  private static func character(_ entity: String) -> Character? {
    let named: [String: Character] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "rarr": "→", "larr": "←", "times": "×",
      "middot": "·", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "sigma": "σ", "nabla": "∇", "part": "∂",
    ]
    if let character = named[entity] { return character }
    guard entity.first == "#" else { return nil }
    let digits = entity.dropFirst()
    let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap { Unicode.Scalar($0) }.map { Character($0) }
  }
}

extension String {
  /// The text without line ends at its start and end.
  fileprivate var trimmingNewlines: String {
    String(drop { $0 == "\n" }.reversed().drop { $0 == "\n" }.reversed())
  }
}
