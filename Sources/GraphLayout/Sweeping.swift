/// Memory for sorting a layer.
final class SweepScratch {
  fileprivate let keys: UnsafeMutablePointer<UInt64>
  fileprivate let merged: UnsafeMutablePointer<UInt64>
  fileprivate let moved: UnsafeMutablePointer<Int32>

  init(_ graph: Neighbourhood) {
    let capacity = max(1, graph.widest)
    keys = .allocate(capacity: capacity)
    merged = .allocate(capacity: capacity)
    moved = .allocate(capacity: capacity)
  }

  deinit {
    keys.deallocate()
    merged.deallocate()
    moved.deallocate()
  }
}

/// What a sweep brings an item to.
enum Middle: CaseIterable {
  /// The mean place of its neighbours.
  case barycentre
  /// The middle one of their places.
  case median
}

extension LayerOrder {
  /// Sweeps down and up until several sweeps bring nothing; ends with the best order met.
  ///
  /// Source: Sugiyama, Tagawa, Toda 1981.
  func sweep(by middle: Middle, _ scratch: SweepScratch, _ budget: inout OrderingBudget) {
    let best = copy()
    var failures = 0
    var round = 0
    while best.crossings > 0 && failures < 2 && budget.hasRest {
      if round % 2 == 0 {
        for layer in 1..<max(1, graph.layerCount) { sort(layer, by: middle, downwards: true, scratch) }
      } else {
        for layer in (0..<max(0, graph.layerCount - 1)).reversed() {
          sort(layer, by: middle, downwards: false, scratch)
        }
      }
      countCrossings()
      budget.spend(16 * graph.linkCount)
      if crossings < best.crossings {
        failures = best.crossings - crossings > best.crossings / 100 ? 0 : failures + 1
        best.take(self)
      } else {
        failures += 1
      }
      round += 1
    }
    take(best)
  }

  /// Sorts a layer by the middle of each item's neighbours above or below; items without any stay. Equal ones keep their
  /// order. Crossings are not counted.
  func sort(_ layer: Int, by middle: Middle, downwards: Bool, _ scratch: SweepScratch) {
    let side = downwards ? graph.above : graph.below
    let row = items + graph.first[layer]
    let keys = scratch.keys
    let width = graph.width(layer)
    var count = 0
    for index in 0..<width {
      let links = side.row(Int(row[index]))
      guard !links.isEmpty else { continue }
      let key = middle == .barycentre ? barycentre(side, links) : median(side, links)
      // Not negative, so that its bits are in order; the slot behind it keeps the sort stable.
      keys[count] = UInt64(key.bitPattern) << 32 | UInt64(truncatingIfNeeded: index)
      count += 1
    }
    if count == width {
      sortKeys(count, scratch)
      for index in 0..<count { scratch.moved[index] = row[Int(keys[index] & 0xFFFF_FFFF)] }
      row.update(from: scratch.moved, count: count)
    } else {
      let moved = scratch.moved
      let slots = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, count))
      for index in 0..<count { slots[index] = Int32(truncatingIfNeeded: keys[index] & 0xFFFF_FFFF) }
      sortKeys(count, scratch)
      for index in 0..<count { moved[index] = row[Int(keys[index] & 0xFFFF_FFFF)] }
      for index in 0..<count { row[Int(slots[index])] = moved[index] }
      slots.deallocate()
    }
    updatePlaces(layer)
  }

  @inline(__always) private func barycentre(_ side: Neighbourhood.Side, _ links: Range<Int>) -> Float {
    if links.count == 1 { return Float(place[Int(side.items[links.lowerBound])]) }
    var total = 0
    var count = 0
    for link in links {
      total &+= Int(place[Int(side.items[link])]) &* Int(side.weights[link])
      count &+= Int(side.weights[link])
    }
    return Float(total) / Float(count)
  }

  /// The middle place; of an even number the mean of both, drawn to the side on which the others are closer.
  ///
  /// Source: Gansner et al. 1993, section 3.
  private func median(_ side: Neighbourhood.Side, _ links: Range<Int>) -> Float {
    if links.count <= 2 { return barycentre(side, links) }
    let places = links.map { place[Int(side.items[$0])] }.sorted()
    let middle = places.count / 2
    if places.count % 2 == 1 { return Float(places[middle]) }
    let left = Float(places[middle - 1] - places[0])
    let right = Float(places[places.count - 1] - places[middle])
    guard left + right > 0 else { return Float(places[middle - 1] + places[middle]) / 2 }
    return (Float(places[middle - 1]) * right + Float(places[middle]) * left) / (left + right)
  }

  /// Sorts the first keys: runs by insertion, which costs nothing where they are in order, then merged in pairs.
  private func sortKeys(_ count: Int, _ scratch: SweepScratch) {
    var keys = scratch.keys
    var other = scratch.merged
    let run = 24
    var start = 0
    while start < count {
      for index in (start + 1)..<max(start + 1, min(count, start + run)) {
        let key = keys[index]
        var slot = index
        while slot > start, keys[slot - 1] > key {
          keys[slot] = keys[slot - 1]
          slot -= 1
        }
        keys[slot] = key
      }
      start += run
    }
    var size = run
    while size < count {
      var left = 0
      while left < count {
        let middle = min(left + size, count)
        let right = min(left + 2 * size, count)
        merge(keys, left, middle, right, into: other)
        left = right
      }
      swap(&keys, &other)
      size *= 2
    }
    if keys != scratch.keys { scratch.keys.update(from: keys, count: count) }
  }

  @inline(__always) private func merge(
    _ keys: UnsafeMutablePointer<UInt64>, _ left: Int, _ middle: Int, _ right: Int,
    into other: UnsafeMutablePointer<UInt64>
  ) {
    var (first, second, slot) = (left, middle, left)
    while first < middle && second < right {
      if keys[first] <= keys[second] {
        other[slot] = keys[first]
        first += 1
      } else {
        other[slot] = keys[second]
        second += 1
      }
      slot += 1
    }
    (other + slot).update(from: keys + first, count: middle - first)
    (other + slot + middle - first).update(from: keys + second, count: right - second)
  }
}
