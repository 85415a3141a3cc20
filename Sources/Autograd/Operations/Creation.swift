import Foundation

extension OperationTable {
  static let creation: [Operation] = [
    .zeros, .ones, .empty, .full, .arangeEnd, .arange, .linspace, .logspace, .eye, .eyeRect, .zerosLike, .onesLike,
    .emptyLike, .fullLike, .newZeros, .newOnes, .newEmpty, .newFull, .trilIndices, .triuIndices, .meshgrid,
    .cartesianProd, .vander,
  ]
}

extension Operation {
  static let zeros = factory("zeros", .int(0))
  static let ones = factory("ones", .int(1))
  static let empty = factory("empty", .int(0))
  static let zerosLike = like("zeros_like", .int(0))
  static let onesLike = like("ones_like", .int(1))
  static let emptyLike = like("empty_like", .int(0))
  static let newZeros = new("new_zeros", .int(0))
  static let newOnes = new("new_ones", .int(1))
  static let newEmpty = new("new_empty", .int(0))

  static let full = Operation(
    "full", "(int[] size, Scalar fill_value, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .function,
    .kernel { arguments in
      let value = arguments.scalar(1)
      let dtype = arguments.dtype(2) ?? value.dtype(default: arguments.session.defaultDType)
      return try made(arguments, arguments.ints(0), value, dtype, requiresGrad: arguments.bool(3))
    })

  static let fullLike = Operation(
    "full_like", "(Tensor self, Scalar fill_value, *, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function,
    .kernel { arguments in
      let dtype = arguments.dtype(2) ?? arguments.tensor(0).dtype
      return try madeLike(arguments, arguments.scalar(1), dtype, requiresGrad: arguments.bool(3))
    })

  static let newFull = Operation(
    "new_full",
    "(Tensor self, int[] size, Scalar fill_value, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .method,
    .kernel { arguments in
      let dtype = arguments.dtype(3) ?? arguments.tensor(0).dtype
      return try made(arguments, arguments.ints(1), arguments.scalar(2), dtype, requiresGrad: arguments.bool(4))
    })

  static let arangeEnd = Operation(
    "arange", "(Scalar end, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .function,
    .kernel { arguments in
      try range(arguments, 0, arguments.scalar(0), 1, arguments.dtype(1), requiresGrad: arguments.bool(2))
    })

  static let arange = Operation(
    "arange", "(Scalar start, Scalar end, Scalar step=1, *, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function,
    .kernel { arguments in
      try range(
        arguments, arguments.scalar(0), arguments.scalar(1), arguments.scalar(2), arguments.dtype(3),
        requiresGrad: arguments.bool(4))
    })

  static let linspace = Operation(
    "linspace", "(Scalar start, Scalar end, int steps, *, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function,
    .kernel { arguments in
      let dtype = arguments.dtype(3) ?? arguments.session.defaultDType
      if dtype == .bool { throw unsupported("linspace_cpu", .bool) }
      let values = try Spacing.linear(arguments.scalar(0), arguments.scalar(1), arguments.int(2), dtype)
      return try stored(arguments, values, dtype, requiresGrad: arguments.bool(4))
    })

  static let logspace = Operation(
    "logspace",
    "(Scalar start, Scalar end, int steps, float base=10.0, *, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function,
    .kernel { arguments in
      let dtype = arguments.dtype(4) ?? arguments.session.defaultDType
      if dtype == .bool { throw unsupported("logspace_cpu", .bool) }
      let exponents = try Spacing.exponents(arguments.scalar(0), arguments.scalar(1), arguments.int(2), dtype)
      let values = exponents.map { Foundation.pow(arguments.double(3), $0) }
      if let only = values.first, values.count == 1 { try dtype.require(.double(only)) }
      return try stored(arguments, values, dtype, requiresGrad: arguments.bool(5))
    })

