/// Pieces of text that errors and printing share.
enum Text {
  /// `[2, 3]`.
  static func sizes(_ sizes: [Int]) -> String { "[" + sizes.map(String.init).joined(separator: ", ") + "]" }

  /// The warning about a result that is written into a tensor of another shape.
  static func resized(from old: [Int], to new: [Int]) -> String {
    "An output with one or more elements was resized since it had shape \(sizes(old)), which does not match the required "
      + "output shape \(sizes(new)). This behavior is deprecated, and in a future PyTorch release outputs will not be "
      + "resized unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, inplace, to zero "
      + "elements with t.resize_(0)."
  }

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
