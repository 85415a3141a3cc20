import Drawing
import Recording
import Testing

@testable import Viewer

/// A model that is driven as the program drives it: effects are performed until nothing is left to do.
struct Walk {
  var model: Model
  var outside: [Effect] = []

  init(
    _ story: Story, width: Int = 80, height: Int = 24, configuration: Configuration = Configuration(),
    scenes: [SceneReference] = Walk.scenes
  ) {
    let name = story.document.name
    model = Model(
      scene: SceneReference(name: name, path: "scenes/\(name)"), scenes: scenes, timeline: story.timeline,
      size: Size(width: width, height: height), configuration: configuration)
    settle(model.start())
  }

  static let scenes = [
    SceneReference(name: "01-backward.py", path: "scenes/01-backward.py", title: "Gradient of a mean"),
    SceneReference(name: "02-vector-jacobian.py", path: "scenes/02-vector-jacobian.py"),
  ]

  mutating func send(_ message: Message) { settle(model.update(message)) }

  mutating func press(_ keys: Key...) { for key in keys { send(.key(key)) } }

  mutating func type(_ text: String) { for character in text { send(.key(.character(character))) } }

  private mutating func settle(_ effects: [Effect]) {
    var open = effects
    while !open.isEmpty {
      let effect = open.removeFirst()
      if case .layOut(let request) = effect {
        open += model.update(perform(layout: request))
      } else {
        outside.append(effect)
      }
    }
  }

  var frame: Canvas { view(model, size: model.size) }

  /// The frame as text, blanks at the line ends cut off.
  var text: String { frame.lines.joined(separator: "\n") }
}

extension Canvas {
  var lines: [String] {
    (0..<size.height).map { y in
      var line = (0..<size.width).map { self[$0, y].text }.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
