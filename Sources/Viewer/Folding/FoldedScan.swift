import Drawing
import GraphLayout
import HeapModule
import Recording

/// The boxes and edges of a stage with what the user folded as one box each.
///
/// The first box inside a fold stands for all of it.
struct FoldedScan: Sendable {
  /// The boxes, and for each fold its first one.
  let boxes: [BoxID]
  /// The folds by the boxes that stand for them.
  let folds: [BoxID: Fold]
  /// The edges between them.
  let edges: [StageScan.Edge]
  /// For each edge those that it stands for; itself where neither end is folded.
  let strands: [[StageScan.Edge]]
  /// For each box of the stage its place in `boxes`.
  let places: [BoxID: Int]

  /// Folds what is wanted. What an earlier picture shows as one box stays one, and what it shows apart stays apart.
  /// O(boxes and edges), and the scopes around them.
  init(_ scan: StageScan, _ choice: Folds, in tree: ScopeTree, drawn earlier: StagePicture? = nil) {
    guard !choice.areNone else {
      boxes = scan.boxes
      folds = [:]
      edges = scan.edges
      strands = scan.edges.map { [$0] }
      places = Dictionary(uniqueKeysWithValues: scan.boxes.enumerated().map { ($1, $0) })
      return
    }
    let indices = Dictionary(uniqueKeysWithValues: scan.boxes.enumerated().map { ($1, $0) })
    let noBox = LayoutGraph.Node(width: 1, height: 1)
    let graph = LayoutGraph(
      nodes: scan.boxes.map { _ in noBox },
      edges: scan.edges.map { LayoutGraph.Edge(from: indices[$0.source] ?? 0, to: indices[$0.target] ?? 0) })
    let runs = FoldRuns(scan, graph, choice, tree, drawn: earlier).folds
    let folded = Folding(
      graph, groups: runs.map { Folding.Group(nodes: $0.members.compactMap { indices[$0] }, box: noBox) })
    var first = [BoxID?](repeating: nil, count: folded.graph.nodes.count)
    for (index, box) in scan.boxes.enumerated() where first[folded.place[index]] == nil {
      first[folded.place[index]] = box
    }
    let standIns = first.compactMap { $0 }
    let order = FoldedScan.order(folded.graph, by: standIns)
    var rank = [Int](repeating: 0, count: order.count)
    for (place, node) in order.enumerated() { rank[node] = place }
    let folds = Dictionary(
      runs.compactMap { run in run.members.first.map { ($0, run) } }, uniquingKeysWith: { a, _ in a })
    self.folds = folds
    boxes = order.map { standIns[$0] }
    places = Dictionary(uniqueKeysWithValues: scan.boxes.enumerated().map { ($1, rank[folded.place[$0]]) })
    strands = folded.edges.map { $0.map { scan.edges[$0] } }
    edges = folded.edges.enumerated().map { index, members in
      let ends = folded.graph.edges[index]
      let isPlain = members.count == 1 && folds[standIns[ends.source]] == nil && folds[standIns[ends.target]] == nil
      var edge = scan.edges[members[0]]
      if !isPlain { edge.labelWidth = 0 }
      (edge.source, edge.target) = (standIns[ends.source], standIns[ends.target])
      return edge
    }
  }

