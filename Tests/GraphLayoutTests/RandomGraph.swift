import GraphLayout

/// A small generator whose numbers are the same everywhere (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// A random acyclic graph with boxes and labels of random sizes.
func randomGraph(seed: UInt64, edgesPerNode: Int = 2) -> LayoutGraph {
  var random = SeededGenerator(seed: seed)
  let count = Int.random(in: 1...14, using: &random)
  let widest = [3, 8, 30].randomElement(using: &random) ?? 8
  let hasLabels = Bool.random(using: &random)
  let nodes = (0..<count).map { _ in
    LayoutGraph.Node(width: Int.random(in: 1...widest, using: &random), height: Int.random(in: 1...4, using: &random))
  }
  var edges: [LayoutGraph.Edge] = []
  for _ in 0..<Int.random(in: 0...(edgesPerNode * count), using: &random) {
    let ends = [Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)].sorted()
    guard ends[0] != ends[1] else { continue }
    let label = hasLabels && Bool.random(using: &random) ? Int.random(in: 1...9, using: &random) : 0
    edges.append(LayoutGraph.Edge(from: ends[0], to: ends[1], labelWidth: label))
  }
  return LayoutGraph(nodes: nodes, edges: edges)
}
