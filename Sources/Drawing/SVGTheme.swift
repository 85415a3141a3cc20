/// What the terminal's own colours look like in a picture.
public struct SVGTheme: Hashable, Sendable {
  /// The standard foreground, as 0xRRGGBB.
  public var foreground: UInt32
  /// The standard background, as 0xRRGGBB.
  public var background: UInt32
  /// The sixteen basic colours of the palette, as 0xRRGGBB; the others are xterm's.
  public var basic: [UInt32]

  /// Light text on a dark ground.
  public static let dark = SVGTheme(
    foreground: 0xD8DEE9, background: 0x14171C,
    basic: [
      0x2B3038, 0xE06C75, 0x8FCB76, 0xE5C07B, 0x61A8EF, 0xC983DD, 0x56C2CF, 0xC3C9D4,
      0x7A8494, 0xFF8A8F, 0xB1E58F, 0xFFDB8A, 0x8CC4FF, 0xE2A5F3, 0x82E2EC, 0xFFFFFF,
    ])

  /// Dark text on a white ground.
  public static let light = SVGTheme(
    foreground: 0x24292F, background: 0xFFFFFF,
    basic: [
      0x24292F, 0xC0272D, 0x1A7F37, 0x8F6400, 0x0A5FC2, 0x8A35BF, 0x0F7580, 0xD0D5DB,
      0x6A737D, 0xE0383E, 0x2DA44E, 0xB88207, 0x2F80ED, 0xA65BD8, 0x1B95A3, 0xFFFFFF,
    ])

  /// The ink and the ground of a look: reversed, faint and all.
  func colours(of style: Style) -> (ink: UInt32, ground: UInt32) {
    var ink = colour(style.foreground, standard: foreground)
    var ground = colour(style.background, standard: background)
    if style.attributes.contains(.reverse) { swap(&ink, &ground) }
    if style.attributes.contains(.dim) { ink = Self.mix(ink, ground, percent: 55) }
    return (ink, ground)
  }

  private func colour(_ colour: Colour, standard: UInt32) -> UInt32 {
    guard case .palette(let index) = colour else { return standard }
    if Int(index) < min(16, basic.count) { return basic[Int(index)] }
    let entry = PaletteColour(index)
    return UInt32(entry.red << 16 | entry.green << 8 | entry.blue)
  }

  private static func mix(_ one: UInt32, _ other: UInt32, percent: UInt32) -> UInt32 {
    [16, 8, 0].reduce(0) { result, shift in
      let parts = (one >> shift & 0xFF) * percent + (other >> shift & 0xFF) * (100 - percent)
      return result | ((parts / 100) << shift)
    }
  }
}
