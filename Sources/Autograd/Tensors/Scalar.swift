/// A Python number as it enters the engine.
public enum Scalar: Sendable, Hashable {
  case bool(Bool)
  case int(Int)
  case double(Double)

  /// The number as a `Double`.
  public var doubleValue: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .double(let value): value
    }
  }

  /// The number as an `Int`, truncated towards zero; the smallest integer where it has no meaning, as in C++.
  public var intValue: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .double(let value): Int(exactly: value.rounded(.towardZero)) ?? Int.min
    }
  }

  /// Whether the number is not zero.
  public var boolValue: Bool {
    switch self {
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    }
  }

  /// Whether it is a Python `float`.
  public var isFloatingPoint: Bool {
    if case .double = self { return true }
    return false
  }

  /// Whether it is the same number of the same type, zeros told apart by sign.
  func isIdentical(to other: Scalar) -> Bool {
    switch (self, other) {
    case (.double(let a), .double(let b)): a.bitPattern == b.bitPattern
    default: self == other
    }
  }

  /// The type a tensor made of it has, given the session's default type.
  public func dtype(default defaultDType: DType) -> DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .double: defaultDType
    }
  }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
  /// Makes an integer.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// Makes a float.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Makes a bool.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
