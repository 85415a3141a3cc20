import Drawing
import GraphLayout

/// The boxes of a drawing, found by where they are.
struct BoxIndex: Sendable {
  /// The boxes of each layer from left to right.
  private var layers: [[Int]] = []
  /// The rows of each layer.
  private var rows: [Range<Int>] = []
  private let boxes: [Layout.Box]

  /// Takes the boxes of a layout. O(boxes log boxes).
  init(_ boxes: [Layout.Box]) {
    self.boxes = boxes
    for (index, box) in boxes.enumerated() {
      while layers.count <= box.layer {
        layers.append([])
        rows.append(0..<0)
      }
      let range = box.y..<(box.y + box.height)
      rows[box.layer] =
        layers[box.layer].isEmpty
        ? range : min(rows[box.layer].lowerBound, range.lowerBound)..<max(rows[box.layer].upperBound, range.upperBound)
      layers[box.layer].append(index)
    }
    for layer in layers.indices { layers[layer].sort { boxes[$0].x < boxes[$1].x } }
  }

  /// The boxes that a window sees. Cost: the layers, and the boxes seen.
  func boxes(in window: Rectangle) -> [Int] {
    var result: [Int] = []
    for (layer, members) in layers.enumerated() where rows[layer].overlaps(window.rows) {
      var (low, high) = (0, members.count)
      while low < high {
        let middle = (low + high) / 2
        let box = boxes[members[middle]]
        if box.x + box.width <= window.x { low = middle + 1 } else { high = middle }
      }
      while low < members.count, boxes[members[low]].x < window.columns.upperBound {
        let box = boxes[members[low]]
        if (box.y..<(box.y + box.height)).overlaps(window.rows) { result.append(members[low]) }
        low += 1
      }
    }
    return result
  }

  /// The box beside another in its layer; nil at the end.
  func neighbour(of box: Int, by distance: Int) -> Int? {
    let members = layers[boxes[box].layer]
    guard let place = members.firstIndex(of: box), members.indices.contains(place + distance) else { return nil }
    return members[place + distance]
  }
}
