import Drawing

extension Model {
  /// Selects the node next to the selected one: along edges up and down, beside it left and right.
  mutating func selectNode(_ direction: Action) {
    guard let diagram = diagram?.value, !diagram.labels.isEmpty, let picture = diagramPicture else { return }
    pan = Point(x: 0, y: 0)
    guard let node = selectedNode else {
      selectedNode = picture.firstNode
      return
    }
    let isBack = direction == .selectUp || direction == .selectLeft
    let isAlongEdges = direction == .selectUp || direction == .selectDown
    // Where edges lead to the right, they are followed to the left and right.
    guard isAlongEdges == (picture.isRail || orientation == .topDown) else {
      selectedNode = picture.neighbour(of: node, by: isBack ? -1 : 1) ?? node
      return
    }
    let next =
      isBack
      ? picture.entering[node].lazy.map { diagram.edges[$0].source }
      : picture.leaving[node].lazy.map { diagram.edges[$0].target }
    selectedNode = next.first { $0 != node } ?? node
  }
}

extension DiagramPicture {
  /// Whether it is drawn as a rail.
  fileprivate var isRail: Bool { if case .rail = form { true } else { false } }

  /// The node at the top.
  fileprivate var firstNode: Int {
    switch form {
    case .layout(let laidOut):
      laidOut.layout.boxes.indices.min { laidOut.layout.boxes[$0].y < laidOut.layout.boxes[$1].y } ?? 0
    case .rail(let rail): rail.order.first ?? 0
    }
  }

  /// The node beside another, in a rail that of the row before or after; nil at the end.
  fileprivate func neighbour(of node: Int, by distance: Int) -> Int? {
    switch form {
    case .layout(let laidOut): return laidOut.boxes.neighbour(of: node, by: distance)
    case .rail(let rail):
      let row = rail.row[node] + distance
      return rail.order.indices.contains(row) ? rail.order[row] : nil
    }
  }
}
