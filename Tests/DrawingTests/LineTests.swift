import Testing

@testable import Drawing

@Suite struct `Lines and boxes` {
  @Test(arguments: [
    (Stroke.light, ["┌──┐", "│··│", "└──┘"]), (.rounded, ["╭──╮", "│··│", "╰──╯"]), (.heavy, ["┏━━┓", "┃··┃", "┗━━┛"]),
    (.double, ["╔══╗", "║··║", "╚══╝"]), (.dotted, ["┌┄┄┐", "┆··┆", "└┄┄┘"]),
  ])
  func `draw a border in each stroke`(stroke: Stroke, expected: [String]) {
    #expect(rows(canvas(4, 3) { $0.drawBox($0.bounds, stroke: stroke) }) == expected)
  }

  @Test func `draw a box of one row or column as a line, of one cell as a dash`() {
    #expect(rows(canvas(3, 1) { $0.drawBox($0.bounds) }) == ["───"])
    #expect(rows(canvas(1, 3) { $0.drawBox($0.bounds, stroke: .rounded) }) == ["│", "│", "│"])
    #expect(rows(canvas(1, 1) { $0.drawBox($0.bounds) }) == ["─"])
    #expect(rows(canvas(2, 2) { $0.drawBox($0.bounds) }) == ["┌┐", "└┘"])
  }

  @Test func `clip a box at the edges of the canvas`() {
    #expect(rows(canvas(3, 2) { $0.drawBox(Rectangle(x: -2, y: -1, width: 4, height: 3)) }) == ["·│·", "─┘·"])
  }

  @Test func `join a line to the borders at both of its ends`() {
    let drawn = canvas(7, 7) {
      $0.drawBox(Rectangle(x: 0, y: 0, width: 7, height: 2), stroke: .rounded)
      $0.drawBox(Rectangle(x: 0, y: 5, width: 7, height: 2), stroke: .double)
      $0.drawVerticalLine(x: 2, y: 1, height: 5)
      $0.drawVerticalLine(x: 4, y: 1, height: 5, stroke: .heavy)
    }
    #expect(
      rows(drawn) == [
        "╭─────╮", "╰─┬─┰─╯", "··│·┃··", "··│·┃··", "··│·┃··", "╔═╧═╧═╗", "╚═════╝",
      ])
  }

  @Test func `join a heavy line to a dotted border`() {
    let drawn = canvas(5, 3) {
      $0.drawHorizontalLine(x: 0, y: 0, width: 5, stroke: .dotted)
      $0.drawVerticalLine(x: 2, y: 0, height: 3, stroke: .heavy)
    }
    #expect(rows(drawn) == ["┄┄┰┄┄", "··┃··", "··┃··"])
  }

  @Test func `cross where two lines cross, and leave a box's corners round`() {
    let drawn = canvas(5, 3) {
      $0.drawHorizontalLine(x: 0, y: 1, width: 5)
      $0.drawVerticalLine(x: 1, y: 0, height: 3)
      $0.drawVerticalLine(x: 3, y: 0, height: 3, stroke: .double)
      $0.drawBox(Rectangle(x: 3, y: 1, width: 2, height: 2), stroke: .rounded)
    }
    #expect(rows(drawn) == ["·│·║·", "─┼─╫┬", "·│·╟╯"])
  }

  @Test func `turn corners, round ones where asked`() {
    let corners = [Point(x: 0, y: 0), Point(x: 0, y: 1), Point(x: 3, y: 1), Point(x: 3, y: 2)]
    #expect(rows(canvas(4, 3) { $0.drawLine(through: corners) }) == ["│···", "└──┐", "···│"])
    #expect(rows(canvas(4, 3) { $0.drawLine(through: corners, stroke: .rounded) }) == ["│···", "╰──╮", "···│"])
    #expect(rows(canvas(4, 3) { $0.drawLine(through: corners, stroke: .double) }) == ["║···", "╚══╗", "···║"])
  }

  @Test func `keep a round corner or dots that gain no arm, but take the new look`() {
    let bold = Style(attributes: .bold)
    let drawn = canvas(3, 2) {
      $0.drawBox(Rectangle(x: 0, y: 0, width: 3, height: 2), stroke: .rounded)
      $0.drawLine(through: [Point(x: 1, y: 0), Point(x: 0, y: 0), Point(x: 0, y: 1)], style: bold)
    }
    #expect(rows(drawn) == ["╭─╮", "╰─╯"])
    #expect(drawn[0, 0].style == bold)
    #expect(drawn[2, 0].style == .standard)
  }

  @Test func `skip slanted pairs, and cost nothing for ends far away`() {
    let far = Int.max / 4
    let drawn = canvas(3, 1) {
      $0.drawLine(through: [Point(x: 0, y: 0), Point(x: 2, y: 5)])
      $0.drawLine(through: [Point(x: -far, y: 0), Point(x: far, y: 0)])
    }
    #expect(rows(drawn) == ["───"])
  }

  @Test func `stay inside the area that they are given`() {
    let area = Rectangle(x: 1, y: 0, width: 2, height: 1)
    let drawn = canvas(4, 1) { $0.drawLine(through: [Point(x: 0, y: 0), Point(x: 3, y: 0)], clippedTo: area) }
    #expect(rows(drawn) == ["·──·"])
  }

  @Test func `blank the other half of a wide character that they run over`() {
    let drawn = canvas(4, 1) {
      $0.write("가나", x: 0, y: 0)
      $0.drawVerticalLine(x: 1, y: 0, height: 1)
    }
    #expect(rows(drawn) == ["·│나"])
  }

  @Test func `have a character for every meeting of weights`() {
    let weights: [Arms.Weight] = [.none, .light, .heavy, .double]
    for code in 0..<256 {
      var arms = Arms([], .none)
      arms.up = weights[code & 3]
      arms.right = weights[code >> 2 & 3]
      arms.down = weights[code >> 4 & 3]
      arms.left = weights[code >> 6 & 3]
      let drawn = Arms(of: String(arms.character))
      #expect(drawn.map { $0.directions.isSuperset(of: arms.directions) } ?? arms.directions.isEmpty)
    }
    #expect(Arms(of: "a") == nil)
  }
}

