import Drawing
import Foundation
import Testing

@testable import Viewer

/// A random graph, with parallel edges, and where wanted with cycles and loops.
private func randomDiagram(seed: UInt64, hasCycles: Bool) -> Diagram {
  var random = SeededGenerator(state: seed)
  let count = Int.random(in: 1...16, using: &random)
  var edges: [Diagram.Edge] = []
  for _ in 0..<Int.random(in: 0...(3 * count), using: &random) {
    let ends = [Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)]
    let copies = Int.random(in: 0..<40, using: &random) == 0 ? Int.random(in: 2...14, using: &random) : 1
    for _ in 0..<copies {
      if hasCycles {
        edges.append(Diagram.Edge(from: ends[0], to: ends[1]))
      } else if ends[0] != ends[1] {
        edges.append(Diagram.Edge(from: ends.min() ?? 0, to: ends.max() ?? 0))
      }
    }
  }
  let names = (0..<count).map { "n\($0)" }
  return Diagram(labels: names, ids: names, edges: edges, isDirected: seed % 7 != 6)
}

/// How many random graphs are read: a few seconds' worth, or as many as the environment says.
private let randomCount = ProcessInfo.processInfo.environment["GRADWALK_RANDOM_GRAPHS"].flatMap { UInt64($0) } ?? 160

@Suite struct `A graph file, read from its characters alone,` {
  @Test(arguments: 0..<8) func `gives the edges of random graphs as boxes`(block: UInt64) {
    for seed in stride(from: block, to: randomCount, by: 8) {
      DrawnGraph(randomDiagram(seed: seed, hasCycles: seed % 2 == 0), detail: .boxes).expectReadable("seed \(seed)")
    }
  }

  @Test(arguments: Networks.names) func `gives the edges of a network as boxes`(name: String) throws {
    DrawnGraph(try Networks.diagram(name), detail: .boxes).expectReadable(name)
  }

  @Test func `gives the edges of random graphs as a rail`() {
    for seed in 0..<randomCount {
      DrawnGraph(randomDiagram(seed: seed, hasCycles: seed % 2 == 0), detail: .rail).expectReadable("seed \(seed)")
    }
  }

  @Test func `gives the edges of random graphs that lead to the right`() {
    for seed in 0..<(randomCount / 2) {
      let diagram = randomDiagram(seed: seed, hasCycles: seed % 2 == 0)
      DrawnGraph(diagram, detail: .boxes, orientation: .leftRight).expectReadable("seed \(seed)")
    }
  }

  @Test func `gives the edges of random graphs as single cells`() {
    for seed in 0..<(randomCount / 2) {
      // Parallel edges are one line there.
      var diagram = randomDiagram(seed: seed, hasCycles: false)
      var seen: Set<Diagram.Edge> = []
      diagram.edges.removeAll { !seen.insert($0).inserted }
      DrawnGraph(diagram, detail: .cells).expectReadable("seed \(seed)")
    }
  }

  @Test(arguments: [Detail.boxes, .rail]) func `gives the edges of random graphs in ASCII`(detail: Detail) {
    for seed in 0..<(randomCount / 4) {
      let diagram = randomDiagram(seed: seed, hasCycles: seed % 2 == 0)
      DrawnGraph(diagram, detail: detail, characters: .ascii).expectReadable("seed \(seed)")
    }
  }

  @Test(arguments: Networks.names) func `gives the edges of a network as a rail`(name: String) throws {
    DrawnGraph(try Networks.diagram(name), detail: .rail).expectReadable(name)
  }
}
