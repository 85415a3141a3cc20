extension Channel {
  /// Gives each wire the track with the fewest crossings, then the topmost, in an order in which wires that need not
  /// cross do not.
  ///
  /// Precondition: the constraints form no cycle. Of two wires to the right that need not cross, the right one lies
  /// above; of two to the left, the left one. Source: the left-edge algorithm of Hashimoto and Stevens, 1971.
  mutating func assignTracks() {
    let spans = wires.map { (left: $0.left, right: $0.right) }
    let order = schedulingOrder(spans)
    var isBelow = [Int: [Int]]()
    for (wire, targets) in order.constraints.enumerated() {
      for target in targets { isBelow[target, default: []].append(wire) }
    }
    var placed: [Int] = []
    for wire in order.wires {
      let least = isBelow[wire, default: []].map { wires[$0].track + 1 }.max() ?? 0
      var cost = [Int](repeating: 0, count: trackCount + 2)
      var isTaken = [Bool](repeating: false, count: trackCount + 1)
      for other in placed
      where spans[other].left <= spans[wire].right + 1 && spans[wire].left <= spans[other].right + 1 {
        let track = wires[other].track
        isTaken[track] = true
        let otherAbove = crossings(of: other, above: wire, spans)
        let otherBelow = crossings(of: wire, above: other, spans)
        cost[0] += otherBelow
        cost[track + 1] += otherAbove - otherBelow
      }
      var best = (cost: Int.max, track: trackCount)
      var running = 0
      for track in 0...trackCount {
        running += cost[track]
        if track >= least, track == trackCount || !isTaken[track], running < best.cost { best = (running, track) }
      }
      wires[wire].track = best.track
      trackCount = max(trackCount, best.track + 1)
      placed.append(wire)
    }
  }

  /// The crossings of two wires' vertical lines with each other when `upper` lies above `lower`.
  private func crossings(of upper: Int, above lower: Int, _ spans: [(left: Int, right: Int)]) -> Int {
    wires[lower].ups.count { $0 > spans[upper].left && $0 < spans[upper].right }
      + wires[upper].downs.count { $0 > spans[lower].left && $0 < spans[lower].right }
  }

  /// An order that obeys the constraints: wires to the right from right to left, then those to the left from the left.
  private func schedulingOrder(
    _ spans: [(left: Int, right: Int)]
  ) -> (wires: [Int], constraints: [[Int]]) {
    let below = constraints()
    var waiting = [Int](repeating: 0, count: wires.count)
    for targets in below { for target in targets { waiting[target] += 1 } }
    let keys = wires.map { wire in
      let up = wire.ups.reduce(0, +) * wire.downs.count
      let down = wire.downs.reduce(0, +) * wire.ups.count
      return down >= up ? (0, -wire.left) : (1, wire.left)
    }
    let rank = wires.indices.sorted { (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1) }
    let isPlain = wires.allSatisfy { $0.ups.count == 1 && $0.downs.count == 1 }
    if isPlain && below.allSatisfy(\.isEmpty) { return (rank, below) }
    if wires.count <= Channel.mostCompared { return (leastCrossingOrder(rank, spans, below, waiting), below) }
    var result: [Int] = []
    var isDone = [Bool](repeating: false, count: wires.count)
    while result.count < wires.count {
      for wire in rank where !isDone[wire] && waiting[wire] == 0 {
        isDone[wire] = true
        result.append(wire)
        for target in below[wire] { waiting[target] -= 1 }
      }
    }
    return (result, below)
  }

  /// More wires than this are not compared pair by pair.
  private static let mostCompared = 200

  /// An order that obeys the constraints: of the wires that may come next, that which the fewest crossings speak against.
  ///
  /// - Parameters:
  ///   - rank: what breaks ties.
  ///   - waiting: how many wires must come before each one.
  private func leastCrossingOrder(
    _ rank: [Int], _ spans: [(left: Int, right: Int)], _ below: [[Int]], _ waiting: [Int]
  ) -> [Int] {
    let count = wires.count
    var waiting = waiting
    // The crossings that a wire has because it comes before others; and for each wire, whom that concerns.
    var against = [Int](repeating: 0, count: count)
    var relieved = [[(wire: Int, crossings: Int)]](repeating: [], count: count)
    for wire in 0..<count {
      for other in 0..<wire where spans[wire].left < spans[other].right && spans[other].left < spans[wire].right {
        let excess = crossings(of: wire, above: other, spans) - crossings(of: other, above: wire, spans)
        if excess == 0 { continue }
        let (early, late) = excess < 0 ? (wire, other) : (other, wire)
        against[late] += abs(excess)
        relieved[early].append((late, abs(excess)))
      }
    }
    var above = [[Int]](repeating: [], count: count)
    for (wire, targets) in below.enumerated() { for target in targets { above[target].append(wire) } }
    var wished = [[Int]](repeating: [], count: count)
    for (wire, others) in relieved.enumerated() { for other in others { wished[other.wire].append(wire) } }
    var result: [Int] = []
    var open = rank
    var isDone = [Bool](repeating: false, count: count)
    while let first = open.first {
      // Where each waits for another, they wait in a circle: one of the circle comes first, not one who only waits for it.
      let wire =
        open.first { waiting[$0] == 0 && against[$0] == 0 }
        ?? leastOnCircle(from: first, above, wished, against, isDone) ?? first
      open.removeAll { $0 == wire }
      isDone[wire] = true
      result.append(wire)
      for target in below[wire] { waiting[target] -= 1 }
      for (other, crossings) in relieved[wire] { against[other] -= crossings }
    }
    return result
  }

  /// Of the wires that wait for each other in a circle, one for which no constraint speaks against coming next, and the
  /// fewest crossings.
  private func leastOnCircle(
    from first: Int, _ above: [[Int]], _ wished: [[Int]], _ against: [Int], _ isDone: [Bool]
  ) -> Int? {
    var step = [Int: Int]()
    var path: [Int] = []
    var wire = first
    while step[wire] == nil {
      step[wire] = path.count
      path.append(wire)
      guard let next = above[wire].first(where: { !isDone[$0] }) ?? wished[wire].first(where: { !isDone[$0] }) else {
        return wire
      }
      wire = next
    }
    let circle = path[(step[wire] ?? 0)...].filter { wire in above[wire].allSatisfy { isDone[$0] } }
    return circle.min { against[$0] < against[$1] }
  }
}
