import Drawing
import TerminalTesting
import Foundation
import Testing

@Suite(.enabled(if: TmuxSession.executable != nil), .serialized)
struct `A real terminal` {
  /// Every colour, every attribute, lines and wide characters, and a coloured cell in the last corner.
  private func sampler(_ size: Size) -> Canvas {
    var canvas = Canvas(size: size)
    for index in 0..<256 {
      let place = Point(x: index % 64, y: 1 + index / 64)
      let attributes = Style.Attributes(rawValue: UInt8(index % 16))
      let style = Style(
        foreground: .palette(UInt8(index)), background: .palette(UInt8(255 - index)), attributes: attributes)
      canvas.write(index % 3 == 0 ? " " : "x", x: place.x, y: place.y, style: style)
    }
    canvas.drawBox(canvas.bounds, stroke: .double, style: Style(foreground: .palette(214), attributes: .bold))
    canvas.drawVerticalLine(x: 7, y: 0, height: size.height, stroke: .heavy)
    canvas.write("∇ Σ ▶ ◂ ▲ ╳ 한글 漢字 e\u{301} \u{1112}\u{1161}\u{11AB} 😀 \u{1B}[31m \u{202E}abc", x: 2, y: 7)
    canvas.write("끝", x: size.width - 2, y: size.height - 1, style: Style(background: .palette(4)))
    return canvas
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 100, height: 30)])
  func `shows ANSI text as the canvas that it was made from`(size: Size) throws {
    let canvas = sampler(size)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("gradwalk-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let lines = canvas.ansiText.dropLast().replacingOccurrences(of: "\n", with: "\r\n")
    try "\u{1B}[?1049h\u{1B}[H\(lines)".write(to: file, atomically: true, encoding: .utf8)

    let session = try TmuxSession(size: size, command: "cat \(file.path); sleep 60")
    let shown = try session.wait(for: "the last corner") { $0[size.width - 2, size.height - 1].text == "끝" }
    #expect(differences(canvas, shown).isEmpty)
    #expect(try session.showsAlternateScreen)
  }

  @Test func `is typed into, resized, and tells how the command ended`() throws {
    let session = try TmuxSession(
      size: Size(width: 40, height: 5), environment: ["GREETING": "ahoy"],
      command: "stty -echo; echo $GREETING $TERM; read line; echo got $line; "
        + "while [ \"$(stty size)\" != '6 50' ]; do sleep 0.02; done; echo resized; read again; exit 7")
    try session.wait(forText: "ahoy tmux-256color")
    #expect(session.exitStatus == nil)
    #expect(session.process.map { kill($0, 0) } == 0)
    try session.type("한 글")
    try session.resize(to: Size(width: 50, height: 6))
    try session.press("Enter")
    try session.wait(forText: "got 한 글")
    try session.wait(forText: "resized")
    try session.press("Enter")
    try session.wait(for: "the end") { _ in session.exitStatus != nil }
    #expect(session.exitStatus == 7)
    #expect(try session.history().contains("got 한 글"))
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGKILL])
  func `tells the signal that ended the command`(signal: Int32) throws {
    let session = try TmuxSession(size: Size(width: 20, height: 2), command: "echo ready; exec sleep 60")
    try session.wait(forText: "ready")
    kill(try #require(session.process), signal)
    try session.wait(for: "the end") { _ in session.exitStatus != nil }
    #expect(session.exitStatus == 128 + Int(signal))
  }

  @Test func `says what it showed when something never comes`() throws {
    let session = try TmuxSession(size: Size(width: 20, height: 2), command: "echo hello; sleep 60")
    try session.wait(forText: "hello")
    let failure = #expect(throws: TmuxSession.Failure.self) {
      try session.wait(forText: "goodbye", atMost: .milliseconds(30))
    }
    #expect(failure?.description.contains("never saw \"goodbye\" on this screen:\nhello\n") == true)
  }
}
