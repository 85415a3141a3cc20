import Testing

@testable import Autograd

@Suite struct `A view` {
  let session = Session()

  @Test func `shares memory and version with its base`() throws {
    let base = try session.tensor([0, 1, 2, 3, 4, 5])
    let matrix = try base.view([2, 3])
    try matrix.select(0, 1).fill_(7)
    #expect(base.doubles == [0, 1, 2, 7, 7, 7])
    #expect(base.version == 1 && matrix.version == 1)
    #expect(matrix.base === base)
  }

  @Test func `changed in place rewrites the history of its base`() throws {
    let x = try session.tensor([1, 2, 3, 4], requiresGrad: true)
    let y = try x.mul(2)
    let part = try y.slice(0, 0, 2)
    try Operation.mul.callInPlace(session, [.tensor(part), .scalar(10)])
    #expect(y.gradFn?.name == "torch::autograd::CopySlices")
    #expect(part.gradFn?.name == "AsStridedBackward0")
    #expect(y.text == "tensor([20., 40.,  6.,  8.], grad_fn=<CopySlices>)")
    try y.sum().backward()
    #expect(x.grad?.doubles == [20, 20, 2, 2])
  }

  @Test func `of a view reaches the same base`() throws {
    let x = try session.filled([2, 3], 1, dtype: .float32).requiresGrad_()
    let y = try x.mul(2)
    let inner = try y.select(0, 0).slice(0, 1, nil)
    try Operation.add.callInPlace(session, [.tensor(inner), .scalar(5), .scalar(1)])
    #expect(y.doubles == [2, 7, 7, 2, 2, 2])
    try y.sum().backward()
    #expect(x.grad?.doubles == [2, 2, 2, 2, 2, 2])
  }

  @Test func `of a transposed base puts gradients where they belong`() throws {
    let x = try session.tensor([1, 2, 3, 4, 5, 6]).view([2, 3]).requiresGrad_()
    let y = try x.t().mul(1)
    let z = try y.t()
    let row = try z.select(0, 1)
    try Operation.mul.callInPlace(session, [.tensor(row), .scalar(10)])
    try z.sum().backward()
    #expect(x.grad?.doubles == [1, 1, 1, 10, 10, 10])
  }

  @Test func `of a leaf cannot be changed while recording`() throws {
    let w = try session.tensor([1, 2], requiresGrad: true)
    let error = TorchError.runtime(
      "a view of a leaf Variable that requires grad is being used in an in-place operation.")
    #expect(throws: error) { try w.slice(0, 0, 1).fill_(0) }
    let leaf = TorchError.runtime("a leaf Variable that requires grad is being used in an in-place operation.")
    #expect(throws: leaf) { try w.fill_(0) }
    let token = session.enterGradMode("no_grad", enabled: false)
    try w.fill_(3)
    session.leaveGradMode(token)
    #expect(w.doubles == [3, 3])
  }

  @Test func `among several cannot be changed`() throws {
    let x = try session.tensor([1, 2], requiresGrad: true)
    let parts = try x.mul(1).unbind()
    let error = TorchError.runtime(
      "Output 0 of Unbind is a view and is being modified inplace. This view is the output of a function that "
        + "returns multiple views. Such functions do not allow the output views to be modified inplace. You should "
        + "replace the inplace operation by an out-of-place one.")
    #expect(throws: error) { try Operation.add.callInPlace(session, [.tensor(parts[0]), .scalar(1), .scalar(1)]) }
  }

  @Test func `cannot be written where it overlaps what is read`() throws {
    let x = try session.tensor([1, 2, 3])
    let (head, tail) = (try x.slice(0, 0, 2), try x.slice(0, 1, 3))
    #expect(throws: TorchError.self) {
      try Operation.add.callInPlace(session, [.tensor(head), .tensor(tail), .scalar(1)])
    }
    let wide = try session.tensor([1]).expand([3])
    #expect(throws: TorchError.self) {
      try Operation.add.callInPlace(session, [.tensor(wide), .scalar(1), .scalar(1)])
    }
  }
}

@Suite struct `A saved tensor` {
  let session = Session()

  @Test func `that was changed since is named with its versions`() throws {
    let x = try session.tensor([1, 2, 3], requiresGrad: true)
    let h = try x.mul(2)
    let y = try h.pow(2)
    try Operation.add.callInPlace(session, [.tensor(h), .scalar(1), .scalar(1)])
    let error = TorchError.runtime(
      "one of the variables needed for gradient computation has been modified by an inplace operation: "
        + "[torch.FloatTensor [3]], which is output 0 of Add, is at version 1; expected version 0 instead. Hint: enable "
        + "anomaly detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False).")
    #expect(throws: error) { try y.sum().backward() }
  }

  @Test func `counts changes through detach but not through data`() throws {
    let x = try session.tensor([1, 2])
    try x.detach().zero_()
    #expect(x.version == 1)
    try x.data.zero_()
    #expect(x.version == 1)
  }

  @Test func `that is a result does not hold its own node`() throws {
    weak var node: Node?
    do {
      let x = try session.tensor([1, 2], requiresGrad: true)
      let y = try x.exp()
      node = y.gradFn
      #expect(node != nil)
      let z = try x.mul(1)
      try Operation.mul.callInPlace(session, [.tensor(z), .tensor(z)])
    }
    #expect(node == nil)
  }
}
