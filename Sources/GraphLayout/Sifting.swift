extension LayerOrder {
  /// Puts each item of each layer where it crosses least, until a round brings little.
  mutating func sift(_ budget: inout OrderingBudget) {
    var scratch = SiftingScratch()
    var round = 0
    while crossings > 0 && budget.hasRest {
      let before = crossings
      let layers = round % 2 == 0 ? Array(0..<layerCount) : Array((0..<layerCount).reversed())
      for layer in layers where width(layer) > 1 { sift(layer, &scratch, &budget) }
      round += 1
      if before - crossings <= before / 500 { break }
    }
  }

  /// Leaves the order that sifting came to by a sweep, and sifts again; ends with the best order met.
  mutating func improve(_ budget: inout OrderingBudget) {
    var best = (crossings: crossings, items: items)
    var failures = 0
    var round = 0
    while best.crossings > 0 && failures < 4 && budget.hasRest {
      sweepOnce(downwards: round % 2 == 0)
      countCrossings()
      budget.spend(2 * linkCount)
      sift(&budget)
      if crossings < best.crossings {
        best = (crossings, items)
        failures = 0
      } else {
        failures += 1
      }
      round += 1
    }
    take(best.items, crossings: best.crossings)
  }

  /// Puts each item of one layer where it crosses least.
  private mutating func sift(_ layer: Int, _ scratch: inout SiftingScratch, _ budget: inout OrderingBudget) {
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
private struct SiftingScratch {
  /// How far an item is tried to either side.
  static let reach = 400

  private var places: [Int32] = []
  /// Where each item's places above begin, and where those below do; they end where the next begin.
  private var start: [Int] = []

  mutating func load(
    _ items: ArraySlice<Int32>, _ above: LayerOrder.Neighbours, _ below: LayerOrder.Neighbours, _ place: [Int32]
  ) {
    places.removeAll(keepingCapacity: true)
    start.removeAll(keepingCapacity: true)
    for item in items {
      for side in 0...1 {
        start.append(places.count)
        let row = side == 0 ? above.row(Int(item)) : below.row(Int(item))
        for index in row {
          let value = place[Int(side == 0 ? above.items[index] : below.items[index])]
          var slot = places.count
          places.append(value)
          while slot > start[start.count - 1], places[slot - 1] > value {
            places[slot] = places[slot - 1]
            slot -= 1
          }
          places[slot] = value
        }
      }
    }
    start.append(places.count)
  }

  /// The crossings of the links of two neighbours as they stand, less those if they changed places.
  func difference(_ left: Int, _ right: Int) -> Int {
    difference(start[2 * left]..<start[2 * left + 1], start[2 * right]..<start[2 * right + 1])
      + difference(start[2 * left + 1]..<start[2 * left + 2], start[2 * right + 1]..<start[2 * right + 2])
  }

  /// Of all pairs, those in which the first place is greater less those in which it is smaller.
  private func difference(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    if left.count == 1, right.count == 1 {
      return Int((places[left.lowerBound] - places[right.lowerBound]).signum())
    }
    var result = 0
    var less = right.lowerBound
    var notGreater = right.lowerBound
    for index in left {
      let value = places[index]
      while less < right.upperBound, places[less] < value { less += 1 }
      notGreater = max(notGreater, less)
      while notGreater < right.upperBound, places[notGreater] <= value { notGreater += 1 }
      result += (less - right.lowerBound) - (right.upperBound - notGreater)
    }
    return result
  }
}
