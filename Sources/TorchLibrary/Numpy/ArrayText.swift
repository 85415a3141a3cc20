import Autograd
import SceneLanguage

/// The text of an array, as NumPy writes it.
struct ArrayText {
  private let tensor: Tensor
  private let elements: [String]

  init(_ tensor: Tensor) throws {
    self.tensor = tensor
    elements = ArrayText.aligned(try tensor.scalars.map { try ArrayText.text(of: $0, tensor.dtype) }, tensor.dtype)
  }

  /// `str(array)`.
  func text() -> String {
    tensor.rank == 0 ? elements.first ?? "" : bracketed(tensor.sizes[...], elements[...], separator: " ", indent: 1)
  }

  /// `repr(array)`.
  func representation() -> String {
    let usual: [DType] = [.float64, .int64, .bool]
    var suffix = usual.contains(tensor.dtype) && tensor.count > 0 ? ")" : ", dtype=\(tensor.dtype.name))"
    if tensor.count == 0 && tensor.dtype == .float64 { suffix = ", dtype=float64)" }
    let body =
      tensor.rank == 0
      ? elements.first ?? ""
      : bracketed(tensor.sizes[...], elements[...], separator: ", ", indent: "array([".count)
    return "array(" + body + suffix
  }

  private func bracketed(
    _ sizes: ArraySlice<Int>, _ elements: ArraySlice<String>, separator: String, indent: Int
  ) -> String {
    guard let size = sizes.first else { return elements.first ?? "" }
    if sizes.count == 1 { return "[" + wrapped(Array(elements), separator, indent) + "]" }
    let width = size == 0 ? 0 : elements.count / size
    let rows = (0..<size).map { row in
      let start = elements.startIndex + row * width
      return bracketed(sizes.dropFirst(), elements[start..<(start + width)], separator: separator, indent: indent + 1)
    }
    let breaks = String(repeating: "\n", count: sizes.count - 1)
    let comma = separator.filter { $0 != " " }
    return "[" + rows.joined(separator: comma + breaks + String(repeating: " ", count: indent)) + "]"
  }

  /// NumPy breaks lines at 75 columns.
  private func wrapped(_ items: [String], _ separator: String, _ indent: Int) -> String {
    var lines: [String] = []
    var line = ""
    for (index, item) in items.enumerated() {
      let isLast = index == items.count - 1
      let piece = item + (isLast ? "" : separator)
      if !line.isEmpty, indent + line.count + item.count + (isLast ? 1 : 0) > 75 {
        lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
        line = ""
      }
      line += piece
    }
    lines.append(line)
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
  }

  private static func text(of number: Scalar, _ dtype: DType) throws -> String {
    switch number {
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .double(let value):
      if value.isNaN { return "nan" }
      if value.isInfinite { return value < 0 ? "-inf" : "inf" }
      // The shortest digits that give the same number in the array's own precision.
      let shortest = dtype == .float32 ? "\(Float(value))" : "\(value)"
      let rounded = try PythonValue.float(value).format(".8f")
      let plain = shortest.contains("e") ? rounded : shortest
      let digits = plain.split(separator: ".").last?.count ?? 0
      var text = digits > 8 ? rounded : plain
      while text.hasSuffix("0") { text.removeLast() }
      return text
    }
  }

  /// Pads so that the points of floats, or the ends of whole numbers, stand below each other.
  private static func aligned(_ texts: [String], _ dtype: DType) -> [String] {
    func parts(_ text: String) -> (Int, Int) {
      guard let point = text.firstIndex(of: ".") else { return (text.count, 0) }
      return (text.distance(from: text.startIndex, to: point), text.distance(from: point, to: text.endIndex))
    }
    let left = texts.map { parts($0).0 }.max() ?? 0
    let right = texts.map { parts($0).1 }.max() ?? 0
    return texts.map { text in
      let (before, after) = parts(text)
      let isPlain = !dtype.isFloatingPoint || after == 0
      let lead = String(repeating: " ", count: isPlain ? max(0, left + right - text.count) : left - before)
      return lead + text + (isPlain ? "" : String(repeating: " ", count: right - after))
    }
  }
}
