extension StaticGraph {
  /// Reads the first graph of a text in the DOT language, subgraphs, ports and HTML-like labels included.
  ///
  /// A strict graph keeps one of several equal edges. Ports, styles and clusters have no part in the result.
  public init(dot text: String) throws(GraphFileError) {
    var parser = DotParser(try DotLexer.tokens(of: text))
    self = try parser.graph()
  }
}

/// Builds a graph from tokens. Source: the grammar at graphviz.org/doc/info/lang.html.
private struct DotParser {
  private let tokens: [DotToken]
  private var next = 0
  private var result = StaticGraph()
  private var indices: [String: Int] = [:]
  private var isStrict = false
  private var known: Set<Pair> = []
  /// The labels of nodes and edges as they are written, escapes not yet read.
  private var nodeLabels: [DotLabel] = []
  /// The defaults in force in each open block, innermost last, and the nodes that it names.
  private var blocks: [Block] = []

  private static let deepest = 300

  private struct Pair: Hashable {
    var source: Int
    var target: Int
  }

  private struct Block {
    var nodeLabel = DotLabel(text: "\\N", isHTML: false)
    var edgeLabel = DotLabel(text: "", isHTML: false)
    var isRecord = false
    var members: [Int] = []
    var isMember: Set<Int> = []
  }

  init(_ tokens: [DotToken]) { self.tokens = tokens }

  // MARK: Tokens

  private var current: DotToken? { next < tokens.count ? tokens[next] : nil }

  private mutating func accept(_ sign: Character) -> Bool {
    guard current?.kind == .sign(sign) else { return false }
    next += 1
    return true
  }

  private mutating func accept(keyword: String) -> Bool {
    guard current?.keyword == keyword else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ sign: Character) throws(GraphFileError) {
    guard accept(sign) else { throw unexpected("`\(sign)`") }
  }

  private func unexpected(_ expected: String) -> GraphFileError {
    let last = tokens.last?.place ?? GraphFileError.Place(line: 1, column: 1)
    return .unexpected(found: current?.text, expected: expected, current?.place ?? last)
  }

  /// A name, with strings joined by `+`; nil if there is none here.
  private mutating func name() throws(GraphFileError) -> DotLabel? {
    guard let token = current, token.keyword == nil else { return nil }
    switch token.kind {
    case .html(let text):
      next += 1
      return DotLabel(text: text, isHTML: true)
    case .name(var text, let isQuoted):
      next += 1
      while isQuoted, accept("+") {
        guard case .name(let rest, true) = current?.kind else { throw unexpected("a string after `+`") }
        text += rest
        next += 1
      }
      return DotLabel(text: text, isHTML: false)
    default: return nil
    }
  }

  // MARK: Statements

  mutating func graph() throws(GraphFileError) -> StaticGraph {
    isStrict = accept(keyword: "strict")
    if accept(keyword: "graph") {
      result.isDirected = false
    } else if !accept(keyword: "digraph") {
      throw unexpected("`digraph` or `graph`")
    }
    result.name = try name()?.text ?? ""
    blocks = [Block()]
    try expect("{")
    try statements()
    for (index, label) in nodeLabels.enumerated() {
      result.nodes[index].label = label.lines(node: result.nodes[index].id, graph: result.name)
    }
    return result
  }

  /// Statements up to the brace that closes their block.
  private mutating func statements() throws(GraphFileError) {
    while !accept("}") {
      if accept(";") || accept(",") { continue }
      try statement()
    }
  }

  private mutating func statement() throws(GraphFileError) {
    let first = next
    if accept(keyword: "graph") {
      _ = try attributes()
    } else if accept(keyword: "node") {
      let given = try attributes()
      if let label = given.label { blocks[blocks.count - 1].nodeLabel = label }
      if let isRecord = given.isRecord { blocks[blocks.count - 1].isRecord = isRecord }
    } else if accept(keyword: "edge") {
      if let label = try attributes().label { blocks[blocks.count - 1].edgeLabel = label }
    } else if try name() != nil, accept("=") {
      guard try name() != nil else { throw unexpected("a value") }
    } else {
      next = first
      try edgesOrNode()
    }
  }

