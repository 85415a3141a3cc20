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

  @Test func `gives the edges of random rails that have grown, with nothing moved`() {
    for seed in 0..<(2 * randomCount) {
      let diagram = randomDiagram(seed: seed, hasCycles: seed % 3 == 0)
      let edges = diagram.edges.filter { $0.source != $0.target }.map { (source: $0.source, target: $0.target) }
        .sorted { max($0.source, $0.target) < max($1.source, $1.target) }
      var rail = Rail(nodeCount: 0, edges: [])
      for part in 1...4 {
        let count = diagram.labels.count * part / 4
        let grown = Rail(
          nodeCount: count, edges: edges.filter { max($0.source, $0.target) < count }, order: Array(0..<count),
          growing: rail)
        #expect(Array(grown.column.prefix(rail.column.count)) == rail.column, "seed \(seed)")
        rail = grown
      }
      let rows = rail.order.indices.map { row in
        var characters = rail.characters(row, columns: 0..<rail.columnCount)
        characters[2 * rail.column[row]] = "●"
        return String(characters) + " " + rail.largeCounts(row, columns: 0..<rail.columnCount)
      }
      let read = RailReader(rows).edges.sorted { $0.lexicographicallyPrecedes($1) }
      let expected = edges.map { [$0.source, $0.target] }.sorted { $0.lexicographicallyPrecedes($1) }
      #expect(read == expected, "seed \(seed)\n\(rows.joined(separator: "\n"))")
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
