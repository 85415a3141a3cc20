import Foundation
import Testing

@Suite struct `The command line` {
  @Test func `prints the first frame when there is no terminal`() throws {
    let result = try Program.run(["scenes/01-backward.py"])
    #expect(result.status == 0)
    #expect(result.output == (try Program.run(["snapshot", "scenes/01-backward.py"]).output))
    #expect(result.output.split(separator: "\n").count == 30)
    #expect(result.output.contains("01-backward.py"))
  }

  @Test func `finds a scene of the course by its name alone`() throws {
    #expect(
      try Program.run(["run", "01-backward"]).output == (try Program.text("Tests/Expectations/01-backward.out")))
  }

  @Test(arguments: [["--bogus"], ["snapshot"], ["snapshot", "x.py", "--size", "0x9"], ["run"]])
  func `answers wrong usage with status 2 and a message`(arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("Usage: gradwalk"))
  }

  @Test func `names a file that is not there and what comes close`() throws {
    let result = try Program.run(["run", "backwards"])
    #expect(result.status == 2)
    #expect(result.errors == "gradwalk: no such scene: 'backwards'. Did you mean '01-backward.py'?\n")
  }

  @Test(arguments: [
    ("x = (1,\n", "SyntaxError: '(' was never closed"), ("import socket\n", "socket"),
    ("async def f(): pass\n", "async"),
  ])
  func `refuses what it cannot run with status 1 and never opens a screen`(text: String, reason: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("refused-\(UUID().uuidString).py")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    for command in [[file.path], ["run", file.path], ["snapshot", file.path]] {
      let result = try Program.run(command)
      #expect(result.status == 1)
      #expect(result.output == "")
      #expect(result.errors.contains(reason))
      #expect(result.errors.contains("line 1"))
    }
  }

  @Test func `refuses bytes that are no text`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("bytes-\(UUID().uuidString).py")
    try Data([0xFF, 0xFE, 0, 1, 2]).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try Program.run(["run", file.path])
    #expect(result.status == 2)
    #expect(result.errors.contains("not UTF-8 text"))
  }

  @Test func `writes a picture to a file`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("frame-\(UUID().uuidString).svg")
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try Program.run(["snapshot", "scenes/01-backward.py", "--at", "8", "--format", "svg", "-o", file.path])
    #expect(result.status == 0)
    #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("<svg"))
  }

  @Test func `writes into a pipe that has a name and leaves it there`() throws {
    let pipe = FileManager.default.temporaryDirectory.appendingPathComponent("pipe-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: pipe) }
    #expect(mkfifo(pipe.path, 0o600) == 0)
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/bin/cat")
    reader.arguments = [pipe.path]
    let output = Pipe()
    reader.standardOutput = output
    try reader.run()
    defer { reader.terminate() }
    let result = try Program.run(["snapshot", "scenes/01-backward.py", "-o", pipe.path])
    #expect(result.status == 0)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == (try Program.run(["snapshot", "scenes/01-backward.py"]).output))
    let kind = try FileManager.default.attributesOfItem(atPath: pipe.path)[.type] as? FileAttributeType
    #expect(kind != .typeRegular && kind != nil)
  }

  @Test func `writes to the device that standard output is`() throws {
    let plain = try Program.run(["export", "scenes/01-backward.py", "--format", "dot"])
    let named = try Program.run(["export", "scenes/01-backward.py", "--format", "dot", "-o", "/dev/stdout"])
    #expect(named.status == 0)
    #expect(named.output == plain.output)
  }

  @Test func `exports the graph of a scene at a step and at its end`() throws {
    let early = try Program.run(["export", "scenes/01-backward.py", "--at", "2", "--format", "dot"])
    #expect(
      early.output == """
        digraph "01-backward.py" {
          node [shape=box];
          b1 [label="x\\nAccumulateGrad"];
          b2 [label="y\\nAddBackward0"];
          b1 -> b2 [label="self"];
        }

        """)
    let last = try Program.run(["export", "01-backward", "--format", "plain"])
    #expect(last.output.hasPrefix("graph 1 "))
    #expect(last.output.contains("\nedge b2 b3 4 "))
    #expect(last.output.hasSuffix("\nstop\n"))
    // The usual spelling is read without the argument parser, and means the same.
    #expect(try Program.run(["export", "--format", "plain", "01-backward"]).output == last.output)
  }

  @Test func `calls boxes without a name or a gradient function by what made them`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let scene = folder.appendingPathComponent("unnamed.py")
    try "import torch\n(torch.zeros(2).view(1, 2) + 1).sum()\n".write(to: scene, atomically: true, encoding: .utf8)
    let text = try Program.run(["export", scene.path, "--format", "dot"]).output
    for label in ["torch.zeros", "view", "add", "sum"] { #expect(text.contains("[label=\"\(label)\"]"), "\(text)") }
  }

  @Test func `calls a box in an export as the viewer does, by a variable before a place in a list`() throws {
    let scene = FileManager.default.temporaryDirectory.appendingPathComponent("listed-\(UUID().uuidString).py")
    defer { try? FileManager.default.removeItem(at: scene) }
    try "import torch\nweight = torch.ones(2)\nlayers = [weight]\n".write(to: scene, atomically: true, encoding: .utf8)
    let graph = try Program.run(["export", scene.path, "--format", "dot"]).output
    #expect(graph.contains("[label=\"weight\"]"), "\(graph)")
  }

  @Test func `exports a graph file, and refuses what is none with its place`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("graphs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let good = folder.appendingPathComponent("a.dot")
    try "digraph { a -> b }".write(to: good, atomically: true, encoding: .utf8)
    #expect(
      try Program.run(["export", good.path, "--format", "json"]).output == """
        {"nodes":[
          {"id":"a","label":"a"},
          {"id":"b","label":"b"}
        ],"edges":[
          ["a","b"]
        ]}

        """)
    let bad = folder.appendingPathComponent("b.gv")
    try "digraph { a -> }".write(to: bad, atomically: true, encoding: .utf8)
    let result = try Program.run(["export", bad.path, "--format", "json"])
    #expect(result.status == 1)
    #expect(result.errors.contains("line 1, column 16: expected a node"))
  }
}
