import Foundation
import Testing

@testable import Autograd

@Suite struct `The memory of a graph` {
  /// What the allocator gave for an object, its own eight bytes included.
  private func size(of object: AnyObject) throws -> Int {
    typealias Measure = @convention(c) (UnsafeMutableRawPointer?) -> Int
    let measure = unsafeBitCast(try #require(dlsym(nil, "malloc_usable_size")), to: Measure.self)
    return measure(Unmanaged.passUnretained(object).toOpaque()) + 8
  }

  @Test func `is less than 500 bytes for an operation on four elements`() throws {
    let session = Session()
    let x = try session.tensor([1, 2, 3, 4], dtype: .float32, requiresGrad: true)
    let y = try x.mul(x)
    let node = try #require(y.gradFn)
    let operation = try size(of: node) + size(of: y) + size(of: y.storage)
    // A scene has a handle of 64 bytes for each tensor that it holds.
    #expect(operation + 64 < 500)
    #expect(y.extra == nil && node.extra == nil)
    #expect(y.geometry === x.geometry)
  }

  @Test func `goes without recursion, however long the chain`() throws {
    let session = Session()
    // The thread below is the only one to touch it while it runs.
    nonisolated(unsafe) let x = try session.tensor([1, 2, 3, 4], dtype: .float32, requiresGrad: true)
    // A stack of 512 KB holds a few thousand frames.
    let thread = Thread {
      var y: Tensor? = x
      for _ in 0..<20_000 { y = try? y?.mul(x) }
      y = nil
      y = try? x.mul(1.0)
      for _ in 0..<20_000 { y = try? y?.mul(1.0).add(1.0) }
      try? y?.sum().backward()
    }
    thread.stackSize = 1 << 19
    thread.start()
    while !thread.isFinished { usleep(1000) }
    #expect(x.grad?.doubles == [1, 1, 1, 1])
  }
}
