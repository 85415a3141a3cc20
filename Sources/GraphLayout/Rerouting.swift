/// Memory for finding better ways for chains.
final class ReroutingScratch {
  /// How far from its present place an item of a chain may go.
  static let reach = 48

  /// The chains of the graph.
  let chains: Chains
  /// What each link counts for as a place in the rows of links below: its weight, or nothing while it is taken out.
  let counted: UnsafeMutablePointer<Int32>
  /// Of ways that cross the same, whether the one on the right is taken.
  var leansRight = false

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
  fileprivate let links: UnsafeMutablePointer<Int32>
  fileprivate let gapStart: UnsafeMutablePointer<Int>
  /// Whether the places of the links under a layer are those of the order.
  fileprivate let isFresh: UnsafeMutablePointer<Bool>
  private let layerCount: Int
  private let arena = Arena()

  init(_ graph: Neighbourhood) {
    chains = Chains(graph)
    layerCount = graph.layerCount
    counted = arena.numbers(graph.linkCount)
    counted.update(from: graph.below.weights, count: graph.linkCount)
    uppers = arena.numbers(graph.linkCount)
    lowers = arena.numbers(graph.linkCount)
    weights = arena.numbers(graph.linkCount)
    links = arena.numbers(graph.linkCount)
    gapStart = arena.memory(graph.layerCount + 1, 0)
    for item in 0..<graph.itemCount { gapStart[Int(graph.layerOf[item]) + 1] += graph.below.row(item).count }
    for layer in 0..<graph.layerCount { gapStart[layer + 1] += gapStart[layer] }
    isFresh = arena.memory(graph.layerCount + 1, false)
    let capacity = 2 * ReroutingScratch.reach + 4
    reached = arena.numbers(capacity)
    next = arena.numbers(capacity)
    change = arena.numbers(capacity)
    between = arena.numbers(capacity)
    isOpen = arena.memory(capacity, false)
  }

  /// Forgets the places of all links: the order is another one.
  func forgetPlaces() { isFresh.update(repeating: false, count: layerCount) }
}

extension LayerOrder {
  /// Takes each chain out and puts it back on the way on which it crosses least, all others staying.
  ///
  /// Moving the items of a chain one by one seldom helps: the whole line must change sides. The best way is found layer by
  /// layer, from the least crossings with which each gap between two items can be reached.
  func reroute(_ scratch: ReroutingScratch, _ budget: inout OrderingBudget) {
    scratch.forgetPlaces()
    for chain in scratch.chains.list where chain.isMovable {
      guard crossings > 0, budget.hasRest else { return }
      let present = crossings(of: chain, scratch, &budget)
      guard present > 0, let least = leadBest(chain, below: present, scratch, &budget) else { continue }
      crossings -= present - least
    }
  }

  /// The crossings of a chain with all that is counted.
  func crossings(of chain: Chains.Chain, _ scratch: ReroutingScratch, _ budget: inout OrderingBudget) -> Int {
    var present = 0
    for index in 0..<(chain.items.count - 1) {
      let first = chain.items.lowerBound + index
      present += presentCrossings(
        Int(scratch.chains.items[first]), Int(scratch.chains.items[first + 1]),
        weight: graph.below.weights[Int(scratch.chains.links[chain.firstLink + index])], scratch, &budget)
    }
    return present
  }

