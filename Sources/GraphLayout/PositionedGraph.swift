/// The ordered graph with the column of every item and port.
struct PositionedGraph {
  /// The items, links and order.
  let graph: OrderedGraph
  /// The ports and labels.
  var ports: Ports
  /// The column of the left border of each item.
  var x: [Int]

  /// The column where a link leaves its upper item.
  func upperColumn(_ link: Int) -> Int { x[graph.levels.links[link].upper] + ports.leaving[link] }
  /// The column where a link enters its lower item.
  func lowerColumn(_ link: Int) -> Int { x[graph.levels.links[link].lower] + ports.entering[link] }
}
