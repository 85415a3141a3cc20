import Autograd
import SceneLanguage

/// One number out of an array, `np.float64(0.5)`: it knows its element type, and computes by NumPy's rules.
final class ArrayScalar: PythonObject {
  let dtype: DType
  /// The number as Python has it.
  let value: PythonValue

  init(_ value: PythonValue, _ dtype: DType) {
    self.dtype = dtype
    self.value = value
    super.init(type: ArrayScalar.types[dtype] ?? .objectType)
  }

  /// A number in an element type's own precision.
  static func scalar(_ number: Scalar, _ dtype: DType) -> PythonValue {
    switch dtype {
    case .bool: return .object(ArrayScalar(.bool(number.boolValue), dtype))
    case .float32: return .object(ArrayScalar(.float(Double(Float(number.doubleValue))), dtype))
    case _ where dtype.isFloatingPoint: return .object(ArrayScalar(.float(number.doubleValue), dtype))
    default: return .object(ArrayScalar(.int(number.intValue), dtype))
    }
  }

  /// The number for the engine.
  var scalar: Scalar {
    switch value {
    case .bool(let truth): .bool(truth)
    case .int(let number): .int(number)
    case .float(let number): .double(number)
    default: .int(0)
    }
  }

  // MARK: Classes

  /// The class of each element type, as `np.float64`.
  nonisolated(unsafe) static let types: [DType: TypeObject] = {
    let generic = TypeObject(name: "generic", module: "numpy")
    var types: [DType: TypeObject] = [:]
    for dtype in DType.allCases where dtype != .bfloat16 {
      let bases: [TypeObject] = dtype == .float64 ? [generic, .float] : [generic]
      let type = TypeObject(name: dtype == .bool ? "bool" : dtype.name, module: "numpy", bases: bases)
      type.construct = { _, arguments in
        let given = arguments.count > 0 ? arguments[0] : .int(0)
        return try made(of: given, dtype)
      }
      types[dtype] = type
    }
    install(on: generic)
    return types
  }()

  /// The element type of a class.
  static func dtype(of type: TypeObject) -> DType? { types.first { $0.value === type }?.key }

  private static func made(of value: PythonValue, _ dtype: DType) throws -> PythonValue {
    if value.object is ArrayObject || value.sequence != nil {
      guard let runtime = TorchRuntime.current else { return value }
      return .object(ArrayObject(try runtime.arrayTensor(from: value, dtype: dtype), runtime: runtime))
    }
    if dtype == .bool { return scalar(.bool(try value.isTrue()), dtype) }
    let python = dtype.isFloatingPoint ? TypeObject.float : TypeObject.int
    let number = try PythonValue.object(python).call(value)
    return scalar(number.number ?? .int(0), dtype)
  }

  private static func install(on type: TypeObject) {
    func own(_ value: PythonValue) throws -> ArrayScalar {
      guard let scalar = value.object as? ArrayScalar else {
        throw PythonError.typeError("a number of numpy is needed, not '\(value.type.name)'")
      }
      return scalar
    }
    type.property("dtype") { .object(ArrayTypeObject(try own($0).dtype)) }
    type.property("shape") { _ in .tuple([]) }
    type.property("ndim") { _ in .int(0) }
    type.property("size") { _ in .int(1) }
    type.property("T") { $0 }
    type.property("real") { $0 }
    for name in ["item", "tolist"] { type.method(name) { try own($0[0]).value } }
    // What else arrays can do, an array of no dimensions does.
    for name in ["astype", "round", "sum", "mean", "max", "min", "reshape", "clip", "any", "all", "flatten", "ravel"] {
      type.method(name) { arguments in
        guard let runtime = TorchRuntime.current else { return arguments[0] }
        let scalar = try own(arguments[0])
        let array = ArrayObject(try runtime.arrayTensor(from: scalar.value, dtype: scalar.dtype), runtime: runtime)
        return try PythonValue.object(array).attribute(name).call(
          Array(arguments.positional.dropFirst()), keywords: arguments.keywords.map { ($0.name, $0.value) })
      }
    }
    type.method("is_integer") { .bool(try own($0[0]).value.callMethod("is_integer").isTrue()) }
    type.method("__index__") { try own($0[0]).value }
    type.method("__abs__") { arguments in
      let scalar = try own(arguments[0])
      return wrapped(try scalar.value.callMethod("__abs__"), scalar.dtype, .add)
    }
    type.method("__divmod__") { arguments in
      .tuple([
        try arguments[0].binary(.floorDivide, arguments[1]), try arguments[0].binary(.modulo, arguments[1]),
      ])
    }
    type.method("__round__") { arguments in
      let scalar = try own(arguments[0])
      let result = try scalar.value.attribute("__round__").call(Array(arguments.positional.dropFirst()))
      // Without digits the result is a whole number of Python's.
      return arguments.count > 1 ? wrapped(result, scalar.dtype, .add) : result
    }
    for name in ["__trunc__", "__floor__", "__ceil__", "__int__", "__float__", "as_integer_ratio", "hex"] {
      type.method(name) { try own($0[0]).value.callMethod(name) }
    }
  }

