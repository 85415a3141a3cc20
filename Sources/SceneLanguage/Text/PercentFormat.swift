import BigInt
import Foundation

/// Formatting with `%`, as in `"%5.2f" % x`.
struct PercentFormat {
  private let text: [Unicode.Scalar]
  private var index = 0
  private let arguments: Value
  private let positional: [Value]
  private var used = 0
  private let isMapping: Bool

  /// The text with the arguments in their places.
  static func format(_ text: String, _ arguments: Value) throws -> String {
    var format = PercentFormat(text, arguments)
    return try format.run()
  }

  private init(_ text: String, _ arguments: Value) {
    self.text = Array(text.unicodeScalars)
    self.arguments = arguments
    if let tuple = arguments.object as? TupleObject {
      positional = tuple.items
      isMapping = false
    } else {
      positional = [arguments]
      isMapping = arguments.object.map { $0.kind != .string && $0.type.lookup(Names.getItem) != nil } ?? false
    }
  }

  private mutating func run() throws -> String {
    var result = String.UnicodeScalarView()
    while index < text.count {
      let scalar = text[index]
      index += 1
      if scalar != "%" {
        result.append(scalar)
      } else {
        result.append(contentsOf: try conversion().unicodeScalars)
      }
    }
    if used < positional.count, !isMapping {
      throw PythonError.typeError("not all arguments converted during string formatting")
    }
    return String(result)
  }

  private struct Conversion {
    var isLeft = false
    var plus = false
    var space = false
    var alternate = false
    var zero = false
    var width = 0
    var precision: Int?
    var named: Value?
  }

  private mutating func nextArgument() throws -> Value {
    guard used < positional.count else { throw PythonError.typeError("not enough arguments for format string") }
    used += 1
    return positional[used - 1]
  }

  private mutating func advance() throws -> Unicode.Scalar {
    guard index < text.count else { throw PythonError.valueError("incomplete format") }
    index += 1
    return text[index - 1]
  }

  private mutating func conversion() throws -> String {
    var conversion = Conversion()
    let start = index
    if index < text.count, text[index] == "(" { conversion.named = try mappedArgument() }
    flags: while index < text.count {
      switch text[index] {
      case "-": conversion.isLeft = true
      case "+": conversion.plus = true
      case " ": conversion.space = true
      case "#": conversion.alternate = true
      case "0": conversion.zero = true
      default: break flags
      }
      index += 1
    }
    if let width = try size() {
      conversion.width = abs(width)
      if width < 0 { conversion.isLeft = true }
    }
    if index < text.count, text[index] == "." {
      index += 1
      conversion.precision = max(try size() ?? 0, 0)
    }
    while index < text.count, "hlL".unicodeScalars.contains(text[index]) { index += 1 }
    let code = try advance()
    if code == "%", index - 1 == start { return "%" }
    let value = try conversion.named ?? nextArgument()
    return try apply(code, conversion, value)
  }

