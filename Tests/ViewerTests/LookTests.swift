import Testing
import Foundation
import Drawing
@testable import Viewer

@Suite struct `Look` {
  @Test func `at frames`() throws {
    let list: [(String, Story, Int, Int, Int, Configuration)] = [
      ("a", Stories.backward, 8, 80, 24, .init()),
      ("b", Stories.backward, 8, 80, 24, .init(theme: .light)),
      ("c", Stories.noGrad, 4, 80, 24, .init()),
      ("d", Stories.accumulate(), 11, 100, 30, .init(theme: .dark, depth: .sixteen)),
      ("e", Stories.backward, 3, 80, 24, .init(theme: .dark, depth: .none)),
      ("f", Stories.detach, 2, 80, 24, .init(theme: .light, depth: .eight)),
      ]
    for (name, story, step, w, h, c) in list {
      var walk = Walk(story, width: w, height: h, configuration: c)
      walk.send(.goTo(step: step))
      try walk.frame.svgText(theme: c.theme == .dark ? .dark : .light).write(toFile: "/tmp/w/\(name).svg", atomically: true, encoding: .utf8)
    }
    for c in [Configuration(characters: .ascii)] {
      var walk = Walk(Stories.noGrad, configuration: c)
      walk.send(.goTo(step: 5))
      print(walk.text)
    }
  }
}
