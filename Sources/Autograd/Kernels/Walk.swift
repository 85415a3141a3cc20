/// The loops. Kernels know memory and nothing of autograd.
enum Kernel {}

/// A walk over the elements of several tensors of one shape. Neighbouring dimensions that lie in memory like one are
/// merged, so that whatever is contiguous in all of them becomes a single run.
struct Walk<let operands: Int> {
  private var sizes: [Int] = []
  private var strides: InlineArray<operands, [Int]>
  /// The number of elements in a run.
  private(set) var run = 1
  /// The distance between neighbours in a run, for each operand.
  private(set) var steps: InlineArray<operands, Int>

  init(_ shape: [Int], _ operandStrides: InlineArray<operands, [Int]>) {
    strides = InlineArray(repeating: [])
    steps = InlineArray(repeating: 0)
    for d in shape.indices where shape[d] != 1 {
      var merges = !sizes.isEmpty
      for k in 0..<operands where merges {
        merges = strides[k][sizes.count - 1] == operandStrides[k][d] * shape[d]
      }
      if merges {
        sizes[sizes.count - 1] *= shape[d]
        for k in 0..<operands { strides[k][sizes.count - 1] = operandStrides[k][d] }
      } else {
        sizes.append(shape[d])
        for k in 0..<operands { strides[k].append(operandStrides[k][d]) }
      }
    }
    if let last = sizes.popLast() {
      run = last
      for k in 0..<operands { steps[k] = strides[k].removeLast() }
    }
  }

  /// Calls `body` with the offsets of the first element of every stretch, in row-major order, and the number of its
  /// elements: a run or a part of a long one. Ends once the user interrupts.
  @inline(__always)
  func forEachStretch(_ session: Session, _ body: (InlineArray<operands, Int>, Int) throws -> Void) throws {
    var elements = 0
    try forEachRun { offsets in
      elements &+= run
      if elements < Session.stretch { return try body(offsets, run) }
      elements = 0
      var place = offsets
      for start in stride(from: 0, to: run, by: Session.stretch) {
        try session.checkInterrupt()
        try body(place, min(Session.stretch, run - start))
        for k in 0..<operands { place[k] += steps[k] * Session.stretch }
      }
    }
  }

  /// Calls `body` with the offsets of the first element of every run, in row-major order.
  @inline(__always)
  func forEachRun(_ body: (InlineArray<operands, Int>) throws -> Void) rethrows {
    if run == 0 || sizes.contains(0) { return }
    var offsets = InlineArray<operands, Int>(repeating: 0)
    var index = [Int](repeating: 0, count: sizes.count)
    while true {
      try body(offsets)
      var d = sizes.count - 1
      while d >= 0 {
        index[d] += 1
        for k in 0..<operands { offsets[k] += strides[k][d] }
        if index[d] < sizes[d] { break }
        for k in 0..<operands { offsets[k] -= strides[k][d] * sizes[d] }
        index[d] = 0
        d -= 1
      }
      if d < 0 { return }
    }
  }
}
