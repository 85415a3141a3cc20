extension StaticGraph {
  /// The graph as a Mermaid flowchart, from top to bottom.
  public var mermaid: String {
    var lines = ["flowchart TD"]
    for (index, node) in nodes.enumerated() { lines.append("  n\(index)[\"\(escapedForMermaid(node.label))\"]") }
    let arrow = isDirected ? "-->" : "---"
    for edge in edges {
      let label = edge.label.isEmpty ? "" : "|\"\(escapedForMermaid(edge.label))\"|"
      lines.append("  n\(edge.source) \(arrow)\(label) n\(edge.target)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Text as Mermaid shows it literally inside quotes.
private func escapedForMermaid(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "\"": result += "#quot;"
    case "#": result += "#35;"
    case "<": result += "#lt;"
    case ">": result += "#gt;"
    case "\n": result += "<br/>"
    default: result.append(character)
    }
  }
  return result
}
