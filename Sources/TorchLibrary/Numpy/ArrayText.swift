import Autograd
import SceneLanguage

/// The text of an array, as NumPy writes it.
struct ArrayText {
  /// What `np.set_printoptions` sets.
  struct Options {
    /// The most digits behind the point.
    var precision = 8
    /// Arrays of more elements are shortened.
    var threshold = 1000
    /// How many elements at each end a shortened array shows.
    var edgeItems = 3
    /// The longest line.
    var lineWidth = 75
    /// Whether small numbers never have exponents.
    var suppressesExponents = false
  }

  private let tensor: Tensor
  private let elements: [String]
  private let options: Options
  private let isShortened: Bool

  init(_ tensor: Tensor, _ options: Options) throws {
    self.tensor = tensor
    self.options = options
    isShortened = tensor.count > options.threshold
    let all = tensor.scalars
    // Only what is shown decides how it is shown.
    let shown = isShortened ? ArrayText.shownPlaces(tensor.sizes[...], options.edgeItems, first: 0) : Array(all.indices)
    let numbers = shown.map { all[$0] }
    let isScientific =
      tensor.dtype.isFloatingPoint && !options.suppressesExponents
      && ArrayText.needsExponents(numbers.map(\.doubleValue))
    let texts = try numbers.map { number in
      try isScientific
        ? ArrayText.scientific(number.doubleValue, tensor.dtype, options.precision)
        : ArrayText.text(of: number, tensor.dtype, options.precision)
    }
    elements = ArrayText.aligned(isScientific ? ArrayText.samePrecision(texts) : texts, tensor.dtype)
  }

  /// The places of the elements at the ends of each axis.
  private static func shownPlaces(_ sizes: ArraySlice<Int>, _ edge: Int, first: Int) -> [Int] {
    guard let size = sizes.first else { return [first] }
    let width = sizes.dropFirst().reduce(1, *)
    return shownRows(size, edge).flatMap { shownPlaces(sizes.dropFirst(), edge, first: first + $0 * width) }
  }

  private static func shownRows(_ size: Int, _ edge: Int) -> [Int] {
    size > 2 * edge ? Array(0..<edge) + Array(size - edge..<size) : Array(0..<size)
  }

  /// The sizes of what is shown.
  private var shownSizes: [Int] {
    isShortened ? tensor.sizes.map { min($0, 2 * options.edgeItems) } : tensor.sizes
  }

  /// `str(array)`.
  func text() -> String {
    if tensor.count == 0 { return "[]" }
    if tensor.rank == 0, let text = try? ArrayScalar.scalar(tensor.firstElement, tensor.dtype).str() { return text }
    return tensor.rank == 0
      ? elements.first ?? "" : bracketed(shownSizes[...], elements[...], separator: " ", indent: 1)
  }

  /// `repr(array)`.
  func representation() -> String {
    if tensor.count == 0, tensor.rank > 1 {
      return "array([], shape=(\(tensor.sizes.map(String.init).joined(separator: ", "))), dtype=\(tensor.dtype.name))"
    }
    let usual: [DType] = [.float64, .int64, .bool]
    var suffix = usual.contains(tensor.dtype) && tensor.count > 0 ? ")" : ", dtype=\(tensor.dtype.name))"
    if tensor.count == 0 && tensor.dtype == .float64 { suffix = ", dtype=float64)" }
    if isShortened {
      let sizes = tensor.sizes.map(String.init).joined(separator: ", ") + (tensor.rank == 1 ? "," : "")
      suffix = ", shape=(\(sizes))" + suffix
    }
    let body =
      tensor.rank == 0
      ? String((elements.first ?? "").trimmingPrefix(" "))
      : bracketed(shownSizes[...], elements[...], separator: ", ", indent: "array([".count)
    return "array(" + body + suffix
  }

  private func bracketed(
    _ sizes: ArraySlice<Int>, _ elements: ArraySlice<String>, separator: String, indent: Int
  ) -> String {
    guard let size = sizes.first else { return elements.first ?? "" }
    // Something is left out of the middle of this axis.
    let gap =
      isShortened && tensor.sizes[tensor.rank - sizes.count] > 2 * options.edgeItems ? options.edgeItems : nil
    if sizes.count == 1 {
      var items = Array(elements)
      if let gap { items.insert("...", at: gap) }
      return "[" + wrapped(items, separator, indent) + "]"
    }
    let width = size == 0 ? 0 : elements.count / size
    var rows = (0..<size).map { row in
      let start = elements.startIndex + row * width
      return bracketed(sizes.dropFirst(), elements[start..<(start + width)], separator: separator, indent: indent + 1)
    }
    if let gap { rows.insert("...", at: gap) }
    let breaks = String(repeating: "\n", count: sizes.count - 1)
    let comma = separator.filter { $0 != " " }
    return "[" + rows.joined(separator: comma + breaks + String(repeating: " ", count: indent)) + "]"
  }

