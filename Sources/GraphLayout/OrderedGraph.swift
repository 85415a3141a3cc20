/// The graph cut into layers, with the order from left to right in each layer.
struct OrderedGraph {
  /// The items and links.
  let levels: LevelGraph
  /// The items of each layer from left to right.
  private(set) var layers: [[Int]]
  /// The place of each item in its layer.
  private(set) var position: [Int]

  /// Takes the order of each layer as it is given.
  init(_ levels: LevelGraph, layers: [[Int]]) {
    self.levels = levels
    self.layers = layers
    position = [Int](repeating: 0, count: levels.itemCount)
    for items in layers {
      for (place, item) in items.enumerated() { position[item] = place }
    }
  }

  /// Reorders one layer.
  mutating func setLayer(_ layer: Int, to items: [Int]) {
    layers[layer] = items
    for (place, item) in items.enumerated() { position[item] = place }
  }
}
