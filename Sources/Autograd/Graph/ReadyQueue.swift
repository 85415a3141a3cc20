/// The functions that have all their gradients, latest operation first. The order among equals is that of
/// `std::priority_queue`, because leaves with hooks show it.
///
/// It does not keep the functions alive: they all hang on the roots of the pass, which does.
struct ReadyQueue {
  private struct Entry {
    let sequence: Int
    let node: Unmanaged<Node>
  }

  private var heap: [Entry] = []

  mutating func push(_ node: Node) {
    let entry = Entry(sequence: node.sequence, node: .passUnretained(node))
    heap.append(entry)
    siftUp(from: heap.count - 1, entry)
  }

  mutating func pop() -> Unmanaged<Node>? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return top.node }
    // libstdc++ moves the hole to the bottom along the larger children and lets the last element rise from there.
    var hole = 0
    var child = 0
    while child < (heap.count - 1) / 2 {
      child = 2 * (child + 1)
      if heap[child].sequence < heap[child - 1].sequence { child -= 1 }
      heap[hole] = heap[child]
      hole = child
    }
    if heap.count % 2 == 0 && child == (heap.count - 2) / 2 {
      child = 2 * (child + 1)
      heap[hole] = heap[child - 1]
      hole = child - 1
    }
    siftUp(from: hole, last)
    return top.node
  }

  private mutating func siftUp(from start: Int, _ entry: Entry) {
    var hole = start
    while hole > 0 {
      let parent = (hole - 1) / 2
      if heap[parent].sequence >= entry.sequence { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = entry
  }
}
