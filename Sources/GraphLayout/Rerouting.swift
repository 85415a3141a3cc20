/// Memory for finding better ways for chains.
final class ReroutingScratch {
  /// How far from its present place an item of a chain may go.
  static let reach = 48

  /// The items of the chain from top to bottom, its fixed ends included.
  fileprivate var path: [Int] = []
  /// Whether the first and the last item of the path stay where they are.
  fileprivate var hasFixedTop = false
  fileprivate var hasFixedBottom = false

  /// For each gap between items of the layer reached: the least crossings of the chain down to there.
  fileprivate var reached: UnsafeMutablePointer<Int32>
  fileprivate var next: UnsafeMutablePointer<Int32>
  /// The change of crossings from one gap of the layer below to the next one on its right.
  fileprivate let change: UnsafeMutablePointer<Int32>
  /// The links that leave the item between each gap and the next one, and whether going on from a gap may be best.
  fileprivate let between: UnsafeMutablePointer<Int32>
  fileprivate let isOpen: UnsafeMutablePointer<Bool>
  /// Layer by layer, the gap of the layer before from which each gap was reached.
  fileprivate var origins: [Int32] = []
  fileprivate var originStart: [Int] = []
  /// The first gap looked at in each layer.
  fileprivate var lows: [Int] = []

  /// The places of the ends of all links, layer after layer, the links under a layer beginning at `gapStart`.
  fileprivate let uppers: UnsafeMutablePointer<Int32>
  fileprivate let lowers: UnsafeMutablePointer<Int32>
  fileprivate let weights: UnsafeMutablePointer<Int32>
  fileprivate let gapStart: UnsafeMutablePointer<Int>
  /// Whether the places of the links under a layer are those of the order.
  fileprivate let isFresh: UnsafeMutablePointer<Bool>

  init(_ graph: Neighbourhood) {
    uppers = .allocate(capacity: max(1, graph.linkCount))
    lowers = .allocate(capacity: max(1, graph.linkCount))
    weights = .allocate(capacity: max(1, graph.linkCount))
    gapStart = .allocate(capacity: graph.layerCount + 1)
    gapStart.initialize(repeating: 0, count: graph.layerCount + 1)
    for item in 0..<graph.itemCount { gapStart[Int(graph.layerOf[item]) + 1] += graph.below.row(item).count }
    for layer in 0..<graph.layerCount { gapStart[layer + 1] += gapStart[layer] }
    isFresh = .allocate(capacity: graph.layerCount + 1)
    let capacity = 2 * ReroutingScratch.reach + 4
    reached = .allocate(capacity: capacity)
    next = .allocate(capacity: capacity)
    change = .allocate(capacity: capacity)
    between = .allocate(capacity: capacity)
    isOpen = .allocate(capacity: capacity)
  }

  deinit {
    reached.deallocate()
    next.deallocate()
    change.deallocate()
    between.deallocate()
    isOpen.deallocate()
    uppers.deallocate()
    lowers.deallocate()
    weights.deallocate()
    gapStart.deallocate()
    isFresh.deallocate()
  }
}

extension LayerOrder {
  /// Takes each chain out and puts it back on the way on which it crosses least, all others staying.
  ///
  /// A chain is a long edge with its passages, or nodes with one link above and one below. Moving its items one by one
  /// seldom helps: the whole line must change sides. The best way is found layer by layer, from the least crossings with
  /// which each gap between two items can be reached.
  func reroute(_ scratch: ReroutingScratch, _ budget: inout OrderingBudget) {
    scratch.isFresh.update(repeating: false, count: graph.layerCount)
    for item in 0..<graph.itemCount where isSimple(item) {
      let above = graph.above.row(item)
      if let link = above.first, isSimple(Int(graph.above.items[link])) { continue }
      guard crossings > 0, budget.hasRest else { return }
      rerouteChain(from: item, scratch, &budget)
    }
  }

  @inline(__always) private func isSimple(_ item: Int) -> Bool {
    graph.above.row(item).count <= 1 && graph.below.row(item).count <= 1
  }

  private func rerouteChain(from first: Int, _ scratch: ReroutingScratch, _ budget: inout OrderingBudget) {
    scratch.path.removeAll(keepingCapacity: true)
    scratch.hasFixedTop = false
    if let link = graph.above.row(first).first {
      scratch.path.append(Int(graph.above.items[link]))
      scratch.hasFixedTop = true
    }
    var item = first
    scratch.hasFixedBottom = false
    while true {
      scratch.path.append(item)
      guard let link = graph.below.row(item).first else { break }
      item = Int(graph.below.items[link])
      guard isSimple(item) else {
        scratch.path.append(item)
        scratch.hasFixedBottom = true
        break
      }
    }
    let path = scratch.path
    guard path.count > 1 else { return }
    var present = 0
    for index in 1..<path.count { present += presentCrossings(path[index - 1], path[index], scratch, &budget) }
    guard present > 0 else { return }
    let gain = search(present: present, scratch, &budget)
    guard gain > 0 else { return }
    crossings -= gain
    let layer = Int(graph.layerOf[path[0]])
    for gap in max(0, layer - 1)...min(graph.layerCount - 1, layer + path.count - 1) { scratch.isFresh[gap] = false }
  }

