import BigInt

/// A whole number that does not fit 64 bits.
public final class BigIntegerObject: PythonObject {
  /// The number.
  let value: BigInt

  init(_ value: BigInt) {
    self.value = value
    super.init(type: .int, kind: .bigInteger)
  }

  /// The decimal digits; throws ValueError beyond CPython's limit of 4300.
  override public func repr() throws -> String {
    // 14284 bits are 4300 digits.
    try Self.checkDigits(of: value)
    return String(value)
  }

  /// Throws ValueError for a number of more decimal digits than CPython's limit.
  static func checkDigits(of value: BigInt) throws {
    let size = value.magnitude.bitWidth
    guard size > 14_283 else { return }
    if size < 14_300, String(value.magnitude).utf8.count <= 4300 { return }
    throw PythonError.valueError(
      "Exceeds the limit (4300 digits) for integer string conversion; "
        + "use sys.set_int_max_str_digits() to increase the limit")
  }

  override public func hash() throws -> Int { Numbers.hash(value) }
}

extension Value {
  /// A whole number of any size, inline where it fits.
  static func integer(_ value: BigInt) -> Value {
    if let small = Int(exactly: value) { .int(small) } else { .object(BigIntegerObject(value)) }
  }

  /// This whole number (or truth value) as a big one; nil for everything else.
  var bigInteger: BigInt? {
    switch self {
    case .int(let value): BigInt(value)
    case .bool(let value): BigInt(value ? 1 : 0)
    case .object(let object) where object.kind == .bigInteger:
      unsafeDowncast(object, to: BigIntegerObject.self).value
    case .object(let object): (object as? IntegerSubclassObject)?.value.bigInteger
    default: nil
    }
  }
}

/// An instance of a class written in Python that inherits from `int`.
final class IntegerSubclassObject: PythonObject {
  let value: Value

  init(_ value: Value, type: TypeObject) {
    self.value = value
    super.init(type: type)
  }

  /// The number of an operand, so that what is computed of two subclasses is a plain number.
  private func plain(_ other: Value) -> Value { (other.object as? IntegerSubclassObject)?.value ?? other }

  override func unary(_ operation: UnaryOperator) throws -> Value {
    Numbers.unary(operation, value) ?? .notImplemented
  }
  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    try Numbers.binary(operation, value, plain(other)) ?? .notImplemented
  }
  override func reflectedBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    try Numbers.binary(operation, plain(other), value) ?? .notImplemented
  }
  override func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    Numbers.compare(operation, value, plain(other)).map { .bool($0) } ?? .notImplemented
  }
  override func index() throws -> Int? { try value.index() }
  override func toInteger() throws -> Value? { value }
  override func toFloat() throws -> Double? { try value.toFloat() }
  override func repr() throws -> String { try value.repr() }
  override func hash() throws -> Int { try value.hash() }
  override func truth() throws -> Bool { try value.isTrue() }
  override func format(_ specification: String) throws -> String { try value.format(specification) }
}

extension Value {
  /// A whole number from its 64 bits without a sign.
  public static func unsigned(_ bits: UInt64) -> Value { integer(BigInt(bits)) }

  /// A whole number as 64 bits, negative ones as their two's complement; nil beyond them, and for anything else.
  public var bits64: UInt64? {
    guard let number = bigInteger else { return nil }
    return UInt64(exactly: number) ?? Int64(exactly: number).map { UInt64(bitPattern: $0) }
  }
}
