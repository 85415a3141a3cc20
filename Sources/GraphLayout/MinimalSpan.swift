/// The ranking whose edges span the fewest layers, found through its dual, a flow of least cost.
///
/// With one unit on every edge all nodes are balanced; optimal is a ranking whose edges longer than one layer carry
/// nothing. So the units of the long edges are taken off and sent again over edges of length one, and where these lead
/// nowhere, whole blocks of nodes move closer: to where the cheapest ways between excesses and lacks open.
/// Exact, and without the pivots of the network simplex of Gansner et al. 1993: those grow with the square of the graph
/// where many edges share a weight (on a network of 10,000 scalars dot has made 69,700 after 100 s and is not at the end).
/// Source: the primal-dual method, Ahuja, Magnanti, Orlin, "Network Flows", 9.8.
struct MinimalSpan {
  private let nodeCount: Int
  private let level: UnsafeMutablePointer<Int32>
  private let source: UnsafeMutablePointer<Int32>
  private let target: UnsafeMutablePointer<Int32>
  /// For each node its arcs: those that leave as `2 · arc`, those that enter as `2 · arc + 1`.
  private let start: UnsafeMutablePointer<Int32>
  private let incident: UnsafeMutablePointer<Int32>
  private let flow: UnsafeMutablePointer<Int32>
  /// What each node must send on; negative where it must receive.
  private let excess: UnsafeMutablePointer<Int32>
  private var waiting: [Int32] = []

  /// Of one search: the cost of reaching each node, the order in which nodes were reached, and the arc to try next.
  private let distance: UnsafeMutablePointer<Int32>
  private let place: UnsafeMutablePointer<Int32>
  private let cursor: UnsafeMutablePointer<Int32>
  private let reached: UnsafeMutablePointer<Int32>
  private var queue = CostQueue()
  private var path: [Int32] = []
  private let arena = Arena()

  /// Starts from any ranking in which every arc leads to a greater layer.
  init(_ graph: AcyclicGraph, layers: [Int32]) {
    let arcCount = graph.arcs.count
    nodeCount = graph.nodeCount
    level = arena.numbers(nodeCount)
    source = arena.numbers(arcCount)
    target = arena.numbers(arcCount)
    start = arena.numbers(nodeCount + 2)
    incident = arena.numbers(2 * arcCount)
    flow = arena.numbers(arcCount)
    excess = arena.numbers(nodeCount)
    distance = arena.memory(nodeCount, .max)
    place = arena.memory(nodeCount, .max)
    cursor = arena.numbers(nodeCount)
    reached = arena.numbers(nodeCount)
    for node in 0..<nodeCount { level[node] = layers[node] }
    for (index, arc) in graph.arcs.enumerated() {
      source[index] = Int32(truncatingIfNeeded: arc.source)
      target[index] = Int32(truncatingIfNeeded: arc.target)
      start[arc.source + 2] += 1
      start[arc.target + 2] += 1
    }
    for node in 0..<nodeCount { start[node + 2] += start[node + 1] }
    for index in 0..<arcCount {
      let (upper, lower) = (Int(source[index]), Int(target[index]))
      // Each entry of `start` runs through the node's row while that is filled, and so ends at the next one's beginning.
      incident[Int(start[upper + 1])] = Int32(truncatingIfNeeded: 2 * index)
      start[upper + 1] += 1
      incident[Int(start[lower + 1])] = Int32(truncatingIfNeeded: 2 * index + 1)
      start[lower + 1] += 1
      if level[lower] - level[upper] == 1 {
        flow[index] = 1
      } else {
        excess[upper] += 1
        excess[lower] -= 1
      }
    }
    cursor.update(from: start, count: nodeCount)
  }

  /// The layer of each node.
  var layers: [Int] { (0..<nodeCount).map { Int(level[$0]) } }

  /// Moves nodes until the ranking is optimal.
  mutating func solve() {
    for node in 0..<nodeCount where excess[node] > 0 { waiting.append(Int32(truncatingIfNeeded: node)) }
    while !waiting.isEmpty {
      let count = search()
      for node in waiting where excess[Int(node)] > 0 { send(from: node) }
      for index in 0..<count {
        let node = Int(reached[index])
        distance[node] = .max
        place[node] = .max
        cursor[node] = start[node]
      }
      waiting.removeAll { excess[Int($0)] <= 0 }
    }
  }