  /// `a`, `a [label=…]`, `a -> {b c} -> d [label=…]` or a subgraph alone.
  private mutating func edgesOrNode() throws(GraphFileError) {
    let isSubgraph = current?.keyword == "subgraph" || current?.kind == .sign("{")
    var chain = [try operand()]
    while case .edge = current?.kind {
      next += 1
      chain.append(try operand())
    }
    if chain.count == 1 {
      if !isSubgraph { take(try attributes(), for: chain[0][0]) }
      return
    }
    let label = try attributes().label ?? blocks[blocks.count - 1].edgeLabel
    for (sources, targets) in zip(chain, chain.dropFirst()) {
      for source in sources {
        for target in targets { connect(source, target, label) }
      }
    }
  }

  /// Gives a node a label or a shape, which says how the label is read.
  private mutating func take(_ given: (label: DotLabel?, isRecord: Bool?), for node: Int) {
    let isRecord = given.isRecord ?? nodeLabels[node].isRecord
    if let label = given.label { nodeLabels[node] = label }
    nodeLabels[node].isRecord = isRecord
  }

  private mutating func connect(_ source: Int, _ target: Int, _ label: DotLabel) {
    if isStrict {
      let isKnown = known.contains(Pair(source: source, target: target))
      let isKnownBackwards = !result.isDirected && known.contains(Pair(source: target, target: source))
      guard !isKnown, !isKnownBackwards else { return }
      known.insert(Pair(source: source, target: target))
    }
    let (tail, head) = (result.nodes[source].id, result.nodes[target].id)
    let ends = "\(tail)\(result.isDirected ? "->" : "--")\(head)"
    result.edges.append(
      StaticGraph.Edge(
        from: source, to: target, label: label.lines(edge: ends, tail: tail, head: head, graph: result.name)))
  }

  /// A node with its port, or the nodes of a subgraph.
  private mutating func operand() throws(GraphFileError) -> [Int] {
    if accept(keyword: "subgraph") {
      _ = try name()
      guard current?.kind == .sign("{") else { throw unexpected("`{`") }
    }
    if accept("{") { return try subgraph() }
    guard let id = try name() else { throw unexpected("a node, an edge or `}`") }
    for _ in 0..<2 where accept(":") {
      guard try name() != nil else { throw unexpected("a port") }
    }
    return [node(id.text)]
  }

  private mutating func subgraph() throws(GraphFileError) -> [Int] {
    var block = blocks[blocks.count - 1]
    block.members = []
    block.isMember = []
    blocks.append(block)
    guard blocks.count <= Self.deepest else {
      throw .nestedTooDeeply("subgraphs", limit: Self.deepest, tokens[next - 1].place)
    }
    try statements()
    let members = blocks.removeLast().members
    for member in members { note(member) }
    return members
  }

  /// The index of a node, which comes into being when it is first named.
  private mutating func node(_ id: String) -> Int {
    let index = indices[id] ?? result.nodes.count
    if index == result.nodes.count {
      indices[id] = index
      result.nodes.append(StaticGraph.Node(id: id, label: id))
      nodeLabels.append(blocks[blocks.count - 1].nodeLabel)
      nodeLabels[index].isRecord = blocks[blocks.count - 1].isRecord
    }
    note(index)
    return index
  }

  private mutating func note(_ node: Int) {
    guard blocks.count > 1, blocks[blocks.count - 1].isMember.insert(node).inserted else { return }
    blocks[blocks.count - 1].members.append(node)
  }

  /// The label in lists of attributes, and whether a shape there is a record's, if there are any.
  private mutating func attributes() throws(GraphFileError) -> (label: DotLabel?, isRecord: Bool?) {
    var label: DotLabel?
    var isRecord: Bool?
    while accept("[") {
      while !accept("]") {
        guard let key = try name() else { throw unexpected("an attribute or `]`") }
        var value = DotLabel(text: "true", isHTML: false)
        if accept("=") {
          guard let given = try name() else { throw unexpected("a value") }
          value = given
        }
        if key.text == "label" { label = value }
        if key.text == "shape" { isRecord = ["record", "mrecord"].contains(value.text.lowercased()) }
        if !accept(";") { _ = accept(",") }
      }
    }
    return (label, isRecord)
  }
}
