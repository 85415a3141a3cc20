import Drawing
import Recording

/// How much room the texts of a box take over all the steps of a stage.
struct BoxReserve: Hashable, Sendable {
  /// The widest name.
  var title = 0
  /// The widest of each tag.
  var tags: [Int] = []
  /// The widest value.
  var value = 0
  /// The widest gradient, bottom left.
  var gradient = 0
  /// What the gradient cannot do without: words are never cut, values may drop elements.
  var leastGradient = 0
  /// The widest state, bottom right.
  var status = 0
  /// Whether gradients are added up in it, so that old + new = now needs rows.
  var accumulates = false

  /// Longer names than this are cut off.
  static let widestTitle = 40
  /// Wider values than this drop elements.
  static let widestValue = 44
  /// The text before a value in the rows of an accumulation, `grad  old   `.
  static let accumulationPrefix = 12
  /// The text after it, `  round 12`.
  static let accumulationSuffix = 11

  /// Makes room for a face, and where signs may change from round to round also for a minus before every element.
  mutating func include(_ face: BoxFace, withSigns: Bool) {
    title = max(title, min(Self.widestTitle, TextWidth.columns(of: face.title)))
    for (index, tag) in face.tags.enumerated() {
      if index == tags.count { tags.append(0) }
      tags[index] = max(tags[index], TextWidth.columns(of: tag))
    }
    if let shown = face.value {
      value = max(value, shown.reservedColumns(withSigns: withSigns) + shown.alarm.reservedColumns)
    }
    var width = TextWidth.columns(of: face.gradient.text) + TextWidth.columns(of: face.gradient.suffix)
    var least = width
    if let shown = face.gradient.value {
      let columns = shown.reservedColumns(withSigns: withSigns)
      width += 1 + columns
      least += 1 + min(BoxPlan.leastValue, columns)
    }
    gradient = max(gradient, width)
    leastGradient = max(leastGradient, least)
    status = max(status, TextWidth.columns(of: face.status))
  }

  /// Makes room for the words of a backward pass that has not been seen yet.
  mutating func includeBackward(isLeaf: Bool, consumers: Int) {
    status = max(status, isLeaf ? 14 : 7, consumers > 1 ? 8 + String(consumers).count : 0)
    gradient = max(gradient, (isLeaf ? 5 : 3) + value)
  }

  /// Makes room for old + new = now, the last of which stands on the bottom border.
  mutating func includeAccumulation() {
    accumulates = true
    gradient = max(gradient + 5, 10 + value)
  }

  /// The same with a name so short that edges from above meet the border where edges to below may leave it, beside the
  /// widest state of the boxes above.
  func cuttingTitle(width: Int, status: Int, ports: PortNeeds) -> BoxReserve {
    let free = width - 3 - status - max(ports.topColumns, ports.bottomColumns)
    var reserve = self
    reserve.title = min(title, max(Self.leastTitle, free - 3))
    return reserve
  }

  /// Names are not cut to less than this.
  static let leastTitle = 6

  /// How many tags may stand on the top border: all, the function alone, or none.
  var tagChoices: [Int] { tags.count > 1 ? [tags.count, 1, 0] : [tags.count, 0] }

  /// The columns of some tags with a dot between them.
  func tagColumns(_ range: Range<Int>) -> Int { tags[range].reduce(0, +) + 3 * max(0, range.count - 1) }
}

extension ValueSnapshot {
  /// The columns that its preview takes when there is room for all of it, within reason.
  func reservedColumns(withSigns: Bool) -> Int {
    let text = preview(columns: BoxReserve.widestValue)
    let columns = TextWidth.columns(of: text)
    guard withSigns, dtype.hasPrefix("float") else { return columns }
    // As wide as if each element that is shown were as long as the longest, and negative.
    let isWhole = !text.contains("…")
    guard isWhole, let longest = elements.map(\.count).max() else { return BoxReserve.widestValue }
    let unsigned = elements.contains { $0.hasPrefix("-") && $0.count == longest } ? longest - 1 : longest
    let missing = elements.reduce(0) { $0 + unsigned + 1 - $1.count }
    return min(BoxReserve.widestValue, columns + missing)
  }

  /// What must not be overlooked in it: `NaN!`, `inf!`, or nothing.
  var alarm: String {
    guard let statistics else { return "" }
    if statistics.nanCount > 0 { return "NaN!" }
    return statistics.infinityCount > 0 ? "inf!" : ""
  }
}

extension String {
  /// Its columns and a blank before it; none for nothing.
  fileprivate var reservedColumns: Int { isEmpty ? 0 : 1 + TextWidth.columns(of: self) }
}
