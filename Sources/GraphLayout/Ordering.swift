/// Orders the items of each layer so that few links cross.
///
/// Postcondition: every item stands once in its layer. Source: the barycentre method of Sugiyama, Tagawa, Toda 1981.
func ordered(_ levels: LevelGraph) -> OrderedGraph {
  var best = OrderedGraph(levels, layers: depthFirstLayers(of: levels))
  var fewest = best.crossingCount
  var current = best
  var sweepsWithoutGain = 0
  var sweep = 0
  while fewest > 0 && sweepsWithoutGain < 6 {
    let downwards = sweep % 2 == 0
    for layer in downwards ? Array(0..<levels.layerCount) : (0..<levels.layerCount).reversed() {
      current.sortByBarycentre(layer, of: downwards ? .above : .below)
    }
    let crossings = current.crossingCount
    if crossings < fewest {
      (best, fewest) = (current, crossings)
      sweepsWithoutGain = 0
    } else {
      sweepsWithoutGain += 1
    }
    sweep += 1
  }
  return best
}

/// Which neighbours of an item a sweep looks at.
private enum Side { case above, below }

extension OrderedGraph {
  /// Sorts a layer by the mean place of each item's neighbours on one side; items without any stay where they are.
  fileprivate mutating func sortByBarycentre(_ layer: Int, of side: Side) {
    let items = layers[layer]
    var keyed: [(key: Double, item: Int)] = []
    var slots: [Int] = []
    for (place, item) in items.enumerated() {
      let links = side == .above ? levels.above[item] : levels.below[item]
      guard !links.isEmpty else { continue }
      let sum = links.reduce(0) {
        $0 + position[side == .above ? levels.links[$1].upper : levels.links[$1].lower]
      }
      keyed.append((Double(sum) / Double(links.count), item))
      slots.append(place)
    }
    let sorted = keyed.indices.sorted { (keyed[$0].key, $0) < (keyed[$1].key, $1) }
    var result = items
    for (slot, index) in zip(slots, sorted) { result[slot] = keyed[index].item }
    setLayer(layer, to: result)
  }
}

/// The items of each layer in the order in which a depth-first search from the first items meets them.
private func depthFirstLayers(of levels: LevelGraph) -> [[Int]] {
  var layers = [[Int]](repeating: [], count: levels.layerCount)
  var isSeen = [Bool](repeating: false, count: levels.itemCount)
  for root in 0..<levels.itemCount where !isSeen[root] {
    var stack = [root]
    while let item = stack.popLast() {
      guard !isSeen[item] else { continue }
      isSeen[item] = true
      layers[levels.layer[item]].append(item)
      for link in levels.above[item].reversed() where !isSeen[levels.links[link].upper] {
        stack.append(levels.links[link].upper)
      }
      for link in levels.below[item].reversed() where !isSeen[levels.links[link].lower] {
        stack.append(levels.links[link].lower)
      }
    }
  }
  return layers
}
