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

  /// The links that enter each item, and those that leave it, from left to right; parallel ones in input order.
  private let above: Incidence
  private let below: Incidence

  /// Takes an order of each layer.
  init(_ levels: LevelGraph, order: LayerOrder) {
    self.levels = levels
    layers = order.layers
    crossingCount = order.crossings
    let position = (0..<levels.itemCount).map { Int(order.place[$0]) }
    self.position = position
    above = levels.above.sortedRows { position[levels.links[$0].upper] }
    below = levels.below.sortedRows { position[levels.links[$0].lower] }
  }

  /// The links that enter an item, from left to right; parallel ones in input order.
  func linksAbove(_ item: Int) -> ArraySlice<Int> { above[item] }

  /// The links that leave an item, from left to right; parallel ones in input order.
  func linksBelow(_ item: Int) -> ArraySlice<Int> { below[item] }
}
