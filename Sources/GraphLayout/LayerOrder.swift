/// An order of all layers while it is being improved, in flat arrays.
struct LayerOrder {
  /// The number of crossings.
  private(set) var crossings = 0

  let layerCount: Int
  /// How many of the items are nodes.
  let nodeCount: Int
  /// The layer of each item.
  let layerOf: [Int32]
  /// Where each layer begins in `items`.
  let first: [Int]
  /// The items, layer after layer, each from left to right.
  var items: [Int32]
  /// The place of each item in its layer.
  var place: [Int32]
  /// The neighbours of each item in the layer above and in the layer below.
  var above: Neighbours
  var below: Neighbours

  /// The neighbours of every item on one side.
  struct Neighbours {
    var start: [Int32]
    var items: [Int32]
    /// How many edges each link stands for.
    var weights: [Int32]

    init(_ incidence: Incidence, _ links: [LevelGraph.Link], _ end: KeyPath<LevelGraph.Link, Int>) {
      start = incidence.start.map { Int32($0) }
      items = incidence.members.map { Int32(links[$0][keyPath: end]) }
      weights = incidence.members.map { Int32(links[$0].weight) }
    }

    func row(_ item: Int) -> Range<Int> { Int(start[item])..<Int(start[item + 1]) }
  }

  /// Takes the items of each layer in the given order.
  init(_ levels: LevelGraph, layers: [[Int]]) {
    layerCount = layers.count
    nodeCount = levels.nodeCount
    layerOf = levels.layer.map { Int32($0) }
    var first = [0]
    for layer in layers { first.append(first[first.count - 1] + layer.count) }
    self.first = first
    items = layers.flatMap { $0.map { Int32($0) } }
    place = [Int32](repeating: 0, count: levels.itemCount)
    above = Neighbours(levels.above, levels.links, \.upper)
    below = Neighbours(levels.below, levels.links, \.lower)
    for layer in layers {
      for (index, item) in layer.enumerated() { place[item] = Int32(index) }
    }
    countCrossings()
  }

  /// The items of each layer from left to right.
  var layers: [[Int]] {
    (0..<layerCount).map { layer in items[first[layer]..<first[layer + 1]].map { Int($0) } }
  }

  /// How many items a layer has.
  func width(_ layer: Int) -> Int { first[layer + 1] - first[layer] }

  /// How many links there are.
  var linkCount: Int { below.items.count }

  /// Takes note that crossings have been removed, or added if the count is negative.
  mutating func remove(_ count: Int) { crossings -= count }

  /// Takes note of the places of a layer's items.
  mutating func updatePlaces(_ layer: Int) {
    for index in first[layer]..<first[layer + 1] { place[Int(items[index])] = Int32(index - first[layer]) }
  }
}

// MARK: - Counting

extension LayerOrder {
  /// Counts all crossings anew.
  mutating func countCrossings() {
    crossings = (0..<max(0, layerCount - 1)).reduce(0) { $0 + crossings(under: $1) }
  }

  /// The crossings of links between a layer and the next one. O(links · log width).
  ///
  /// Source: Barth, Jünger, Mutzel, "Simple and efficient bilayer cross counting", 2004: the inversions of the lower
  /// ends when the links are sorted by their upper ends.
  func crossings(under layer: Int) -> Int {
    let width = width(layer + 1)
    var tree = [Int32](repeating: 0, count: width + 1)
    var result = 0
    var seen = 0
    for index in first[layer]..<first[layer + 1] {
      let row = below.row(Int(items[index]))
      for neighbour in row {
        var end = Int(place[Int(below.items[neighbour])]) + 1
        var notAfter = 0
        while end > 0 {
          notAfter += Int(tree[end])
          end &= end - 1
        }
        result += (seen - notAfter) * Int(below.weights[neighbour])
      }
      for neighbour in row {
        var end = Int(place[Int(below.items[neighbour])]) + 1
        while end <= width {
          tree[end] += below.weights[neighbour]
          end += end & -end
        }
        seen += Int(below.weights[neighbour])
      }
    }
    return result
  }
}

// MARK: - Sweeping

extension LayerOrder {
  /// Sweeps down and up until several sweeps bring nothing; ends with the best order met.
  mutating func sweep(_ budget: inout OrderingBudget) {
    var best = (crossings: crossings, items: items)
    var failures = 0
    var round = 0
    while best.crossings > 0 && failures < 4 && budget.hasRest {
      sweepOnce(downwards: round % 2 == 0)
      countCrossings()
      budget.spend(2 * linkCount)
      if crossings < best.crossings {
        best = (crossings, items)
        failures = 0
      } else {
        failures += 1
      }
      round += 1
    }
    take(best.items, crossings: best.crossings)
  }

  /// Takes an order that was met before.
  mutating func take(_ order: [Int32], crossings count: Int) {
    items = order
    for layer in 0..<layerCount { updatePlaces(layer) }
    crossings = count
  }

  /// Sorts every layer by the mean place of each item's neighbours in the layer before.
  private mutating func sweepOnce(downwards: Bool) {
    if downwards {
      for layer in 1..<max(1, layerCount) { sortByMean(layer, downwards: true) }
    } else {
      for layer in (0..<max(0, layerCount - 1)).reversed() { sortByMean(layer, downwards: false) }
    }
  }

  /// Sorts a layer by the mean place of each item's neighbours above or below; items without any stay.
  mutating func sortByMean(_ layer: Int, downwards: Bool) {
    var keys: [(key: Float, item: Int32)] = []
    var slots: [Int] = []
    for index in first[layer]..<first[layer + 1] {
      let item = Int(items[index])
      let sum = downwards ? placeSum(above, item) : placeSum(below, item)
      guard sum.count > 0 else { continue }
      keys.append((Float(sum.total) / Float(sum.count), items[index]))
      slots.append(index)
    }
    // Swift's sort is stable: equal keys keep their order.
    keys.sort { $0.key < $1.key }
    for (slot, entry) in zip(slots, keys) {
      items[slot] = entry.item
      place[Int(entry.item)] = Int32(slot - first[layer])
    }
  }

  private func placeSum(_ neighbours: Neighbours, _ item: Int) -> (total: Int, count: Int) {
    let row = neighbours.row(item)
    var total = 0
    var count = 0
    for index in row {
      total += Int(place[Int(neighbours.items[index])]) * Int(neighbours.weights[index])
      count += Int(neighbours.weights[index])
    }
    return (total, count)
  }
}
