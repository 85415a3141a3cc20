import Testing

@testable import GraphLayout

/// A graph of boxes of one size.
func graph(_ count: Int, _ edges: [(Int, Int)], width: Int = 9, label: Int = 0) -> LayoutGraph {
  LayoutGraph(
    nodes: (0..<count).map { _ in LayoutGraph.Node(width: width, height: 3) },
    edges: edges.map { LayoutGraph.Edge(from: $0.0, to: $0.1, labelWidth: label) })
}

/// The picture of a graph.
func picture(_ graph: LayoutGraph) -> Picture { Picture(layeredLayout(of: graph), of: graph) }

@Suite struct `A layered layout` {
  @Test func `draws a chain as one straight line`() {
    #expect(
      picture(graph(3, [(0, 1), (1, 2)])).description == """
        ╭───────╮
        │0      │
        ╰───┬───╯
            │
        ╭───┴───╮
        │1      │
        ╰───┬───╯
            │
        ╭───┴───╮
        │2      │
        ╰───────╯
        """)
  }

  @Test func `draws parallel edges side by side with their labels outside`() {
    #expect(
      picture(graph(2, [(0, 1), (0, 1)], label: 3)).description == """
         ╭───────╮
         │0      │
         ╰─┬──┬──╯
        ………│  │………
         ╭─┴──┴──╮
         │1      │
         ╰───────╯
        """)
  }

  @Test(arguments: 0..<20) func `keeps its promises on random graphs`(block: UInt64) {
    for seed in (block * 50)..<(block * 50 + 50) {
      let graph = randomGraph(seed: seed)
      expectReadable(layeredLayout(of: graph), of: graph, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<3) func `keeps its promises where long edges share a line`(block: UInt64) {
    var options = LayoutOptions()
    options.passageLimit = 0
    for seed in (block * 50)..<(block * 50 + 50) {
      let graph = randomGraph(seed: seed, edgesPerNode: 5)
      expectReadable(layeredLayout(of: graph, options: options), of: graph, "seed \(seed)")
    }
  }

  @Test func `keeps its promises on graphs with cycles and loops`() {
    for seed: UInt64 in 0..<100 {
      var graph = randomGraph(seed: seed)
      var random = SeededGenerator(seed: seed)
      for index in graph.edges.indices where Bool.random(using: &random) {
        let edge = graph.edges[index]
        graph.edges[index].source = edge.target
        graph.edges[index].target = Int.random(in: 0..<10, using: &random) == 0 ? edge.target : edge.source
      }
      expectReadable(layeredLayout(of: graph), of: graph, "seed \(seed)")
    }
  }

  @Test func `crosses parallel edges as often as single ones, and has an end for each`() {
    let pairs = (0..<9).map { ($0 / 3, 3 + $0 % 3) }
    let network = graph(6, pairs + pairs, width: 17)
    let layout = layeredLayout(of: network)
    expectReadable(layout, of: network, "each edge twice")
    #expect(Picture(layout, of: network).crossings <= 9)
    #expect(Set(layout.routes.compactMap(\.points.last)).count == 18)
    // A long one has its twin beside it only where both end.
    let long = graph(5, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4), (0, 4)])
    let drawing = layeredLayout(of: long)
    expectReadable(drawing, of: long, "a long edge twice")
    #expect(drawing.routes[4].points.first == drawing.routes[5].points.first)
    #expect(drawing.routes[4].points.last != drawing.routes[5].points.last)
  }

  @Test func `keeps its promises and old boxes in their columns when a graph grows`() {
    var moved = 0
    var kept = 0
    for seed: UInt64 in 0..<100 {
      let graph = randomGraph(seed: seed)
      var layout = layeredLayout(of: LayoutGraph(nodes: [], edges: []))
      for count in 1...graph.nodes.count {
        let edges = graph.edges.filter { max($0.source, $0.target) < count }
          .sorted { max($0.source, $0.target) < max($1.source, $1.target) }
        let part = LayoutGraph(nodes: Array(graph.nodes.prefix(count)), edges: edges)
        let grown = layeredLayout(of: part, previous: layout)
        expectReadable(grown, of: part, "seed \(seed), \(count) nodes")
        for (old, new) in zip(layout.boxes, grown.boxes) {
          if old.x == new.x && old.layer == new.layer { kept += 1 } else { moved += 1 }
        }
        layout = grown
      }
    }
    #expect(moved * 20 < kept)
  }
}

/// Checks every promise of a layout: what a reader of its picture sees is the graph.
func expectReadable(
  _ layout: Layout, of graph: LayoutGraph, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let picture = Picture(layout, of: graph)
  #expect(picture.faults.isEmpty, "\(name): \(picture.faults)\n\(picture)", sourceLocation: sourceLocation)
  let expected = Set(
    zip(graph.edges, layout.routes).filter { $0.0.source != $0.0.target }.map { edge, route in
      route.isReversed
        ? LineWalker.Pair(source: edge.target, target: edge.source)
        : LineWalker.Pair(source: edge.source, target: edge.target)
    })
  let read = Set(LineWalker(picture, boxes: layout.boxes).edges)
  #expect(
    read == expected, "\(name): read \(read.symmetricDifference(expected))\n\(picture)",
    sourceLocation: sourceLocation)
}
