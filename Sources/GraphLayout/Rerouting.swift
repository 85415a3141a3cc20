extension LayerOrder {
  /// Takes each long edge out and puts it back on the way on which it crosses least, all others staying.
  ///
  /// Moving passages one by one seldom helps: the whole line must change sides. The best way is found layer by layer,
  /// from the least crossings with which each gap between two items can be reached. Only lines of single edges move.
  mutating func reroute(_ budget: inout OrderingBudget) {
    var way = LongEdgeWay()
    for item in 0..<layerOf.count where isFirstPassage(item) {
      guard budget.hasRest else { return }
      way.passages.removeAll(keepingCapacity: true)
      var next = item
      while isSinglePassage(next) {
        way.passages.append(next)
        next = Int(below.items[Int(below.start[next])])
      }
      guard next < nodeCount || below.row(next).isEmpty || above.row(next).count > 1 else { continue }
      way.source = Int(above.items[Int(above.start[item])])
      way.target = next
      let gain = way.search(in: self, &budget)
      guard gain > 0 else { continue }
      for (index, passage) in way.passages.enumerated() { move(passage, to: way.best[index]) }
      remove(gain)
    }
  }

  private func isSinglePassage(_ item: Int) -> Bool {
    item >= nodeCount && above.row(item).count == 1 && below.row(item).count == 1
  }

  private func isFirstPassage(_ item: Int) -> Bool {
    isSinglePassage(item) && !isSinglePassage(Int(above.items[Int(above.start[item])]))
  }

  /// Puts an item at a place counted without it.
  private mutating func move(_ item: Int, to target: Int) {
    let start = first[Int(layerOf[item])]
    var here = Int(place[item])
    while here != target {
      let other = here < target ? here + 1 : here - 1
      items[start + here] = items[start + other]
      place[Int(items[start + here])] = Int32(here)
      here = other
    }
    items[start + here] = Int32(item)
    place[item] = Int32(here)
  }
}

/// A long edge whose passages look for better places.
private struct LongEdgeWay {
  var source = 0
  var target = 0
  var passages: [Int] = []
  /// The best place of each passage, counted without it.
  private(set) var best: [Int] = []

  /// For each place in the layer reached: the least crossings, and layer by layer the place it was reached from.
  private var reached: [Int32] = []
  private var next: [Int32] = []
  private var origins: [[Int32]] = []

  /// Finds the best way; gives how many crossings fewer it has than the present one.
  mutating func search(in order: LayerOrder, _ budget: inout OrderingBudget) -> Int {
    let path = [source] + passages + [target]
    var present = 0
    origins.removeAll(keepingCapacity: true)
    reached = [0]
    for index in 1..<path.count {
      let isLast = index == path.count - 1
      present += advance(from: path[index - 1], to: path[index], isFirst: index == 1, isLast: isLast, order)
      budget.spend(reached.count * next.count / 4)
      swap(&reached, &next)
    }
    let least = Int(reached[0])
    guard least < present else { return 0 }
    best = [Int](repeating: 0, count: passages.count)
    var place = 0
    for index in passages.indices.reversed() {
      place = Int(origins[index + 1][place])
      best[index] = place
    }
    return present - least
  }

  /// Goes one layer down; gives the crossings of the present link there.
  private mutating func advance(
    from upper: Int, to lower: Int, isFirst: Bool, isLast: Bool, _ order: LayerOrder
  ) -> Int {
    let layer = Int(order.layerOf[upper])
    let upperPlace = Int(order.place[upper])
    let lowerPlace = Int(order.place[lower])
    // Places to the left of which an end may lie: a node has one, a passage any place between the other items.
    let lowerCount = isLast ? 1 : order.width(layer + 1)
    next = [Int32](repeating: .max, count: lowerCount)
    var origin = [Int32](repeating: 0, count: lowerCount)
    // `crossed[j]`: the links that the edge would cross from the place looked at to place j below.
    var crossed = [Int32](repeating: 0, count: lowerCount)
    let links = order.first[layer]..<order.first[layer + 1]
    for index in links {
      let item = Int(order.items[index])
      guard item != upper else { continue }
      let isLeft = isFirst && index - order.first[layer] < upperPlace
      for row in order.below.row(item) {
        note(row, order, lower, lowerPlace, isLast: isLast, isLeft: isLeft, by: 1, &crossed)
      }
    }
    var present = 0
    var slot = 0
    for index in links {
      let item = Int(order.items[index])
      if item == upper {
        present = Int(crossed[isLast ? 0 : lowerPlace])
        if isFirst {
          relax(from: 0, crossed, &origin)
          break
        }
        continue
      }
      guard !isFirst else { continue }
      relax(from: slot, crossed, &origin)
      for row in order.below.row(item) {
        note(row, order, lower, lowerPlace, isLast: isLast, isLeft: false, by: -1, &crossed)
        note(row, order, lower, lowerPlace, isLast: isLast, isLeft: true, by: 1, &crossed)
      }
      slot += 1
    }
    if !isFirst { relax(from: slot, crossed, &origin) }
    origins.append(origin)
    return present
  }

  /// Adds a link of another item to the crossings of each place below.
  private func note(
    _ row: Int, _ order: LayerOrder, _ lower: Int, _ lowerPlace: Int, isLast: Bool, isLeft: Bool, by sign: Int32,
    _ crossed: inout [Int32]
  ) {
    let end = Int(order.below.items[row])
    let weight = sign * order.below.weights[row]
    let place = Int(order.place[end])
    if isLast {
      if isLeft ? place > lowerPlace : place < lowerPlace { crossed[0] += weight }
      return
    }
    // Counted without the passage that is being moved.
    let slot = place > lowerPlace ? place - 1 : place
    if isLeft {
      for index in 0...slot { crossed[index] += weight }
    } else {
      for index in (slot + 1)..<max(slot + 1, crossed.count) { crossed[index] += weight }
    }
  }

  private mutating func relax(from slot: Int, _ crossed: [Int32], _ origin: inout [Int32]) {
    let base = reached[slot]
    for index in next.indices where base + crossed[index] < next[index] {
      next[index] = base + crossed[index]
      origin[index] = Int32(slot)
    }
  }
}
