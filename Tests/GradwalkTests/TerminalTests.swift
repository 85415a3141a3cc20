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

  @Test func `says in a sentence what helps where the terminal cannot move its cursor`() throws {
    let session = try TmuxSession(
      size: Self.sizes[1],
      command: "cd '\(Program.root.path)' && TERM=dumb '\(Program.path)' scenes/01-backward.py")
    try session.wait(forText: "gradwalk: the terminal 'dumb' cannot move its cursor; set TERM to what it really is, or")
    try session.wait(for: "the end") { _ in session.exitStatus != nil }
    #expect(session.exitStatus == 2)
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

  @Test func `takes the keys that were pressed before it was there`() throws {
    let size = Self.sizes[0]
    let session = try TmuxSession(
      size: size, command: "cd '\(Program.root.path)'; echo ready; sleep 0.5; '\(Program.path)' scenes/01-backward.py")
    try session.wait(forText: "ready")
    try session.type("  ]")
    let expected = try snapshot("scenes/01-backward.py", size: size, ["--keys", "space space ]"])
    try session.wait(for: "the step:\n\(expected.plainText)") { differences(expected, $0).isEmpty }
  }

  @Test func `follows the size while a scene runs without end, and can be left`() throws {
    let scene = FileManager.default.temporaryDirectory.appendingPathComponent("endless-\(UUID().uuidString).py")
    defer { try? FileManager.default.removeItem(at: scene) }
    // What is recorded lies ahead of the step; an endless loop would wait when it is far enough ahead.
    try "import torch\nx = torch.ones(3)\nfor i in range(400):\n    x = x + 1\nsum(iter(int, 1))\n"
      .write(to: scene, atomically: true, encoding: .utf8)
    let session = try open(scene.path, size: Self.sizes[0])
    try session.wait(forText: "recording…")
    for size in [Size(width: 120, height: 40), Size(width: 20, height: 5), Size(width: 80, height: 24)] {
      try session.resize(to: size)
      try session.wait(for: "a frame of \(size)") { $0.size == size && $0.plainText.contains("endle") }
    }
    try session.press("C-c")
    try session.wait(forText: "START  0/401")
    try session.press("q")
    try session.wait(for: "the end") { _ in session.exitStatus != nil }
    #expect(session.exitStatus == 0)
  }

  @Test func `gives the terminal back while it is stopped, and takes it again`() throws {
    let size = Self.sizes[0]
    let session = try TmuxSession(
      size: size,
      command: "cd '\(Program.root.path)'; export PS1='prompt$ '; exec bash --noprofile --norc -i")
    try session.wait(forText: "prompt$")
    try session.type("'\(Program.path)' scenes/01-backward.py\n")
    let expected = try snapshot("scenes/01-backward.py", size: size, ["--keys", "space"])
    try waitForTheEndOfRecording(session)
    try session.press("Space", "C-z")
    try session.wait(forText: "Stopped")
    #expect(try !session.showsAlternateScreen)
    #expect(try session.showsCursor)
    try session.type("stty -a | tr ' ' '\\n' | grep -x -e icanon -e echo -e isig; fg\n")
    try session.wait(for: "the frame again:\n\(expected.plainText)") { differences(expected, $0).isEmpty }
    try session.press("q")
    let screen = try session.wait(for: "the shell") { $0.plainText.contains("fg\n") || $0.plainText.contains("echo\n") }
    for word in ["isig", "icanon", "echo"] { #expect(screen.plainText.contains("\n\(word)\n")) }
  }

  @Test func `ends when its terminal goes away`() throws {
    let session = try TmuxSession(
      size: Self.sizes[0], command: "cd '\(Program.root.path)'; exec '\(Program.path)' scenes/01-backward.py")
    try waitForTheEndOfRecording(session)
    let process = try #require(session.process)
    session.takeAway()
    let deadline = ContinuousClock.now + .seconds(10)
    while kill(process, 0) == 0, ContinuousClock.now < deadline { usleep(20_000) }
    #expect(kill(process, 0) != 0)
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
