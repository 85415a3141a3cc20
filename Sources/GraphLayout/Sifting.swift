/// Memory for sifting a layer, and what is known of each layer.
final class SiftingScratch {
  /// How far an item is tried to either side.
  static let reach = 400
  /// An item is tried no farther on a side once it would cross so much more there.
  static let patience: Int32 = 20

  /// The places of the ends of each item's links, above and below in one row of numbers.
  fileprivate let slots: UnsafeMutablePointer<Int32>
  fileprivate let weights: UnsafeMutablePointer<Int32>
  fileprivate let start: UnsafeMutablePointer<Int32>
  /// The first ends of each item again, `usual` for each, so that most items are passed without a branch; ends that an
  /// item has not lie at a place whose balance is 0.
  fileprivate let padded: UnsafeMutablePointer<Int32>
  fileprivate static let usual = 4
  /// Indices of items in the present order, and the place of each.
  fileprivate let order: UnsafeMutablePointer<Int32>
  fileprivate let position: UnsafeMutablePointer<Int32>
  /// For each place above and below: the ends of the item looked at to its left, less those to its right.
  fileprivate let balance: UnsafeMutablePointer<Int32>
  fileprivate let old: UnsafeMutablePointer<Int32>
  /// Whether sifting a layer may bring something: it or a layer beside it has changed since the last time.
  let isOpen: UnsafeMutablePointer<Bool>

  init(_ graph: Neighbourhood) {
    var ends = [Int](repeating: 0, count: graph.layerCount)
    for item in 0..<graph.itemCount {
      ends[Int(graph.layerOf[item])] += graph.above.row(item).count + graph.below.row(item).count
    }
    let mostEnds = ends.max() ?? 0
    slots = .allocate(capacity: max(1, mostEnds))
    weights = .allocate(capacity: max(1, mostEnds))
    let widest = graph.widest + 1
    start = .allocate(capacity: widest)
    padded = .allocate(capacity: SiftingScratch.usual * widest)
    order = .allocate(capacity: widest)
    position = .allocate(capacity: widest)
    old = .allocate(capacity: widest)
    balance = .allocate(capacity: 2 * widest + 1)
    isOpen = .allocate(capacity: graph.layerCount + 2)
    isOpen.initialize(repeating: true, count: graph.layerCount + 2)
  }

  deinit {
    slots.deallocate()
    weights.deallocate()
    start.deallocate()
    padded.deallocate()
    order.deallocate()
    position.deallocate()
    old.deallocate()
    balance.deallocate()
    isOpen.deallocate()
  }

  /// Takes note that layers have changed.
  func open(_ layers: ClosedRange<Int>, in graph: Neighbourhood) {
    for layer in max(0, layers.lowerBound - 1)...min(max(0, graph.layerCount - 1), layers.upperBound + 1) {
      isOpen[layer] = true
    }
  }
}

extension LayerOrder {
  /// Sifts all layers down and up until that brings little: less than the given share of all crossings.
  func siftAll(untilBelow share: Double, _ scratch: SiftingScratch, _ budget: inout OrderingBudget) {
    var round = 0
    while crossings > 0 && budget.hasRest {
      let before = crossings
      for index in 0..<graph.layerCount {
        let layer = round % 2 == 0 ? index : graph.layerCount - 1 - index
        if scratch.isOpen[layer] { sift(layer, scratch, &budget) }
      }
      round += 1
      if Double(before - crossings) <= share * Double(before) { break }
    }
  }

  /// Puts each item of one layer where it crosses least.
  ///
  /// Source: Matuszewski, Schönfeld, Molitor, "Using sifting for k-layer straightline crossing minimization", 1999.
  func sift(_ layer: Int, _ scratch: SiftingScratch, _ budget: inout OrderingBudget) {
    scratch.isOpen[layer] = false
    let count = graph.width(layer)
    guard count > 1 else { return }
    let row = items + graph.first[layer]
    let widthAbove = graph.width(layer - 1)
    let widthBelow = graph.width(layer + 1)
    load(row, count, widthAbove, widthBelow, scratch)
    scratch.balance[widthAbove + widthBelow] = 0
    let (order, position, start) = (scratch.order, scratch.position, scratch.start)
    var work = 4 * count
    var gained = 0
    for index in 0..<count {
      let ends = Range(uncheckedBounds: (Int(start[index]), Int(start[index + 1])))
      guard !ends.isEmpty else { continue }
      let here = Int(position[index])
      balance(ends, widthAbove, widthBelow, scratch)
      let (gain, target) = bestPlace(from: here, count, scratch)
      work += (widthAbove + widthBelow) / 8 + min(count, 2 * SiftingScratch.reach) * 2
      guard gain > 0 else { continue }
      if target < here {
        var slot = here
        while slot > target {
          order[slot] = order[slot - 1]
          position[Int(order[slot])] = Int32(truncatingIfNeeded: slot)
          slot -= 1
        }
      } else {
        var slot = here
        while slot < target {
          order[slot] = order[slot + 1]
          position[Int(order[slot])] = Int32(truncatingIfNeeded: slot)
          slot += 1
        }
      }
      order[target] = Int32(truncatingIfNeeded: index)
      position[index] = Int32(truncatingIfNeeded: target)
      gained += gain
    }
    budget.spend(work)
    guard gained > 0 else { return }
    crossings -= gained
    scratch.old.update(from: row, count: count)
    for slot in 0..<count {
      let item = scratch.old[Int(order[slot])]
      row[slot] = item
      place[Int(item)] = Int32(truncatingIfNeeded: slot)
    }
    scratch.open(layer...layer, in: graph)
  }

