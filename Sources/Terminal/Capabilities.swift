import Drawing

/// What the terminal can show and how it looks, as far as the environment and its description tell.
public struct Capabilities: Hashable, Sendable {
  /// How many colours to use.
  public var depth: ColourDepth
  /// Whether characters beyond ASCII arrive, so far as can be known before `symbolColumns`.
  public var hasUnicode: Bool
  /// Whether the background is light; dark is assumed.
  public var isLight: Bool

  /// Reads the signs.
  ///
  /// - `NO_COLOR`, if not empty, forbids colour (no-color.org).
  /// - `COLORFGBG` ends in the palette entry of the background: 7 and 9–15 are light.
  /// - The Linux console has UTF-8 but a font of few characters.
  init(environment: [String: String], term: String, colours: Int, isUTF8: Bool) {
    let forbidsColour = !(environment["NO_COLOR"] ?? "").isEmpty
    depth = forbidsColour ? .none : Self.depth(colours: colours)
    hasUnicode = isUTF8 && term != "linux" && !term.hasPrefix("linux-")
    let background = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) } ?? 0
    isLight = background == 7 || (9...15).contains(background)
  }

  private static func depth(colours: Int) -> ColourDepth {
    switch colours {
    case 256...: .twoFiftySix
    case 16...: .sixteen
    case 8...: .eight
    default: .none
    }
  }
}

/// Which terminal descriptions to try.
enum TerminalNames {
  /// The names to try, in order: the one with 256 colours where `COLORTERM` promises as many, the terminal's own, and
  /// xterm's in place of an unknown one.
  static func candidates(environment: [String: String]) -> [String] {
    let term = environment["TERM"] ?? ""
    let promisesColours = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    let hasColours = term.contains("256color") || term.contains("direct")
    let richer = promisesColours && !term.isEmpty && !hasColours ? ["\(term)-256color"] : []
    return richer + (term.isEmpty ? [] : [term]) + ["xterm-256color"]
  }
}
