/// The type of a tensor's elements.
public enum DType: UInt8, Sendable, CaseIterable {
  case bool, uint8, int8, int16, int32, int64, float16, bfloat16, float32, float64

  /// PyTorch's name without `torch.`, such as `float32`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .float32: "float32"
    case .float64: "float64"
    }
  }

  /// The name PyTorch's C++ errors use, such as `Float` or `Long`.
  public var scalarTypeName: String {
    switch self {
    case .bool: "Bool"
    case .uint8: "Byte"
    case .int8: "Char"
    case .int16: "Short"
    case .int32: "Int"
    case .int64: "Long"
    case .float16: "Half"
    case .bfloat16: "BFloat16"
    case .float32: "Float"
    case .float64: "Double"
    }
  }

  /// The name C++ gives the element type in some kernels' errors, such as `float` or `long int`.
  public var kernelName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    case .float16: "c10::Half"
    case .bfloat16: "c10::BFloat16"
    case .float32: "float"
    case .float64: "double"
    }
  }

  /// The name with its bits that C++ gives a whole-number type, such as `int64_t`; else `kernelName`.
  public var exactName: String {
    switch self {
    case .uint8: "uint8_t"
    case .int8: "int8_t"
    case .int16: "int16_t"
    case .int32: "int"
    case .int64: "int64_t"
    default: kernelName
    }
  }

  /// The type of a tensor as `x.type()` and the version errors name it, such as `torch.FloatTensor`.
  public var tensorTypeName: String { "torch.\(scalarTypeName)Tensor" }

  /// The name of a tensor's type in errors, where PyTorch has no old names for the younger types.
  public var errorTypeName: String {
    self == .bfloat16 || self == .bool ? "CPU\(scalarTypeName)Type" : tensorTypeName
  }

  /// Bytes for each element.
  public var size: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  /// Whether a number of Python's may be written into the type: one without a sign wraps negative numbers round.
  public func takes(_ number: Double) -> Bool {
    self == .bool || (self == .uint8 ? number.magnitude < 256 : holds(number))
  }

  /// Whether ATen converts a number of Python's to the type: a fraction counts, and a negative whole number wraps round
  /// in a type without a sign.
  public func takes(_ number: Scalar) -> Bool {
    if case .double(let value) = number {
      switch self {
      case .uint8: return value >= 0 && value <= 255
      case .int8: return value >= -128 && value <= 127
      case .int16: return value >= -32768 && value <= 32767
      case .int32: return value >= -0x1p31 && value <= 0x1p31 - 1
      case .int64: return value >= -0x1p63 && value <= 0x1p63
      default: return holds(value)
      }
    }
    // The largest whole number is less than 2⁶³, which it would be rounded to.
    return self == .int64 || takes(number.doubleValue)
  }

  /// Throws where ATen refuses to convert a number of Python's to the type.
  public func require(_ number: Scalar) throws {
    if !takes(number) { throw TorchError.overflow(exactName) }
  }

  /// Throws where ATen refuses to fill a tensor of the type with a number: a single element of 16 bits becomes infinite.
  func requireFilling(_ number: Scalar, isSingle: Bool) throws {
    if !isSingle || size != 2 || !isFloatingPoint { try require(number) }
  }

  /// Whether a number fits into the type once its fraction is cut off; bool takes any.
  func holds(_ number: Double) -> Bool {
    switch self {
    case .uint8: number > -1 && number < 256
    case .int8: number > -129 && number < 128
    case .int16: number > -32769 && number < 32768
    case .int32: number > -2147483649 && number < 2147483648
    case .int64: number >= -0x1p63 && number < 0x1p63
    case .float16: !number.isFinite || number.magnitude <= 65504
    case .bfloat16: !number.isFinite || number.magnitude <= 0x1.FEp127
    case .float32: !number.isFinite || number.magnitude <= Double(Float.greatestFiniteMagnitude)
    default: true
    }
  }

  /// Whether it is one of the floating-point types, the only ones that can require grad.
  public var isFloatingPoint: Bool { rawValue >= DType.float16.rawValue }

  /// Whether it is an integer type; bool is not.
  public var isInteger: Bool { rawValue >= DType.uint8.rawValue && rawValue <= DType.int64.rawValue }

  /// Looks a type up by any of PyTorch's names for it: `float32`, `float`, `long`, `half` …
  public init?(name: String) {
    switch name {
    case "float": self = .float32
    case "double": self = .float64
    case "half": self = .float16
    case "long": self = .int64
    case "int": self = .int32
    case "short": self = .int16
    default:
      guard let match = DType.allCases.first(where: { $0.name == name }) else { return nil }
      self = match
    }
  }

  /// The common type of two operands of the same rank of importance (`torch.promote_types`).
  public static func promote(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    let (low, high) = a.rawValue < b.rawValue ? (a, b) : (b, a)
    if low == .uint8 && high == .int8 { return .int16 }
    if low == .float16 && high == .bfloat16 { return .float32 }
    return high
  }

  /// How important the type is when a Python number or a 0-d tensor meets a tensor: bool, integer, floating point.
  var category: Int { self == .bool ? 0 : isInteger ? 1 : 2 }
}

extension DType {
  /// What C++ calls the type, as a few of PyTorch's messages do.
  public var nameInC: String {
    switch self {
    case .float16: "c10::Half"
    case .bfloat16: "c10::BFloat16"
    case .float32: "float"
    case .float64: "double"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    case .uint8: "unsigned char"
    case .bool: "bool"
    }
  }
}
