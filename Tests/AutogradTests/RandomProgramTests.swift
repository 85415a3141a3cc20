import Foundation
import Testing

@testable import Autograd

@Suite struct `The generator of random programs` {
  /// What a scene reaches through other names, or not by calling a function of torch at all.
  private static let indirect: Set<String> = ["to_copy"]

  @Test func `can reach every operation that has a derivative and a name of its own`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let catalogue = folder.appendingPathComponent("RandomPrograms/catalogue.py")
    let words = try String(contentsOf: catalogue, encoding: .utf8).split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let known = Set(words.map(String.init))
    let missing = OperationTable.all.filter { operation in
      !operation.derivatives.isEmpty && !operation.forms.isEmpty
        && !([operation.name, operation.name + "_"] + operation.aliases).contains { known.contains($0) }
    }
    #expect(Set(missing.map(\.name)).subtracting(Self.indirect).sorted() == [])
  }
}
