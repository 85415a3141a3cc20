import Testing

@testable import Autograd

@Suite struct `A backward pass` {
  @Test func `gives the notebook's first gradients`() throws {
    let session = Session()
    let x = try session.tensor([-1.598135, -0.834155, 1.381749], requiresGrad: true)
    let y = try x.add(2)
    let z = try y.mul(y).mul(2).mean()
    #expect(z.gradFn?.name == "MeanBackward0")
    try z.backward()
    let grad = try #require(x.grad)
    for (a, b) in zip(grad.doubles, [0.5358200, 1.5544601, 4.5089984]) { #expect(abs(a - b) < 1e-6) }
  }

  @Test func `adds what a second pass brings`() throws {
    let session = Session()
    let w = try session.tensor([1, 2], requiresGrad: true)
    for _ in 0..<3 { try w.mul(3).sum().backward() }
    #expect(w.grad?.doubles == [9, 9])
  }

  @Test func `frees saved buffers and says so the second time`() throws {
    let session = Session()
    let w = try session.tensor([1, 2], requiresGrad: true)
    let loss = try w.mul(w).sum()
    try loss.backward()
    #expect(throws: OperationNode.releasedError) { try loss.backward() }
  }

  @Test func `walks and frees a chain of a hundred thousand operations without recursion`() throws {
    let session = Session()
    let x = try session.tensor([1, 2, 3, 4], requiresGrad: true)
    var y = x
    for _ in 0..<100_000 { y = try y.add(1) }
    try y.sum().backward()
    #expect(x.grad?.doubles == [1, 1, 1, 1])
  }
}

@Suite struct `Small types` {
  @Test(arguments: [DType.int32, .uint8, .float16, .bfloat16])
  func `work in kernels that compute in a wider one`(_ dtype: DType) throws {
    let session = Session()
    let x = try session.tensor([3, 1, 2].map { .int($0) }, sizes: [3], dtype: dtype)
    for (name, arguments, wanted) in [
      ("sort", [Value.tensor(x), .int(-1), .bool(false)], [1.0, 2, 3]),
      ("cumsum", [.tensor(x), .int(0), .none], [3, 4, 6]),
      ("prod", [.tensor(x), .none], [6]), ("max", [.tensor(x)], [3]), ("flip", [.tensor(x), .ints([0])], [2, 1, 3]),
      ("gather", [.tensor(x), .int(0), .tensor(try session.tensor([.int(2)], sizes: [1])), .bool(false)], [2]),
    ] {
      let operation = try #require(
        OperationTable.byName[name]?.first { $0.signature.parameters.count == arguments.count && !$0.forms.isEmpty })
      #expect(try operation(session, arguments).tensorList[0].doubles == wanted, "\(name)")
    }
  }
}
