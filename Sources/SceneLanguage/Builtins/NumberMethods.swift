import BigInt
import Foundation

/// The constructor and methods of `range`.
enum RangeMethods {
  static func install() {
    let type = TypeObject.range
    type.construct = { _, arguments in
      if arguments.hasKeywords { throw PythonError.typeError("range() takes no keyword arguments") }
      guard (1...3).contains(arguments.count) else {
        throw PythonError.typeError(
          arguments.count == 0
            ? "range expected at least 1 argument, got 0" : "range expected at most 3 arguments, got \(arguments.count)"
        )
      }
      if let range = smallRange(arguments) { return .object(range) }
      let numbers = try arguments.positional.map { try $0.requiredInteger() }
      let step = numbers.count > 2 ? numbers[2] : 1
      guard step != 0 else { throw PythonError.valueError("range() arg 3 must not be zero") }
      return numbers.count == 1
        ? BigRangeObject.range(0, numbers[0], 1) : BigRangeObject.range(numbers[0], numbers[1], step)
    }
    HookMethods.install(on: type, "len", "iter", "repr", "getitem", "contains", "hash")
    HookMethods.installComparisons(on: type, ordered: false)
    func range(_ value: Value) throws -> RangeObject {
      guard let range = value.object as? RangeObject else {
        throw PythonError.typeError("descriptor requires a 'range' object")
      }
      return range
    }
    type.property("start", get: { try bigRange($0).map { .integer($0.start) } ?? .int(range($0).start) })
    type.property("stop", get: { try bigRange($0).map { .integer($0.stop) } ?? .int(range($0).stop) })
    type.property("step", get: { try bigRange($0).map { .integer($0.step) } ?? .int(range($0).step) })
    type.method("__reversed__") { arguments in
      if let big = bigRange(arguments[0]) {
        return .object(
          BigRangeIterator(start: big.start + (big.count - 1) * big.step, step: 0 - big.step, count: big.count))
      }
      let range = try range(arguments[0])
      let last = range.start &+ (range.count - 1) &* range.step
      return .object(RangeIterator(start: last, step: 0 &- range.step, count: range.count))
    }
    type.method("index") { arguments in
      try arguments.expect(2, "range.index")
      if let big = bigRange(arguments[0]) {
        guard let position = try arguments[1].indexInteger().flatMap({ big.position(of: $0) }) else {
          throw PythonError.valueError("\(try arguments[1].repr()) is not in range")
        }
        return .integer(position)
      }
      if case .int(let number) = arguments[1], let position = try range(arguments[0]).position(of: number) {
        return .int(position)
      }
      let numbers = try range(arguments[0])
      guard
        let position = try (0..<numbers.count).first(where: { try numbers.number(at: $0).isEqual(to: arguments[1]) })
      else { throw PythonError.valueError("\(try arguments[1].repr()) is not in range") }
      return .int(position)
    }
    type.method("count") { arguments in
      try arguments.expect(2, "range.count")
      return .int(try arguments[0].contains(arguments[1]) ? 1 : 0)
    }
  }

  /// The commonest case, without big integers.
  private static func smallRange(_ arguments: Arguments) -> RangeObject? {
    guard case .int(let first) = arguments[0] else { return nil }
    guard arguments.count > 1 else { return RangeObject(start: 0, stop: first, step: 1) }
    guard case .int(let stop) = arguments[1] else { return nil }
    guard arguments.count > 2 else { return RangeObject(start: first, stop: stop, step: 1) }
    guard case .int(let step) = arguments[2], step != 0 else { return nil }
    return RangeObject(start: first, stop: stop, step: step)
  }

  private static func bigRange(_ value: Value) -> BigRangeObject? { value.object as? BigRangeObject }
}

/// The constructors and methods of `int` and `bool`.
enum IntegerMethods {
  private static let arithmetic: [BinaryOperator] = [
    .add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .leftShift, .rightShift, .bitAnd, .bitOr,
    .bitXor,
  ]

