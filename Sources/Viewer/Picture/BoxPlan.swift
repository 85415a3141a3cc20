/// Where the texts of a box go: fixed for a stage, so that stepping changes texts and never a place.
struct BoxPlan: Hashable, Sendable {
  /// Columns, borders included.
  var width: Int
  /// The columns for the name.
  var titleColumns: Int
  /// The columns for the state.
  var statusColumns: Int
  /// How many tags stand on the top border; the others stand on the value's row or on a row of their own.
  var tagsOnTop: Int
  /// Whether the other tags have a row of their own.
  var hasTagRow: Bool
  /// Whether old + new = now has its two extra rows.
  var hasAccumulationRows: Bool
  /// Whether the gradient has a row of its own above the bottom border.
  var hasGradientRow: Bool
  /// Blank rows above the bottom border, for edges that meet the sides.
  var blankRows = 0
  /// Columns of the top border that stay free of text.
  var topPorts: Range<Int>
  /// Columns of the bottom border that stay free of text.
  var bottomPorts: Range<Int>

  /// Rows, borders included.
  var height: Int {
    3 + (hasTagRow ? 1 : 0) + (hasAccumulationRows ? 2 : 0) + (hasGradientRow ? 1 : 0) + blankRows
  }
  /// The row of the value.
  var valueRow: Int { hasTagRow ? 2 : 1 }
  /// The columns between the borders with a blank on either side.
  var inner: Int { max(0, width - 4) }

  /// No box is narrower.
  static let narrowest = 16
  /// A state that has to give way to many edges keeps at least this.
  static let leastStatus = 8
  /// A value that has to give way keeps at least this.
  static let leastValue = 10
}

/// What a box must offer to the edges that meet it.
struct PortNeeds: Hashable, Sendable {
  /// Edges from above.
  var top = 0
  /// Edges to below.
  var bottom = 0
  /// Whether each edge from above must have a column of its own, since some of them would else be one line.
  var isTopApart = false
  /// Whether each edge to below must have a column of its own.
  var isBottomApart = false

  /// The columns that edges from above would like.
  var topColumns: Int { max(Self.columns(top), isTopApart ? top : 0) }
  /// The columns that edges to below would like.
  var bottomColumns: Int { max(Self.columns(bottom), isBottomApart ? bottom : 0) }
  /// The columns without which edges from above could not be told from each other, or not be seen.
  var leastTop: Int { isTopApart ? top : min(top, 1) }
  /// The columns without which edges to below could not be told from each other, or not be seen.
  var leastBottom: Int { isBottomApart ? bottom : min(bottom, 1) }

  /// Columns for some edges three apart; a border that no edge meets needs one column too.
  static func columns(_ edges: Int) -> Int { 3 * (max(1, min(edges, 4)) - 1) + 1 }
}

extension BoxPlan {
  /// The plan that takes the fewest columns without more rows.
  static func natural(for reserve: BoxReserve, ports: PortNeeds) -> BoxPlan {
    let widths = reserve.tagChoices.map { (tags: $0, width: naturalWidth(reserve, ports, tagsOnTop: $0)) }
    let best = widths.min { ($0.width, -$0.tags) < ($1.width, -$1.tags) }
    let width = max(narrowest, best?.width ?? narrowest)
    return BoxPlan(for: reserve, ports: ports, width: width, tagsOnTop: best?.tags ?? 0)
  }

  /// The plan where edges meet the sides: a row for each of the first of them.
  static func sideways(for reserve: BoxReserve, ports: PortNeeds, widest: Int) -> BoxPlan {
    let width = min(natural(for: reserve, ports: PortNeeds()).width, widest)
    var plan = fitted(for: reserve, ports: PortNeeds(), width: width)
    let rows = max(min(mostSideRows, max(ports.top, ports.bottom)), ports.leastTop, ports.leastBottom)
    plan.blankRows = max(0, rows - (plan.height - 2))
    return plan
  }

