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
    #expect(walk.text.contains("Scene · In [1]"))
    walk.press(.character(" "))
    #expect(walk.text.contains("Scene · In [9]"))
    #expect(walk.text.contains("▶1 y = 2"))
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
