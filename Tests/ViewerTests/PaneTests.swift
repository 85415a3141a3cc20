import Drawing
import Recording
import Testing

@testable import Viewer

@Suite struct `The panes` {
  @Test func `measure Hangul at its real width and dim narration`() {
    let story = Story("한글.py", title: "기울기", "# 기울기를 계산한다\nx = 1  # 주석\ny = '#가'  # 끝")
    story.line = 2
    _ = story.leaf("x", "1", ["1."])
    var walk = Walk(story)
    walk.send(.goTo(step: 1))
    #expect(walk.frame.lines[2].hasPrefix("│  1 # 기울기를 계산한다"))
    #expect(walk.frame[5, 2].style != walk.frame[5, 4].style)
    #expect(walk.frame[10, 4].text == "#" && walk.frame[10, 4].style == walk.frame[5, 4].style)
    #expect(walk.frame[16, 4].text == "#" && walk.frame[16, 4].style == walk.frame[5, 2].style)
    for line in walk.frame.lines.dropLast(2).dropFirst() {
      #expect(TextWidth.columns(of: line) == 80)
    }
  }

  @Test func `put the tilde under the expression behind Hangul`() {
    let story = Story("a.py", title: nil, "# x\nx\ny = f('가') + x * 2\ny.backward()")
    story.line = 2
    let x = story.leaf("x", "x", ["1."])
    story.line = 3
    let y = story.apply("mul", "MulBackward0", "x * 2", [("self", x)], ["2."], shape: [])
    story.line = 4
    story.startBackward(y)
    story.fire(y, ["1."], shape: [], [.init(["2."], "grad × other", [("grad", 1), ("other", 2)])])
    var walk = Walk(story)
    walk.send(.goTo(step: 3))
    #expect(walk.frame.lines[4].hasPrefix("│ ◂3 y = f('가') + x * 2"))
    #expect(walk.frame.lines[5].hasPrefix("│                  ~~~~~ "))
  }

  @Test func `show the label of a notebook's cell and the lines of that cell`() {
    let document = SceneDocument(
      name: "a.ipynb", title: nil,
      cells: [
        SceneDocument.Cell(label: "In [1]", lines: ["x = 1"]),
        SceneDocument.Cell(label: "In [9]", lines: ["y = 2", "y"]),
      ])
    let story = Story(document)
    _ = story.leaf("x", "1", ["1."])
    story.cell = 1
    _ = story.leaf("y", "2", ["2."])
    var walk = Walk(story)
    walk.send(.goTo(step: 1))
    #expect(walk.text.contains("Scene · In [1] · 1/2"))
    #expect(walk.frame.lines[0].contains("In [1] · FORWARD"))
    walk.press(.character(" "))
    #expect(walk.text.contains("Scene · In [9] · 2/2"))
    #expect(walk.frame.lines[0].contains("In [9] · FORWARD"))
    #expect(walk.text.contains("▶1 y = 2"))
  }

  @Test func `show a notebook's markdown above its cell, and of a script in cells only the cell`() {
    let document = SceneDocument(
      name: "a.ipynb", title: nil,
      cells: [SceneDocument.Cell(label: "In [1]", narration: ["# What x is", "A leaf."], lines: ["", "", "x = 1"])])
    let story = Story(document)
    story.line = 3
    _ = story.leaf("x", "1", ["1."])
    var walk = Walk(story)
    walk.press(.character(" "))
    #expect(walk.frame.lines[2].hasPrefix("│ # What x is "))
    #expect(walk.frame.lines[3].hasPrefix("│ A leaf. "))
    #expect(walk.frame.lines[4].hasPrefix("│ ▶3 x = 1 "))
  }

