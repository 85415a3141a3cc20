import Foundation
import Testing

@testable import TorchLibrary

/// Whole Jacobians and their derivatives against central differences in float64; see `Derivatives/jacobians.py`.
///
/// A run takes every sixtieth sample; with GRADWALK_ALL_DERIVATIVES=1 it takes all of them.
@Suite struct `The derivatives of torch's operations` {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let takesAll = ProcessInfo.processInfo.environment["GRADWALK_ALL_DERIVATIVES"] != nil
  private static let parts = takesAll ? 1 : 60
  /// Matrices that are singular but for rounding, or hold what is no number: whether they are refused is arbitrary.
  private static let undecided: Set<String> = ["logdet.0 tied", "lstsq.0 nan"]

  @Test(arguments: OperationSamples.families)
  func `of both orders are the central differences wherever PyTorch's are`(_ family: String) throws {
    let expected = verdicts(try text("Derivatives/\(family).out"))
    let part = Self.takesAll ? 0 : 7
    let pieces = try ["Operations/harness.py", "Derivatives/jacobians.py", "Operations/\(family).py"].map(text)
    let program = (pieces + ["check_all(\(part), \(Self.parts))\n"]).joined(separator: "\n")
    let result = PlainRun(try SceneFile(data: Data(program.utf8), path: family + ".py")).captured()
    #expect(result.status == 0, "\(result.errors.suffix(1000))")
    let found = verdicts(result.output)
    let count = found["compared.0 all"] ?? "none"
    var differences: [String] = []
    for (label, verdict) in found where label != "compared.0 all" && expected[label] != verdict {
      if Self.undecided.contains(label) { continue }
      differences.append("\(label) is \(verdict), not \(expected[label] ?? "exact")")
    }
    #expect(differences.isEmpty, "of \(count):\n\(differences.sorted().prefix(20).joined(separator: "\n"))")
    if Self.takesAll { print("\(family): \(count) compared, \(found.count - 1) of them at kinks, ties and poles") }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// The words after each label.
  private func verdicts(_ text: String) -> [String: String] {
    var verdicts: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.range(of: ": ", options: .backwards) else { continue }
      verdicts[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
    }
    return verdicts
  }
}
