import Foundation

/// A Swift type that a tensor's elements can have. Integer arithmetic wraps, bool adds as *or* and multiplies as *and*.
protocol Element: Sendable {
  static var dtype: DType { get }
  static var zero: Self { get }
  static var one: Self { get }
  init(_ scalar: Scalar)
  init(double: Double)
  init(int: Int)
  var double: Double { get }
  var int: Int { get }
  var isNaN: Bool { get }
  static func sum(_ a: Self, _ b: Self) -> Self
  static func difference(_ a: Self, _ b: Self) -> Self
  static func product(_ a: Self, _ b: Self) -> Self
  static func negation(_ a: Self) -> Self
  static func isLess(_ a: Self, _ b: Self) -> Bool
  static func isEqual(_ a: Self, _ b: Self) -> Bool
}

extension Element {
  var isNaN: Bool { false }
}

extension Element where Self: FixedWidthInteger {
  static var one: Self { 1 }
  @inline(__always) init(_ scalar: Scalar) {
    if case .double(let value) = scalar { self.init(double: value) } else { self.init(int: scalar.intValue) }
  }
  @inline(__always) init(double: Double) {
    // Processors convert to 32 bits at least, and give the smallest number for what does not fit.
    if Self.bitWidth <= 32 && !(double > -2147483649 && double < 2147483648) {
      self = Self(truncatingIfNeeded: Int32.min)
    } else {
      self = Self(truncatingIfNeeded: Scalar.double(double).intValue)
    }
  }
  @inline(__always) init(int: Int) { self = Self(truncatingIfNeeded: int) }
  @inline(__always) var double: Double { Double(self) }
  @inline(__always) var int: Int { Int(truncatingIfNeeded: self) }
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { a &+ b }
  @inline(__always) static func difference(_ a: Self, _ b: Self) -> Self { a &- b }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { a &* b }
  @inline(__always) static func negation(_ a: Self) -> Self { 0 &- a }
  @inline(__always) static func isLess(_ a: Self, _ b: Self) -> Bool { a < b }
  @inline(__always) static func isEqual(_ a: Self, _ b: Self) -> Bool { a == b }
}

extension UInt8: Element { static var dtype: DType { .uint8 } }
extension Int8: Element { static var dtype: DType { .int8 } }
extension Int16: Element { static var dtype: DType { .int16 } }
extension Int32: Element { static var dtype: DType { .int32 } }
extension Int: Element { static var dtype: DType { .int64 } }

extension Bool: Element {
  static var dtype: DType { .bool }
  static var zero: Bool { false }
  static var one: Bool { true }
  @inline(__always) init(_ scalar: Scalar) { self = scalar.boolValue }
  @inline(__always) init(double: Double) { self = double != 0 }
  @inline(__always) init(int: Int) { self = int != 0 }
  @inline(__always) var double: Double { self ? 1 : 0 }
  @inline(__always) var int: Int { self ? 1 : 0 }
  @inline(__always) static func sum(_ a: Bool, _ b: Bool) -> Bool { a || b }
  @inline(__always) static func difference(_ a: Bool, _ b: Bool) -> Bool { a != b }
  @inline(__always) static func product(_ a: Bool, _ b: Bool) -> Bool { a && b }
  @inline(__always) static func negation(_ a: Bool) -> Bool { a }
  @inline(__always) static func isLess(_ a: Bool, _ b: Bool) -> Bool { !a && b }
  @inline(__always) static func isEqual(_ a: Bool, _ b: Bool) -> Bool { a == b }
}

/// A floating-point element. Half types compute in `Float`, as PyTorch's kernels do.
protocol FloatElement: Element {
  /// The type that single operations compute in: `Float` or `Double`.
  associatedtype Compute: ComputeElement
  init(_ value: Compute)
  var compute: Compute { get }
}

/// `Float` or `Double`.
protocol ComputeElement: FloatElement, BinaryFloatingPoint where Compute == Self {}

extension FloatElement {
  @inline(__always) init(_ scalar: Scalar) { self.init(double: scalar.doubleValue) }
  @inline(__always) init(int: Int) { self.init(double: Double(int)) }
  @inline(__always) var int: Int { Scalar.double(double).intValue }
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { Self(a.compute + b.compute) }
  @inline(__always) static func difference(_ a: Self, _ b: Self) -> Self { Self(a.compute - b.compute) }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { Self(a.compute * b.compute) }
  @inline(__always) static func negation(_ a: Self) -> Self { Self(-a.compute) }
  @inline(__always) static func isLess(_ a: Self, _ b: Self) -> Bool { a.compute < b.compute }
  @inline(__always) static func isEqual(_ a: Self, _ b: Self) -> Bool { a.compute == b.compute }
}

