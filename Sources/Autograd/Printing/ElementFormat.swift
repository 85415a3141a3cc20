/// How PyTorch writes the elements of one tensor: decided once from all elements shown (`_tensor_str.py`).
struct ElementFormat {
  private let isFloat: Bool
  private let precision: Int
  private var isWhole = true
  private var isScientific = false
  /// The width that every element is padded to.
  private(set) var width = 1

  init(_ shown: [Scalar], isFloat: Bool, _ options: PrintOptions) {
    self.isFloat = isFloat
    precision = options.precision
    guard isFloat else {
      for value in shown { width = max(width, ElementFormat.whole(value).utf8.count) }
      return
    }
    let finite = shown.map(\.doubleValue).filter { $0.isFinite && $0 != 0 }
    guard let largest = finite.map(\.magnitude).max(), let smallest = finite.map(\.magnitude).min() else { return }
    isWhole = finite.allSatisfy { $0 == $0.rounded(.up) }
    isScientific = options.scientific ?? (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4)
    // The longest text is that of the largest or, with an exponent, the smallest number of either sign.
    for side in [finite.filter { $0 > 0 }, finite.filter { $0 < 0 }] {
      for value in [side.min(), side.max()] { width = max(width, value.map { bare($0).utf8.count } ?? 0) }
    }
  }

  /// An element without padding.
  func bare(_ value: Scalar) -> String { isFloat ? bare(value.doubleValue) : ElementFormat.whole(value) }

  /// An element padded to the common width.
  func padded(_ value: Scalar) -> String {
    let text = bare(value)
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private func bare(_ value: Double) -> String {
    if isScientific { return Digits.scientific(value, precision) }
    if isWhole { return Digits.fixed(value, 0) + (value.isFinite ? "." : "") }
    return Digits.fixed(value, precision)
  }

  private static func whole(_ value: Scalar) -> String {
    switch value {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .double(let value): String(value)
    }
  }
}
