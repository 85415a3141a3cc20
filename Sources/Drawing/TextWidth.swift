/// Columns as terminals count them: per scalar, as `wcwidth` does, never by grapheme.
public enum TextWidth {
  /// What a canvas makes of a scalar.
  enum Rendering {
    /// A character of its own, 1 or 2 columns wide.
    case base(columns: Int)
    /// A mark drawn over the character before it.
    case mark
    /// A joiner, variation selector or other invisible hint, on whose effect terminals disagree: left out.
    case dropped
    /// A character that could command or deceive a terminal, or that has no agreed width: drawn as `�`.
    case replaced
  }

  /// 0, 1 or 2 columns; control characters count as the replacement that `Canvas` draws for them.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    switch rendering(of: scalar) {
    case .base(let columns): columns
    case .mark, .dropped: 0
    case .replaced: 1
    }
  }

  /// The sum over the scalars.
  public static func columns(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The text, or as much of it as fits before a closing `…` (`...` under ASCII), never wider than `columns`.
  ///
  /// Where not even the ellipsis fits, as much of the ellipsis as does.
  public static func truncated(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard self.columns(of: text) > columns else { return text }
    let room = columns - self.columns(of: ellipsis)
    return room < 0 ? prefix(of: ellipsis, columns: columns) : prefix(of: text, columns: room) + ellipsis
  }

  /// The longest beginning of a text that is no wider than `columns`, with the marks of its last character.
  public static func prefix(of text: String, columns: Int) -> String {
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      used += self.columns(of: scalar)
      if used > columns { break }
      kept.append(scalar)
    }
    return columns > 0 ? String(kept) : ""
  }

  /// The text with each tab replaced by the blanks up to the next multiple of `interval` columns.
  public static func expandingTabs(_ text: String, every interval: Int = 8) -> String {
    guard interval > 0, text.unicodeScalars.contains("\t") else { return text }
    var expanded = String.UnicodeScalarView()
    var column = 0
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        let blanks = interval - column % interval
        expanded.append(contentsOf: repeatElement(" ", count: blanks))
        column += blanks
      } else {
        expanded.append(scalar)
        column = scalar == "\n" ? 0 : column + columns(of: scalar)
      }
    }
    return String(expanded)
  }

  static func rendering(of scalar: Unicode.Scalar) -> Rendering {
    let value = scalar.value
    if value < 0x20 || 0x7F..<0xA0 ~= value { return .replaced }
    if value < 0x300 { return value == 0xAD ? .replaced : .base(columns: 1) }
    if WidthTables.ranges(WidthTables.zero, contain: value) {
      switch scalar.properties.generalCategory {
      case .format, .unassigned: return .dropped
      default: return isVariationSelector(value) || isFiller(value) ? .dropped : .mark
      }
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: return .replaced
    default: return .base(columns: WidthTables.ranges(WidthTables.wide, contain: value) ? 2 : 1)
    }
  }

  /// Variation selectors ask for the emoji or the text form of a character, and some terminals widen it for them.
  private static func isVariationSelector(_ value: UInt32) -> Bool {
    0xFE00...0xFE0F ~= value || 0xE0100...0xE01EF ~= value || 0x180B...0x180F ~= value
  }

  /// The combining grapheme joiner and the Hangul and Khmer fillers, which draw nothing.
  private static func isFiller(_ value: UInt32) -> Bool {
    value == 0x34F || value == 0x1160 || value == 0x17B4 || value == 0x17B5
  }
}