  /// An order in which edges lead down unless they close a cycle, older boxes first.
  private static func order(_ graph: LayoutGraph, by boxes: [BoxID]) -> [Int] {
    let byAge = boxes.indices.sorted { boxes[$0] < boxes[$1] }
    var age = [Int](repeating: 0, count: boxes.count)
    for (place, node) in byAge.enumerated() { age[node] = place }
    var waiting = [Int](repeating: 0, count: boxes.count)
    for edge in graph.edges { waiting[edge.target] += 1 }
    let leaving = Rows(count: boxes.count, keys: graph.edges.map(\.source))
    var open = Heap<Int>()
    for node in byAge where waiting[node] == 0 { open.insert(age[node]) }
    var isDone = [Bool](repeating: false, count: boxes.count)
    var oldest = 0
    var result: [Int] = []
    while result.count < boxes.count {
      while oldest < boxes.count, isDone[byAge[oldest]] { oldest += 1 }
      let node = byAge[open.popMin() ?? oldest]
      guard !isDone[node] else { continue }
      isDone[node] = true
      result.append(node)
      for edge in leaving[node] {
        let target = graph.edges[edge].target
        waiting[target] -= 1
        if waiting[target] == 0, !isDone[target] { open.insert(age[target]) }
      }
    }
    return result
  }
}

extension FoldedScan {
  /// Folds what is wanted, the boxes and edges of an earlier picture first, so that they can keep their places; nil where
  /// some of them are gone.
  init?(_ scan: StageScan, _ choice: Folds, in tree: ScopeTree, growing earlier: StagePicture) {
    let new = FoldedScan(scan, choice, in: tree, drawn: earlier)
    let known = Set(earlier.boxes)
    boxes = earlier.boxes + new.boxes.filter { !known.contains($0) }
    guard boxes.count == new.boxes.count else { return nil }
    let standIns = Dictionary(uniqueKeysWithValues: boxes.enumerated().map { ($1, $0) })
    var edgesByKey: [EdgeKey: Int] = [:]
    for (index, edge) in new.edges.enumerated() { edgesByKey[EdgeKey(edge, between: new.folds)] = index }
    var isOld = [Bool](repeating: false, count: new.edges.count)
    var order: [Int] = []
    for edge in earlier.edges {
      guard let index = edgesByKey[EdgeKey(edge, between: new.folds)] else { return nil }
      isOld[index] = true
      order.append(index)
    }
    order += new.edges.indices.filter { !isOld[$0] }
    folds = new.folds
    edges = order.map { new.edges[$0] }
    strands = order.map { new.strands[$0] }
    places = new.places.mapValues { standIns[new.boxes[$0]] ?? 0 }
  }

  /// What an edge is told apart by, whatever room its label has.
  struct EdgeKey: Hashable {
    let source: BoxID
    let target: BoxID
    let input: Int?

    init(_ edge: StageScan.Edge) { (source, target, input) = (edge.source, edge.target, edge.input) }

    /// Of an edge that may lead from or to a fold, between which and another box there is one each way.
    init(_ edge: StageScan.Edge, between folds: [BoxID: Fold]) {
      (source, target) = (edge.source, edge.target)
      input = folds[source] == nil && folds[target] == nil ? edge.input : nil
    }
  }

  /// The room for each box, that of a fold being as much as any of its boxes needs.
  func reserves(_ scan: StageScan) -> [BoxID: BoxReserve] {
    var result = scan.reserves
    for (box, fold) in folds {
      var whole = BoxReserve()
      for member in fold.members {
        if let reserve = scan.reserves[member] { whole.include(reserve) }
      }
      let face = fold.faceToCome
      whole.title = min(BoxReserve.widestTitle, TextWidth.columns(of: face.title))
      let counted = face.tags.map { TextWidth.columns(of: $0) }
      whole.tags = counted + whole.tags.dropFirst(counted.count)
      whole.status = max(whole.status, TextWidth.columns(of: "\(fold.members.count)/\(fold.members.count) done"))
      whole.accumulates = false
      result[box] = whole
    }
    return result
  }
}

extension BoxReserve {
  /// Makes room for what another box says.
  fileprivate mutating func include(_ other: BoxReserve) {
    for (index, columns) in other.tags.enumerated() {
      if index == tags.count { tags.append(0) }
      tags[index] = max(tags[index], columns)
    }
    value = max(value, other.value)
    gradient = max(gradient, other.gradient)
    leastGradient = max(leastGradient, other.leastGradient)
    status = max(status, other.status)
  }
}
