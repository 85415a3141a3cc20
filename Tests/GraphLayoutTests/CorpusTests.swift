import Foundation
import Testing

@testable import GraphLayout

/// A graph that real PyTorch made, or one made at random, with what dot makes of it: its crossings and the least sum of spans.
struct CorpusGraph: CustomTestStringConvertible {
  var name: String
  var dotCrossings: Int
  var leastSpan: Int
  var testDescription: String { name }

  static let all = [
    CorpusGraph(name: "tiny", dotCrossings: 0, leastSpan: 3),
    CorpusGraph(name: "mlp3", dotCrossings: 0, leastSpan: 15),
    CorpusGraph(name: "resnet18", dotCrossings: 0, leastSpan: 175),
    CorpusGraph(name: "gpt2l", dotCrossings: 0, leastSpan: 308),
    // Whole lines must change sides together.
    CorpusGraph(name: "skips", dotCrossings: 3, leastSpan: 382),
    // Of the rankings with the shortest edges one crosses more than the other.
    CorpusGraph(name: "random_dag", dotCrossings: 21, leastSpan: 61),
  ]

  /// Graphs that take long to lay out without optimisation.
  static let large = [
    CorpusGraph(name: "lstm20", dotCrossings: 230, leastSpan: 5198),
    CorpusGraph(name: "micro_1k", dotCrossings: 3248, leastSpan: 1340),
    CorpusGraph(name: "rand_1k", dotCrossings: 2581, leastSpan: 1742),
  ]

  private struct File: Decodable {
    struct Node: Decodable { var label: String? }
    var nodes: [Node]
    var edges: [[Int]]
  }

  /// Reads the file beside this one.
  func load() throws -> LayoutGraph {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Corpus/\(name).json")
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    return LayoutGraph(
      nodes: file.nodes.map { LayoutGraph.Node(width: ($0.label ?? "node").count + 4, height: 3) },
      edges: file.edges.map { LayoutGraph.Edge(from: $0[0], to: $0[1]) })
  }
}

@Suite struct `A layout of a network` {
  @Test(arguments: CorpusGraph.all) func `can be read without error`(network: CorpusGraph) throws {
    let graph = try network.load()
    expectReadable(layeredLayout(of: graph), of: graph, network.name)
  }

  @Test(arguments: CorpusGraph.all + CorpusGraph.large) func `has the shortest edges there are`(
    network: CorpusGraph
  ) throws {
    let graph = AcyclicGraph(of: try network.load())
    let layer = layers(of: graph)
    #expect(graph.arcs.reduce(0) { $0 + layer[$1.target] - layer[$1.source] } == network.leastSpan)
    #expect(graph.arcs.allSatisfy { layer[$0.target] > layer[$0.source] })
  }

  @Test(arguments: CorpusGraph.all + CorpusGraph.large) func `crosses no more than dot's`(network: CorpusGraph) throws {
    let graph = try network.load()
    let acyclic = AcyclicGraph(of: graph)
    let cuts = rankings(of: acyclic).map { layer in
      LevelGraph(
        acyclic, layer: layer, widths: graph.nodes.map(\.width),
        bundles: bundles(of: acyclic, layer: layer, columns: graph.nodes.map(\.topPorts.count)) { _ in false })
    }
    let crossings = ordered(anyOf: cuts).crossingCount
    #expect(crossings <= network.dotCrossings)
    guard graph.nodes.count < 300 else { return }
    #expect(Picture(layeredLayout(of: graph), of: graph).crossings <= crossings)
  }

  @Test func `counts its crossings as it goes`() {
    for seed: UInt64 in 0..<50 {
      let graph = randomGraph(seed: seed, edgesPerNode: 4)
      let acyclic = AcyclicGraph(of: graph)
      let layer = layers(of: acyclic)
      for limit in [0, 1000] {
        let levels = LevelGraph(
          acyclic, layer: layer, widths: graph.nodes.map(\.width),
          bundles: bundles(
            of: acyclic, layer: layer, columns: graph.nodes.map(\.topPorts.count), passageLimit: limit
          ) { _ in false })
        let order = ordered(levels)
        let fresh = LayerOrder(levels, layers: order.layers)
        #expect(order.crossingCount == fresh.crossings, "seed \(seed)")
      }
    }
  }
}
