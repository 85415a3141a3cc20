/// The ranking whose edges span the fewest layers, found through its dual, a flow of least cost.
///
/// With one unit on every edge all nodes are balanced; optimal is a ranking whose edges longer than one layer carry
/// nothing. So the units of the long edges are taken off and sent again over edges of length one, and where these lead
/// nowhere, whole blocks of nodes move closer: to where the cheapest ways between excesses and lacks open.
/// Exact, and without the pivots of the network simplex of Gansner et al. 1993: those grow with the square of the graph
/// where many edges share a weight (on a network of 10,000 scalars dot has made 69,700 after 100 s and is not at the end).
/// Source: the primal-dual method, Ahuja, Magnanti, Orlin, "Network Flows", 9.8.
struct MinimalSpan {
  /// The layer of each node.
  private(set) var layer: [Int32]

  private let source: [Int32]
  private let target: [Int32]
  /// For each node its arcs: those that leave as `2 · arc`, those that enter as `2 · arc + 1`.
  private let start: [Int32]
  private let incident: [Int32]
  private var flow: [Int32]
  /// What each node must send on; negative where it must receive.
  private var excess: [Int32]
  private var waiting: [Int32] = []

  /// Of one search: the cost of reaching each node, the order in which nodes were reached, and the arc to try next.
  private var distance: [Int32]
  private var place: [Int32]
  private var cursor: [Int32]

  /// Starts from any ranking in which every arc leads to a greater layer.
  init(_ graph: AcyclicGraph, layers: [Int32]) {
    layer = layers
    source = graph.arcs.map { Int32($0.source) }
    target = graph.arcs.map { Int32($0.target) }
    var ends = [Int32](repeating: 0, count: graph.nodeCount + 1)
    for arc in graph.arcs {
      ends[arc.source + 1] += 1
      ends[arc.target + 1] += 1
    }
    for node in 0..<graph.nodeCount { ends[node + 1] += ends[node] }
    start = ends
    var incident = [Int32](repeating: 0, count: 2 * graph.arcs.count)
    for (index, arc) in graph.arcs.enumerated() {
      incident[Int(ends[arc.source])] = Int32(2 * index)
      ends[arc.source] += 1
      incident[Int(ends[arc.target])] = Int32(2 * index + 1)
      ends[arc.target] += 1
    }
    self.incident = incident
    flow = [Int32](repeating: 0, count: graph.arcs.count)
    excess = [Int32](repeating: 0, count: graph.nodeCount)
    for index in source.indices {
      if layers[Int(target[index])] - layers[Int(source[index])] == 1 {
        flow[index] = 1
      } else {
        excess[Int(source[index])] += 1
        excess[Int(target[index])] -= 1
      }
    }
    distance = [Int32](repeating: .max, count: graph.nodeCount)
    place = [Int32](repeating: .max, count: graph.nodeCount)
    cursor = start
  }

  /// Moves nodes until the ranking is optimal.
  mutating func solve() {
    waiting = layer.indices.filter { excess[$0] > 0 }.map { Int32($0) }
    while !waiting.isEmpty {
      let reached = search()
      for node in waiting where excess[Int(node)] > 0 { send(from: node) }
      for node in reached {
        distance[Int(node)] = .max
        place[Int(node)] = .max
        cursor[Int(node)] = start[Int(node)]
      }
      waiting.removeAll { excess[Int($0)] <= 0 }
    }
  }

  /// Where an arc leads from one of its ends.
  private func end(_ entry: Int32) -> Int {
    Int(entry & 1 == 0 ? target[Int(entry >> 1)] : source[Int(entry >> 1)])
  }

  /// Finds the cost of reaching each node from the nearest excess, and moves every node by it, so that all arcs on
  /// cheapest ways have length one; gives the nodes that were reached.
  ///
  /// Going along an arc costs the layers that it is too long; going back is free and possible where there is flow.
  private mutating func search() -> [Int32] {
    var reached: [Int32] = []
    var buckets: [[Int32]] = [waiting]
    for node in waiting { distance[Int(node)] = 0 }
    var level = 0
    var farthest: Int32 = 0
    while level < buckets.count {
      var next = 0
      while next < buckets[level].count {
        let node = Int(buckets[level][next])
        next += 1
        guard distance[node] == level, place[node] == .max else { continue }
        place[node] = Int32(reached.count)
        reached.append(Int32(node))
        if excess[node] < 0 { farthest = Int32(level) }
        for index in Int(start[node])..<Int(start[node + 1]) {
          let entry = incident[index]
          let other = end(entry)
          guard place[other] == .max else { continue }
          let cost: Int
          if entry & 1 == 0 {
            cost = level + Int(layer[other] - layer[node] - 1)
          } else {
            guard flow[Int(entry >> 1)] > 0 else { continue }
            cost = level
          }
          guard cost < distance[other] else { continue }
          distance[other] = Int32(cost)
          while buckets.count <= cost { buckets.append([]) }
          buckets[cost].append(Int32(other))
        }
      }
      buckets[level] = []
      level += 1
    }
    // Beyond the farthest lack there is nothing to reach: everything there stays.
    for node in reached where distance[Int(node)] < farthest {
      layer[Int(node)] += farthest - distance[Int(node)]
    }
    return reached
  }

  /// Sends what a node has too much along arcs of length one, in the order of the search, as far as that goes.
  private mutating func send(from origin: Int32) {
    var path: [Int32] = []
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
        let isOpen = entry & 1 == 0 ? layer[other] - layer[node] == 1 : flow[Int(entry >> 1)] > 0
        if isOpen { return entry }
      }
      cursor[node] += 1
    }
    return nil
  }
}
