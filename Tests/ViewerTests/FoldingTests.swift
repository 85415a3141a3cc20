import Drawing
import GraphLayout
import Recording
import Testing

@testable import Viewer

/// Rounds of a loop that each square and add and print some lines in between; `special` rounds take a sine as well.
private func rounds(_ count: Int, special: Set<Int> = [], lines: Int = 0) -> Story {
  let story = Story("loop.py", title: nil, "x = 1\nh = h * h + x\nh.sin()\ny = h.sum()")
  let x = story.leaf("x", "1", ["1."])
  var h = x
  for round in 0..<count {
    story.line = 2
    story.append(
      .scopeEntered(
        .init(kind: .iteration(variable: "t", value: "\(round)", round: round + 1, of: count), name: "for", source: nil)
      ))
    let square = story.apply("mul", "MulBackward0", "h * h", [("self", h), ("other", h)], ["1."])
    for _ in 0..<lines { story.print("line") }
    h = story.apply("add", "AddBackward0", "h * h + x", [("self", square), ("other", x)], ["1."])
    if special.contains(round) {
      story.line = 3
      h = story.apply("sin", "SinBackward0", "h.sin()", [("self", h)], ["1."])
    }
    story.append(.scopeLeft)
  }
  story.line = 4
  _ = story.apply("sum", "SumBackward0", "h.sum()", [("self", h)], ["1."], shape: [])
  return story
}

@Suite struct `Folding` {
  private func titles(_ walk: Walk) throws -> [String] {
    let picture = try #require(walk.model.picture)
    let maker = FaceMaker(state: walk.model.state, happening: .nothing, homes: walk.model.outline.value.homes)
    return picture.boxes.indices.map { picture.face($0, maker)?.title ?? "" }
  }

  @Test func `draws a loop's equal rounds as one box with their number, and unfolds it in steps`() throws {
    var walk = Walk(rounds(4), width: 120, height: 40)
    walk.send(.goTo(step: 99))
    let whole = try titles(walk)
    #expect(whole.count == 10)
    walk.type("Z")
    #expect(try titles(walk) == ["x", "t=0..3 ×4", "h.sum()"])
    #expect(walk.text.contains("t=0..3 ×4"))
    #expect(walk.text.contains("8 boxes"))
    walk.type("k")
    walk.type("z")
    #expect(try titles(walk) == ["x", "t=0", "t=1", "t=2", "t=3", "h.sum()"])
    walk.type("z")
    #expect(try titles(walk).count == 7)
    walk.type("Z")
    #expect(try titles(walk) == whole)
  }

  @Test func `does not count a round in that computes something else`() throws {
    var walk = Walk(rounds(4, special: [2]), width: 120, height: 40)
    walk.send(.goTo(step: 99))
    walk.type("Z")
    #expect(try titles(walk) == ["x", "t=0..1 ×2", "t=2", "t=3", "h.sum()"])
  }

  @Test func `folds the round of the step, and says so where there is none`() throws {
    var walk = Walk(rounds(3), width: 120, height: 40)
    walk.send(.goTo(step: 4))
    walk.type("z")
    #expect(try titles(walk).filter { $0 == "t=1" }.count == 1)
    #expect(try titles(walk).count == 7)
    walk.send(.goTo(step: 1))
    walk.type("z")
    #expect(walk.text.contains("no loop round, function or module around this"))
  }