  /// NumPy breaks lines at 75 columns, where nobody says otherwise.
  private func wrapped(_ items: [String], _ separator: String, _ indent: Int) -> String {
    // A bracket of each axis, or a comma, needs its place, and so does the one that ends a representation.
    let width = options.lineWidth - tensor.rank - (separator == " " ? 0 : 1)
    var lines: [String] = []
    var line = ""
    for (index, item) in items.enumerated() {
      let piece = item + (index == items.count - 1 ? "" : separator)
      if !line.isEmpty, indent + line.count + item.count > width {
        lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
        line = ""
      }
      line += piece
    }
    lines.append(line)
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
  }

  /// NumPy writes exponents where a number is huge or tiny, or where numbers differ by more than a factor of 1000.
  private static func needsExponents(_ numbers: [Double]) -> Bool {
    let sizes = numbers.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    guard let least = sizes.min(), let most = sizes.max() else { return false }
    return most >= 1e8 || least < 0.0001 || most / least > 1000
  }

  /// The shortest digits that give the number, at most one more than `digits`, with an exponent of two digits or more: `1.5e-05`.
  private static func scientific(_ value: Double, _ dtype: DType, _ digits: Int) throws -> String {
    if !value.isFinite { return try text(of: .double(value), dtype, digits) }
    for precision in 0..<digits {
      let text = try PythonValue.float(value).format(".\(precision)e")
      let isSame =
        switch dtype {
        case .float64: Double(text) == value
        case .float16: Float16(text) == Float16(value)
        default: Float(text) == Float(value)
        }
      if isSame { return precision == 0 ? text.replacing("e", with: ".e", maxReplacements: 1) : text }
    }
    return try PythonValue.float(value).format(".\(digits)e")
  }

  /// Fills the digits behind the points with zeros to the same number, and those of the exponents too.
  private static func samePrecision(_ texts: [String]) -> [String] {
    func digits(_ text: String) -> Int {
      guard let point = text.firstIndex(of: "."), let e = text.firstIndex(of: "e") else { return 0 }
      return text.distance(from: point, to: e) - 1
    }
    let most = texts.map(digits).max() ?? 0
    let parts = texts.map { $0.split(separator: "e", maxSplits: 1) }
    let widest = parts.map { $0.count == 2 ? $0[1].count : 0 }.max() ?? 0
    return zip(texts, parts).map { text, parts in
      guard parts.count == 2 else { return text }
      let (number, exponent) = (parts[0], parts[1])
      return number + String(repeating: "0", count: most - digits(text)) + "e" + exponent.prefix(1)
        + String(repeating: "0", count: widest - exponent.count) + exponent.dropFirst()
    }
  }

  private static func text(of number: Scalar, _ dtype: DType, _ precision: Int) throws -> String {
    switch number {
    case .bool(let value): return value ? " True" : "False"
    case .int(let value): return String(value)
    case .double(let value):
      if value.isNaN { return "nan" }
      if value.isInfinite { return value < 0 ? "-inf" : "inf" }
      // The shortest digits that give the same number in the array's own precision.
      let shortest =
        switch dtype {
        case .float16: "\(Float16(value))"
        case .float32: "\(Float(value))"
        default: "\(value)"
        }
      let rounded = try PythonValue.float(value).format(".\(precision)f")
      let plain = shortest.contains("e") ? rounded : shortest
      let digits = plain.split(separator: ".").last?.count ?? 0
      var text = digits > precision ? rounded : plain
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
    let finite = dtype.isFloatingPoint ? texts.filter { $0.contains(".") } : texts
    let right = finite.map { parts($0).1 }.max() ?? (dtype.isFloatingPoint ? 1 : 0)
    // What is not finite takes the room of the digits behind the point too.
    let others = dtype.isFloatingPoint ? texts.filter { !$0.contains(".") }.map { $0.count - right }.max() ?? 0 : 0
    let left = max(finite.map { parts($0).0 }.max() ?? 0, others)
    return texts.map { text in
      let (before, after) = parts(text)
      let isPlain = !dtype.isFloatingPoint || after == 0
      let lead = String(repeating: " ", count: isPlain ? max(0, left + right - text.count) : left - before)
      return lead + text + (isPlain ? "" : String(repeating: " ", count: right - after))
    }
  }
}
