/// The four half lines that meet in the middle of a cell, as Unicode's box-drawing characters have them.
struct Arms: Hashable {
  enum Weight: UInt8 {
    case none, light, heavy, double
  }

  struct Directions: OptionSet, Hashable {
    let rawValue: UInt8
    static let up = Directions(rawValue: 1)
    static let right = Directions(rawValue: 2)
    static let down = Directions(rawValue: 4)
    static let left = Directions(rawValue: 8)
  }

  var up = Weight.none
  var right = Weight.none
  var down = Weight.none
  var left = Weight.none

  init(_ directions: Directions, _ weight: Weight) {
    if directions.contains(.up) { up = weight }
    if directions.contains(.right) { right = weight }
    if directions.contains(.down) { down = weight }
    if directions.contains(.left) { left = weight }
  }

  private init(up: Weight, right: Weight, down: Weight, left: Weight) {
    (self.up, self.right, self.down, self.left) = (up, right, down, left)
  }

  /// The arms of a box-drawing character; nil for any other.
  init?(of text: String) {
    guard let scalar = text.unicodeScalars.first, let arms = Self.armsOfCharacter[scalar] else { return nil }
    self = arms
  }

  /// The directions in which there is an arm.
  var directions: Directions {
    var found: Directions = []
    if up != .none { found.insert(.up) }
    if right != .none { found.insert(.right) }
    if down != .none { found.insert(.down) }
    if left != .none { found.insert(.left) }
    return found
  }

  /// These arms with others laid over them.
  func overlaid(with other: Arms) -> Arms {
    map2(other) { $1 == .none ? $0 : $1 }
  }

  /// The character with these arms. Where Unicode has none, heavy gives way to light beside double, two unlike halves of
  /// a line both become double, and at last every arm becomes light; a blank when there is no arm.
  var character: Unicode.Scalar {
    if directions.isEmpty { return " " }
    let candidates = [self, softened, softened.straightened, Arms(directions, .light)]
    return candidates.lazy.compactMap { Self.characterOfArms[$0] }.first ?? " "
  }

  /// Heavy arms as light ones where some arm is double.
  private var softened: Arms {
    guard [up, right, down, left].contains(.double) else { return self }
    return map2(self) { arm, _ in arm == .heavy ? .light : arm }
  }

  /// A line that is double on one side of the cell made double on the other too.
  private var straightened: Arms {
    var result = self
    if up == .double || down == .double { (result.up, result.down) = (.double, .double) }
    if left == .double || right == .double { (result.left, result.right) = (.double, .double) }
    return result
  }

  private func map2(_ other: Arms, _ combine: (Weight, Weight) -> Weight) -> Arms {
    Arms(
      up: combine(up, other.up), right: combine(right, other.right),
      down: combine(down, other.down), left: combine(left, other.left))
  }

  /// Characters U+2500 to U+257F, each with the weights of its arms up, right, down and left
  /// (1 light, 2 heavy, 3 double), from their Unicode names. Of characters with the same arms, the first is preferred.
  private static let table = """
    ─ 0101  ━ 0202  │ 1010  ┃ 2020  ┄ 0101  ┅ 0202  ┆ 1010  ┇ 2020
    ┈ 0101  ┉ 0202  ┊ 1010  ┋ 2020  ┌ 0110  ┍ 0210  ┎ 0120  ┏ 0220
    ┐ 0011  ┑ 0012  ┒ 0021  ┓ 0022  └ 1100  ┕ 1200  ┖ 2100  ┗ 2200
    ┘ 1001  ┙ 1002  ┚ 2001  ┛ 2002  ├ 1110  ┝ 1210  ┞ 2110  ┟ 1120
    ┠ 2120  ┡ 2210  ┢ 1220  ┣ 2220  ┤ 1011  ┥ 1012  ┦ 2011  ┧ 1021
    ┨ 2021  ┩ 2012  ┪ 1022  ┫ 2022  ┬ 0111  ┭ 0112  ┮ 0211  ┯ 0212
    ┰ 0121  ┱ 0122  ┲ 0221  ┳ 0222  ┴ 1101  ┵ 1102  ┶ 1201  ┷ 1202
    ┸ 2101  ┹ 2102  ┺ 2201  ┻ 2202  ┼ 1111  ┽ 1112  ┾ 1211  ┿ 1212
    ╀ 2111  ╁ 1121  ╂ 2121  ╃ 2112  ╄ 2211  ╅ 1122  ╆ 1221  ╇ 2212
    ╈ 1222  ╉ 2122  ╊ 2221  ╋ 2222  ╌ 0101  ╍ 0202  ╎ 1010  ╏ 2020
    ═ 0303  ║ 3030  ╒ 0310  ╓ 0130  ╔ 0330  ╕ 0013  ╖ 0031  ╗ 0033
    ╘ 1300  ╙ 3100  ╚ 3300  ╛ 1003  ╜ 3001  ╝ 3003  ╞ 1310  ╟ 3130
    ╠ 3330  ╡ 1013  ╢ 3031  ╣ 3033  ╤ 0313  ╥ 0131  ╦ 0333  ╧ 1303
    ╨ 3101  ╩ 3303  ╪ 1313  ╫ 3131  ╬ 3333  ╭ 0110  ╮ 0011  ╯ 1001
    ╰ 1100  ╴ 0001  ╵ 1000  ╶ 0100  ╷ 0010  ╸ 0002  ╹ 2000  ╺ 0200
    ╻ 0020  ╼ 0201  ╽ 1020  ╾ 0102  ╿ 2010
    """

  private static let entries: [(character: Unicode.Scalar, arms: Arms)] = {
    let words = table.split(whereSeparator: \.isWhitespace)
    return stride(from: 0, to: words.count - 1, by: 2).compactMap { index in
      let weights = words[index + 1].compactMap { $0.wholeNumberValue.flatMap { Weight(rawValue: UInt8($0)) } }
      guard let character = words[index].unicodeScalars.first, weights.count == 4 else { return nil }
      return (character, Arms(up: weights[0], right: weights[1], down: weights[2], left: weights[3]))
    }
  }()

  private static let armsOfCharacter = Dictionary(
    entries.map { ($0.character, $0.arms) }, uniquingKeysWith: { first, _ in first })
  private static let characterOfArms = Dictionary(
    entries.map { ($0.arms, $0.character) }, uniquingKeysWith: { first, _ in first })
}