@Suite struct `Regions of a canvas` {
  @Test func `are filled with a character or with blanks`() {
    let drawn = canvas(4, 2) {
      $0.write("가나", x: 0, y: 0)
      $0.fill(Rectangle(x: 1, y: 0, width: 2, height: 9), with: "▒")
      $0.fill(Rectangle(x: 2, y: 1, width: 9, height: 1))
      $0.fill(Rectangle(x: 3, y: 1, width: 1, height: 1), with: "가")
    }
    #expect(rows(drawn) == ["·▒▒·", "·▒··"])
  }

  @Test func `change their look on both halves of a wide character`() {
    let drawn = canvas(4, 1) {
      $0.write("가나", x: 0, y: 0)
      $0.restyle(Rectangle(x: 1, y: 0, width: 2, height: 1)) {
        var style = $0
        style.attributes.insert(.reverse)
        return style
      }
    }
    #expect((0..<4).allSatisfy { drawn[$0, 0].style.attributes == .reverse })
    #expect(rows(drawn) == ["가나".map(String.init).flatMap { [$0, ""] }.joined()])
  }

  @Test(arguments: [
    (0, 0, ["가나", "abcd"]), (1, 0, ["·나x", "bcd·"]), (-1, 0, ["·가·", "·abc"]), (0, 1, ["abcd", "····"]),
    (9, 9, ["····", "····"]),
  ])
  func `show a larger drawing as a camera sees it`(x: Int, y: Int, expected: [String]) {
    let drawing = canvas(5, 2) {
      $0.write("가나x", x: 0, y: 0)
      $0.write("abcd", x: 0, y: 1)
    }
    let seen = canvas(4, 2) { $0.draw(drawing, from: Point(x: x, y: y), in: $0.bounds) }
    #expect(rows(seen) == expected)
  }

  @Test func `share what two rectangles have in common`() {
    let one = Rectangle(x: 0, y: 0, width: 4, height: 4)
    #expect(one.intersection(Rectangle(x: 2, y: 3, width: 9, height: 9)) == Rectangle(x: 2, y: 3, width: 2, height: 1))
    #expect(one.intersection(Rectangle(x: 5, y: 5, width: 1, height: 1)).isEmpty)
    #expect(one.inset(by: 1) == Rectangle(x: 1, y: 1, width: 2, height: 2))
    #expect(one.inset(by: 3).isEmpty)
  }
}