  /// Takes note that a chain has moved, or counts or counts no more.
  func noteChange(of chain: Chains.Chain, _ scratch: ReroutingScratch) {
    let layer = Int(graph.layerOf[Int(scratch.chains.items[chain.items.lowerBound])])
    for gap in max(0, layer - 1)...min(graph.layerCount - 1, layer + chain.items.count - 1) {
      scratch.isFresh[gap] = false
    }
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
        scratch.weights[next] = scratch.counted[link]
        scratch.links[next] = Int32(truncatingIfNeeded: link)
        next += 1
      }
    }
    budget.spend(next - scratch.gapStart[layer])
  }

  /// Calls `visit` with each counted link that crosses the line between two items.
  func visitCrossings(
    _ upper: Int, _ lower: Int, _ scratch: ReroutingScratch, _ budget: inout OrderingBudget, _ visit: (Int) -> Void
  ) {
    let layer = Int(graph.layerOf[upper])
    if !scratch.isFresh[layer] { refresh(layer, scratch, &budget) }
    let (upperPlace, lowerPlace) = (place[upper], place[lower])
    for link in scratch.gapStart[layer]..<scratch.gapStart[layer + 1] where scratch.weights[link] > 0 {
      let (above, below) = (scratch.uppers[link] - upperPlace, scratch.lowers[link] - lowerPlace)
      if above < 0 && below > 0 || above > 0 && below < 0 { visit(Int(scratch.links[link])) }
    }
    budget.spend((scratch.gapStart[layer + 1] - scratch.gapStart[layer]) / 2)
  }

  /// The crossings of the link between two items.
  private func presentCrossings(
    _ upper: Int, _ lower: Int, weight: Int32, _ scratch: ReroutingScratch, _ budget: inout OrderingBudget
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
    return Int(count) * Int(weight)
  }

  /// Finds the way on which a chain crosses least and moves it there, if that is less than `bound`; gives how many
  /// crossings it then has, or nil where it stays.
  func leadBest(
    _ chain: Chains.Chain, below bound: Int, _ scratch: ReroutingScratch, _ budget: inout OrderingBudget
  ) -> Int? {
    let path = scratch.chains.items[chain.items]
    scratch.origins.removeAll(keepingCapacity: true)
    scratch.originStart.removeAll(keepingCapacity: true)
    scratch.lows.removeAll(keepingCapacity: true)
    var window = self.window(of: Int(path[path.startIndex]), isFixed: chain.hasFixedTop)
    for slot in 0..<window.count { scratch.reached[slot] = 0 }
    scratch.lows.append(window.lowerBound)
    for index in path.indices.dropFirst() {
      let isLast = index == path.endIndex - 1
      let below = self.window(of: Int(path[index]), isFixed: isLast && chain.hasFixedBottom)
      let link = scratch.chains.links[chain.firstLink + index - path.startIndex - 1]
      advance(
        from: Int(path[index - 1]), window, to: Int(path[index]), below, weight: graph.below.weights[Int(link)],
        bound: Int32(truncatingIfNeeded: bound), scratch, &budget)
      scratch.lows.append(below.lowerBound)
      window = below
      swap(&scratch.reached, &scratch.next)
    }
    var least = Int32.max
    var slot = 0
    for index in 0..<window.count
    where scratch.reached[index] < least || scratch.leansRight && scratch.reached[index] == least {
      least = scratch.reached[index]
      slot = index
    }
    guard Int(least) < bound else { return nil }
    for index in path.indices.reversed() {
      let isFixed =
        index == path.startIndex && chain.hasFixedTop || index == path.endIndex - 1 && chain.hasFixedBottom
      let layer = index - path.startIndex
      if !isFixed { move(Int(path[index]), to: scratch.lows[layer] + slot) }
      if layer > 0 { slot = Int(scratch.origins[scratch.originStart[layer - 1] + slot]) }
    }
    noteChange(of: chain, scratch)
    return Int(least)
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
    from upper: Int, _ window: Range<Int>, to lower: Int, _ below: Range<Int>, weight: Int32, bound: Int32,
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
    let start = window.lowerBound + firstOpen
    let left = below.lowerBound
    let gaps = below.count
    if !scratch.isFresh[layer] { refresh(layer, scratch, &budget) }
    // The crossings from the first gap above to the first gap below; then gap by gap what changes to the right. What
    // changes beyond the last gap is noted behind it.
    var base: Int32 = 0
    for link in scratch.gapStart[layer]..<scratch.gapStart[layer + 1] {
      let (index, end) = (Int(scratch.uppers[link]), Int(scratch.lowers[link]))
      // Links that begin or end with the chain do not cross it.
      let count = index == upperPlace || end == lowerPlace ? 0 : scratch.weights[link]
      let slot = end &- (end > lowerPlace ? 1 : 0) &- left
      let isLeft = index &- (index > upperPlace ? 1 : 0) < start
      base &+= (slot >= 0) == isLeft ? count : 0
      change[slot < 0 || slot >= gaps ? gaps : slot] &+= isLeft ? 0 &- count : count
    }
    let isOpen = scratch.isOpen
    markOpen(window, upperPlace, row, weight, bound, scratch)
    var work = (scratch.gapStart[layer + 1] - scratch.gapStart[layer]) + 2 * window.count
    let lastOpen = (0..<window.count).last { isOpen[$0] } ?? firstOpen
    scratch.origins.withUnsafeMutableBufferPointer { origins in
      for slot in firstOpen...lastOpen {
        if isOpen[slot] {
          let reachedHere = reached[slot]
          var value = base
          for gap in 0..<gaps {
            let total = reachedHere &+ value &* weight
            if total < next[gap] {
              next[gap] = total
              origins[origin &+ gap] = Int32(truncatingIfNeeded: slot)
            }
            value &+= change[gap]
          }
          work += gaps
        }
        guard slot < lastOpen else { break }
        // The item between this gap and the next one above comes to the left.
        let passed = window.lowerBound + slot
        let item = Int(row[passed >= upperPlace ? passed + 1 : passed])
        for link in links.row(item) {
          let end = Int(place[Int(links.items[link])])
          let count = end == lowerPlace ? 0 : scratch.counted[link]
          let slot = end &- (end > lowerPlace ? 1 : 0) &- left
          base &+= slot < 0 ? 0 &- count : count
          change[slot < 0 || slot >= gaps ? gaps : slot] &-= 2 &* count
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
      for link in graph.below.row(item) { count &+= scratch.counted[link] }
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
  func move(_ item: Int, to target: Int) {
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
