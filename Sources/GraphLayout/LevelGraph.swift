/// The graph cut into layers: every link joins two items of adjacent layers.
///
/// An item is a node (the first items, by index) or a place where a long edge passes through a layer.
struct LevelGraph {
  /// The part of an edge between two adjacent layers.
  struct Link {
    /// The item above.
    var upper: Int
    /// The item below.
    var lower: Int
    /// The arc that it is a part of.
    var arc: Int
  }

  /// How many of the items are nodes.
  let nodeCount: Int
  /// The layer of each item.
  private(set) var layer: [Int]
  /// The columns of each item.
  private(set) var width: [Int]
  /// The parts of edges; those of one arc are neighbours, from top to bottom.
  private(set) var links: [Link]
  /// The links that leave each item downwards.
  let below: Incidence
  /// The links that enter each item from above.
  let above: Incidence
  /// The number of layers.
  let layerCount: Int

  /// Cuts the arcs at every layer that they pass.
  ///
  /// Precondition: every arc leads to a greater layer.
  init(_ graph: AcyclicGraph, layer nodeLayer: [Int], widths: [Int]) {
    nodeCount = graph.nodeCount
    layer = nodeLayer
    width = widths
    links = []
    for (index, arc) in graph.arcs.enumerated() {
      var upper = arc.source
      for passed in (nodeLayer[arc.source] + 1)..<max(nodeLayer[arc.source] + 1, nodeLayer[arc.target]) {
        links.append(Link(upper: upper, lower: layer.count, arc: index))
        upper = layer.count
        layer.append(passed)
        width.append(1)
      }
      links.append(Link(upper: upper, lower: arc.target, arc: index))
    }
    below = Incidence(count: layer.count, keys: links.map(\.upper))
    above = Incidence(count: layer.count, keys: links.map(\.lower))
    layerCount = (layer.max() ?? -1) + 1
  }

  /// How many items there are.
  var itemCount: Int { layer.count }

  /// Whether an item is the passage of a long edge.
  func isPassage(_ item: Int) -> Bool { item >= nodeCount }
}
