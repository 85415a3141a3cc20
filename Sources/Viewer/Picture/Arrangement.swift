import GraphLayout
import Recording

/// Boxes with sizes that suit the pane, and their layout.
struct Arrangement {
  /// The plan of each box.
  private(set) var plans: [BoxPlan]
  /// Where they are.
  private(set) var layout: Layout

  private let reserves: [BoxReserve]
  private let ports: [PortNeeds]
  private let edges: [LayoutGraph.Edge]
  private var options = LayoutOptions()

  /// A single column of boxes is not stretched beyond this.
  static let widestColumn = 84
  /// Boxes are not squeezed below this to fit side by side.
  static let narrowestSqueeze = 24
  /// More boxes than this are not squeezed: they would not fit anyway.
  static let mostSqueezed = 30

  /// Leading down, a single column of boxes as wide as the pane; several columns squeezed into it where that works, and
  /// else as wide as they like, for the camera to pan. Leading right, boxes of which two and their edges fit.
  ///
  /// With an earlier arrangement of the first boxes and edges, those keep their places, and with one in which nothing is
  /// folded those that are in no fold.
  init(
    of contents: FoldedScan, reserves known: [BoxID: BoxReserve], columns: Int,
    orientation: LayoutOptions.Orientation, previous: StagePicture? = nil, unfolded: StagePicture? = nil
  ) {
    reserves = contents.boxes.map { known[$0] ?? BoxReserve() }
    edges = contents.layoutEdges(widestLabel: max(0, columns * 2 / 3))
    var needs = Array(repeating: PortNeeds(), count: reserves.count)
    for edge in edges {
      needs[edge.source].bottom += 1
      needs[edge.target].top += 1
    }
    // Edges between the same two boxes would be one line if they shared their columns at both ends.
    var seen: Set<LayoutGraph.Edge> = []
    for edge in edges where !seen.insert(LayoutGraph.Edge(from: edge.source, to: edge.target)).inserted {
      if needs[edge.target].top <= needs[edge.source].bottom {
        needs[edge.target].isTopApart = true
      } else {
        needs[edge.source].isBottomApart = true
      }
    }
    ports = needs
    options.orientation = orientation
    layout = Layout.none
    if orientation == .leftRight {
      plans = zip(reserves, needs).map {
        BoxPlan.sideways(for: $0, ports: $1, widest: max(Self.narrowestSqueeze, columns * 2 / 5))
      }
    } else {
      plans = zip(reserves, needs).map { BoxPlan.natural(for: $0, ports: $1) }
    }
    if let previous, !previous.plans.isEmpty {
      grow(from: previous, into: contents, columns: columns)
      return
    }
    if orientation == .leftRight {
      take(plans)
      return
    }
    if let unfolded {
      fold(unfolded, into: contents)
      return
    }
    take(plans)
    if !hasSingleColumn {
      // Parts that are not connected may stand below each other.
      options.fittingWidth = columns
      take(plans)
    }
    if hasSingleColumn { stretch(to: columns) } else { squeeze(into: columns) }
  }

  /// Whether no two boxes stand side by side.
  private var hasSingleColumn: Bool {
    let byRow = layout.boxes.sorted { $0.y < $1.y }
    return !byRow.isEmpty && zip(byRow, byRow.dropFirst()).allSatisfy { $0.y + $0.height <= $1.y }
  }

  /// Adds boxes to an arrangement. Those that it has keep their plans, but for what they have no row for; a fold keeps
  /// its plan whatever else it comes to hold.
  private mutating func grow(from previous: StagePicture, into contents: FoldedScan, columns: Int) {
    let old = previous.plans.count
    if options.orientation == .topDown {
      let widest = previous.plans.map(\.width).max() ?? columns
      let widths = plans.indices.map { $0 < old ? previous.plans[$0].width : min(plans[$0].width, widest) }
      plans = aligned(widths: widths)
    }
    for index in 0..<old {
      let isFold = contents.folds[contents.boxes[index]] != nil
      if isFold || previous.plans[index].height >= leastHeight(index) { plans[index] = previous.plans[index] }
    }
    options.fittingWidth = columns
    layout = layeredLayout(
      of: LayoutGraph(nodes: plans.map(\.node), edges: edges), options: options, previous: previous.layout)
  }

  /// The rows that a box cannot do without. Of those that keep edges apart on its sides it needs only what tells edges
  /// between the same two boxes from each other.
  private func leastHeight(_ index: Int) -> Int {
    guard options.orientation == .leftRight else { return plans[index].height }
    let rows = plans[index].height - plans[index].blankRows
    return max(rows, 2 + ports[index].leastTop, 2 + ports[index].leastBottom)
  }

