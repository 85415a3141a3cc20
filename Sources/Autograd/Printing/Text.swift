/// Pieces of text that errors and printing share.
enum Text {
  /// `[2, 3]`.
  static func sizes(_ sizes: [Int]) -> String { "[" + sizes.map(String.init).joined(separator: ", ") + "]" }

  /// `(2, 3)`, and `(2,)` for one.
  static func tuple(_ sizes: [Int]) -> String {
    "(" + sizes.map(String.init).joined(separator: ", ") + (sizes.count == 1 ? ",)" : ")")
  }

  /// A number as C++ streams it: without a fraction where there is none.
  static func plain(_ number: Scalar) -> String {
    let value = number.doubleValue
    return value == value.rounded() && value.magnitude < 1e6 ? "\(Int(value))" : "\(value)"
  }
}
