/// A function of one element.
protocol UnaryFunction {
  static func call<T: Element>(_ x: T) -> T
  /// The loop of the processor's vectors for it, where there is one.
  static var vector: VectorFunction? { get }
}

extension UnaryFunction {
  static var vector: VectorFunction? { nil }
}

/// A function of one floating-point element.
protocol FloatFunction {
  static func call<T: ComputeElement>(_ x: T) -> T
  /// The loop of the processor's vectors for it, where there is one.
  static var vector: VectorFunction? { get }
}

extension FloatFunction {
  static var vector: VectorFunction? { nil }
}

/// A function of two elements of one type.
protocol BinaryFunction {
  static func call<T: Element>(_ a: T, _ b: T) -> T
  /// The row with a loop of the processor's vectors for it, where there is one.
  static func vectorised(_ plain: @escaping BinaryRow, _ type: DType) -> BinaryRow
}

extension BinaryFunction {
  static func vectorised(_ plain: @escaping BinaryRow, _ type: DType) -> BinaryRow { plain }
}

/// A function of two floating-point elements.
protocol FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T
}

/// A comparison.
protocol Comparison {
  static func call<T: Element>(_ a: T, _ b: T) -> Bool
}

/// A question about one element.
protocol Predicate {
  static func call<T: Element>(_ x: T) -> Bool
}

/// What a pointwise kernel reads or writes: memory, a shape and the bytes of an element.
struct Operand {
  let memory: UnsafeMutableRawPointer
  let geometry: Geometry
  let size: Int

  init(_ tensor: Tensor) {
    size = tensor.dtype.size
    memory = tensor.start
    geometry = tensor.geometry
  }

  /// A single number that is no tensor's.
  init(number: UnsafeMutableRawPointer, size: Int) {
    memory = number
    geometry = .scalar
    self.size = size
  }
}

/// The inner loop of a kernel with one operand: source and its step, target and its step (in elements), count.
typealias UnaryRow = (UnsafeRawPointer, Int, UnsafeMutableRawPointer, Int, Int) -> Void
/// The inner loop of a kernel with two operands.
typealias BinaryRow = (UnsafeRawPointer, Int, UnsafeRawPointer, Int, UnsafeMutableRawPointer, Int, Int) -> Void

/// The inner loops. Each is compiled once for every function and type; what walks over strides is not.
private enum Row {
  @inline(__always)
  static func unary<A, R>(_ function: @escaping (A) -> R) -> UnaryRow {
    { source, from, target, to, count in
      let (x, y) = (source.assumingMemoryBound(to: A.self), target.assumingMemoryBound(to: R.self))
      if from == 1 && to == 1 {
        for i in 0..<count { y[i] = function(x[i]) }
      } else {
        for i in 0..<count { y[i * to] = function(x[i * from]) }
      }
    }
  }

  @inline(__always)
  static func binary<A, R>(_ function: @escaping (A, A) -> R) -> BinaryRow {
    { first, s, second, t, target, u, count in
      let (x, y) = (first.assumingMemoryBound(to: A.self), second.assumingMemoryBound(to: A.self))
      let z = target.assumingMemoryBound(to: R.self)
      if u == 1 && s == 1 && t == 1 {
        for i in 0..<count { z[i] = function(x[i], y[i]) }
      } else if u == 1 && s == 1 && t == 0 {
        let other = y[0]
        for i in 0..<count { z[i] = function(x[i], other) }
      } else if u == 1 && s == 0 {
        // One number on the left, as for `1 / x`; on both sides, as for a gradient that was expanded.
        let one = x[0]
        if t == 0 {
          let result = function(one, y[0])
          for i in 0..<count { z[i] = result }
        } else if t == 1 {
          for i in 0..<count { z[i] = function(one, y[i]) }
        } else {
          for i in 0..<count { z[i] = function(one, y[i * t]) }
        }
      } else {
        for i in 0..<count { z[i * u] = function(x[i * s], y[i * t]) }
      }
    }
  }
}

extension DType {
  /// The type that kernels compute in: small integers in int64, half types in float32.
  var compute: DType {
    switch self {
    case .bool, .int64, .float32, .float64: self
    case .uint8, .int8, .int16, .int32: .int64
    case .float16, .bfloat16: .float32
    }
  }
}

extension Kernel {
  // The rows of each kind of function for a compute type.

