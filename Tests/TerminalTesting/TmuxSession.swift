import Drawing
import Foundation

/// A real terminal for tests: a detached tmux of its own, which is sent keys and whose screen is read as a canvas.
public final class TmuxSession {
  /// What went wrong with tmux itself, or what never appeared on the screen.
  public struct Failure: Error, CustomStringConvertible {
    /// What went wrong, with the screen where one was waited for.
    public var description: String
  }

  /// Where tmux is; nil where it is not installed.
  public static let executable: String? = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Holds the socket of this session's server, the command, its process and its status.
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradwalk-\(UUID().uuidString)")

  /// Starts a shell command in a terminal of a size. The terminal stays when the command has ended.
  ///
  /// - Parameter environment: Added to the test's own; `TERM` is `tmux-256color`, under which no coloured blank is lost
  ///   from a capture.
  public init(size: Size, environment: [String: String] = [:], command: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // tmux itself sometimes misses the end of a command when the machine is busy.
    try "echo $$ >\(path("process"))\n\(command)\n".write(toFile: path("command"), atomically: true, encoding: .utf8)
    // Nothing ends here before the test does: the line that tmux writes under what has ended scrolls it.
    let wrapped =
      "trap : INT QUIT; sh \(path("command")); echo $? >\(path("ending")); mv \(path("ending")) \(path("status")); "
      + "stty -echo; exec sleep 600"

    let variables = ["LC_ALL": "C.UTF-8", "NO_COLOR": "", "COLORFGBG": ""].merging(environment) { $1 }
    let settings = variables.sorted { $0.key < $1.key }.flatMap { ["-e", "\($0.key)=\($0.value)"] }
    let options = ["default-terminal tmux-256color", "status off", "remain-on-exit on", "escape-time 0"]
    let words = options.map { $0.split(separator: " ").map(String.init) }
    let start = ["start-server", ";"] + words.flatMap { ["set", "-g"] + $0 + [";"] }
    let new = ["new-session", "-d", "-x", "\(size.width)", "-y", "\(size.height)"] + settings + [wrapped]
    try run(["-f", "/dev/null"] + start + new)
  }

  /// Takes the terminal away from whatever runs in it.
  public func takeAway() { _ = try? run(["kill-server"]) }

  deinit {
    takeAway()
    try? FileManager.default.removeItem(at: folder)
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func number(in name: String) -> Int? {
    guard let text = try? String(contentsOfFile: path(name), encoding: .utf8) else { return nil }
    return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Presses keys, by tmux's names for them: `Space`, `C-c`, `S-Left`, `q`.
  public func press(_ keys: String...) throws { try run(["send-keys"] + keys) }

  /// Types text, character by character.
  public func type(_ text: String) throws { try run(["send-keys", "-l", text]) }

  /// Gives the terminal another size.
  public func resize(to size: Size) throws {
    try run(["resize-window", "-x", "\(size.width)", "-y", "\(size.height)"])
  }

  /// What the screen shows now.
  public func capture() throws -> Canvas {
    let size = try self.size
    return Canvas(ansiText: try run(["capture-pane", "-p", "-e", "-N"]), size: size)
  }

  /// The lines that scrolled away and those on the screen, without looks.
  public func history() throws -> String { try run(["capture-pane", "-p", "-S", "-"]) }

  /// Columns and rows of the terminal.
  public var size: Size {
    get throws {
      let numbers = try value(of: "#{pane_width} #{pane_height}").split(separator: " ").compactMap { Int($0) }
      guard numbers.count == 2 else { throw Failure(description: "tmux gives no size") }
      return Size(width: numbers[0], height: numbers[1])
    }
  }

  /// Whether the alternate screen is shown, as by a full-screen program.
  public var showsAlternateScreen: Bool { get throws { try value(of: "#{alternate_on}") == "1" } }

  /// Whether the cursor is shown.
  public var showsCursor: Bool { get throws { try value(of: "#{cursor_flag}") == "1" } }

  /// The process of the command's shell, or of the program that the command gave it to with `exec`; nil before it starts.
  public var process: Int32? { number(in: "process").map { Int32($0) } }

  /// How the command ended, as the shell has it, 128 and more for a signal; nil while it runs.
  public var exitStatus: Int? { number(in: "status") }

  /// Waits until the screen is as described; the screen then. Throws what it showed last, with the reason, when the time
  /// is over.
  @discardableResult
  public func wait(
    for reason: String, atMost time: Duration = .seconds(10), until isThere: (Canvas) throws -> Bool
  ) throws -> Canvas {
    let deadline = ContinuousClock.now + time
    while true {
      let canvas = try capture()
      if try isThere(canvas) { return canvas }
      guard ContinuousClock.now < deadline else {
        throw Failure(description: "never saw \(reason) on this screen:\n\(canvas.plainText)")
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  /// Waits until a text is on the screen.
  @discardableResult
  public func wait(forText text: String, atMost time: Duration = .seconds(10)) throws -> Canvas {
    try wait(for: "\"\(text)\"", atMost: time) { $0.plainText.contains(text) }
  }

  private func value(of format: String) throws -> String {
    try run(["display-message", "-p", format]).trimmingCharacters(in: .newlines)
  }

  /// Runs a tmux command in this session's server; what it printed.
  @discardableResult
  private func run(_ arguments: [String]) throws -> String {
    guard let executable = Self.executable else { throw Failure(description: "tmux is not installed") }
    return try spawn(executable, ["-u", "-S", path("socket")] + arguments)
  }

  /// Runs a program with nothing to read; what it printed on standard output and standard error.
  ///
  /// The tmux server outlives its first client. Foundation's `Process` would wait for it, since the server inherits the
  /// socket by which the end of the client is seen; here it inherits nothing.
  private func spawn(_ executable: String, _ arguments: [String]) throws -> String {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure(description: "no pipe") }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
    for other in STDERR_FILENO + 1..<min(1024, CInt(sysconf(CInt(_SC_OPEN_MAX)))) {
      posix_spawn_file_actions_addclose(&actions, other)
    }
    // Nor the signals that the threads of a test block.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    // From inside a tmux it would answer for that one.
    let environment = ProcessInfo.processInfo.environment.filter { $0.key != "TMUX" && $0.key != "TMUX_PANE" }
    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, executable, &actions, &attributes, words, variables)
    close(ends[1])
    guard error == 0 else { throw Failure(description: "tmux: \(String(cString: strerror(error)))") }

    let output = FileHandle(fileDescriptor: ends[0], closeOnDealloc: false).readDataToEndOfFile()
    var status: CInt = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let text = String(decoding: output, as: UTF8.self)
    guard status == 0 else { throw Failure(description: "tmux \(arguments.joined(separator: " ")): \(text)") }
    return text
  }
}

/// The first cells in which two canvases differ, for people; empty when they are equal.
public func differences(_ one: Canvas, _ other: Canvas, limit: Int = 5) -> [String] {
  guard one.size == other.size else { return ["sizes \(one.size) and \(other.size)"] }
  var found: [String] = []
  for y in 0..<one.size.height {
    for x in 0..<one.size.width where one[x, y] != other[x, y] {
      if found.count == limit { return found + ["and more"] }
      found.append("column \(x), row \(y): \(one[x, y]) and \(other[x, y])")
    }
  }
  return found
}
