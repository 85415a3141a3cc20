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