extension Float: ComputeElement {
  static var dtype: DType { .float32 }
  static var one: Float { 1 }
  @inline(__always) init(double: Double) { self.init(double) }
  @inline(__always) var double: Double { Double(self) }
  @inline(__always) var compute: Float { self }
}

extension Double: ComputeElement {
  static var dtype: DType { .float64 }
  static var one: Double { 1 }
  @inline(__always) init(double: Double) { self = double }
  @inline(__always) var double: Double { self }
  @inline(__always) var compute: Double { self }
}

/// IEEE 754 binary16, kept as bits so that it exists on every platform.
struct Half: FloatElement {
  var bits: UInt16
  static var dtype: DType { .float16 }
  static var zero: Half { Half(bits: 0) }
  static var one: Half { Half(1 as Float) }
  init(bits: UInt16) { self.bits = bits }
  @inline(__always) init(double: Double) { self.init(Float(double)) }
  var double: Double { Double(compute) }
  var isNaN: Bool { bits & 0x7c00 == 0x7c00 && bits & 0x3ff != 0 }

  init(_ value: Float) {
    let sign = UInt16(truncatingIfNeeded: value.bitPattern >> 16) & 0x8000
    let magnitude = value.magnitude
    if value.isNaN {
      bits = sign | 0x7e00
    } else if magnitude >= 65520 {
      bits = sign | 0x7c00
    } else if magnitude < 0x1p-14 {
      // Subnormal: adding 0.5 aligns the last place of the sum with half's smallest step.
      bits = sign | UInt16(truncatingIfNeeded: (magnitude + 0.5).bitPattern &- (0.5 as Float).bitPattern)
    } else {
      let pattern = magnitude.bitPattern
      let rounded = pattern &+ 0xfff &+ (pattern >> 13 & 1)
      bits = sign | UInt16(truncatingIfNeeded: (rounded &- (112 << 23)) >> 13)
    }
  }

  var compute: Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1f)
    let fraction = UInt32(bits & 0x3ff)
    switch exponent {
    case 0:
      let magnitude = Float(fraction) * 0x1p-24
      return sign == 0 ? magnitude : -magnitude
    case 31: return Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}

/// The upper half of a `Float`.
struct BrainFloat: FloatElement {
  var bits: UInt16
  static var dtype: DType { .bfloat16 }
  static var zero: BrainFloat { BrainFloat(bits: 0) }
  static var one: BrainFloat { BrainFloat(1 as Float) }
  init(bits: UInt16) { self.bits = bits }
  @inline(__always) init(double: Double) { self.init(Float(double)) }
  var double: Double { Double(compute) }
  var isNaN: Bool { compute.isNaN }

  @inline(__always)
  init(_ value: Float) {
    let pattern = value.bitPattern
    bits = value.isNaN ? 0x7fc0 : UInt16(truncatingIfNeeded: (pattern &+ 0x7fff &+ (pattern >> 16 & 1)) >> 16)
  }

  @inline(__always)
  var compute: Float { Float(bitPattern: UInt32(bits) << 16) }
}

/// Code that is compiled once for each element type.
protocol ElementVisitor {
  associatedtype Result
  func visit<T: Element>(_ type: T.Type) throws -> Result
}

/// Code that is compiled once for each floating-point type.
protocol FloatVisitor {
  associatedtype Result
  func visit<T: FloatElement>(_ type: T.Type) throws -> Result
}

extension DType {
  /// Runs a visitor with the Swift type of the elements. Precondition: a type that kernels compute in (`compute`); for
  /// others every kernel would be compiled ten times over for types that few scenes use.
  func accept<V: ElementVisitor>(_ visitor: V) throws -> V.Result {
    switch self {
    case .float32: try visitor.visit(Float.self)
    case .float64: try visitor.visit(Double.self)
    case .int64: try visitor.visit(Int.self)
    case .bool: try visitor.visit(Bool.self)
    default: throw TorchError.notImplemented("kernel not implemented for '\(scalarTypeName)'")
    }
  }

  /// Runs a visitor with the Swift type of the elements. Precondition: float32 or float64.
  func acceptFloat<V: FloatVisitor>(_ visitor: V) throws -> V.Result {
    switch self {
    case .float32: try visitor.visit(Float.self)
    case .float64: try visitor.visit(Double.self)
    default: throw TorchError.notImplemented("kernel not implemented for '\(scalarTypeName)'")
    }
  }
}

extension DType {
  /// A number rounded to this type of 16 bits, as kernels do that round after each of their steps.
  func roundingHalf(_ number: Float) -> Float {
    self == .float16 ? Float(Float16(number)) : BrainFloat(number).compute
  }
}
