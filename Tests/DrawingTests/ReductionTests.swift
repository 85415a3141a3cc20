import Testing

@testable import Drawing

@Suite struct `Fewer colours` {
  @Test(arguments: [
    (Style(foreground: .palette(196)), ColourDepth.sixteen, Style(foreground: .palette(9))),
    (Style(foreground: .palette(214)), .sixteen, Style(foreground: .palette(3))),
    (Style(foreground: .palette(21)), .sixteen, Style(foreground: .palette(4))),
    (Style(foreground: .palette(244)), .sixteen, Style(foreground: .palette(8))),
    (Style(background: .palette(235)), .sixteen, Style(background: .palette(0))),
    (Style(foreground: .palette(12)), .sixteen, Style(foreground: .palette(12))),
    (Style(foreground: .palette(12)), .eight, Style(foreground: .palette(4), attributes: .bold)),
    (Style(foreground: .palette(244)), .eight, Style(attributes: .dim)),
    (Style(background: .palette(12)), .eight, Style(background: .palette(4))),
    (
      Style(foreground: .palette(3), background: .palette(4), attributes: [.bold, .reverse]), .none,
      Style(attributes: [.bold, .reverse])
    ),
    (Style(foreground: .palette(196)), .twoFiftySix, Style(foreground: .palette(196))),
  ])
  func `give the nearest look`(style: Style, depth: ColourDepth, expected: Style) {
    #expect(style.reduced(to: depth) == expected)
    #expect(canvas(1, 1) { $0.write("x", x: 0, y: 0, style: style) }.reduced(to: depth)[0, 0].style == expected)
  }

  @Test func `never hide a character in its ground, and stay within the depth`() {
    for foreground in stride(from: UInt8(0), through: 254, by: 3) {
      for background in stride(from: UInt8(0), through: 254, by: 2) where foreground != background {
        let style = Style(foreground: .palette(foreground), background: .palette(background))
        for depth in [ColourDepth.eight, .sixteen] {
          let reduced = style.reduced(to: depth)
          #expect(reduced.foreground != reduced.background)
          for case .palette(let index) in [reduced.foreground, reduced.background] {
            #expect(Int(index) < depth.rawValue)
          }
        }
      }
    }
  }

  @Test func `change no text`() {
    let drawn = canvas(3, 1) { $0.write("가x", x: 0, y: 0, style: Style(foreground: .palette(99))) }
    #expect(drawn.reduced(to: .none).plainText == "가x\n")
  }
}

@Suite struct `The ASCII form` {
  @Test(arguments: [
    ("∇▶◂▲▼╳✗", "V><^vXX"), ("─│┄┆", "-|.:"), (#"╭╮╰╯┌┼┤├"#, #"/\\//){}"#), ("═║╔╝╧", "=#//+"), ("━┃┏", "=!/"),
    ("┸┬•", "++&"),
    ("Σ×÷∘·…—", "Sx/o.~-"), ("█▋▏▕▒░", "##||%."), ("●◉▸▾←→⏎", "*@>v<>$"), ("éÑøß한", "eNo???"), ("\u{FFFD}", "?"),
    ("abc~", "abc~"),
  ])
  func `has one ASCII column for each column`(text: String, expected: String) {
    let drawn = canvas(8, 1) { $0.write(text, x: 0, y: 0) }.asciiForm()
    #expect(drawn.plainText == expected + "\n")
    #expect(drawn.cells.allSatisfy { $0.text.utf8.count == 1 })
  }

  @Test func `keeps wide characters where the terminal shows them`() {
    let drawn = canvas(6, 1) { $0.write("가∇e\u{301}나", x: 0, y: 0, style: Style(attributes: .dim)) }
    let expected = canvas(6, 1) { $0.write("가Ve나", x: 0, y: 0, style: Style(attributes: .dim)) }
    #expect(drawn.asciiForm(keepingWide: true) == expected)
  }
}
