import Foundation

extension Tensor {
  /// What `repr(tensor)` and `str(tensor)` give.
  public var text: String { text(showsHistory: true, suffix: nil) }

  /// The same, with or without `grad_fn` and `requires_grad`, and with one more fact at the end.
  public func text(showsHistory: Bool, suffix: String?) -> String {
    let prefix = "tensor("
    let options = session.printOptions
    var suffixes: [String] = []
    let body: String
    if count == 0 {
      if rank != 1 { suffixes.append("size=\(Text.tuple(sizes))") }
      if dtype != session.defaultDType { suffixes.append("dtype=torch.\(dtype.name)") }
      body = "[]"
    } else {
      if dtype != session.defaultDType && dtype != .int64 && dtype != .bool {
        suffixes.append("dtype=torch.\(dtype.name)")
      }
      body = elementsText(indent: prefix.count, options)
    }
    if !showsHistory {
      // A dual number has its history only for the sake of its tangent.
    } else if (try? checkHistory()) == nil {
      suffixes.append("grad_fn=<Invalid>")
    } else if let node = gradFn {
      suffixes.append("grad_fn=<\(node.shortName)>")
    } else if requiresGrad {
      suffixes.append("requires_grad=True")
    }
    if let suffix { suffixes.append(suffix) }
    return Tensor.append(suffixes, to: prefix + body, indent: prefix.count, lineWidth: options.lineWidth)
  }

  /// The elements in brackets, as between `tensor(` and the suffixes.
  func elementsText(indent: Int, _ options: PrintOptions) -> String {
    let isSummary = count > options.threshold
    let format = ElementFormat(shownElements(options), isFloat: dtype.isFloatingPoint, options)
    return bracketed(geometry.sizes[...], geometry.strides[...], storageOffset, indent, isSummary, format, options)
  }

  /// The elements that a print shows, which decide its format.
  func shownElements(_ options: PrintOptions) -> [Scalar] {
    if count <= options.threshold { return scalars }
    var shown: [Scalar] = []
    collectShown(0, storageOffset, options.edgeItems, into: &shown)
    return shown
  }

  private func collectShown(_ dim: Int, _ offset: Int, _ edge: Int, into shown: inout [Scalar]) {
    if dim == rank {
      shown.append(element(offset))
      return
    }
    for i in Tensor.shownIndices(sizes[dim], edge, isSummary: true) where i >= 0 {
      collectShown(dim + 1, offset + i * geometry.strides[dim], edge, into: &shown)
    }
  }

  /// The indices of a dimension that are shown; −1 stands for the dots.
  private static func shownIndices(_ size: Int, _ edge: Int, isSummary: Bool) -> [Int] {
    isSummary && size > 2 * edge ? Array(0..<edge) + [-1] + Array((size - edge)..<size) : Array(0..<size)
  }

  private func element(_ offset: Int) -> Scalar { view(as: .scalar, offset: offset).scalars[0] }

  // The recursion is as deep as the tensor has dimensions.
  private func bracketed(
    _ sizes: ArraySlice<Int>, _ strides: ArraySlice<Int>, _ offset: Int, _ indent: Int, _ isSummary: Bool,
    _ format: ElementFormat, _ options: PrintOptions
  ) -> String {
    guard let size = sizes.first, let step = strides.first else { return format.padded(element(offset)) }
    let indices = Tensor.shownIndices(size, options.edgeItems, isSummary: isSummary)
    if sizes.count == 1 {
      let row = view(as: Geometry(sizes: [size], strides: [step]), offset: offset)
      let values = indices.count == size ? row.scalars : []
      let items = indices.map { i -> String in
        i < 0 ? " ..." : format.padded(values.isEmpty ? element(offset + i * step) : values[i])
      }
      return Tensor.wrapped(items, perLine: max(1, (options.lineWidth - indent) / (format.width + 2)), indent)
    }
    let parts = indices.map { i -> String in
      i < 0
        ? "..."
        : bracketed(
          sizes.dropFirst(), strides.dropFirst(), offset + i * step, indent + 1, isSummary, format, options)
    }
    let separator =
      "," + String(repeating: "\n", count: sizes.count - 1) + String(repeating: " ", count: indent + 1)
    return "[" + parts.joined(separator: separator) + "]"
  }

  private static func wrapped(_ items: [String], perLine: Int, _ indent: Int) -> String {
    let lines = stride(from: 0, to: items.count, by: perLine).map {
      items[$0..<min($0 + perLine, items.count)].joined(separator: ", ")
    }
    return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
  }

  private static func append(_ suffixes: [String], to text: String, indent: Int, lineWidth: Int) -> String {
    var result = text
    // PyTorch counts from the last line break, which it takes to be at −1 where there is none.
    let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    var length = lastLine + 2
    for suffix in suffixes {
      if length + suffix.count + 2 > lineWidth {
        result += ",\n" + String(repeating: " ", count: indent) + suffix
        length = indent + suffix.count
      } else {
        result += ", " + suffix
        length += suffix.count + 2
      }
    }
    return result + ")"
  }
}

extension Node {
  /// The name without its C++ namespace, as a printed tensor shows it.
  public var shortName: String {
    name.components(separatedBy: "::").last ?? name
  }
}