  /// Puts a box for each fold into an arrangement without folds, whose other boxes keep their plans and their places.
  private mutating func fold(_ unfolded: StagePicture, into contents: FoldedScan) {
    let places = contents.boxes.map { unfolded.indices[$0] ?? 0 }
    let widest = unfolded.plans.map(\.width).max() ?? BoxPlan.narrowest
    let isFold = contents.boxes.map { contents.folds[$0] != nil }
    for index in plans.indices {
      plans[index] =
        isFold[index]
        ? BoxPlan.fitted(for: reserves[index], ports: ports[index], width: min(plans[index].width, widest))
        : unfolded.plans[places[index]]
    }
    let edges = zip(unfolded.edges, unfolded.layout.routes).map { edge, route in
      LayoutGraph.Edge(
        from: unfolded.indices[edge.source] ?? 0, to: unfolded.indices[edge.target] ?? 0,
        labelWidth: route.label == nil ? 0 : edge.labelWidth)
    }
    let groups = plans.indices.filter { isFold[$0] }.map { index in
      let members = contents.folds[contents.boxes[index]]?.members ?? []
      return Folding.Group(nodes: members.compactMap { unfolded.indices[$0] }, box: plans[index].node)
    }
    let folding = Folding(LayoutGraph(nodes: unfolded.plans.map(\.node), edges: edges), groups: groups)
    let drawing = layeredLayout(of: folding, options: options, unfolded: unfolded.layout)
    layout = drawing
    layout.boxes = places.map { drawing.boxes[folding.place[$0]] }
    var home: [FoldedScan.EdgeKey: Int] = [:]
    for (index, members) in folding.edges.enumerated() {
      for member in members { home[FoldedScan.EdgeKey(unfolded.edges[member])] = index }
    }
    layout.routes = contents.strands.map { strands in
      drawing.routes[strands.first.flatMap { home[FoldedScan.EdgeKey($0)] } ?? 0]
    }
  }

  private mutating func take(_ newPlans: [BoxPlan]) {
    plans = newPlans
    layout = layeredLayout(of: LayoutGraph(nodes: plans.map(\.node), edges: edges), options: options)
  }
}

// MARK: - One column

extension Arrangement {
  /// Gives all boxes the same width, as much as the pane has beside the edges that pass them.
  private mutating func stretch(to columns: Int) {
    let narrowest = plans.map(\.width).max() ?? 0
    var width = min(columns, Self.widestColumn)
    for _ in 0..<3 {
      take(aligned(widths: Array(repeating: width, count: plans.count)))
      let excess = layout.width - columns
      if excess <= 0 || width <= narrowest { return }
      width = max(min(narrowest, columns), width - excess)
    }
  }
}

// MARK: - Several columns

extension Arrangement {
  /// Tries ever narrower boxes until the drawing fits; gives up where it never does.
  private mutating func squeeze(into columns: Int) {
    options.fittingWidth = nil
    let natural = plans.map(\.width)
    let crowd = Dictionary(layout.boxes.map { ($0.layer, 1) }, uniquingKeysWith: +)
    let isAlone = layout.boxes.map { crowd[$0.layer] == 1 }
    let sideBySide = crowd.values.max() ?? 1
    let widest = plans.map(\.width).max() ?? 0
    var width = max(Self.narrowestSqueeze, min(widest, (columns - 3 * (sideBySide - 1)) / sideBySide))
    while plans.count <= Self.mostSqueezed {
      // A box that has its layer to itself gives way only where nothing else helps.
      for share in [4, 3, 2, 0] {
        let widths = natural.indices.map { index in
          min(natural[index], isAlone[index] ? max(width, columns * share / 4) : width)
        }
        for cutsTitles in [false, true] {
          take(aligned(widths: widths, cutsTitles: cutsTitles))
          if layout.width <= columns { return }
        }
      }
      if width <= Self.narrowestSqueeze { break }
      width = max(Self.narrowestSqueeze, width - 4)
    }
    options.fittingWidth = columns
    take(aligned(widths: natural))
  }
}

// MARK: - Straight edges

