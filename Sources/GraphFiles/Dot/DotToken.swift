/// A word or sign of the DOT language.
struct DotToken: Hashable {
  /// What it is.
  enum Kind: Hashable {
    /// A name or number, or a string in quotes with its escapes but for `\"` left as they are.
    case name(String, isQuoted: Bool)
    /// An HTML-like string, without the outermost angle brackets.
    case html(String)
    /// `->` or `--`.
    case edge(isDirected: Bool)
    /// One of `{ } [ ] = ; , : +`.
    case sign(Character)
  }

  var kind: Kind
  var place: GraphFileError.Place

  /// The token as one would quote it in a complaint.
  var text: String {
    switch kind {
    case .name(let text, let isQuoted): isQuoted ? "\"\(text)\"" : text
    case .html(let text): "<\(text)>"
    case .edge(let isDirected): isDirected ? "->" : "--"
    case .sign(let sign): String(sign)
    }
  }

  /// The keyword it is, in lower case; nil for anything else. Quoted names are never keywords.
  var keyword: String? {
    guard case .name(let text, false) = kind else { return nil }
    let word = text.lowercased()
    return ["strict", "graph", "digraph", "subgraph", "node", "edge"].contains(word) ? word : nil
  }
}
