import Drawing

/// A part of the screen that can have the focus.
public enum Pane: String, Hashable, Sendable, CaseIterable {
  case scene = "Scene"
  case output = "Output"
  case inspector = "Inspector"
  case graph = "Graph"
}

/// Where everything is on a screen of a given size.
///
/// What does not fit is left out in this order: Inspector, Output, Scene, the hints, the header, the frame of the graph,
/// and at last NOW or the graph.
struct Panes: Equatable {
  /// The header; nil when there is no row for it.
  var header: Int?
  /// The row with the sentence on this step.
  var now: Int?
  /// The row of hints.
  var hints: Int?
  /// The frame around Scene, Output and Inspector; nil when there is no room beside the graph.
  var column: Rectangle?
  /// The inside of each pane that is shown.
  var insides: [Pane: Rectangle] = [:]
  /// The frame around the graph; nil when it has none.
  var graphFrame: Rectangle?

  /// The column of panes at the left of 80 columns, and the least width for which there is one.
  static let columnAt80 = 27
  static let leastWidth = 60
  /// Rows of the column needed for one, two and three panes.
  private static let leastRows = (one: 2, two: 6, three: 10)

  /// The panes of a screen; one that is zoomed has it to itself.
  init(size: Size, focus: Pane, zoomed: Pane?) {
    var body = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    if size.height >= 2 {
      now = size.height - 1
      body.height -= 1
    }
    if size.height >= 6 {
      hints = size.height - 1
      now = size.height - 2
      body.height -= 1
    }
    if size.height >= 5 {
      header = 0
      body.y += 1
      body.height -= 1
    }
    if let zoomed, zoomed != .graph, body.height >= 3, body.width >= 3 {
      column = body
      insides[zoomed] = body.inset(by: 1)
      return
    }
    if size.width >= Self.leastWidth, body.height >= Self.leastRows.one + 2, zoomed == nil {
      let width = min(56, Self.columnAt80 + (size.width - 80) * 3 / 10)
      let frame = Rectangle(x: 0, y: body.y, width: width, height: body.height)
      column = frame
      divide(frame.inset(by: 1), focus: focus)
      body.x += width
      body.width -= width
    }
    if body.height >= 3, body.width >= 3 {
      graphFrame = body
      insides[.graph] = body.inset(by: 1)
    } else {
      insides[.graph] = body
    }
  }

  /// Gives Output and Inspector a fifth of the rows each, one row of them for the rule above, and Scene the rest; the
  /// one that has the focus takes half.
  private mutating func divide(_ area: Rectangle, focus: Pane) {
    var rest = area
    func takeBottom(_ rows: Int) -> Rectangle {
      defer { rest.height -= rows + 1 }
      return Rectangle(x: rest.x, y: rest.y + rest.height - rows, width: rest.width, height: rows)
    }
    let fifth = (area.height + 1) / 5
    let rows = { (pane: Pane) in max(3, pane == focus ? area.height / 2 : fifth) }
    if area.height >= Self.leastRows.three { insides[.inspector] = takeBottom(min(rows(.inspector), area.height - 6)) }
    if area.height >= Self.leastRows.two {
      insides[.output] = takeBottom(min(rows(.output), max(1, rest.height - 3)))
    }
    insides[.scene] = rest
  }
}