  // MARK: Arithmetic

  /// What computing with another number gives: Python's own numbers take this one's type where they fit its kind.
  private func promoted(_ other: PythonValue) -> (value: PythonValue, dtype: DType)? {
    if let other = other.object as? ArrayScalar { return (other.value, DType.promote(dtype, other.dtype)) }
    switch other {
    case .bool: return (other, dtype)
    case .int: return (other, dtype == .bool ? .int64 : dtype)
    case .float: return (other, dtype.isFloatingPoint ? dtype : .float64)
    default: return nil
    }
  }

  private func computed(
    _ operation: BinaryOperator, _ other: PythonValue, _ compute: (PythonValue, PythonValue) throws -> PythonValue
  ) throws -> PythonValue {
    guard let (number, common) = promoted(other) else { return .notImplemented }
    if let special = Self.divisionByZero(operation, value, number, common) { return special }
    let result = try compute(value, number)
    return Self.wrapped(result, common, operation)
  }

  private static func wrapped(_ result: PythonValue, _ dtype: DType, _ operation: BinaryOperator) -> PythonValue {
    switch result {
    case .bool(let truth): return scalar(.bool(truth), .bool)
    case .int(let number): return scalar(.int(number), dtype.isFloatingPoint || dtype == .bool ? .int64 : dtype)
    case .float(let number):
      return scalar(.double(number), dtype.isFloatingPoint ? dtype : .float64)
    default: return result
    }
  }

  /// NumPy divides by zero to an infinity or to no number.
  private static func divisionByZero(
    _ operation: BinaryOperator, _ left: PythonValue, _ right: PythonValue, _ dtype: DType
  ) -> PythonValue? {
    guard operation == .trueDivide, let right = right.number, right.doubleValue == 0, let left = left.number else {
      return nil
    }
    return scalar(.double(left.doubleValue / right.doubleValue), dtype.isFloatingPoint ? dtype : .float64)
  }

  override func binary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    try computed(operation, other) { try $0.binary(operation, $1) }
  }

  override func reflectedBinary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    guard let (number, common) = promoted(other) else { return .notImplemented }
    if let special = Self.divisionByZero(operation, number, value, common) { return special }
    return Self.wrapped(try number.binary(operation, value), common, operation)
  }

  override func unary(_ operation: UnaryOperator) throws -> PythonValue {
    if dtype == .bool, operation == .invert { return Self.scalar(.bool(!scalar.boolValue), .bool) }
    return Self.wrapped(try value.unary(operation), dtype, .add)
  }

  override func compare(_ operation: Comparison, _ other: PythonValue) throws -> PythonValue {
    guard let (number, _) = promoted(other) else { return .notImplemented }
    return Self.scalar(.bool(try value.compare(operation, number).isTrue()), .bool)
  }

  // MARK: Conversions and text

  override func truth() throws -> Bool { try value.isTrue() }
  override func hash() throws -> Int { try value.hash() }
  override func index() throws -> Int? { if case .int(let number) = value { number } else { nil } }
  override func toFloat() throws -> Double? { try value.toFloat() }
  override func toInteger() throws -> PythonValue? { try value.toInteger() }
  override func format(_ specification: String) throws -> String { try value.format(specification) }

  override func str() throws -> String {
    guard dtype.isFloatingPoint, case .float(let number) = value else { return try value.str() }
    return ArrayScalar.text(of: number, dtype)
  }

  override func repr() throws -> String {
    if case .bool(let truth) = value { return truth ? "np.True_" : "np.False_" }
    return "np.\(dtype.name)(\(try str()))"
  }

  /// The shortest text in the type's own precision.
  private static func text(of number: Double, _ dtype: DType) -> String {
    guard dtype == .float32 || dtype == .float16, number.isFinite else {
      return (try? PythonValue.float(number).str()) ?? ""
    }
    let text = dtype == .float16 ? "\(Float16(number))" : "\(Float(number))"
    guard let digits = Double(text), let python = try? PythonValue.float(digits).str() else { return text }
    return python
  }
}
