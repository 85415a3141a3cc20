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

  /// Folds what is wanted. O(boxes and edges), and the scopes around them.
  init(_ scan: StageScan, _ choice: Folds, in tree: ScopeTree) {
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
    let runs = FoldRuns(scan, graph, choice, tree).folds
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

/// The folds of a stage: which boxes each holds, equal ones that follow each other as one.
private struct FoldRuns {
  private(set) var folds: [Fold] = []
  private let scan: StageScan
  private let tree: ScopeTree

  /// What two boxes must have in common for the parts in which they are to be equal.
  private struct Likeness: Hashable {
    var parent: Int
    var kind: Int
    var operation: String
    var shape: [Int]
  }

  /// Takes the scan with its graph, whose nodes are the boxes by their indices.
  init(_ scan: StageScan, _ graph: LayoutGraph, _ choice: Folds, _ tree: ScopeTree) {
    self.scan = scan
    self.tree = tree
    var members: [Int: [Int]] = [:]
    var order: [Int] = []
    let whole = scopeOfAll
    for (index, box) in scan.boxes.enumerated() {
      let folded = tree.foldable(around: box).last { choice.contains($0) && !whole.contains($0) }
      guard let scope = folded else { continue }
      if members[scope] == nil { order.append(scope) }
      members[scope, default: []].append(index)
    }
    order.removeAll { members[$0]?.count ?? 0 < 2 }
    let groups = order.map { members[$0] ?? [] }
    var scopeOfBox: [Int: Int] = [:]
    for scope in order {
      for index in members[scope] ?? [] { scopeOfBox[index] = scope }
    }
    for run in repeatedGroups(groups, of: graph, key: { likeness(of: $0, in: scopeOfBox[$0] ?? 0) }) {
      let part = run.first..<(run.first + run.count)
      let scopes = part.map { order[$0] }
      if choice.splits(scopes) {
        for index in part { add([order[index]], groups[index]) }
      } else {
        add(scopes, part.flatMap { groups[$0] })
      }
    }
  }

  /// The scopes in which everything was computed: folding one would leave nothing to see.
  private var scopeOfAll: Set<Int> {
    var shared: Set<Int>?
    for box in scan.boxes where scan.isOperation(box) {
      let around = tree.foldable(around: box)
      shared = shared?.intersection(around) ?? Set(around)
      if shared?.isEmpty ?? false { return [] }
    }
    return shared ?? []
  }

  private func likeness(of index: Int, in scope: Int) -> Likeness {
    let box = scan.boxes[index]
    let kind: Int =
      switch tree.scopes[scope].kind {
      case .cell: 0
      case .function: 1
      case .module: 2
      case .iteration: 3
      }
    return Likeness(
      parent: tree.parent(of: scope), kind: kind, operation: scan.operationName(box), shape: scan.shape(box))
  }

  private mutating func add(_ scopes: [Int], _ indices: [Int]) {
    folds.append(Fold(scopes: scopes, title: title(scopes), members: indices.map { scan.boxes[$0] }))
  }

  /// `fc1`, `fc1..fc4`, `loss()`, `t=0..3`, `rounds 1..4`.
  private func title(_ scopes: [Int]) -> String {
    guard let first = scopes.first, let last = scopes.last else { return "" }
    let (from, to) = (tree.scopes[first], tree.scopes[last])
    switch (from.kind, to.kind) {
    case (.iteration(let variable?, let low?, _, _), .iteration(_, let high?, _, _)):
      return variable + "=" + (first == last ? low : "\(low)..\(high)")
    case (.iteration(_, _, let low, _), .iteration(_, _, let high, _)):
      return first == last ? "round \(low)" : "rounds \(low)..\(high)"
    case (.function, _): return from.name + "()"
    default: return first == last || from.name == to.name ? from.name : "\(from.name)..\(to.name)"
    }
  }
}

extension FoldedScan {
  /// The boxes and edges of an earlier picture first, so that they can keep their places; nil where some are gone.
  func continuing(_ picture: StagePicture) -> FoldedScan? {
    guard folds.isEmpty, picture.folds.isEmpty else { return nil }
    let known = Set(picture.boxes)
    let added = boxes.filter { !known.contains($0) }
    guard added.count + known.count == boxes.count else { return nil }
    let old = Set(picture.edges.map(EdgeKey.init))
    let newEdges = edges.filter { !old.contains(EdgeKey($0)) }
    guard newEdges.count + picture.edges.count == edges.count else { return nil }
    return FoldedScan(boxes: picture.boxes + added, edges: picture.edges + newEdges)
  }

  private init(boxes: [BoxID], edges: [StageScan.Edge]) {
    self.boxes = boxes
    self.edges = edges
    folds = [:]
    strands = edges.map { [$0] }
    places = Dictionary(uniqueKeysWithValues: boxes.enumerated().map { ($1, $0) })
  }

  /// What an edge is told apart by, whatever room its label has.
  struct EdgeKey: Hashable {
    let source: BoxID
    let target: BoxID
    let input: Int?

    init(_ edge: StageScan.Edge) { (source, target, input) = (edge.source, edge.target, edge.input) }
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
