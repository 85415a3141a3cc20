extension Kernel {
  /// The extents of a tensor around one dimension: how many lie outside, along and inside it.
  static func extents(_ sizes: [Int], around dim: Int) -> (outer: Int, length: Int, inner: Int) {
    if sizes.isEmpty { return (1, 1, 1) }
    return (sizes[..<dim].reduce(1, *), sizes[dim], sizes[(dim + 1)...].reduce(1, *))
  }

  private struct Softmax: FloatVisitor {
    let input, output: Tensor
    let extents: (outer: Int, length: Int, inner: Int)
    let isLog: Bool

    func visit<T: FloatElement>(_ type: T.Type) {
      let (source, target) = (input.pointer(T.self), output.pointer(T.self))
      let (length, inner) = (extents.length, extents.inner)
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
  }

  private struct SoftmaxPull: FloatVisitor {
    let grad, result, output: Tensor
    let extents: (outer: Int, length: Int, inner: Int)
    let isLog: Bool

    func visit<T: FloatElement>(_ type: T.Type) {
      let (g, y, target) = (grad.pointer(T.self), result.pointer(T.self), output.pointer(T.self))
      let (length, inner) = (extents.length, extents.inner)
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
  }

  /// The exponentials along a dimension over their sum, or the logarithm of that.
  static func softmax(_ input: Tensor, dim: Int, isLog: Bool) throws -> Tensor {
    let index = try Dimension.normalised(dim, rank: input.rank)
    let isLast = index == max(input.rank, 1) - 1
    try requireFloat(input, (isLog ? "log_softmax_" : "softmax_") + (isLast ? "lastdim_kernel_impl" : "kernel_impl"))
    let source = try input.dense()
    let output = try input.session.empty(source.geometry, input.dtype)
    if input.count == 0 { return output }
    try input.dtype.acceptFloat(
      Softmax(input: source, output: output, extents: extents(input.sizes, around: index), isLog: isLog))
    return output
  }

  /// The gradient of `softmax` from its result.
  static func softmaxPull(_ grad: Tensor, _ result: Tensor, dim: Int, isLog: Bool) throws -> Tensor {
    let index = try Dimension.normalised(dim, rank: result.rank)
    let (g, y) = (try grad.dense(), try result.dense())
    let output = try grad.session.empty(y.geometry, y.dtype)
    if output.count == 0 { return output }
    try y.dtype.acceptFloat(
      SoftmaxPull(grad: g, result: y, output: output, extents: extents(y.sizes, around: index), isLog: isLog))
    return output
  }
}

extension Tensor {
  /// Itself where contiguous, else a contiguous copy without history.
  func dense() throws -> Tensor { isContiguous ? self : try copied() }
}