  @Test func `mark a cell that prints something else than what the notebook has stored, once it has ended`() {
    let document = SceneDocument(
      name: "a.ipynb", title: nil,
      cells: ["In [1]", "In [2]"].map { SceneDocument.Cell(label: $0, lines: ["x = 1", "print(x)"]) })
    let story = Story(document)
    _ = story.leaf("x", "1", ["1."])
    _ = story.leaf("y", "1", ["1."])
    story.print("tensor(1.)")
    story.append(.noted(text: "In [1]: line 1 of the stored output is: tensor(2.)", differingCell: 0))
    story.cell = 1
    _ = story.leaf("z", "1", ["1."])
    var walk = Walk(story, width: 100, height: 30)
    walk.press(.character(" "))
    #expect(!walk.text.contains("≠"))
    walk.press(.character(" "))
    #expect(walk.frame.lines[0].contains("In [1] ≠ stored · FORWARD"))
    #expect(walk.text.contains("─ Output ≠ stored ─"))
    #expect(walk.text.contains("│≠ In [1]: line 1 of the stored"))
    walk.press(.character(" "))
    #expect(walk.frame.lines[0].contains("In [2] · FORWARD"))
    #expect(!walk.text.contains("Output ≠ stored"))
  }

  @Test func `go from cell to cell at the top level of a notebook, and by rounds inside a loop`() {
    let document = SceneDocument(
      name: "a.ipynb", title: nil,
      cells: (1...3).map { SceneDocument.Cell(label: "In [\($0)]", lines: ["x = 1"]) })
    let story = Story(document)
    for cell in 0..<3 {
      story.cell = cell
      story.append(.scopeEntered(.init(kind: .cell, name: "In [\(cell + 1)]", source: nil)))
      _ = story.leaf("a", "1", ["1."])
      if cell == 1 {
        for round in 1...2 {
          story.append(
            .scopeEntered(
              .init(kind: .iteration(variable: nil, value: nil, round: round, of: 2), name: "for", source: nil)))
          _ = story.leaf("b", "1", ["1."])
          _ = story.leaf("c", "1", ["1."])
          story.append(.scopeLeft)
        }
      }
      story.append(.scopeLeft)
    }
    var walk = Walk(story)
    func steps(_ keys: String) -> [Int] {
      keys.map { key in
        walk.type(String(key))
        return walk.model.step
      }
    }
    // Steps: In [1] 1, In [2] 2, its rounds 3-4 and 5-6, In [3] 7.
    #expect(steps(")))") == [1, 2, 7])
    #expect(steps("(((") == [2, 1, 0])
    walk.send(.goTo(step: 3))
    #expect(steps("))") == [5, 7])
  }

  @Test func `show the last lines of the output, whole when zoomed`() {
    let story = Story("a.py", title: nil, "x")
    _ = story.leaf("x", "x", ["1."])
    for number in 1...30 { story.print("line \(number) " + String(repeating: "-", count: 90) + "|") }
    var walk = Walk(story)
    walk.send(.goTo(step: 1))
    #expect(walk.text.contains("│line 30 ----------------…│"))
    #expect(!walk.text.contains("line 26 "))
    walk.press(.tab, .enter)
    #expect(walk.text.contains("line 30 ------"))
    #expect(walk.text.contains("-|"))
    walk.press(.up, .up)
    #expect(!walk.text.contains("line 30 ---"))
    walk.press(.enter)
    #expect(walk.text.contains("Inspector"))
  }

  @Test func `are dropped in order as the screen shrinks, graph and NOW last`() {
    func panes(_ width: Int, _ height: Int) -> Set<Pane> {
      Set(Panes(size: Size(width: width, height: height), focus: .scene, zoomed: nil).insides.keys)
    }
    #expect(panes(80, 24) == [.scene, .output, .inspector, .graph])
    #expect(panes(80, 13) == [.scene, .output, .graph])
    #expect(panes(80, 9) == [.scene, .graph])
    #expect(panes(59, 24) == [.graph])
    let tiny = Panes(size: Size(width: 20, height: 2), focus: .scene, zoomed: nil)
    #expect(tiny.now == 1 && tiny.insides[.graph]?.height == 1 && tiny.header == nil && tiny.hints == nil)
  }

