extension PositionedGraph {
  /// Slides ports along their borders so that as many links as possible become straight.
  ///
  /// Ports with labels stay, and so does the order of the ports of a border. Postcondition: ports of a border are as far
  /// apart as before or at least two columns.
  mutating func slidePorts(of nodes: [LayoutGraph.Node]) {
    var border = Border()
    for _ in 0..<2 {
      for node in 0..<graph.levels.nodeCount { slideExits(of: node, nodes, &border) }
      for node in 0..<graph.levels.nodeCount { slideEntries(of: node, nodes, &border) }
    }
  }

  /// The columns of the drawing where a link may leave its upper item.
  func exitRange(_ link: Int, _ nodes: [LayoutGraph.Node]) -> ClosedRange<Int> {
    let item = graph.levels.links[link].upper
    guard !graph.levels.isPassage(item), ports.label[link] == nil else {
      return upperColumn(link)...upperColumn(link)
    }
    return (x[item] + nodes[item].bottomPorts.lowerBound)...(x[item] + nodes[item].bottomPorts.upperBound - 1)
  }

  /// The columns of the drawing where a link may enter its lower item.
  func entryRange(_ link: Int, _ nodes: [LayoutGraph.Node]) -> ClosedRange<Int> {
    let item = graph.levels.links[link].lower
    guard !graph.levels.isPassage(item) else { return lowerColumn(link)...lowerColumn(link) }
    return (x[item] + nodes[item].topPorts.lowerBound)...(x[item] + nodes[item].topPorts.upperBound - 1)
  }

  /// Where a link would run: straight, near the middle of its ends, when the ends' ranges meet.
  private func wish(_ link: Int, _ nodes: [LayoutGraph.Node]) -> ClosedRange<Int> {
    let upper = upperColumn(link)
    let lower = lowerColumn(link)
    guard upper != lower else { return upper...upper }
    let exits = exitRange(link, nodes)
    let entries = entryRange(link, nodes)
    let left = max(exits.lowerBound, entries.lowerBound)
    let right = min(exits.upperBound, entries.upperBound)
    guard left <= right else { return min(upper, lower)...max(upper, lower) }
    let middle = min(max((upper + lower) >> 1, left), right)
    return middle...middle
  }

  private mutating func slideExits(of node: Int, _ nodes: [LayoutGraph.Node], _ border: inout Border) {
    let links = graph.linksBelow(node)
    if links.count == 1, let link = links.first {
      guard ports.label[link] == nil else { return }
      let wish = wish(link, nodes)
      let range = exitRange(link, nodes)
      let column = wish.lowerBound == wish.upperBound ? wish.lowerBound : lowerColumn(link)
      ports.leaving[link] = min(max(column, range.lowerBound), range.upperBound) - x[node]
      return
    }
    guard !links.contains(where: { ports.label[$0] != nil }) else { return }
    func wished(_ link: Int) -> Int {
      let wish = wish(link, nodes)
      return wish.lowerBound == wish.upperBound ? wish.lowerBound : lowerColumn(link)
    }
    guard links.contains(where: { wished($0) != upperColumn($0) }) else { return }
    border.removeAll()
    for link in links where !ports.isTogether[link] { border.add(upperColumn(link), wish: wished(link)) }
    let range = nodes[node].bottomPorts
    border.slide(in: x[node] + range.lowerBound, x[node] + range.upperBound - 1)
    var next = 0
    for link in links where !ports.isTogether[link] {
      ports.leaving[link] = border.columns[next] - x[node]
      next += 1
    }
    ports.joinExits(links)
  }

  private mutating func slideEntries(of node: Int, _ nodes: [LayoutGraph.Node], _ border: inout Border) {
    let links = graph.linksAbove(node)
    if links.count == 1, let link = links.first {
      let range = entryRange(link, nodes)
      ports.entering[link] = min(max(upperColumn(link), range.lowerBound), range.upperBound) - x[node]
      return
    }
    guard links.contains(where: { upperColumn($0) != lowerColumn($0) }) else { return }
    border.removeAll()
    for link in links { border.add(lowerColumn(link), wish: upperColumn(link)) }
    let range = nodes[node].topPorts
    border.slide(in: x[node] + range.lowerBound, x[node] + range.upperBound - 1)
    for (link, column) in zip(links, border.columns) { ports.entering[link] = column - x[node] }
  }
}

/// The ports of one border while they are slid; used again for one border after another.
private struct Border {
  /// The columns of the ports from left to right.
  private(set) var columns: [Int] = []
  private var wishes: [Int] = []
  /// Of the search for the wishes that can be met together: the last of the best chain of each length, and for each
  /// wish the one before it.
  private var tails: [Int] = []
  private var previous: [Int] = []
  private var granted: [Int] = []

  mutating func removeAll() {
    columns.removeAll(keepingCapacity: true)
    wishes.removeAll(keepingCapacity: true)
  }

  /// Adds a port on the right.
  mutating func add(_ column: Int, wish: Int) {
    columns.append(column)
    wishes.append(wish)
  }

  /// Moves the ports: as many wishes as possible come true, the others as nearly as the order allows.
  mutating func slide(in left: Int, _ right: Int) {
    let count = wishes.count
    let spacing = min(2, count > 1 ? (right - left) / (count - 1) : 2)
    guard spacing > 0 else { return }
    grantWishes(spacing: spacing, left, right)
    var least = left
    var nextGranted = 0
    for index in 0..<count {
      if nextGranted < granted.count && granted[nextGranted] == index {
        nextGranted += 1
        columns[index] = wishes[index]
      } else {
        let bound = nextGranted < granted.count ? granted[nextGranted] : count
        let limit = (bound < count ? wishes[bound] : right + spacing) - (bound - index) * spacing
        columns[index] = min(max(wishes[index], least), limit)
      }
      least = columns[index] + spacing
    }
  }

  /// Finds the most wishes that can all be met with `spacing` columns for every port between them. O(n log n).
  private mutating func grantWishes(spacing: Int, _ left: Int, _ right: Int) {
    tails.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    granted.removeAll(keepingCapacity: true)
    let count = wishes.count
    for index in 0..<count {
      previous.append(-1)
      let wish = wishes[index]
      guard wish >= left + index * spacing, wish <= right - (count - 1 - index) * spacing else { continue }
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if wishes[tails[middle]] - tails[middle] * spacing <= wish - index * spacing {
          low = middle + 1
        } else {
          high = middle
        }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var index = tails.last ?? -1
    while index >= 0 {
      granted.append(index)
      index = previous[index]
    }
    granted.reverse()
  }
}
