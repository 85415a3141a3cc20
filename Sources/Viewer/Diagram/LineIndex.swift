import GraphLayout

/// The lines of a drawing, found by where they are: what a window sees costs what it sees, not what exists.
///
/// Pieces that run on top of each other are one piece; two that only touch stay two.
struct LineIndex: Sendable {
  private struct Piece: Sendable {
    var low: Int32
    var high: Int32
  }

  /// The pieces of all rows, or of all columns.
  private struct Tracks: Sendable {
    var start: [Int32] = [0]
    var pieces: [Piece] = []

    init(_ lines: [[(low: Int, high: Int)]]) {
      for line in lines {
        var first = true
        for (low, high) in line.sorted(by: { $0 < $1 }) {
          if !first, let last = pieces.last, low < Int(last.high) {
            pieces[pieces.count - 1].high = max(last.high, Int32(high))
          } else {
            pieces.append(Piece(low: Int32(low), high: Int32(high)))
          }
          first = false
        }
        start.append(Int32(pieces.count))
      }
    }

    /// Calls back with each piece of a track that reaches into a range.
    func visit(_ track: Int, _ range: Range<Int>, _ body: (_ low: Int, _ high: Int) -> Void) {
      guard track >= 0, track + 1 < start.count else { return }
      var (low, high) = (Int(start[track]), Int(start[track + 1]))
      let end = high
      while low < high {
        let middle = (low + high) / 2
        if Int(pieces[middle].high) < range.lowerBound { low = middle + 1 } else { high = middle }
      }
      while low < end, Int(pieces[low].low) < range.upperBound {
        body(Int(pieces[low].low), Int(pieces[low].high))
        low += 1
      }
    }
  }

  private let rows: Tracks
  private let columns: Tracks

  /// Takes the routes of a layout. O(corners log corners).
  init(_ layout: Layout) {
    var rows = [[(low: Int, high: Int)]](repeating: [], count: layout.height + 1)
    var columns = [[(low: Int, high: Int)]](repeating: [], count: layout.width + 1)
    for route in layout.routes {
      for (from, to) in zip(route.points, route.points.dropFirst()) {
        if from.y == to.y {
          if rows.indices.contains(from.y) { rows[from.y].append((min(from.x, to.x), max(from.x, to.x))) }
        } else if columns.indices.contains(from.x) {
          columns[from.x].append((min(from.y, to.y), max(from.y, to.y)))
        }
      }
    }
    self.rows = Tracks(rows)
    self.columns = Tracks(columns)
  }

  /// Marks the arms of all lines in a window.
  func draw(on grid: inout ArmGrid) {
    let window = grid.window
    for y in window.rows {
      rows.visit(y, window.columns) { low, high in
        for x in max(low, window.columns.lowerBound)...min(high, window.columns.upperBound - 1) {
          grid.add((x > low ? ArmGrid.left : 0) | (x < high ? ArmGrid.right : 0), x: x, y: y)
        }
      }
    }
    for x in window.columns {
      columns.visit(x, window.rows) { low, high in
        for y in max(low, window.rows.lowerBound)...min(high, window.rows.upperBound - 1) {
          grid.add((y > low ? ArmGrid.up : 0) | (y < high ? ArmGrid.down : 0), x: x, y: y)
        }
      }
    }
  }
}
