import Testing

@testable import GraphLayout

@Suite struct `A layout with options` {
  @Test func `leads to the right`() {
    var options = LayoutOptions()
    options.orientation = .leftRight
    let layout = layeredLayout(of: graph(3, [(0, 1), (0, 2)]), options: options)
    #expect(layout.boxes.map(\.x) == [0, layout.boxes[1].x, layout.boxes[1].x])
    #expect(layout.boxes[1].x >= 9 + 3)
    #expect(layout.boxes[1].y + 3 <= layout.boxes[2].y)
    for (edge, route) in zip([(0, 1), (0, 2)], layout.routes) {
      let (source, target) = (layout.boxes[edge.0], layout.boxes[edge.1])
      #expect(route.points.first?.x == source.x + source.width - 1)
      #expect(route.points.last?.x == target.x)
      #expect((target.y..<(target.y + 3)).contains(route.points.last?.y ?? -1))
    }
  }

  @Test func `leads to the right as it would lead down`() {
    var options = LayoutOptions()
    options.orientation = .leftRight
    for seed: UInt64 in 0..<50 {
      let graph = randomGraph(seed: seed)
      let layout = layeredLayout(of: graph, options: options).transposed
      expectReadable(layout, of: graph.transposed, "seed \(seed)")
    }
  }

  @Test func `stacks parts that do not fit side by side`() {
    var options = LayoutOptions()
    let pairs = graph(6, [(0, 1), (2, 3), (4, 5)])
    #expect(layeredLayout(of: pairs, options: options).width == 33)
    options.fittingWidth = 21
    let layout = layeredLayout(of: pairs, options: options)
    #expect(layout.width == 21)
    #expect(layout.boxes[4].y > layout.boxes[1].y)
    expectReadable(layout, of: pairs, "pairs")
  }

  @Test func `fits a width where the usual drawing does not`() throws {
    let network = try #require(CorpusGraph.all.last).load()
    let usual = layeredLayout(of: network)
    var options = LayoutOptions()
    options.fittingWidth = usual.width - 1
    let fitted = layeredLayout(of: network, options: options)
    #expect(fitted.width <= usual.width)
    expectReadable(fitted, of: network, "fitted")
  }
}

@Suite struct `A folded graph` {
  @Test func `draws a group as one box and leaves the rest where it is`() {
    for seed: UInt64 in 0..<50 {
      let graph = randomGraph(seed: seed)
      let layout = layeredLayout(of: graph)
      let members = graph.nodes.indices.filter { $0 % 3 == 1 }
      let folding = Folding(graph, groups: [Folding.Group(nodes: members, box: LayoutGraph.Node(width: 9, height: 3))])
      let folded = layeredLayout(of: folding, unfolded: layout)
      expectReadable(folded, of: folding.graph, "seed \(seed)")
    }
  }

  @Test func `keeps the columns of what is not folded`() {
    let chain = graph(5, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)])
    let layout = layeredLayout(of: chain)
    let folding = Folding(
      chain, groups: [Folding.Group(nodes: [1, 2, 3], box: LayoutGraph.Node(width: 9, height: 3))])
    #expect(folding.place == [0, 2, 2, 2, 1])
    #expect(folding.edges == [[4], [0], [3]])
    let folded = layeredLayout(of: folding, unfolded: layout)
    #expect(folded.boxes[0].x == layout.boxes[0].x)
    #expect(folded.boxes[1].x == layout.boxes[4].x)
  }

  @Test func `finds groups that repeat`() {
    let unrolled = graph(7, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (4, 6)])
    let runs = repeatedGroups([[0, 1], [2, 3], [4, 5, 6]], of: unrolled) { _ in 0 }
    #expect(runs.map(\.first) == [0, 2])
    #expect(runs.map(\.count) == [2, 1])
  }
}

@Suite struct `A drawing that grows` {
  @Test(arguments: CorpusGraph.large.filter { $0.name != "lstm20" })
  func `leaves nearly all of a thousand boxes in their cells when an operation is added`(network: CorpusGraph) throws {
    let graph = try network.load()
    let layout = layeredLayout(of: graph)
    let count = graph.nodes.count
    // An operation on two results made anywhere, and one on two results side by side.
    for isNear in [false, true] {
      var shares: [Double] = []
      for seed: UInt64 in 0..<21 {
        var random = SeededGenerator(seed: seed)
        let first = Int.random(in: 0..<count, using: &random)
        var second = Int.random(in: 0..<count, using: &random)
        if isNear {
          let here = layout.boxes[first]
          let near = (0..<count).filter { node in
            abs(layout.boxes[node].layer - here.layer) < 2 && abs(layout.boxes[node].x - here.x) < 60
          }
          second = near.randomElement(using: &random) ?? second
        }
        var grown = graph
        grown.nodes.append(LayoutGraph.Node(width: 11, height: 3))
        grown.edges += [first, second].map { LayoutGraph.Edge(from: $0, to: count) }
        let next = layeredLayout(of: grown, previous: layout)
        let moved = zip(layout.boxes, next.boxes).count { $0 != $1 }
        shares.append(Double(moved) / Double(count))
      }
      #expect(shares.sorted()[10] < 0.02, "\(shares)")
    }
  }

