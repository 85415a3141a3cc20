/// The items of a graph cut into layers with their neighbours, in flat memory: what does not change while they are ordered.
///
/// The searches for few crossings look at links hundreds of millions of times; plain memory makes each look cost what it
/// must, without counting references or checking bounds.
final class Neighbourhood: @unchecked Sendable {
  /// The neighbours of every item on one side, row by row.
  struct Side {
    /// Where each item's row begins; one more entry than there are items.
    let start: UnsafeMutablePointer<Int32>
    /// The neighbours.
    let items: UnsafeMutablePointer<Int32>
    /// How many edges each link stands for.
    let weights: UnsafeMutablePointer<Int32>

    fileprivate init(_ incidence: Incidence, _ links: [LevelGraph.Link], isAbove: Bool) {
      start = .allocate(capacity: incidence.start.count)
      items = .allocate(capacity: max(1, links.count))
      weights = .allocate(capacity: max(1, links.count))
      for (index, place) in incidence.start.enumerated() { start[index] = Int32(truncatingIfNeeded: place) }
      for (index, link) in incidence.members.enumerated() {
        items[index] = Int32(truncatingIfNeeded: isAbove ? links[link].upper : links[link].lower)
        weights[index] = Int32(truncatingIfNeeded: links[link].weight)
      }
    }

    /// The places of an item's row in `items` and `weights`.
    @inline(__always) func row(_ item: Int) -> Range<Int> {
      Range(uncheckedBounds: (Int(start[item]), Int(start[item + 1])))
    }

    fileprivate func deallocate() {
      start.deallocate()
      items.deallocate()
      weights.deallocate()
    }
  }

  let layerCount: Int
  let itemCount: Int
  /// How many of the items are nodes.
  let nodeCount: Int
  let linkCount: Int
  /// The layer of each item.
  let layerOf: UnsafeMutablePointer<Int32>
  /// Where each layer begins when all items are in a row, layer after layer; one more entry than there are layers.
  let first: UnsafeMutablePointer<Int>
  /// Whether some link stands for several edges.
  let isWeighted: Bool
  /// The most items in a layer.
  let widest: Int
  let above: Side
  let below: Side
  /// For each item its first two neighbours above and below; `itemCount` for each that it has not.
  let usual: UnsafeMutablePointer<Int32>
  /// Whether an item has more than two links on a side, or one that stands for several edges.
  let isUnusual: UnsafeMutablePointer<Bool>

  init(_ levels: LevelGraph) {
    layerCount = levels.layerCount
    itemCount = levels.itemCount
    nodeCount = levels.nodeCount
    linkCount = levels.links.count
    isWeighted = levels.links.contains { $0.weight != 1 }
    layerOf = .allocate(capacity: max(1, itemCount))
    first = .allocate(capacity: layerCount + 1)
    first.initialize(repeating: 0, count: layerCount + 1)
    for (item, layer) in levels.layer.enumerated() {
      layerOf[item] = Int32(truncatingIfNeeded: layer)
      first[layer + 1] += 1
    }
    var widest = 0
    for layer in 0..<layerCount {
      widest = max(widest, first[layer + 1])
      first[layer + 1] += first[layer]
    }
    self.widest = widest
    above = Side(levels.above, levels.links, isAbove: true)
    below = Side(levels.below, levels.links, isAbove: false)
    usual = .allocate(capacity: 4 * max(1, itemCount))
    isUnusual = .allocate(capacity: max(1, itemCount))
    for item in 0..<itemCount {
      isUnusual[item] = false
      for (start, side) in [(4 * item, above), (4 * item + 2, below)] {
        let row = side.row(item)
        for index in 0..<2 {
          usual[start + index] =
            index < row.count ? side.items[row.lowerBound + index] : Int32(truncatingIfNeeded: itemCount)
        }
        if row.count > 2 || isWeighted && row.contains(where: { side.weights[$0] != 1 }) { isUnusual[item] = true }
      }
    }
  }

  deinit {
    layerOf.deallocate()
    first.deallocate()
    above.deallocate()
    below.deallocate()
    usual.deallocate()
    isUnusual.deallocate()
  }

