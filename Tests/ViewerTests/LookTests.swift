import Testing
import Foundation
import Drawing
@testable import Viewer

@Suite struct `Look` {
  @Test func `at frames`() {
    let list: [(Story, [Int], Int, Int)] = [(Stories.backward, [8], 80, 24), (Stories.requiresGrad, [2], 80, 24), (Stories.detach, [3], 80,24), (Stories.noGrad, [5], 80,24), (Stories.noGrad, [5], 100,30),(Stories.noGrad, [5], 200,40), (Stories.accumulate(), [11], 80,24), (Stories.accumulate(resets: true), [12], 80,24), (Stories.backward, [8], 50, 14), (Stories.backward, [8], 30, 8), (Stories.backward, [8], 160, 40)]
    for (story, steps, w, h) in list { for step in steps {
      var walk = Walk(story, width: w, height: h)
      walk.send(.goTo(step: step))
      if w == 200 { walk.press(.character("w")) }
      print(walk.text)
    } }
    var walk = Walk(Stories.backward)
    walk.press(.character("-"))
    walk.send(.goTo(step: 8))
    print(walk.text)
  }
}
