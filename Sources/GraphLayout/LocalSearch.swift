extension LayerOrder {
  /// Shakes a few layers at a time and sifts them again; keeps what is no worse.
  ///
  /// Where sifting ends, no single item crosses less elsewhere, but several together may. A window costs little, so that
  /// many can be tried. Source: iterated local search, Lourenço, Martin, Stützle 2003.
  func improve(_ scratch: OrderingScratch, _ budget: inout OrderingBudget) {
    var shaker = Shaker()
    var failures = 0
    let windows = max(1, graph.layerCount / 4)
    while crossings > 0 && failures < 12 * windows && budget.hasRest {
      failures = tryWindow(&shaker, scratch, &budget) ? 0 : failures + 1
    }
  }

  /// Shakes one window; tells whether crossings have gone.
  private func tryWindow(
    _ shaker: inout Shaker, _ scratch: OrderingScratch, _ budget: inout OrderingBudget
  ) -> Bool {
    let size = 1 + shaker.number(below: 8)
    let last = graph.layerCount - 1
    let top = shaker.number(below: graph.layerCount)
    let window = top...min(last, top + size)
    let gaps = max(0, top - 1)..<min(last, window.upperBound + 1)
    let before = crossings
    let present = gaps.reduce(0) { $0 + crossings(under: $1) }
    budget.spend(8 * (graph.first[gaps.upperBound] - graph.first[gaps.lowerBound]))
    guard present > 0 else { return false }
    let reach = max(0, top - 2)...min(last, window.upperBound + 2)
    let all = graph.first[reach.lowerBound]..<graph.first[reach.upperBound + 1]
    scratch.saved.update(from: items + all.lowerBound, count: all.count)
    shake(window, &shaker, scratch.sweeping)
    crossings -= present - gaps.reduce(0) { $0 + crossings(under: $1) }
    budget.spend(8 * (graph.first[gaps.upperBound] - graph.first[gaps.lowerBound]))
    for round in 0..<4 {
      let old = crossings
      for layer in reach {
        sift(round % 2 == 0 ? layer : reach.upperBound - (layer - reach.lowerBound), scratch.sifting, &budget)
      }
      if crossings == old { break }
    }
    guard crossings > before else { return crossings < before }
    (items + all.lowerBound).update(from: scratch.saved, count: all.count)
    for layer in reach { updatePlaces(layer) }
    crossings = before
    return false
  }

  /// Sorts the layers by their neighbours on one side, or puts some items elsewhere.
  private func shake(_ window: ClosedRange<Int>, _ shaker: inout Shaker, _ scratch: SweepScratch) {
    switch shaker.number(below: 3) {
    case 0: for layer in window { sort(layer, by: .barycentre, downwards: true, scratch) }
    case 1: for layer in window.reversed() { sort(layer, by: .barycentre, downwards: false, scratch) }
    default:
      for layer in window {
        let width = graph.width(layer)
        guard width > 1 else { continue }
        let row = items + graph.first[layer]
        for _ in 0...(width / 8) {
          let one = shaker.number(below: width)
          let other = shaker.number(below: width)
          (row[one], row[other]) = (row[other], row[one])
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
