/// How many colours a terminal has.
public enum ColourDepth: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// Attributes only.
  case none = 0
  /// The eight basic colours.
  case eight = 8
  /// The basic colours and their bright forms.
  case sixteen = 16
  /// The palette of xterm: sixteen colours, a cube of 216 and 24 greys.
  case twoFiftySix = 256

  /// Fewer colours come first.
  public static func < (one: ColourDepth, other: ColourDepth) -> Bool { one.rawValue < other.rawValue }
}

extension Canvas {
  /// The canvas with each colour replaced by the nearest that a terminal of this depth has.
  ///
  /// With eight colours a bright foreground becomes bold and a grey one dim. A character never takes the colour of its
  /// background unless it had it before.
  public func reduced(to depth: ColourDepth) -> Canvas {
    guard depth < .twoFiftySix else { return self }
    var result = self
    for y in 0..<size.height {
      for x in 0..<size.width { result.setStyle(self[x, y].style.reduced(to: depth), x: x, y: y) }
    }
    return result
  }
}

extension Style {
  /// The nearest look that a terminal of this depth has.
  public func reduced(to depth: ColourDepth) -> Style {
    var result = self
    switch depth {
    case .twoFiftySix:
      return self
    case .none:
      (result.foreground, result.background) = (.standard, .standard)
      return result
    case .sixteen:
      result.foreground = foreground.reducedToSixteen
      result.background = background.reducedToSixteen
    case .eight:
      result.reduceToEight()
    }
    if foreground != background, result.foreground == result.background, case .palette(let shade) = result.background {
      result.foreground = .palette(PaletteColour(shade).isDark ? 7 : 0)
    }
    return result
  }

  private mutating func reduceToEight() {
    background = background.reducedToSixteen.reducedToEight
    let bright = foreground.reducedToSixteen
    foreground = bright.reducedToEight
    switch bright {
    case .palette(8):
      foreground = .standard
      attributes.insert(.dim)
    case .palette(9...15):
      attributes.insert(.bold)
    default:
      break
    }
  }
}

extension Colour {
  /// The nearest of the sixteen basic colours.
  fileprivate var reducedToSixteen: Colour {
    guard case .palette(let index) = self, index > 15 else { return self }
    return .palette(PaletteColour(index).nearestBasic)
  }

  /// The basic colour of a bright one.
  fileprivate var reducedToEight: Colour {
    guard case .palette(let index) = self, index > 7 else { return self }
    return .palette(index == 8 ? 0 : index - 8)
  }
}
