import Drawing
import Recording
import Testing

@testable import Viewer

@Suite struct `The keys` {
  @Test func `all do something somewhere`() {
    for row in KeyTable.rows {
      for key in row.keys {
        #expect(Self.situations().contains { Self.changes($0, key) }, "\(row.shown) does nothing")
      }
    }
  }

  /// Models in which there is room to move in every direction.
  private static func situations() -> [Walk] {
    var middle = Walk(Stories.accumulate())
    middle.send(.goTo(step: 11))
    var graph = Walk(Stories.noGrad)
    graph.send(.goTo(step: 4))
    graph.press(.backTab)
    var left = graph
    left.press(.character("h"))
    var help = middle
    help.press(.character("?"))
    var small = Walk(Stories.backward, width: 80, height: 18)
    small.send(.goTo(step: 8))
    small.press(.character("-"))
    return [middle, graph, left, help, small]
  }

  private static func changes(_ walk: Walk, _ key: Key) -> Bool {
    var after = walk
    after.press(key)
    return after.model != walk.model || after.outside.count != walk.outside.count
  }

  @Test func `are listed in the help, each row once`() {
    var walk = Walk(Stories.backward, width: 100, height: 100)
    walk.press(.character("?"))
    for row in KeyTable.rows {
      let blanks = String(repeating: " ", count: HelpText.keyColumns + 2 - TextWidth.columns(of: row.shown))
      let line = "│  \(row.shown)\(blanks)\(row.help) "
      #expect(walk.frame.lines.count { $0.hasPrefix(line) } == 1, "\(row.shown)")
    }
  }

  @Test func `take a count`() {
    var walk = Walk(Stories.backward)
    walk.type("10 ")
    #expect(walk.model.step == 10)
    walk.type("3")
    #expect(walk.text.contains("3…"))
    walk.press(.backspace)
    #expect(walk.model.step == 7)
  }

  @Test func `go to a typed step, and to the last when it is past the end`() {
    var walk = Walk(Stories.backward)
    walk.type(":4")
    #expect(walk.model.step == 0)
    walk.press(.enter)
    #expect(walk.model.step == 4)
    walk.type(":99999")
    walk.press(.enter)
    #expect(walk.model.step == 10)
    walk.type(":2")
    walk.press(.escape)
    #expect(walk.model.step == 10)
  }

  @Test func `step by line, phase and round`() {
    var walk = Walk(Stories.accumulate())
    walk.type("]")
    #expect(walk.model.step == 1)
    walk.type("]")
    #expect(walk.model.step == 2)
    walk.type("]")
    #expect(walk.model.step == 4)
    walk.type("[")
    #expect(walk.model.step == 2)
    walk.type(")")
    #expect(walk.model.step == 7)
    walk.type("}")
    #expect(walk.model.step == 9)
    walk.type("))(")
    #expect(walk.model.step == 7 || walk.model.step == 12)
    walk.type("g")
    #expect(walk.model.step == 0)
    walk.type("G")
    #expect(walk.model.step == 16)
  }

  @Test func `select along the edges and beside each other`() {
    var walk = Walk(Stories.noGrad)
    walk.send(.goTo(step: 4))
    walk.type("k")
    #expect(walk.text.contains("Inspector: x"))
    walk.type("j")
    #expect(walk.text.contains("Inspector: (y, line 6)"))
    walk.type("l")
    #expect(walk.text.contains("Inspector: y"))
    walk.type("h")
    #expect(walk.text.contains("Inspector: (y, line 6)"))
    walk.type(".")
    #expect(walk.text.contains("Inspector: y ─"))
  }

  @Test func `open the next scene at the end, and quit`() {
    var walk = Walk(Stories.backward)
    walk.type("G")
    #expect(walk.text.contains(" End. Enter: next scene, 02-vector-jacobian"))
    walk.press(.enter)
    #expect(walk.outside.last == .open(Walk.scenes[1]))
    #expect(walk.model.scene == Walk.scenes[1])
    #expect(!walk.model.isSettled)
    walk.type("q")
    #expect(walk.outside.last == .quit(status: 0))
    walk = Walk(Stories.backward)
    walk.press(.control("c"))
    #expect(walk.outside.last == .quit(status: 130))
  }

  @Test func `choose a scene from the picker`() {
    var walk = Walk(Stories.backward)
    walk.type("pj")
    #expect(walk.text.contains("▶ 02-vector-jacobian.py"))
    walk.press(.enter)
    #expect(walk.outside.last == .open(Walk.scenes[1]))
    walk.send(.sceneRefused("02-vector-jacobian.py: line 1: no"))
    #expect(walk.text.contains("line 1: no"))
  }
}
