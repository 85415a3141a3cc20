import Drawing

/// Reads a rail as a person does: knows nothing but its characters, one node a row.
struct RailReader {
  private let rows: [[Unicode.Scalar]]
  private let marker: [Unicode.Scalar]

  /// What a line may run along beside the mark of its row.
  private static let along = Array("─┼├┤•╰╯┴╭╮┬▸◂123456789#".unicodeScalars)
  /// Where a lane from above meets such a line, where such a line ends, and where a lane begins and goes on.
  private static let fromAbove = Array("├┤•╰╯┴".unicodeScalars)
  private static let ends = Array("├┤╰╯╭╮".unicodeScalars)
  private static let starts = Array("╭╮┬".unicodeScalars)
  private static let downwards = Array("│┼├┤•".unicodeScalars)

  /// The numbers that stand behind the signs `#` of each row, from left to right.
  private let counts: [[Int]]

  /// Looks at rows of lanes.
  init(_ rows: [String]) {
    self.rows = rows.map { Array($0.unicodeScalars) }
    marker = ["●"]
    counts = self.rows.map(Self.counts)
  }

  /// Looks at the rows of a canvas from one on: lanes with texts behind them; in each row one of the marks stands for its
  /// node.
  init(_ canvas: Canvas, from first: Int = 0, marker: [Unicode.Scalar] = ["●"]) {
    self.marker = marker
    let places = first..<max(first, canvas.size.height)
    if canvas.isASCII {
      let cells = places.map { y in (0..<canvas.size.width).map { Glyph(canvas[$0, y].text) } }
      rows = ASCIILines(cells, isRail: true).rows.map { Array($0.unicodeScalars) }
    } else {
      // The right half of a wide character counts as a blank, so that a column is a place.
      rows = places.map { y in
        (0..<canvas.size.width).map { x in canvas[x, y].text.unicodeScalars.first ?? " " }
      }
    }
    counts = rows.map(Self.counts)
  }

  /// The numbers of a row that stand behind `×` or `x` and before a blank, where it has signs for them.
  private static func counts(_ row: [Unicode.Scalar]) -> [Int] {
    guard row.contains("#") else { return [] }
    return row.indices.filter { row[$0] == "×" || row[$0] == "x" }.compactMap { place in
      let digits = row[(place + 1)...].prefix { "0"..."9" ~= $0 }
      guard digits.endIndex < row.count, row[digits.endIndex] == " " else { return nil }
      return Int(String(String.UnicodeScalarView(digits)))
    }
  }

  /// The edges as pairs of rows, parallel ones as often as they are drawn.
  var edges: [[Int]] {
    rows.indices.flatMap { row -> [[Int]] in
      guard let own = rows[row].firstIndex(where: marker.contains) else { return [] }
      var found = above(row, own).map { [[$0, row]] } ?? []
      for direction in [-1, 1] {
        var x = own + direction
        var count = 1
        while let character = character(row, x), Self.along.contains(character) {
          if "1"..."9" ~= character { count = Int(character.value) - 48 }
          if character == "#" {
            let place = rows[row][..<x].count { $0 == "#" }
            count = counts[row].indices.contains(place) ? counts[row][place] : 0
          }
          if Self.fromAbove.contains(character) {
            if let origin = source(row, x) {
              found += Array(repeating: origin.returns ? [row, origin.row] : [origin.row, row], count: count)
            } else {
              found.append([-1, row])
            }
            count = 1
          }
          if Self.ends.contains(character) { break }
          x += direction
        }
      }
      return found
    }
  }

  private func character(_ row: Int, _ x: Int) -> Unicode.Scalar? {
    rows.indices.contains(row) && rows[row].indices.contains(x) ? rows[row][x] : nil
  }

  /// The node whose lane ends in the mark of a row from above.
  private func above(_ row: Int, _ x: Int) -> Int? {
    guard let character = character(row - 1, x),
      marker.contains(character) || Self.downwards.contains(character) || Self.starts.contains(character)
    else {
      return nil
    }
    return source(row, x)?.row
  }

  /// Where the lane that comes to a cell from above begins: at a mark, beside it behind an arrow that leads away, or
  /// beside the row to which it returns.
  private func source(_ row: Int, _ x: Int) -> (row: Int, returns: Bool)? {
    var row = row - 1
    while let character = character(row, x) {
      if marker.contains(character) { return (row, false) }
      if Self.starts.contains(character) {
        return (row, !(self.character(row, x - 1) == "▸" || self.character(row, x + 1) == "◂"))
      }
      guard Self.downwards.contains(character) else { return nil }
      row -= 1
    }
    return nil
  }
}
