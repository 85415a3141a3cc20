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

  @Test(arguments: 0..<40) func `keeps its promises on random graphs`(block: UInt64) {
    for seed in (block * 50)..<(block * 50 + 50) {
      let graph = randomGraph(seed: seed)
      let layout = layeredLayout(of: graph)
      let picture = Picture(layout, of: graph)
      #expect(picture.faults.isEmpty, "seed \(seed): \(picture.faults)\n\(picture)")
      let expected = Set(graph.edges.map { LineWalker.Pair(source: $0.source, target: $0.target) })
      let read = Set(LineWalker(picture, boxes: layout.boxes).edges)
      #expect(read == expected, "seed \(seed): read \(read.symmetricDifference(expected))\n\(picture)")
    }
  }
}
