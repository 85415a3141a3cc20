/// Which other edges a long edge runs together with.
enum Bundle: Hashable {
  /// With none.
  case alone
  /// With long edges from the same node: the common line forks downwards.
  case fromSource(Int)
  /// With long edges to the same node: the lines join downwards.
  case toTarget(Int)

  /// Fewer long edges than this at one node stay apart, each a line of its own.
  static let fewest = 4

  /// While long edges pass fewer layers than this in all, every edge has a line of its own.
  static func mostPassages(of graph: AcyclicGraph) -> Int { 20_000 + 4 * (graph.nodeCount + graph.arcs.count) }

  /// Whether a part between two items is common to the bundle.
  func includes(upper: Int, lower: Int, nodeCount: Int) -> Bool {
    switch self {
    case .alone: false
    case .fromSource: lower >= nodeCount
    case .toTarget: upper >= nodeCount
    }
  }
}

/// The bundle of each arc: where weights of a network have so many uses that their lines would be most of the drawing,
/// each has one line, not one for each use, and the size of the cut graph stays in proportion to the input.
///
/// An edge belongs to one bundle only, so that lines which fork never join others. Edges with labels are not bundled
/// where they leave. Postcondition: a bundle has at least `Bundle.fewest` arcs that pass a layer.
func bundles(
  of graph: AcyclicGraph, layer: [Int], passageLimit: Int? = nil, hasLabel: (AcyclicGraph.Arc) -> Bool
) -> [Bundle] {
  var leaving = [Int](repeating: 0, count: graph.nodeCount)
  var entering = leaving
  for arc in graph.arcs where layer[arc.target] - layer[arc.source] > 1 {
    leaving[arc.source] += 1
    entering[arc.target] += 1
  }
  let passages = graph.arcs.reduce(-graph.arcs.count) { $0 + layer[$1.target] - layer[$1.source] }
  guard passages > passageLimit ?? Bundle.mostPassages(of: graph) else {
    return [Bundle](repeating: .alone, count: graph.arcs.count)
  }
  return graph.arcs.map { arc in
    guard layer[arc.target] - layer[arc.source] > 1 else { return .alone }
    let (forks, joins) = (hasLabel(arc) ? 0 : leaving[arc.source], entering[arc.target])
    guard max(forks, joins) >= Bundle.fewest else { return .alone }
    return joins >= forks ? .toTarget(arc.target) : .fromSource(arc.source)
  }
}
