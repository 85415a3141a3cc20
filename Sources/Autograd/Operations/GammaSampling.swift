extension OperationTable {
  /// What the samples of `torch.distributions` are made of.
  static let gammaSamplings: [Operation] = [.standardGamma, .standardGammaSlope, .sampleDirichlet, .dirichletSlope]
}

extension Operation {
  static let standardGamma = Operation(
    "_standard_gamma", "(Tensor self, Generator? generator=None) -> Tensor", .function,
    node: "StandardGammaBackward0",
    .kernel { arguments in
      let (shapes, generator) = (arguments.tensor(0), arguments.generator(1))
      try requireFloats(shapes, "gamma_cpu")
      let isSingle = shapes.dtype == .float32
      let least = isSingle ? Double(Float.leastNormalMagnitude) : .leastNormalMagnitude
      let result = try arguments.session.empty(shapes.sizes, shapes.dtype)
      Kernel.store(
        shapes.doubles.map { .double(max(least, generator.gamma($0, isSingle: isSingle))) }, into: result)
      return .tensor(result)
    },
    [
      Derivative("self", "grad × −(∂F/∂self) ÷ f at result", saves: ["self", "result"]) {
        try $0.grad.mul(standardGammaSlope.one($0.session, .tensor($0.input), .tensor($0.result)))
      }
    ])

  static let standardGammaSlope = Operation(
    "_standard_gamma_grad", "(Tensor self, Tensor output) -> Tensor", .function, node: "StandardGammaGradBackward0",
    .binary { shapes, deviates, out in
      try requireFloats(shapes, "_standard_gamma_grad_cpu")
      return try Kernel.floatBinary(GammaSlope.self, shapes, deviates, out)
    },
    [
      Derivative("self", "none") { _ in
        throw TorchError.notImplemented("the derivative for '_standard_gamma_grad' is not implemented.")
      }
    ])

  static let sampleDirichlet = Operation(
    "_sample_dirichlet", "(Tensor self, Generator? generator=None) -> Tensor", .function, node: notImplemented,
    .kernel { arguments in
      let (shapes, generator) = (arguments.tensor(0), arguments.generator(1))
      try requireFloats(shapes, "dirichlet")
      let values = shapes.doubles.map { max(.leastNormalMagnitude, generator.gamma($0, isSingle: false)) }
      let width = shapes.sizes.last ?? 1
      let isSingle = shapes.dtype == .float32
      let least = isSingle ? Double(Float.leastNormalMagnitude) : .leastNormalMagnitude
      let most = isSingle ? Double((1 as Float).nextDown) : (1.0).nextDown
      var parts: [Scalar] = []
      for row in stride(from: 0, to: values.count, by: max(1, width)) {
        let group = values[row..<row + width]
        let sum = group.reduce(0, +)
        parts += group.map { .double(min(most, max(least, $0 / sum))) }
      }
      let result = try arguments.session.empty(shapes.sizes, shapes.dtype)
      Kernel.store(parts, into: result)
      return .tensor(result)
    }, refusing(["self"], "_sample_dirichlet"))

  static let dirichletSlope = Operation(
    "_dirichlet_grad", "(Tensor x, Tensor alpha, Tensor total) -> Tensor", .function, node: notImplemented,
    .kernel { arguments in
      let parts = arguments.tensor(0)
      try requireFloats(parts, "_dirichlet_grad_cpu")
      let (shapes, totals) = (
        try arguments.tensor(1).expand(parts.sizes).doubles, try arguments.tensor(2).expand(parts.sizes).doubles
      )
      let values = parts.doubles
      let result = try arguments.session.empty(parts.sizes, parts.dtype)
      Kernel.store(
        values.indices.map { .double(Autograd.dirichletSlope(values[$0], shapes[$0], totals[$0])) }, into: result)
      return .tensor(result)
    }, refusing(["x", "alpha", "total"], "_dirichlet_grad"))

  /// Throws where PyTorch has a kernel for `float` and `double` alone.
  private static func requireFloats(_ tensor: Tensor, _ kernel: String) throws {
    if tensor.dtype != .float32 && tensor.dtype != .float64 {
      throw TorchError.notImplemented("\"\(kernel)\" not implemented for '\(tensor.dtype.scalarTypeName)'")
    }
  }
}

private enum GammaSlope: FloatBinaryFunction {
  static func call<T: ComputeElement>(_ a: T, _ b: T) -> T { T(double: gammaSlope(a.double, b.double)) }
}
