/// The signatures that PyTorch lists in its message about a call, of the functions whose parser has several or keeps
/// further ones to itself.
enum ShownSignatures {
  /// The signatures of a function or of a method; nil where a message never lists any.
  static func options(of name: String, isMethod: Bool) -> [InvalidArguments.Option]? {
    let key = isMethod ? "." + name : name
    return (lines[key] ?? lines[key + "="])?.map { option($0) }
  }

  /// Whether a function has one signature and no others that are never listed.
  static func isAlone(_ name: String, isMethod: Bool) -> Bool { lines[(isMethod ? "." + name : name) + "="] != nil }

  private static let lines: [String: [Substring]] = {
    var lines: [String: [Substring]] = [:]
    for line in SignatureTable.text.split(separator: "\n") {
      guard let end = line.firstIndex(of: " ") else { continue }
      lines[String(line[..<end])] = signatures(in: line[end...])
    }
    return lines
  }()

  /// What stands in each outermost pair of parentheses.
  private static func signatures(in line: Substring) -> [Substring] {
    var signatures: [Substring] = []
    var depth = 0
    var start = line.startIndex
    for index in line.indices {
      switch line[index] {
      case "(":
        depth += 1
        if depth == 1 { start = line.index(after: index) }
      case ")":
        depth -= 1
        if depth == 0 { signatures.append(line[start..<index]) }
      default: break
      }
    }
    return signatures
  }

  private static func option(_ text: Substring) -> InvalidArguments.Option {
    var parameters: [InvalidArguments.Option.Parameter] = []
    var positionalCount: Int?
    for part in parts(of: text) {
      if part == "*" {
        positionalCount = parameters.count
        continue
      }
      let sides = part.split(separator: " = ", maxSplits: 1)
      let words = sides[0].split(separator: " ")
      let type = words.dropLast().joined(separator: " ")
      parameters.append(
        .init(
          type: type.hasSuffix("?") ? String(type.dropLast()) : type, name: String(words.last ?? ""),
          defaultText: sides.count > 1 ? String(sides[1]) : nil, allowsNone: type.hasSuffix("?")))
    }
    return InvalidArguments.Option(parameters: parameters, positionalCount: positionalCount ?? parameters.count)
  }

  /// The parameters; a default value may have commas of its own.
  private static func parts(of text: Substring) -> [String] {
    var parts: [String] = []
    for piece in text.split(separator: ", ") {
      if let last = parts.last, last.count(where: { $0 == "(" }) > last.count(where: { $0 == ")" }) {
        parts[parts.count - 1] += ", " + piece
      } else {
        parts.append(String(piece))
      }
    }
    return parts
  }
}