  static func install() {
    let type = TypeObject.int
    type.construct = { type, arguments in
      let number = try convert(arguments)
      return type.isUserDefined ? .object(IntegerSubclassObject(number, type: type)) : number
    }
    TypeObject.bool.construct = { _, arguments in
      if arguments.hasKeywords { throw PythonError.typeError("bool() takes no keyword arguments") }
      guard arguments.count <= 1 else {
        throw PythonError.typeError("bool expected at most 1 argument, got \(arguments.count)")
      }
      return .bool(arguments.count == 1 ? try arguments[0].isTrue() : false)
    }
    HookMethods.install(on: type, "repr", "hash", "format")
    HookMethods.installComparisons(on: type)
    HookMethods.installOperators(on: type, arithmetic)
    installConversions(on: type)
    installBits(on: type)
    installBytes(on: type)
  }

  private static let signature = Signature("x=, base=")

  private static func convert(_ arguments: Arguments) throws -> Value {
    let bound = try signature.bind(arguments, function: "int")
    guard let value = bound[0] else {
      if bound[1] != nil { throw PythonError.typeError("int() missing string argument") }
      return .int(0)
    }
    guard let base = bound[1] else {
      if let number = try value.toInteger() { return number }
      throw PythonError.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '\(value.type.messageName)'")
    }
    let radix = try base.requiredIndex()
    guard radix == 0 || (2...36).contains(radix) else {
      throw PythonError.valueError("int() base must be >= 2 and <= 36, or 0")
    }
    let text = value.string ?? (value.object as? BytesObject).map { String(decoding: $0.bytes, as: UTF8.self) }
    guard let text else { throw PythonError.typeError("int() can't convert non-string with explicit base") }
    return try Numbers.integer(from: text, radix: radix, shown: value.repr())
  }

  private static func installConversions(on type: TypeObject) {
    func itself(_ value: Value) -> Value { value.bigInteger.map { .integer($0) } ?? value }
    for name in ["__int__", "__index__", "__trunc__", "__floor__", "__ceil__", "__pos__", "conjugate"] {
      type.method(name) { itself($0[0]) }
    }
    type.method("__float__") { .float(try $0[0].requiredFloat()) }
    type.method("__bool__") { .bool($0[0].bigInteger != 0) }
    type.method("__neg__") { Numbers.unary(.negative, $0[0]) ?? .notImplemented }
    type.method("__invert__") { Numbers.unary(.invert, $0[0]) ?? .notImplemented }
    type.method("__abs__") { .integer(BigInt($0[0].bigInteger?.magnitude ?? 0)) }
    type.method("__round__") { arguments in
      try arguments.expect(0...1, "__round__")
      guard arguments.count > 1, !arguments[1].isNone else { return itself(arguments[0]) }
      return try Rounding.round(arguments[0].bigInteger ?? 0, digits: arguments[1].requiredIndex())
    }
    type.method("__divmod__") { arguments in
      try arguments.expect(2, "__divmod__")
      return try Division.numbers(arguments[0], arguments[1]) ?? .notImplemented
    }
    type.property("real", get: itself)
    type.property("numerator", get: itself)
    type.property("imag", get: { _ in .int(0) })
    type.property("denominator", get: { _ in .int(1) })
    type.method("as_integer_ratio") { .tuple([itself($0[0]), .int(1)]) }
  }

