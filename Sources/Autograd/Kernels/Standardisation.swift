import CKernels

/// The statistics of groups of elements: the mean and one over the standard deviation of each.
struct GroupStatistics {
  let means, rsqrts, variances: [Double]
}

extension Kernel {
  /// (x − mean) ÷ deviation along the last dimensions, or the gradient of that, with the vectors of the processor at
  /// hand; nil where it has to be differentiable, or is made of anything but contiguous floats.
  static func standardisedRows(
    _ input: Tensor, over dims: [Int], eps: Double, pulling grad: Tensor? = nil
  ) throws -> Tensor? {
    let length = dims.reduce(1) { $0 * input.sizes[$1] }
    guard !input.session.isGradEnabled, input.dtype == .float32, input.isContiguous, length >= 16,
      dims.sorted() == Array(input.rank - dims.count..<input.rank),
      grad.map({ $0.dtype == .float32 && $0.isContiguous && $0.sizes == input.sizes }) ?? true
    else { return nil }
    let output = try input.session.empty(input.sizes, .float32)
    let (x, g, y) = (input.pointer(Float.self), grad?.pointer(Float.self), output.pointer(Float.self))
    for start in stride(from: 0, to: input.count, by: length) {
      if let g {
        gw_standardise_pull(x + start, g + start, y + start, length, eps)
      } else {
        gw_standardise(x + start, y + start, length, eps)
      }
    }
    return output
  }

  private struct Statistics: FloatVisitor {
    let input: Tensor
    let eps: Double
    /// The group of the n-th run of `length` neighbours.
    let group: (Int) -> Int
    let groups, length: Int

    /// A sum of eight sums side by side, since each addition waits for the one before.
    @inline(__always)
    private func total<T: FloatElement>(_ x: UnsafePointer<T>, _ count: Int, _ term: (Double) -> Double) -> Double {
      var sums = SIMD8<Double>(repeating: 0)
      var i = 0
      while i + 8 <= count {
        for k in 0..<8 { sums[k] += term(x[i + k].double) }
        i += 8
      }
      var result = sums.sum()
      while i < count {
        result += term(x[i].double)
        i += 1
      }
      return result
    }

    func visit<T: FloatElement>(_ type: T.Type) -> GroupStatistics {
      let x = input.pointer(T.self)
      let runs = length == 0 ? 0 : input.count / length
      let size = Double(input.count / max(groups, 1))
      var means = [Double](repeating: 0, count: groups)
      var variances = means
      for run in 0..<runs {
        means[group(run)] += total(x + run * length, length) { $0 }
      }
      for g in means.indices { means[g] /= size }
      for run in 0..<runs {
        let mean = means[group(run)]
        variances[group(run)] += total(x + run * length, length) { ($0 - mean) * ($0 - mean) }
      }
      for g in variances.indices { variances[g] /= size }
      return GroupStatistics(
        means: means, rsqrts: variances.map { 1 / ($0 + eps).squareRoot() }, variances: variances)
    }
  }

  private struct Standardise: FloatVisitor {
    let input, output: Tensor
    let weight, bias: Tensor?
    let statistics: GroupStatistics
    let group: (Int) -> Int
    /// The element of the weight for the i-th element of the n-th run: the i-th, or the same for all of a run.
    let factor: (_ run: Int, _ i: Int) -> Int
    let length: Int

    func visit<T: FloatElement>(_ type: T.Type) throws {
      let (x, y) = (input.pointer(T.self), output.pointer(T.self))
      let (w, b) = (weight?.pointer(T.self), bias?.pointer(T.self))
      try input.session.forEach(below: length == 0 ? 0 : input.count / length, weight: length) { run in
        let mean = T.Compute(double: statistics.means[group(run)])
        let rsqrt = T.Compute(double: statistics.rsqrts[group(run)])
        let (from, to) = (x + run * length, y + run * length)
        if length == 1 || factor(run, 0) == factor(run, length - 1) {
          // One factor for the whole run.
          let (scale, shift) = (w?[factor(run, 0)].compute ?? 1, b?[factor(run, 0)].compute ?? 0)
          for i in 0..<length { to[i] = T((from[i].compute - mean) * rsqrt * scale + shift) }
        } else if let w, let b {
          for i in 0..<length { to[i] = T((from[i].compute - mean) * rsqrt * w[i].compute + b[i].compute) }
        } else {
          for i in 0..<length {
            var value = (from[i].compute - mean) * rsqrt
            if let w { value *= w[i].compute }
            if let b { value += b[i].compute }
            to[i] = T(value)
          }
        }
      }
    }
  }

  /// The mean and the variance of groups of elements. Precondition: contiguous.
  static func statistics(
    _ input: Tensor, groups: Int, length: Int, eps: Double, group: @escaping (Int) -> Int
  ) throws -> GroupStatistics {
    let wide = try input.cast(input.dtype.compute)
    return try wide.dtype.acceptFloat(
      Statistics(input: wide, eps: eps, group: group, groups: groups, length: length))
  }

  /// (x − mean) ÷ deviation × weight + bias, for groups of elements. Precondition: contiguous.
  static func standardise(
    _ input: Tensor, _ statistics: GroupStatistics, length: Int, _ weight: Tensor?, _ bias: Tensor?,
    group: @escaping (Int) -> Int, factor: @escaping (_ run: Int, _ i: Int) -> Int
  ) throws -> Tensor {
    let wide = try input.cast(input.dtype.compute)
    let output = try input.session.empty(input.sizes, wide.dtype)
    try wide.dtype.acceptFloat(
      Standardise(
        input: wide, output: output, weight: try weight?.cast(wide.dtype).dense(),
        bias: try bias?.cast(wide.dtype).dense(), statistics: statistics, group: group, factor: factor, length: length)
    )
    return try output.cast(input.dtype)
  }
}
