import GraphLayout
import Recording

/// The folds of a stage: which boxes each holds, equal ones that follow each other as one.
struct FoldRuns {
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

  /// Takes the scan with its graph, whose nodes are the boxes by their indices, and the picture that grows, if one does:
  /// each of its boxes stays one box.
  init(_ scan: StageScan, _ graph: LayoutGraph, _ choice: Folds, _ tree: ScopeTree, drawn earlier: StagePicture?) {
    self.scan = scan
    self.tree = tree
    let drawn = Drawn(scan, tree, earlier)
    var members: [Int: [Int]] = [:]
    var order: [Int] = []
    let whole = scopeOfAll
    for (index, box) in scan.boxes.enumerated() where !drawn.isAlone(box) {
      let folded = tree.foldable(around: box).last {
        choice.contains($0) && !whole.contains($0) && drawn.allows($0, for: box)
      }
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
    var boxes: [(groups: Range<Int>, drawn: BoxID?)] = []
    for run in repeatedGroups(groups, of: graph, key: { likeness(of: $0, in: scopeOfBox[$0] ?? 0) }) {
      let part = run.first..<(run.first + run.count)
      let isSplit = choice.splits(part.map { order[$0] })
      for index in part {
        let box = drawn.fold(of: order[index])
        let follows = index > run.first && !isSplit && isNextTo(groups[index - 1], groups[index])
        if box == nil ? follows : box == boxes.last?.drawn {
          boxes[boxes.count - 1].groups = boxes[boxes.count - 1].groups.lowerBound..<(index + 1)
        } else {
          boxes.append((index..<(index + 1), box))
        }
      }
    }
    for box in boxes { add(box.groups.map { order[$0] }, box.groups.flatMap { groups[$0] }) }
  }

  /// Whether nothing was computed between two groups: one box for both would lead to itself over what was.
  private func isNextTo(_ first: [Int], _ second: [Int]) -> Bool {
    guard let end = first.last, let start = second.first, end < start else { return false }
    return !scan.boxes[(end + 1)..<start].contains(where: scan.isOperation)
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

/// Where the boxes of a stage stand in an earlier picture, and what may become of them.
private struct Drawn {
  /// For each scope that was folded its box.
  private var folds: [Int: BoxID] = [:]
  /// For each scope the box of the picture that holds what is there of it.
  private var boxes: [Int: BoxID] = [:]
  /// The scopes of which several boxes of the picture hold a part.
  private var parted: Set<Int> = []
  private let picture: StagePicture?

  init(_ scan: StageScan, _ tree: ScopeTree, _ picture: StagePicture?) {
    self.picture = picture
    guard let picture else { return }
    for (box, fold) in picture.folds {
      for scope in fold.scopes { folds[scope] = box }
    }
    for box in scan.boxes {
      guard let drawn = self.box(of: box) else { continue }
      for scope in tree.foldable(around: box) {
        if boxes[scope] == nil { boxes[scope] = drawn }
        if boxes[scope] != drawn { parted.insert(scope) }
      }
    }
  }

  /// Whether a box stands there by itself: then it stays so.
  func isAlone(_ box: BoxID) -> Bool { self.box(of: box).map { picture?.folds[$0] == nil } ?? false }

  /// Whether a box may be folded with a scope around it without leaving the box in which it was drawn.
  func allows(_ scope: Int, for box: BoxID) -> Bool {
    guard parted.contains(scope) else { return true }
    guard let fold = folds[scope] else { return false }
    return self.box(of: box) ?? fold == fold
  }

  /// The fold that holds what is there of a scope; nil if nothing is, or only what stands by itself.
  func fold(of scope: Int) -> BoxID? { folds[scope] ?? boxes[scope].flatMap { isAlone($0) ? nil : $0 } }

  private func box(of box: BoxID) -> BoxID? {
    guard let picture, let index = picture.indices[box] else { return nil }
    return picture.boxes[index]
  }
}