  private static func installBits(on type: TypeObject) {
    type.method("bit_length") { arguments in
      try arguments.expect(1, "int.bit_length")
      return .int(arguments[0].bigInteger?.magnitude.bitWidth ?? 0)
    }
    type.method("bit_count") { arguments in
      try arguments.expect(1, "int.bit_count")
      return .int(arguments[0].bigInteger?.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount } ?? 0)
    }
  }

  private static func installBytes(on type: TypeObject) {
    type.method("to_bytes", "length=, byteorder=, *, signed=") { value, options in
      let length = try options[0]?.requiredIndex() ?? 1
      let isSigned = try options[2]?.isTrue() ?? false
      let bigEndian = try isBigEndian(options[1])
      guard length >= 0 else { throw PythonError.valueError("length argument must be non-negative") }
      guard let number = value.bigInteger else { return .notImplemented }
      if number < 0, !isSigned { throw PythonError("OverflowError", "can't convert negative int to unsigned") }
      let modulus = BigInt(1) << (8 * length)
      let limit = isSigned ? modulus >> 1 : modulus
      guard number < limit || (length == 0 && number == 0), !isSigned || number >= -limit else {
        throw PythonError("OverflowError", "int too big to convert")
      }
      var rest = (number < 0 ? number + modulus : number).magnitude
      var bytes: [UInt8] = []
      for _ in 0..<length {
        bytes.append(UInt8(truncatingIfNeeded: rest.words.first ?? 0))
        rest >>= 8
      }
      return .object(BytesObject(bigEndian ? bytes.reversed() : bytes))
    }
    let signature = Signature("bytes, byteorder=, *, signed=")
    type.classMethod("from_bytes") { arguments in
      let options = try signature.bind(arguments.dropping(1), function: "from_bytes")
      let source = options[0] ?? .none
      let bytes = try (source.object as? BytesObject)?.bytes ?? BytesMethods.bytes(from: source)
      var number = BigInt(0)
      for byte in try isBigEndian(options[1]) ? bytes : bytes.reversed() { number = number << 8 + BigInt(byte) }
      if try options[2]?.isTrue() ?? false, let top = try isBigEndian(options[1]) ? bytes.first : bytes.last, top >= 128
      {
        number -= BigInt(1) << (8 * bytes.count)
      }
      return .integer(number)
    }
  }

  private static func isBigEndian(_ value: Value?) throws -> Bool {
    guard let value else { return true }
    switch value.string {
    case "big": return true
    case "little": return false
    default: throw PythonError.valueError("byteorder must be either 'little' or 'big'")
    }
  }
}

/// The constructor and methods of `float`.
enum FloatMethods {
  private static func number(_ value: Value) -> Double {
    if case .float(let number) = value { return number }
    return (value.object as? FloatSubclassObject)?.value ?? .nan
  }

  static func install() {
    let type = TypeObject.float
    type.construct = { type, arguments in
      if arguments.hasKeywords { throw PythonError.typeError("float() takes no keyword arguments") }
      guard arguments.count <= 1 else {
        throw PythonError.typeError("float expected at most 1 argument, got \(arguments.count)")
      }
      let number = arguments.count == 0 ? 0 : try convert(arguments[0])
      return type.isUserDefined ? .object(FloatSubclassObject(number, type: type)) : .float(number)
    }
    HookMethods.install(on: type, "repr", "hash", "format")
    HookMethods.installComparisons(on: type)
    HookMethods.installOperators(on: type, [.add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power])
    type.method("__int__") { try Numbers.truncated(number($0[0])) }
    type.method("__trunc__") { try Numbers.truncated(number($0[0])) }
    type.method("__floor__") { try Numbers.truncated(number($0[0]).rounded(.down)) }
    type.method("__ceil__") { try Numbers.truncated(number($0[0]).rounded(.up)) }
    type.method("__float__") { .float(number($0[0])) }
    type.method("__bool__") { .bool(number($0[0]) != 0) }
    type.method("__neg__") { .float(-number($0[0])) }
    type.method("__pos__") { .float(number($0[0])) }
    type.method("__abs__") { .float(abs(number($0[0]))) }
    type.method("conjugate") { .float(number($0[0])) }
    type.property("real", get: { .float(number($0)) })
    type.property("imag", get: { _ in .float(0) })
    type.method("__round__") { arguments in
      try arguments.expect(0...1, "__round__")
      guard arguments.count > 1, !arguments[1].isNone else { return try Rounding.round(number(arguments[0])) }
      return .float(try Rounding.round(number(arguments[0]), digits: arguments[1].requiredIndex()))
    }
    type.method("__divmod__") { arguments in
      try arguments.expect(2, "__divmod__")
      return try Division.numbers(arguments[0], arguments[1]) ?? .notImplemented
    }
    type.method("is_integer") { arguments in
      try arguments.expect(1, "float.is_integer")
      let number = number(arguments[0])
      return .bool(number.isFinite && number == number.rounded(.down))
    }
    type.method("as_integer_ratio") { arguments in
      try arguments.expect(1, "float.as_integer_ratio")
      return try ratio(number(arguments[0]))
    }
    type.method("hex") { arguments in
      try arguments.expect(1, "float.hex")
      return .string(hex(number(arguments[0])))
    }
    type.classMethod("fromhex") { arguments in
      try arguments.expect(2, "float.fromhex")
      return .float(try fromHex(arguments[1].requiredText("fromhex() argument")))
    }
  }