  @Test func `leaves what is not folded in its place, and shrinks the drawing where little is left`() throws {
    var walk = Walk(rounds(6), width: 120, height: 60)
    walk.send(.goTo(step: 6))
    let before = try #require(walk.model.picture)
    walk.type("z")
    let after = try #require(walk.model.picture)
    #expect(after.folds.count == 1)
    for (index, box) in after.boxes.enumerated() where after.folds[box] == nil {
      let old = try #require(before.indices[box])
      #expect(after.layout.boxes[index] == before.layout.boxes[old])
      #expect(after.plans[index] == before.plans[old])
    }
    for (edge, route) in zip(after.edges, after.layout.routes) {
      let ends = try [#require(after.indices[edge.source]), #require(after.indices[edge.target])]
      let (upper, lower) = (after.layout.boxes[ends[0]], after.layout.boxes[ends[1]])
      #expect(route.points.first?.y == upper.y + upper.height - 1)
      #expect(route.points.last?.y == lower.y)
    }
    walk.type("Z")
    #expect(try #require(walk.model.picture).layout == before.layout)
    walk.type("Z")
    #expect(try #require(walk.model.picture).layout.height < before.layout.height / 2)
  }

  @Test(arguments: ["Z+", "Z-", "Z+o", "+", "+o", "--", "--o"])
  func `keeps what was drawn in its place while a loop goes on, however it is drawn`(keys: String) throws {
    let story = rounds(12, special: [5], lines: 700)
    var walk = Walk(story, width: 120, height: 40)
    walk.type(keys)
    var known: [BoxID: Layout.Box] = [:]
    var rows: [BoxID: Int] = [:]
    var growths = 0
    for step in 0...story.timeline.lastStep {
      walk.send(.goTo(step: step))
      let picture = try #require(walk.model.picture)
      growths += picture.boxes.contains { rows[$0] == nil } && step > 0 ? 1 : 0
      for (index, box) in picture.boxes.enumerated() {
        if let row = rows[box], picture.isRail { #expect(row == index, "step \(step)") }
        rows[box] = index
        guard !picture.isRail else { continue }
        if let place = known[box] { #expect(place == picture.layout.boxes[index], "step \(step)") }
        known[box] = picture.layout.boxes[index]
      }
      #expect(Set(rows.keys) == Set(picture.boxes), "a box is gone at step \(step)")
    }
    #expect(growths >= 2)
    let titles = try titles(walk)
    #expect(titles.contains { $0.contains("×") } == keys.contains("Z"))
    var jumped = Walk(story, width: 120, height: 40)
    jumped.type(keys)
    jumped.send(.goTo(step: story.timeline.lastStep))
    #expect(jumped.model.picture?.boxes == walk.model.picture?.boxes)
    #expect(jumped.model.picture?.layout == walk.model.picture?.layout)
  }

  @Test func `keeps every edge between what is left, once for each pair of boxes`() throws {
    var walk = Walk(rounds(3), width: 120, height: 40)
    walk.send(.goTo(step: 99))
    walk.type("Z")
    let picture = try #require(walk.model.picture)
    let pairs = picture.edges.map { [picture.indices[$0.source], picture.indices[$0.target]] }
    #expect(pairs == [[0, 1], [1, 2]])
    #expect(picture.strands.map(\.count) == [5, 1])
    #expect(picture.layout.routes.allSatisfy { !$0.points.isEmpty })
  }

  @Test func `says what happens inside`() throws {
    let story = Story("f.py", title: nil, "x = 1\ny = f(x)\ny.backward()")
    let x = story.leaf("x", "1", ["1."])
    story.line = 2
    story.append(.scopeEntered(.init(kind: .function, name: "f", source: nil)))
    let a = story.apply("mul", "MulBackward0", "f(x)", [("self", x), ("other", x)], ["1."])
    let b = story.apply("sin", "SinBackward0", "f(x)", [("self", a)], ["1."])
    story.append(.scopeLeft)
    let y = story.apply("exp", "ExpBackward0", "f(x)", [("self", b)], ["1."])
    story.line = 3
    story.startBackward(y)
    story.fire(y, ["1."], [.init(["1."], "grad", [("grad", 1)])])
    story.fire(b, ["1."], [.init(["1."], "grad", [("grad", 1)])])
    var walk = Walk(story, width: 120, height: 40)
    walk.send(.goTo(step: 1))
    walk.type("Z")
    #expect(walk.text.contains("┌ f() ┄"))
    walk.send(.goTo(step: 3))
    #expect(walk.text.contains("APPLIED"))
    #expect(walk.text.contains("╔ f() ═"))
    walk.send(.goTo(step: 6))
    #expect(walk.text.contains("FIRING"))
    walk.type("-")
    #expect(walk.text.contains("◉ f()"))
    walk.type("-")
    #expect(walk.text.contains("■"))
  }
}

@Suite struct `The orientation and the level of detail` {
  @Test func `leads edges to the right, from side to side`() throws {
    var walk = Walk(Stories.backward, width: 200, height: 40)
    walk.send(.goTo(step: 8))
    walk.type("o")
    #expect(walk.text.contains("gradients flow left ◀"))
    let picture = try #require(walk.model.picture)
    #expect(!picture.isRail)
    for (edge, route) in zip(picture.edges, picture.layout.routes) {
      let source = picture.layout.boxes[try #require(picture.indices[edge.source])]
      let target = picture.layout.boxes[try #require(picture.indices[edge.target])]
      #expect(route.points.first?.x == source.x + source.width - 1)
      #expect(route.points.last?.x == target.x)
    }
    // `y * y`: both edges are to be seen.
    let twins = picture.edges.indices.filter { picture.edges[$0].source == BoxID(2) }
    #expect(twins.count == 2)
    #expect(Set(twins.map { picture.layout.routes[$0].points.map(\.y) }).count == 2)
    #expect(walk.text.contains("◀"))
    // In this direction the way back is to the left.
    let before = walk.model.currentBox
    walk.type("h")
    #expect(walk.model.selection != before)
    walk.type("l")
    #expect(walk.model.selection == before)
    walk.type("o")
    #expect(walk.text.contains("gradients flow up ▲"))
  }

  @Test func `draws each box as one cell, its state as a marker`() throws {
    var walk = Walk(Stories.backward)
    walk.send(.goTo(step: 8))
    walk.type("--")
    let picture = try #require(walk.model.picture)
    #expect(picture.isCells)
    #expect(picture.layout.boxes.allSatisfy { $0.width == 1 && $0.height == 1 })
    let graph = walk.frame.lines.dropFirst(2).dropLast(3).joined()
    let markers = graph.filter { "◉▲●○·".contains($0) }
    #expect(markers.filter { $0 == "◉" }.count == 1)
    #expect(walk.frame.cells.filter { $0.text == "●" }.count == 1)
    walk.type("+")
    #expect(try #require(walk.model.picture).isRail)
    walk.type("+")
    #expect(try !#require(walk.model.picture).plans.isEmpty)
  }

  @Test func `keeps in their places what was drawn when less was recorded`() throws {
    let story = Story("long.py", title: nil, "x = 1\nh = h + x")
    let x = story.leaf("x", "1", ["1."])
    story.line = 2
    var h = x
    var other = x
    for index in 0..<30 {
      let made = story.apply(
        "add", "AddBackward0", "h + x", [("self", index % 3 == 0 ? other : h), ("other", x)], ["1."])
      other = h
      h = made
      for _ in 0..<300 { story.print("line") }
    }
    var walk = Walk(story, width: 160, height: 45)
    walk.type("+")
    var earlier: StagePicture?
    var growths = 0
    for step in 0...story.timeline.lastStep {
      walk.send(.goTo(step: step))
      let picture = try #require(walk.model.picture)
      if let earlier, earlier.boxes.count < picture.boxes.count {
        growths += 1
        #expect(picture.boxes.starts(with: earlier.boxes))
        for (index, box) in earlier.layout.boxes.enumerated() {
          // Rows move apart where new lines need room between them.
          #expect(picture.layout.boxes[index].x == box.x)
          #expect(picture.layout.boxes[index].y >= box.y)
        }
      } else if let earlier {
        #expect(picture.layout == earlier.layout)
      }
      earlier = picture
    }
    #expect(growths >= 2)
    var jumped = Walk(story, width: 160, height: 45)
    jumped.type("+")
    jumped.send(.goTo(step: story.timeline.lastStep))
    #expect(jumped.model.picture?.layout == earlier?.layout)
  }
}

@Suite struct `Keys pressed before there is anything to see` {
  private func model(_ timeline: Timeline?) -> Model {
    Model(
      scene: SceneReference(name: "a.py", path: "a.py"), scenes: [], timeline: timeline,
      size: Size(width: 80, height: 24), configuration: Configuration())
  }

  @Test func `act in their order once there is`() {
    for keys in ["   ", "]]", "} ", "2 ]", "G", "w ", " \u{8}"] {
      var early = model(nil)
      var late = model(Stories.backward.timeline)
      for character in keys {
        let key: Key = character == "\u{8}" ? .backspace : .character(character)
        _ = early.update(.key(key))
        _ = late.update(.key(key))
      }
      #expect(keys == "G" || !early.isSettled)
      _ = early.update(.timeline(Stories.backward.timeline))
      #expect(early.step == late.step, "\(keys)")
      #expect(early.showsWhy == late.showsWhy)
      #expect(early.held.isEmpty)
    }
  }

  @Test func `are forgotten with Esc, and do not keep from leaving`() {
    var early = model(nil)
    _ = early.update(.key(.character("]")))
    _ = early.update(.key(.escape))
    #expect(early.held.isEmpty)
    _ = early.update(.key(.character("]")))
    #expect(early.update(.key(.character("q"))) == [.quit(status: 0)])
  }
}
