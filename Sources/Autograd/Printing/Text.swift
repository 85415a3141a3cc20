/// Pieces of text that errors and printing share.
enum Text {
  /// `[2, 3]`.
  static func sizes(_ sizes: [Int]) -> String { "[" + sizes.map(String.init).joined(separator: ", ") + "]" }

  /// `(2, 3)`, and `(2,)` for one.
  static func tuple(_ sizes: [Int]) -> String {
    "(" + sizes.map(String.init).joined(separator: ", ") + (sizes.count == 1 ? ",)" : ")")
  }
}