  private static func convert(_ value: Value) throws -> Double {
    let text: String? =
      switch value.object {
      case let text as StringObject: text.string
      case let bytes as BytesObject: String(decoding: bytes.bytes, as: UTF8.self)
      default: nil
      }
    if let text {
      if let number = Numbers.float(from: text) { return number }
      throw PythonError.valueError("could not convert string to float: \(try value.repr())")
    }
    if let number = try value.toFloat() { return number }
    throw PythonError.typeError("float() argument must be a string or a real number, not '\(value.type.messageName)'")
  }

  private static func ratio(_ number: Double) throws -> Value {
    if number.isInfinite { throw PythonError("OverflowError", "cannot convert Infinity to integer ratio") }
    if number.isNaN { throw PythonError.valueError("cannot convert NaN to integer ratio") }
    if number == 0 { return .tuple([.int(0), .int(1)]) }
    var mantissa = number
    var exponent = 0
    while mantissa != mantissa.rounded(.towardZero) {
      mantissa *= 2
      exponent += 1
    }
    return .tuple([.integer(BigInt(mantissa)), .integer(BigInt(1) << exponent)])
  }

  private static func hex(_ number: Double) -> String {
    if !number.isFinite { return Numbers.repr(number) }
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return sign + "0x0.0p+0" }
    let bits = number.bitPattern & 0xf_ffff_ffff_ffff
    let exponent = number.isSubnormal ? -1022 : Int(number.exponent)
    let digits = String(bits, radix: 16).leftPadded(to: 13, with: "0")
    return "\(sign)0x\(number.isSubnormal ? 0 : 1).\(digits)p\(exponent < 0 ? "-" : "+")\(abs(exponent))"
  }

  private static func fromHex(_ text: String) throws -> Double {
    let invalid = PythonError.valueError("invalid hexadecimal floating-point string")
    var body = text.filter { !$0.isWhitespace }.lowercased()
    let isNegative = body.hasPrefix("-")
    if isNegative || body.hasPrefix("+") { body.removeFirst() }
    if body == "inf" || body == "infinity" { return isNegative ? -.infinity : .infinity }
    if body == "nan" { return .nan }
    if !body.hasPrefix("0x") { body = "0x" + body }
    if !body.contains("p") { body += "p0" }
    let digits = body.dropFirst(2).prefix { $0 != "p" }
    guard digits.contains(where: \.isHexDigit), digits.allSatisfy({ $0.isHexDigit || $0 == "." }) else { throw invalid }
    return try body.withCString { start in
      var end: UnsafeMutablePointer<CChar>?
      let number = strtod(start, &end)
      guard let end, end.pointee == 0 else { throw invalid }
      if number.isInfinite { throw PythonError("OverflowError", "hexadecimal value too large to represent as a float") }
      return isNegative ? -number : number
    }
  }
}

/// An instance of a class written in Python that inherits from `float`.
final class FloatSubclassObject: PythonObject {
  let value: Double

  init(_ value: Double, type: TypeObject) {
    self.value = value
    super.init(type: type)
  }

  override func toFloat() throws -> Double? { value }
  override func toInteger() throws -> Value? { try Numbers.truncated(value) }
  override func repr() throws -> String { Numbers.repr(value) }
  override func hash() throws -> Int { Numbers.hash(value) }
  override func truth() throws -> Bool { value != 0 }
  override func format(_ specification: String) throws -> String { try Value.float(value).format(specification) }

