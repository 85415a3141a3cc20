import Drawing
import GraphLayout
import Recording

/// A stage as it is drawn: boxes or cells with their places, or rows of a rail.
struct StagePicture: Sendable {
  /// The boxes, oldest first as far as recording order allows; of a fold its first one.
  let boxes: [BoxID]
  /// The boxes that stand for several.
  let folds: [BoxID: Fold]
  /// The plan of each box where it is drawn as one.
  let plans: [BoxPlan]
  /// The edges.
  let edges: [StageScan.Edge]
  /// For each edge those that it stands for.
  let strands: [[StageScan.Edge]]
  /// Where boxes and edges are; has neither for a rail.
  let layout: Layout
  /// The rows and lanes where it is drawn as a rail, one line a box.
  let rail: Rail?
  /// Whether each box is a single cell.
  let isCells: Bool
  /// Where edges lead.
  let orientation: LayoutOptions.Orientation
  /// What finds boxes by where they are.
  let boxTiles: TileIndex
  /// What finds edges by where they are.
  let edgeTiles: TileIndex
  /// Where there is much and where little.
  let map: DensityMap
  /// What each box said when it was made, for those that are still to come.
  let births: [BoxID: BoxFace]
  /// For each box the edges that leave it.
  let leaving: Rows
  /// For each box the edges that enter it.
  let entering: Rows
  /// Where a box stands in `boxes`, on its own or inside a fold.
  let indices: [BoxID: Int]

  /// Whether it is drawn as a rail.
  var isRail: Bool { rail != nil }

  /// More boxes than this are drawn as a rail unless the user wants boxes.
  static let mostBoxes = 60
  /// A drawing more than this many panes high or wide becomes a rail unless the user wants boxes.
  static let mostPanes = (wide: 2, high: 3)
  /// A pane smaller than this shows a rail.
  static let leastPane = (columns: 26, rows: 5)

  /// Draws what was scanned, with the places that an earlier picture gave where there is one, or else that the picture
  /// with nothing folded gives where most of that stays.
  init(
    _ scan: StageScan, _ key: PictureKey, _ tree: ScopeTree, previous: StagePicture?,
    unfolded: @autoclosure () -> StagePicture?
  ) {
    let grown = previous.flatMap { FoldedScan(scan, key.folds, in: tree, growing: $0) }
    let contents = grown ?? FoldedScan(scan, key.folds, in: tree)
    boxes = contents.boxes
    folds = contents.folds
    edges = contents.edges
    strands = contents.strands
    indices = contents.places
    births = scan.births.merging(contents.folds.mapValues(\.faceToCome)) { $1 }
    let ends = contents.layoutEdges(widestLabel: 0)
    leaving = Rows(count: contents.boxes.count, keys: ends.map(\.source))
    entering = Rows(count: contents.boxes.count, keys: ends.map(\.target))
    orientation = key.orientation
    let form = Form(
      contents, scan, key, previous: grown == nil ? nil : previous, unfolded: grown == nil ? unfolded() : nil)
    plans = form.plans
    layout = form.layout
    rail = form.rail
    isCells = form.isCells
    boxTiles = TileIndex(boxesOf: form.layout)
    edgeTiles = TileIndex(routesOf: form.layout)
    map = form.map
  }

  /// What the box at an index says; nil where it will never be.
  func face(_ index: Int, _ maker: FaceMaker) -> BoxFace? {
    let id = boxes[index]
    return (folds[id].map(maker.face(of:)) ?? maker.face(of: id)) ?? births[id]?.toCome
  }

  /// The boxes that use the tensors of a box.
  func users(of box: BoxID) -> [BoxID] { indices[box].map { leaving[$0].map { edges[$0].target } } ?? [] }
}

// MARK: - How it is drawn

extension StagePicture {
  /// Boxes, cells or a rail.
  private struct Form {
    var plans: [BoxPlan] = []
    var layout = Layout.none
    var rail: Rail?
    var isCells = false

