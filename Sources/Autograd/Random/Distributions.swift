import CKernels
import Foundation

/// PyTorch's transforms from random bits to numbers (`DistributionsHelper.h`, `DistributionTemplates.h`).
extension Generator {
  /// A float in [0, 1) with 24 random bits.
  func uniformFloat() -> Float { Float(next32() & 0xff_ffff) * 0x1p-24 }

  /// A double in [0, 1) with 53 random bits.
  func uniformDouble() -> Double { Double(next64() & ((1 << 53) - 1)) * 0x1p-53 }

  /// A normal deviate by the method of Box and Muller, the second of each pair kept for the next call.
  func normal(mean: Double, deviation: Double) -> Double {
    if let kept = nextNormal {
      nextNormal = nil
      return kept * deviation + mean
    }
    let (u, v) = (uniformDouble(), uniformDouble())
    let radius = (-2 * log1p(-v)).squareRoot()
    let angle = 2 * Double.pi * u
    nextNormal = radius * sin(angle)
    return radius * cos(angle) * deviation + mean
  }

  /// Fills with normal deviates. From 16 elements on PyTorch transforms blocks of 16 uniform numbers at once.
  func fillNormal(_ target: Tensor, mean: Double, deviation: Double) throws {
    if target.count >= 16 && target.isContiguous {
      if target.dtype.size == 2 {
        try fillHalves(target, Float(mean), Float(deviation))
        return
      }
      if target.dtype == .float32 {
        try fillBlocks(target.session, target.pointer(Float.self), target.count, Float(mean), Float(deviation)) {
          self.uniformFloat()
        } transform: {
          gw_normal($0, $1, $2, $3)
        }
        return
      }
      if target.dtype == .float64 {
        try fillBlocks(target.session, target.pointer(Double.self), target.count, mean, deviation) {
          self.uniformDouble()
        } transform: {
          transformBlocks($0, $1, $2, $3)
        }
        return
      }
    }
    try Kernel.generate(target) { .double(self.normal(mean: mean, deviation: deviation)) }
  }

  /// Fills 16 elements at a time in single precision, rounded at the end; the last 16 overlap the ones before.
  private func fillHalves(_ target: Tensor, _ mean: Float, _ deviation: Float) throws {
    try withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { block in
      guard let wide = block.baseAddress else { return }
      let (data, size) = (target.start, target.dtype.size)
      try target.session.forEach(below: (target.count + 15) / 16, weight: 16) { number in
        let start = 16 * number
        for i in 0..<16 { wide[i] = uniformFloat() }
        gw_normal(wide, 1, mean, deviation)
        let place = min(start, target.count - 16)
        for i in 0..<16 { Cell.write(.double(Double(wide[i])), to: data + (place + i) * size, target.dtype) }
      }
    }
  }

  private func fillBlocks<T: ComputeElement>(
    _ session: Session, _ data: UnsafeMutablePointer<T>, _ count: Int, _ mean: T, _ deviation: T, _ uniform: () -> T,
    transform: (UnsafeMutablePointer<T>, Int, T, T) -> Void
  ) throws {
    try session.forEach(below: count) { data[$0] = uniform() }
    let blocks = Session.stretch / 16
    for first in stride(from: 0, to: count / 16, by: blocks) {
      if first > 0 { try session.checkInterrupt() }
      transform(data + 16 * first, min(blocks, count / 16 - first), mean, deviation)
    }
    if count % 16 != 0 {
      // The last 16 are drawn anew, overlapping the block before.
      let tail = data + (count - 16)
      for i in 0..<16 { tail[i] = uniform() }
      transform(tail, 1, mean, deviation)
    }
  }

  /// Transforms blocks of 16 uniform numbers into normal ones, some dozens at a time: radii from the first halves of the
  /// blocks and angles from the second, by the functions of the C library as PyTorch does it in double precision.
  private func transformBlocks(
    _ data: UnsafeMutablePointer<Double>, _ count: Int, _ mean: Double, _ deviation: Double
  ) {
    let most = 64
    let (logarithm, sine, cosine) = (
      Kernel.row(Log.self, .float64), Kernel.row(Sin.self, .float64), Kernel.row(Cos.self, .float64)
    )
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * 8 * most) { buffer in
      guard let radii = buffer.baseAddress else { return }
      let (angles, sines) = (radii + 8 * most, radii + 16 * most)
      for first in stride(from: 0, to: count, by: most) {
        let (blocks, number) = (data + first * 16, min(most, count - first))
        for b in 0..<number {
          for j in 0..<8 {
            radii[b * 8 + j] = 1 - blocks[b * 16 + j]
            angles[b * 8 + j] = 2 * Double.pi * blocks[b * 16 + 8 + j]
          }
        }
        logarithm(radii, 1, radii, 1, number * 8)
        sine(angles, 1, sines, 1, number * 8)
        cosine(angles, 1, angles, 1, number * 8)
        for b in 0..<number {
          for j in 0..<8 {
            let radius = (-2 * radii[b * 8 + j]).squareRoot()
            blocks[b * 16 + j] = radius * angles[b * 8 + j] * deviation + mean
            blocks[b * 16 + 8 + j] = radius * sines[b * 8 + j] * deviation + mean
          }
        }
      }
    }
  }

  /// Fills with uniform numbers of [from, to).
  func fillUniform(_ target: Tensor, _ from: Double, _ to: Double) throws {
    if target.dtype == .float32 && target.isContiguous {
      let (data, low, span) = (target.pointer(Float.self), Float(from), Float(to) - Float(from))
      try target.session.forEach(below: target.count) { data[$0] = uniformFloat() * span + low }
    } else if target.dtype == .float64 {
      try Kernel.generate(target) { .double(self.uniformDouble() * (to - from) + from) }
    } else {
      let (low, span) = (Float(from), Float(to) - Float(from))
      try Kernel.generate(target) { .double(Double(self.uniformFloat() * span + low)) }
    }
  }

  /// A whole number in [from, from + range).
  func whole(_ range: UInt64, from: Int) -> Int {
    let bits = range >= 1 << 28 ? next64() : UInt64(next32())
    return Int(truncatingIfNeeded: bits % range) &+ from
  }
}

extension Kernel {
  /// The dimensions of a tensor in the order in which they lie in memory, the widest steps first.
  static func memoryOrder(_ target: Tensor) -> [Int] {
    let strides = target.geometry.strides
    return target.sizes.indices.sorted { strides[$0] == strides[$1] ? $0 < $1 : strides[$0] > strides[$1] }
  }

  /// Fills a tensor with numbers drawn one after the other, in the order in which the elements lie in memory.
  static func generate(_ target: Tensor, _ next: () -> Scalar) throws {
    let (start, size) = (target.start, target.dtype.size)
    let order = memoryOrder(target)
    let walk = Walk<1>(order.map { target.sizes[$0] }, [order.map { target.geometry.strides[$0] }])
    try walk.forEachStretch(target.session) { offsets, count in
      for i in 0..<count {
        Cell.write(next(), to: start + (offsets[0] + i * walk.steps[0]) * size, target.dtype)
      }
    }
  }
}