  /// Whether most items are passages of long edges.
  var isMostlyPassages: Bool { itemCount > 3 * nodeCount }

  /// How many items a layer has; none outside the graph.
  @inline(__always) func width(_ layer: Int) -> Int {
    layer >= 0 && layer < layerCount ? first[layer + 1] - first[layer] : 0
  }
}

/// An order of all layers while it is being improved.
final class LayerOrder: @unchecked Sendable {
  let graph: Neighbourhood
  /// The items, layer after layer, each from left to right.
  let items: UnsafeMutablePointer<Int32>
  /// The place of each item in its layer; behind them, one beyond all places for items that are not there.
  let place: UnsafeMutablePointer<Int32>
  /// The number of crossings, as far as it has been counted.
  var crossings = 0
  /// A Fenwick tree over the places of a layer, all zero between two counts.
  private let tree: UnsafeMutablePointer<Int32>

  init(_ graph: Neighbourhood) {
    self.graph = graph
    items = .allocate(capacity: max(1, graph.itemCount))
    place = .allocate(capacity: graph.itemCount + 1)
    place[graph.itemCount] = Int32(truncatingIfNeeded: graph.widest)
    tree = .allocate(capacity: graph.widest + 1)
    tree.initialize(repeating: 0, count: graph.widest + 1)
  }

  /// Takes the items of each layer in the given order, and counts their crossings.
  convenience init(_ levels: LevelGraph, layers: [[Int]]) {
    self.init(Neighbourhood(levels))
    var next = 0
    for layer in layers {
      for (index, item) in layer.enumerated() {
        items[next] = Int32(truncatingIfNeeded: item)
        place[item] = Int32(truncatingIfNeeded: index)
        next += 1
      }
    }
    countCrossings()
  }

  deinit {
    items.deallocate()
    place.deallocate()
    tree.deallocate()
  }

  /// An order of its own that is the same now.
  func copy() -> LayerOrder {
    let result = LayerOrder(graph)
    result.take(self)
    return result
  }

  /// Becomes the same as another order of the same graph.
  func take(_ other: LayerOrder) {
    items.update(from: other.items, count: graph.itemCount)
    place.update(from: other.place, count: graph.itemCount)
    crossings = other.crossings
  }

  /// The items of each layer from left to right.
  var layers: [[Int]] {
    (0..<graph.layerCount).map { layer in (graph.first[layer]..<graph.first[layer + 1]).map { Int(items[$0]) } }
  }

  /// Takes note of the places of a layer's items.
  @inline(__always) func updatePlaces(_ layer: Int) {
    let row = items + graph.first[layer]
    for index in 0..<graph.width(layer) { place[Int(row[index])] = Int32(truncatingIfNeeded: index) }
  }
}

// MARK: - Counting

extension LayerOrder {
  /// Counts all crossings anew.
  func countCrossings() {
    crossings = 0
    for layer in 0..<max(0, graph.layerCount - 1) { crossings += crossings(under: layer) }
  }

  /// The crossings of links between a layer and the next one. O(links · log width).
  ///
  /// Source: Barth, Jünger, Mutzel, "Simple and efficient bilayer cross counting", 2004: the inversions of the lower
  /// ends when the links are sorted by their upper ends.
  func crossings(under layer: Int) -> Int {
    let below = graph.below
    let width = graph.width(layer + 1)
    let row = items + graph.first[layer]
    var result = 0
    var seen = 0
    for index in 0..<graph.width(layer) {
      let links = below.row(Int(row[index]))
      if seen > 0 {
        for link in links {
          var end = Int(place[Int(below.items[link])]) + 1
          var notAfter = 0
          while end > 0 {
            notAfter &+= Int(tree[end])
            end &= end &- 1
          }
          result &+= (seen &- notAfter) &* Int(below.weights[link])
        }
      }
      for link in links {
        let weight = below.weights[link]
        var end = Int(place[Int(below.items[link])]) + 1
        while end <= width {
          tree[end] &+= weight
          end &+= end & (0 &- end)
        }
        seen &+= Int(weight)
      }
    }
    (tree + 1).update(repeating: 0, count: width)
    return result
  }
}
