import Foundation
import Testing

@testable import TorchLibrary

@Suite struct `A scene that runs` {
  /// The programs beside this file; `make_expectations.py` asked PyTorch what they print.
  static let scenes: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (names ?? []).filter { $0.hasSuffix(".py") }.sorted()
  }()

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Scenes/"

  @Test(arguments: scenes) func `prints what PyTorch prints`(_ name: String) throws {
    let path = Self.folder + name
    let result = PlainRun(try SceneFile(path: path)).captured()
    let expected = try String(contentsOfFile: String(path.dropLast(2)) + "out", encoding: .utf8)
    let difference = firstDifference(expected, result.output)
    #expect(difference == nil, "\(difference ?? "")\n\(result.errors)")
    #expect(result.status == 0)
  }

  @Test(arguments: scenes) func `warns as PyTorch warns`(_ name: String) throws {
    let path = Self.folder + name
    let known = try? String(contentsOfFile: String(path.dropLast(2)) + "warnings", encoding: .utf8)
    let result = PlainRun(try SceneFile(path: path)).captured()
    #expect(warnings(in: result.errors) == warnings(in: known ?? ""))
  }

  /// `UserWarning: …` of each line that has one, without the place in PyTorch's own sources.
  private func warnings(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard let match = line.firstMatch(of: /(?:^|: )(\w+Warning: .*)/) else { return nil }
      return String(match.1.replacing(/\s\(Triggered internally.*/, with: ""))
    }
  }

  private func firstDifference(_ expected: String, _ actual: String) -> String? {
    if expected == actual { return nil }
    let (wanted, got) = (expected.components(separatedBy: "\n"), actual.components(separatedBy: "\n"))
    for index in 0..<max(wanted.count, got.count) {
      let (want, have) = (index < wanted.count ? wanted[index] : nil, index < got.count ? got[index] : nil)
      if want != have { return "line \(index + 1)\n  expected: \(want ?? "nothing")\n  actual:   \(have ?? "nothing")" }
    }
    return nil
  }
}
