import Testing

@testable import Autograd

/// The texts are what PyTorch 2.13 raises for the same calls.
@Suite struct `The operation families, called wrongly,` {
  private let session = Session()

  private func ones(_ sizes: Int..., dtype: DType = .float32) throws -> Tensor {
    try session.filled(sizes, 1, dtype: dtype)
  }

  private func expect(_ exception: String, _ message: String, _ body: () throws -> Void) {
    #expect(throws: TorchError(exception: exception, message: message)) { try body() }
  }

  @Test func `name the sizes of matrices that cannot be multiplied`() {
    expect("RuntimeError", "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)") {
      _ = try ones(2, 3).matmul(ones(4, 5))
    }
    expect("RuntimeError", "Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [2, 3].") {
      _ = try ones(2, 3, 4).matmul(ones(2, 3, 5))
    }
    expect("RuntimeError", "size mismatch, got input (3), mat (3x4), vec (5)") {
      _ = try ones(3, 4).matmul(ones(5))
    }
    expect("RuntimeError", "expected m1 and m2 to have the same dtype, but got: float != double") {
      _ = try ones(2, 3).mm(ones(3, 4, dtype: .float64))
    }
  }

  @Test func `name the label that is out of bounds`() throws {
    let target = try session.tensor([.int(0), .int(5)], sizes: [2])
    expect("IndexError", "Target 5 is out of bounds.") {
      _ = try Operation.crossEntropy.one(
        session, .tensor(ones(2, 3)), .tensor(target), .none, .int(-100), .string("mean"), .double(0))
    }
  }

  @Test func `name the channels that a convolution expects`() {
    expect(
      "RuntimeError",
      "Given groups=1, weight of size [3, 4, 3, 3], expected input[2, 5, 6, 6] to have 4 channels, but got 5 channels "
        + "instead"
    ) {
      let conv = OperationTable.byName["conv2d"]?.first
      _ = try conv?(
        session,
        [.tensor(ones(2, 5, 6, 6)), .tensor(ones(3, 4, 3, 3)), .none, .int(1), .int(0), .int(1), .int(1)])
    }
  }

  @Test func `refuse an unknown reduction`() {
    expect("ValueError", "foo is not a valid value for reduction") {
      _ = try Operation.mseLoss.one(session, .tensor(ones(2)), .tensor(ones(2)), .string("foo"), .none)
    }
  }

  @Test func `refuse to invert a singular matrix`() {
    expect(
      "_LinAlgError",
      "linalg.inv: The diagonal element 2 is zero, the inversion could not be completed because the input matrix is "
        + "singular."
    ) {
      _ = try ones(2, 2).inverted()
    }
  }

  @Test func `name the kernel that whole numbers have not`() {
    expect("NotImplementedError", "\"softmax_lastdim_kernel_impl\" not implemented for 'Long'") {
      _ = try Operation.softmax.one(session, .tensor(ones(2, dtype: .int64)), .int(0), .none)
    }
  }
}
