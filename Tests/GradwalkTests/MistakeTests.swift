import Foundation
import Testing

/// One scene for each kind of mistake, with every character that it brings on standard error. Those that Python and
/// PyTorch find too are held to their words (`make oracle`); those that gradwalk refuses were read cold.
@Suite struct `A wrong scene` {
  static let folder = "Tests/Mistakes"

  private static func scenes(_ kind: String) -> [String] {
    let folder = Program.root.appendingPathComponent("\(Self.folder)/\(kind)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".py") }.map { "\(kind)/\($0.dropLast(3))" }.sorted()
  }

  @Test(arguments: scenes("python"))
  func `gets the message of Python or PyTorch`(scene: String) throws { try check(scene) }

  @Test(arguments: scenes("refused"))
  func `is refused with its place and what to do instead`(scene: String) throws {
    let result = try check(scene)
    #expect(result.output == "", "nothing runs before the refusal")
    #expect(result.errors.contains(/line \d+, column \d+/))
  }

  @discardableResult
  private func check(_ scene: String) throws -> Program.Result {
    let parts = scene.split(separator: "/").map(String.init)
    let folder = Program.root.appendingPathComponent("\(Self.folder)/\(parts[0])")
    let result = try Program.run(["run", "\(parts[1]).py"], folder: folder)
    #expect(result.errors == (try Program.text("\(Self.folder)/\(scene).err")))
    #expect(result.status == 1)
    return result
  }
}
