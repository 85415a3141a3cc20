/// A linear map that treats every dimension by itself: each element of the result along a dimension is a weighted sum of
/// elements of the input along it. Padding, averaging and interpolation are of this kind.
struct Resampling {
  /// The index of an element of the input and its weight.
  typealias Tap = (index: Int, weight: Double)

  /// The dimensions in the order in which they are treated, and the taps of every element of the result.
  private(set) var stages: [(dim: Int, taps: [[Tap]])] = []
  /// What the result is divided by, for each element along each stage's dimension; 1 where nil.
  var divisors: [[Double]]?

  /// Adds a dimension. Later ones are treated later.
  mutating func add(_ dim: Int, _ taps: [[Tap]]) { stages.append((dim, taps)) }

  /// The sizes of the result.
  func sizes(from input: [Int]) -> [Int] {
    var sizes = input
    for stage in stages { sizes[stage.dim] = stage.taps.count }
    return sizes
  }
}

extension Kernel {
  private struct ResamplingStage: FloatVisitor {
    let input, output: Tensor
    let taps: [[Resampling.Tap]]
    let outer, inner: Int
    let isTransposed: Bool
    /// Whether a sum begins with its first term rather than with 0, so that −0 stays what it is.
    let beginsWithTerm: Bool

    func visit<T: FloatElement>(_ type: T.Type) throws {
      let (x, y) = (input.pointer(T.self), output.pointer(T.self))
      let (inLength, outLength) = (
        outer * inner == 0 ? 0 : input.count / (outer * inner), output.count / max(1, outer * inner)
      )
      for o in 0..<outer {
        try input.session.forEach(below: taps.count, weight: 4 * inner) { k in
          for (number, tap) in taps[k].enumerated() {
            let (from, to) = isTransposed ? (k, tap.index) : (tap.index, k)
            let (a, b) = (x + (o * inLength + from) * inner, y + (o * outLength + to) * inner)
            let weight = T.Compute(double: tap.weight)
            if beginsWithTerm && number == 0 {
              for i in 0..<inner { b[i] = T(weight * a[i].compute) }
              continue
            }
            for i in 0..<inner { b[i] = T(b[i].compute + weight * a[i].compute) }
          }
        }
      }
    }
  }

  private struct Division: FloatVisitor {
    let tensor: Tensor
    let divisors: [Double]
    let extents: (outer: Int, length: Int, inner: Int)
    func visit<T: FloatElement>(_ type: T.Type) {
      let x = tensor.pointer(T.self)
      for o in 0..<extents.outer {
        for k in 0..<extents.length {
          let divisor = T.Compute(double: divisors[k])
          for i in 0..<extents.inner {
            let at = (o * extents.length + k) * extents.inner + i
            x[at] = T(x[at].compute / divisor)
          }
        }
      }
    }
  }

  /// Applies a resampling.
  static func resample(_ input: Tensor, _ plan: Resampling, _ name: String) throws -> Tensor {
    try requireFloat(input, name)
    if input.dtype == .float16 || input.dtype == .bfloat16 {
      return try resample(input.cast(.float32), plan, name).cast(input.dtype)
    }
    var current = try input.dense()
    for stage in plan.stages {
      current = try apply(
        current, stage.dim, stage.taps, length: stage.taps.count, isTransposed: false,
        beginsWithTerm: plan.divisors == nil)
    }
    if current === input { current = try input.copied() }
    try divide(current, plan)
    return current
  }

  /// Applies the transpose of a resampling of an input of the given sizes.
  static func resampleTransposed(_ grad: Tensor, _ plan: Resampling, to sizes: [Int]) throws -> Tensor {
    if grad.dtype == .float16 || grad.dtype == .bfloat16 {
      return try resampleTransposed(grad.cast(.float32), plan, to: sizes).cast(grad.dtype)
    }
    var current = try grad.copied()
    try divide(current, plan)
    for stage in plan.stages.reversed() {
      current = try apply(current, stage.dim, stage.taps, length: sizes[stage.dim], isTransposed: true)
    }
    return current
  }

  private static func apply(
    _ input: Tensor, _ dim: Int, _ taps: [[Resampling.Tap]], length: Int, isTransposed: Bool,
    beginsWithTerm: Bool = false
  ) throws -> Tensor {
    var sizes = input.sizes
    sizes[dim] = length
    let (outer, _, inner) = extents(input.sizes, around: dim)
    let output = try input.session.filled(sizes, 0, dtype: input.dtype)
    if input.count == 0 || output.count == 0 { return output }
    try input.dtype.acceptFloat(
      ResamplingStage(
        input: input, output: output, taps: taps, outer: outer, inner: inner, isTransposed: isTransposed,
        beginsWithTerm: beginsWithTerm))
    return output
  }

  private static func divide(_ tensor: Tensor, _ plan: Resampling) throws {
    guard let divisors = plan.divisors, tensor.count > 0 else { return }
    for (stage, values) in zip(plan.stages, divisors) {
      try tensor.dtype.acceptFloat(
        Division(tensor: tensor, divisors: values, extents: extents(tensor.sizes, around: stage.dim)))
    }
  }
}