    init(
      _ contents: FoldedScan, _ scan: StageScan, _ key: PictureKey, previous: StagePicture?, unfolded: StagePicture?
    ) {
      let isTooSmall = key.width < StagePicture.leastPane.columns || key.height < StagePicture.leastPane.rows
      let isAutomatic = key.detail == nil
      if key.detail == .cells {
        isCells = true
        layout = StagePicture.cells(contents, key, previous: previous.flatMap { $0.isCells ? $0 : nil })
      } else if key.detail == .rail || isAutomatic && (contents.boxes.count > StagePicture.mostBoxes || isTooSmall)
        || previous?.isRail == true
      {
        rail = StagePicture.rail(of: contents, growing: previous?.rail)
      } else {
        let arrangement = Arrangement(
          of: contents, reserves: contents.reserves(scan), columns: key.width, orientation: key.orientation,
          previous: previous, unfolded: unfolded.flatMap { $0.isMostlyKept(in: contents) ? $0 : nil })
        if isAutomatic, arrangement.layout.exceeds(key) {
          rail = StagePicture.rail(of: contents, growing: nil)
        } else {
          (plans, layout) = (arrangement.plans, arrangement.layout)
        }
      }
    }

    var map: DensityMap {
      if let rail {
        return DensityMap(
          of: rail.column.lazy.enumerated().map { Drawing.Point(x: $1, y: $0) },
          extent: Drawing.Size(width: rail.columnCount, height: rail.order.count))
      }
      return DensityMap(
        of: layout.boxes.lazy.map { Drawing.Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) },
        extent: layout.extent)
    }
  }

  private static func rail(of contents: FoldedScan, growing earlier: Rail?) -> Rail {
    Rail(
      nodeCount: contents.boxes.count,
      edges: contents.layoutEdges(widestLabel: 0).map { ($0.source, $0.target) }, order: Array(contents.boxes.indices),
      growing: earlier)
  }

  /// Every box as one cell.
  private static func cells(_ contents: FoldedScan, _ key: PictureKey, previous: StagePicture?) -> Layout {
    var options = LayoutOptions()
    options.orientation = key.orientation
    options.columnGap = 1
    options.fittingWidth = key.width
    let graph = LayoutGraph(
      nodes: contents.boxes.map { _ in LayoutGraph.Node(width: 1, height: 1) },
      edges: contents.layoutEdges(widestLabel: 0))
    guard let previous else { return layeredLayout(of: graph, options: options) }
    return layeredLayout(of: graph, options: options, previous: previous.layout)
  }
}

extension Layout {
  /// Whether the camera would have to move about so much that a rail serves better. Who chose the orientation wants to
  /// see it.
  fileprivate func exceeds(_ key: PictureKey) -> Bool {
    let (wide, high) = StagePicture.mostPanes
    return key.orientation == .topDown && (width > wide * key.width || height > high * key.height)
  }
}

// MARK: - Growth

extension StagePicture {
  /// More boxes than this are laid out anew when some are added: adding costs as much.
  private static let mostGrown = 2000
  /// More rows than this are arranged anew when some are added: each look ahead costs as much as all rows.
  private static let mostGrownRows = 10_000

  /// Whether boxes may be added to it.
  private var canGrow: Bool { boxes.count <= (isRail ? Self.mostGrownRows : Self.mostGrown) }

  /// Draws a stage. What was drawn when less was recorded keeps its place, whether or not it was seen: the picture is
  /// grown horizon by horizon, so that it does not depend on the way to the step.
  init(_ request: LayoutRequest) {
    let key = request.key
    var scan = StageScan(of: request.stage, in: request.timeline, homes: request.homes)
    func finished(_ horizon: Int) -> StageScan {
      scan.walk(to: min(key.endEvent, horizon), in: request.timeline)
      return scan.finished(accumulating: Set(request.additions.filter { $0.value < horizon }.keys))
    }
    let isFolded = !key.folds.areNone && key.detail != .rail && key.detail != .cells && key.orientation == .topDown
    func unfolded(_ horizon: Int) -> StagePicture? {
      guard isFolded else { return nil }
      let known = horizon == key.horizon ? request.unfolded : nil
      return known ?? StagePicture(request.withoutFolds(horizon: horizon))
    }
    var picture = request.previous?.value
    var horizon = request.previous.map { $0.key.horizon + Model.block } ?? request.firstHorizon
    while horizon < key.horizon {
      let grown = StagePicture(
        finished(horizon), key, request.tree, previous: picture, unfolded: unfolded(horizon))
      picture = grown
      guard grown.canGrow else { break }
      horizon += Model.block
    }
    let canGrow = picture?.canGrow ?? false
    self.init(
      finished(key.horizon), key, request.tree, previous: canGrow ? picture : nil, unfolded: unfolded(key.horizon))
  }

  /// Whether it has boxes of which most are drawn as they are when some are folded: where few are left, a new drawing is
  /// far smaller.
  fileprivate func isMostlyKept(in contents: FoldedScan) -> Bool {
    !plans.isEmpty && 3 * contents.boxes.count >= 2 * boxes.count
  }
}
