import Drawing
import Testing

@testable import Terminal

@Suite struct `The terminal's capabilities` {
  private func capabilities(
    _ environment: [String: String] = [:], term: String = "xterm-256color", colours: Int = 256, isUTF8: Bool = true
  ) -> Capabilities {
    Capabilities(environment: environment, term: term, colours: colours, isUTF8: isUTF8)
  }

  @Test(arguments: [
    (16_777_216, ColourDepth.twoFiftySix), (256, .twoFiftySix), (88, .sixteen), (16, .sixteen), (8, .eight), (2, .none),
    (-1, .none),
  ])
  func `have the colours of the description`(colours: Int, depth: ColourDepth) {
    #expect(capabilities(colours: colours).depth == depth)
  }

  @Test func `have no colours under NO_COLOR, unless it is empty`() {
    #expect(capabilities(["NO_COLOR": "1"]).depth == .none)
    #expect(capabilities(["NO_COLOR": ""]).depth == .twoFiftySix)
  }

  @Test(arguments: [
    (nil, false), ("15;0", false), ("0;15", true), ("0;7", true), ("0;8", false), ("0;default;15", true), ("x", false),
  ])
  func `know a light background by COLORFGBG`(value: String?, isLight: Bool) {
    #expect(capabilities(value.map { ["COLORFGBG": $0] } ?? [:]).isLight == isLight)
  }

  @Test func `have Unicode where the locale has, but not on the Linux console`() {
    #expect(capabilities().hasUnicode)
    #expect(!capabilities(isUTF8: false).hasUnicode)
    #expect(!capabilities(term: "linux").hasUnicode)
  }

  @Test(arguments: [
    (["TERM": "tmux-256color"], ["tmux-256color", "xterm-256color"]), ([:], ["xterm-256color"]),
    (["TERM": ""], ["xterm-256color"]), (["TERM": "strange"], ["strange", "xterm-256color"]),
    (["TERM": "screen", "COLORTERM": "truecolor"], ["screen-256color", "screen", "xterm-256color"]),
    (["TERM": "xterm-direct", "COLORTERM": "24bit"], ["xterm-direct", "xterm-256color"]),
  ])
  func `come from the terminal's description or the nearest one`(environment: [String: String], names: [String]) {
    #expect(TerminalNames.candidates(environment: environment) == names)
  }

  @Test(arguments: [
    ([:], true), (["LANG": "ko_KR.UTF-8"], true), (["LANG": "en_US.utf8"], true), (["LANG": "C"], false),
    (["LC_ALL": "POSIX", "LANG": "ko_KR.UTF-8"], false), (["LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"], true),
    (["LANG": "ko_KR.eucKR"], false), (["LANG": "ca_ES.UTF-8@valencia"], true),
  ])
  func `allow UTF-8 where the locale names it or nobody chose one`(environment: [String: String], isAllowed: Bool) {
    #expect(TerminalLocale.allowsUTF8(environment) == isAllowed)
  }

  @Test(arguments: [
    ("\u{1B}[?1049l", "\u{1B}[?1049l"), ("a$<5>b", "ab"), ("$<2*/>x$<10>", "x"), ("$", "$"), ("$<5", "$<5"),
    ("$x", "$x"),
  ])
  func `are strings without delays`(string: String, expected: String) {
    #expect(TerminalStrings.withoutDelays(string) == expected)
  }
}
