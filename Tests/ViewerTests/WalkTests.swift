import Drawing
import Recording
import Testing

@testable import Viewer

@Suite struct `Walking through a scene` {
  @Test func `gives on the way back the frames of the way out`() {
    for story in Self.all {
      var walk = Walk(story)
      let last = story.timeline.lastStep
      var out = [walk.frame]
      for _ in 0..<last {
        walk.press(.character(" "))
        out.append(walk.frame)
      }
      #expect(walk.model.step == last)
      for step in stride(from: last, through: 0, by: -1) {
        #expect(walk.frame == out[step], "step \(step) of \(story.document.name)")
        walk.press(.backspace)
      }
    }
  }

  @Test func `shows the same frame whether stepped to or jumped to`() {
    for story in Self.all {
      var stepped = Walk(story)
      for step in 0...story.timeline.lastStep {
        var jumped = Walk(story)
        jumped.send(.goTo(step: step))
        #expect(jumped.frame == stepped.frame)
        stepped.press(.right)
      }
    }
  }

  @Test func `moves no box while stepping through a stage`() throws {
    for story in Self.all {
      var walk = Walk(story)
      var places: [Int: StagePicture] = [:]
      for step in 0...story.timeline.lastStep {
        walk.send(.goTo(step: step))
        let stage = walk.model.outline.value.stage(ofStep: step).index
        let picture = try #require(walk.model.picture)
        if let before = places[stage] { #expect(before.layout == picture.layout) }
        places[stage] = picture
      }
    }
  }

  @Test func `gives the next round of a loop the same places`() throws {
    var walk = Walk(Stories.accumulate())
    walk.send(.goTo(step: 11))
    let second = try #require(walk.model.picture)
    walk.send(.goTo(step: 16))
    let third = try #require(walk.model.picture)
    #expect(walk.model.outline.value.stages.count == 3)
    #expect(second.layout == third.layout)
    #expect(second.boxes != third.boxes)
    #expect(second.boxes.first == third.boxes.first)
  }

  @Test func `gives the next round of a training loop the same places, its weights in their own boxes`() throws {
    var walk = Walk(Stories.descent, width: 160, height: 45)
    var pictures: [StagePicture] = []
    for stage in walk.model.outline.value.stages.dropFirst().dropLast() {
      walk.send(.goTo(step: stage.firstStep + 5))
      pictures.append(try #require(walk.model.picture))
    }
    #expect(pictures.count == 2)
    #expect(pictures.first?.layout == pictures.last?.layout)
    #expect(pictures.first?.boxes.prefix(4) == pictures.last?.boxes.prefix(4))
  }

  @Test func `never traps and never writes outside, whatever the size`() {
    for story in [Stories.backward, Stories.noGrad, Stories.accumulate()] {
      let last = story.timeline.lastStep
      for height in [1, 2, 3, 5, 6, 12, 60] {
        for width in [1, 3, 27, 60, 80, 200] {
          var walk = Walk(story, width: width, height: height)
          walk.send(.goTo(step: last / 2 + 1))
          #expect(walk.frame.size == Size(width: width, height: height))
          for key in ["w", "?", "p"] where width == 3 || height == 3 {
            walk.press(.character(Character(key)))
            #expect(walk.frame.cells.count == width * height)
          }
        }
      }
    }
  }

  private static var all: [Story] {
    [
      Stories.backward, Stories.vectorJacobian, Stories.requiresGrad, Stories.detach, Stories.noGrad,
      Stories.accumulate(), Stories.accumulate(resets: true), Stories.refusedBackward,
    ]
  }
}

@Suite struct `Boxes side by side` {
  @Test func `are squeezed into the pane where that works`() throws {
    for story in [Stories.noGrad, Stories.detach] {
      var walk = Walk(story)
      walk.send(.goTo(step: 3))
      let picture = try #require(walk.model.picture)
      let key = try #require(walk.model.pictureKey)
      #expect(picture.layout.width <= key.width)
    }
  }

  @Test func `show a write in place in the box of the tensor`() {
    var walk = Walk(Stories.descent, width: 160, height: 45)
    walk.send(.goTo(step: 20))
    #expect(walk.text.contains("WRITTEN"))
    #expect(walk.text.contains("│ 1.5500 "))
    #expect(walk.text.contains("║ 0.6500 "))
    let names = walk.frame.lines.joined().split(separator: "╭ w ").count
    #expect(names == 2)
  }

  @Test func `keep every line of a picture inside its drawing and off the words`() throws {
    for story in [Stories.backward, Stories.vectorJacobian, Stories.noGrad, Stories.descent] {
      for step in 0...story.timeline.lastStep {
        var walk = Walk(story, width: 160, height: 45)
        walk.send(.goTo(step: step))
        let picture = try #require(walk.model.picture)
        for (edge, route) in zip(picture.edges, picture.layout.routes) {
          let source = try #require(picture.indices[edge.source])
          let target = try #require(picture.indices[edge.target])
          let start = try #require(route.points.first)
          let end = try #require(route.points.last)
          #expect(picture.plans[source].bottomPorts.contains(start.x - picture.layout.boxes[source].x))
          #expect(picture.plans[target].topPorts.contains(end.x - picture.layout.boxes[target].x))
        }
      }
    }
  }

  @Test func `have room for the other signs and lengths of the next round`() {
    let first = Story.value(["0.5000", "-10.2500"])
    let second = Story.value(["-0.2500", "-10.1250"])
    #expect(first.reservedColumns(withSigns: false) != second.reservedColumns(withSigns: false))
    #expect(first.reservedColumns(withSigns: true) == second.reservedColumns(withSigns: true))
    #expect(
      first.reservedColumns(withSigns: true) == Story.value(["10.5000", "10.2500"]).reservedColumns(withSigns: true))
  }
}
