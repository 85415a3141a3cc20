/// The graph cut into layers, with the order from left to right in each layer.
struct OrderedGraph {
  /// The items and links.
  let levels: LevelGraph
  /// The items of each layer from left to right.
  let layers: [[Int]]
  /// The place of each item in its layer.
  let position: [Int]

  /// How many pairs of links cross.
  let crossingCount: Int

  /// Takes an order of each layer.
  init(_ levels: LevelGraph, order: LayerOrder) {
    self.levels = levels
    layers = order.layers
    crossingCount = order.crossings
    position = order.place.map { Int($0) }
  }
}
