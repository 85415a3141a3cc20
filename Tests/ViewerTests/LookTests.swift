import Testing
import Foundation
import Drawing
@testable import Viewer

@Suite struct `Look` {
  @Test func `at frames`() {
    for step in [0, 3, 8, 10] {
      var walk = Walk(Stories.backward)
      walk.send(.goTo(step: step))
      print(walk.text)
    }
  }
}
