import BigInt
import Foundation

extension Value {
  /// `float(self)`, strings excepted; nil when it cannot be converted.
  public func toFloat() throws -> Double? {
    if let operand = Numbers.Operand(self) { return try Numbers.float(operand) }
    guard case .object(let object) = self else { return nil }
    if let method = object.type.override(Names.float) {
      let result = try method.call(self)
      guard case .float(let number) = result else {
        throw PythonError.typeError("\(type.name).__float__ returned non-float (type \(result.type.name))")
      }
      return number
    }
    if let number = try object.toFloat() { return number }
    return try indexInteger().map { try Numbers.float(.big($0)) }
  }

  /// `int(self)`: a whole number of any size, floats cut off; nil when it cannot be converted.
  public func toInteger() throws -> Value? { try toInteger(acceptsText: true) }

  func toInteger(acceptsText: Bool) throws -> Value? {
    switch self {
    case .int: return self
    case .bool(let truth): return .int(truth ? 1 : 0)
    case .float(let number): return try Numbers.truncated(number)
    case .object(let object):
      if let big = bigInteger { return .integer(big) }
      if acceptsText {
        if let text = object as? StringObject {
          return try Numbers.integer(from: text.string, radix: 10, shown: repr())
        }
        if let bytes = object as? BytesObject {
          return try Numbers.integer(from: String(decoding: bytes.bytes, as: UTF8.self), radix: 10, shown: repr())
        }
      }
      for name in [Names.int, Names.index, Names.truncate] {
        guard let method = object.type.override(name) else { continue }
        let result = try method.call(self)
        guard let number = result.bigInteger else {
          throw PythonError.typeError("\(name.string) returned non-int (type \(result.type.name))")
        }
        return .integer(number)
      }
      if let number = try object.toInteger() { return number }
      return try object.index().map { .int($0) }
    default: return nil
    }
  }

  /// The whole number of any size that stands for an index; nil when there is none.
  func indexInteger() throws -> BigInt? {
    if let number = bigInteger { return number }
    guard case .object(let object) = self else { return nil }
    if let method = object.type.override(Names.index) {
      let result = try method.call(self)
      guard let number = result.bigInteger else {
        throw PythonError.typeError("__index__ returned non-int (type \(result.type.name))")
      }
      return number
    }
    return try object.index().map { BigInt($0) }
  }

  /// As `indexInteger`; throws Python's TypeError for what is no integer.
  func requiredInteger() throws -> BigInt {
    if let number = try indexInteger() { return number }
    throw PythonError.typeError("'\(type.messageName)' object cannot be interpreted as an integer")
  }

  /// As `toFloat`; throws Python's TypeError for what is no number.
  public func requiredFloat() throws -> Double {
    if let number = try toFloat() { return number }
    throw PythonError.typeError("must be real number, not \(type.name)")
  }
}

extension Names {
  nonisolated(unsafe) static let truncate = StringObject.interned("__trunc__")
}

extension Numbers {
  /// A float without its fraction.
  static func truncated(_ number: Double) throws -> Value {
    if number.isNaN { throw PythonError.valueError("cannot convert float NaN to integer") }
    if number.isInfinite { throw PythonError("OverflowError", "cannot convert float infinity to integer") }
    let whole = number.rounded(.towardZero)
    return Int(exactly: whole).map { .int($0) } ?? .integer(BigInt(whole))
  }

  /// The whole number that a text spells, as `int(text, radix)` reads it; radix 0 goes by the prefix.
  static func integer(from text: String, radix: Int, shown: String) throws -> Value {
    let invalid = PythonError.valueError("invalid literal for int() with base \(radix): \(shown)")
    var digits = ArraySlice(text.unicodeScalars.map(asciiDigit))
    while let first = digits.first, first.isPythonSpace { digits.removeFirst() }
    while let last = digits.last, last.isPythonSpace { digits.removeLast() }
    var isNegative = false
    if let sign = digits.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      digits.removeFirst()
    }
    var radix = radix
    let prefixes: [(Unicode.Scalar, Int)] = [("x", 16), ("o", 8), ("b", 2)]
    if digits.count >= 2, digits.first == "0", let letter = digits.dropFirst().first,
      let prefix = prefixes.first(where: { $0.0.value == letter.value | 0x20 }), radix == 0 || radix == prefix.1
    {
      radix = prefix.1
      digits = digits.dropFirst(2)
      if digits.first == "_" { digits.removeFirst() }
    } else if radix == 0 {
      radix = 10
      if digits.first == "0", digits.contains(where: { $0 != "0" && $0 != "_" }) { throw invalid }
    }
    guard let first = digits.first, first != "_", digits.last != "_" else { throw invalid }
    var plain = ""
    var previous: Unicode.Scalar = "0"
    for digit in digits {
      if digit == "_" {
        if previous == "_" { throw invalid }
      } else {
        guard digit.isASCII, let value = Character(digit).hexDigitValue ?? letterValue(digit), value < radix else {
          throw invalid
        }
        plain.unicodeScalars.append(digit)
      }
      previous = digit
    }
    if let small = Int(plain, radix: radix) { return .int(isNegative ? -small : small) }
    if radix & (radix - 1) != 0, plain.utf8.count > 4300 {
      throw PythonError.valueError(
        "Exceeds the limit (4300 digits) for integer string conversion: value has \(plain.utf8.count) digits; "
          + "use sys.set_int_max_str_digits() to increase the limit")
    }
    guard let big = BigInt(plain, radix: radix) else { throw invalid }
    return .integer(isNegative ? -big : big)
  }

  private static func letterValue(_ scalar: Unicode.Scalar) -> Int? {
    let lower = scalar.value | 0x20
    return lower >= 0x61 && lower <= 0x7a ? Int(lower) - 0x61 + 10 : nil
  }

  /// A digit of any script as the ASCII one.
  private static func asciiDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard !scalar.isASCII, scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
      return scalar
    }
    return Unicode.Scalar(UInt8(0x30 + Int(value)))
  }

  /// The float that a text spells, as `float(text)` reads it; nil when it spells none.
  static func float(from text: String) -> Double? {
    var scalars = ArraySlice(text.unicodeScalars.map(asciiDigit))
    while let first = scalars.first, first.isPythonSpace { scalars.removeFirst() }
    while let last = scalars.last, last.isPythonSpace { scalars.removeLast() }
    var plain = ""
    var previous: Unicode.Scalar = " "
    for (offset, scalar) in scalars.enumerated() {
      let next = scalars.dropFirst(offset + 1).first ?? " "
      if scalar == "_" {
        guard previous.isASCIIDigit, next.isASCIIDigit else { return nil }
      } else {
        plain.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    var body = plain.lowercased()
    let isNegative = body.hasPrefix("-")
    if isNegative || body.hasPrefix("+") { body.removeFirst() }
    if body == "inf" || body == "infinity" { return isNegative ? -.infinity : .infinity }
    if body == "nan" { return .nan }
    guard body.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || [0x2e, 0x65, 0x2b, 0x2d].contains($0) }),
      body.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    // `strtod` reads all that is left here: digits, a point, an exponent.
    return body.withCString { start in
      var end: UnsafeMutablePointer<CChar>?
      let number = strtod(start, &end)
      guard let end, end.pointee == 0, start.pointee != 0x2b, start.pointee != 0x2d else { return nil }
      return isNegative ? -number : number
    }
  }
}

extension Unicode.Scalar {
  /// Whether `str.isspace` and `str.split` see white space.
  var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0d, 0x1c...0x20, 0x85, 0xa0: true
    case 0..<0x80: false
    default: properties.isWhitespace
    }
  }

  fileprivate var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }
}
