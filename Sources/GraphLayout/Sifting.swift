extension LayerOrder {
  /// Puts each item of each layer where it crosses least, and each long edge, until that brings little.
  mutating func sift(_ budget: inout OrderingBudget) {
    var scratch = SiftingScratch()
    var round = 0
    var atRerouting = Int.max
    while crossings > 0 && budget.hasRest {
      let before = crossings
      let layers = round % 2 == 0 ? Array(0..<layerCount) : Array((0..<layerCount).reversed())
      for layer in layers where width(layer) > 1 { sift(layer, &scratch, &budget) }
      round += 1
      guard before - crossings <= before / 100 else { continue }
      reroute(&budget)
      if atRerouting - crossings <= crossings / 200 { break }
      atRerouting = crossings
    }
  }

  /// Puts each item of one layer where it crosses least.
  mutating func sift(_ layer: Int, _ scratch: inout SiftingScratch, _ budget: inout OrderingBudget) {
    let start = first[layer]
    let count = width(layer)
    scratch.load(items[start..<(start + count)], above, below, place)
    // Indices into the scratch in the current order from left to right; each index is an item of the old order.
    var order = Array(0..<count)
    var position = order
    var work = 0
    for index in 0..<count {
      let here = position[index]
      var best = (gain: 0, place: here)
      var running = 0
      var other = here - 1
      while other >= max(0, here - SiftingScratch.reach) {
        running += scratch.difference(order[other], index)
        if running > best.gain { best = (running, other) }
        other -= 1
      }
      running = 0
      other = here + 1
      while other < min(count, here + SiftingScratch.reach) {
        running += scratch.difference(index, order[other])
        if running > best.gain { best = (running, other) }
        other += 1
      }
      work += min(count, 2 * SiftingScratch.reach)
      guard best.gain > 0 else { continue }
      order.remove(at: here)
      order.insert(index, at: best.place)
      for moved in min(here, best.place)...max(here, best.place) { position[order[moved]] = moved }
      remove(best.gain)
    }
    budget.spend(work)
    let old = Array(items[start..<(start + count)])
    for (slot, index) in order.enumerated() {
      items[start + slot] = old[index]
      place[Int(old[index])] = Int32(slot)
    }
  }
}

/// The places of the neighbours of one layer's items, sorted, side by side in memory.
struct SiftingScratch {
  /// How far an item is tried to either side.
  static let reach = 400

  private struct End {
    var place: Int32
    var weight: Int32
  }

  private var ends: [End] = []
  /// Where each item's ends above begin, and where those below do; they end where the next begin.
  private var start: [Int] = []

  mutating func load(
    _ items: ArraySlice<Int32>, _ above: LayerOrder.Neighbours, _ below: LayerOrder.Neighbours, _ place: [Int32]
  ) {
    ends.removeAll(keepingCapacity: true)
    start.removeAll(keepingCapacity: true)
    for item in items {
      append(above, Int(item), place)
      append(below, Int(item), place)
    }
    start.append(ends.count)
  }

  /// Adds the ends of one item on one side, by insertion: rows are short, and nearly sorted already.
  private mutating func append(_ neighbours: LayerOrder.Neighbours, _ item: Int, _ place: [Int32]) {
    start.append(ends.count)
    for index in neighbours.row(item) {
      let end = End(place: place[Int(neighbours.items[index])], weight: neighbours.weights[index])
      var slot = ends.count
      ends.append(end)
      while slot > start[start.count - 1], ends[slot - 1].place > end.place {
        ends[slot] = ends[slot - 1]
        slot -= 1
      }
      ends[slot] = end
    }
  }

  /// The crossings of the links of two neighbours as they stand, less those if they changed places.
  func difference(_ left: Int, _ right: Int) -> Int {
    difference(start[2 * left]..<start[2 * left + 1], start[2 * right]..<start[2 * right + 1])
      + difference(start[2 * left + 1]..<start[2 * left + 2], start[2 * right + 1]..<start[2 * right + 2])
  }

  /// Of all pairs, those in which the first place is greater less those in which it is smaller.
  private func difference(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    if left.isEmpty || right.isEmpty { return 0 }
    if left.count == 1, right.count == 1 {
      let (first, second) = (ends[left.lowerBound], ends[right.lowerBound])
      return Int((first.place - second.place).signum() * first.weight * second.weight)
    }
    var result = 0
    var less = right.lowerBound
    var notGreater = right.lowerBound
    var lessWeight = 0
    var notGreaterWeight = 0
    var total = 0
    for index in right { total += Int(ends[index].weight) }
    for index in left {
      let place = ends[index].place
      while less < right.upperBound, ends[less].place < place {
        lessWeight += Int(ends[less].weight)
        less += 1
      }
      while notGreater < right.upperBound, ends[notGreater].place <= place {
        notGreaterWeight += Int(ends[notGreater].weight)
        notGreater += 1
      }
      result += Int(ends[index].weight) * (lessWeight - (total - notGreaterWeight))
    }
    return result
  }
}