  static let eye = Operation(
    "eye", "(int n, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .function,
    .kernel { arguments in
      try identity(arguments, arguments.int(0), arguments.int(0), arguments.dtype(1), requiresGrad: arguments.bool(2))
    })

  static let eyeRect = Operation(
    "eye", "(int n, int m, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .function,
    .kernel { arguments in
      try identity(arguments, arguments.int(0), arguments.int(1), arguments.dtype(2), requiresGrad: arguments.bool(3))
    })

  static let trilIndices = triangleIndices("tril_indices") { column, row, offset in column <= row + offset }
  static let triuIndices = triangleIndices("triu_indices") { column, row, offset in column >= row + offset }

  static let meshgrid = Operation(
    "meshgrid", "(Tensor[] tensors, *, str indexing='ij') -> Tensor[]", .function,
    .composite { arguments in
      var tensors = arguments.tensors(0)
      if tensors.contains(where: { $0.dtype != tensors[0].dtype }) {
        throw TorchError.runtime("meshgrid expects all tensors to have the same dtype")
      }
      if let wide = tensors.first(where: { $0.rank > 1 }) {
        throw TorchError.runtime(
          "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(StreamText.text(of: wide))")
      }
      if let indexing = arguments.string(1), !["xy", "ij"].contains(indexing) {
        throw TorchError.runtime(
          "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
      }
      let swaps = arguments.string(1) == "xy" && tensors.count >= 2
      if swaps { tensors.swapAt(0, 1) }
      let sizes = tensors.map(\.count)
      let grids = try tensors.enumerated().map { index, tensor in
        var shape = [Int](repeating: 1, count: tensors.count)
        shape[index] = tensor.count
        return try tensor.view(shape).expand(sizes)
      }
      return .tensors(swaps ? [grids[1], grids[0]] + grids.dropFirst(2) : grids)
    })

  static let cartesianProd = Operation(
    "cartesian_prod", "(Tensor[] tensors) -> Tensor", .function,
    .composite { arguments in
      let tensors = arguments.tensors(0)
      for tensor in tensors where tensor.rank != 1 {
        throw TorchError.runtime("Expect a 1D vector, but got shape \(Text.sizes(tensor.sizes))")
      }
      if tensors.count == 1 { return .tensor(tensors[0]) }
      let grids = try meshgrid(arguments.session, [.tensors(tensors), .string("ij")]).tensorList
      return .tensor(try arguments.session.stack(try grids.map { try $0.reshape([-1]) }, dim: 1))
    })

  static let vander = Operation(
    "vander", "(Tensor x, int? N=None, *, bool increasing=False) -> Tensor", .function,
    .composite { arguments in
      let x = arguments.tensor(0)
      let count = arguments.optionalInt(1) ?? x.count
      let columns = try (0..<count).map { try x.pow(.int(arguments.bool(2) ? $0 : count - 1 - $0)) }
      return .tensor(try arguments.session.stack(columns, dim: 1))
    })

  private static func factory(_ name: String, _ value: Scalar) -> Operation {
    Operation(
      name, "(int[] size, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .function,
      .kernel { arguments in
        let dtype = arguments.dtype(1) ?? arguments.session.defaultDType
        if name == "zeros" && arguments.ints(0).contains(where: { $0 < 0 }) {
          throw TorchError.runtime("zeros: Dimension size must be non-negative.")
        }
        return try made(arguments, arguments.ints(0), value, dtype, requiresGrad: arguments.bool(2))
      })
  }

  private static func like(_ name: String, _ value: Scalar) -> Operation {
    Operation(
      name, "(Tensor self, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .function,
      .kernel { arguments in
        let dtype = arguments.dtype(1) ?? arguments.tensor(0).dtype
        return try madeLike(arguments, value, dtype, requiresGrad: arguments.bool(2))
      })
  }

  private static func new(_ name: String, _ value: Scalar) -> Operation {
    Operation(
      name, "(Tensor self, int[] size, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .method,
      .kernel { arguments in
        let dtype = arguments.dtype(2) ?? arguments.tensor(0).dtype
        return try made(arguments, arguments.ints(1), value, dtype, requiresGrad: arguments.bool(3))
      })
  }

  /// A fresh tensor full of one number, with the sizes and the order of dimensions in memory of the first argument.
  private static func madeLike(
    _ arguments: Arguments, _ value: Scalar, _ dtype: DType, requiresGrad: Bool
  ) throws -> Value {
    try dtype.requireFilling(value, isSingle: arguments.tensor(0).count == 1)
    let tensor = try arguments.session.filled(arguments.tensor(0).geometry.packed, value, dtype: dtype)
    if requiresGrad { try tensor.setRequiresGrad(true, tell: false) }
    return .tensor(tensor)
  }

  /// A fresh tensor full of one number.
  static func made(
    _ arguments: Arguments, _ sizes: [Int], _ value: Scalar, _ dtype: DType, requiresGrad: Bool
  ) throws -> Value {
    try TorchError.check(sizes: sizes)
    try dtype.requireFilling(value, isSingle: sizes.allSatisfy { $0 == 1 })
    let tensor = try arguments.session.filled(sizes, value, dtype: dtype)
    if requiresGrad { try tensor.setRequiresGrad(true, tell: false) }
    return .tensor(tensor)
  }

  private static func stored(
    _ arguments: Arguments, _ values: [Double], _ dtype: DType, requiresGrad: Bool
  ) throws -> Value {
    let tensor = try arguments.session.empty([values.count], dtype)
    Kernel.store(values.map { .double($0) }, into: tensor)
    if requiresGrad { try tensor.setRequiresGrad(true, tell: false) }
    return .tensor(tensor)
  }

  private static func range(
    _ arguments: Arguments, _ start: Scalar, _ end: Scalar, _ step: Scalar, _ dtype: DType?, requiresGrad: Bool
  ) throws -> Value {
    let isFloat = start.isFloatingPoint || end.isFloatingPoint || step.isFloatingPoint
    let type = dtype ?? (isFloat ? arguments.session.defaultDType : .int64)
    let (a, b, s) = (start.doubleValue, end.doubleValue, step.doubleValue)
    if s == 0 { throw TorchError.runtime("step must be nonzero") }
    if dtype == .int64 && step.intValue == 0 { throw TorchError.value("step must be nonzero") }
    if type == .bool { throw Operation.unsupported("arange_cpu", .bool) }
    if !a.isFinite || !b.isFinite {
      throw TorchError.runtime("unsupported range: \(a) -> \(b)")
    }
    if (s > 0 && b < a) || (s < 0 && b > a) {
      throw TorchError.runtime("upper bound and lower bound inconsistent with step sign")
    }
    // Whole numbers are counted as such; where they are too large for that, as they are.
    let distance = end.intValue.subtractingReportingOverflow(start.intValue)
    let count =
      type == .int64 && !distance.overflow
      ? Int((Double(distance.partialValue) / Double(step.intValue)).rounded(.up)) : Int(((b - a) / s).rounded(.up))
    let tensor = try arguments.session.empty([count], type)
    switch type {
    case .float32:
      let x = tensor.pointer(Float.self)
      try arguments.session.forEach(below: count) { x[$0] = Float(a + Double($0) * s) }
    case .int64:
      let (x, first, step) = (tensor.pointer(Int.self), start.intValue, step.intValue)
      try arguments.session.forEach(below: count) { x[$0] = first &+ $0 &* step }
    case let other where other.isFloatingPoint:
      Kernel.store((0..<count).map { .double(a + Double($0) * s) }, into: tensor)
    default:
      Kernel.store((0..<count).map { .int(start.intValue + $0 * step.intValue) }, into: tensor)
    }
    if requiresGrad { try tensor.setRequiresGrad(true, tell: false) }
    return .tensor(tensor)
  }

  private static func identity(
    _ arguments: Arguments, _ rows: Int, _ columns: Int, _ dtype: DType?, requiresGrad: Bool
  ) throws -> Value {
    if rows < 0 { throw TorchError.runtime("n must be greater or equal to 0, got \(rows)") }
    if columns < 0 { throw TorchError.runtime("m must be greater or equal to 0, got \(columns)") }
    let tensor = try arguments.session.filled([rows, columns], 0, dtype: dtype ?? arguments.session.defaultDType)
    try Kernel.fill(try tensor.diagonal(), 1)
    if requiresGrad { try tensor.setRequiresGrad(true, tell: false) }
    return .tensor(tensor)
  }

  private static func triangleIndices(
    _ name: String, _ keeps: @escaping @Sendable (Int, Int, Int) -> Bool
  ) -> Operation {
    Operation(
      name, "(int row, int col, int offset=0, *, dtype? dtype=None) -> Tensor", .function,
      .kernel { arguments in
        for (name, count) in [("row", arguments.int(0)), ("col", arguments.int(1))] where count < 0 {
          throw TorchError.runtime("\(name) must be non-negative, got\(count)")
        }
        var (rows, columns): ([Scalar], [Scalar]) = ([], [])
        for row in 0..<arguments.int(0) {
          for column in 0..<arguments.int(1) where keeps(column, row, arguments.int(2)) {
            rows.append(.int(row))
            columns.append(.int(column))
          }
        }
        let tensor = try arguments.session.empty([2, rows.count], arguments.dtype(3) ?? .int64)
        Kernel.store(rows + columns, into: tensor)
        return .tensor(tensor)
      })
  }
}

/// Numbers at equal distances.
enum Spacing {
  /// ATen's `linspace`: the first half counted from the start, the second from the end, each in the type's arithmetic.
  static func linear(_ start: Scalar, _ end: Scalar, _ count: Int, _ dtype: DType) throws -> [Double] {
    try requireRoom(count, dtype)
    if count == 0 { return [] }
    try dtype.require(start)
    if count == 1 { return [start.doubleValue] }
    try dtype.require(end)
    let (first, last) = (start.doubleValue, end.doubleValue)
    if dtype == .float64 { return points(first, last, count) }
    if dtype.isFloatingPoint { return points(Float(first), Float(last), count).map(Double.init) }
    return wholes(start, end, count, dtype).map { $0.rounded(.towardZero) }
  }

