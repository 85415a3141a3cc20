import Drawing
import Foundation
import Viewer

/// A frame without a terminal: opens a scene, presses keys, and waits after each until all is recorded and laid out.
struct HeadlessFrame {
  var opening: Opening
  var at: StepOption?
  var theme: Configuration.Theme
  var ascii: Bool
  var depth = Configuration.Depth.twoFiftySix
  var size = Size(width: 100, height: 30)
  var keys = ""

  /// Writes the frame to standard output or to a file.
  func print(as format: FrameFormat, to path: String? = nil) throws {
    let text = format.text(of: canvas(), theme: theme)
    try Output(path: path).write(text)
  }

  /// The frame.
  func canvas() -> Canvas {
    let configuration = Configuration(theme: theme, depth: depth, characters: ascii ? .ascii : .unicode)
    let news = DispatchSemaphore(value: 0)
    let walk = Walk(opening, size: size, configuration: configuration, wake: { news.signal() })
    defer { walk.end() }
    settle(walk, news)
    if let at { send(.goTo(step: at.number), to: walk, news) }
    for step in KeyScript(keys, commands: ["tick"]).steps where walk.exitStatus == nil {
      switch step {
      case .press(let key): send(.key(key), to: walk, news)
      case .command: send(.tick, to: walk, news)
      }
    }
    return view(walk.model, size: size)
  }

  private func send(_ message: Message, to walk: Walk, _ news: DispatchSemaphore) {
    walk.send(message)
    settle(walk, news)
  }

  private func settle(_ walk: Walk, _ news: DispatchSemaphore) {
    walk.receive()
    while !walk.model.isSettled, walk.exitStatus == nil {
      news.wait()
      walk.receive()
    }
  }
}
