/// The rows between two layers, where links that are not straight run sideways on tracks.
///
/// Links with the same upper column share an end there, and so do links with the same lower column. A link whose both
/// ends are shared changes from the one trunk to the other at a column of its own, so that lines read downwards never
/// lead from one trunk into another's branches.
struct Channel {
  /// A horizontal run and the columns at which lines meet it.
  struct Wire {
    /// Columns of lines that come from above.
    var ups: [Int]
    /// Columns of lines that go on below.
    var downs: [Int]
    /// The track, from 0 on top.
    var track = 0
    /// The leftmost column.
    var left: Int { min(ups.min() ?? 0, downs.min() ?? 0) }
    /// The rightmost column.
    var right: Int { max(ups.max() ?? 0, downs.max() ?? 0) }
  }

  /// A part of a link's way: along a wire from one column to another.
  struct Leg: Equatable {
    /// An index into `wires`.
    var wire: Int
    /// The column where the link comes down to the wire.
    var from: Int
    /// The column where it goes on.
    var to: Int
  }

  /// The horizontal runs.
  var wires: [Wire] = []
  /// The way of each link; empty for a straight one.
  private(set) var legs: [[Leg]]
  /// How many rows the wires take.
  var trackCount = 0

  /// For each wire, the wires that must lie below it: where one comes from above in the column in which another goes on
  /// below, they would else run over each other.
  private(set) var constraints: [[Int]] = []

  /// The columns at which links begin and end.
  private let uppers: [Int]
  private let lowers: [Int]
  /// The columns that some line uses; empty until one that none uses is looked for.
  private var usedColumns: Set<Int> = []
  /// The columns in which a line only goes from one wire down to another.
  private var viaColumns: Set<Int> = []
  /// The wires that branch off the end of a line which another wire leads there.
  private var branches: Set<Int> = []

  /// How many rows there are already: more are only taken where lines would else run over each other.
  let room: Int?

  /// Whether each link is parallel to the one before it and leaves in its column.
  private let isTwin: [Bool]

  /// Finds ways for links from columns of the upper to columns of the lower layer. Without `room`, as many rows are
  /// taken as save crossings.
  init(uppers: [Int], lowers: [Int], twins: [Bool] = [], room: Int? = nil) {
    self.room = room
    isTwin = twins
    self.uppers = uppers
    self.lowers = lowers
    legs = [[Leg]](repeating: [], count: uppers.count)
    guard uppers != lowers else { return }
    makeWires()
    constraints = foundConstraints()
    breakCycles()
    assignTracks()
  }
}

// MARK: - Wires

extension Channel {
  /// Gives each link that is not straight a wire; those that share an end share it.
  private mutating func makeWires() {
    if Channel.hasTwins(uppers) || Channel.hasTwins(lowers) {
      makeSharedWires()
      return
    }
    for link in uppers.indices where uppers[link] != lowers[link] {
      legs[link] = [Leg(wire: wires.count, from: uppers[link], to: lowers[link])]
      wires.append(Wire(ups: [uppers[link]], downs: [lowers[link]]))
    }
  }

  /// Whether a column occurs twice.
  private static func hasTwins(_ columns: [Int]) -> Bool {
    let sorted = columns.sorted()
    return sorted.indices.dropFirst().contains { sorted[$0] == sorted[$0 - 1] }
  }

  /// Joins the links that share an end into wires.
  private mutating func makeSharedWires() {
    var partners: (below: [Int: Set<Int>], above: [Int: Set<Int>]) = ([:], [:])
    let leader = leaders
    for (link, (upper, lower)) in zip(uppers, lowers).enumerated() where leader[link] == nil {
      partners.below[upper, default: []].insert(lower)
      partners.above[lower, default: []].insert(upper)
    }
    var forks: [Trunk: Int] = [:]
    var joins: [Trunk: Int] = [:]
    var known: [Trunk: Int] = [:]
    for (link, (upper, lower)) in zip(uppers, lowers).enumerated() where upper != lower && leader[link] == nil {
      // Parallel edges for which there was only one port are one line.
      let ends = Trunk(column: upper, side: lower)
      if let twin = known[ends] {
        legs[link] = legs[twin]
        continue
      }
      known[ends] = link
      let below = partners.below[upper, default: []]
      let above = partners.above[lower, default: []]
      let isFork = below.count > 1
      let isJoin = above.count > 1
      let via = isFork && isJoin ? freeColumn(near: (upper + lower) / 2) : nil
      // A line that goes straight on has its branches to the left and to the right on tracks of their own: where four
      // arms met, the reader would take them for a crossing.
      let fork = Trunk(column: upper, side: below.contains(upper) ? ((via ?? lower) - upper).signum() : 0)
      let join = Trunk(column: lower, side: above.contains(lower) ? ((via ?? upper) - lower).signum() : 0)
      if let via {
        legs[link] = [
          Leg(wire: branch(of: fork, in: &forks, down: via), from: upper, to: via),
          Leg(wire: branch(of: join, in: &joins, up: via), from: via, to: lower),
        ]
      } else if isFork {
        legs[link] = [Leg(wire: branch(of: fork, in: &forks, down: lower), from: upper, to: lower)]
      } else if isJoin {
        legs[link] = [Leg(wire: branch(of: join, in: &joins, up: upper), from: upper, to: lower)]
      } else {
        wires.append(Wire(ups: [upper], downs: [lower]))
        legs[link] = [Leg(wire: wires.count - 1, from: upper, to: lower)]
      }
    }
    let followers = Dictionary(grouping: leader.keys.sorted()) { leader[$0] ?? $0 }
    for leader in followers.keys.sorted() { branch(followers[leader] ?? [], off: leader) }
  }

