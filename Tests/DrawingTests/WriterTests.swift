import Testing

@testable import Drawing

private let red = Style(foreground: .palette(1))
private let loud = Style(foreground: .palette(214), background: .palette(15), attributes: [.bold, .reverse])

@Suite struct `Plain text` {
  @Test func `has one line for each row, without the blanks at its end`() {
    let drawn = canvas(5, 3) {
      $0.write("가 b", x: 0, y: 0, style: red)
      $0.write("x", x: 4, y: 2)
    }
    #expect(drawn.plainText == "가 b\n\n    x\n")
    #expect(Canvas(size: Size(width: 0, height: 2)).plainText == "\n\n")
  }
}

@Suite struct `ANSI text` {
  @Test func `changes the look only where it changes and resets at the end of the line`() {
    let drawn = canvas(6, 2) {
      $0.write("ab", x: 0, y: 0, style: red)
      $0.write("c", x: 2, y: 0)
      $0.write("d", x: 3, y: 0, style: loud)
      $0.write("e", x: 0, y: 1, style: red)
    }
    #expect(drawn.ansiText == "\u{1B}[31mab\u{1B}[mc\u{1B}[1;7;38;5;214;107md\u{1B}[m\n\u{1B}[31me\u{1B}[m\n")
  }

  @Test func `keeps coloured blanks at the end of a line and leaves standard ones out`() {
    var drawn = Canvas(size: Size(width: 4, height: 1))
    drawn.write(" ", x: 1, y: 0, style: Style(background: .palette(9)))
    #expect(drawn.ansiText == " \u{1B}[101m \u{1B}[m\n")
  }

  @Test func `takes single attributes away by starting again`() {
    let both = Style(foreground: .palette(2), attributes: [.bold, .underline])
    let one = Style(foreground: .palette(2), attributes: .bold)
    #expect(SGR.sequence(from: both, to: one) == "\u{1B}[0;1;32m")
    #expect(SGR.sequence(from: one, to: both) == "\u{1B}[4m")
    #expect(SGR.sequence(from: one, to: Style(attributes: .bold)) == "\u{1B}[39m")
    #expect(SGR.sequence(from: one, to: one).isEmpty)
  }

  @Test func `read back is the same canvas, for every colour and attribute`() {
    var drawn = Canvas(size: Size(width: 64, height: 16))
    for index in 0..<256 {
      let colour = Colour.palette(UInt8(index))
      let attributes = Style.Attributes(rawValue: UInt8(index % 16))
      let x = index % 32 * 2
      drawn.write("x", x: x, y: index / 32, style: Style(foreground: colour, attributes: attributes))
      drawn.write(" ", x: x + 1, y: index / 32, style: Style(background: colour, attributes: attributes))
    }
    drawn.write("가e\u{301}<\u{1B}>", x: 3, y: 12, style: loud)
    #expect(Canvas(ansiText: drawn.ansiText, size: drawn.size) == drawn)
  }

  @Test func `is read with looks that go on over line ends, as tmux writes it`() {
    let captured = "\u{1B}[1m\u{1B}[38;5;9mab\ncd\u{1B}[0m e\u{1B}[48;5;20m  \u{1B}[49m\n"
    let bold = Style(foreground: .palette(9), attributes: .bold)
    let expected = canvas(6, 2) {
      $0.write("ab", x: 0, y: 0, style: bold)
      $0.write("cd", x: 0, y: 1, style: bold)
      $0.write(" e", x: 2, y: 1)
      $0.write("  ", x: 4, y: 1, style: Style(background: .palette(20)))
    }
    #expect(Canvas(ansiText: captured, size: Size(width: 6, height: 2)) == expected)
  }

  @Test func `is read without its other sequences, cut short or not`() {
    let text =
      "a\u{1B}[2Kb\u{1B}]0;title\u{7}c\u{1B}(Bd\u{1B}]8;;x\u{1B}\\e\r\u{1B}[22;24;27mf\u{1B}[38;2;1;2;3mg\u{1B}["
    #expect(Canvas(ansiText: text, size: Size(width: 7, height: 1)).plainText == "abcdefg\n")
    #expect(Canvas(ansiText: "\u{1B}[38;5", size: Size(width: 1, height: 1)).plainText == "\n")
    #expect(Canvas(ansiText: "\u{1B}", size: Size(width: 1, height: 1)).plainText == "\n")
  }
}

@Suite struct `An SVG picture` {
  @Test func `escapes text and stretches words to their cells`() {
    let svg = canvas(6, 1) { $0.write("a<b &x", x: 0, y: 0) }.svgText()
    #expect(svg.contains(##"<text x="0" y="13.5" fill="#d8dee9" textLength="27">a&lt;b</text>"##))
    #expect(svg.contains(##"<text x="36" y="13.5" fill="#d8dee9" textLength="18">&amp;x</text>"##))
  }

  @Test func `centres a wide character in its two cells`() {
    let svg = canvas(4, 2) { $0.write("가", x: 1, y: 1) }.svgText(theme: .light)
    #expect(svg.contains(##"<text x="18" y="31.5" fill="#24292f" text-anchor="middle">가</text>"##))
  }

  @Test func `paints the ground of coloured and reversed cells`() {
    let svg = canvas(3, 1) {
      $0.write(" ", x: 0, y: 0, style: Style(background: .palette(196)))
      $0.write("x", x: 2, y: 0, style: Style(attributes: .reverse))
    }.svgText()
    #expect(svg.contains(##"<rect x="0" y="0" width="9" height="18" fill="#ff0000"/>"##))
    #expect(svg.contains(##"<rect x="18" y="0" width="9" height="18" fill="#d8dee9"/>"##))
    #expect(svg.contains(##"fill="#14171c">x</text>"##))
  }

  @Test func `draws lines as strokes that reach the edges of their cells`() {
    let svg = canvas(3, 1) { $0.write("─┃╬", x: 0, y: 0) }.svgText()
    #expect(svg.contains("M4.5 8.5h4.5M4.5 8.5h-4.5"))
    #expect(svg.contains(##"M13.5 8.5v9.5M13.5 8.5v-8.5" fill="none" stroke="#d8dee9" stroke-width="3""##))
    #expect(!svg.contains("<text"))
  }

  @Test func `ends a line on the near stroke of a double one`() {
    let svg = canvas(1, 1) { $0.write("╧", x: 0, y: 0) }.svgText()
    #expect(svg.contains("M4.5 6.5v-6.5"))
  }

  @Test func `has a shape for every line, block and arrow head`() {
    for value in UInt32(0x2500)...0x2595 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(SVGGlyph(String(scalar))?.parts.isEmpty == false)
    }
    for head in "▲▼▶◀▸◂▴▾" { #expect(SVGGlyph(String(head)) != nil) }
    #expect(SVGGlyph("a") == nil)
  }

  @Test func `mixes faint ink with its ground`() {
    #expect(SVGTheme.light.colours(of: Style(attributes: .dim)).ink == 0x86898C)
    #expect(SVGTheme.dark.colours(of: Style(foreground: .palette(21), attributes: .reverse)).ground == 0x0000FF)
  }
}
