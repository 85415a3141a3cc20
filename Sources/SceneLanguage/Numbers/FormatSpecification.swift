import BigInt
import CDigits
import Foundation

/// Python's format specification mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpecification {
  var fill: Unicode.Scalar = " "
  /// `<`, `>`, `^` or `=`; nil for what the type prefers.
  var align: Unicode.Scalar?
  /// `+`, `-` or a space.
  var sign: Unicode.Scalar?
  /// `z`: a negative zero loses its sign.
  var coercesNegativeZero = false
  /// `#`.
  var isAlternate = false
  var width = 0
  /// `,` or `_`.
  var grouping: Unicode.Scalar?
  var precision: Int?
  /// The letter at the end.
  var type: Unicode.Scalar?

  /// `format(value, specification)` for strings and numbers.
  static func format(_ value: Value, _ text: String) throws -> String {
    switch value {
    case .object(let object) where object.kind == .string:
      return try FormatSpecification(text, for: value, alignsRight: false)
        .format(text: unsafeDowncast(object, to: StringObject.self).string)
    case .float(let number):
      if number.isFinite, let digits = Self.fixedDigits(text) { return printed(number, "f", digits) }
      return try FormatSpecification(text, for: value, alignsRight: true).format(float: number, typeName: "float")
    case .int, .bool:
      return try FormatSpecification(text, for: value, alignsRight: true).format(integer: value)
    default:
      if value.bigInteger != nil {
        return try FormatSpecification(text, for: value, alignsRight: true).format(integer: value)
      }
      guard text.isEmpty else {
        throw PythonError.typeError("unsupported format string passed to \(value.type.name).__format__")
      }
      return try value.str()
    }
  }

  // MARK: Parsing

  /// N of the commonest specification of all, `.Nf`; nil for any other.
  private static func fixedDigits(_ text: String) -> Int? {
    let bytes = text.utf8
    guard bytes.count == 3, bytes.first == 0x2e, bytes.last == 0x66 else { return nil }
    let digit = bytes[bytes.index(after: bytes.startIndex)]
    return digit >= 0x30 && digit <= 0x39 ? Int(digit - 0x30) : nil
  }

  init(_ text: String, for value: Value, alignsRight: Bool) throws {
    let invalid = PythonError.valueError(
      "Invalid format specifier '\(text)' for object of type '\(value.type.name)'")
    var rest = ArraySlice(text.unicodeScalars)
    func isAlign(_ scalar: Unicode.Scalar?) -> Bool { scalar == "<" || scalar == ">" || scalar == "^" || scalar == "=" }
    var hasFill = false
    if rest.count >= 2, isAlign(rest[rest.startIndex + 1]) {
      fill = rest.removeFirst()
      align = rest.removeFirst()
      hasFill = true
    } else if isAlign(rest.first) {
      align = rest.removeFirst()
    }
    if rest.first == "+" || rest.first == "-" || rest.first == " " { sign = rest.removeFirst() }
    if rest.first == "z" {
      coercesNegativeZero = true
      rest.removeFirst()
    }
    if rest.first == "#" {
      isAlternate = true
      rest.removeFirst()
    }
    if !hasFill, rest.first == "0" {
      fill = "0"
      if align == nil, alignsRight { align = "=" }
      rest.removeFirst()
    }
    width = try Self.number(&rest) ?? 0
    if rest.first == "," {
      grouping = rest.removeFirst()
    }
    if rest.first == "_" {
      if grouping != nil { throw PythonError.valueError("Cannot specify both ',' and '_'.") }
      grouping = rest.removeFirst()
    }
    if rest.first == "," {
      throw PythonError.valueError(
        grouping == "," ? "Cannot specify ',' with ','." : "Cannot specify both ',' and '_'.")
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let digits = try Self.number(&rest) else {
        throw PythonError.valueError("Format specifier missing precision")
      }
      precision = digits
    }
    if rest.count > 1 { throw invalid }
    type = rest.first
    try checkGrouping()
  }

  private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> Int? {
    var result: Int?
    while let first = rest.first, first.value < 0x80 ? first.value >= 0x30 && first.value <= 0x39 : isDigit(first) {
      let digit = first.value < 0x80 ? Double(first.value - 0x30) : first.properties.numericValue ?? 0
      let (product, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
      guard !overflow, product < 1 << 40 else {
        throw PythonError.valueError("Too many decimal digits in format string")
      }
      result = product + Int(digit)
      rest.removeFirst()
    }
    return result
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

  private func checkGrouping() throws {
    guard let grouping, let type else { return }
    let allowed = grouping == "_" ? "defgEGF%boxX" : "defgEGF%"
    if !allowed.unicodeScalars.contains(type) {
      throw PythonError.valueError("Cannot specify '\(grouping)' with '\(Self.shown(type))'.")
    }
  }

  private static func shown(_ type: Unicode.Scalar) -> String {
    type.value > 32 && type.value < 128 ? String(type) : "\\x" + String(type.value, radix: 16)
  }

  private func unknownCode(_ typeName: String) -> PythonError {
    .valueError("Unknown format code '\(type.map(Self.shown) ?? "")' for object of type '\(typeName)'")
  }

  // MARK: Strings

  func format(text: String) throws -> String {
    if let grouping, type == nil { throw PythonError.valueError("Cannot specify '\(grouping)' with 's'.") }
    if let type, type != "s" { throw unknownCode("str") }
    if let sign {
      throw PythonError.valueError(
        sign == " " ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier")
    }
    if coercesNegativeZero {
      throw PythonError.valueError("Negative zero coercion (z) not allowed in string format specifier")
    }
    if isAlternate { throw PythonError.valueError("Alternate form (#) not allowed in string format specifier") }
    if align == "=" { throw PythonError.valueError("'=' alignment not allowed in string format specifier") }
    let shown = precision.map { String(String.UnicodeScalarView(text.unicodeScalars.prefix($0))) } ?? text
    return padded(shown, prefix: "", default: "<")
  }

  // MARK: Integers

  func format(integer value: Value) throws -> String {
    guard let number = value.bigInteger else { throw unknownCode(value.type.name) }
    switch type ?? "d" {
    case "e", "E", "f", "F", "g", "G", "%":
      return try format(float: Numbers.float(.big(number)), typeName: "int")
    case "b", "c", "d", "n", "o", "x", "X": break
    default: throw unknownCode(value.type.name)
    }
    if precision != nil { throw PythonError.valueError("Precision not allowed in integer format specifier") }
    if coercesNegativeZero {
      throw PythonError.valueError("Negative zero coercion (z) not allowed in integer format specifier")
    }
    if type == "c" { return try format(character: number) }
    let (radix, marker): (Int, String) =
      switch type {
      case "b": (2, "0b")
      case "o": (8, "0o")
      case "x": (16, "0x")
      case "X": (16, "0X")
      default: (10, "")
      }
    let digits = String(number.magnitude, radix: radix, uppercase: type == "X")
    let prefix = signText(isNegative: number < 0) + (isAlternate ? marker : "")
    return layOut(digits, tail: "", prefix: prefix, groupSize: radix == 10 ? 3 : 4)
  }

  private func format(character number: BigInt) throws -> String {
    if sign != nil { throw PythonError.valueError("Sign not allowed with integer format specifier 'c'") }
    if isAlternate {
      throw PythonError.valueError("Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard number.magnitude.bitWidth < 64 else {
      throw PythonError("OverflowError", "Python int too large to convert to C long")
    }
    guard let code = UInt32(exactly: number), let scalar = Unicode.Scalar(code) else {
      throw PythonError("OverflowError", "%c arg not in range(0x110000)")
    }
    return padded(String(scalar), prefix: "", default: ">")
  }

  // MARK: Floats

  func format(float original: Double, typeName: String) throws -> String {
    var number = original
    // The letter stands for the shortest digits, which no specification can ask for.
    if type == "r" { throw unknownCode(typeName) }
    let code = type ?? (precision == nil ? "r" : "g")
    switch code {
    case "r", "e", "E", "f", "F", "g", "G", "n": break
    case "%": number *= 100
    default: throw unknownCode(typeName)
    }
    var body: String
    if number.isFinite {
      body = Self.body(
        number.magnitude, code: code, precision: precision, isAlternate: isAlternate, keepsPoint: type == nil)
    } else {
      body = number.isNaN ? "nan" : "inf"
    }
    if code == "E" || code == "G" || code == "F" { body = body.uppercased() }
    var isNegative = number.sign == .minus && !number.isNaN
    if coercesNegativeZero,
      !body.utf8.prefix(while: { $0 | 0x20 != 0x65 }).contains(where: { $0 >= 0x31 && $0 <= 0x39 }),
      number.isFinite
    {
      isNegative = false
    }
    let whole = number.isFinite ? String(body.prefix { $0.isASCII && $0.isNumber }) : body
    let tail = String(body.dropFirst(whole.count)) + (code == "%" ? "%" : "")
    return layOut(
      whole, tail: tail, prefix: signText(isNegative: isNegative), groupSize: 3, canGroup: number.isFinite)
  }

  /// The digits of a float that is not negative, for a code of `r e E f F g G n %`.
  static func body(
    _ number: Double, code: Unicode.Scalar, precision: Int?, isAlternate: Bool, keepsPoint: Bool
  ) -> String {
    switch code {
    case "r":
      return isAlternate && !Numbers.repr(number).contains(".") ? pointed(Numbers.repr(number)) : Numbers.repr(number)
    case "f", "F", "%":
      let text = printed(number, "f", precision ?? 6)
      return isAlternate && precision == 0 ? text + "." : text
    case "e", "E":
      let text = printed(number, "e", precision ?? 6)
      return isAlternate && precision == 0 ? pointed(text) : text
    default:
      return general(number, max(precision ?? 6, 1), isAlternate: isAlternate, keepsPoint: keepsPoint)
    }
  }

  /// `%g`; with `keepsPoint`, as a float without a type is shown: `.0` after whole numbers, exponents one digit sooner.
  private static func general(_ number: Double, _ precision: Int, isAlternate: Bool, keepsPoint: Bool) -> String {
    let scientific = printed(number, "e", precision - 1)
    let split = scientific.firstIndex(of: "e") ?? scientific.endIndex
    let exponent = Int(scientific[split...].dropFirst()) ?? 0
    var digits = scientific[..<split].filter { $0 != "." }
    if !isAlternate { while digits.count > 1, digits.last == "0" { digits.removeLast() } }
    if exponent < -4 || exponent >= precision - (keepsPoint ? 1 : 0) {
      let text = Numbers.scientific(digits, exponent: exponent)
      return isAlternate && digits.count == 1 ? pointed(text) : text
    }
    let text = Numbers.positional(digits, point: exponent + 1, minimumFraction: 0)
    if isAlternate, !text.contains(".") { return text + "." }
    return keepsPoint && !text.contains(".") ? text + ".0" : text
  }

  private static func pointed(_ text: String) -> String {
    guard let split = text.firstIndex(of: "e") else { return text + "." }
    return text[..<split] + "." + text[split...]
  }

  /// What C's `printf` gives, correctly rounded.
  static func printed(_ number: Double, _ code: Character, _ precision: Int) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400 + precision) { buffer in
      let length = gw_write_number(
        buffer.baseAddress, UInt(buffer.count), number, Int32(clamping: precision), code == "f" ? 0 : 1)
      return String(
        decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<Int(length)]), as: UTF8.self)
    }
  }

  // MARK: Layout

  private func signText(isNegative: Bool) -> String {
    if isNegative { return "-" }
    return sign == "+" ? "+" : sign == " " ? " " : ""
  }

  private func layOut(
    _ digits: String, tail: String, prefix: String, groupSize: Int, canGroup: Bool = true
  ) -> String {
    guard let grouping, canGroup else { return padded(digits + tail, prefix: prefix, default: ">") }
    var digits = Array(digits)
    if fill == "0", align == "=" {
      let room = width - prefix.count - tail.count
      while digits.count + (digits.count - 1) / groupSize < room { digits.insert("0", at: 0) }
    }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % groupSize == 0 { grouped.unicodeScalars.append(grouping) }
      grouped.append(digit)
    }
    return padded(grouped + tail, prefix: prefix, default: ">")
  }

  /// The text in its width, with the fill before, after or around it, or after the prefix.
  private func padded(_ body: String, prefix: String, default preferred: Unicode.Scalar) -> String {
    let missing = width - body.unicodeScalars.count - prefix.unicodeScalars.count
    guard missing > 0 else { return prefix + body }
    func padding(_ count: Int) -> String { String(repeating: String(fill), count: count) }
    switch align ?? preferred {
    case "<": return prefix + body + padding(missing)
    case "^": return padding(missing / 2) + prefix + body + padding(missing - missing / 2)
    case "=": return prefix + padding(missing) + body
    default: return padding(missing) + prefix + body
    }
  }
}
