import CKernels

extension Kernel {
  /// The extents of a tensor around one dimension: how many lie outside, along and inside it.
  static func extents(_ sizes: [Int], around dim: Int) -> (outer: Int, length: Int, inner: Int) {
    if sizes.isEmpty { return (1, 1, 1) }
    return (sizes[..<dim].reduce(1, *), sizes[dim], sizes[(dim + 1)...].reduce(1, *))
  }

  private struct Softmax: FloatVisitor {
    let input, output: Tensor
    let extents: (outer: Int, length: Int, inner: Int)
    /// Whether the lanes are rows; ATen takes those of any other dimension as columns, one column even.
    let isLast: Bool
    let isLog: Bool

    func visit<T: FloatElement>(_ type: T.Type) throws {
      let (source, target) = (input.pointer(T.self), output.pointer(T.self))
      let (length, inner) = (extents.length, extents.inner)
      if T.self == Float.self { return try vectors(input.pointer(Float.self), output.pointer(Float.self)) }
      if inner == 1 && length >= Softmax.shortest {
        try input.session.forEach(below: extents.outer, weight: length) {
          row(source + $0 * length, target + $0 * length, length)
        }
        return
      }
      for o in 0..<extents.outer {
        for i in 0..<inner {
          let start = o * length * inner + i
          var largest = source[start].compute
          for k in 0..<length {
            let x = source[start + k * inner].compute
            if x > largest || x.isNaN { largest = x }
          }
          var total: T.Compute = 0
          for k in 0..<length {
            let e = Real.exp(source[start + k * inner].compute - largest)
            total += e
            if !isLog { target[start + k * inner] = T(e) }
          }
          let logarithm = isLog ? Real.log(total) : 0
          for k in 0..<length {
            let at = start + k * inner
            target[at] = T(isLog ? source[at].compute - largest - logarithm : target[at].compute / total)
          }
        }
      }
    }

    /// From how many elements on there is more than the plain loop.
    static let shortest = 64

    /// Floats, with the vectors of the processor at hand.
    private func vectors(_ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>) throws {
      let (length, inner) = (extents.length, extents.inner)
      try input.session.forEach(below: extents.outer, weight: length * inner) { number in
        let start = number * length * inner
        if isLast {
          gw_softmax_row(x + start, y + start, length, isLog)
        } else {
          gw_softmax_columns(x + start, y + start, length, inner, isLog)
        }
      }
    }

    /// A long lane of neighbours, eight elements side by side.
    @inline(__always)
    private func row<T: FloatElement>(_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ count: Int) {
      var (largest, isNaN) = (x[0].compute, false)
      for k in 0..<count {
        let value = x[k].compute
        largest = value > largest ? value : largest
        isNaN = isNaN || value.isNaN
      }
      if isNaN { largest = .nan }
      for k in 0..<count { y[k] = T(x[k].compute - largest) }
      if isLog {
        let total = withUnsafeTemporaryAllocation(of: T.self, capacity: count) { powers in
          guard let powers = powers.baseAddress else { return 0 as T.Compute }
          Kernel.row(Exp.self, T.dtype)(y, 1, powers, 1, count)
          return Softmax.total(powers, count)
        }
        let logarithm = Real.log(total)
        for k in 0..<count { y[k] = T(y[k].compute - logarithm) }
      } else {
        Kernel.row(Exp.self, T.dtype)(y, 1, y, 1, count)
        let total = Softmax.total(y, count)
        for k in 0..<count { y[k] = T(y[k].compute / total) }
      }
    }

    @inline(__always)
    private static func total<T: FloatElement>(_ x: UnsafePointer<T>, _ count: Int) -> T.Compute {
      var sums = InlineArray<8, T.Compute>(repeating: 0)
      var k = 0
      while k + 8 <= count {
        for lane in 0..<8 { sums[lane] += x[k + lane].compute }
        k += 8
      }
      while k < count {
        sums[0] += x[k].compute
        k += 1
      }
      for lane in 1..<8 { sums[0] += sums[lane] }
      return sums[0]
    }
  }

  private struct SoftmaxPull: FloatVisitor {
    let grad, result, output: Tensor
    let extents: (outer: Int, length: Int, inner: Int)
    let isLog: Bool

