import Drawing
import Foundation
import TerminalTesting
import Testing

@Suite(.enabled(if: TmuxSession.executable != nil), .serialized)
struct `The viewer on a real terminal` {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 100, height: 30)]

  private func open(_ scene: String, size: Size, environment: [String: String] = [:]) throws -> TmuxSession {
    try TmuxSession(
      size: size, environment: environment,
      command: "cd '\(Program.root.path)' && '\(Program.path)' \(scene)")
  }

  private func snapshot(_ scene: String, size: Size, _ arguments: [String]) throws -> Canvas {
    let result = try Program.run(
      ["snapshot", scene, "--size", "\(size.width)x\(size.height)", "--format", "ansi"] + arguments)
    return Canvas(ansiText: result.output, size: size)
  }

  @Test(arguments: sizes)
  func `shows the frames of the snapshot, cell for cell, colours included`(size: Size) throws {
    let scene = "scenes/01-backward.py"
    let session = try open(scene, size: size)
    for step in 0...10 {
      let expected = try snapshot(scene, size: size, ["--at", "\(step)"])
      try session.wait(for: "step \(step):\n\(expected.plainText)") { differences(expected, $0).isEmpty }
      try session.press("Space")
    }
  }

  @Test(arguments: Program.scenes.dropFirst())
  func `shows the last frame of every scene as the snapshot does`(scene: String) throws {
    let size = Self.sizes[0]
    let path = "scenes/\(scene).py"
    let session = try open(path, size: size)
    try waitForTheEndOfRecording(session)
    try session.press("G")
    let expected = try snapshot(path, size: size, ["--keys", "G"])
    try session.wait(for: "the end:\n\(expected.plainText)") { differences(expected, $0).isEmpty }
  }

  @Test func `is without colour where NO_COLOR says so`() throws {
    let size = Self.sizes[0]
    let session = try open("scenes/01-backward.py", size: size, environment: ["NO_COLOR": "1"])
    let expected = try snapshot("scenes/01-backward.py", size: size, ["--colours", "none"])
    try session.wait(for: "a frame without colours") { differences(expected, $0).isEmpty }
  }

  @Test func `is drawn in ASCII where the locale is not UTF-8`() throws {
    let size = Self.sizes[0]
    let session = try open("scenes/01-backward.py", size: size, environment: ["LC_ALL": "C"])
    let expected = try snapshot("scenes/01-backward.py", size: size, ["--ascii"])
    try session.wait(for: "an ASCII frame") { differences(expected, $0).isEmpty }
  }

  @Test func `follows every size down to two cells`() throws {
    let session = try open("scenes/01-backward.py", size: Self.sizes[0])
    try waitForTheEndOfRecording(session)
    for size in [
      Size(width: 200, height: 60), Size(width: 40, height: 10), Size(width: 7, height: 3), Size(width: 2, height: 2),
      Size(width: 100, height: 30),
    ] {
      try session.resize(to: size)
      let expected = try snapshot("scenes/01-backward.py", size: size, [])
      try session.wait(for: "\(size):\n\(expected.plainText)") { differences(expected, $0).isEmpty }
    }
  }

  @Test func `shows PyTorch's message at the line where backward starts at a vector`() throws {
    let session = try open("Tests/Conformance/03_backward/not_a_scalar.py", size: Size(width: 100, height: 30))
    try waitForTheEndOfRecording(session)
    try session.press("G")
    let screen = try session.wait(forText: "grad can be implicitly created only for scalar outputs")
    #expect(screen.plainText.contains("✗"))
  }

  /// Ctrl-C interrupts a scene that runs and quits when it has ended.
  private func waitForTheEndOfRecording(_ session: TmuxSession) throws {
    try session.wait(for: "a recorded scene") { $0.plainText.contains(/START +0\/[1-9]/) }
  }

  /// The ways out, and the exit status of each.
  enum WayOut: CaseIterable {
    case q, controlC, terminate, hangUp, interrupt, quitSignal, failedScene

    var status: Int {
      switch self {
      case .q, .failedScene: 0
      case .controlC, .interrupt: 130
      case .terminate: 143
      case .hangUp: 129
      case .quitSignal: 131
      }
    }
  }

  @Test(arguments: WayOut.allCases)
  func `leaves the terminal as it was`(way: WayOut) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradwalk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let scene = way == .failedScene ? "Tests/Conformance/03_backward/not_a_scalar.py" : "scenes/01-backward.py"
    let script = """
      cd '\(Program.root.path)'
      echo before; stty -a > '\(folder.path)/before'
      sh -c 'echo $$ > "\(folder.path)/process"; exec "\(Program.path)" \(scene)'
      status=$?; stty -a > '\(folder.path)/after'
      if cmp -s '\(folder.path)/before' '\(folder.path)/after'; then echo "same settings, status $status"; fi; sleep 60
      """
    try script.write(to: folder.appendingPathComponent("script"), atomically: true, encoding: .utf8)
    let session = try TmuxSession(size: Self.sizes[0], command: "sh '\(folder.path)/script'")
    try waitForTheEndOfRecording(session)
    #expect(try session.showsAlternateScreen)
    switch way {
    case .q: try session.press("q")
    case .failedScene: try session.press("G", "q")
    case .controlC: try session.press("C-c")
    case .terminate: try send(SIGTERM, folder)
    case .hangUp: try send(SIGHUP, folder)
    case .interrupt: try send(SIGINT, folder)
    case .quitSignal: try send(SIGQUIT, folder)
    }
    let screen = try session.wait(forText: "same settings, status \(way.status)")
    let lines = screen.plainText.split(separator: "\n")
    #expect(lines == ["before", "same settings, status \(way.status)"])
    #expect(try !session.showsAlternateScreen)
    #expect(try session.showsCursor)
  }

  private func send(_ signal: Int32, _ folder: URL) throws {
    let text = try String(contentsOf: folder.appendingPathComponent("process"), encoding: .utf8)
    let process = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(kill(process, signal) == 0)
  }
}
