/// A figure that is computed from the elements of a group in their own precision, one after the other, so that it has
/// the digits of ATen's reductions.
protocol GroupFigure {
  /// The figure of the elements. `isRow` says that they are neighbours in memory, which ATen takes as vectors.
  func of<T: ComputeElement>(_ values: UnsafeBufferPointer<T>, isRow: Bool) -> T
}

extension GroupFigure {
  /// The number of lanes of ATen's vectors of 32 bytes.
  @inline(__always)
  static func lanes<T: ComputeElement>(_ type: T.Type) -> Int { 32 / MemoryLayout<T>.size }
}

extension Kernel {
  private struct GroupFigures<F: GroupFigure>: FloatVisitor {
    let values, output: Tensor
    let figure: F
    let size: Int
    let isRow: Bool

    /// `acceptFloat` gives the two types that compute as themselves.
    func visit<T: FloatElement>(_ type: T.Type) throws {
      let (from, to) = (values.pointer(T.Compute.self), output.pointer(T.Compute.self))
      for group in 0..<output.count {
        if group & 0xfff == 0 { try output.session.checkInterrupt() }
        to[group] = figure.of(UnsafeBufferPointer(start: from + group * size, count: size), isRow: isRow)
      }
    }
  }

  /// A figure over dimensions, computed in the type that the elements compute in.
  static func figure(
    _ input: Tensor, over dims: [Int], keep: Bool, _ dtype: DType, _ figure: some GroupFigure
  ) throws -> Tensor {
    let strides = input.geometry.strides
    // The reduced dimensions go last, the one with the smallest step innermost, as ATen walks them.
    let reduced = dims.sorted { (strides[$0], $1) > (strides[$1], $0) }
    let rest = input.sizes.indices.filter { !dims.contains($0) }
    let kept = Geometry(sizes: Dimension.reduced(input.sizes, over: dims, keep: true))
    let plan = ReductionPlan(input.geometry, over: dims, output: kept)
    let isRow =
      plan.inputs[0] == 1 && plan.outputs[0] == 0
      && plan.sizes.indices.dropFirst().allSatisfy { plan.outputs[$0] != 0 || plan.sizes[$0] == 1 }
    let order = rest + reduced
    let values = try input.view(
      as: Geometry(sizes: order.map { input.sizes[$0] }, strides: order.map { strides[$0] })
    ).cast(input.dtype.compute).dense()
    let output = try input.session.empty(kept.sizes, input.dtype.compute)
    let size = dims.reduce(1) { $0 * input.sizes[$1] }
    try input.dtype.compute.acceptFloat(
      GroupFigures(values: values, output: output, figure: figure, size: size, isRow: isRow))
    let result = try output.cast(dtype)
    if !keep { result.geometry = Geometry(sizes: Dimension.reduced(input.sizes, over: dims, keep: false)) }
    return withExtendedLifetime(values) { result }
  }
}

/// The sum of squared differences from the mean, divided: Welford's updates (1962), in double precision.
struct WelfordVariance: GroupFigure {
  let correction: Double
  let isDeviation: Bool

  func of<T: ComputeElement>(_ values: UnsafeBufferPointer<T>, isRow: Bool) -> T {
    var (mean, squares, count) = (0.0, 0.0, 0.0)
    for value in values {
      count += 1
      let difference = value.double - mean
      mean += difference / count
      squares += difference * (value.double - mean)
    }
    let variance = squares / max(0, count - correction)
    return T(double: isDeviation ? variance.squareRoot() : variance)
  }
}

/// The variance of all elements: squared differences from a mean that has the elements' precision, summed in double
/// precision, as `std_var_all_cpu` has it.
struct VarianceOfAll: GroupFigure {
  let mean, correction: Double
  let isDeviation: Bool

  func of<T: ComputeElement>(_ values: UnsafeBufferPointer<T>, isRow: Bool) -> T {
    var squares = 0.0
    for value in values { squares += (value.double - mean) * (value.double - mean) }
    let variance = squares / max(0, Double(values.count) - correction)
    return T(double: isDeviation ? variance.squareRoot() : variance)
  }
}

/// The mean as Welford's updates have it.
struct WelfordMean: GroupFigure {
  func of<T: ComputeElement>(_ values: UnsafeBufferPointer<T>, isRow: Bool) -> T {
    var (mean, count) = (0.0, 0.0)
    for value in values {
      count += 1
      mean += (value.double - mean) / count
    }
    return T(double: count == 0 ? .nan : mean)
  }
}

/// The sum in double precision, one element after the other.
struct TotalInOrder: GroupFigure {
  func of<T: ComputeElement>(_ values: UnsafeBufferPointer<T>, isRow: Bool) -> T {
    T(double: values.reduce(0.0) { $0 + $1.double })
  }
}

/// The product in ATen's order: four vectors side by side where the elements are a row, then what is left.
struct RowProduct: GroupFigure {
  func of<T: ComputeElement>(_ values: UnsafeBufferPointer<T>, isRow: Bool) -> T {
    let lanes = Self.lanes(T.self)
    let step = 4 * lanes
    let rounds = isRow ? values.count / step : 0
    var product: T = 1
    if rounds > 0 {
      var lanesOfFour = InlineArray<32, T>(repeating: 1)
      for round in 0..<rounds {
        for lane in 0..<step { lanesOfFour[lane] *= values[round * step + lane] }
      }
      func joined(_ lane: Int) -> T {
        (lanesOfFour[lane] * lanesOfFour[lane + lanes])
          * (lanesOfFour[lane + 2 * lanes] * lanesOfFour[lane + 3 * lanes])
      }
      var total = joined(0)
      for lane in 1..<lanes { total *= joined(lane) }
      product *= total
    }
    for value in values[(rounds * step)...] { product *= value }
    return product
  }
}
