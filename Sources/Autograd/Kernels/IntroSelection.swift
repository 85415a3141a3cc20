/// Selection and sorting as the C++ library that PyTorch is built with does them (introsort; Musser, 1997), so that
/// equal elements come out in the same order. Precondition of all: `precedes` is a strict weak order.
struct IntroSelection<Element> {
  /// What is put into order.
  private(set) var items: [Element]
  private let precedes: (Element, Element) -> Bool

  init(_ items: [Element], precedes: @escaping (Element, Element) -> Bool) {
    self.items = items
    self.precedes = precedes
  }

  /// `std::nth_element`: brings the element of a rank to its place, smaller ones before it and larger ones behind.
  mutating func select(_ rank: Int) {
    var (first, last) = (0, items.count)
    var depth = Self.depth(last)
    while last - first > 3 {
      if depth == 0 {
        selectByHeap(first, rank + 1, last)
        items.swapAt(first, rank)
        return
      }
      depth -= 1
      let cut = partition(first, last)
      if cut <= rank { first = cut } else { last = cut }
    }
    insertionSort(first, last)
  }

  /// `std::sort` of the first elements.
  mutating func sort(_ count: Int) {
    if count < 2 { return }
    introsort(0, count, Self.depth(count))
    insertionSort(0, min(count, 16))
    for i in min(count, 16)..<count { insertUnguarded(i) }
  }

  /// `std::partial_sort`: the first elements in order, the rest in any.
  mutating func sortFirst(_ count: Int) {
    selectByHeap(0, count, items.count)
    sortHeap(0, count)
  }

  private static func depth(_ count: Int) -> Int { count < 1 ? 0 : (Int.bitWidth - 1 - count.leadingZeroBitCount) * 2 }

  private mutating func introsort(_ first: Int, _ end: Int, _ limit: Int) {
    var (last, depth) = (end, limit)
    while last - first > 16 {
      if depth == 0 {
        selectByHeap(first, last, last)
        sortHeap(first, last)
        return
      }
      depth -= 1
      let cut = partition(first, last)
      introsort(cut, last, depth)
      last = cut
    }
  }

  /// Splits around the median of three; the start of the larger ones.
  private mutating func partition(_ start: Int, _ end: Int) -> Int {
    let (a, b, c) = (start + 1, start + (end - start) / 2, end - 1)
    let median: Int
    if precedes(items[a], items[b]) {
      median = precedes(items[b], items[c]) ? b : precedes(items[a], items[c]) ? c : a
    } else {
      median = precedes(items[a], items[c]) ? a : precedes(items[b], items[c]) ? c : b
    }
    items.swapAt(start, median)
    var (first, last) = (start + 1, end)
    while true {
      while precedes(items[first], items[start]) { first += 1 }
      last -= 1
      while precedes(items[start], items[last]) { last -= 1 }
      if first >= last { return first }
      items.swapAt(first, last)
      first += 1
    }
  }

  private mutating func insertionSort(_ first: Int, _ last: Int) {
    if last - first < 2 { return }
    for i in first + 1..<last {
      if precedes(items[i], items[first]) {
        let item = items[i]
        for k in stride(from: i, to: first, by: -1) { items[k] = items[k - 1] }
        items[first] = item
      } else {
        insertUnguarded(i)
      }
    }
  }

  /// Moves an element down to its place. Precondition: one that does not come after it is before it.
  private mutating func insertUnguarded(_ index: Int) {
    let item = items[index]
    var place = index
    while precedes(item, items[place - 1]) {
      items[place] = items[place - 1]
      place -= 1
    }
    items[place] = item
  }

  /// Makes a heap of the first elements and exchanges its top for whatever precedes it.
  private mutating func selectByHeap(_ first: Int, _ middle: Int, _ last: Int) {
    let count = middle - first
    if count >= 2 {
      for parent in (0...(count - 2) / 2).reversed() { sift(first, parent, count, items[first + parent]) }
    }
    for i in middle..<max(middle, last) where precedes(items[i], items[first]) {
      let item = items[i]
      items[i] = items[first]
      sift(first, 0, count, item)
    }
  }

  private mutating func sortHeap(_ first: Int, _ last: Int) {
    var end = last
    while end - first > 1 {
      end -= 1
      let item = items[end]
      items[end] = items[first]
      sift(first, 0, end - first, item)
    }
  }

  /// Lets a hole sink to the bottom of the heap and an element rise from there.
  private mutating func sift(_ first: Int, _ start: Int, _ count: Int, _ item: Element) {
    var (hole, child) = (start, start)
    while child < (count - 1) / 2 {
      child = 2 * (child + 1)
      if precedes(items[first + child], items[first + child - 1]) { child -= 1 }
      items[first + hole] = items[first + child]
      hole = child
    }
    if count & 1 == 0 && child == (count - 2) / 2 {
      child = 2 * (child + 1)
      items[first + hole] = items[first + child - 1]
      hole = child - 1
    }
    while hole > start {
      let parent = (hole - 1) / 2
      if !precedes(items[first + parent], item) { break }
      items[first + hole] = items[first + parent]
      hole = parent
    }
    items[first + hole] = item
  }
}
