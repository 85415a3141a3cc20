import Foundation
import Synchronization

/// The memory of large tensors. Blocks that were freed are kept for the next tensor of their size, within bounds: fresh
/// pages have to be cleared by the system one by one, which takes longer than most operations on them.
enum BlockPool {
  /// Larger blocks go back to the system at once.
  private static let largestKept = 1 << 24
  /// What is kept together.
  private static let mostKept = 1 << 26
  /// From this size on the system may use large pages.
  private static let largePage = 1 << 21

  private struct Block: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
  }

  private struct Kept {
    /// By size.
    var blocks: [Int: [Block]] = [:]
    var byteCount = 0
  }

  private static let kept = Mutex(Kept())

  /// Memory of at least so many bytes with undefined contents; nil where there is not so much.
  static func take(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    let size = rounded(byteCount)
    if size <= largestKept {
      let block = kept.withLock { kept -> Block? in
        guard let block = kept.blocks[size]?.popLast() else { return nil }
        kept.byteCount -= size
        return block
      }
      if let block { return block.start }
    }
    if size < largePage { return malloc(size) }
    var block: UnsafeMutableRawPointer?
    guard posix_memalign(&block, largePage, size) == 0, let block else { return nil }
    madvise(block, size, MADV_HUGEPAGE)
    return block
  }

  /// The same with all bytes zero.
  static func takeCleared(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    // Fresh pages are clear, and those that nobody touches are never made.
    if byteCount > largestKept { return calloc(byteCount, 1) }
    guard let block = take(byteCount) else { return nil }
    memset(block, 0, byteCount)
    return block
  }

  /// Gives memory back.
  static func give(_ block: UnsafeMutableRawPointer, _ byteCount: Int) {
    let size = rounded(byteCount)
    let given = Block(start: block)
    let isKept =
      size <= largestKept
      && kept.withLock { kept in
        if kept.byteCount + size > mostKept { return false }
        kept.blocks[size, default: []].append(given)
        kept.byteCount += size
        return true
      }
    if !isKept { free(block) }
  }

  /// One of eight sizes for every power of two, so that blocks fit again.
  private static func rounded(_ byteCount: Int) -> Int {
    if byteCount > largestKept { return byteCount }
    let step = max(4096, 1 << (Int.bitWidth - 4 - byteCount.leadingZeroBitCount))
    return (byteCount + step - 1) / step * step
  }
}