  static func row<F: UnaryFunction>(_ function: F.Type, _ type: DType) -> UnaryRow {
    let plain =
      switch type {
      case .float32: Row.unary { (x: Float) in F.call(x) }
      case .float64: Row.unary { (x: Double) in F.call(x) }
      case .bool: Row.unary { (x: Bool) in F.call(x) }
      default: Row.unary { (x: Int) in F.call(x) }
      }
    return type.isFloatingPoint ? F.vector?.row(type, else: plain) ?? plain : plain
  }

  static func row<F: FloatFunction>(_ function: F.Type, _ type: DType) -> UnaryRow {
    let plain =
      type == .float64 ? Row.unary { (x: Double) in F.call(x) } : Row.unary { (x: Float) in F.call(x) }
    return F.vector?.row(type, else: plain) ?? plain
  }

  static func row<F: Predicate>(_ function: F.Type, _ type: DType) -> UnaryRow {
    switch type {
    case .float32: Row.unary { (x: Float) in F.call(x) }
    case .float64: Row.unary { (x: Double) in F.call(x) }
    case .bool: Row.unary { (x: Bool) in F.call(x) }
    default: Row.unary { (x: Int) in F.call(x) }
    }
  }

  static func row<F: BinaryFunction>(_ function: F.Type, _ type: DType) -> BinaryRow {
    let plain =
      switch type {
      case .float32: Row.binary { (x: Float, y: Float) in F.call(x, y) }
      case .float64: Row.binary { (x: Double, y: Double) in F.call(x, y) }
      case .bool: Row.binary { (x: Bool, y: Bool) in F.call(x, y) }
      default: Row.binary { (x: Int, y: Int) in F.call(x, y) }
      }
    return F.vectorised(plain, type)
  }

  static func row<F: FloatBinaryFunction>(_ function: F.Type, _ type: DType) -> BinaryRow {
    type == .float64
      ? Row.binary { (x: Double, y: Double) in F.call(x, y) } : Row.binary { (x: Float, y: Float) in F.call(x, y) }
  }

  static func row<F: Comparison>(_ function: F.Type, _ type: DType) -> BinaryRow {
    switch type {
    case .float32: Row.binary { (x: Float, y: Float) in F.call(x, y) }
    case .float64: Row.binary { (x: Double, y: Double) in F.call(x, y) }
    case .bool: Row.binary { (x: Bool, y: Bool) in F.call(x, y) }
    default: Row.binary { (x: Int, y: Int) in F.call(x, y) }
    }
  }

  static func row<A, B>(_ function: @escaping (A) -> B) -> UnaryRow { Row.unary(function) }
  static func row<A, B>(_ function: @escaping (A, A) -> B) -> BinaryRow { Row.binary(function) }

  /// Runs a row over operands of the same sizes.
  static func drive(_ session: Session, _ input: Operand, _ output: Operand, _ row: UnaryRow) throws {
    let count = output.geometry.count
    if input.geometry.isContiguous && output.geometry.isContiguous {
      try session.inParts(count) { from, to in
        row(input.memory + from * input.size, 1, output.memory + from * output.size, 1, to - from)
      }
      return
    }
    let walk = Walk<2>(output.geometry.sizes, [input.geometry.strides, output.geometry.strides])
    try walk.forEachStretch(session) { offsets, count in
      row(
        input.memory + offsets[0] * input.size, walk.steps[0], output.memory + offsets[1] * output.size, walk.steps[1],
        count)
    }
  }

  /// Runs a row over operands that are broadcast to the sizes of the output.
  static func drive(_ session: Session, _ a: Operand, _ b: Operand, _ output: Operand, _ row: BinaryRow) throws {
    let count = output.geometry.count
    if output.geometry.isContiguous {
      let (m, n) = (a.geometry.count, b.geometry.count)
      let aFits = (m == count && a.geometry.isContiguous) || m == 1
      let bFits = (n == count && b.geometry.isContiguous) || n == 1
      if aFits && bFits {
        if count == 0 { return }
        let (s, t) = (m == 1 ? 0 : 1, n == 1 ? 0 : 1)
        try session.inParts(count) { from, to in
          row(
            a.memory + from * s * a.size, s, b.memory + from * t * b.size, t, output.memory + from * output.size, 1,
            to - from)
        }
        return
      }
    }
    let sizes = output.geometry.sizes
    let walk = Walk<3>(
      sizes,
      [
        Broadcast.strides(of: a.geometry, to: sizes), Broadcast.strides(of: b.geometry, to: sizes),
        output.geometry.strides,
      ])
    try walk.forEachStretch(session) { offsets, count in
      row(
        a.memory + offsets[0] * a.size, walk.steps[0], b.memory + offsets[1] * b.size, walk.steps[1],
        output.memory + offsets[2] * output.size, walk.steps[2], count)
    }
  }

