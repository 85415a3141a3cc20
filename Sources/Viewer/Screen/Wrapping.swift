import Drawing

extension String {
  /// The text in rows of at most so many columns, broken anywhere, as a terminal does it.
  func wrapped(anywhereAt columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    var rows: [String] = []
    var rest = self
    while TextWidth.columns(of: rest) > columns {
      var row = TextWidth.prefix(of: rest, columns: columns)
      // A wide character in a narrow column would never fit.
      if row.isEmpty { row = String(rest.unicodeScalars.prefix(1)) }
      rows.append(row)
      rest = String(rest.unicodeScalars.dropFirst(row.unicodeScalars.count))
    }
    return rows + [rest]
  }

  /// The text in rows of at most so many columns, broken at blanks where that is possible.
  func wrapped(atBlanksWithin columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    var rows: [String] = []
    var row = ""
    for word in split(separator: " ") {
      let joined = row.isEmpty ? String(word) : row + " " + word
      if TextWidth.columns(of: joined) <= columns {
        row = joined
        continue
      }
      if !row.isEmpty { rows.append(row) }
      let pieces = String(word).wrapped(anywhereAt: columns)
      rows += pieces.dropLast()
      row = pieces.last ?? ""
    }
    return row.isEmpty ? rows : rows + [row]
  }
}
