/// Pieces of text that errors and printing share.
enum Text {
  /// `[2, 3]`.
  static func sizes(_ sizes: [Int]) -> String { "[" + sizes.map(String.init).joined(separator: ", ") + "]" }
}
