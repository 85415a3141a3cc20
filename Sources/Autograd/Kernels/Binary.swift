enum Add: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T { T.sum(a, b) }
}

enum Subtract: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T { T.difference(a, b) }
}

enum Multiply: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T { T.product(a, b) }
}

enum Divide: FloatBinaryFunction {
  @inline(__always) static func call<T: ComputeElement>(_ a: T, _ b: T) -> T { a / b }
}

enum Negate: UnaryFunction {
  @inline(__always) static func call<T: Element>(_ x: T) -> T { T.difference(T.zero, x) }
}

extension Kernel {
  private struct FloatBinary<F: FloatBinaryFunction>: FloatVisitor {
    let a, b, output: Tensor
    @inline(__always)
    func visit<T: FloatElement>(_ type: T.Type) {
      Kernel.map(a, b, into: output) { (x: T, y: T) -> T in T(F.call(x.compute, y.compute)) }
    }
  }

  /// `function` of every pair of elements, broadcast; integers become the default floating-point type.
  static func floatBinary<F: FloatBinaryFunction>(
    _ function: F.Type, _ a: Tensor, _ b: Tensor, _ out: Tensor?
  ) throws -> Tensor {
    let promoted = a.dtype == b.dtype ? a.dtype : Promotion.type(of: a, b)
    let common = promoted.isFloatingPoint ? promoted : a.session.defaultDType
    let (x, y) = (try a.cast(common), try b.cast(common))
    return try output(for: x, y, common, out) { output in
      try common.acceptFloat(FloatBinary<F>(a: x, b: y, output: output))
    }
  }

  private struct Unary<F: UnaryFunction>: ElementVisitor {
    let input, output: Tensor
    @inline(__always)
    func visit<T: Element>(_ type: T.Type) {
      Kernel.map(input, into: output) { (x: T) -> T in F.call(x) }
    }
  }

  /// `function` of every element.
  static func unary<F: UnaryFunction>(_ function: F.Type, _ input: Tensor, _ out: Tensor?) throws -> Tensor {
    let output = try out ?? input.session.empty(input.geometry.dense, input.dtype)
    try input.dtype.accept(Unary<F>(input: input, output: output))
    return output
  }

  private struct AddEach: ElementVisitor {
    let source, target: Tensor
    func visit<T: Element>(_ type: T.Type) {
      let (from, into) = (source.pointer(T.self), target.pointer(T.self))
      let walk = Walk<2>(source.sizes, [source.geometry.strides, target.geometry.strides])
      walk.forEachRun { offsets in
        for i in 0..<walk.run {
          let place = offsets[1] + i * walk.steps[1]
          into[place] = T.sum(into[place], from[offsets[0] + i * walk.steps[0]])
        }
      }
    }
  }

  /// Adds element by element, also where elements of the target share memory. Same sizes and type.
  static func addEach(_ source: Tensor, into target: Tensor) throws {
    try source.dtype.accept(AddEach(source: source, target: target))
  }

  /// Divides by a number.
  static func divide(_ tensor: Tensor, by number: Double, into out: Tensor?) throws -> Tensor {
    try floatBinary(Divide.self, tensor, tensor.session.wrappedNumber(.double(number)), out)
  }

  /// Whether any element is NaN.
  static func containsNaN(_ tensor: Tensor) -> Bool { tensor.doubles.contains { $0.isNaN } }

  private struct Binary<F: BinaryFunction>: ElementVisitor {
    let a, b, output: Tensor
    @inline(__always)
    func visit<T: Element>(_ type: T.Type) {
      Kernel.map(a, b, into: output) { (x: T, y: T) -> T in F.call(x, y) }
    }
  }

  /// `function` of every pair of elements, broadcast, in the operands' common type.
  static func binary<F: BinaryFunction>(
    _ function: F.Type, _ a: Tensor, _ b: Tensor, _ out: Tensor?
  ) throws -> Tensor {
    let common = a.dtype == b.dtype ? a.dtype : Promotion.type(of: a, b)
    let (x, y) = (try a.cast(common), try b.cast(common))
    return try output(for: x, y, common, out) { output in
      try common.accept(Binary<F>(a: x, b: y, output: output))
    }
  }

  /// Finds or makes the tensor a pointwise operation writes into, and writes.
  @inline(__always)
  static func output(
    for a: Tensor, _ b: Tensor, _ dtype: DType, _ out: Tensor?, _ write: (Tensor) throws -> Void
  ) throws -> Tensor {
    if let out {
      let sizes = try Broadcast.sizes(a.sizes, b.sizes)
      try out.checkCanHold(dtype, sizes: sizes)
      if out.dtype == dtype {
        try write(out)
      } else {
        let result = try a.session.empty(sizes, dtype)
        try write(result)
        copy(result, into: out)
      }
      return out
    }
    let geometry: Geometry
    if a.geometry === b.geometry || b.rank == 0 || a.sizes == b.sizes {
      geometry = a.geometry.dense
    } else if a.rank == 0 {
      geometry = b.geometry.dense
    } else {
      geometry = Geometry(sizes: try Broadcast.sizes(a.sizes, b.sizes))
    }
    let result = try a.session.empty(geometry, dtype)
    try write(result)
    return result
  }

  /// Adds `b` to `a` in place; same sizes and type.
  static func addInto(_ a: Tensor, _ b: Tensor) throws {
    _ = try binary(Add.self, a, b, a)
  }
}

extension Tensor {
  /// The same values in another type; itself where it has that type.
  @inline(__always)
  func cast(_ type: DType) throws -> Tensor {
    if dtype == type { return self }
    let result = try session.empty(geometry.dense, type)
    Kernel.copy(self, into: result)
    return result
  }
}

extension Geometry {
  /// The contiguous geometry of the same sizes.
  var dense: Geometry { isContiguous ? self : Geometry(sizes: sizes) }
}