  /// For each link that is parallel to others and leaves with them, the one of them that is led like any other: the rest
  /// branch off at its end. Only where nothing else shares their columns.
  private var leaders: [Int: Int] {
    var result: [Int: Int] = [:]
    var users: (above: [Int: Int], below: [Int: Int]) = ([:], [:])
    guard isTwin.contains(true) else { return result }
    for (upper, lower) in zip(uppers, lowers) {
      users.above[upper, default: 0] += 1
      users.below[lower, default: 0] += 1
    }
    var first = 0
    while first < isTwin.count {
      var last = first
      while last + 1 < isTwin.count, isTwin[last + 1] { last += 1 }
      if last > first, users.above[uppers[first]] == last - first + 1,
        (first...last).allSatisfy({ users.below[lowers[$0]] == 1 && uppers[$0] == uppers[first] })
      {
        let leader = uppers[first] > lowers[first] ? last : first
        for link in first...last where link != leader { result[link] = leader }
      }
      first = last + 1
    }
    return result
  }

  /// Leads links along another one to its end, and from there on a wire of their own.
  private mutating func branch(_ links: [Int], off leader: Int) {
    let column = lowers[leader]
    // The leader goes on down beside them.
    wires.append(Wire(ups: [column], downs: [column] + links.map { lowers[$0] }))
    branches.insert(wires.count - 1)
    for link in links { legs[link] = legs[leader] + [Leg(wire: wires.count - 1, from: column, to: lowers[link])] }
  }

  /// One side of a line that several links share; 0 where both sides are one wire.
  private struct Trunk: Hashable {
    var column: Int
    var side: Int
  }

  private mutating func branch(of trunk: Trunk, in forks: inout [Trunk: Int], down: Int) -> Int {
    if let wire = forks[trunk] {
      wires[wire].downs.append(down)
      return wire
    }
    wires.append(Wire(ups: [trunk.column], downs: [down]))
    forks[trunk] = wires.count - 1
    return wires.count - 1
  }

  private mutating func branch(of trunk: Trunk, in joins: inout [Trunk: Int], up: Int) -> Int {
    if let wire = joins[trunk] {
      wires[wire].ups.append(up)
      return wire
    }
    wires.append(Wire(ups: [up], downs: [trunk.column]))
    joins[trunk] = wires.count - 1
    return wires.count - 1
  }

  /// A column that no line of the channel uses, and its neighbours too if possible, near a given one.
  private mutating func freeColumn(near wanted: Int) -> Int {
    var distance = 0
    while true {
      for column in [wanted - distance, wanted + distance] where take(column) { return column }
      distance += 1
    }
  }

  /// Leads a line through a column if no other one uses it.
  private mutating func take(_ column: Int) -> Bool {
    if usedColumns.isEmpty { usedColumns = Set(uppers).union(lowers) }
    guard column >= 0, usedColumns.insert(column).inserted else { return false }
    viaColumns.insert(column)
    return true
  }
}

// MARK: - Order of the wires

extension Channel {
  /// The constraints of the wires as they are.
  private func foundConstraints() -> [[Int]] {
    var goingOn: [(column: Int, wire: Int)] = []
    goingOn.reserveCapacity(wires.count)
    for (index, wire) in wires.enumerated() {
      for column in wire.downs { goingOn.append((column, index)) }
    }
    goingOn.sort { $0 < $1 }
    var below = [[Int]](repeating: [], count: wires.count)
    for (index, wire) in wires.enumerated() {
      for column in wire.ups {
        var low = 0
        var high = goingOn.count
        while low < high {
          let middle = (low + high) / 2
          if goingOn[middle].column < column { low = middle + 1 } else { high = middle }
        }
        while low < goingOn.count, goingOn[low].column == column {
          let other = goingOn[low].wire
          low += 1
          guard other != index else { continue }
          if continues(wire: index, at: column) { below[other].append(index) } else { below[index].append(other) }
        }
      }
    }
    return below
  }

