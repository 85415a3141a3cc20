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

  /// A single column of boxes is not stretched beyond this.
  static let widestColumn = 84
  /// Boxes are not squeezed below this to fit side by side.
  static let narrowestSqueeze = 20

  /// Natural sizes where they fit; a single column as wide as the pane; several columns squeezed into it where that
  /// works, and else as wide as they like, for the camera to pan.
  init(of scan: StageScan, columns: Int) {
    let indices = Dictionary(uniqueKeysWithValues: scan.boxes.enumerated().map { ($1, $0) })
    reserves = scan.boxes.map { scan.reserves[$0] ?? BoxReserve() }
    edges = scan.edges.compactMap { edge in
      guard let source = indices[edge.source], let target = indices[edge.target] else { return nil }
      return LayoutGraph.Edge(from: source, to: target, labelWidth: min(edge.labelWidth, max(0, columns * 2 / 3)))
    }
    var needs = Array(repeating: PortNeeds(), count: reserves.count)
    for edge in edges {
      needs[edge.source].bottom += 1
      needs[edge.target].top += 1
    }
    ports = needs
    plans = zip(reserves, needs).map { BoxPlan.natural(for: $0, ports: $1) }
    layout = layeredLayout(of: LayoutGraph(nodes: plans.map(\.node), edges: edges))
    if hasSingleColumn { stretch(to: columns) } else if layout.width > columns { squeeze(into: columns) }
  }

  private var hasSingleColumn: Bool {
    Set(layout.boxes.map(\.layer)).count == layout.boxes.count && !layout.boxes.isEmpty
  }

  private mutating func take(_ newPlans: [BoxPlan]) {
    plans = newPlans
    layout = layeredLayout(of: LayoutGraph(nodes: plans.map(\.node), edges: edges))
  }

  /// Gives all boxes the same width, as much as the pane has beside the edges that pass them.
  private mutating func stretch(to columns: Int) {
    let narrowest = plans.map(\.width).max() ?? 0
    var width = min(columns, Self.widestColumn)
    for _ in 0..<3 {
      take(column(width: width))
      let excess = layout.width - columns
      if excess <= 0 || width <= narrowest { return }
      width = max(min(narrowest, columns), width - excess)
    }
  }

  /// Plans of one width in which as many tags stand on top as leave the edges straight.
  private func column(width: Int) -> [BoxPlan] {
    var plans = zip(reserves, ports).map { BoxPlan.fitted(for: $0, ports: $1, width: width) }
    for index in plans.indices {
      let above = edges.filter { $0.target == index }
      for tagsOnTop in reserves[index].tagChoices where tagsOnTop <= plans[index].tagsOnTop {
        let plan = BoxPlan(for: reserves[index], ports: ports[index], width: width, tagsOnTop: tagsOnTop)
        if plan.hasTagRow { break }
        plans[index] = plan
        let isStraight = Set(above.map(\.source)).allSatisfy { source in
          let shared = plans[source].bottomPorts.clamped(to: plan.topPorts).count
          return shared >= 3 * (above.count { $0.source == source } - 1) + 1
        }
        if isStraight { break }
      }
    }
    shareColumns(of: &plans)
    return plans
  }

  /// Narrows the ports on both sides of each gap to the columns that they have in common, so that the boxes stand
  /// exactly above each other.
  private func shareColumns(of plans: inout [BoxPlan]) {
    for edge in edges {
      let source = plans[edge.source].bottomPorts
      let target = plans[edge.target].topPorts
      let shared = source.clamped(to: target)
      guard !shared.isEmpty else { continue }
      plans[edge.source].bottomPorts = shared
      plans[edge.target].topPorts = shared
    }
    let ranges = edges.flatMap { [plans[$0.source].bottomPorts, plans[$0.target].topPorts] }
    guard let first = ranges.first else { return }
    let common = ranges.reduce(first) { $0.clamped(to: $1) }
    for edge in edges {
      if common.count >= PortNeeds.columns(ports[edge.source].bottom) { plans[edge.source].bottomPorts = common }
      if common.count >= PortNeeds.columns(ports[edge.target].top) { plans[edge.target].topPorts = common }
    }
  }

  /// Tries ever narrower boxes until the drawing fits; gives up where it never does.
  private mutating func squeeze(into columns: Int) {
    let natural = (plans, layout)
    let crowd = Dictionary(layout.boxes.map { ($0.layer, 1) }, uniquingKeysWith: +)
    let isAlone = layout.boxes.map { crowd[$0.layer] == 1 }
    var width = plans.map(\.width).max() ?? 0
    while width > Self.narrowestSqueeze {
      let sideBySide = crowd.values.max() ?? 1
      let fair = (columns - 3 * (sideBySide - 1)) / max(1, sideBySide)
      width = max(Self.narrowestSqueeze, min(width - 1, max(fair, width - (layout.width - columns))))
      // A box that has its layer to itself gives way only where nothing else helps.
      for share in [4, 3, 2, 0] {
        take(
          natural.0.indices.map { index in
            let limit = isAlone[index] ? max(width, columns * share / 4) : width
            return natural.0[index].width <= limit
              ? natural.0[index] : BoxPlan.fitted(for: reserves[index], ports: ports[index], width: limit)
          })
        if layout.width <= columns { return }
      }
    }
    (plans, layout) = natural
  }
}

extension BoxPlan {
  /// The box as the layout sees it.
  var node: LayoutGraph.Node {
    LayoutGraph.Node(width: width, height: height, topPorts: topPorts, bottomPorts: bottomPorts)
  }
}
