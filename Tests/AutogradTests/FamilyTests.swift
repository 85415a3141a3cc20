import Testing

@testable import Autograd

@Suite struct `The operation families` {
  @Test func `have PyTorch's values, gradient functions and gradients of both orders`() throws {
    for test in try FamilyCase.load() {
      for isStrided in [false, true] {
        do {
          try check(test, isStrided: isStrided)
        } catch {
          Issue.record("\(test): \(error)")
        }
      }
    }
  }

  private func check(_ test: FamilyCase, isStrided: Bool) throws {
    let run = try FamilyRun(test, isStrided: isStrided)
    compare("result", test.results, run.outputs, test)
    if !isStrided, let chains = test.chains {
      let names = run.outputs.map(FamilyRun.chain)
      if names != chains { Issue.record("\(test): chain \(names), should be \(chains)") }
    }
    guard let expected = test.first else { return }
    let first = try run.gradients(createGraph: test.second != nil)
    compare("gradient", expected, first, test)
    guard let again = test.second, !isStrided else { return }
    compare("second gradient", again, try run.secondGradients(first), test)
  }

  private func compare(_ what: String, _ expected: [FamilyCase.Array?], _ found: [Tensor?], _ test: FamilyCase) {
    // No gradients at all are as good as gradients that are zero.
    let got = found.isEmpty && what != "result" ? expected.map { _ in nil } : found
    if expected.count != got.count { Issue.record("\(test): \(got.count) \(what)s, should be \(expected.count)") }
    for (index, (want, tensor)) in zip(expected, got).enumerated() {
      guard let want else {
        if let tensor, tensor.doubles.contains(where: { $0 != 0 }) {
          Issue.record("\(test): \(what) \(index) should not be there")
        }
        continue
      }
      // A gradient that is zero may be missing: nobody can tell them apart but by asking.
      if tensor == nil && want.data.allSatisfy({ $0.value == 0 }) { continue }
      if let difference = want.difference(from: tensor) { Issue.record("\(test): \(what) \(index) \(difference)") }
    }
  }
}