  private mutating func mappedArgument() throws -> Value {
    guard isMapping else { throw PythonError.typeError("format requires a mapping") }
    index += 1
    let start = index
    var depth = 1
    while index < text.count, depth > 0 {
      if text[index] == "(" { depth += 1 } else if text[index] == ")" { depth -= 1 }
      index += 1
    }
    guard depth == 0 else { throw PythonError.valueError("incomplete format key") }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: text[start..<(index - 1)])
    return try arguments.item(.string(String(name)))
  }

  /// A number or a `*`.
  private mutating func size() throws -> Int? {
    guard index < text.count else { return nil }
    if text[index] == "*" {
      index += 1
      guard case .int(let number) = try nextArgument() else { throw PythonError.typeError("* wants int") }
      return number
    }
    var number: Int?
    while index < text.count, let digit = Int(String(text[index])), text[index].isASCII, digit >= 0 {
      number = (number ?? 0) * 10 + digit
      guard number ?? 0 < 1 << 31 else { throw PythonError.valueError("width too big") }
      index += 1
    }
    return number
  }

  private func apply(_ code: Unicode.Scalar, _ conversion: Conversion, _ value: Value) throws -> String {
    switch code {
    case "s", "r", "a":
      let full = code == "s" ? try value.str() : code == "r" ? try value.repr() : asciiRepresentation(try value.repr())
      let shown =
        conversion.precision.map { String(String.UnicodeScalarView(full.unicodeScalars.prefix($0))) } ?? full
      return pad(shown, sign: "", conversion, numeric: false)
    case "c": return pad(try character(value), sign: "", conversion, numeric: false)
    case "d", "i", "u", "o", "x", "X": return try integer(code, conversion, value)
    case "e", "E", "f", "F", "g", "G":
      guard let number = try value.toFloat() else {
        throw PythonError.typeError("must be real number, not \(value.type.name)")
      }
      var body =
        number.isNaN
        ? "nan"
        : number.isInfinite
          ? "inf"
          : FormatSpecification.body(
            number.magnitude, code: code, precision: conversion.precision, isAlternate: conversion.alternate,
            keepsPoint: false)
      if code.properties.isUppercase { body = body.uppercased() }
      return pad(body, sign: sign(number.sign == .minus && !number.isNaN, conversion), conversion, numeric: true)
    default:
      let digits = String(code.value, radix: 16)
      throw PythonError.valueError(
        "unsupported format character '\(code.value > 31 && code.value < 128 ? String(code) : "?")' (0x\(digits)) "
          + "at index \(index - 1)")
    }
  }

  private func character(_ value: Value) throws -> String {
    if let text = value.string, text.unicodeScalars.count == 1 { return text }
    guard let number = try? value.indexInteger() else { throw PythonError.typeError("%c requires int or char") }
    guard let code = UInt32(exactly: number), let scalar = Unicode.Scalar(code) else {
      throw PythonError("OverflowError", "%c arg not in range(0x110000)")
    }
    return String(scalar)
  }

  private func integer(_ code: Unicode.Scalar, _ conversion: Conversion, _ value: Value) throws -> String {
    let isDecimal = code == "d" || code == "i" || code == "u"
    guard let number = try isDecimal ? value.toInteger(acceptsText: false)?.bigInteger : value.indexInteger() else {
      throw PythonError.typeError(
        "%\(code) format: \(isDecimal ? "a real number" : "an integer") is required, not \(value.type.name)")
    }
    let radix = code == "o" ? 8 : isDecimal ? 10 : 16
    if isDecimal { try BigIntegerObject.checkDigits(of: number) }
    var digits = String(number.magnitude, radix: radix, uppercase: code == "X")
    if let precision = conversion.precision { digits = digits.leftPadded(to: precision, with: "0") }
    let marker = conversion.alternate && !isDecimal ? "0\(code)" : ""
    return pad(digits, sign: sign(number < 0, conversion) + marker, conversion, numeric: true)
  }

  private func sign(_ isNegative: Bool, _ conversion: Conversion) -> String {
    isNegative ? "-" : conversion.plus ? "+" : conversion.space ? " " : ""
  }

  private func pad(_ body: String, sign: String, _ conversion: Conversion, numeric: Bool) -> String {
    let missing = conversion.width - body.unicodeScalars.count - sign.unicodeScalars.count
    guard missing > 0 else { return sign + body }
    if conversion.isLeft { return sign + body + String(repeating: " ", count: missing) }
    if conversion.zero, numeric { return sign + String(repeating: "0", count: missing) + body }
    return String(repeating: " ", count: missing) + sign + body
  }
}

/// A representation with everything beyond ASCII escaped, as `ascii()` gives it.
func asciiRepresentation(_ text: String) -> String {
  if text.isASCIIText { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    let digits = String(scalar.value, radix: 16)
    switch scalar.value {
    case 0..<0x80: result.unicodeScalars.append(scalar)
    case 0x80..<0x100: result += "\\x" + digits
    case 0x100..<0x10000: result += "\\u" + digits.leftPadded(to: 4, with: "0")
    default: result += "\\U" + digits.leftPadded(to: 8, with: "0")
    }
  }
  return result
}
