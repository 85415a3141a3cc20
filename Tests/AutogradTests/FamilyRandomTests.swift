import Testing

@testable import Autograd

/// The numbers are what PyTorch 2.13 gives after `torch.manual_seed(0)`.
@Suite struct `Operations that draw random numbers` {
  private func session() -> Session {
    let session = Session()
    session.generator.reseed(0)
    return session
  }

  @Test func `drop the elements that PyTorch drops`() throws {
    let session = session()
    let ones = try session.filled([10], 1, dtype: .float32)
    let result = try Operation.dropout.one(session, .tensor(ones), .double(0.5), .bool(true))
    #expect(result.doubles == [0, 0, 2, 0, 0, 0, 2, 2, 0, 2])
  }

  @Test func `drop whole channels`() throws {
    let session = session()
    let ones = try session.filled([1, 6, 1, 1], 1, dtype: .float32)
    let result = try Operation.featureDropout.one(session, .tensor(ones), .double(0.5), .bool(true))
    #expect(result.doubles == [0, 0, 2, 0, 0, 0])
  }

  @Test func `take the slopes of a randomised relu from 53 bits each`() throws {
    let session = session()
    let input = try session.tensor([-1, 2, -3, -1], dtype: .float32)
    let result = try Operation.rrelu.one(session, .tensor(input), .double(0.125), .double(1.0 / 3), .bool(true))
    #expect(result.doubles.map { ($0 * 10000).rounded() } == [-3271, 20000, -8174, -2207])
  }
}
