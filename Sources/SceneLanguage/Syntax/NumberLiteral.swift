import BigInt
import Foundation

/// Reads the number literals that the lexer has checked.
enum NumberLiteral {
  static func parse(_ text: String) -> Expression.Constant {
    let digits = text.filter { $0 != "_" }.lowercased()
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      let body = String(digits.dropFirst(2))
      if let small = Int(body, radix: radix) { return .int(small) }
      return .bigInteger(BigInt(body, radix: radix)?.description ?? "0")
    }
    if digits.contains(where: { ".e".contains($0) }) { return .float(strtod(digits, nil)) }
    return Int(digits).map { .int($0) } ?? .bigInteger(digits)
  }
}
