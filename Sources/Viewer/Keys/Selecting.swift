import Recording

extension Model {
  /// Selects the box next to the current one: along edges up and down, beside it left and right.
  mutating func select(_ direction: Action) {
    guard let picture else { return }
    let existing = picture.boxes.filter { state.boxes[$0] != nil }
    guard let first = existing.last else { return }
    guard let box = currentBox, let index = picture.indices[box] else {
      selection = first
      return
    }
    if selection == nil { selection = box }
    let next: BoxID? =
      switch direction {
      case .selectUp:
        neighbour(picture.edges.filter { $0.target == box && $0.input != nil }.map(\.source), in: picture)
          ?? seedRoot(of: box, in: picture)
      case .selectDown: neighbour(picture.edges.filter { $0.source == box }.map(\.target), in: picture)
      case .selectLeft: beside(index, towards: -1, in: picture)
      default: beside(index, towards: 1, in: picture)
      }
    if let next, state.boxes[next] != nil { selection = next }
  }

  private func neighbour(_ candidates: [BoxID], in picture: StagePicture) -> BoxID? {
    candidates.first { state.boxes[$0] != nil }
  }

  private func seedRoot(of box: BoxID, in picture: StagePicture) -> BoxID? {
    picture.edges.first { $0.target == box && $0.input == nil }?.source
  }

  /// The nearest box of the same layer; in a rail the row before or after.
  private func beside(_ index: Int, towards direction: Int, in picture: StagePicture) -> BoxID? {
    if picture.isRail {
      let next = index + direction
      return picture.boxes.indices.contains(next) ? picture.boxes[next] : nil
    }
    let places = picture.layout.boxes
    let here = places[index]
    let others = places.indices.filter {
      places[$0].layer == here.layer && (places[$0].x - here.x) * direction > 0 && state.boxes[picture.boxes[$0]] != nil
    }
    return others.min { abs(places[$0].x - here.x) < abs(places[$1].x - here.x) }.map { picture.boxes[$0] }
  }
}
