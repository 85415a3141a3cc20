/// Plain memory that is freed all at once.
///
/// The passes that look at every link many times work on it: each look costs what it must, without counting references
/// or checking bounds.
final class Arena: @unchecked Sendable {
  private var blocks: [UnsafeMutableRawPointer] = []

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Memory for some numbers, all zero at first.
  func numbers(_ count: Int) -> UnsafeMutablePointer<Int32> { memory(count, 0) }

  /// Memory for some values, all the same at first.
  func memory<Value: BitwiseCopyable>(_ count: Int, _ value: Value) -> UnsafeMutablePointer<Value> {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: max(1, count))
    memory.initialize(repeating: value, count: max(1, count))
    blocks.append(UnsafeMutableRawPointer(memory))
    return memory
  }
}
