import Testing

@testable import GraphLayout

@Suite struct `A layout of a random network` {
  /// A graph of rows whose nodes lead a few rows on, most of them to places near their own.
  static func network(seed: UInt64) -> LayoutGraph {
    var random = SeededGenerator(seed: seed)
    let (rows, width) = (8, 12)
    var edges: [LayoutGraph.Edge] = []
    for node in width..<(rows * width) {
      let near = node % width + Int.random(in: -3...3, using: &random)
      edges.append(LayoutGraph.Edge(from: node - width - node % width + min(width - 1, max(0, near)), to: node))
    }
    for _ in 0..<(rows * width / 2) {
      let node = Int.random(in: 0..<((rows - 1) * width), using: &random)
      let row = min(rows - 1, node / width + ([1, 1, 1, 2, 3].randomElement(using: &random) ?? 1))
      let near = node % width + Int.random(in: -4...4, using: &random)
      edges.append(LayoutGraph.Edge(from: node, to: row * width + min(width - 1, max(0, near))))
    }
    return LayoutGraph(
      nodes: (0..<(rows * width)).map { _ in LayoutGraph.Node(width: 9, height: 3) }, edges: edges)
  }

  @Test func `draws no more crossings than its order has`() {
    for seed: UInt64 in 0..<12 {
      let graph = Self.network(seed: seed)
      let counted = components(of: graph).reduce(0) { $0 + crossings(of: $1.graph) }
      let drawn = Picture(layeredLayout(of: graph), of: graph)
      #expect(drawn.crossings <= counted, "seed \(seed)")
    }
  }

  /// The crossings that the order of a connected graph has.
  private func crossings(of graph: LayoutGraph) -> Int {
    let acyclic = AcyclicGraph(of: graph)
    let layer = layers(of: acyclic)
    let bundled = bundles(of: acyclic, layer: layer, columns: graph.nodes.map(\.topPorts.count)) { _ in false }
    return ordered(LevelGraph(acyclic, layer: layer, widths: graph.nodes.map(\.width), bundles: bundled)).crossingCount
  }
}
