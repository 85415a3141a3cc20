import Drawing
import Foundation
import Testing

@testable import Viewer

/// A small generator whose numbers are the same everywhere (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// A random graph, with parallel edges, and where wanted with cycles and loops.
private func randomDiagram(seed: UInt64, hasCycles: Bool) -> Diagram {
  var random = SeededGenerator(state: seed)
  let count = Int.random(in: 1...16, using: &random)
  var edges: [Diagram.Edge] = []
  for _ in 0..<Int.random(in: 0...(3 * count), using: &random) {
    let ends = [Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)]
    if hasCycles {
      edges.append(Diagram.Edge(from: ends[0], to: ends[1]))
    } else if ends[0] != ends[1] {
      edges.append(Diagram.Edge(from: ends.min() ?? 0, to: ends.max() ?? 0))
    }
  }
  let names = (0..<count).map { "n\($0)" }
  return Diagram(labels: names, ids: names, edges: edges, isDirected: true)
}

/// The model of a graph file on a screen of some size, arranged.
private func model(_ diagram: Diagram, size: Size, detail: Detail?) -> Model {
  var model = Model(
    scene: SceneReference(name: "a.dot", path: "a.dot"), scenes: [], timeline: nil, size: size,
    configuration: Configuration())
  model.detail = detail
  var effects = model.update(.diagram(diagram))
  while !effects.isEmpty {
    guard case .arrange(let request) = effects.removeFirst() else { continue }
    effects += model.update(perform(diagram: request))
  }
  return model
}

@Suite struct `A graph file` {
  @Test func `goes from boxes to lines to cells and back`() {
    let diagram = Diagram(
      labels: ["a", "b"], ids: ["a", "b"], edges: [Diagram.Edge(from: 0, to: 1)], isDirected: true)
    var walk = model(diagram, size: Size(width: 40, height: 12), detail: nil)
    func press(_ key: Character) {
      for effect in walk.update(.key(.character(key))) {
        if case .arrange(let request) = effect { _ = walk.update(perform(diagram: request)) }
      }
    }
    #expect(view(walk, size: walk.size).lines.contains { $0.contains("│ a │") })
    press("-")
    #expect(view(walk, size: walk.size).lines[2].contains("● a"))
    press("-")
    #expect(view(walk, size: walk.size).lines.count { $0.contains("●") } == 2)
    press("+")
    press("+")
    #expect(view(walk, size: walk.size).lines.contains { $0.contains("│ a │") })
    press("j")
    press("j")
    #expect(view(walk, size: walk.size).lines[10].contains("b ← a"))
  }

  @Test func `shows at any size something or nothing, and never fails`() {
    let diagram = randomDiagram(seed: 4, hasCycles: true)
    for detail in [nil, Detail.boxes, .rail, .cells] {
      for width in [0, 1, 2, 5, 20, 61] {
        for height in [0, 1, 2, 5, 20] {
          var model = model(diagram, size: Size(width: width, height: height), detail: detail)
          model.showsMap = true
          #expect(view(model, size: model.size).size == model.size)
        }
      }
    }
  }
}
