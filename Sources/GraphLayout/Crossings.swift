extension OrderedGraph {
  /// The crossings of links between all layers.
  var crossingCount: Int {
    (0..<max(0, layers.count - 1)).reduce(0) { $0 + crossingCount(under: $1) }
  }

  /// The crossings of links between a layer and the next one. O(links · log width).
  ///
  /// Source: Barth, Jünger, Mutzel, "Simple and efficient bilayer cross counting", 2004: the inversions of the lower
  /// ends when the links are sorted by their upper ends.
  func crossingCount(under layer: Int) -> Int {
    var tree = [Int](repeating: 0, count: layers[layer + 1].count + 1)
    var crossings = 0
    var seen = 0
    for item in layers[layer] {
      let ends = levels.below[item].map { position[levels.links[$0].lower] }
      for end in ends {
        var index = end + 1
        var notAfter = 0
        while index > 0 {
          notAfter += tree[index]
          index &= index - 1
        }
        crossings += seen - notAfter
      }
      for end in ends {
        var index = end + 1
        while index < tree.count {
          tree[index] += 1
          index += index & -index
        }
      }
      seen += ends.count
    }
    return crossings
  }
}
