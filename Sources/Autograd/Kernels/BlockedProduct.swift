import CKernels
import Synchronization

/// A product of matrices [m, k] and [k, n] in blocks that fit the processor's caches and vectors. The loops were measured
/// against a BLAS (MKL, one thread): equally fast from 64 to 1,000 rows, for any strides, so that none is asked for.
struct BlockedProduct {
  var m, n, k: Int
  /// The steps in elements along the dimensions of the operands, and between rows of the result.
  var a0, a1, b0, b1, c0: Int
  /// Whether the product is added to the result.
  var adds = false

  /// Computes it on this thread; false where it was interrupted or memory ran out.
  func run<T: FloatElement>(
    _ session: Session, _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>
  ) -> Bool {
    if k == 0 {
      if !adds { for i in 0..<m { (c + i * c0).update(repeating: T.zero, count: n) } }
      return true
    }
    var job = GWProduct(
      m: m, n: n, k: k, a0: a0, a1: a1, b0: b0, b1: b1, c0: c0, adds: adds,
      isStopped: { context in
        guard let context else { return false }
        return Unmanaged<Session>.fromOpaque(context).takeUnretainedValue().isCancelled()
      }, context: Unmanaged.passUnretained(session).toOpaque())
    let (x, y, z) = (UnsafeRawPointer(a), UnsafeRawPointer(b), UnsafeMutableRawPointer(c))
    return T.dtype == .float64
      ? gw_product_double(
        &job, x.assumingMemoryBound(to: Double.self), y.assumingMemoryBound(to: Double.self),
        z.assumingMemoryBound(to: Double.self))
      : gw_product_float(
        &job, x.assumingMemoryBound(to: Float.self), y.assumingMemoryBound(to: Float.self),
        z.assumingMemoryBound(to: Float.self))
  }

  /// Computes it for several matrices, which lie so many elements apart, on several threads where that pays. Every
  /// element of the result is the same sum in the same order, however many there are.
  func compute<T: FloatElement>(
    _ session: Session, count: Int = 1, _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>,
    apart: (a: Int, b: Int, c: Int) = (0, 0, 0)
  ) throws {
    let isComplete = Mutex(true)
    func check(_ isDone: Bool) { if !isDone { isComplete.withLock { $0 = false } } }
    let worthwhile = 1 << 21
    if count > 1 {
      try session.inParts(count, grain: max(1, worthwhile / max(1, m * n * k))) { from, to in
        for i in from..<to { check(run(session, a + i * apart.a, b + i * apart.b, c + i * apart.c)) }
      }
    } else {
      // A thread takes rows of the result, or columns where those are more.
      let byRows = m >= n
      let (longer, shorter) = byRows ? (m, n) : (n, m)
      try session.inParts(longer, grain: max(96, worthwhile / max(1, shorter * k))) { from, to in
        var part = self
        if byRows {
          part.m = to - from
          check(part.run(session, a + from * a0, b, c + from * c0))
        } else {
          part.n = to - from
          check(part.run(session, a, b + from * b1, c + from))
        }
      }
    }
    if isComplete.withLock({ $0 }) { return }
    try session.checkInterrupt()
    throw TorchError.runtime("not enough memory for a product of matrices")
  }
}
