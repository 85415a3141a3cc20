import Recording

extension Model {
  /// Selects the box next to the current one: along edges up and down, beside it left and right.
  mutating func select(_ direction: Action) {
    guard let picture else { return }
    guard let box = currentBox, let index = picture.indices[box] else {
      selection = picture.boxes.last { state.boxes[$0] != nil }
      return
    }
    if selection == nil { selection = box }
    let isAlongEdges = direction == .selectUp || direction == .selectDown
    let isBack = direction == .selectUp || direction == .selectLeft
    // Where edges lead to the right, they are followed to the left and right.
    let next =
      isAlongEdges == (picture.isRail || picture.orientation == .topDown)
      ? along(picture, index, isBack: isBack) : beside(index, towards: isBack ? -1 : 1, in: picture)
    if let next, state.boxes[next] != nil { selection = next }
  }

  /// The first box that is there from which an edge comes, or to which one leads.
  private func along(_ picture: StagePicture, _ index: Int, isBack: Bool) -> BoxID? {
    guard isBack else { return picture.leaving[index].lazy.map { picture.edges[$0].target }.first(where: isThere) }
    let sources = picture.entering[index].map { picture.edges[$0] }
    return sources.first { $0.input != nil && isThere($0.source) }?.source ?? sources.first { $0.input == nil }?.source
  }

  private func isThere(_ box: BoxID) -> Bool { state.boxes[box] != nil }

  /// The nearest box of the same layer; in a rail the row before or after.
  private func beside(_ index: Int, towards direction: Int, in picture: StagePicture) -> BoxID? {
    if picture.isRail {
      let next = index + direction
      return picture.boxes.indices.contains(next) ? picture.boxes[next] : nil
    }
    let places = picture.layout.boxes
    let isDown = picture.orientation == .topDown
    func distance(_ other: Int) -> Int {
      isDown ? places[other].x - places[index].x : places[other].y - places[index].y
    }
    let others = places.indices.filter {
      places[$0].layer == places[index].layer && distance($0) * direction > 0 && isThere(picture.boxes[$0])
    }
    return others.min { abs(distance($0)) < abs(distance($1)) }.map { picture.boxes[$0] }
  }
}
