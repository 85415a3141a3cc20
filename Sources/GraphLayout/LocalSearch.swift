/// Moves single items of an order to where they cross less, each as soon as something beside it has moved.
///
/// Sifting layer by layer tries every item again as soon as one has moved; here only the neighbours of what has moved
/// wait to be tried. Where no single item crosses less elsewhere, several together may: so items are moved at random,
/// those round them follow, and what crosses more is taken back. What follows a move is mostly few items, so that very
/// many can be tried. Sources: Matuszewski, Schönfeld, Molitor, "Using sifting for k-layer straightline crossing
/// minimization", 1999; Lourenço, Martin, Stützle, "Iterated local search", 2003.
struct LocalSearch {
  private let graph: Neighbourhood
  /// The order that is being improved: the items of all layers and the place of each in its layer.
  private var items: UnsafeMutablePointer<Int32>
  private var place: UnsafeMutablePointer<Int32>
  private var crossings = 0
  /// The items that wait to be tried elsewhere: a ring in which each stands once at most.
  private let waiting: UnsafeMutablePointer<Int32>
  private let isWaiting: UnsafeMutablePointer<Bool>
  private var head = 0
  private var count = 0
  /// For each place above and below the item tried: its ends to the right, less those to the left; 0 beyond all places.
  private let above: UnsafeMutablePointer<Int32>
  private let below: UnsafeMutablePointer<Int32>
  /// The same for an item whose only end is at place 0; for other ends the row begins farther left.
  private let steps: UnsafeMutablePointer<Int32>
  /// The moves made since the last order that was kept: the item and the place that it came from.
  private var moves: [(item: Int32, from: Int32)] = []
  private var isLogging = false
  private var shaker = Shaker()
  private var work = 0
  private let arena = Arena()

  /// An item is tried no farther on a side once it would cross so much more there.
  private static let patience: Int32 = 6
  /// How far an item is moved at random.
  private static let reach = 6
  /// A move that costs more crossings than this is not tried.
  private static let mostLoss = 20

  /// Prepares the search in any order of `graph`.
  init(_ graph: Neighbourhood) {
    self.graph = graph
    waiting = arena.numbers(graph.itemCount)
    isWaiting = arena.memory(graph.itemCount, false)
    above = arena.numbers(graph.widest + 1)
    below = arena.numbers(graph.widest + 1)
    steps = arena.memory(2 * graph.widest + 1, -1) + graph.widest
    (steps - graph.widest).update(repeating: 1, count: graph.widest)
    steps[0] = 0
    items = waiting
    place = waiting
  }

  /// Puts each item where it crosses least, as often as something beside it has moved.
  mutating func settle(_ order: LayerOrder, _ budget: inout OrderingBudget) {
    begin(order)
    for index in 0..<graph.itemCount { add(items[index]) }
    settleWaiting()
    end(order, &budget)
  }

  /// Moves items at random and lets all round them follow; keeps what crosses no more. Ends when so much has been spent.
  mutating func improve(_ order: LayerOrder, spending share: Int, _ budget: inout OrderingBudget) {
    begin(order)
    isLogging = true
    while crossings > 0 && work < share {
      tryMove(of: shaker.number(below: shaker.number(below: 2) == 0 ? graph.nodeCount : graph.itemCount))
    }
    isLogging = false
    end(order, &budget)
  }

  private mutating func begin(_ order: LayerOrder) {
    items = order.items
    place = order.place
    crossings = order.crossings
    work = 0
  }

  private mutating func end(_ order: LayerOrder, _ budget: inout OrderingBudget) {
    order.crossings = crossings
    budget.spend(work)
  }

  /// Lets an item wait to be tried.
  @inline(__always) private mutating func add(_ item: Int32) {
    guard !isWaiting[Int(item)] else { return }
    isWaiting[Int(item)] = true
    var slot = head &+ count
    if slot >= graph.itemCount { slot &-= graph.itemCount }
    waiting[slot] = item
    count &+= 1
  }

  private mutating func settleWaiting() {
    while count > 0 {
      let item = Int(waiting[head])
      head &+= 1
      if head == graph.itemCount { head = 0 }
      count &-= 1
      isWaiting[item] = false
      tryElsewhere(item)
    }
  }

  private mutating func dropWaiting() {
    while count > 0 {
      isWaiting[Int(waiting[head])] = false
      head &+= 1
      if head == graph.itemCount { head = 0 }
      count &-= 1
    }
  }

  /// Moves an item some places to a side; takes that back if in the end there are more crossings.
  private mutating func tryMove(of item: Int) {
    work &+= 8
    let width = graph.width(Int(graph.layerOf[item]))
    guard width > 1 else { return }
    let here = Int(place[item])
    let distance = 1 + shaker.number(below: LocalSearch.reach)
    var target = shaker.number(below: 2) == 0 ? here - distance : here + distance
    if target < 0 || target >= width { target = here < width / 2 ? here + distance : here - distance }
    target = min(max(0, target), width - 1)
    guard target != here else { return }
    let gain = gain(of: item, to: target)
    guard gain >= -LocalSearch.mostLoss else { return }
    let before = crossings
    move(item, to: target, gain: gain)
    // The item itself comes last: by then its neighbours have followed.
    isWaiting[item] = true
    settleWaiting()
    isWaiting[item] = false
    tryElsewhere(item)
    if moves.count == 2, Int(place[item]) == here {
      dropWaiting()
    } else {
      settleWaiting()
    }
    if crossings > before {
      for (item, from) in moves.reversed() { put(Int(item), at: Int(from)) }
      crossings = before
    }
    moves.removeAll(keepingCapacity: true)
  }