extension Arrangement {
  /// Plans of given widths in which as many tags stand on top as leave the main edges straight; names are cut where
  /// that is wanted and needed for the same.
  private func aligned(widths: [Int], cutsTitles: Bool = false) -> [BoxPlan] {
    let reserves = cutsTitles ? reservesWithCutTitles(widths: widths) : self.reserves
    var plans = widths.indices.map { BoxPlan.fitted(for: reserves[$0], ports: ports[$0], width: widths[$0]) }
    let above = mainSources
    for index in plans.indices {
      guard let source = above[index] else { continue }
      let needed = max(
        ports[index].leastTop, PortNeeds.columns(edges.count { $0.target == index && $0.source == source }))
      for tagsOnTop in reserves[index].tagChoices where tagsOnTop <= plans[index].tagsOnTop {
        let plan = BoxPlan(for: reserves[index], ports: ports[index], width: widths[index], tagsOnTop: tagsOnTop)
        if plan.height > plans[index].height { break }
        plans[index] = plan
        if plans[source].bottomPorts.clamped(to: plan.topPorts).count >= needed { break }
      }
    }
    shareColumns(of: &plans, above)
    return plans
  }

  private func reservesWithCutTitles(widths: [Int]) -> [BoxReserve] {
    let inner = reserves.indices.filter { ports[$0].top > 0 && ports[$0].bottom > 0 }
    let status = inner.map { reserves[$0].status }.max() ?? 0
    return reserves.indices.map { index in
      guard ports[index].top > 0 else { return reserves[index] }
      return reserves[index].cuttingTitle(width: widths[index], status: status, ports: ports[index])
    }
  }

  /// For each box the source of its main edge: the one to which the longest way leads.
  private var mainSources: [Int?] {
    var depth = Array(repeating: 0, count: reserves.count)
    var sources: [Int?] = Array(repeating: nil, count: reserves.count)
    // Boxes are in the order in which they were made, but for seeds; a seed has no depth of its own.
    for edge in edges.sorted(by: { $0.target < $1.target }) {
      let best = sources[edge.target].map { depth[$0] } ?? -1
      guard depth[edge.source] > best else { continue }
      sources[edge.target] = edge.source
      depth[edge.target] = depth[edge.source] + 1
    }
    return sources
  }

  /// Narrows the ports on both sides of the main edges to the columns that they have in common, so that the boxes stand
  /// exactly above each other; where one range suits all, the edges make one straight line.
  private func shareColumns(of plans: inout [BoxPlan], _ above: [Int?]) {
    let free = plans
    for (target, source) in above.enumerated() {
      guard let source else { continue }
      let shared = plans[source].bottomPorts.clamped(to: plans[target].topPorts)
      guard !shared.isEmpty else { continue }
      plans[source].bottomPorts = shared.widened(to: ports[source].bottomColumns, within: free[source].bottomPorts)
      plans[target].topPorts = shared.widened(to: ports[target].topColumns, within: free[target].topPorts)
    }
    let ranges = above.enumerated().flatMap { target, source in
      source.map { [plans[$0].bottomPorts, plans[target].topPorts] } ?? []
    }
    guard let first = ranges.first else { return }
    let common = ranges.reduce(first) { $0.clamped(to: $1) }
    guard !common.isEmpty else { return }
    for (target, source) in above.enumerated() {
      guard let source else { continue }
      plans[source].bottomPorts = common.widened(to: ports[source].bottomColumns, within: free[source].bottomPorts)
      plans[target].topPorts = common.widened(to: ports[target].topColumns, within: free[target].topPorts)
    }
  }
}

extension Range<Int> {
  /// The range with columns added on both sides until it has some number of them, as far as the limits allow.
  fileprivate func widened(to columns: Int, within limits: Range<Int>) -> Range<Int> {
    let missing = columns - count
    guard missing > 0 else { return self }
    let low = Swift.max(limits.lowerBound, lowerBound - (missing + 1) / 2)
    let high = Swift.min(limits.upperBound, Swift.max(upperBound, low + columns))
    return Swift.max(limits.lowerBound, Swift.min(low, high - columns))..<high
  }
}

extension BoxPlan {
  /// The box as the layout sees it.
  var node: LayoutGraph.Node {
    LayoutGraph.Node(width: width, height: height, topPorts: topPorts, bottomPorts: bottomPorts)
  }
}

extension FoldedScan {
  /// The edges as the layout sees them.
  func layoutEdges(widestLabel: Int) -> [LayoutGraph.Edge] {
    let indices = Dictionary(uniqueKeysWithValues: boxes.enumerated().map { ($1, $0) })
    return edges.map { edge in
      LayoutGraph.Edge(
        from: indices[edge.source] ?? 0, to: indices[edge.target] ?? 0, labelWidth: min(edge.labelWidth, widestLabel))
    }
  }
}

extension Layout {
  /// A drawing of nothing.
  static var none: Layout { layeredLayout(of: LayoutGraph(nodes: [], edges: [])) }
}
