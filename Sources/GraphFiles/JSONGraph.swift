extension StaticGraph {
  /// Reads `{"nodes":[{"id","label"}],"edges":[[from,to]]}`; ids are numbers or strings, labels may be missing, anything
  /// else is passed over.
  ///
  /// A node whose id is the number 7 is called `n7`.
  public init(json bytes: some Sequence<UInt8>) throws(GraphFileError) {
    let bytes = ContiguousArray(bytes)
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(GraphFileError) in
        var reader = JSONGraphReader(scanner: JSONScanner(buffer))
        return try reader.graph()
      }
    }
    self = try result.get()
  }

  /// The graph as JSON that `init(json:)` reads, one node or edge a line.
  public var json: String {
    let out = ByteText()
    out.append("{\"nodes\":[")
    let ids = nodes.map { idForJSON($0.id) }
    for (index, node) in nodes.enumerated() {
      out.append(index == 0 ? "\n  {\"id\":" : ",\n  {\"id\":")
      out.append(ids[index])
      out.append(",\"label\":")
      out.append(quotedForJSON(node.label))
      out.append("}")
    }
    out.append("\n],\"edges\":[")
    for (index, edge) in edges.enumerated() {
      out.append(index == 0 ? "\n  [" : ",\n  [")
      out.append(ids[edge.source])
      out.append(",")
      out.append(ids[edge.target])
      out.append("]")
    }
    out.append("\n]}\n")
    return out.text
  }
}

/// Builds a graph from JSON.
private struct JSONGraphReader {
  var scanner: JSONScanner
  private var result = StaticGraph()
  private var edges: [(from: ID, to: ID)] = []
  private var places: [String: Int] = [:]
  /// Whether the ids so far are 0, 1, 2 …, as they mostly are: then an id is its node's place.
  private var isCounted = true
  private var hasNodes = false

  /// What a node is called.
  private enum ID {
    case number(Int)
    case name(String)

    var text: String {
      switch self {
      case .number(let number): "n\(number)"
      case .name(let text): text
      }
    }
  }

  init(scanner: JSONScanner) { self.scanner = scanner }

  mutating func graph() throws(GraphFileError) -> StaticGraph {
    guard scanner.accept("{") else { throw .notAGraph(scanner.unexpected("`{`")) }
    if !scanner.accept("}") {
      repeat { try member() } while try scanner.hasMore(until: "}")
    }
    guard scanner.peek() == nil else { throw scanner.unexpected("the end of the file") }
    guard hasNodes else { throw .noNodes }
    result.edges.reserveCapacity(edges.count)
    for (number, edge) in edges.enumerated() {
      result.edges.append(
        StaticGraph.Edge(from: try place(of: edge.from, edge: number), to: try place(of: edge.to, edge: number)))
    }
    return result
  }

  private mutating func member() throws(GraphFileError) {
    guard let key = try scanner.string() else { throw scanner.unexpected("a name in quotes") }
    try scanner.expect(":")
    switch key {
    case "nodes":
      hasNodes = true
      try list { reader throws(GraphFileError) in try reader.node() }
    case "edges": try list { reader throws(GraphFileError) in try reader.edge() }
    case "name": if let name = try scanner.string() { result.name = name } else { try scanner.skipValue() }
    default: try scanner.skipValue()
    }
  }

  private mutating func list(
    of element: (inout JSONGraphReader) throws(GraphFileError) -> Void
  ) throws(GraphFileError) {
    try scanner.expect("[")
    if scanner.accept("]") { return }
    repeat { try element(&self) } while try scanner.hasMore(until: "]")
  }

  private mutating func node() throws(GraphFileError) {
    var id: ID?
    var label: String?
    try scanner.expect("{")
    if !scanner.accept("}") {
      repeat {
        guard let key = try scanner.string() else { throw scanner.unexpected("a name in quotes") }
        try scanner.expect(":")
        switch key {
        case "id": id = try self.id()
        case "label":
          label = try scanner.string()
          if label == nil { try scanner.skipValue() }
        default: try scanner.skipValue()
        }
      } while try scanner.hasMore(until: "}")
    }
    guard let id else { throw scanner.unexpected("an \"id\" in the node before") }
    let text = id.text
    if isCounted, case .number(result.nodes.count) = id {
      // Its place is its number.
    } else {
      if isCounted {
        isCounted = false
        for (place, node) in result.nodes.enumerated() { places[node.id] = place }
      }
      guard places.updateValue(result.nodes.count, forKey: text) == nil else { throw .repeatedNode(id: text) }
    }
    result.nodes.append(StaticGraph.Node(id: text, label: label ?? text))
  }

  private mutating func edge() throws(GraphFileError) {
    try scanner.expect("[")
    let from = try id()
    try scanner.expect(",")
    let to = try id()
    while try scanner.hasMore(until: "]") { try scanner.skipValue() }
    edges.append((from, to))
  }

  private mutating func id() throws(GraphFileError) -> ID {
    if let number = scanner.integer() { return .number(number) }
    if let name = try scanner.string() { return .name(name) }
    throw scanner.unexpected("an id, which is a whole number or a string")
  }

  private func place(of id: ID, edge: Int) throws(GraphFileError) -> Int {
    if isCounted {
      let number: Int? =
        switch id {
        case .number(let number): number
        case .name(let text): text.first == "n" ? Int(text.dropFirst()) : nil
        }
      if let number, result.nodes.indices.contains(number), result.nodes[number].id == id.text { return number }
    } else if let place = places[id.text] {
      return place
    }
    throw .unknownNode(id: id.text, edge: edge)
  }
}

/// The number of a node that JSON calls by number, or else its name in quotes.
private func idForJSON(_ id: String) -> String {
  let digits = id.dropFirst()
  if id.first == "n", let number = Int(digits), number >= 0, String(number) == digits { return String(digits) }
  return quotedForJSON(id)
}

/// A string literal of JSON.
private func quotedForJSON(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case _ where scalar.value < 32:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
