import Foundation
import Testing

/// Programs with what CPython 3.11 prints for them, made by `Scripts/make-scripts.sh`.
@Suite struct `A script` {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Scripts")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
  }()

  private static func text(_ file: String) -> String {
    (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
  }

  @Test func `is found`() { #expect(Self.names.count > 10) }

  @Test(arguments: names) func `prints what CPython prints`(name: String) {
    let result = run(Self.text("\(name).py"), fileName: "\(name).py")
    #expect(result.output == Self.text("\(name).out"))
    #expect(result.errorText == Self.text("\(name).err"))
  }
}
