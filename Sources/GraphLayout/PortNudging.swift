extension PositionedGraph {
  /// Moves ports by a column or two where a line comes down in a column in which another line goes on further down.
  ///
  /// One of the two would have to lie above the other in their channel, whether or not they cross less that way, and
  /// where several such demands form a circle, lines must run round them. Straight links and ports with labels stay.
  /// Postcondition: the ports of a border keep their order, and those that moved are two columns apart or more.
  mutating func nudgePorts(of nodes: [LayoutGraph.Node]) {
    let left = x.min() ?? 0
    let right = (x.max() ?? 0) + (graph.levels.width.max() ?? 0)
    var ends = ChannelEnds(columns: left...right)
    for (layer, items) in graph.layers.enumerated().dropLast() {
      ends.begin(channel: layer)
      for item in items {
        for link in graph.linksBelow(item) { ends.put(link, from: upperColumn(link), to: lowerColumn(link)) }
      }
      for item in items {
        let links = graph.linksBelow(item)
        for index in links.indices {
          let (link, column) = (links[index], upperColumn(links[index]))
          guard column != lowerColumn(link), let other = ends.linkGoingOn(in: column) else { continue }
          if let free = freeExit(index, of: links, nodes, ends) {
            ends.moveExit(from: column, to: free)
            ports.leaving[link] = free - x[item]
          } else if column != upperColumn(other), let free = freeEntry(of: other, nodes, ends) {
            ends.moveEntry(of: other, from: column, to: free)
            ports.entering[other] = free - x[graph.levels.links[other].lower]
          }
        }
      }
    }
  }

  /// How far a port is moved, nearest first.
  private static let distances = [1, 2]

  /// A column near its own from which a link may leave and in which no line of the channel begins or ends.
  private func freeExit(
    _ index: Int, of links: ArraySlice<Int>, _ nodes: [LayoutGraph.Node], _ ends: ChannelEnds
  ) -> Int? {
    let link = links[index]
    let column = upperColumn(link)
    let range = exitRange(link, nodes)
    // What leaves together stays together.
    if ports.isTogether[link] || index < links.endIndex - 1 && ports.isTogether[links[index + 1]] { return nil }
    // Where there was no room for ports of their own, links share one.
    var (left, right) = (range.lowerBound, range.upperBound)
    if index > links.startIndex { left = max(left, upperColumn(links[index - 1]) + 2) }
    if index < links.endIndex - 1 { right = min(right, upperColumn(links[index + 1]) - 2) }
    guard left <= column, column <= right else { return nil }
    return freeColumn(near: column, in: left...right, towards: lowerColumn(link), ends)
  }

  /// A column near its own in which a link may end and in which no line of the channel begins or ends.
  private func freeEntry(of link: Int, _ nodes: [LayoutGraph.Node], _ ends: ChannelEnds) -> Int? {
    let links = graph.linksAbove(graph.levels.links[link].lower)
    guard let index = links.firstIndex(of: link) else { return nil }
    let column = lowerColumn(link)
    let range = entryRange(link, nodes)
    var (left, right) = (range.lowerBound, range.upperBound)
    if index > links.startIndex { left = max(left, lowerColumn(links[index - 1]) + 2) }
    if index < links.endIndex - 1 { right = min(right, lowerColumn(links[index + 1]) - 2) }
    guard left <= column, column <= right else { return nil }
    return freeColumn(near: column, in: left...right, towards: upperColumn(link), ends)
  }

  /// The free column nearest to one, rather towards the other end of its link than away from it.
  private func freeColumn(
    near column: Int, in range: ClosedRange<Int>, towards end: Int, _ ends: ChannelEnds
  ) -> Int? {
    let side = end < column ? -1 : 1
    for distance in PositionedGraph.distances {
      for candidate in [column + side * distance, column - side * distance]
      where range.contains(candidate) && ends.isFree(candidate) { return candidate }
    }
    return nil
  }
}

/// The columns of a channel at which lines begin and end.
private struct ChannelEnds {
  /// What is known of a column: the channels in which a line last began and ended there, and the link that ended.
  private struct Column {
    var exitChannel = -1
    var entryChannel = -1
    var entry = -1
  }

  private var columns: [Column]
  private let origin: Int
  private var channel = -1

  init(columns: ClosedRange<Int>) {
    origin = columns.lowerBound
    self.columns = [Column](repeating: Column(), count: columns.count)
  }

  mutating func begin(channel: Int) { self.channel = channel }

  mutating func put(_ link: Int, from upper: Int, to lower: Int) {
    columns[upper - origin].exitChannel = channel
    columns[lower - origin].entryChannel = channel
    columns[lower - origin].entry = link
  }

  /// The link that ends in a column.
  func linkGoingOn(in column: Int) -> Int? {
    let column = columns[column - origin]
    return column.entryChannel == channel ? column.entry : nil
  }

  func isFree(_ column: Int) -> Bool {
    let column = columns[column - origin]
    return column.exitChannel != channel && column.entryChannel != channel
  }

  mutating func moveExit(from column: Int, to free: Int) {
    columns[column - origin].exitChannel = -1
    columns[free - origin].exitChannel = channel
  }

  mutating func moveEntry(of link: Int, from column: Int, to free: Int) {
    columns[column - origin].entryChannel = -1
    columns[free - origin].entryChannel = channel
    columns[free - origin].entry = link
  }
}
