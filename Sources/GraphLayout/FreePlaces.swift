/// The columns that are taken in each layer while items are put in one by one.
struct FreePlaces {
  private let levels: LevelGraph
  private let columnGap: Int
  /// The items of each layer from left to right.
  private(set) var layers: [[Int]]
  /// The column of each item's left border.
  private(set) var x: [Int]
  /// Whether an item has been put in.
  private(set) var isPlaced: [Bool]

  /// Starts with empty layers.
  init(_ levels: LevelGraph, columnGap: Int) {
    self.levels = levels
    self.columnGap = columnGap
    layers = [[Int]](repeating: [], count: levels.layerCount)
    x = [Int](repeating: 0, count: levels.itemCount)
    isPlaced = [Bool](repeating: false, count: levels.itemCount)
  }

  /// Puts an item into its layer, at the free column that is nearest to the one wanted.
  mutating func put(_ item: Int, near wanted: Int) {
    let items = layers[levels.layer[item]]
    var best = (distance: Int.max, column: 0, slot: 0)
    for slot in 0...items.count {
      let left = slot == 0 ? 0 : x[items[slot - 1]] + levels.width[items[slot - 1]] + gap(items[slot - 1], item)
      let right = slot == items.count ? Int.max : x[items[slot]] - gap(item, items[slot]) - levels.width[item]
      guard left <= right else { continue }
      let column = min(max(wanted, left), right)
      if abs(column - wanted) < best.distance { best = (abs(column - wanted), column, slot) }
    }
    x[item] = best.column
    isPlaced[item] = true
    layers[levels.layer[item]].insert(item, at: best.slot)
  }

  /// The column nearest to the one wanted that is free for a line in all of some layers. O(n log n).
  func freeLane(in layers: [Int], near wanted: Int) -> Int {
    let taken = layers.flatMap { self.layers[$0] }.map { (x[$0] - 1)...(x[$0] + levels.width[$0]) }
    // The end of the run of taken columns round the one wanted, on either side.
    var right = max(0, wanted)
    for range in taken.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.contains(right) {
      right = range.upperBound + 1
    }
    var left = max(0, wanted)
    for range in taken.sorted(by: { $0.upperBound > $1.upperBound }) where range.contains(left) {
      left = range.lowerBound - 1
    }
    return left >= 0 && wanted - left < right - wanted ? left : right
  }

  private func gap(_ left: Int, _ right: Int) -> Int {
    levels.isPassage(left) || levels.isPassage(right) ? 1 : columnGap
  }
}

extension PositionedGraph {
  /// Moves items to the right where labels would else lie over their neighbours.
  mutating func makeRoomForLabels(columnGap: Int) {
    for items in graph.layers {
      if let first = items.first { x[first] = max(x[first], ports.overhangLeft[first]) }
      for (left, right) in zip(items, items.dropFirst()) {
        x[right] = max(x[right], x[left] + ports.separation(left, right, of: graph.levels, columnGap: columnGap))
      }
    }
  }
}
