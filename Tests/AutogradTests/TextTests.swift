import Foundation
import Testing

@testable import Autograd

/// What PyTorch printed and drew: texts.json, made by Oracle/make_texts.py.
struct OracleTexts: Decodable {
  struct Printed: Decodable, CustomTestStringConvertible {
    let tensor: OracleCase.Argument
    let options: Options
    let text: String
    var testDescription: String { text }
  }

  struct Options: Decodable {
    let precision: Int?
    let linewidth: Int?
    let threshold: Int?
    let edgeitems: Int?
    let sci_mode: Bool?
  }

  struct Drawn: Decodable, CustomTestStringConvertible {
    let name: String
    let seed: UInt64
    let method: [Int]?
    let args: [OracleCase.Argument]
    let kwargs: [String: OracleCase.Argument]
    let out: OracleCase.Argument
    var testDescription: String { "\(name)(\(args.map(\.text).joined(separator: ", "))) seed \(seed)" }
  }

  let texts: [Printed]
  let draws: [Drawn]

  static let all: OracleTexts = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Oracle/texts.json")
    let empty = OracleTexts(texts: [], draws: [])
    guard let data = try? Data(contentsOf: file) else { return empty }
    return (try? JSONDecoder().decode(OracleTexts.self, from: data)) ?? empty
  }()

  init(texts: [Printed], draws: [Drawn]) {
    self.texts = texts
    self.draws = draws
  }
}

@Suite struct `A printed tensor` {
  @Test(arguments: OracleTexts.all.texts) func `has PyTorch's text`(_ entry: OracleTexts.Printed) throws {
    let session = Session()
    session.printOptions.precision = entry.options.precision ?? 4
    session.printOptions.lineWidth = entry.options.linewidth ?? 80
    session.printOptions.threshold = entry.options.threshold ?? 1000
    session.printOptions.edgeItems = entry.options.edgeitems ?? 3
    session.printOptions.scientific = entry.options.sci_mode
    let tensor = try #require(try entry.tensor.array?.tensor(in: session))
    #expect(tensor.text == entry.text)
  }

  @Test func `names its gradient function`() throws {
    let session = Session()
    let x = try session.tensor([1, 2], requiresGrad: true)
    #expect(try x.mul(x).text == "tensor([1., 4.], grad_fn=<MulBackward0>)")
  }

  @Test func `shows its first elements without padding`() throws {
    let session = Session()
    let preview = Preview(try session.tensor([-1.5, 2, 30.25, .nan]), limit: 3)
    #expect(preview.elements == ["-1.5000", "2.0000", "30.2500"])
    #expect(preview.statistics?.maximum == 30.25)
    #expect(preview.statistics?.nanCount == 1)
  }
}

@Suite struct `The generator` {
  @Test func `knows what the oracle drew`() {
    #expect(!OracleTexts.all.draws.isEmpty && !OracleTexts.all.texts.isEmpty && !OracleCase.all.isEmpty)
  }

  @Test(arguments: OracleTexts.all.draws) func `draws PyTorch's numbers`(_ entry: OracleTexts.Drawn) throws {
    let session = Session()
    session.generator.reseed(entry.seed)
    var result: Tensor?
    for _ in 0..<2 {
      var arguments = entry.args
      if let sizes = entry.method { arguments.insert(.zeros(sizes), at: 0) }
      let form = entry.method == nil ? "f" : "m"
      let call = try OracleCase(name: entry.name, form: form, args: arguments, kwargs: entry.kwargs).call(in: session)
      result = try call.run().first
    }
    let drawn = try #require(result)
    let wanted = try #require(entry.out.array)
    #expect(drawn.sizes == wanted.s)
    #expect(drawn.dtype.name == wanted.d)
    for (a, b) in zip(drawn.doubles, wanted.doubles) {
      #expect((a - b).magnitude <= 3e-7 * max(1, b.magnitude), "\(drawn.doubles) is not \(wanted.doubles)")
    }
  }
}
