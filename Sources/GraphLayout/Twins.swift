extension OrderedGraph {
  /// For each link whether it is parallel to the one before it at its upper item while others cross both: then it leaves
  /// where that one does, since one line that forks at its end crosses half as much as two.
  ///
  /// Only edges in the same direction, without labels; of long ones, which are bundles, the last part; and only where
  /// each can end in one of the `columns` of its target. O(links).
  func crossedTwins(_ acyclic: AcyclicGraph, columns: [Int], labelWidths: [Int]) -> [Bool] {
    var isTwin = [Bool](repeating: false, count: levels.links.count)
    for items in layers {
      let twins = items.indices.flatMap { place in
        self.twins(under: items[place], acyclic, columns, labelWidths).map { (link: $0, place: place) }
      }
      guard !twins.isEmpty, let last = items.indices.last else { continue }
      // Of all links that begin farther left the rightmost end, and of those farther right the leftmost one.
      var ends = (left: [Int](repeating: -1, count: items.count), right: [Int](repeating: .max, count: items.count))
      for place in items.indices.dropFirst() {
        let below = linksBelow(items[place - 1]).last.map { position[levels.links[$0].lower] } ?? -1
        ends.left[place] = max(ends.left[place - 1], below)
      }
      for place in (0..<last).reversed() {
        let below = linksBelow(items[place + 1]).first.map { position[levels.links[$0].lower] } ?? .max
        ends.right[place] = min(ends.right[place + 1], below)
      }
      for (link, place) in twins {
        let end = position[levels.links[link].lower]
        isTwin[link] = ends.left[place] > end || ends.right[place] < end
      }
    }
    return isTwin
  }

  /// The links under an item that are parallel to the one before them.
  private func twins(under item: Int, _ acyclic: AcyclicGraph, _ columns: [Int], _ labelWidths: [Int]) -> [Int] {
    let links = linksBelow(item)
    return zip(links, links.dropFirst()).compactMap { first, second in
      let (one, other) = (levels.links[first], levels.links[second])
      guard one.lower == other.lower, !levels.isPassage(one.lower), labelWidths[first] + labelWidths[second] == 0,
        acyclic.arcs[one.arc].isReversed == acyclic.arcs[other.arc].isReversed,
        columns[one.lower] >= linksAbove(one.lower).count
      else { return nil }
      return second
    }
  }
}
