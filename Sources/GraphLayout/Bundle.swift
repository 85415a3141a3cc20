/// Which other edges a long edge runs together with.
enum Bundle: Hashable {
  /// With none.
  case alone
  /// With long edges from the same node: the common line forks downwards.
  case fromSource(Int)
  /// With long edges to the same node: the lines join downwards.
  case toTarget(Int)
  /// With parallel edges in the same direction: one line that forks at its end, so that what crosses them crosses once.
  case twins(source: Int, target: Int, isReversed: Bool)

  /// Fewer long edges than this at one node stay apart, each a line of its own.
  static let fewest = 4

  /// While long edges pass fewer layers than this in all, every edge has a line of its own.
  static func mostPassages(of graph: AcyclicGraph) -> Int { 20_000 + 4 * (graph.nodeCount + graph.arcs.count) }

  /// Whether a part between two items is common to the bundle.
  func includes(upper: Int, lower: Int, nodeCount: Int) -> Bool {
    switch self {
    case .alone: false
    case .fromSource, .twins: lower >= nodeCount
    case .toTarget: upper >= nodeCount
    }
  }

  /// Whether its edges are told apart where they cross others: parallel ones are not.
  var isCounted: Bool {
    if case .twins = self { false } else { true }
  }
}

/// The bundle of each arc: where weights of a network have so many uses that their lines would be most of the drawing,
/// each has one line, not one for each use, and the size of the cut graph stays in proportion to the input.
///
/// An edge belongs to one bundle only, so that lines which fork never join others. Edges with labels are not bundled
/// where they leave, and parallel ones are where each can end in a column of its own.
/// Postcondition: a bundle has at least `Bundle.fewest` arcs that pass a layer, or parallel ones.
///
/// - Parameter columns: for each node, in how many columns lines can end.
func bundles(
  of graph: AcyclicGraph, layer: [Int], columns: [Int], passageLimit: Int? = nil,
  hasLabel: (AcyclicGraph.Arc) -> Bool
) -> [Bundle] {
  var leaving = [Int](repeating: 0, count: graph.nodeCount)
  var entering = leaving
  var free = columns
  for arc in graph.arcs {
    free[arc.target] -= 1
    guard layer[arc.target] - layer[arc.source] > 1 else { continue }
    leaving[arc.source] += 1
    entering[arc.target] += 1
  }
  let passages = graph.arcs.reduce(-graph.arcs.count) { $0 + layer[$1.target] - layer[$1.source] }
  let hasFew = passages <= passageLimit ?? Bundle.mostPassages(of: graph)
  var result = [Bundle](repeating: .alone, count: graph.arcs.count)
  var first: [Bundle: Int] = [:]
  for (index, arc) in graph.arcs.enumerated() where layer[arc.target] - layer[arc.source] > 1 {
    let (forks, joins) = (hasLabel(arc) ? 0 : leaving[arc.source], entering[arc.target])
    if !hasFew, max(forks, joins) >= Bundle.fewest {
      result[index] = joins >= forks ? .toTarget(arc.target) : .fromSource(arc.source)
    } else if min(forks, joins) > 1, free[arc.target] >= 0 {
      let bundle = Bundle.twins(source: arc.source, target: arc.target, isReversed: arc.isReversed)
      if let twin = first[bundle] {
        result[twin] = bundle
        result[index] = bundle
      } else {
        first[bundle] = index
      }
    }
  }
  return result
}
