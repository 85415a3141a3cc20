/// A function of one floating-point element that has parameters of its own, such as a slope.
protocol PointFunction: Sendable {
  func value<T: ComputeElement>(_ x: T) -> T
  /// The loop of the processor's vectors for it, where there is one.
  var loop: ActivationLoop? { get }
}

/// A function of two floating-point elements that has parameters of its own; often of a gradient and the element it
/// belongs to.
protocol PairFunction: Sendable {
  func value<T: ComputeElement>(_ a: T, _ b: T) -> T
  /// The activation function whose slope it is, where there is a loop of the processor's vectors for that.
  var loop: ActivationLoop? { get }
}

extension PointFunction {
  var loop: ActivationLoop? { nil }
}

extension PairFunction {
  var loop: ActivationLoop? { nil }
}

/// A function of three floating-point elements that has parameters of its own.
protocol TripleFunction: Sendable {
  func value<T: ComputeElement>(_ a: T, _ b: T, _ c: T) -> T
}

extension Kernel {
  // Rows that capture the function itself: one that captured a closure would call it for every element.

  @inline(__always)
  private static func row<T: ComputeElement>(_ function: some PointFunction, _ type: T.Type) -> UnaryRow {
    { source, from, target, to, count in
      let (x, y) = (source.assumingMemoryBound(to: T.self), target.assumingMemoryBound(to: T.self))
      if from == 1 && to == 1 {
        for i in 0..<count { y[i] = function.value(x[i]) }
      } else {
        for i in 0..<count { y[i * to] = function.value(x[i * from]) }
      }
    }
  }

  @inline(__always)
  private static func row<T: ComputeElement>(_ function: some PairFunction, _ type: T.Type) -> BinaryRow {
    { first, s, second, t, target, u, count in
      let (x, y) = (first.assumingMemoryBound(to: T.self), second.assumingMemoryBound(to: T.self))
      let z = target.assumingMemoryBound(to: T.self)
      if s == 1 && t == 1 && u == 1 {
        for i in 0..<count { z[i] = function.value(x[i], y[i]) }
      } else if s == 0 && t == 1 && u == 1 {
        let one = x[0]
        for i in 0..<count { z[i] = function.value(one, y[i]) }
      } else {
        for i in 0..<count { z[i * u] = function.value(x[i * s], y[i * t]) }
      }
    }
  }

  private struct Triple<F: TripleFunction>: FloatVisitor {
    let function: F
    let a, b, c, output: Tensor
    func visit<T: FloatElement>(_ type: T.Type) throws {
      let (x, y, z, target) = (a.pointer(T.self), b.pointer(T.self), c.pointer(T.self), output.pointer(T.self))
      let strides: InlineArray<4, [Int]> = [
        Broadcast.strides(of: a.geometry, to: output.sizes), Broadcast.strides(of: b.geometry, to: output.sizes),
        Broadcast.strides(of: c.geometry, to: output.sizes), output.geometry.strides,
      ]
      let walk = Walk<4>(output.sizes, strides)
      let (s, t, u, v) = (walk.steps[0], walk.steps[1], walk.steps[2], walk.steps[3])
      try walk.forEachStretch(output.session) { offsets, count in
        if s == 0 && t == 1 && u == 1 && v == 1 {
          // One gradient for all, as that of a mean is.
          let (one, y, z, result) = (x[offsets[0]].compute, y + offsets[1], z + offsets[2], target + offsets[3])
          for i in 0..<count { result[i] = T(function.value(one, y[i].compute, z[i].compute)) }
          return
        }
        if s == 1 && t == 1 && u == 1 && v == 1 {
          let (x, y, z, result) = (x + offsets[0], y + offsets[1], z + offsets[2], target + offsets[3])
          for i in 0..<count { result[i] = T(function.value(x[i].compute, y[i].compute, z[i].compute)) }
          return
        }
        for i in 0..<count {
          target[offsets[3] + i * v] = T(
            function.value(
              x[offsets[0] + i * s].compute, y[offsets[1] + i * t].compute, z[offsets[2] + i * u].compute))
        }
      }
    }
  }

  /// A function of every element. Throws where the elements are no floats.
  static func point(_ function: some PointFunction, _ input: Tensor, _ name: String) throws -> Tensor {
    try requireFloat(input, name)
    let type = input.dtype.compute
    let inner = type == .float64 ? row(function, Double.self) : row(function, Float.self)
    if type == .float32, let loop = function.loop {
      return try pointwise(
        input, computing: type, storing: type, giving: input.dtype, nil, loop.values(else: inner))
    }
    return try pointwise(input, computing: type, storing: type, giving: input.dtype, nil, inner)
  }

  /// A function of every pair of elements, broadcast, in the common type. Throws where that is no floating-point type.
  static func pair(
    _ function: some PairFunction, _ a: Tensor, _ b: Tensor, _ name: String, into out: Tensor? = nil
  ) throws -> Tensor {
    let common = Promotion.type(of: a, b)
    try requireFloat(common, name)
    let type = common.compute
    let inner = type == .float64 ? row(function, Double.self) : row(function, Float.self)
    if type == .float32, let loop = function.loop {
      return try pointwise(a, b, computing: type, storing: type, giving: common, out, loop.slopes(else: inner))
    }
    return try pointwise(a, b, computing: type, storing: type, giving: common, out, inner)
  }

  /// A function of every three elements, broadcast, in the common type. Throws where that is no floating-point type.
  static func triple(
    _ function: some TripleFunction, _ a: Tensor, _ b: Tensor, _ c: Tensor, _ name: String
  ) throws -> Tensor {
    let common = Promotion.type(of: a, b, c)
    try requireFloat(common, name)
    let type = common.compute
    let (x, y, z) = (try a.cast(type), try b.cast(type), try c.cast(type))
    let sizes = try Broadcast.sizes(try Broadcast.sizes(a.sizes, b.sizes), c.sizes)
    let layout = Geometry.result(of: [a.geometry, b.geometry, c.geometry], sizes: sizes)
    let output = try a.session.empty(layout, type)
    try type.acceptFloat(Triple(function: function, a: x, b: y, c: z, output: output))
    return try output.cast(common)
  }

  /// Throws what PyTorch says where a kernel exists for floating-point types alone.
  static func requireFloat(_ tensor: Tensor, _ kernel: String) throws { try requireFloat(tensor.dtype, kernel) }

  /// Throws what PyTorch says where a kernel exists for floating-point types alone.
  static func requireFloat(_ dtype: DType, _ kernel: String) throws {
    if dtype.isFloatingPoint { return }
    throw TorchError.notImplemented("\"\(kernel)\" not implemented for '\(dtype.scalarTypeName)'")
  }
}
