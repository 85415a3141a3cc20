import Testing

@testable import Autograd

@Suite struct `An interrupt` {
  /// A session that is interrupted when it is asked for the third time.
  private func interruptedSession() -> Session {
    let session = Session()
    var questions = 0
    session.isCancelled = {
      questions += 1
      return questions > 2
    }
    return session
  }

  @Test func `stops a long loop over elements`() throws {
    let session = interruptedSession()
    let large = try session.empty([1 << 23], .float32)
    let error = #expect(throws: TorchError.self) { try large.exp() }
    #expect(error?.exception == "KeyboardInterrupt")
  }

  @Test func `stops a fill`() throws {
    let session = interruptedSession()
    #expect(throws: TorchError.self) { try session.filled([1 << 23], 1, dtype: .float32) }
  }

  /// Operations whose loops are their own: along lanes, over runs, through indices, from random bits.
  static let operations: [(String, @Sendable (Tensor) throws -> Tensor)] = [
    ("sort", { try Operation.sort.one($0.session, .tensor($0), .int(0), .bool(false)) }),
    ("cumsum", { try Operation.cumsum.one($0.session, .tensor($0), .int(0), .none) }),
    ("softmax", { try Operation.softmaxForward.one($0.session, .tensor($0.reshape([-1, 64])), .int(1)) }),
    ("transpose", { try $0.reshape([1024, -1]).transpose(0, 1).add(1) }),
    ("randn", { try Operation.randnLike.one($0.session, .tensor($0), .none, .bool(false)) }),
    ("nonzero", { try Operation.nonzero.one($0.session, .tensor($0)) }),
  ]

  @Test(arguments: operations.indices) func `stops every loop of a kind`(number: Int) throws {
    let session = Session()
    let large = try session.filled([1 << 20], 1, dtype: .float32)
    session.isCancelled = { true }
    let error = #expect(throws: TorchError.self) { try Self.operations[number].1(large) }
    #expect(error?.exception == "KeyboardInterrupt", "\(Self.operations[number].0)")
  }

  @Test func `stops a product of matrices`() throws {
    let session = Session()
    let matrix = try session.filled([700, 700], 1, dtype: .float32)
    session.isCancelled = { true }
    let error = #expect(throws: TorchError.self) { try matrix.mm(matrix) }
    #expect(error?.exception == "KeyboardInterrupt")
  }

  @Test func `is not asked about in small operations`() throws {
    let session = Session()
    session.isCancelled = { true }
    #expect(try session.tensor([1, 2]).add(1).doubles == [2, 3])
  }
}

@Suite struct `Memory of large tensors` {
  @Test func `is used again, and bounded`() throws {
    let session = Session()
    let address = try session.empty([1 << 20], .float32).memoryAddress
    #expect(try session.empty([1 << 20], .float32).memoryAddress == address)
  }

  @Test func `is clear where zeros are asked for, also when it was used before`() throws {
    let session = Session()
    _ = try session.filled([1 << 20], 7, dtype: .float32)
    #expect(try session.filled([1 << 20], 0, dtype: .float32).doubles.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [[10_000_000_000_000], [1 << 62], [1 << 31, 1 << 31, 2], [10_000_000_000, 10_000_000_000]])
  func `that does not exist is an error`(_ sizes: [Int]) throws {
    let error = #expect(throws: TorchError.self) { try Session().filled(sizes, 0, dtype: .float32) }
    let overflow = "Storage size calculation overflowed with sizes=[\(sizes.map(String.init).joined(separator: ", "))]"
    let refusal =
      "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate "
      + "40000000000000 bytes. Error code 12 (Cannot allocate memory)"
    #expect(error?.message == (sizes == [10_000_000_000_000] ? refusal : overflow))
  }

  @Test func `of no elements may have any other size that strides can hold`() throws {
    let error = #expect(throws: TorchError.self) {
      try Session().filled([0, 10_000_000_000_000, 10_000_000_000_000], 0, dtype: .float32)
    }
    #expect(error?.message == "Stride calculation overflowed")
  }
}
