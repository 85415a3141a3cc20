import Foundation
import Testing

@testable import TorchLibrary

/// `Tests/RandomNumbers`: every random function and initialiser from fixed seeds. PyTorch's own kernels differ in the
/// last digits of the transformed numbers, so numbers with a point agree to a few millionths.
@Suite struct `Random numbers from a seed` {
  @Test(arguments: OracleText.programs(in: "RandomNumbers")) func `are PyTorch's`(_ name: String) throws {
    try OracleText.check(name, in: "RandomNumbers", tolerance: 4e-6)
  }
}

/// Random programs in `Tests/RandomPrograms/Kept`; `generate.py` beside them writes as many more as one likes.
@Suite struct `A random program` {
  @Test(arguments: OracleText.programs(in: "RandomPrograms/Kept")) func `prints what PyTorch prints`(
    _ name: String
  ) throws {
    try OracleText.check(name, in: "RandomPrograms/Kept", tolerance: 2e-4)
  }
}

/// Programs whose output was recorded with PyTorch: the text is compared exactly, numbers with a point to a tolerance.
enum OracleText {
  private static let tests =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/"

  /// The names of the programs in a folder of `Tests`.
  static func programs(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: tests + folder)
    return (names ?? []).filter { $0.hasSuffix(".py") }.sorted()
  }

  /// Runs a program and compares.
  static func check(_ name: String, in folder: String, tolerance: Double) throws {
    let path = tests + folder + "/" + name
    let result = PlainRun(try SceneFile(path: path)).captured()
    let expected = try String(contentsOfFile: String(path.dropLast(2)) + "out", encoding: .utf8)
    let difference = firstDifference(expected, result.output, tolerance)
    #expect(difference == nil, "\(difference ?? "")\n\(result.errors.suffix(400))")
  }

  private static func firstDifference(_ expected: String, _ actual: String, _ tolerance: Double) -> String? {
    let (wanted, got) = (expected.components(separatedBy: "\n"), actual.components(separatedBy: "\n"))
    for i in 0..<max(wanted.count, got.count) {
      let (want, have) = (i < wanted.count ? wanted[i] : nil, i < got.count ? got[i] : nil)
      if let want, let have, agree(want, have, tolerance) { continue }
      return "line \(i + 1)\n  expected: \(want ?? "nothing")\n  actual:   \(have ?? "nothing")"
    }
    return nil
  }

  /// Whether two lines have the same text around their numbers, and nearly the same numbers.
  static func agree(_ wanted: String, _ actual: String, _ tolerance: Double) -> Bool {
    if wanted == actual { return true }
    let (a, b) = (pieces(wanted), pieces(actual))
    guard a.count == b.count else { return false }
    return zip(a, b).allSatisfy { left, right in
      if left == right { return true }
      guard left.contains("."), right.contains("."), let x = Double(left), let y = Double(right) else { return false }
      return abs(x - y) <= tolerance * max(1, abs(x), abs(y))
    }
  }

  /// The line cut into numbers and what lies between.
  private static func pieces(_ line: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = line[...]
    while let match = rest.firstMatch(of: /-?(\d+\.\d*|\.\d+|\d+)(e[-+]\d+)?/) {
      pieces.append(rest[..<match.range.lowerBound])
      pieces.append(match.output.0)
      rest = rest[match.range.upperBound...]
    }
    return pieces + [rest]
  }
}
