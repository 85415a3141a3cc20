import Drawing
import GraphLayout

/// The boxes of a drawing, found by where they are.
struct BoxIndex: Sendable {
  /// The boxes of each layer, from left to right or from top to bottom.
  private var layers: [[Int]] = []
  private let boxes: [Layout.Box]
  private let tiles: TileIndex

  /// Takes the boxes of a layout. O(boxes log boxes).
  init(_ layout: Layout, orientation: LayoutOptions.Orientation) {
    boxes = layout.boxes
    tiles = TileIndex(boxesOf: layout)
    for (index, box) in boxes.enumerated() {
      while layers.count <= box.layer { layers.append([]) }
      layers[box.layer].append(index)
    }
    func place(_ index: Int) -> (Int, Int) {
      let box = layout.boxes[index]
      return orientation == .topDown ? (box.x, box.y) : (box.y, box.x)
    }
    for layer in layers.indices { layers[layer].sort { place($0) < place($1) } }
  }

  /// The boxes that a window sees. Cost: what it sees.
  func boxes(in window: Rectangle) -> [Int] {
    tiles.parts(in: window).filter { !boxes[$0].area.intersection(window).isEmpty }
  }

  /// The box beside another in its layer; nil at the end.
  func neighbour(of box: Int, by distance: Int) -> Int? {
    let members = layers[boxes[box].layer]
    guard let place = members.firstIndex(of: box), members.indices.contains(place + distance) else { return nil }
    return members[place + distance]
  }
}
