/// The columns at which links meet their items, relative to the item's left border, and what labels need beside them.
struct Ports {
  /// For each link, its column on the bottom border of the upper item.
  var leaving: [Int]
  /// For each link, its column on the top border of the lower item.
  var entering: [Int]
  /// For each link that has room for its label, the label's leftmost column relative to the upper item.
  var label: [Int?]
  /// The columns that labels reach beyond each item's left border.
  var overhangLeft: [Int]
  /// The columns that labels reach beyond each item's right border.
  var overhangRight: [Int]
  /// For each link whether it leaves in the column of the one before it.
  let isTogether: [Bool]
}

extension Ports {
  /// Spreads each item's links round the middle of its port range, in the order in which they leave.
  ///
  /// The first of several labelled links has its label on the left, every other link on the right.
  /// A link that leaves `together` with the one before it has its column.
  init(of graph: OrderedGraph, nodes: [LayoutGraph.Node], labelWidths: [Int], together: [Bool]) {
    let levels = graph.levels
    let linkCount = levels.links.count
    leaving = [Int](repeating: 0, count: linkCount)
    entering = leaving
    isTogether = together
    label = [Int?](repeating: nil, count: linkCount)
    overhangLeft = [Int](repeating: 0, count: levels.itemCount)
    overhangRight = overhangLeft
    for node in 0..<levels.nodeCount {
      let entries = graph.linksAbove(node)
      for (link, column) in zip(entries, Ports.spread(gaps: Ports.gaps(entries.count), in: nodes[node].topPorts)) {
        entering[link] = column
      }
      let exits = graph.linksBelow(node)
      placeExits(of: node, exits.filter { !isTogether[$0] }, nodes[node], labelWidths)
      joinExits(exits)
    }
  }

  /// Lets links that leave together do so where the first of them does.
  mutating func joinExits(_ exits: ArraySlice<Int>) {
    for (first, second) in zip(exits, exits.dropFirst()) where isTogether[second] { leaving[second] = leaving[first] }
  }

  /// Places the links that leave a node, and their labels.
  private mutating func placeExits(
    of node: Int, _ exits: [Int], _ box: LayoutGraph.Node, _ labelWidths: [Int]
  ) {
    guard !exits.isEmpty else { return }
    var gaps = Ports.gaps(exits.count)
    var room = box.bottomPorts.count - 1 - gaps.reduce(0, +)
    var hasRoom = exits.map { labelWidths[$0] > 0 }
    for index in exits.indices.dropFirst().dropLast() where hasRoom[index] {
      let extra = max(0, labelWidths[exits[index]] + 2 - gaps[index])
      hasRoom[index] = room >= 0 && extra <= room
      if hasRoom[index] {
        gaps[index] += extra
        room -= extra
      }
    }
    let columns = Ports.spread(gaps: gaps, in: box.bottomPorts)
    for (index, link) in exits.enumerated() {
      leaving[link] = columns[index]
      guard hasRoom[index] else { continue }
      if index == 0 && exits.count > 1 {
        label[link] = columns[index] - labelWidths[link]
        overhangLeft[node] = max(overhangLeft[node], labelWidths[link] - columns[index])
      } else {
        label[link] = columns[index] + 1
        overhangRight[node] = max(overhangRight[node], columns[index] + 1 + labelWidths[link] - box.width)
      }
    }
  }

  /// The usual distances between neighbouring ports.
  private static func gaps(_ count: Int) -> [Int] { [Int](repeating: 3, count: max(0, count - 1)) }

  /// Columns with the given distances round the middle of a range; closer, and at last shared, where they do not fit.
  private static func spread(gaps: [Int], in range: Range<Int>) -> [Int] {
    let last = range.count - 1
    let total = gaps.reduce(0, +)
    guard total > last else {
      var column = range.lowerBound + (last - total) / 2
      return [column]
        + gaps.map { gap in
          column += gap
          return column
        }
    }
    return (0...gaps.count).map { range.lowerBound + $0 * last / max(1, gaps.count) }
  }
}

extension Ports {
  /// The least distance between the left borders of two neighbours in a layer.
  func separation(_ left: Int, _ right: Int, of levels: LevelGraph, columnGap: Int) -> Int {
    let gap = levels.isPassage(left) || levels.isPassage(right) ? 1 : columnGap
    return levels.width[left] + max(gap, overhangRight[left] + overhangLeft[right] + 1)
  }
}