  @Test func `leaves a long chain in its cells when an operation on far results is added`() {
    // Each operation leads to the one before it and to two leaves, as a network's gradient functions do.
    let length = 60
    var chain = graph(3 * length, [])
    for step in 0..<length {
      if step + 1 < length { chain.edges.append(LayoutGraph.Edge(from: step, to: step + 1)) }
      for leaf in 0..<2 { chain.edges.append(LayoutGraph.Edge(from: step, to: length + 2 * step + leaf)) }
    }
    let layout = layeredLayout(of: chain)
    var shares: [Double] = []
    for seed: UInt64 in 0..<21 {
      var random = SeededGenerator(seed: seed)
      var grown = chain
      grown.nodes.append(LayoutGraph.Node(width: 11, height: 3))
      for _ in 0..<2 {
        grown.edges.append(LayoutGraph.Edge(from: Int.random(in: 0..<length, using: &random), to: chain.nodes.count))
      }
      let next = layeredLayout(of: grown, previous: layout)
      expectReadable(next, of: grown, "seed \(seed)")
      shares.append(Double(zip(layout.boxes, next.boxes).count { $0 != $1 }) / Double(chain.nodes.count))
    }
    #expect(shares.sorted()[10] < 0.02, "\(shares)")
  }

  @Test func `keeps parts that stand below each other where they are`() {
    var options = LayoutOptions()
    options.fittingWidth = 21
    let pairs = graph(6, [(0, 1), (2, 3), (4, 5)])
    let layout = layeredLayout(of: pairs, options: options)
    // A box under the upper parts, one under the lower one, and a part of its own.
    var grown = pairs
    grown.nodes += graph(4, []).nodes
    grown.edges += [(1, 6), (5, 7), (8, 9)].map { LayoutGraph.Edge(from: $0, to: $1) }
    let next = layeredLayout(of: grown, options: options, previous: layout)
    expectReadable(next, of: grown, "pairs")
    #expect(Array(next.boxes[..<6]) == layout.boxes)
    #expect(next.boxes[8].y > layout.boxes[5].y)
    #expect(next.width <= 21)
  }

  @Test func `leaves a loop in its cells while it goes on with the same weights`() {
    // Two weights with gradients of several uses to be labelled, of which each round uses both.
    func loop(_ rounds: Int) -> LayoutGraph {
      var loop = graph(2 + 2 * rounds, [])
      for round in 0..<rounds {
        let ends = [(0, 2 * round + 2), (1, 2 * round + 3), (2 * round + 2, 2 * round + 3)]
        loop.edges += ends.map { LayoutGraph.Edge(from: $0.0, to: $0.1, labelWidth: $0.0 < 2 ? 8 : 0) }
        if round > 0 { loop.edges.append(LayoutGraph.Edge(from: 2 * round + 1, to: 2 * round + 2)) }
      }
      return loop
    }
    var layout = layeredLayout(of: loop(2))
    for rounds in 3...12 {
      let grown = loop(rounds)
      let old = loop(rounds - 1).edges
      let order = old + grown.edges.filter { !old.contains($0) }
      let next = layeredLayout(of: LayoutGraph(nodes: grown.nodes, edges: order), previous: layout)
      expectReadable(next, of: grown, "\(rounds) rounds")
      #expect(zip(layout.boxes, next.boxes).allSatisfy(==), "\(rounds) rounds")
      layout = next
    }
  }

  @Test func `leaves a tree in its cells when an operation on two of its results is added`() {
    // Boxes of different widths, so that not every source stands over the middle of what it leads to.
    let depth = 6
    var tree = graph(2 << depth, [])
    for node in 1..<tree.nodes.count {
      tree.nodes[node - 1] = LayoutGraph.Node(width: node < 1 << depth ? 16 : 18, height: 3)
      if node < 1 << depth {
        for child in [2 * node, 2 * node + 1] { tree.edges.append(LayoutGraph.Edge(from: node - 1, to: child - 1)) }
      }
    }
    tree.nodes.removeLast()
    let layout = layeredLayout(of: tree)
    for seed: UInt64 in 0..<21 {
      var random = SeededGenerator(seed: seed)
      var grown = tree
      grown.nodes.append(LayoutGraph.Node(width: 11, height: 3))
      for _ in 0..<2 {
        let source = Int.random(in: 0..<tree.nodes.count, using: &random)
        grown.edges.append(LayoutGraph.Edge(from: source, to: tree.nodes.count))
      }
      let next = layeredLayout(of: grown, previous: layout)
      expectReadable(next, of: grown, "seed \(seed)")
      #expect(zip(layout.boxes, next.boxes).allSatisfy(==), "seed \(seed)")
    }
  }

  @Test func `ranks again only what a new edge leads to`() {
    for seed: UInt64 in 0..<50 {
      let graph = randomGraph(seed: seed, edgesPerNode: 2)
      let layout = layeredLayout(of: graph)
      var random = SeededGenerator(seed: seed)
      var grown = graph
      grown.nodes.append(LayoutGraph.Node(width: 5, height: 3))
      let ends = (0..<2).map { _ in Int.random(in: 0..<graph.nodes.count, using: &random) }.sorted {
        layout.boxes[$0].layer < layout.boxes[$1].layer
      }
      guard ends[0] != ends[1] else { continue }
      grown.edges.append(LayoutGraph.Edge(from: ends[0], to: graph.nodes.count))
      grown.edges.append(LayoutGraph.Edge(from: graph.nodes.count, to: ends[1]))
      var isAffected = graph.nodes.map { _ in false }
      var open = [ends[1]]
      while let node = open.popLast() {
        guard !isAffected[node] else { continue }
        isAffected[node] = true
        open += graph.edges.filter { $0.source == node }.map(\.target)
      }
      let next = layeredLayout(of: grown, previous: layout)
      for node in graph.nodes.indices where !isAffected[node] {
        #expect(next.boxes[node].layer == layout.boxes[node].layer, "seed \(seed), node \(node)")
      }
    }
  }
}
