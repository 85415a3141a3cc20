/// An ordered graph as columns are found for it: items numbered layer by layer from left to right, in flat memory.
final class ColumnGraph {
  /// The links of every item on one side, those of an item from left to right.
  struct Side {
    /// Where each item's links begin; one more entry than there are items.
    let start: UnsafeMutablePointer<Int32>
    /// The item at the other end.
    let other: UnsafeMutablePointer<Int32>
    /// The column of the link at this item and at the other one, relative to their left borders.
    let near: UnsafeMutablePointer<Int32>
    let far: UnsafeMutablePointer<Int32>
    /// The link.
    let link: UnsafeMutablePointer<Int32>

    fileprivate init(_ arena: Arena, items: Int, links: Int) {
      start = arena.numbers(items + 1)
      other = arena.numbers(links)
      near = arena.numbers(links)
      far = arena.numbers(links)
      link = arena.numbers(links)
    }

    /// The places of an item's links.
    @inline(__always) func row(_ item: Int) -> Range<Int> {
      Range(uncheckedBounds: (Int(start[item]), Int(start[item + 1])))
    }
  }

  let layerCount: Int
  let itemCount: Int
  let linkCount: Int
  /// Where each layer begins; one more entry than there are layers.
  let first: UnsafeMutablePointer<Int32>
  let layer: UnsafeMutablePointer<Int32>
  let width: UnsafeMutablePointer<Int32>
  /// The least distance from the left border of the item on the left to that of each item; 0 for the first of a layer.
  let apart: UnsafeMutablePointer<Int32>
  let isPassage: UnsafeMutablePointer<Bool>
  let above: Side
  let below: Side
  /// The number that each item has here.
  let number: UnsafeMutablePointer<Int32>
  let arena = Arena()

  init(_ graph: OrderedGraph, ports: Ports, columnGap: Int) {
    let levels = graph.levels
    layerCount = levels.layerCount
    itemCount = levels.itemCount
    linkCount = levels.links.count
    first = arena.numbers(layerCount + 1)
    layer = arena.numbers(itemCount)
    width = arena.numbers(itemCount)
    apart = arena.numbers(itemCount)
    isPassage = arena.memory(itemCount, false)
    above = Side(arena, items: itemCount, links: linkCount)
    below = Side(arena, items: itemCount, links: linkCount)
    number = arena.numbers(itemCount)
    var next = 0
    for (index, items) in graph.layers.enumerated() {
      first[index] = Int32(truncatingIfNeeded: next)
      for (place, item) in items.enumerated() {
        number[item] = Int32(truncatingIfNeeded: next)
        layer[next] = Int32(truncatingIfNeeded: index)
        width[next] = Int32(truncatingIfNeeded: levels.width[item])
        isPassage[next] = levels.isPassage(item)
        if place > 0 {
          let distance = ports.separation(items[place - 1], item, of: levels, columnGap: columnGap)
          apart[next] = Int32(truncatingIfNeeded: distance)
        }
        next += 1
      }
    }
    first[layerCount] = Int32(truncatingIfNeeded: next)
    var (nextAbove, nextBelow) = (0, 0)
    for items in graph.layers {
      for item in items {
        let index = Int(number[item])
        above.start[index] = Int32(truncatingIfNeeded: nextAbove)
        below.start[index] = Int32(truncatingIfNeeded: nextBelow)
        for link in graph.linksAbove(item) {
          above.other[nextAbove] = number[levels.links[link].upper]
          above.near[nextAbove] = Int32(truncatingIfNeeded: ports.entering[link])
          above.far[nextAbove] = Int32(truncatingIfNeeded: ports.leaving[link])
          above.link[nextAbove] = Int32(truncatingIfNeeded: link)
          nextAbove += 1
        }
        for link in graph.linksBelow(item) {
          below.other[nextBelow] = number[levels.links[link].lower]
          below.near[nextBelow] = Int32(truncatingIfNeeded: ports.leaving[link])
          below.far[nextBelow] = Int32(truncatingIfNeeded: ports.entering[link])
          below.link[nextBelow] = Int32(truncatingIfNeeded: link)
          nextBelow += 1
        }
      }
    }
    above.start[itemCount] = Int32(truncatingIfNeeded: nextAbove)
    below.start[itemCount] = Int32(truncatingIfNeeded: nextBelow)
  }

  /// The items of a layer.
  @inline(__always) func items(_ layer: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(first[layer]), Int(first[layer + 1])))
  }

  /// Whether an item is the first of its layer.
  @inline(__always) func isFirst(_ item: Int) -> Bool { Int(first[Int(layer[item])]) == item }

  /// Whether an item is the last of its layer.
  @inline(__always) func isLast(_ item: Int) -> Bool { Int(first[Int(layer[item]) + 1]) == item + 1 }

  /// What makes columns worse: bends first, then the columns that edges run sideways and the drawing takes.
  func cost(_ x: UnsafeMutablePointer<Int32>) -> Int {
    var cost = 2 * extent(x)
    for item in 0..<itemCount {
      for link in below.row(item) {
        let distance = abs(x[item] &+ below.near[link] &- x[Int(below.other[link])] &- below.far[link])
        cost &+= Int(distance) &+ (distance > 0 ? 20 : 0)
      }
    }
    return cost
  }

  /// The columns from the leftmost border to the rightmost.
  func extent(_ x: UnsafeMutablePointer<Int32>) -> Int {
    var (left, right) = (Int32.max, Int32.min)
    for item in 0..<itemCount {
      left = min(left, x[item])
      right = max(right, x[item] &+ width[item])
    }
    return itemCount == 0 ? 0 : Int(right) - Int(left)
  }
}
