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
    let next: Int? =
      switch direction {
      case .selectUp: diagram.edges.first { $0.target == node && $0.source != node }?.source
      case .selectDown: diagram.edges.first { $0.source == node && $0.target != node }?.target
      case .selectLeft: picture.neighbour(of: node, by: -1)
      default: picture.neighbour(of: node, by: 1)
      }
    selectedNode = next ?? node
  }
}

extension DiagramPicture {
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
