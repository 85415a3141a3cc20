/// The chains of a graph cut into layers: long edges with their passages, and nodes with one link above and one below.
///
/// A chain begins and ends at a node with more links, or where it has no link to go on by. Each link is in one chain.
final class Chains: Sendable {
  /// A chain: its items from top to bottom, as a range of `items`, and its links, as many but one from `firstLink` on.
  struct Chain {
    var items: Range<Int>
    var firstLink: Int
    /// Whether the first and the last item belong to other chains as well.
    var hasFixedTop: Bool
    var hasFixedBottom: Bool
    /// Whether it has items of its own.
    var isMovable: Bool { items.count > (hasFixedTop ? 1 : 0) + (hasFixedBottom ? 1 : 0) }
  }

  /// The chains, by their first items.
  let list: [Chain]
  /// The items of all chains.
  let items: [Int32]
  /// The links of all chains, as places in the rows of links below.
  let links: [Int32]
  /// For each link, as a place in the rows of links below, its chain.
  let ofLink: [Int32]
  /// Where each item's chains begin in `atItem`; items inside a chain have that one.
  let start: [Int32]
  let atItem: [Int32]

  init(_ graph: Neighbourhood) {
    func isSimple(_ item: Int) -> Bool { graph.above.row(item).count <= 1 && graph.below.row(item).count <= 1 }
    var list: [Chain] = []
    var items: [Int32] = []
    var links: [Int32] = []
    var ofLink = [Int32](repeating: 0, count: graph.linkCount)
    for head in 0..<graph.itemCount {
      let isFork = !isSimple(head)
      guard isFork || graph.above.row(head).isEmpty else { continue }
      for link in graph.below.row(head) {
        let (firstItem, firstLink) = (items.count, links.count)
        items.append(Int32(truncatingIfNeeded: head))
        var next: Int? = link
        var last = head
        while let link = next {
          ofLink[link] = Int32(truncatingIfNeeded: list.count)
          links.append(Int32(truncatingIfNeeded: link))
          last = Int(graph.below.items[link])
          items.append(Int32(truncatingIfNeeded: last))
          next = isSimple(last) ? graph.below.row(last).first : nil
        }
        list.append(
          Chain(
            items: firstItem..<items.count, firstLink: firstLink, hasFixedTop: isFork, hasFixedBottom: !isSimple(last)))
      }
    }
    let members = list.indices.flatMap { chain in list[chain].items.map { (item: Int(items[$0]), chain: chain) } }
    let incidence = Incidence(count: graph.itemCount, keys: members.map(\.item))
    (self.list, self.items, self.links, self.ofLink) = (list, items, links, ofLink)
    start = incidence.start.map { Int32(truncatingIfNeeded: $0) }
    atItem = incidence.members.map { Int32(truncatingIfNeeded: members[$0].chain) }
  }

  /// The chains that meet at an item.
  func chains(at item: Int) -> ArraySlice<Int32> { atItem[Int(start[item])..<Int(start[item + 1])] }
}
