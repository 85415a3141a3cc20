/// Takes several chains of an order out at once and puts them back one after another, each where it then crosses least.
///
/// Where every chain alone is best where it is, several that cross each other may still do better together, and so may a
/// node that takes its chains along. What crosses more in the end is taken back. Source: ruin and recreate (Schrimpf,
/// Schneider, Stamm-Wilbrandt, Dueck 2000).
struct Reinsertion {
  private let graph: Neighbourhood
  private let scratch: ReroutingScratch
  private let backup: LayerOrder
  private var shaker = Shaker()
  /// The chains that are out, or were.
  private var chosen: [Int32] = []

  /// More chains than this are not taken out at once because a node is moved.
  private static let mostAtNode = 8
  /// How many chains are taken out with one that they cross.
  private static let mostCrossed = 3

  init(_ graph: Neighbourhood, _ scratch: ReroutingScratch) {
    self.graph = graph
    self.scratch = scratch
    backup = LayerOrder(graph)
  }

  /// Tries as many sets of chains as some share of the budget allows; keeps what crosses no more.
  mutating func improve(_ order: LayerOrder, spending share: Int, _ budget: inout OrderingBudget) {
    let last = budget.rest - share
    scratch.forgetPlaces()
    backup.take(order)
    while order.crossings > 0, budget.rest > last {
      if shaker.number(below: 3) == 0 {
        tryNode(order, &budget)
      } else {
        tryCrossed(order, &budget)
      }
      budget.spend(20)
    }
  }

  /// Takes out a chain and some of those that it crosses.
  private mutating func tryCrossed(_ order: LayerOrder, _ budget: inout OrderingBudget) {
    let item = shaker.number(below: graph.itemCount)
    let chains = scratch.chains.chains(at: item)
    guard !chains.isEmpty else { return }
    let index = Int(chains[chains.startIndex + shaker.number(below: chains.count)])
    let chain = scratch.chains.list[index]
    guard chain.isMovable else { return }
    chosen.removeAll(keepingCapacity: true)
    var crossed: [Int32] = []
    for step in 0..<(chain.items.count - 1) {
      let place = chain.items.lowerBound + step
      order.visitCrossings(
        Int(scratch.chains.items[place]), Int(scratch.chains.items[place + 1]), scratch, &budget
      ) { crossed.append(scratch.chains.ofLink[$0]) }
    }
    guard !crossed.isEmpty else { return }
    chosen.append(Int32(truncatingIfNeeded: index))
    for _ in 0..<(1 + shaker.number(below: Reinsertion.mostCrossed)) {
      let other = crossed[shaker.number(below: crossed.count)]
      if scratch.chains.list[Int(other)].isMovable, !chosen.contains(other) { chosen.append(other) }
    }
    replace(order, moving: nil, &budget)
  }

  /// Takes out the chains of a node and puts them back to another place of it.
  private mutating func tryNode(_ order: LayerOrder, _ budget: inout OrderingBudget) {
    let item = shaker.number(below: graph.nodeCount)
    let chains = scratch.chains.chains(at: item)
    let width = graph.width(Int(graph.layerOf[item]))
    guard width > 1, chains.count > 1, chains.count <= Reinsertion.mostAtNode else { return }
    chosen.removeAll(keepingCapacity: true)
    chosen.append(contentsOf: chains)
    replace(order, moving: item, &budget)
  }

  private mutating func replace(_ order: LayerOrder, moving node: Int?, _ budget: inout OrderingBudget) {
    let before = order.crossings
    for index in chosen {
      let chain = scratch.chains.list[Int(index)]
      order.crossings -= order.crossings(of: chain, scratch, &budget)
      count(chain, false, order)
    }
    if let node {
      let width = graph.width(Int(graph.layerOf[node]))
      let here = Int(order.place[node])
      let target = (here + 1 + shaker.number(below: width - 1)) % width
      order.move(node, to: target)
    }
    for place in chosen.indices.dropFirst() { chosen.swapAt(place, shaker.number(below: place + 1)) }
    scratch.leansRight = shaker.number(below: 2) == 0
    var isDone = true
    for index in chosen {
      let chain = scratch.chains.list[Int(index)]
      if isDone, let least = order.leadBest(chain, below: before - order.crossings + 1, scratch, &budget) {
        order.crossings += least
      } else {
        isDone = false
      }
      count(chain, true, order)
    }
    scratch.leansRight = false
    if isDone {
      backup.take(order)
    } else {
      order.take(backup)
    }
    budget.spend(graph.itemCount / 8)
  }

  /// Lets the links of a chain count, or not.
  private func count(_ chain: Chains.Chain, _ isCounted: Bool, _ order: LayerOrder) {
    for step in 0..<(chain.items.count - 1) {
      let link = Int(scratch.chains.links[chain.firstLink + step])
      scratch.counted[link] = isCounted ? graph.below.weights[link] : 0
    }
    order.noteChange(of: chain, scratch)
  }
}
