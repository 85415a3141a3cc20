import GraphLayout
import Recording

/// A stage as it is drawn: boxes with their places, or rows of a rail.
struct StagePicture: Sendable {
  /// The boxes, oldest first.
  let boxes: [BoxID]
  /// The plan of each box.
  let plans: [BoxPlan]
  /// The edges.
  let edges: [StageScan.Edge]
  /// Where boxes and edges are; has neither for a rail.
  let layout: Layout
  /// The rows and lanes where it is drawn as a rail, one line a box.
  let rail: Rail?
  /// What each box said when it was made, for those that are still to come.
  let births: [BoxID: BoxFace]
  /// For each box those that use its tensors.
  let users: [BoxID: [BoxID]]
  /// Where a box stands in `boxes`.
  let indices: [BoxID: Int]

  /// Whether it is drawn as a rail.
  var isRail: Bool { rail != nil }

  /// More boxes than this are drawn as a rail unless the user wants boxes.
  static let mostBoxes = 60
  /// A drawing more than this many panes high or wide becomes a rail unless the user wants boxes.
  static let mostPanes = (wide: 2, high: 3)
  /// A pane smaller than this shows a rail.
  static let leastPane = (columns: 26, rows: 5)

  init(_ request: LayoutRequest) {
    var stage = request.stage
    stage.endEvent = request.key.endEvent
    let scan = StageScan(of: stage, in: request.timeline, homes: request.homes, accumulating: request.accumulating)
    boxes = scan.boxes
    edges = scan.edges
    births = scan.births
    users = Dictionary(grouping: scan.edges, by: \.source).mapValues { $0.map(\.target) }
    indices = Dictionary(uniqueKeysWithValues: scan.boxes.enumerated().map { ($1, $0) })
    let key = request.key
    let railOfAll = { [boxes, edges, indices] in
      Rail(
        nodeCount: boxes.count,
        edges: edges.compactMap { edge in
          guard let source = indices[edge.source], let target = indices[edge.target] else { return nil }
          return (source, target)
        }, order: Array(boxes.indices))
    }
    let isTooSmall = key.width < Self.leastPane.columns || key.height < Self.leastPane.rows
    if key.detail == .rail || key.detail == .cells || key.detail == nil && (boxes.count > Self.mostBoxes || isTooSmall)
    {
      (plans, layout, rail) = ([], Layout.none, railOfAll())
      return
    }
    let arrangement = Arrangement(of: scan, columns: key.width)
    let isTooLarge =
      arrangement.layout.width > Self.mostPanes.wide * key.width
      || arrangement.layout.height > Self.mostPanes.high * key.height
    rail = key.detail == nil && isTooLarge ? railOfAll() : nil
    plans = rail != nil ? [] : arrangement.plans
    layout = rail != nil ? Layout.none : arrangement.layout
  }
}

extension Layout {
  /// A drawing of nothing.
  fileprivate static var none: Layout { layeredLayout(of: LayoutGraph(nodes: [], edges: [])) }
}
