import Foundation
import Testing

@testable import Drawing

@Suite struct `Text width` {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("∇ ▶ ◂ ▲ ╳", 9), ("가나다", 6), ("漢字", 4), ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("e\u{301}", 1),
    ("👩\u{200D}💻", 4), ("❤\u{FE0F}", 1), ("🇰🇷", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("\t", 1), ("\u{202E}", 1),
  ])
  func `is the sum over the scalars`(text: String, columns: Int) {
    #expect(TextWidth.columns(of: text) == columns)
  }

  /// `wcwidth` gives -1 for control characters and for scalars that its Unicode version does not know: the first are
  /// drawn as a one-column replacement, the second cannot be compared. Soft hyphens aside, characters of direction and
  /// annotation have width 0 there; they must be seen here, so they are replacements too.
  @Test func `is what wcwidth says for every scalar that it knows`() throws {
    // Glibc's module map leaves `wcwidth` out.
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let previous = uselocale(locale)
    defer {
      uselocale(previous)
      freelocale(locale)
    }
    let replaced: Set<UInt32> = [0x61C, 0x200E, 0x200F, 0xFFF9, 0xFFFA, 0xFFFB]
    let overrides: [ClosedRange<UInt32>] = [0x202A...0x202E, 0x2066...0x2069]
    var compared = 0
    var wrong: [String] = []
    for value in UInt32(1)..<0x110000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected = wcwidth(wchar_t(value))
      guard expected >= 0, scalar.properties.generalCategory != .unassigned else { continue }
      if replaced.contains(value) || overrides.contains(where: { $0 ~= value }) {
        if TextWidth.columns(of: scalar) != 1 { wrong.append(String(value, radix: 16)) }
        continue
      }
      compared += 1
      if TextWidth.columns(of: scalar) != Int(expected) { wrong.append(String(value, radix: 16)) }
    }
    #expect(wrong.isEmpty)
    #expect(compared > 200_000)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("abcdef", -1, ""),
    ("가나다", 6, "가나다"), ("가나다", 5, "가나…"), ("가나다", 4, "가…"), ("가나다", 2, "…"), ("", 0, ""),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func `truncates with an ellipsis and is never wider than asked`(text: String, columns: Int, expected: String) {
    #expect(TextWidth.truncated(text, to: columns) == expected)
  }

  @Test(arguments: [(5, "ab..."), (3, "..."), (2, ".."), (0, "")])
  func `truncates with another ellipsis, cut where even that does not fit`(columns: Int, expected: String) {
    #expect(TextWidth.truncated("abcdefgh", to: columns, ellipsis: "...") == expected)
  }

  @Test func `expands tabs to the next stop, counting wide characters as two`() {
    #expect(TextWidth.expandingTabs("\ta\tb") == "        a       b")
    #expect(TextWidth.expandingTabs("가\tb", every: 4) == "가  b")
    #expect(TextWidth.expandingTabs("abcd\n\tx", every: 4) == "abcd\n    x")
    #expect(TextWidth.expandingTabs("none") == "none")
  }
}
