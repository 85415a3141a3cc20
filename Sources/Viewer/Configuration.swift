/// How a frame looks, whatever it shows.
public struct Configuration: Hashable, Sendable {
  /// Which way round the colours are.
  public enum Theme: String, Hashable, Sendable, CaseIterable {
    case dark, light
  }

  /// How many colours the screen has.
  public enum Depth: String, Hashable, Sendable, CaseIterable {
    case none, eight, sixteen, twoFiftySix
  }

  /// Which characters the screen can be trusted with.
  public enum Characters: String, Hashable, Sendable, CaseIterable {
    case unicode, ascii
  }

  /// Which way round the colours are.
  public var theme: Theme
  /// How many colours there are.
  public var depth: Depth
  /// Which characters there are.
  public var characters: Characters

  /// Dark, 256 colours and Unicode unless told otherwise.
  public init(theme: Theme = .dark, depth: Depth = .twoFiftySix, characters: Characters = .unicode) {
    self.theme = theme
    self.depth = depth
    self.characters = characters
  }
}
