import Drawing

/// Reads a rail as a person does: knows nothing but its characters, one node a row.
struct RailReader {
  private let rows: [[Character]]
  private let marker: Set<Character>

  /// The numbers that stand behind the signs `#` of each row, from left to right.
  private let counts: [[Int]]

  /// Looks at rows of lanes.
  init(_ rows: [String]) {
    self.rows = rows.map(Array.init)
    marker = ["●"]
    counts = self.rows.map(Self.counts)
  }

  /// Looks at the rows of a canvas from one on: lanes with texts behind them; in each row one of the marks stands for its
  /// node.
  init(_ canvas: Canvas, from first: Int = 0, marker: Set<Character> = ["●"]) {
    self.marker = marker
    let places = first..<max(first, canvas.size.height)
    if canvas.isASCII {
      let cells = places.map { y in (0..<canvas.size.width).map { Glyph(canvas[$0, y].text) } }
      rows = ASCIILines(cells, isRail: true).rows.map(Array.init)
    } else {
      // The right half of a wide character counts as a blank, so that a column is a place.
      rows = places.map { y in
        (0..<canvas.size.width).map { x in
          let text = canvas[x, y].text
          return text.isEmpty ? " " : Character(text)
        }
      }
    }
    counts = rows.map(Self.counts)
  }

  /// The numbers of a row that stand behind `×` or `x` and before a blank, where it has signs for them.
  private static func counts(_ row: [Character]) -> [Int] {
    guard row.contains("#") else { return [] }
    return row.indices.filter { row[$0] == "×" || row[$0] == "x" }.compactMap { place in
      let digits = row[(place + 1)...].prefix(while: \.isWholeNumber)
      return digits.endIndex < row.count && row[digits.endIndex] == " " ? Int(String(digits)) : nil
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
        while let character = character(row, x), "─┼├┤•╰╯┴╭╮┬▸◂123456789#".contains(character) {
          if let digit = character.wholeNumberValue { count = digit }
          if character == "#" {
            let place = rows[row][..<x].count { $0 == "#" }
            count = counts[row].indices.contains(place) ? counts[row][place] : 0
          }
          if "├┤•╰╯┴".contains(character) {
            if let origin = source(row, x) {
              found += Array(repeating: origin.returns ? [row, origin.row] : [origin.row, row], count: count)
            } else {
              found.append([-1, row])
            }
            count = 1
          }
          if "├┤╰╯╭╮".contains(character) { break }
          x += direction
        }
      }
      return found
    }
  }

  private func character(_ row: Int, _ x: Int) -> Character? {
    rows.indices.contains(row) && rows[row].indices.contains(x) ? rows[row][x] : nil
  }

  /// The node whose lane ends in the mark of a row from above.
  private func above(_ row: Int, _ x: Int) -> Int? {
    guard let character = character(row - 1, x), marker.contains(character) || "│┼├┤•╭╮┬".contains(character) else {
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
      if "╭╮┬".contains(character) {
        return (row, !(self.character(row, x - 1) == "▸" || self.character(row, x + 1) == "◂"))
      }
      guard "│┼├┤•".contains(character) else { return nil }
      row -= 1
    }
    return nil
  }
}
