extension LayerOrder {
  /// Shakes a few layers at a time and sifts them again; keeps what is no worse.
  ///
  /// Where sifting ends, no single item crosses less elsewhere, but several together may. A window costs little, so that
  /// many can be tried. Source: iterated local search, Lourenço, Martin, Stützle 2003.
  mutating func improve(_ budget: inout OrderingBudget) {
    var scratch = SiftingScratch()
    var shaker = Shaker()
    var failures = 0
    let windows = max(1, layerCount / 4)
    while crossings > 0 && failures < 6 * windows && budget.hasRest {
      failures = tryWindow(&shaker, &scratch, &budget) ? 0 : failures + 1
    }
    reroute(&budget)
  }

  /// Shakes one window; tells whether crossings have gone.
  private mutating func tryWindow(
    _ shaker: inout Shaker, _ scratch: inout SiftingScratch, _ budget: inout OrderingBudget
  ) -> Bool {
    let size = 1 + shaker.number(below: 8)
    let top = shaker.number(below: layerCount)
    let window = top...min(layerCount - 1, top + size)
    let gaps = max(0, top - 1)..<min(layerCount - 1, window.upperBound + 1)
    let before = crossings
    let present = gaps.reduce(0) { $0 + crossings(under: $1) }
    budget.spend(first[gaps.upperBound] - first[gaps.lowerBound])
    guard present > 0 else { return false }
    let reach = max(0, top - 2)...min(layerCount - 1, window.upperBound + 2)
    let saved = items[first[reach.lowerBound]..<first[reach.upperBound + 1]]
    shake(window, &shaker)
    remove(present - gaps.reduce(0) { $0 + crossings(under: $1) })
    for round in 0..<4 {
      let old = crossings
      for layer in reach where width(layer) > 1 {
        sift(round % 2 == 0 ? layer : reach.upperBound - (layer - reach.lowerBound), &scratch, &budget)
      }
      if crossings == old { break }
    }
    guard crossings > before else { return crossings < before }
    items.replaceSubrange(saved.startIndex..<saved.endIndex, with: saved)
    for layer in reach { updatePlaces(layer) }
    remove(crossings - before)
    return false
  }

  /// Sorts the layers by their neighbours on one side, or puts some items elsewhere.
  private mutating func shake(_ window: ClosedRange<Int>, _ shaker: inout Shaker) {
    switch shaker.number(below: 3) {
    case 0: for layer in window { sortByMean(layer, downwards: true) }
    case 1: for layer in window.reversed() { sortByMean(layer, downwards: false) }
    default:
      for layer in window where width(layer) > 1 {
        for _ in 0...(width(layer) / 8) {
          let one = first[layer] + shaker.number(below: width(layer))
          let other = first[layer] + shaker.number(below: width(layer))
          items.swapAt(one, other)
        }
        updatePlaces(layer)
      }
    }
  }
}

/// Numbers that look random and are the same every time (xorshift, Marsaglia 2003).
private struct Shaker {
  private var state: UInt64 = 0x2545_F491_4F6C_DD1D

  /// A number from 0 up to `bound`, which must be positive.
  mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 33) % UInt64(bound))
  }
}
