import CKernels
import Foundation

extension Kernel {
  /// Fills a tensor with one number.
  static func fill(_ target: Tensor, _ value: Scalar) throws {
    var cell: UInt64 = 0
    try withUnsafeMutableBytes(of: &cell) { cell in
      guard let start = cell.baseAddress else { return }
      Cell.write(value, to: start, target.dtype)
      try repeatCell(start, into: target)
    }
  }

  /// Repeats the bits of one element.
  private static func repeatCell(_ cell: UnsafeMutableRawPointer, into target: Tensor) throws {
    let output = Operand(target)
    let row = moveRow(output.size)
    if target.isContiguous {
      try target.session.inParts(target.count) { from, to in
        row(cell, 0, output.memory + from * output.size, 1, to - from)
      }
      return
    }
    let walk = Walk<1>(target.sizes, [target.geometry.strides])
    try walk.forEachStretch(target.session) { offsets, count in
      row(cell, 0, output.memory + offsets[0] * output.size, walk.steps[0], count)
    }
  }

  /// The row that moves elements of so many bytes.
  static func moveRow(_ size: Int) -> UnaryRow {
    switch size {
    case 1: row { (x: UInt8) in x }
    case 2: row { (x: UInt16) in x }
    case 4: row { (x: UInt32) in x }
    default: row { (x: UInt64) in x }
    }
  }

  /// Stores numbers in row-major order. Precondition: the target is contiguous and has as many elements.
  static func store(_ values: [Scalar], into target: Tensor) {
    let (start, size) = (target.start, target.dtype.size)
    for i in values.indices { Cell.write(values[i], to: start + i * size, target.dtype) }
  }

  /// The row that converts floats to whole numbers.
  private static func truncateRow() -> UnaryRow {
    { source, from, target, to, count in
      let (x, y) = (source.assumingMemoryBound(to: Float.self), target.assumingMemoryBound(to: Int.self))
      if from == 1 && to == 1 { return gw_truncate(x, y, count) }
      for i in 0..<count { y[i * to] = x[i * from].int }
    }
  }

  /// The row that converts to a type that kernels compute in.
  private static func widenRow<S: Element>(_ source: S.Type, _ target: DType) -> UnaryRow {
    switch target {
    case .float32: row { (x: S) in S.dtype.isFloatingPoint ? Float(double: x.double) : Float(x.int) }
    case .float64: row { (x: S) in S.dtype.isFloatingPoint ? x.double : Double(x.int) }
    case .bool: row { (x: S) in S.dtype.isFloatingPoint ? x.double != 0 : x.int != 0 }
    case .int64 where S.self == Float.self: truncateRow()
    default: row { (x: S) in x.int }
    }
  }

  /// The row that converts from a type that kernels compute in.
  private static func narrowRow<T: Element>(_ source: DType, _ target: T.Type) -> UnaryRow {
    switch source {
    case .float32: row { (x: Float) in T(double: Double(x)) }
    case .float64: row { (x: Double) in T(double: x) }
    case .bool: row { (x: Bool) in T(int: x ? 1 : 0) }
    default: row { (x: Int) in T(int: x) }
    }
  }

  private static func widenRow(_ source: DType, _ target: DType) -> UnaryRow {
    switch source {
    case .float32: widenRow(Float.self, target)
    case .float64: widenRow(Double.self, target)
    case .bool: widenRow(Bool.self, target)
    case .int64: widenRow(Int.self, target)
    case .uint8: widenRow(UInt8.self, target)
    case .int8: widenRow(Int8.self, target)
    case .int16: widenRow(Int16.self, target)
    case .int32: widenRow(Int32.self, target)
    case .float16: widenRow(Half.self, target)
    case .bfloat16: widenRow(BrainFloat.self, target)
    }
  }

  private static func narrowRow(_ source: DType, _ target: DType) -> UnaryRow {
    switch target {
    case .uint8: narrowRow(source, UInt8.self)
    case .int8: narrowRow(source, Int8.self)
    case .int16: narrowRow(source, Int16.self)
    case .int32: narrowRow(source, Int32.self)
    case .float16: narrowRow(source, Half.self)
    case .bfloat16: narrowRow(source, BrainFloat.self)
    default: widenRow(source, target)
    }
  }

