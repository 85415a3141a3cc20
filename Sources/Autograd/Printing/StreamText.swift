import Foundation

/// A tensor as PyTorch's own messages show it: in the layout of C++ streams, which is not that of Python.
///
/// Source: `operator<<` of `aten/src/ATen/core/Formatting.cpp`.
enum StreamText {
  private static let lineWidth = 80

  /// How the elements of a tensor are written.
  private struct Format {
    var scale = 1.0
    var width: Int
    var write: (Double) -> String

    init(_ values: [Double]) {
      let finite = values.filter(\.isFinite).map(abs)
      let largest = Format.digits(finite.max() ?? 0)
      let smallest = Format.digits(finite.min() ?? 0)
      if finite.allSatisfy({ $0 == $0.rounded(.up) }) {
        width = largest > 9 ? 11 : largest + 1
        write = largest > 9 ? { String(format: "%.4e", $0) } : { String(format: "%.0f", $0) }
      } else if largest - smallest > 4 {
        width = abs(largest) > 99 || abs(smallest) > 99 ? 12 : 11
        write = { String(format: "%.4e", $0) }
      } else {
        if largest > 5 || largest < 0 {
          scale = Double(sign: .plus, exponent: 0, significand: 1)
          for _ in 0..<abs(largest - 1) { scale = largest > 0 ? scale * 10 : scale / 10 }
        }
        width = largest > 5 || largest <= 0 ? 7 : largest + 6
        write = { String(format: "%.4f", $0) }
      }
    }

    /// How many digits stand before the point; a zero counts as one.
    private static func digits(_ value: Double) -> Int { value == 0 ? 1 : Int(floor(log10(value))) + 1 }

    func text(_ value: Double) -> String {
      let text = value.isNaN ? "nan" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : write(value / scale)
      return String(repeating: " ", count: max(0, width - text.count)) + text
    }
  }

  /// The elements of a tensor of two or more dimensions, and its type and sizes below them.
  static func text(of tensor: Tensor) -> String {
    let values = tensor.scalars.map(\.doubleValue)
    let sizes = tensor.sizes.map(String.init).joined(separator: ",")
    let type = "[ \(tensor.dtype.tensorTypeName){\(sizes)} ]"
    guard !values.isEmpty, tensor.rank >= 2 else { return type }
    let (rows, columns) = (tensor.sizes[tensor.rank - 2], tensor.sizes[tensor.rank - 1])
    if tensor.rank == 2 { return matrix(values, rows, columns, indent: 0) + type }
    let slices = (0..<values.count / (rows * columns)).map { number in
      let part = Array(values[(number * rows * columns)...].prefix(rows * columns))
      return place(number, tensor.sizes) + matrix(part, rows, columns, indent: 1)
    }
    return slices.joined(separator: "\n") + type
  }

  /// `(2,1,.,.) = `: which matrix of several.
  private static func place(_ number: Int, _ sizes: [Int]) -> String {
    var (rest, indices) = (number, [String]())
    for size in sizes.dropLast(2) {
      indices.append(String(rest % size + 1))
      rest /= size
    }
    return "(" + indices.joined(separator: ",") + ",.,.) = \n"
  }

  private static func matrix(_ values: [Double], _ rows: Int, _ columns: Int, indent: Int) -> String {
    let format = Format(values)
    let margin = String(repeating: " ", count: indent)
    let perLine = max(1, (lineWidth - indent) / (format.width + 1))
    return stride(from: 0, to: columns, by: perLine).map { first in
      let last = min(first + perLine, columns)
      var text = perLine < columns ? "Columns \(first + 1) to \(last)" + margin : ""
      if format.scale != 1 {
        text +=
          (format.scale >= 1 ? String(format: "%.0f", format.scale) : String(format: "%g", format.scale)) + " *\n"
          + margin
      }
      let lines = (0..<rows).map { row in
        (first..<last).map { format.text(values[row * columns + $0]) }.joined(separator: " ")
      }
      return text + lines.joined(separator: "\n" + margin + (format.scale != 1 ? " " : "")) + "\n"
    }.joined(separator: "\n")
  }
}
