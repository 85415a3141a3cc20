import Foundation
import Recording
import SceneLanguage
import Testing

@testable import TorchLibrary

/// What bounds a run, and what ends one from outside.
@Suite struct `A bounded run` {
  private func failure(_ text: String, _ change: (inout Interpreter.Limits) -> Void) throws -> String {
    var limits = Interpreter.Limits()
    change(&limits)
    let file = try SceneFile(data: Data(text.utf8), path: "scene.py", limits: limits)
    let result = PlainRun(file, limits: limits).captured()
    #expect(result.status != 0)
    return result.errors.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test func `ends deep recursion with RecursionError`() throws {
    let last = try failure("def f(n): return f(n + 1)\nf(0)\n") { $0.recursion = 50 }
    #expect(last == "RecursionError: maximum recursion depth exceeded")
  }

  @Test func `ends with MemoryError where one tensor is too large`() throws {
    let last = try failure("import torch\ntorch.zeros(10)\ntorch.zeros(100)\n") { $0.tensorBytes = 100 }
    #expect(last == "MemoryError: a tensor of 400 bytes, where one may have 100; --tensor-limit allows more")
  }

  @Test func `ends with MemoryError where all tensors together are too large`() throws {
    let last = try failure("import torch\ntorch.zeros(5_000_000)\n") { $0.memoryBytes = RunWatch.residentBytes }
    #expect(last.hasPrefix("MemoryError: "))
    #expect(last.hasSuffix("; --memory-limit allows more"))
  }

  @Test func `ends with MemoryError where lists take all memory`() throws {
    let last = try failure("a = []\nwhile True: a.append(0)\n") { $0.memoryBytes = 1 }
    #expect(last == "MemoryError: more than 1 bytes are in use; --memory-limit allows more")
  }

  @Test func `ends with MemoryError where too much is printed`() throws {
    let last = try failure("while True: print('x' * 100)\n") { $0.outputBytes = 1000 }
    #expect(last == "MemoryError: more than 1000 bytes were printed; --output-limit allows more")
  }

  @Test func `ends with KeyboardInterrupt where nothing happens for long`() throws {
    let last = try failure("while True: pass\n") { $0.idleSeconds = 1 }
    #expect(
      last == "KeyboardInterrupt: nothing has happened for 1 seconds; --idle-limit allows more, and 0 any time")
  }

  @Test func `goes on while something happens`() throws {
    let last = try failure("import torch\nx = torch.zeros(1)\nfor i in range(3): x = x + 1\n1 / 0\n") {
      $0.idleSeconds = 60
    }
    #expect(last == "ZeroDivisionError: division by zero")
  }

  @Test func `takes no source that is too long`() {
    var limits = Interpreter.Limits()
    limits.sourceBytes = 5
    #expect(throws: SceneFileError(path: "scene.py", reason: .tooLarge(limit: 5))) {
      try SceneFile(data: Data("x = 12".utf8), path: "scene.py", limits: limits)
    }
  }

  @Test(arguments: [
    "(" + String(repeating: "(", count: 10_000), "x = " + String(repeating: "-", count: 10_000) + "1",
    "x = " + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
    "x = 1" + String(repeating: " + 1", count: 100_000), "x = " + String(repeating: "lambda: ", count: 10_000) + "1",
    "x = a" + String(repeating: ".b", count: 100_000),
  ]) func `refuses what is nested too deeply`(text: String) throws {
    let refusal = try #require(try SceneFile(data: Data(text.utf8), path: "scene.py").refusal)
    #expect(refusal.hasPrefix("  File \"scene.py\", line 1"))
    #expect(
      refusal.hasSuffix("SyntaxError: too many nested parentheses\n")
        || refusal.hasSuffix("RecursionError: maximum recursion depth exceeded during compilation\n"))
  }
}

@Suite struct `A scene that is recorded` {
  private let endless = "import torch\nx = torch.zeros(1)\nwhile True: x = x + 1\n"

  private func record(_ text: String) throws -> SceneRun {
    SceneRun(try SceneFile(data: Data(text.utf8), path: "scene.py"))
  }

  private func ending(of run: SceneRun) -> Timeline.Ending? {
    for _ in 0..<2000 {
      if let ending = run.timeline.ending { return ending }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return nil
  }

  private func waitUntilParked(_ run: SceneRun) -> Bool {
    for _ in 0..<2000 {
      if run.isParked { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }

  @Test func `ends as interrupted while it runs`() throws {
    let run = try record("while True: pass\n")
    run.interrupt()
    #expect(ending(of: run) == .interrupted)
  }

  @Test func `parks when it is far ahead, and goes on when more is asked for`() throws {
    let run = try record(endless)
    defer { run.stop() }
    #expect(waitUntilParked(run))
    let last = run.timeline.lastStep
    run.advance(toStep: last)
    for _ in 0..<2000 where run.timeline.lastStep == last { Thread.sleep(forTimeInterval: 0.01) }
    #expect(run.timeline.lastStep > last)
  }

  @Test func `ends as interrupted while it is parked`() throws {
    let run = try record(endless)
    #expect(waitUntilParked(run))
    run.interrupt()
    #expect(ending(of: run) == .interrupted)
  }

  @Test func `stops although it catches every interruption`() throws {
    let run = try record(
      """
      import torch
      x = torch.zeros(1)
      while True:
        try:
          while True: x = x + 1
        except KeyboardInterrupt: pass
      """)
    #expect(waitUntilParked(run))
    run.stop()
    #expect(ending(of: run) != nil)
  }
}
