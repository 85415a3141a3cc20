extension PositionedGraph {
  /// Slides ports along their borders so that as many links as possible become straight.
  ///
  /// Ports with labels stay, and so does the order of the ports of a border. Postcondition: ports of a border are as far
  /// apart as before or at least two columns.
  mutating func slidePorts(of nodes: [LayoutGraph.Node]) {
    for _ in 0..<2 {
      for node in 0..<graph.levels.nodeCount { slideExits(of: node, nodes) }
      for node in 0..<graph.levels.nodeCount { slideEntries(of: node, nodes) }
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

  private mutating func slideExits(of node: Int, _ nodes: [LayoutGraph.Node]) {
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
    let (wishes, present) = (links.map(wished), links.map(upperColumn))
    let columns = slid(
      wishes, from: present,
      in: x[node] + nodes[node].bottomPorts.lowerBound, x[node] + nodes[node].bottomPorts.upperBound - 1)
    for (link, column) in zip(links, columns) { ports.leaving[link] = column - x[node] }
  }

  private mutating func slideEntries(of node: Int, _ nodes: [LayoutGraph.Node]) {
    let links = graph.linksAbove(node)
    if links.count == 1, let link = links.first {
      let range = entryRange(link, nodes)
      ports.entering[link] = min(max(upperColumn(link), range.lowerBound), range.upperBound) - x[node]
      return
    }
    guard links.contains(where: { upperColumn($0) != lowerColumn($0) }) else { return }
    let range = (x[node] + nodes[node].topPorts.lowerBound, x[node] + nodes[node].topPorts.upperBound - 1)
    let (wishes, present) = (links.map(upperColumn), links.map(lowerColumn))
    let columns = slid(wishes, from: present, in: range.0, range.1)
    for (link, column) in zip(links, columns) { ports.entering[link] = column - x[node] }
  }
}

/// Columns for the ports of one border: as many wishes as possible come true, the others as nearly as the order allows.
private func slid(_ wishes: [Int], from columns: [Int], in left: Int, _ right: Int) -> [Int] {
  let count = wishes.count
  let spacing = min(2, count > 1 ? (right - left) / (count - 1) : 2)
  guard spacing > 0 else { return columns }
  let granted = longestChain(wishes, spacing: spacing) { index, wish in
    wish >= left + index * spacing && wish <= right - (count - 1 - index) * spacing
  }
  var result = columns
  var least = left
  var nextGranted = 0
  for index in 0..<count {
    if nextGranted < granted.count && granted[nextGranted] == index {
      nextGranted += 1
      result[index] = wishes[index]
    } else {
      let bound = nextGranted < granted.count ? granted[nextGranted] : count
      let limit = (bound < count ? wishes[bound] : right + spacing) - (bound - index) * spacing
      result[index] = min(max(wishes[index], least), limit)
    }
    least = result[index] + spacing
  }
  return result
}

/// The most indices whose wishes can all be met with `spacing` columns for every index between them. O(n log n).
private func longestChain(_ wishes: [Int], spacing: Int, isPossible: (Int, Int) -> Bool) -> [Int] {
  var tails: [Int] = []
  var previous = [Int](repeating: -1, count: wishes.count)
  let keys = wishes.indices.map { wishes[$0] - $0 * spacing }
  for index in wishes.indices where isPossible(index, wishes[index]) {
    var low = 0
    var high = tails.count
    while low < high {
      let middle = (low + high) / 2
      if keys[tails[middle]] <= keys[index] { low = middle + 1 } else { high = middle }
    }
    previous[index] = low > 0 ? tails[low - 1] : -1
    if low == tails.count { tails.append(index) } else { tails[low] = index }
  }
  var chain: [Int] = []
  var index = tails.last ?? -1
  while index >= 0 {
    chain.append(index)
    index = previous[index]
  }
  return chain.reversed()
}
