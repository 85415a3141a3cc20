import Drawing
import Foundation
import GraphFiles
import TorchLibrary
import Viewer

/// How long frames take: opens graph files and scenes on a screen of 200x60, pans, zooms and selects at random, and prints
/// the median and the worst time of a key, or of an answer to what it asked for, and the frame that follows it; the worst
/// also in time of the processor, which other programs on the machine leave as it is. What is arranged beside, as the
/// program does it on another thread, is told apart.
///
///     FrameTimes FRAMES FILE ...
@main
struct FrameTimes {
  static let size = Size(width: 200, height: 60)

  static func main() throws {
    guard let frames = CommandLine.arguments.dropFirst().first.flatMap({ Int($0) }) else {
      print("usage: FrameTimes FRAMES FILE ...")
      exit(2)
    }
    print(
      column("file", 24) + column("frames", 8) + column("median", 11) + column("worst", 11) + column("of CPU", 11)
        + "arranging")
    for path in CommandLine.arguments.dropFirst(2) {
      var session = try Session(path)
      session.walk(frames)
      session.report(URL(fileURLWithPath: path).lastPathComponent)
    }
  }

  static func column(_ text: String, _ width: Int) -> String {
    text.padding(toLength: width, withPad: " ", startingAt: 0)
  }
}

/// One file on the screen.
private struct Session {
  private var model: Model
  private var frame: Canvas
  private var times: [Duration] = []
  private var worstOfProcessor = Duration.zero
  private var arranging = Duration.zero
  private var random = SplitMix(state: 5)
  private let clock = ContinuousClock()

  init(_ path: String) throws {
    model = Model(
      scene: SceneReference(name: path, path: path), scenes: [], timeline: nil, size: FrameTimes.size,
      configuration: Configuration())
    frame = view(model, size: FrameTimes.size)
    if StaticGraph.isGraph(path: path) {
      let graph = try StaticGraph(file: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))), path: path)
      show(
        .diagram(
          Diagram(
            labels: graph.nodes.map(\.label), ids: graph.nodes.map(\.id),
            edges: graph.edges.map { Diagram.Edge(from: $0.source, to: $0.target, label: $0.label) },
            isDirected: graph.isDirected)))
    } else {
      let run = SceneRun(try SceneFile(path: path))
      run.advance(toStep: .max)
      while run.timeline.ending == nil { Thread.sleep(forTimeInterval: 0.01) }
      settle(model.update(.timeline(run.timeline)))
      settle(model.update(.goTo(step: .max)))
      for _ in 0..<3 { show(.key(.tab)) }
    }
  }

  /// Presses keys at random, in each level of detail for as long.
  mutating func walk(_ frames: Int) {
    for zoom in ["+", "+", "-", "-"] {
      press(zoom)
      for _ in 0..<(frames / 4) { press(key()) }
    }
  }

  /// Mostly pans, near and far; also along edges, the map, other levels of detail, and back to what is followed.
  private mutating func key() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0 where Int.random(in: 0..<5, using: &random) == 0: String("+-".shuffled(using: &random).prefix(1))
    case 0..<13: "\(Int.random(in: 1...1000, using: &random))" + "HJKL".shuffled(using: &random).prefix(1)
    case 13..<18: String("hjkl".shuffled(using: &random).prefix(1))
    case 18: "m"
    default: "."
    }
  }

  private mutating func press(_ keys: String) {
    for character in keys { show(.key(.character(character))) }
  }

  /// One frame.
  private mutating func show(_ message: Message) {
    var effects: [Effect] = []
    let before = processorTime
    let time = clock.measure {
      effects = model.update(message)
      frame = view(model, size: FrameTimes.size)
    }
    worstOfProcessor = max(worstOfProcessor, processorTime - before)
    times.append(time)
    settle(effects)
  }

  /// What this thread has taken of the processor.
  private var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Arranges what is asked for.
  private mutating func settle(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .arrange(let request): answer { perform(diagram: request) }
      case .layOut(let request): answer { perform(layout: request) }
      default: break
      }
    }
  }

  private mutating func answer(_ arrange: () -> Message) {
    let start = clock.now
    let message = arrange()
    arranging += clock.now - start
    show(message)
  }

  func report(_ name: String) {
    let sorted = times.sorted()
    guard let worst = sorted.last else { return }
    print(
      FrameTimes.column(name, 24) + FrameTimes.column("\(times.count)", 8)
        + FrameTimes.column(milliseconds(sorted[sorted.count / 2]), 11) + FrameTimes.column(milliseconds(worst), 11)
        + FrameTimes.column(milliseconds(worstOfProcessor), 11) + milliseconds(arranging))
  }

  private func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return String(format: "%.2f ms", Double(seconds) * 1000 + Double(attoseconds) / 1e15)
  }
}

/// A small generator whose numbers are the same everywhere (SplitMix64).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
