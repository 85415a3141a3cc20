import Foundation
import Testing

@Suite struct `gradwalk run` {
  @Test(arguments: Program.course.map { "\($0).py" } + ["autograd.ipynb"])
  func `prints what PyTorch prints`(scene: String) throws {
    let result = try Program.run(["run", "scenes/\(scene)"])
    let stem = scene.split(separator: ".")[0]
    #expect(result.output == (try Program.text("Tests/Expectations/\(stem).out")))
    #expect(result.status == 0)
    #expect(result.errors == "")
  }

  @Test func `ends with PyTorch's message and status 1 when backward starts at a vector`() throws {
    let result = try Program.run(["run", "Tests/Conformance/03_backward/not_a_scalar.py"])
    #expect(result.output == (try Program.text("Tests/Conformance/03_backward/not_a_scalar.out")))
    #expect(result.errors.hasSuffix("RuntimeError: grad can be implicitly created only for scalar outputs\n"))
    #expect(result.errors.hasPrefix("Traceback (most recent call last):\n"))
    #expect(result.status == 1)
  }
}

@Suite struct `A scene without end` {
  @Test(arguments: [
    "while True:\n    pass", "import torch\nx = torch.ones(3)\nfor _ in iter(int, 1): x = x + 1",
    "n = 3 ** 300000\nwhile True: n * n", "while True: list(zip(range(9000000), range(9000000)))",
    "import torch\nx = torch.randn(1500, 1500)\nwhile True: x @ x",
    "while True:\n  try: raise ValueError\n  except ValueError: pass",
  ])
  func `ends with KeyboardInterrupt and status 130 when it is interrupted`(loop: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("endless-\(UUID().uuidString).py")
    defer { try? FileManager.default.removeItem(at: file) }
    try "print('ready', flush=True)\n\(loop)\n".write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["run", file.path]
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    #expect(output.fileHandleForReading.availableData == Data("ready\n".utf8))
    usleep(.random(in: 0..<100_000))
    kill(process.processIdentifier, SIGINT)
    // What does not listen is not waited for.
    let child = process.processIdentifier
    let last = DispatchWorkItem { _ = kill(child, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 20, execute: last)
    defer { last.cancel() }
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    #expect(text.hasPrefix("Traceback (most recent call last):\n  File \"\(file.path)\", line "))
    #expect(text.hasSuffix("\nKeyboardInterrupt\n"))
  }
}

@Suite struct `A notebook with stored outputs` {
  private func withNotebook(_ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("stored-\(UUID().uuidString).ipynb")
    defer { try? FileManager.default.removeItem(at: file) }
    let cells = [
      (#"%matplotlib inline\nimport torch\nx = torch.ones(2, requires_grad=True)\nprint(x)"#, 3, "tensor([1., 1.])\\n"),
      ("print(x * 2)", 4, "tensor([2., 2.], grad_fn=<MulBackward0>)\\n"),
    ].map {
      #"{"cell_type": "code", "execution_count": \#($1), "source": "\#($0)", "outputs": "#
        + #"[{"output_type": "stream", "name": "stdout", "text": ["\#($2)"]}]}"#
    }
    try #"{"nbformat": 4, "cells": [\#(cells.joined(separator: ", "))]}"#
      .write(to: file, atomically: true, encoding: .utf8)
    try body(file.path)
  }

  @Test func `says on standard error what differs and what was skipped`() throws {
    try withNotebook { path in
      let result = try Program.run(["run", path])
      #expect(
        result.output == "tensor([1., 1.], requires_grad=True)\ntensor([2., 2.], grad_fn=<MulBackward0>)\n")
      #expect(
        result.errors == """
          note: In [3]: skipped %matplotlib inline
          note: In [3]: line 1 of the stored output is: tensor([1., 1.])

          """)
      #expect(result.status == 0)
    }
  }

  @Test func `marks the cell that differs in the frame, and no other`() throws {
    try withNotebook { path in
      let first = try Program.run(["snapshot", path, "--keys", ")"]).output
      #expect(first.contains("In [3] ≠ stored · FORWARD"))
      #expect(first.contains("≠ In [3]: line 1 of the"))
      let second = try Program.run(["snapshot", path, "--keys", ") )"]).output
      #expect(second.contains("In [4] · FORWARD"))
      #expect(try Program.run(["snapshot", path, "--keys", ") ) ("]).output == first)
    }
  }
}

@Suite struct `Conformance with PyTorch` {
  /// Every recorded scene, as `topic/name`.
  static let scenes: [String] = {
    let folder = Program.root.appendingPathComponent("Tests/Conformance")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
  }()

  /// The scenes that are known to differ; each is removed from the list when it no longer does.
  static let notYet: Set<String> = {
    let text = (try? Program.text("Tests/Conformance/not-yet.txt")) ?? ""
    return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
  }()

  private func difference(_ scene: String) throws -> String? {
    let base = "Tests/Conformance/\(scene)"
    let result = try Program.run(["run", "\(base).py"])
    let expected = try Program.text("\(base).out")
    if result.output != expected {
      return firstDifference(expected, result.output) + "\n" + result.errors
    }
    if let wanted = try? Program.text("\(base).err").trimmingCharacters(in: .newlines) {
      if result.status != 1 { return "status \(result.status), expected to end in \(wanted)" }
      if !result.errors.contains(wanted) { return "expected: \(wanted)\nactual: \(result.errors)" }
    } else if result.status != 0 {
      return result.errors
    }
    for wanted in ((try? Program.text("\(base).warn")) ?? "").split(separator: "\n")
    where !result.errors.contains(wanted) {
      return "no warning: \(wanted)\nin: \(result.errors)"
    }
    return nil
  }

  private func firstDifference(_ expected: String, _ actual: String) -> String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for number in 0..<max(left.count, right.count) {
      let want = number < left.count ? String(left[number]) : "<nothing>"
      let have = number < right.count ? String(right[number]) : "<nothing>"
      if want != have { return "line \(number + 1)\nexpected: \(want)\nactual:   \(have)" }
    }
    return "equal"
  }

  @Test(arguments: scenes.filter { !notYet.contains($0) })
  func `holds to the letter`(scene: String) throws {
    let difference = try difference(scene)
    #expect(difference == nil, "\(scene): \(difference ?? "")")
  }

  @Test(arguments: notYet.sorted())
  func `is still missing where the list says so`(scene: String) throws {
    #expect(try difference(scene) != nil, "\(scene) agrees now: take it off the list")
  }
}