  /// The exponents of ATen's `logspace`: of whole numbers, the powers lose their fractions, not they.
  static func exponents(_ start: Scalar, _ end: Scalar, _ count: Int, _ dtype: DType) throws -> [Double] {
    if dtype.isFloatingPoint { return try linear(start, end, count, dtype) }
    try requireRoom(count, dtype)
    if count <= 1 { return [Double](repeating: start.doubleValue, count: count) }
    try dtype.require(start)
    try dtype.require(end)
    return wholes(start, end, count, dtype)
  }

  private static func requireRoom(_ count: Int, _ dtype: DType) throws {
    if count < 0 { throw TorchError.runtime("number of steps must be non-negative") }
    // What there is no memory for is refused before a list of so many numbers is made.
    _ = try Storage.allocate(byteCount: count * dtype.size)
  }

  /// Between ends that are whole numbers of a type, so that negative ones wrap round where it has no sign.
  private static func wholes(_ start: Scalar, _ end: Scalar, _ count: Int, _ dtype: DType) -> [Double] {
    func whole(_ number: Scalar) -> Double {
      Double(dtype == .uint8 ? number.intValue & 0xff : number.intValue)
    }
    return points(whole(start), whole(end), count)
  }

  private static func points<T: BinaryFloatingPoint>(_ start: T, _ end: T, _ count: Int) -> [T] {
    let step = (end - start) / T(count - 1)
    return (0..<count).map { i in
      i < count / 2 ? start.addingProduct(step, T(i)) : end.addingProduct(-step, T(count - i - 1))
    }
  }
}
