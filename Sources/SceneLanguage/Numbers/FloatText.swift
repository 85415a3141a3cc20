import Foundation

extension Numbers {
  /// The shortest text that reads back as the same float, laid out as Python's `repr` does.
  static func repr(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    if number == 0 { return number.sign == .minus ? "-0.0" : "0.0" }
    let (digits, point) = shortestDigits(number.magnitude)
    let text: String
    if point > -4 && point <= 16 {
      text = positional(digits, point: point, minimumFraction: 1)
    } else {
      text = scientific(digits, exponent: point - 1)
    }
    return number < 0 ? "-" + text : text
  }

  /// The shortest digits of a positive float, and where the decimal point lies: 12.5 gives `125` and 2.
  static func shortestDigits(_ number: Double) -> (digits: String, point: Int) {
    // Swift's description is the shortest that round-trips (SwiftDtoa, Errol then Ryū-like); only its layout differs.
    let description = number.description
    var mantissa = description
    var exponent = 0
    if let split = description.firstIndex(of: "e") {
      mantissa = String(description[..<split])
      exponent = Int(description[description.index(after: split)...]) ?? 0
    }
    var whole = mantissa
    var fraction = ""
    if let dot = mantissa.firstIndex(of: ".") {
      whole = String(mantissa[..<dot])
      fraction = String(mantissa[mantissa.index(after: dot)...])
    }
    if fraction == "0" { fraction = "" }
    var digits = whole + fraction
    var point = whole.count + exponent
    let leading = digits.prefix { $0 == "0" }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == "0" { digits.removeLast() }
    return (digits, point)
  }

  /// Digits with a decimal point after `point` of them.
  static func positional(_ digits: String, point: Int, minimumFraction: Int) -> String {
    var whole = "0"
    var fraction = digits
    if point > 0 {
      whole = String(digits.prefix(point)) + String(repeating: "0", count: max(0, point - digits.count))
      fraction = String(digits.dropFirst(point))
    } else {
      fraction = String(repeating: "0", count: -point) + digits
    }
    while fraction.count < minimumFraction { fraction += "0" }
    return fraction.isEmpty ? whole : whole + "." + fraction
  }

  static func scientific(_ digits: String, exponent: Int) -> String {
    var text = String(digits.prefix(1))
    if digits.count > 1 { text += "." + digits.dropFirst() }
    let magnitude = String(Swift.abs(exponent))
    return text + "e" + (exponent < 0 ? "-" : "+") + (magnitude.count < 2 ? "0" + magnitude : magnitude)
  }
}
