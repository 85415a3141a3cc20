extension StaticGraph {
  /// The graph in the DOT language.
  public var dot: String {
    let (keyword, sign) = isDirected ? ("digraph", "->") : ("graph", "--")
    var lines = ["\(keyword) \(name.isEmpty ? "" : quotedForDot(name) + " "){", "  node [shape=box];"]
    for node in nodes {
      let label = node.label == node.id ? "" : " [label=\(quotedForDot(node.label, isLabel: true))]"
      lines.append("  \(quotedForDot(node.id))\(label);")
    }
    for edge in edges {
      let label = edge.label.isEmpty ? "" : " [label=\(quotedForDot(edge.label, isLabel: true))]"
      lines.append("  \(quotedForDot(nodes[edge.source].id)) \(sign) \(quotedForDot(nodes[edge.target].id))\(label);")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }
}

/// A name of DOT, in quotes where the language asks for them.
func quotedForDot(_ text: String, isLabel: Bool = false) -> String {
  if !isLabel, isNumberedWord(text) { return text }
  let keywords = ["strict", "graph", "digraph", "subgraph", "node", "edge"]
  let isWord =
    text.unicodeScalars.first.map { !("0"..."9").contains($0) } == true
    && text.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0.value >= 128
    }
  let isNumber = !text.isEmpty && text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
  if !isLabel, isWord || isNumber, !keywords.contains(text.lowercased()) { return text }
  var result = "\""
  for character in text {
    switch character {
    case "\"": result += "\\\""
    case "\\" where isLabel: result += "\\\\"
    case "\n" where isLabel: result += "\\n"
    default: result.append(character)
    }
  }
  return result + "\""
}

/// Whether a name is of ASCII letters with a number behind them, as most are: no keyword is.
private func isNumberedWord(_ text: String) -> Bool {
  var hasDigit = false
  var isFirst = true
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): break
    case UInt8(ascii: "0")...UInt8(ascii: "9") where !isFirst: hasDigit = true
    default: return false
    }
    isFirst = false
  }
  return hasDigit
}