  /// Where an arc leads from one of its ends.
  private func end(_ entry: Int32) -> Int {
    Int(entry & 1 == 0 ? target[Int(entry >> 1)] : source[Int(entry >> 1)])
  }

  /// Finds the cost of reaching each node from the nearest excess, and moves every node by it, so that all arcs on
  /// cheapest ways have length one; gives how many nodes were reached.
  ///
  /// Going along an arc costs the layers that it is too long; going back is free and possible where there is flow.
  private mutating func search() -> Int {
    queue.removeAll()
    for node in waiting {
      distance[Int(node)] = 0
      queue.append(node, cost: 0)
    }
    var count = 0
    var farthest: Int32 = 0
    while let (next, cost) = queue.popLeast() {
      let node = Int(next)
      guard distance[node] == cost, place[node] == .max else { continue }
      place[node] = Int32(truncatingIfNeeded: count)
      reached[count] = next
      count += 1
      if excess[node] < 0 { farthest = cost }
      let here = level[node]
      for index in Int(start[node])..<Int(start[node + 1]) {
        let entry = incident[index]
        let other = end(entry)
        guard place[other] == .max else { continue }
        var total = cost
        if entry & 1 == 0 {
          total &+= level[other] &- here &- 1
        } else if flow[Int(entry >> 1)] <= 0 {
          continue
        }
        guard total < distance[other] else { continue }
        distance[other] = total
        queue.append(Int32(truncatingIfNeeded: other), cost: total)
      }
    }
    // Beyond the farthest lack there is nothing to reach: everything there stays.
    for index in 0..<count {
      let node = Int(reached[index])
      if distance[node] < farthest { level[node] &+= farthest &- distance[node] }
    }
    return count
  }

  /// Sends what a node has too much along arcs of length one, in the order of the search, as far as that goes.
  private mutating func send(from origin: Int32) {
    path.removeAll(keepingCapacity: true)
    var node = Int(origin)
    while excess[Int(origin)] > 0 {
      if excess[node] < 0 {
        var amount = min(excess[Int(origin)], -excess[node])
        for entry in path where entry & 1 == 1 { amount = min(amount, flow[Int(entry >> 1)]) }
        for entry in path { flow[Int(entry >> 1)] += entry & 1 == 0 ? amount : -amount }
        excess[Int(origin)] -= amount
        excess[node] += amount
        path.removeAll(keepingCapacity: true)
        node = Int(origin)
      } else if let entry = nextArc(of: node) {
        path.append(entry)
        node = end(entry)
      } else if let last = path.popLast() {
        node = end(last ^ 1)
        cursor[node] += 1
      } else {
        return
      }
    }
  }

  /// The next arc over which a node can send in this search.
  private mutating func nextArc(of node: Int) -> Int32? {
    while cursor[node] < start[node + 1] {
      let entry = incident[Int(cursor[node])]
      let other = end(entry)
      if place[other] != .max, place[other] > place[node] {
        let isOpen = entry & 1 == 0 ? level[other] &- level[node] == 1 : flow[Int(entry >> 1)] > 0
        if isOpen { return entry }
      }
      cursor[node] += 1
    }
    return nil
  }
}

/// Nodes by small whole costs: the cheapest come first, of equal ones those that came first.
private struct CostQueue {
  /// For each cost its first and last entry; -1 for none.
  private var first: [Int32] = []
  private var last: [Int32] = []
  private var entries: [(node: Int32, next: Int32)] = []
  private var least = 0

  mutating func removeAll() {
    first.removeAll(keepingCapacity: true)
    last.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    least = 0
  }

  /// Adds a node. Precondition: no cheaper one than the last that was popped.
  mutating func append(_ node: Int32, cost: Int32) {
    let entry = Int32(truncatingIfNeeded: entries.count)
    entries.append((node, -1))
    while first.count <= cost {
      first.append(-1)
      last.append(-1)
    }
    if first[Int(cost)] < 0 {
      first[Int(cost)] = entry
    } else {
      entries[Int(last[Int(cost)])].next = entry
    }
    last[Int(cost)] = entry
  }

  /// Takes the cheapest node out.
  mutating func popLeast() -> (node: Int32, cost: Int32)? {
    while least < first.count {
      let entry = first[least]
      if entry >= 0 {
        first[least] = entries[Int(entry)].next
        return (entries[Int(entry)].node, Int32(truncatingIfNeeded: least))
      }
      least += 1
    }
    return nil
  }
}