  @Test func `say what a tensor is and why`() {
    func lines(_ story: Story, _ step: Int, _ name: String) -> [String] {
      let state = story.timeline.state(atStep: step)
      guard let tensor = state.names.first(where: { $0.key.text == name })?.value else { return [] }
      return InspectorFacts(of: tensor, in: state, users: state.boxes.keys.sorted()).lines.map(\.longest)
    }
    #expect(
      lines(Stories.backward, 5, "y").prefix(8) == [
        "Tensor v0 float32 [3]", "is_leaf False (made by +)", "requires_grad True (from x)",
        "grad not retained (not a leaf)", "grad_fn AddBackward0", "next_functions: AccumulateGrad", "saves nothing",
        "saved by MulBackward0",
      ])
    #expect(
      lines(Stories.detach, 3, "y").prefix(4) == [
        "Tensor v0 float32 [3]", "is_leaf True (detached: no grad_fn)", "requires_grad False (detached)",
        "grad None: not tracked (detached)",
      ])
    #expect(
      lines(Stories.noGrad, 4, "y").prefix(4) == [
        "Tensor v0 float32 [3]", "is_leaf True (not recorded: no grad_fn)", "requires_grad False (made inside no_grad)",
        "grad None: not tracked (made inside no_grad)",
      ])
    #expect(
      lines(Stories.requiresGrad, 2, "x").prefix(3) == [
        "Tensor v0 float32 [3]", "is_leaf True (does not require grad)", "requires_grad True → False",
      ])
    #expect(lines(Stories.accumulate(), 16, "weights").contains("grad [9., 9., 9., 9.] (×3)"))
    #expect(lines(Stories.accumulate(), 16, "model_output").contains("saves nothing"))
  }
}

@Suite struct `The looks` {
  @Test func `without colours only attributes are left`() {
    var walk = Walk(Stories.backward, configuration: Configuration(depth: .none))
    walk.send(.goTo(step: 8))
    #expect(walk.frame.cells.allSatisfy { $0.style.foreground == .standard && $0.style.background == .standard })
    #expect(walk.frame.cells.contains { $0.style.attributes.contains(.bold) })
  }

  @Test(arguments: [(Configuration.Depth.eight, UInt8(8)), (.sixteen, 16)])
  func `stay within the colours that there are`(depth: Configuration.Depth, limit: UInt8) {
    for theme in Configuration.Theme.allCases {
      var walk = Walk(Stories.accumulate(), configuration: Configuration(theme: theme, depth: depth))
      walk.send(.goTo(step: 11))
      for cell in walk.frame.cells {
        for case .palette(let entry) in [cell.style.foreground, cell.style.background] { #expect(entry < limit) }
      }
    }
  }

  @Test func `never hide text in its own background`() {
    for theme in Configuration.Theme.allCases {
      for depth in Configuration.Depth.allCases where depth != .none {
        let palette = Palette(Configuration(theme: theme, depth: depth))
        for role in Palette.Role.allCases { #expect(palette[role].foreground != palette[role].background) }
      }
    }
  }

  @Test func `have one column a character in ASCII`() {
    var walk = Walk(Stories.backward, configuration: Configuration(characters: .ascii))
    walk.send(.goTo(step: 8))
    #expect(walk.text.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(walk.text.contains("FIRING"))
  }

  @Test func `change with the theme and say the same`() {
    var walk = Walk(Stories.backward)
    let dark = walk.frame
    walk.type("t")
    #expect(walk.frame != dark)
    #expect(walk.frame.lines == dark.lines)
  }
}

@Suite struct `The rail` {
  @Test func `takes over when boxes do not fit, and follows the step`() {
    var walk = Walk(Stories.chain(100))
    walk.send(.goTo(step: 50))
    #expect(walk.text.contains("◉ (y + 48)"))
    #expect(walk.text.contains("· (y + 49)"))
    walk.type("+")
    #expect(walk.text.contains("╔ (y + 48) ═"))
    walk.type("-")
    #expect(walk.text.contains("◉ (y + 48)"))
  }

  @Test func `shows magnitudes on a log scale`() {
    var walk = Walk(Stories.backward, width: 140)
    walk.type("-")
    walk.send(.goTo(step: 10))
    #expect(walk.text.contains("▏4.8e+00"))
  }
}
