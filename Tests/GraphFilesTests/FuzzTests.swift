import Testing

@testable import GraphFiles

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

@Suite struct `A reader of graphs` {
  private static let dot = """
    strict digraph "G" { /* c */ node [shape=record, label="\\N"]; subgraph cluster_0 { label=<<b>x</b>&amp;>; a:p:n -> {b; c} [label="l\\n"] }
    h [label="{<f0> a|{b|c}}"]; "q" + "r" -> h:f0;
    // comment
    -1.5 -> .5 -> é; edge [color=red]; rank=same; 7 [label=<<table><tr><td>1</td></tr></table>>] }
    """
  private static let json = """
    {"name":"G","nodes":[{"id":0,"label":"a\\u00e9\\n"},{"id":"x","more":{"a":[1,2.5e3,null]}},{"id":-7}],"edges":[[0,"x"],["x",-7,{}]]}
    """

  @Test func `reads the texts that are changed at random here`() throws {
    #expect(try StaticGraph(dot: Self.dot).nodes.count == 9)
    #expect(try StaticGraph(json: Self.json.utf8).edges.count == 2)
  }

  @Test(arguments: [dot, json]) func `answers every change with a graph or a complaint`(text: String) {
    var random = SeededGenerator(state: 1)
    let signs = Array("{}[]<>\"\\-:;,+=|&#/* \n0aé\0".utf8)
    for _ in 0..<4000 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0..<40, using: &random)))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      for path in ["a.dot", "a.json"] {
        do {
          let graph = try StaticGraph(file: bytes, path: path)
          #expect(graph.edges.allSatisfy { graph.nodes.indices.contains($0.source) })
        } catch {
          #expect(!"\(error)".isEmpty)
        }
      }
    }
  }

  @Test func `takes bytes that are no UTF-8 for Latin-1`() throws {
    let bytes = Array("digraph { a [label=\"".utf8) + [0xE9] + Array("\"] }".utf8)
    #expect(try StaticGraph(file: bytes, path: "a.gv").nodes[0].label == "é")
  }
}