  /// Copies the places of the neighbours of a layer's items: those below come after all places above.
  private func load(
    _ row: UnsafeMutablePointer<Int32>, _ count: Int, _ widthAbove: Int, _ widthBelow: Int, _ scratch: SiftingScratch
  ) {
    let (slots, weights) = (scratch.slots, scratch.weights)
    let (above, below) = (graph.above, graph.below)
    var next = 0
    for index in 0..<count {
      scratch.start[index] = Int32(truncatingIfNeeded: next)
      scratch.order[index] = Int32(truncatingIfNeeded: index)
      scratch.position[index] = Int32(truncatingIfNeeded: index)
      let item = Int(row[index])
      for link in above.row(item) {
        slots[next] = place[Int(above.items[link])]
        weights[next] = above.weights[link]
        next += 1
      }
      for link in below.row(item) {
        slots[next] = place[Int(below.items[link])] &+ Int32(truncatingIfNeeded: widthAbove)
        weights[next] = below.weights[link]
        next += 1
      }
      sortEnds(Range(uncheckedBounds: (Int(scratch.start[index]), next)), scratch)
      let padded = scratch.padded + SiftingScratch.usual * index
      for end in 0..<SiftingScratch.usual {
        let slot = Int(scratch.start[index]) + end
        padded[end] = slot < next ? slots[slot] : Int32(truncatingIfNeeded: widthAbove + widthBelow)
      }
    }
    scratch.start[count] = Int32(truncatingIfNeeded: next)
  }

  /// Sorts the ends of an item by insertion: rows are short, and nearly sorted already.
  @inline(__always) private func sortEnds(_ ends: Range<Int>, _ scratch: SiftingScratch) {
    let (slots, weights) = (scratch.slots, scratch.weights)
    for end in (ends.lowerBound + 1)..<max(ends.lowerBound + 1, ends.upperBound) {
      let (slot, weight) = (slots[end], weights[end])
      var other = end
      while other > ends.lowerBound, slots[other - 1] > slot {
        slots[other] = slots[other - 1]
        weights[other] = weights[other - 1]
        other -= 1
      }
      slots[other] = slot
      weights[other] = weight
    }
  }

  /// Notes for each place above and below how many ends of an item lie to its left, less those to its right.
  private func balance(_ ends: Range<Int>, _ widthAbove: Int, _ widthBelow: Int, _ scratch: SiftingScratch) {
    let slots = scratch.slots
    var split = ends.lowerBound
    while split < ends.upperBound, slots[split] < widthAbove { split += 1 }
    fill(Range(uncheckedBounds: (ends.lowerBound, split)), 0, widthAbove, scratch)
    fill(Range(uncheckedBounds: (split, ends.upperBound)), widthAbove, widthAbove + widthBelow, scratch)
  }

  @inline(__always)
  private func fill(_ ends: Range<Int>, _ left: Int, _ right: Int, _ scratch: SiftingScratch) {
    let (slots, weights, balance) = (scratch.slots, scratch.weights, scratch.balance)
    var total: Int32 = 0
    for end in ends { total &+= weights[end] }
    var value = 0 &- total
    var next = left
    for end in ends {
      let slot = Int(slots[end])
      while next < slot {
        balance[next] = value
        next += 1
      }
      if next == slot {
        balance[next] = value &+ weights[end]
        next += 1
      } else {
        balance[slot] &+= weights[end]
      }
      value &+= 2 &* weights[end]
    }
    while next < right {
      balance[next] = value
      next += 1
    }
  }

  /// The place in the order to which an item should move, and the crossings that this saves.
  private func bestPlace(from here: Int, _ count: Int, _ scratch: SiftingScratch) -> (gain: Int, place: Int) {
    let row = Row(scratch, isWeighted: graph.isWeighted)
    var best: Int32 = 0
    var target = here
    var running: Int32 = 0
    var other = here - 1
    let least = max(0, here - SiftingScratch.reach)
    while other >= least {
      running &+= row.passing(other)
      target = running > best ? other : target
      best = max(best, running)
      if running &+ SiftingScratch.patience < best { break }
      other &-= 1
    }
    running = 0
    other = here + 1
    let most = min(count, here + SiftingScratch.reach)
    while other < most {
      running &-= row.passing(other)
      target = running > best ? other : target
      best = max(best, running)
      if running &+ SiftingScratch.patience < best { break }
      other &+= 1
    }
    return (Int(best), target)
  }

  /// The memory that is read while an item is passed by another one.
  private struct Row {
    let order: UnsafeMutablePointer<Int32>
    let start: UnsafeMutablePointer<Int32>
    let padded: UnsafeMutablePointer<Int32>
    let balance: UnsafeMutablePointer<Int32>
    let slots: UnsafeMutablePointer<Int32>
    let weights: UnsafeMutablePointer<Int32>
    let isWeighted: Bool

    init(_ scratch: SiftingScratch, isWeighted: Bool) {
      order = scratch.order
      start = scratch.start
      padded = scratch.padded
      balance = scratch.balance
      slots = scratch.slots
      weights = scratch.weights
      self.isWeighted = isWeighted
    }

    /// The sum of the balances at the ends of the item at a place.
    @inline(__always) func passing(_ other: Int) -> Int32 {
      let item = Int(order[other])
      if isWeighted {
        var sum: Int32 = 0
        for end in Int(start[item])..<Int(start[item + 1]) { sum &+= balance[Int(slots[end])] &* weights[end] }
        return sum
      }
      let ends = padded + SiftingScratch.usual &* item
      var sum = balance[Int(ends[0])] &+ balance[Int(ends[1])] &+ balance[Int(ends[2])] &+ balance[Int(ends[3])]
      var end = Int(start[item]) &+ SiftingScratch.usual
      let last = Int(start[item + 1])
      while end < last {
        sum &+= balance[Int(slots[end])]
        end &+= 1
      }
      return sum
    }
  }
}