  /// Whether the line that comes down to a wire in a column comes from another wire.
  func continues(wire: Int, at column: Int) -> Bool { viaColumns.contains(column) || branches.contains(wire) }

  /// A column in which a wire is met from above by the line that another one meets further down, if the lower wire must
  /// therefore lie below.
  func columnOfConstraint(_ upper: Int, above lower: Int) -> Int? {
    wires[upper].ups.first { !viaColumns.contains($0) && wires[lower].downs.contains($0) }
  }

  /// Leads lines to their wires round columns of their own until the constraints can be met.
  private mutating func breakCycles() {
    while let (wire, column) = lineOnCycle() {
      // Close to where the line comes down, the way round is short and crosses little.
      let middle = (wires[wire].left + wires[wire].right) / 2
      detour(to: wire, at: column, via: freeColumn(near: column + (middle - column).signum()))
    }
  }

  /// Leads the line that comes down in a column to its wire through the column beside it; false where that is taken.
  ///
  /// Between two columns there is nothing to cross.
  mutating func sidestep(to wire: Int, at column: Int) -> Bool {
    let side = (wires[wire].left + wires[wire].right) / 2 < column ? -1 : 1
    for via in [column + side, column - side] where take(via) {
      detour(to: wire, at: column, via: via)
      return true
    }
    return false
  }

  /// Leads the line that comes down in a column to its wire round through another column.
  private mutating func detour(to wire: Int, at column: Int, via: Int) {
    wires.append(Wire(ups: [column], downs: [via]))
    let detour = wires.count - 1
    var rest = wire
    if wires[wire].ups.count > 1 {
      // On a wire of its own the line can join its trunk from either side.
      wires[wire].ups.removeAll { $0 == column }
      wires.append(Wire(ups: [via], downs: wires[wire].downs))
      rest = wires.count - 1
    } else {
      wires[wire].ups = [via]
    }
    for link in legs.indices {
      guard let index = legs[link].firstIndex(where: { $0.wire == wire && $0.from == column }) else { continue }
      legs[link][index].wire = rest
      legs[link][index].from = via
      legs[link].insert(Leg(wire: detour, from: column, to: via), at: index)
    }
    // The trunk now goes on past the first wire, whose sides must part, lest four arms meet.
    if rest != wire { splitSides(of: wire) }
    constraints = foundConstraints()
  }

  /// Gives the lines that come from the right of a wire's way down a wire of their own.
  private mutating func splitSides(of wire: Int) {
    guard let trunk = wires[wire].downs.first else { return }
    let right = wires[wire].ups.filter { $0 > trunk }
    guard !right.isEmpty, right.count < wires[wire].ups.count else { return }
    wires[wire].ups.removeAll { $0 > trunk }
    wires.append(Wire(ups: right, downs: wires[wire].downs))
    for link in legs.indices {
      for index in legs[link].indices where legs[link][index].wire == wire && legs[link][index].from > trunk {
        legs[link][index].wire = wires.count - 1
      }
    }
  }

  /// A line from above for whose sake a wire must lie above itself; nil when there is none.
  private func lineOnCycle() -> (wire: Int, column: Int)? {
    let below = constraints
    guard below.contains(where: { !$0.isEmpty }) else { return nil }
    var waiting = [Int](repeating: 0, count: wires.count)
    for targets in below { for target in targets { waiting[target] += 1 } }
    var ready = wires.indices.filter { waiting[$0] == 0 }
    while let wire = ready.popLast() {
      for target in below[wire] {
        waiting[target] -= 1
        if waiting[target] == 0 { ready.append(target) }
      }
    }
    // What still waits lies on a cycle or below one: walking up from it ends on a cycle.
    guard var wire = wires.indices.first(where: { waiting[$0] > 0 }) else { return nil }
    var above = [Int](repeating: -1, count: wires.count)
    for index in wires.indices where waiting[index] > 0 {
      for target in below[index] { above[target] = index }
    }
    var isVisited = [Bool](repeating: false, count: wires.count)
    while !isVisited[wire] {
      isVisited[wire] = true
      wire = above[wire]
    }
    // Columns of the channel's own lead only onwards, so that some step of the cycle is due to a line from above.
    while true {
      let lower = wire
      wire = above[wire]
      if let shared = columnOfConstraint(wire, above: lower) { return (wire, shared) }
    }
  }
}