  /// Copies values, converting their type. `source` is broadcast to the sizes of `target`.
  static func copy(_ source: Tensor, into target: Tensor) throws {
    if source.dtype == target.dtype && source.isContiguous && target.isContiguous && source.count == target.count {
      let (from, to, size) = (Operand(source).memory, Operand(target).memory, source.dtype.size)
      if source.sharesMemory(with: target) {
        memmove(to, from, source.count * size)
      } else {
        try target.session.inParts(source.count) { memcpy(to + $0 * size, from + $0 * size, ($1 - $0) * size) }
      }
      return
    }
    if source.dtype == target.dtype && isTransposed(source, target) {
      return try copyTransposed(Operand(source), Operand(target), target.session)
    }
    if target.dtype != target.dtype.compute && source.dtype != source.dtype.compute && source.dtype != target.dtype {
      // Between two types that kernels do not compute in, by way of one that they do.
      return try copy(source.cast(source.dtype.compute), into: target)
    }
    let expanded =
      source.sizes == target.sizes
      ? source
      : source.view(
        as: Geometry(sizes: target.sizes, strides: Broadcast.strides(of: source.geometry, to: target.sizes)))
    let row =
      source.dtype == target.dtype
      ? moveRow(target.dtype.size)
      : target.dtype == target.dtype.compute
        ? widenRow(source.dtype, target.dtype) : narrowRow(source.dtype, target.dtype)
    try withExtendedLifetime(expanded) { try drive(target.session, Operand(expanded), Operand(target), row) }
  }

  /// Whether a copy turns columns that are neighbours in memory into rows that are.
  private static func isTransposed(_ source: Tensor, _ target: Tensor) -> Bool {
    source.rank == 2 && source.sizes == target.sizes && target.isContiguous && source.geometry.strides[0] == 1
      && source.count > 1 << 12 && !source.sharesMemory(with: target)
  }

  /// Copies a transposed matrix in squares, so that the lines of the cache that are read and written are each met once.
  private static func copyTransposed(_ source: Operand, _ target: Operand, _ session: Session) throws {
    switch source.size {
    case 1: try copyTransposed(source, target, session, UInt8.self)
    case 2: try copyTransposed(source, target, session, UInt16.self)
    case 4: try copyTransposed(source, target, session, UInt32.self)
    default: try copyTransposed(source, target, session, UInt64.self)
    }
  }

  private static func copyTransposed<T>(
    _ source: Operand, _ target: Operand, _ session: Session, _ type: T.Type
  ) throws {
    let (x, y) = (source.memory.assumingMemoryBound(to: T.self), target.memory.assumingMemoryBound(to: T.self))
    let (rows, columns, step) = (source.geometry.sizes[0], source.geometry.sizes[1], source.geometry.strides[1])
    let side = 16
    try session.inParts((rows + side - 1) / side, grain: max(1, (1 << 16) / (side * columns))) { from, to in
      for i in stride(from: from * side, to: min(rows, to * side), by: side) {
        for j in stride(from: 0, to: columns, by: side) {
          for r in i..<min(rows, i + side) {
            for c in j..<min(columns, j + side) { y[r * columns + c] = x[c * step + r] }
          }
        }
      }
    }
  }

  /// The first elements in row-major order as numbers.
  static func read(_ source: Tensor, limit: Int = .max) -> [Scalar] {
    var values: [Scalar] = []
    let count = min(limit, source.count)
    values.reserveCapacity(count)
    let (start, size) = (source.start, source.dtype.size)
    if source.isContiguous {
      for i in 0..<count { values.append(Cell.read(start + i * size, source.dtype)) }
      return values
    }
    let walk = Walk<1>(source.sizes, [source.geometry.strides])
    walk.forEachRun { offsets in
      for i in 0..<walk.run where values.count < count {
        values.append(Cell.read(start + (offsets[0] + i * walk.steps[0]) * size, source.dtype))
      }
    }
    return values
  }
}

extension Tensor {
  /// The same memory seen with another geometry, without history.
  func view(as geometry: Geometry, offset: Int? = nil) -> Tensor {
    let view = alias()
    view.geometry = geometry
    if let offset { view.storageOffset = offset }
    return view
  }

  /// All elements in row-major order as numbers.
  public var scalars: [Scalar] { Kernel.read(self) }

  /// The first elements in row-major order as numbers.
  public func scalars(limit: Int) -> [Scalar] { Kernel.read(self, limit: limit) }

  /// All elements in row-major order as doubles.
  public var doubles: [Double] {
    guard count > 16, let wide = try? cast(.float64).dense() else { return Kernel.read(self).map(\.doubleValue) }
    return withExtendedLifetime(wide) { Array(UnsafeBufferPointer(start: wide.pointer(Double.self), count: count)) }
  }

  /// All elements in row-major order as whole numbers, fractions cut off.
  var integers: [Int] {
    guard count > 16, !dtype.isFloatingPoint, let wide = try? cast(.int64).dense() else {
      return Kernel.read(self).map(\.intValue)
    }
    return withExtendedLifetime(wide) { Array(UnsafeBufferPointer(start: wide.pointer(Int.self), count: count)) }
  }
}
