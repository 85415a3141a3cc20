import Recording

/// An operation of two operands with the numbers of one element in their places, `-1.5981+2`.
struct ForwardEquation {
  /// The left side of the equation.
  let text: String

  private static let symbols = ["add": "+", "sub": "-", "mul": "×", "div": "÷", "pow": "**"]
  private static let written = ["+": "+", "-": "-", "*": "×", "/": "÷", "**": "**"]

  /// Nil where the operation has no sign of its own or a plain number cannot be read off the expression.
  init?(_ operation: Event.Operation, numbers: [Double]) {
    guard let symbol = Self.symbols[operation.name], let first = numbers.first else { return nil }
    if numbers.count == 2 {
      text = Self.joined(first, symbol, numbers[1])
      return
    }
    // One tensor and one plain number: the number is the last or the first word of the expression.
    let words = operation.expression.split(separator: " ").map(String.init)
    guard words.count >= 3 else { return nil }
    if Self.written[words[words.count - 2]] == symbol, let number = Double(words[words.count - 1]) {
      text = Self.joined(first, symbol, number)
    } else if Self.written[words[1]] == symbol, let number = Double(words[0]) {
      text = Self.joined(number, symbol, first)
    } else {
      return nil
    }
  }

  private static func joined(_ a: Double, _ symbol: String, _ b: Double) -> String {
    let right = b < 0 ? "(\(numberText(b)))" : numberText(b)
    return "\(numberText(a))\(symbol)\(right)"
  }
}