  private func number(_ other: Value) -> Value {
    (other.object as? FloatSubclassObject).map { .float($0.value) } ?? other
  }

  override func unary(_ operation: UnaryOperator) throws -> Value {
    Numbers.unary(operation, .float(value)) ?? .notImplemented
  }
  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    try Numbers.binary(operation, .float(value), number(other)) ?? .notImplemented
  }
  override func reflectedBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    try Numbers.binary(operation, number(other), .float(value)) ?? .notImplemented
  }
  override func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    Numbers.compare(operation, .float(value), number(other)).map { .bool($0) } ?? .notImplemented
  }
}

/// Rounding as Python's `round` does: halves go to the even neighbour, decimal digits are those of the exact value.
enum Rounding {
  /// The nearest whole number.
  static func round(_ number: Double) throws -> Value { try Numbers.truncated(number.rounded(.toNearestOrEven)) }

  /// The nearest float with so many decimal digits.
  static func round(_ number: Double, digits: Int) throws -> Double {
    guard number.isFinite, number != 0 else { return number }
    if digits > 323 { return number }
    if digits < -308 { return copysign(0, number) }
    if digits >= 0 {
      guard let rounded = Double(FormatSpecification.printed(number, "f", digits)) else { return number }
      return rounded
    }
    // Half a unit decides exactly in integers: the tens of a whole number, ties to even.
    let exact = BigInt(number.magnitude.rounded(.down))
    let unit = BigInt(10).power(-digits)
    let (quotient, remainder) = exact.quotientAndRemainder(dividingBy: unit)
    let twice = remainder * 2
    let hasFraction = number.magnitude != number.magnitude.rounded(.down)
    let up = twice > unit || twice == unit && (hasFraction || quotient % 2 != 0)
    let rounded = Numbers.nearest((up ? quotient + 1 : quotient) * unit)
    guard rounded.isFinite else { throw PythonError("OverflowError", "rounded value too large to represent") }
    return copysign(rounded, number)
  }

  /// The nearest multiple of a power of ten; no change for digits after the point.
  static func round(_ number: BigInt, digits: Int) throws -> Value {
    guard digits < 0 else { return .integer(number) }
    let unit = BigInt(10).power(min(-digits, 10_000))
    let (quotient, remainder) = number.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
    let twice = remainder * 2
    let up = twice > unit.magnitude || twice == unit.magnitude && quotient % 2 != 0
    let result = BigInt(up ? quotient + 1 : quotient) * unit
    return .integer(number < 0 ? -result : result)
  }
}

/// Quotient and remainder together, as `divmod` gives them.
enum Division {
  /// `divmod(a, b)`.
  static func divmod(_ a: Value, _ b: Value) throws -> Value {
    if let pair = try numbers(a, b) { return pair }
    for (operand, other, name) in [(a, b, "__divmod__"), (b, a, "__rdivmod__")] {
      guard operand.object != nil, let method = operand.type.lookup(.interned(name)) else { continue }
      let result = try method.bound(to: operand, owner: operand.type).call(other)
      if case .notImplemented = result { continue }
      return result
    }
    throw PythonError.typeError(
      "unsupported operand type(s) for divmod(): '\(a.type.messageName)' and '\(b.type.messageName)'")
  }

  /// The pair for two numbers; nil when one of them is none.
  static func numbers(_ a: Value, _ b: Value) throws -> Value? {
    guard let left = Numbers.Operand(a), let right = Numbers.Operand(b) else { return nil }
    var isFloat = false
    if case .float = left { isFloat = true }
    if case .float = right { isFloat = true }
    if isFloat, try Numbers.float(right) == 0 { throw PythonError("ZeroDivisionError", "float divmod()") }
    guard let quotient = try Numbers.binary(.floorDivide, a, b), let remainder = try Numbers.binary(.modulo, a, b)
    else {
      return nil
    }
    return .tuple([quotient, remainder])
  }
}
