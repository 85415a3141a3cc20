import Testing

@testable import Drawing

/// Rows of a canvas as strings of equal width, with `·` for blanks.
func rows(_ canvas: Canvas) -> [String] {
  (0..<canvas.size.height).map { y in
    (0..<canvas.size.width).map { canvas[$0, y].text == " " ? "·" : canvas[$0, y].text }.joined()
  }
}

func canvas(_ width: Int, _ height: Int, _ body: (inout Canvas) -> Void) -> Canvas {
  var result = Canvas(size: Size(width: width, height: height))
  body(&result)
  return result
}

@Suite struct `The canvas` {
  @Test func `writes text from a place to the right`() {
    var taken = 0
    let drawn = canvas(6, 2) { taken = $0.write("abc", x: 1, y: 1) }
    #expect(rows(drawn) == ["······", "·abc··"])
    #expect(taken == 3)
  }

  @Test func `gives a wide character two cells, the right one without text`() {
    let drawn = canvas(5, 1) { $0.write("가b", x: 1, y: 0) }
    #expect((0..<5).map { drawn[$0, 0].text } == [" ", "가", "", "b", " "])
  }

  @Test(arguments: [
    (-1, "·x···"), (-2, "x····"), (3, "···가"), (4, "····" + "·"), (5, "·····"), (-9, "·····"),
  ])
  func `clips on both sides and blanks a wide character that is cut in half`(x: Int, expected: String) {
    let drawn = canvas(5, 1) { $0.write("가x", x: x, y: 0) }
    #expect(rows(drawn) == [expected])
  }

  @Test func `clips to the columns that it is given`() {
    let drawn = canvas(6, 1) {
      $0.write("......", x: 0, y: 0)
      $0.write("가나다", x: 0, y: 0, columns: 1..<5)
    }
    #expect(rows(drawn) == [".·나·."])
  }

  @Test func `returns the columns of the whole text however much of it is seen`() {
    var drawn = Canvas(size: Size(width: 3, height: 1))
    #expect(drawn.write("가나다abc", x: 2, y: 0) == 9)
    #expect(drawn.write("abc", x: 0, y: 7) == 3)
    #expect(drawn.write("", x: 0, y: 0) == 0)
  }

  @Test(arguments: [(0, "x·나"), (1, "·x나"), (2, "가x·"), (3, "가·x")])
  func `blanks the other half of a wide character when one half is overwritten`(x: Int, expected: String) {
    let drawn = canvas(4, 1) {
      $0.write("가나", x: 0, y: 0)
      $0.write("x", x: x, y: 0)
    }
    #expect(rows(drawn) == [expected])
  }

  @Test func `blanks both neighbours when a wide character lands across two others`() {
    let drawn = canvas(4, 1) {
      $0.write("가나", x: 0, y: 0)
      $0.write("다", x: 1, y: 0)
    }
    #expect(rows(drawn) == ["·다·"])
  }

  @Test func `keeps marks in the cell of their character, four at most`() {
    let drawn = canvas(4, 1) { $0.write("e\u{301}x\u{300}\u{301}\u{302}\u{303}\u{304}", x: 0, y: 0) }
    #expect(Array(drawn[0, 0].text.unicodeScalars) == ["e", "\u{301}"])
    #expect(Array(drawn[1, 0].text.unicodeScalars) == ["x", "\u{300}", "\u{301}", "\u{302}", "\u{303}"])
  }

  @Test func `drops marks whose character is not seen`() {
    let drawn = canvas(2, 1) {
      $0.write("\u{301}", x: 0, y: 0)
      $0.write("가\u{301}", x: 1, y: 0)
    }
    #expect(drawn == canvas(2, 1) { _ in })
  }

  @Test func `joins the conjoining letters of a decomposed Hangul syllable in one place`() {
    let drawn = canvas(4, 1) { $0.write("\u{1100}\u{1161}\u{11A8}x", x: 0, y: 0) }
    #expect(drawn[0, 0].text.unicodeScalars.count == 3)
    #expect(drawn[1, 0].text.isEmpty)
    #expect(drawn[2, 0].text == "x")
  }

  @Test(arguments: [
    "\u{1B}", "\0", "\u{7}", "\t", "\n", "\r", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{61C}", "\u{200E}",
    "\u{200F}",
    "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
    "\u{2028}", "\u{2029}", "\u{FFF9}", "\u{FFFB}", "\u{FFFE}", "\u{10FFFF}",
  ])
  func `shows a character that could command or deceive the terminal as a replacement`(text: String) {
    let drawn = canvas(4, 1) { $0.write("a\(text)b", x: 0, y: 0) }
    #expect(rows(drawn) == ["a\u{FFFD}b·"])
    #expect(TextWidth.columns(of: "a\(text)b") == 3)
  }

  @Test(arguments: ["\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{FE0F}", "\u{E0041}", "\u{E0100}"])
  func `leaves out invisible hints on which terminals disagree`(text: String) {
    let drawn = canvas(3, 1) { $0.write("❤\(text)b", x: 0, y: 0) }
    #expect(drawn == canvas(3, 1) { $0.write("❤b", x: 0, y: 0) })
    #expect(Array(drawn[0, 0].text.unicodeScalars) == ["❤"])
  }

  @Test func `takes a size of zero or less as no cells`() {
    for size in [Size(width: 0, height: 0), Size(width: -3, height: 4), Size(width: 5, height: -1)] {
      var drawn = Canvas(size: size)
      drawn.write("가나", x: -1, y: 0)
      drawn.drawBox(Rectangle(x: -1, y: -1, width: 3, height: 3))
      drawn.fill(Rectangle(x: -5, y: -5, width: 10, height: 10))
      #expect(drawn.cells.isEmpty)
    }
  }

  @Test func `never has half of a wide character, whatever is written over what`() {
    let pieces = ["가", "a", "나b", "e\u{301}", "\u{1B}x", "漢字仮名", "\u{FEFF}"]
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var drawn = Canvas(size: Size(width: 7, height: 2))
    let other = canvas(5, 2) {
      $0.write("다라", x: 0, y: 0); $0.write("x마y", x: 0, y: 1)
    }
    for _ in 0..<3000 {
      if next(3) == 0 {
        let area = Rectangle(x: next(9) - 2, y: next(3) - 1, width: next(6), height: next(3))
        drawn.draw(other, from: Point(x: next(6) - 1, y: next(2)), in: area)
      } else {
        let low = next(8)
        drawn.write(pieces[next(pieces.count)], x: next(10) - 2, y: next(3), columns: low..<low + next(6))
      }
      for y in 0..<2 {
        for x in 0..<7 {
          let width = TextWidth.columns(of: drawn[x, y].text)
          let isRightHalf = drawn[x, y].text.isEmpty
          #expect(isRightHalf == (x > 0 && TextWidth.columns(of: drawn[x - 1, y].text) == 2))
          #expect(width < 2 || x + 1 < 7)
        }
      }
    }
  }
}
