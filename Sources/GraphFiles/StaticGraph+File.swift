extension StaticGraph {
  /// The suffixes of the files that hold graphs.
  public static let suffixes = ["dot", "gv", "json"]

  /// Whether a file of this name holds a graph.
  public static func isGraph(path: String) -> Bool {
    guard let dot = path.lastIndex(of: ".") else { return false }
    return suffixes.contains(path[path.index(after: dot)...].lowercased())
  }

  /// Reads the bytes of a file: JSON where its name says so, else DOT. Bytes that are no UTF-8 are taken for Latin-1, as
  /// Graphviz allows it.
  public init(file bytes: [UInt8], path: String) throws(GraphFileError) {
    if path.lowercased().hasSuffix(".json") {
      try self.init(json: bytes)
      return
    }
    let text =
      String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    try self.init(dot: text)
  }
}
