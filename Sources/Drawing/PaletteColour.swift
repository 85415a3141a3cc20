/// An entry of xterm's palette of 256 colours as red, green and blue from 0 to 255.
public struct PaletteColour: Hashable, Sendable {
  /// Red.
  public let red: Int
  /// Green.
  public let green: Int
  /// Blue.
  public let blue: Int

  /// The first sixteen entries as xterm has them; terminals differ in these.
  private static let basic: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// The steps of the cube of 216 colours.
  private static let levels = [0, 95, 135, 175, 215, 255]

  /// The colour of an entry.
  public init(_ index: UInt8) {
    switch Int(index) {
    case let index where index < 16:
      self.init(rgb: Self.basic[index])
    case let index where index < 232:
      let place = index - 16
      self.init(red: Self.levels[place / 36], green: Self.levels[place / 6 % 6], blue: Self.levels[place % 6])
    case let index:
      let grey = 8 + 10 * (index - 232)
      self.init(red: grey, green: grey, blue: grey)
    }
  }

  /// A colour written as 0xRRGGBB.
  init(rgb: UInt32) {
    self.init(red: Int(rgb >> 16 & 0xFF), green: Int(rgb >> 8 & 0xFF), blue: Int(rgb & 0xFF))
  }

  private init(red: Int, green: Int, blue: Int) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// Whether white is easier to read on it than black, by the luminance weights of ITU-R BT.601.
  var isDark: Bool { 299 * red + 587 * green + 114 * blue < 128_000 }

  /// The nearest of the first sixteen entries. A colour keeps its hue: only one that is nearly grey becomes a grey.
  var nearestBasic: UInt8 {
    let spread = max(red, green, blue) - min(red, green, blue)
    let candidates: [UInt8] = spread < 32 ? [0, 7, 8, 15] : [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14]
    return candidates.min { distance(to: $0) < distance(to: $1) } ?? 7
  }

  private func distance(to index: UInt8) -> Int {
    let other = PaletteColour(index)
    let (red, green, blue) = (red - other.red, green - other.green, blue - other.blue)
    return 2 * red * red + 4 * green * green + 3 * blue * blue
  }
}
