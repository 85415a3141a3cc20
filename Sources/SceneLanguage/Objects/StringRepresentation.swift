/// A string literal that gives the text, quoted as Python chooses.
func pythonRepresentation(of text: String) -> String {
  let quote: Unicode.Scalar = text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
  var result = String.UnicodeScalarView()
  result.append(quote)
  for scalar in text.unicodeScalars {
    switch scalar {
    case quote, "\\":
      result.append("\\")
      result.append(scalar)
    case "\n": result.append(contentsOf: "\\n".unicodeScalars)
    case "\r": result.append(contentsOf: "\\r".unicodeScalars)
    case "\t": result.append(contentsOf: "\\t".unicodeScalars)
    case " "..."~": result.append(scalar)
    default:
      if scalar.isPrintable { result.append(scalar) } else { result.append(contentsOf: scalar.escape.unicodeScalars) }
    }
  }
  result.append(quote)
  return String(result)
}

extension Unicode.Scalar {
  /// Whether Python prints the scalar as it is.
  var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: self == " "
    default: true
    }
  }

  fileprivate var escape: String {
    let digits = String(value, radix: 16)
    if value < 0x100 { return "\\x" + digits.leftPadded(to: 2, with: "0") }
    if value < 0x10000 { return "\\u" + digits.leftPadded(to: 4, with: "0") }
    return "\\U" + digits.leftPadded(to: 8, with: "0")
  }
}