    func visit<T: FloatElement>(_ type: T.Type) throws {
      let (g, y, target) = (grad.pointer(T.self), result.pointer(T.self), output.pointer(T.self))
      let (length, inner) = (extents.length, extents.inner)
      if T.self == Float.self && length * inner >= Softmax.shortest {
        return try vectors(grad.pointer(Float.self), result.pointer(Float.self), output.pointer(Float.self))
      }
      for o in 0..<extents.outer {
        for i in 0..<inner {
          let start = o * length * inner + i
          var total: T.Compute = 0
          for k in 0..<length {
            let at = start + k * inner
            total += isLog ? g[at].compute : g[at].compute * y[at].compute
          }
          for k in 0..<length {
            let at = start + k * inner
            let value = y[at].compute
            target[at] = T(
              isLog ? g[at].compute - Real.exp(value) * total : (g[at].compute - total) * value)
          }
        }
      }
    }

    private func vectors(
      _ g: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>
    ) throws {
      let (length, inner) = (extents.length, extents.inner)
      try grad.session.forEach(below: extents.outer, weight: length * inner) { number in
        let start = number * length * inner
        if inner == 1 {
          gw_softmax_pull_row(g + start, y + start, out + start, length, isLog)
        } else {
          gw_softmax_pull_columns(g + start, y + start, out + start, length, inner, isLog)
        }
      }
    }
  }

  /// The exponentials along a dimension over their sum, or the logarithm of that.
  static func softmax(_ input: Tensor, dim: Int, isLog: Bool) throws -> Tensor {
    let index = try Dimension.normalised(dim, rank: input.rank)
    let isLast = index == max(input.rank, 1) - 1
    if input.count == 0 { return try input.session.empty(input.sizes, input.dtype) }
    try requireFloat(input, (isLog ? "log_softmax_" : "softmax_") + (isLast ? "lastdim_kernel_impl" : "kernel_impl"))
    let type = input.dtype.compute
    let source = try input.cast(type).dense()
    let output = try input.session.empty(source.geometry, type)
    if isLog && isLast && input.dtype != type {
      logSoftmaxRows(source, output, roundingTo: input.dtype)
    } else {
      try type.acceptFloat(
        Softmax(
          input: source, output: output, extents: extents(input.sizes, around: index), isLast: isLast, isLog: isLog))
    }
    return try output.cast(input.dtype)
  }

  /// `log_softmax` of the last dimension of a type of 16 bits, in which ATen keeps the sum and its logarithm.
  private static func logSoftmaxRows(_ source: Tensor, _ output: Tensor, roundingTo dtype: DType) {
    let (x, y, length) = (source.pointer(Float.self), output.pointer(Float.self), source.sizes.last ?? 1)
    for start in stride(from: 0, to: source.count, by: length) {
      let row = start..<start + length
      let largest = row.contains { x[$0].isNaN } ? .nan : row.reduce(-.infinity) { max($0, x[$1]) }
      let total = dtype.roundingHalf(row.reduce(0) { $0 + Real.exp(x[$1] - largest) })
      let logarithm = dtype.roundingHalf(Real.log(total))
      for k in row { y[k] = x[k] - largest - logarithm }
    }
  }

  /// The gradient of `softmax` from its result.
  static func softmaxPull(_ grad: Tensor, _ result: Tensor, dim: Int, isLog: Bool) throws -> Tensor {
    let index = try Dimension.normalised(dim, rank: result.rank)
    let type = result.dtype.compute
    let (g, y) = (try grad.cast(type).dense(), try result.cast(type).dense())
    let output = try grad.session.empty(y.geometry, type)
    if output.count == 0 { return try output.cast(result.dtype) }
    try type.acceptFloat(
      SoftmaxPull(grad: g, result: y, output: output, extents: extents(y.sizes, around: index), isLog: isLog))
    return try output.cast(result.dtype)
  }
}

extension Tensor {
  /// Itself where contiguous, else a contiguous copy without history; with the strides of a fresh tensor either way.
  func dense() throws -> Tensor {
    if !isContiguous { return try copied() }
    let plain = geometry.rowMajor
    return plain === geometry ? self : view(as: plain)
  }
}