  /// More edges than this share rows of a side where they can still be told from each other.
  private static let mostSideRows = 6

  /// The plan for a given width: as many tags on top as fit, elements of the value dropped before rows are added.
  static func fitted(for reserve: BoxReserve, ports: PortNeeds, width: Int) -> BoxPlan {
    let width = max(narrowest, width, 4 + ports.leastTop + BoxReserve.leastTitle, 4 + ports.leastBottom + leastStatus)
    var squeezed = reserve
    squeezed.value = min(reserve.value, max(leastValue, width - 4))
    for tagsOnTop in reserve.tagChoices
    where topWidth(reserve, ports, tagsOnTop) <= width && valueWidth(squeezed, tagsOnTop) <= width {
      return BoxPlan(for: reserve, ports: ports, width: width, tagsOnTop: tagsOnTop)
    }
    return BoxPlan(for: reserve, ports: ports, width: width, tagsOnTop: 0)
  }

  /// Precondition: `tagsOnTop` is at most the number of tags.
  init(for reserve: BoxReserve, ports: PortNeeds, width: Int, tagsOnTop: Int) {
    let rest = reserve.tagColumns(tagsOnTop..<reserve.tags.count)
    self.width = width
    let tagColumns = Self.textAndBlanks(reserve.tagColumns(0..<tagsOnTop))
    titleColumns = min(reserve.title, max(0, width - 4 - tagColumns - ports.leastTop))
    statusColumns = min(reserve.status, max(0, width - 4 - ports.leastBottom))
    self.tagsOnTop = tagsOnTop
    hasTagRow = rest > 0 && min(reserve.value, width - 4) + 2 + rest > width - 4
    hasAccumulationRows = reserve.accumulates
    let leastGradient = min(reserve.gradient, max(reserve.leastGradient, Self.leastValue + 5))
    hasGradientRow = Self.bottomWidth(gradient: leastGradient, reserve, ports) > width
    let left = 3 + titleColumns
    let right = width - 1 - tagColumns
    topPorts = Self.range(left, right, width: width)
    let statusStart = width - 1 - Self.textAndBlanks(statusColumns)
    let room = statusStart - 3 - ports.bottomColumns
    let gradient = hasGradientRow ? 0 : min(reserve.gradient, max(leastGradient, room))
    bottomPorts = Self.range(gradient == 0 ? 1 : 3 + gradient, statusStart, width: width)
  }

  /// A range of columns that is never empty and never holds a corner.
  private static func range(_ lower: Int, _ upper: Int, width: Int) -> Range<Int> {
    let low = min(max(1, lower), width - 2)
    return low..<max(low + 1, min(upper, width - 1))
  }

  private static func textAndBlanks(_ columns: Int) -> Int { columns == 0 ? 0 : columns + 2 }

  private static func naturalWidth(_ reserve: BoxReserve, _ ports: PortNeeds, tagsOnTop: Int) -> Int {
    max(
      topWidth(reserve, ports, tagsOnTop), valueWidth(reserve, tagsOnTop),
      bottomWidth(gradient: reserve.gradient, reserve, ports),
      reserve.accumulates ? 4 + BoxReserve.accumulationPrefix + reserve.value + BoxReserve.accumulationSuffix : 0)
  }

  private static func topWidth(_ reserve: BoxReserve, _ ports: PortNeeds, _ tagsOnTop: Int) -> Int {
    4 + reserve.title + ports.topColumns + textAndBlanks(reserve.tagColumns(0..<tagsOnTop))
  }

  private static func valueWidth(_ reserve: BoxReserve, _ tagsOnTop: Int) -> Int {
    let rest = reserve.tagColumns(tagsOnTop..<reserve.tags.count)
    return 4 + reserve.value + (rest == 0 ? 0 : 2 + rest)
  }

  private static func bottomWidth(gradient: Int, _ reserve: BoxReserve, _ ports: PortNeeds) -> Int {
    4 + gradient + ports.bottomColumns + textAndBlanks(reserve.status)
  }
}
