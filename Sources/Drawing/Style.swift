/// A colour as a terminal has it, already chosen for its depth: the canvas is exactly what is painted.
public enum Colour: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// An entry of the terminal's palette: 0–7 basic, 8–15 bright, 16–255 the cube and the greys.
  case palette(UInt8)
}

/// The look of a cell.
public struct Style: Hashable, Sendable {
  /// Character attributes that every terminal may have.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Bold.
    public static let bold = Attributes(rawValue: 1)
    /// Faint.
    public static let dim = Attributes(rawValue: 2)
    /// Underlined.
    public static let underline = Attributes(rawValue: 4)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 8)
  }

  /// The colour of the character.
  public var foreground: Colour
  /// The colour behind it.
  public var background: Colour
  /// Its attributes.
  public var attributes: Attributes

  /// Makes a look; the terminal's own without arguments.
  public init(foreground: Colour = .standard, background: Colour = .standard, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own look.
  public static let standard = Style()
}