  /// The crossings saved when an item goes to another place.
  private mutating func gain(of item: Int, to target: Int) -> Int {
    balance(item)
    let row = items + graph.first[Int(graph.layerOf[item])]
    let here = Int(place[item])
    work &+= 2 &* abs(target &- here)
    var gain: Int32 = 0
    if target > here {
      for slot in (here + 1)...target { gain &+= passing(Int(row[slot])) }
    } else {
      for slot in target..<here { gain &-= passing(Int(row[slot])) }
    }
    return Int(gain)
  }

  /// Moves an item to where it crosses least, if that is not where it is.
  private mutating func tryElsewhere(_ item: Int) {
    let layer = Int(graph.layerOf[item])
    let width = graph.width(layer)
    guard width > 1 else { return }
    let row = items + graph.first[layer]
    balance(item)
    let here = Int(place[item])
    var best: Int32 = 0
    var target = here
    var running: Int32 = 0
    var slot = here &- 1
    while slot >= 0 {
      running &-= passing(Int(row[slot]))
      target = running > best ? slot : target
      best = max(best, running)
      if running &+ LocalSearch.patience < best { break }
      slot &-= 1
    }
    work &+= 4 &+ 2 &* (here &- slot)
    running = 0
    slot = here &+ 1
    while slot < width {
      running &+= passing(Int(row[slot]))
      target = running > best ? slot : target
      best = max(best, running)
      if running &+ LocalSearch.patience < best { break }
      slot &+= 1
    }
    work &+= 2 &* (slot &- here)
    if best > 0 { move(item, to: target, gain: Int(best)) }
  }

  /// Puts an item at another place, takes note of that, and lets what hangs on it wait to be tried.
  private mutating func move(_ item: Int, to target: Int, gain: Int) {
    if isLogging { moves.append((Int32(truncatingIfNeeded: item), place[item])) }
    put(item, at: target)
    crossings &-= gain
    for link in graph.above.row(item) { add(graph.above.items[link]) }
    for link in graph.below.row(item) { add(graph.below.items[link]) }
  }

  /// Puts an item at another place of its layer; those between make room.
  @inline(__always) private func put(_ item: Int, at target: Int) {
    let row = items + graph.first[Int(graph.layerOf[item])]
    var here = Int(place[item])
    while here < target {
      let other = row[here + 1]
      row[here] = other
      place[Int(other)] = Int32(truncatingIfNeeded: here)
      here += 1
    }
    while here > target {
      let other = row[here - 1]
      row[here] = other
      place[Int(other)] = Int32(truncatingIfNeeded: here)
      here -= 1
    }
    row[target] = Int32(truncatingIfNeeded: item)
    place[item] = Int32(truncatingIfNeeded: target)
  }
}

// MARK: - Passing another item

extension LocalSearch {
  /// Notes for the places above and below on which side of each the ends of an item are.
  @inline(__always) private mutating func balance(_ item: Int) {
    let layer = Int(graph.layerOf[item])
    let (widthAbove, widthBelow) = (graph.width(layer - 1), graph.width(layer + 1))
    balance(graph.above, graph.above.row(item), widthAbove, above)
    balance(graph.below, graph.below.row(item), widthBelow, below)
    work &+= (widthAbove &+ widthBelow) >> 3
  }

  @inline(__always)
  private func balance(
    _ side: Neighbourhood.Side, _ links: Range<Int>, _ width: Int, _ balance: UnsafeMutablePointer<Int32>
  ) {
    if links.isEmpty { return balance.update(repeating: 0, count: width) }
    if links.count <= 2, !graph.isWeighted {
      let one = steps - Int(place[Int(side.items[links.lowerBound])])
      if links.count == 1 { return balance.update(from: one, count: width) }
      let other = steps - Int(place[Int(side.items[links.lowerBound + 1])])
      for slot in 0..<width { balance[slot] = one[slot] &+ other[slot] }
      return
    }
    balance.update(repeating: 0, count: width)
    var total: Int32 = 0
    for link in links {
      balance[Int(place[Int(side.items[link])])] &-= side.weights[link]
      total &+= side.weights[link]
    }
    for slot in 0..<width {
      let here = balance[slot]
      balance[slot] = total &+ here
      total &+= 2 &* here
    }
  }

  /// The crossings saved when the item whose ends were noted goes to the right past another one of its layer.
  @inline(__always) private func passing(_ other: Int) -> Int32 {
    let ends = graph.usual + 4 &* other
    var sum = above[Int(place[Int(ends[0])])] &+ above[Int(place[Int(ends[1])])]
    sum &+= below[Int(place[Int(ends[2])])] &+ below[Int(place[Int(ends[3])])]
    if graph.isUnusual[other] {
      sum &+= rest(graph.above, graph.above.row(other), above)
      sum &+= rest(graph.below, graph.below.row(other), below)
    }
    return sum
  }

  /// The same for links beyond the first two of a side, and for what links weigh beyond one edge.
  @inline(__always)
  private func rest(
    _ side: Neighbourhood.Side, _ links: Range<Int>, _ balance: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    var sum: Int32 = 0
    var link = links.lowerBound &+ (graph.isWeighted ? 0 : 2)
    while link < links.upperBound {
      let weight = side.weights[link] &- (link < links.lowerBound &+ 2 ? 1 : 0)
      sum &+= balance[Int(place[Int(side.items[link])])] &* weight
      link &+= 1
    }
    return sum
  }
}

/// Numbers that look random and are the same every time (xorshift, Marsaglia 2003).
struct Shaker {
  private var state: UInt64 = 0x2545_F491_4F6C_DD1D

  /// A number from 0 up to `bound`, which must be positive.
  mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 33) % UInt64(bound))
  }
}