  /// The weight of the only link between two items of a chain.
  @inline(__always) private func weight(_ upper: Int, _ lower: Int) -> Int32 {
    // One of the two is simple, and has no other link on this side.
    let below = graph.below.row(upper)
    if below.count == 1 { return graph.below.weights[below.lowerBound] }
    return graph.above.weights[graph.above.row(lower).lowerBound]
  }

  /// Takes note of the places of the ends of the links under a layer.
  private func refresh(_ layer: Int, _ scratch: ReroutingScratch, _ budget: inout OrderingBudget) {
    scratch.isFresh[layer] = true
    let row = items + graph.first[layer]
    let below = graph.below
    var next = scratch.gapStart[layer]
    for index in 0..<graph.width(layer) {
      for link in below.row(Int(row[index])) {
        scratch.uppers[next] = Int32(truncatingIfNeeded: index)
        scratch.lowers[next] = place[Int(below.items[link])]
        scratch.weights[next] = below.weights[link]
        next += 1
      }
    }
    budget.spend(next - scratch.gapStart[layer])
  }

  /// The crossings of the link between two items.
  private func presentCrossings(
    _ upper: Int, _ lower: Int, _ scratch: ReroutingScratch, _ budget: inout OrderingBudget
  ) -> Int {
    let layer = Int(graph.layerOf[upper])
    if !scratch.isFresh[layer] { refresh(layer, scratch, &budget) }
    let (start, end) = (scratch.gapStart[layer], scratch.gapStart[layer + 1])
    let (uppers, lowers, weights) = (scratch.uppers + start, scratch.lowers + start, scratch.weights + start)
    let (upperPlace, lowerPlace) = (place[upper], place[lower])
    var count: Int32 = 0
    for link in 0..<(end - start) {
      let isRightAbove: Int32 = uppers[link] > upperPlace ? 1 : 0
      let isLeftAbove: Int32 = uppers[link] < upperPlace ? 1 : 0
      let isRightBelow: Int32 = lowers[link] > lowerPlace ? 1 : 0
      let isLeftBelow: Int32 = lowers[link] < lowerPlace ? 1 : 0
      count &+= (isRightAbove & isLeftBelow | isLeftAbove & isRightBelow) &* weights[link]
    }
    budget.spend((end - start) / 4)
    return Int(count) * Int(weight(upper, lower))
  }

  /// Finds the best way and moves the chain to it; gives how many crossings fewer it has.
  private func search(present: Int, _ scratch: ReroutingScratch, _ budget: inout OrderingBudget) -> Int {
    let path = scratch.path
    scratch.origins.removeAll(keepingCapacity: true)
    scratch.originStart.removeAll(keepingCapacity: true)
    scratch.lows.removeAll(keepingCapacity: true)
    var window = self.window(of: path[0], isFixed: scratch.hasFixedTop)
    for slot in 0..<window.count { scratch.reached[slot] = 0 }
    scratch.lows.append(window.lowerBound)
    for index in 1..<path.count {
      let isLast = index == path.count - 1
      let below = self.window(of: path[index], isFixed: isLast && scratch.hasFixedBottom)
      advance(
        from: path[index - 1], window, to: path[index], below, bound: Int32(truncatingIfNeeded: present), scratch,
        &budget)
      scratch.lows.append(below.lowerBound)
      window = below
      swap(&scratch.reached, &scratch.next)
    }
    var least = Int32.max
    var slot = 0
    for index in 0..<window.count where scratch.reached[index] < least {
      least = scratch.reached[index]
      slot = index
    }
    guard Int(least) < present else { return 0 }
    for index in path.indices.reversed() {
      let isFixed = index == 0 && scratch.hasFixedTop || index == path.count - 1 && scratch.hasFixedBottom
      if !isFixed { move(path[index], to: scratch.lows[index] + slot) }
      if index > 0 { slot = Int(scratch.origins[scratch.originStart[index - 1] + slot]) }
    }
    return present - Int(least)
  }

  /// The places where an item of a chain may stand, counted without it.
  private func window(of item: Int, isFixed: Bool) -> Range<Int> {
    let here = Int(place[item])
    if isFixed { return here..<(here + 1) }
    let width = graph.width(Int(graph.layerOf[item]))
    return max(0, here - ReroutingScratch.reach)..<min(width, here + ReroutingScratch.reach + 1)
  }

