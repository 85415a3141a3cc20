import Testing

@testable import Autograd

@Suite struct `The table of operations` {
  @Test(arguments: OracleCase.all) func `gives PyTorch's values, types, names and gradients`(_ entry: OracleCase) throws
  {
    let session = Session()
    if let error = entry.error {
      do {
        _ = try entry.call(in: session).run()
        Issue.record("expected \(error)")
      } catch let thrown as TorchError {
        #expect([thrown.exception, firstLine(thrown.message)] == error)
      }
      return
    }
    let call = try entry.call(in: session)
    let outputs = try call.run()
    let expected = try #require(entry.out)
    #expect(outputs.map(\.sizes) == expected.map(\.s))
    #expect(outputs.map(\.dtype.name) == expected.map(\.d))
    #expect(outputs.map { $0.gradFn?.name } == entry.nodes ?? [])
    for (output, wanted) in zip(outputs, expected) { expectClose(output.doubles, wanted.doubles, output.dtype) }
    guard let grads = entry.grads else { return }
    try weighted(outputs, session).backward()
    for (input, wanted) in zip(call.inputs, grads) {
      #expect((input.grad == nil) == (wanted == nil))
      if let grad = input.grad, let wanted {
        #expect(grad.sizes == wanted.s)
        expectClose(grad.doubles, wanted.doubles, grad.dtype)
      }
    }
  }

  @Test(
    arguments: OracleCase.all.filter {
      $0.smooth && $0.grads != nil && $0.out?.allSatisfy { $0.d == "float64" } == true
    })
  func `agrees with central differences in first and second order`(_ entry: OracleCase) throws {
    let session = Session()
    let call = try entry.call(in: session)
    let inputs = call.inputs.filter { $0.requiresGrad && $0.dtype == .float64 }
    if inputs.isEmpty { return }
    func first() throws -> [Tensor?] {
      let total = try weighted(try call.run(), session)
      return try session.grad(outputs: [total], inputs: inputs, createGraph: true, allowUnused: true)
    }
    let gradients = try first()
    for (input, gradient) in zip(inputs, gradients) {
      guard let gradient else { continue }
      let numeric = try difference(input) { try session.quietly { try weighted(try call.run(), session).doubles[0] } }
      expectClose(gradient.doubles, numeric, .float32)
    }
    func curvature() throws -> Tensor {
      let parts = try first().compactMap { $0 }
      return try weighted(parts, session)
    }
    let total = try curvature()
    guard total.requiresGrad else { return }
    let second = try session.grad(outputs: [total], inputs: inputs, allowUnused: true)
    for (input, gradient) in zip(inputs, second) {
      let numeric = try difference(input) { try curvature().doubles[0] }
      expectClose(gradient?.doubles ?? numeric.map { _ in 0 }, numeric, .float32)
    }
  }

  @Test func `has a formula for every derivative, and names that the signature knows`() {
    for operation in OperationTable.all {
      for derivative in operation.derivatives {
        #expect(!derivative.formula.isEmpty)
        #expect(operation.signature.index(of: derivative.argument) != nil)
      }
    }
  }

  private func firstLine(_ text: String) -> String { String(text.prefix { $0 != "\n" }) }

  /// The same weighted sum as in make_table.py.
  private func weighted(_ outputs: [Tensor], _ session: Session) throws -> Tensor {
    var total: Tensor?
    for (k, output) in outputs.filter({ $0.requiresGrad }).enumerated() {
      let weights = try session.tensor(
        (0..<output.count).map { .double(Double($0) * 0.5 + 1 + Double(k)) }, sizes: output.sizes, dtype: .float64)
      let part = try output.mul(weights).sum()
      total = try total?.add(part) ?? part
    }
    return try total ?? session.tensor([0])
  }

  private func difference(_ input: Tensor, _ function: () throws -> Double) throws -> [Double] {
    let step = 1e-5
    return try (0..<input.count).map { index in
      let old = input.scalar(at: index).doubleValue
      try set(input, index, old + step)
      let high = try function()
      try set(input, index, old - step)
      let low = try function()
      try set(input, index, old)
      return (high - low) / (2 * step)
    }
  }

  private func set(_ input: Tensor, _ index: Int, _ value: Double) throws {
    var (rest, offset) = (index, input.storageOffset)
    for d in input.sizes.indices.reversed() {
      offset += rest % input.sizes[d] * input.geometry.strides[d]
      rest /= input.sizes[d]
    }
    try Kernel.fill(input.view(as: .scalar, offset: offset), .double(value))
  }

  private func expectClose(_ values: [Double], _ wanted: [Double], _ dtype: DType) {
    let tolerance =
      switch dtype {
      case .float64: 1e-10
      case .float32: 2e-5
      case .float16, .bfloat16: 1e-2
      default: 0.0
      }
    #expect(values.count == wanted.count)
    for (a, b) in zip(values, wanted) where !(a == b || (a.isNaN && b.isNaN)) {
      #expect((a - b).magnitude <= tolerance * max(1, b.magnitude), "\(values) is not \(wanted)")
      break
    }
  }
}

extension Session {
  /// Runs code without recording.
  func quietly<R>(_ body: () throws -> R) rethrows -> R { try body() }
}
