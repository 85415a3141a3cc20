/// The graph cut into layers: every link joins two items of adjacent layers.
///
/// An item is a node (the first items, by index) or a place where long edges pass through a layer. Every layer that an
/// edge passes has its own item, unlike the sparse segments of Eiglsperger, Siebenhaller, Kaufmann 2005: with the least
/// spans there are fewer of them than edges (1,891 to 18,314 in a network of 10,000 scalars, 2,265 to 15,000 in a random
/// graph of 10,000 nodes), and each can be sifted by itself. Where there would be many more, bundles keep memory linear.
struct LevelGraph {
  /// The part of an edge, or of several edges with a common end, between two adjacent layers.
  struct Link {
    /// The item above.
    var upper: Int
    /// The item below.
    var lower: Int
    /// The first of its arcs.
    var arc: Int
    /// How many arcs it is a part of, parallel ones counted once.
    var weight: Int
  }

  /// How many of the items are nodes.
  let nodeCount: Int
  /// The layer of each item.
  let layer: [Int]
  /// The columns of each item.
  let width: [Int]
  /// The parts of edges.
  let links: [Link]
  /// Where the links of each arc begin in `pathLinks`; one more entry than there are arcs.
  let pathStart: [Int]
  /// The links of each arc from top to bottom, arc after arc.
  let pathLinks: [Int]
  /// The links that leave each item downwards.
  let below: Incidence
  /// The links that enter each item from above.
  let above: Incidence
  /// The number of layers.
  let layerCount: Int

  /// Cuts the arcs at every layer that they pass. Long arcs of a bundle pass together.
  ///
  /// Precondition: every arc leads to a greater layer.
  init(_ graph: AcyclicGraph, layer nodeLayer: [Int], widths: [Int], bundles: [Bundle]) {
    nodeCount = graph.nodeCount
    var cut = Cut(nodeCount: graph.nodeCount, layer: nodeLayer, width: widths)
    var pathStart = [0]
    for (arc, ends) in graph.arcs.enumerated() {
      var upper = ends.source
      for passed in (nodeLayer[ends.source] + 1)..<max(nodeLayer[ends.source] + 1, nodeLayer[ends.target]) {
        let passage = cut.passage(of: bundles[arc], on: passed)
        cut.append(upper, passage, of: arc, bundles[arc])
        upper = passage
      }
      cut.append(upper, ends.target, of: arc, bundles[arc])
      pathStart.append(cut.pathLinks.count)
    }
    self.pathStart = pathStart
    pathLinks = cut.pathLinks
    links = cut.links
    layer = cut.layer
    width = cut.width
    below = Incidence(count: layer.count, keys: links.map(\.upper))
    above = Incidence(count: layer.count, keys: links.map(\.lower))
    layerCount = (layer.max() ?? -1) + 1
  }

  /// How many items there are.
  var itemCount: Int { layer.count }

  /// Whether an item is the passage of long edges.
  func isPassage(_ item: Int) -> Bool { item >= nodeCount }
}

/// The items and links made so far while arcs are being cut.
private struct Cut {
  let nodeCount: Int
  var layer: [Int]
  var width: [Int]
  var links: [LevelGraph.Link] = []
  var pathLinks: [Int] = []
  /// The passages and links of bundles.
  private var shared: [Key: Int] = [:]

  /// A passage by its layer, or a link by its ends.
  private struct Key: Hashable {
    var bundle: Bundle
    var first: Int
    var second: Int
  }

  init(nodeCount: Int, layer: [Int], width: [Int]) {
    self.nodeCount = nodeCount
    self.layer = layer
    self.width = width
  }

  /// The item where an arc of a bundle passes a layer.
  mutating func passage(of bundle: Bundle, on passed: Int) -> Int {
    let key = Key(bundle: bundle, first: passed, second: -1)
    if bundle != .alone, let passage = shared[key] { return passage }
    layer.append(passed)
    width.append(1)
    if bundle != .alone { shared[key] = layer.count - 1 }
    return layer.count - 1
  }

  /// Leads an arc from one item to the next.
  mutating func append(_ upper: Int, _ lower: Int, of arc: Int, _ bundle: Bundle) {
    // Lines from several sources stay apart until they meet their bundle, and those to several targets after it.
    let isShared = bundle.includes(upper: upper, lower: lower, nodeCount: nodeCount)
    let key = Key(bundle: bundle, first: upper, second: lower)
    if isShared, let link = shared[key] {
      if bundle.isCounted { links[link].weight += 1 }
      pathLinks.append(link)
      return
    }
    if isShared { shared[key] = links.count }
    pathLinks.append(links.count)
    links.append(LevelGraph.Link(upper: upper, lower: lower, arc: arc, weight: 1))
  }
}
