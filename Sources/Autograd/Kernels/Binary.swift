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
  @inline(__always) static func call<T: Element>(_ x: T) -> T { T.negation(x) }
}

extension Kernel {
  /// `function` of every pair of elements, broadcast, in the operands' common type.
  static func binary<F: BinaryFunction>(
    _ function: F.Type, _ a: Tensor, _ b: Tensor, _ out: Tensor?
  ) throws -> Tensor {
    if out == nil, let result = small(a, b, { F.call($0, $1) }) { return result }
    let common = commonType(a, b)
    let type = common.compute
    let (x, y) = F.self == Multiply.self ? (a, b) : try rounded(a, b, common)
    return try pointwise(x, y, computing: type, storing: type, giving: common, out, row(function, type))
  }

  /// `function` of every pair of elements, broadcast; integers become the default floating-point type.
  static func floatBinary<F: FloatBinaryFunction>(
    _ function: F.Type, _ a: Tensor, _ b: Tensor, _ out: Tensor?
  ) throws -> Tensor {
    if out == nil, let result = small(a, b, { F.call($0, $1) }) { return result }
    let promoted = commonType(a, b)
    let common = promoted.isFloatingPoint ? promoted : a.session.defaultDType
    let type = common.compute
    let (x, y) = F.self == Divide.self ? (a, b) : try rounded(a, b, common)
    return try pointwise(x, y, computing: type, storing: type, giving: common, out, row(function, type))
  }

  /// Compares every pair of elements, broadcast, in the common type.
  static func compare<F: Comparison>(_ function: F.Type, _ a: Tensor, _ b: Tensor, _ out: Tensor?) throws -> Tensor {
    let common = commonType(a, b)
    let type = common.compute
    // A Python number takes the type of whole numbers that it is compared with, and may not keep its value there.
    func fitting(_ operand: Tensor) throws -> Tensor {
      operand.isWrappedNumber && !common.isFloatingPoint ? try operand.cast(common) : operand
    }
    return try pointwise(
      fitting(a), fitting(b), computing: type, storing: .bool, giving: .bool, out, row(function, type))
  }

  /// `function` of every element.
  static func unary<F: UnaryFunction>(_ function: F.Type, _ input: Tensor, _ out: Tensor?) throws -> Tensor {
    if out == nil, let result = small(input, { F.call($0) }) { return result }
    let type = input.dtype.compute
    return try pointwise(input, computing: type, storing: type, giving: input.dtype, out, row(function, type))
  }

  /// `function` of every element; integers become the default floating-point type.
  static func floatUnary<F: FloatFunction>(_ function: F.Type, _ input: Tensor, _ out: Tensor?) throws -> Tensor {
    if out == nil, let result = small(input, { F.call($0) }) { return result }
    let giving = input.dtype.isFloatingPoint ? input.dtype : input.session.defaultDType
    let type = giving.compute
    return try pointwise(input, computing: type, storing: type, giving: giving, out, row(function, type))
  }

  /// Asks about every element.
  static func test<F: Predicate>(_ function: F.Type, _ input: Tensor, _ out: Tensor?) throws -> Tensor {
    let type = input.dtype.compute
    return try pointwise(input, computing: type, storing: .bool, giving: .bool, out, row(function, type))
  }

  /// The operands in a common type of 16 bits: what is of another type, a Python number too, is rounded before the
  /// function sees it. ATen leaves that out for products and quotients alone.
  @inline(__always)
  private static func rounded(_ a: Tensor, _ b: Tensor, _ common: DType) throws -> (Tensor, Tensor) {
    common == common.compute ? (a, b) : (try a.cast(common), try b.cast(common))
  }

  @inline(__always)
  private static func commonType(_ a: Tensor, _ b: Tensor) -> DType {
    a.dtype == b.dtype && !a.isWrappedNumber && !b.isWrappedNumber ? a.dtype : Promotion.type(of: a, b)
  }

  private struct AddEach: ElementVisitor {
    let source, target: Tensor
    func visit<T: Element>(_ type: T.Type) throws {
      let (from, into) = (source.pointer(T.self), target.pointer(T.self))
      let walk = Walk<2>(source.sizes, [source.geometry.strides, target.geometry.strides])
      try walk.forEachStretch(source.session) { offsets, count in
        for i in 0..<count {
          let place = offsets[1] + i * walk.steps[1]
          into[place] = T.sum(into[place], from[offsets[0] + i * walk.steps[0]])
        }
      }
    }
  }

  /// Adds element by element, also where elements of the target share memory. Same sizes and type.
  static func addEach(_ source: Tensor, into target: Tensor) throws {
    try inCompute(target) { try $0.dtype.accept(AddEach(source: try source.cast($0.dtype), target: $0)) }
  }

  /// Runs a kernel on a tensor that it changes, in the type that kernels compute in.
  static func inCompute(_ target: Tensor, _ body: (Tensor) throws -> Void) throws {
    if target.dtype == target.dtype.compute { return try body(target) }
    // A copy with the same layout, so that views of it stay views.
    let last = zip(target.sizes, target.geometry.strides).reduce(1) { $0 + max(0, $1.0 - 1) * $1.1 }
    let whole = target.view(as: Geometry(sizes: [last]), offset: target.storageOffset)
    let wide = try whole.cast(target.dtype.compute)
    try body(wide.view(as: target.geometry))
    try copy(wide.view(as: target.geometry), into: target)
  }

  /// Divides by a number.
  static func divide(_ tensor: Tensor, by number: Double, into out: Tensor?) throws -> Tensor {
    try floatBinary(Divide.self, tensor, tensor.session.wrappedNumber(.double(number)), out)
  }

  /// Whether any element is NaN.
  static func containsNaN(_ tensor: Tensor) -> Bool { tensor.doubles.contains { $0.isNaN } }

  /// Adds `b` to `a` in place; same sizes and type.
  static func addInto(_ a: Tensor, _ b: Tensor) throws {
    if !addSmall(a, b) { _ = try binary(Add.self, a, b, a) }
  }
}

extension Tensor {
  /// The same values in another type; itself where it has that type.
  @inline(__always)
  func cast(_ type: DType) throws -> Tensor {
    if dtype == type { return self }
    let result = try session.empty(geometry.packed, type)
    try Kernel.copy(self, into: result)
    return result
  }
}

extension Geometry {
  /// The contiguous geometry of the same sizes.
  var dense: Geometry { isContiguous ? self : Geometry(sizes: sizes) }
}