  /// Goes one layer down: the least crossings with which each gap of `below` is reached from those of `window`.
  ///
  /// Ways that cross as much as the present one are given up.
  private func advance(
    from upper: Int, _ window: Range<Int>, to lower: Int, _ below: Range<Int>, bound: Int32,
    _ scratch: ReroutingScratch, _ budget: inout OrderingBudget
  ) {
    let (reached, next, change) = (scratch.reached, scratch.next, scratch.change)
    let origin = scratch.origins.count
    scratch.originStart.append(origin)
    scratch.origins.append(contentsOf: repeatElement(0, count: below.count))
    for slot in 0..<below.count {
      next[slot] = bound
      change[slot] = 0
    }
    guard let firstOpen = (0..<window.count).first(where: { reached[$0] < bound }) else { return }
    let layer = Int(graph.layerOf[upper])
    let row = items + graph.first[layer]
    let links = graph.below
    let (upperPlace, lowerPlace) = (Int(place[upper]), Int(place[lower]))
    let weight = self.weight(upper, lower)
    let start = window.lowerBound + firstOpen
    let (left, right) = (below.lowerBound, below.upperBound - 1)
    // The crossings from the first gap above to the first gap below; then gap by gap what changes to the right.
    var base: Int32 = 0
    if !scratch.isFresh[layer] { refresh(layer, scratch, &budget) }
    for link in scratch.gapStart[layer]..<scratch.gapStart[layer + 1] {
      let (index, end) = (Int(scratch.uppers[link]), Int(scratch.lowers[link]))
      // Links that begin or end with the chain do not cross it.
      if index == upperPlace || end == lowerPlace { continue }
      let slot = end > lowerPlace ? end - 1 : end
      let count = scratch.weights[link]
      let isLeft = (index > upperPlace ? index - 1 : index) < start
      if slot < left {
        if !isLeft { base &+= count }
      } else {
        if isLeft { base &+= count }
        if slot < right { change[slot - left] &+= isLeft ? 0 &- count : count }
      }
    }
    let gaps = below.count
    let isOpen = scratch.isOpen
    markOpen(window, upperPlace, row, weight, bound, scratch)
    var work = (scratch.gapStart[layer + 1] - scratch.gapStart[layer]) + 2 * window.count
    scratch.origins.withUnsafeMutableBufferPointer { origins in
      for slot in firstOpen..<window.count {
        if isOpen[slot] {
          let reachedHere = reached[slot]
          var value = base
          for gap in 0..<gaps {
            let total = reachedHere &+ value &* weight
            if total < next[gap] {
              next[gap] = total
              origins[origin + gap] = Int32(truncatingIfNeeded: slot)
            }
            value &+= change[gap]
          }
          work += gaps
        }
        guard slot + 1 < window.count else { break }
        // The item between this gap and the next one above comes to the left.
        let passed = window.lowerBound + slot
        let item = Int(row[passed >= upperPlace ? passed + 1 : passed])
        for link in links.row(item) {
          let end = Int(place[Int(links.items[link])])
          if end == lowerPlace { continue }
          let slot = end > lowerPlace ? end - 1 : end
          let count = links.weights[link]
          if slot < left {
            base &-= count
          } else {
            base &+= count
            if slot < right { change[slot - left] &-= 2 &* count }
          }
        }
      }
    }
    budget.spend(work)
  }

  /// Marks the gaps from which going on may be best: those that are not reached as cheaply from another one by crossing
  /// the links between both.
  private func markOpen(
    _ window: Range<Int>, _ upperPlace: Int, _ row: UnsafeMutablePointer<Int32>, _ weight: Int32, _ bound: Int32,
    _ scratch: ReroutingScratch
  ) {
    let (reached, isOpen, between) = (scratch.reached, scratch.isOpen, scratch.between)
    var cheapest = bound
    for slot in 0..<window.count {
      isOpen[slot] = reached[slot] < cheapest
      cheapest = min(cheapest, reached[slot])
      guard slot + 1 < window.count else { break }
      let passed = window.lowerBound + slot
      let item = Int(row[passed >= upperPlace ? passed + 1 : passed])
      var count: Int32 = 0
      for link in graph.below.row(item) { count &+= graph.below.weights[link] }
      between[slot] = count &* weight
      cheapest = min(bound, cheapest &+ between[slot])
    }
    cheapest = bound
    for slot in (0..<window.count).reversed() {
      if slot + 1 < window.count { cheapest = min(bound, cheapest &+ between[slot]) }
      guard isOpen[slot] else { continue }
      isOpen[slot] = reached[slot] < cheapest
      cheapest = min(cheapest, reached[slot])
    }
  }

  /// Puts an item at a place counted without it.
  private func move(_ item: Int, to target: Int) {
    let row = items + graph.first[Int(graph.layerOf[item])]
    var here = Int(place[item])
    while here != target {
      let other = here < target ? here + 1 : here - 1
      row[here] = row[other]
      place[Int(row[here])] = Int32(truncatingIfNeeded: here)
      here = other
    }
    row[here] = Int32(truncatingIfNeeded: item)
    place[item] = Int32(truncatingIfNeeded: here)
  }
}
