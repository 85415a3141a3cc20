extension Channel {
  /// Gives each wire the track with the fewest crossings, then the topmost, in an order in which wires that need not
  /// cross do not.
  ///
  /// Precondition: the constraints form no cycle. Of two wires to the right that need not cross, the right one lies
  /// above; of two to the left, the left one. Where a constraint stands against that, the line that causes it steps
  /// aside into the next column, if that is free. Source: the left-edge algorithm of Hashimoto and Stevens, 1971.
  mutating func assignTracks() {
    var spans = wires.map(Span.init)
    var order = schedulingOrder(spans)
    for _ in 0..<Channel.mostSidesteps where !order.obstacles.isEmpty {
      var hasChanged = false
      for (upper, lower) in order.obstacles {
        guard let column = columnOfConstraint(upper, above: lower) else { continue }
        if sidestep(to: upper, at: column) { hasChanged = true }
      }
      guard hasChanged else { break }
      spans = wires.map(Span.init)
      order = schedulingOrder(spans)
    }
    place(order.wires, spans)
  }

  /// How often the order is looked for again after lines have stepped aside.
  private static let mostSidesteps = 8

  /// What a wire takes of the channel's columns.
  private struct Span {
    let left: Int
    let right: Int
    /// The columns of its ends, if it has but one above and one below.
    let up: Int
    let down: Int
    let isSingle: Bool
    /// Where it comes in the order in which wires are usually placed.
    let key: Int

    init(_ wire: Wire) {
      isSingle = wire.ups.count == 1 && wire.downs.count == 1
      up = wire.ups[0]
      down = wire.downs[0]
      left = isSingle ? min(up, down) : wire.left
      right = isSingle ? max(up, down) : wire.right
      let upper = wire.ups.reduce(0, +) * wire.downs.count
      let lower = wire.downs.reduce(0, +) * wire.ups.count
      // First those that lead to the right, from right to left.
      key = lower >= upper ? -1 - left : left
    }
  }

  /// Puts the wires on tracks in the given order.
  private mutating func place(_ order: [Int], _ spans: [Span]) {
    var aboveOf = [[Int]](repeating: [], count: constraints.isEmpty ? 0 : wires.count)
    for (wire, targets) in constraints.enumerated() { for target in targets { aboveOf[target].append(wire) } }
    var placed: [Int] = []
    var cost: [Int] = [0, 0]
    var isTaken: [Bool] = [false]
    for wire in order {
      var least = 0
      for other in aboveOf[wire] { least = max(least, wires[other].track + 1) }
      for track in 0...trackCount {
        cost[track] = 0
        isTaken[track] = false
      }
      let span = spans[wire]
      for other in placed where spans[other].left <= span.right + 1 && span.left <= spans[other].right + 1 {
        let track = wires[other].track
        isTaken[track] = true
        let otherAbove = crossings(of: other, above: wire, spans)
        let otherBelow = crossings(of: wire, above: other, spans)
        cost[0] += otherBelow
        cost[track + 1] += otherAbove - otherBelow
      }
      let isFull = trackCount >= room ?? .max
      var best = (cost: Int.max, track: trackCount)
      var running = 0
      for track in 0...trackCount {
        running += cost[track]
        guard track >= least else { continue }
        let isFree = track < trackCount ? !isTaken[track] : !isFull || best.track == trackCount
        if isFree, running < best.cost { best = (running, track) }
      }
      wires[wire].track = best.track
      if best.track == trackCount {
        trackCount += 1
        cost.append(0)
        isTaken.append(false)
      }
      placed.append(wire)
    }
  }

  /// The crossings of two wires' vertical lines with each other when `upper` lies above `lower`.
  ///
  /// A line that would come down on one that goes on in its column counts as one that crosses: it would do so as soon as
  /// it stepped aside.
  @inline(__always) private func crossings(of upper: Int, above lower: Int, _ spans: [Span]) -> Int {
    let (high, low) = (spans[upper], spans[lower])
    if high.isSingle && low.isSingle {
      return
        (low.up > high.left && low.up < high.right || low.up == high.down && !continues(wire: lower, at: low.up)
        ? 1 : 0)
        + (high.down > low.left && high.down < low.right ? 1 : 0)
    }
    var count = 0
    for column in wires[lower].ups where column >= high.left && column <= high.right {
      if column > high.left && column < high.right
        || wires[upper].downs.contains(column) && !continues(wire: lower, at: column)
      {
        count += 1
      }
    }
    for column in wires[upper].downs where column > low.left && column < low.right { count += 1 }
    return count
  }

  /// An order that obeys the constraints, and those of them that stand against an order of fewer crossings.
  private func schedulingOrder(_ spans: [Span]) -> (wires: [Int], obstacles: [(upper: Int, lower: Int)]) {
    let rank = wires.indices.sorted { (spans[$0].key, $0) < (spans[$1].key, $1) }
    if constraints.allSatisfy(\.isEmpty), spans.allSatisfy(\.isSingle) { return (rank, []) }
    var waiting = [Int](repeating: 0, count: wires.count)
    for targets in constraints { for target in targets { waiting[target] += 1 } }
    if wires.count <= Channel.mostCompared { return leastCrossingOrder(rank, spans, waiting) }
    var result: [Int] = []
    var isDone = [Bool](repeating: false, count: wires.count)
    while result.count < wires.count {
      for wire in rank where !isDone[wire] && waiting[wire] == 0 {
        isDone[wire] = true
        result.append(wire)
        for target in constraints[wire] { waiting[target] -= 1 }
      }
    }
    return (result, [])
  }

  /// More wires than this are not compared pair by pair.
  private static let mostCompared = 1000

  /// An order that obeys the constraints: of the wires that may come next, that which the fewest crossings speak against.
  ///
  /// - Parameters:
  ///   - rank: what breaks ties.
  ///   - waiting: how many wires must come before each one.
  private func leastCrossingOrder(
    _ rank: [Int], _ spans: [Span], _ waiting: [Int]
  ) -> (wires: [Int], obstacles: [(upper: Int, lower: Int)]) {
    let count = wires.count
    var waiting = waiting
    // The crossings that a wire has because it comes before others; and for each wire, whom that concerns.
    var against = [Int](repeating: 0, count: count)
    var relieved = [[(wire: Int, crossings: Int)]](repeating: [], count: count)
    for wire in 0..<count {
      let span = spans[wire]
      for other in 0..<wire where span.left < spans[other].right && spans[other].left < span.right {
        let excess = crossings(of: wire, above: other, spans) - crossings(of: other, above: wire, spans)
        if excess == 0 { continue }
        let (early, late) = excess < 0 ? (wire, other) : (other, wire)
        against[late] += abs(excess)
        relieved[early].append((late, abs(excess)))
      }
    }
    var above = [[Int]](repeating: [], count: count)
    for (wire, targets) in constraints.enumerated() { for target in targets { above[target].append(wire) } }
    var wished: [[Int]] = []
    var obstacles: [(upper: Int, lower: Int)] = []
    var result: [Int] = []
    var open = rank
    var isDone = [Bool](repeating: false, count: count)
    while let first = open.first {
      var wire = first
      if let next = open.first(where: { waiting[$0] == 0 && against[$0] == 0 }) {
        wire = next
      } else {
        // Where each waits for another, they wait in a circle: one of the circle comes first, not one who only waits
        // for it.
        if wished.isEmpty {
          wished = [[Int]](repeating: [], count: count)
          for (early, others) in relieved.enumerated() { for late in others { wished[late.wire].append(early) } }
        }
        let circle = self.circle(from: first, above, wished, isDone)
        for (index, lower) in circle.enumerated() {
          let upper = circle[(index + 1) % circle.count]
          if above[lower].contains(upper) { obstacles.append((upper, lower)) }
        }
        let free = circle.filter { wire in above[wire].allSatisfy { isDone[$0] } }
        wire = free.min { against[$0] < against[$1] } ?? open.first { waiting[$0] == 0 } ?? first
      }
      open.removeAll { $0 == wire }
      isDone[wire] = true
      result.append(wire)
      for target in constraints[wire] { waiting[target] -= 1 }
      for (other, crossings) in relieved[wire] { against[other] -= crossings }
    }
    return (result, obstacles)
  }

  /// Wires that wait for each other in a circle, each for the next one: because a constraint says so, or else because
  /// they would cross more.
  private func circle(from first: Int, _ above: [[Int]], _ wished: [[Int]], _ isDone: [Bool]) -> [Int] {
    var step = [Int](repeating: -1, count: wires.count)
    var path: [Int] = []
    var wire = first
    while step[wire] < 0 {
      step[wire] = path.count
      path.append(wire)
      guard let next = above[wire].first(where: { !isDone[$0] }) ?? wished[wire].first(where: { !isDone[$0] }) else {
        return [wire]
      }
      wire = next
    }
    return Array(path[step[wire]...])
  }
}
