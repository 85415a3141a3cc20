import Foundation
import Testing

/// Random programs with what CPython 3.11 prints for them, made by `RandomPrograms/compare.py --record`.
@Suite struct `A random program` {
  struct Program: Decodable, Sendable, CustomTestStringConvertible {
    var seed: Int
    var source: String
    var output: String
    var errors: String

    var testDescription: String { "seed \(seed)" }
  }

  static let programs: [Program] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "RandomPrograms/programs.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Program].self, from: data)) ?? []
  }()

  @Test func `is found`() { #expect(Self.programs.count >= 80) }

  @Test(arguments: programs) func `prints what CPython prints`(program: Program) {
    let result = run(program.source, fileName: "program.py")
    #expect(withoutAddresses(result.output) == program.output)
    #expect(withoutAddresses(result.errorText) == program.errors)
  }

  /// The text as it is kept: objects lie elsewhere in each run.
  private func withoutAddresses(_ text: String) -> String {
    text.replacing(#/ at 0x[0-9a-f]+/#, with: " at 0x0")
  }
}