  /// Runs a pointwise kernel with one operand.
  ///
  /// - Parameters:
  ///   - computing: the type the row reads.
  ///   - storing: the type the row writes.
  ///   - giving: the type of the result.
  ///   - out: the tensor that takes the result, of the same sizes; nil for a fresh one.
  static func pointwise(
    _ input: Tensor, computing: DType, storing: DType, giving: DType, _ out: Tensor?, _ row: UnaryRow
  ) throws -> Tensor {
    let source = try input.cast(computing)
    if let out {
      try out.checkOverlap(with: input)
      try out.checkCanHold(giving, sizes: input.sizes)
    }
    let target =
      if let out, out.dtype == storing { out } else { try input.session.empty(source.geometry.pointwise, storing) }
    try drive(input.session, Operand(source), Operand(target), row)
    return try delivered(target, giving, out)
  }

  /// Runs a pointwise kernel with two operands, which are broadcast; the parameters are as above.
  static func pointwise(
    _ a: Tensor, _ b: Tensor, computing: DType, storing: DType, giving: DType, _ out: Tensor?, _ row: BinaryRow
  ) throws -> Tensor {
    let target: Tensor
    if let out {
      try out.checkOverlap(with: b)
      try out.checkCanHold(giving, sizes: try Broadcast.sizes(a.sizes, b.sizes))
      target = out.dtype == storing ? out : try a.session.empty(out.geometry.dense, storing)
    } else {
      target = try a.session.empty(try Geometry.result(a.geometry, b.geometry), storing)
    }
    // A single number of another type is converted on the stack.
    var cells: (UInt64, UInt64) = (0, 0)
    try withUnsafeMutableBytes(of: &cells) { cells in
      guard let start = cells.baseAddress else { return }
      let (x, left) = try operand(a, computing, start)
      let (y, right) = try operand(b, computing, start + 8)
      try withExtendedLifetime((x, y)) { try drive(a.session, left, right, Operand(target), row) }
    }
    return try delivered(target, giving, out)
  }

  private static func operand(
    _ tensor: Tensor, _ type: DType, _ cell: UnsafeMutableRawPointer
  ) throws -> (Tensor, Operand) {
    if tensor.dtype == type { return (tensor, Operand(tensor)) }
    if tensor.count == 1 {
      Cell.write(Cell.read(tensor.start, tensor.dtype), to: cell, type)
      return (tensor, Operand(number: cell, size: type.size))
    }
    let converted = try tensor.cast(type)
    return (converted, Operand(converted))
  }

  private static func delivered(_ target: Tensor, _ giving: DType, _ out: Tensor?) throws -> Tensor {
    guard let out else { return try target.cast(giving) }
    if out !== target { try copy(try target.cast(giving), into: out) }
    return out
  }
}

extension Tensor {
  /// Throws where a write into this tensor would meet itself, or change `other` while it is read.
  func checkOverlap(with other: Tensor) throws {
    try checkOwnOverlap()
    try checkPartialOverlap(with: other)
  }

  /// Throws where a write into this tensor would meet itself.
  func checkOwnOverlap() throws {
    if overlapsItself {
      throw TorchError.runtime(
        "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please "
          + "clone() the tensor before performing the operation.")
    }
  }

  /// Whether several elements stand for one place, as after `expand`.
  var overlapsItself: Bool { count > 0 && zip(sizes, geometry.strides).contains { $0 > 1 && $1 == 0 } }

  /// Throws where a write into this tensor would change `other`, unless the two are the same.
  func checkPartialOverlap(with other: Tensor) throws {
    guard self !== other, sharesMemory(with: other) else { return }
    if storageOffset == other.storageOffset && sizes == other.sizes && geometry.strides == other.geometry.strides {
      return
    }
    try checkIsApart(from: other)
  }

  /// Throws where `other` shares memory with this tensor, even if the two are the same.
  func checkIsApart(from other: Tensor) throws {
    guard self === other || sharesMemory(with: other) else { return }
    let (own, read) = (extent, other.extent)
    let areDense = own.count == count && read.count == other.count
    if self === other || areDense && count > 0 && other.count > 0 && own.overlaps(read) {
      throw TorchError.runtime(
        "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
          + "location. Please clone() the tensor before performing the operation.")
    }
  }

  /// The stretch of the storage that it spans, in elements.
  private var extent: Range<Int> {
    let length = zip(sizes, geometry.strides).reduce(1) { $0 + max(0, $1.0 - 1) * $1.1 }
    return storageOffset..<storageOffset + length
  }
}
