extension OperationTable {
  static let arithmetic: [Operation] = [.add, .sub, .mul, .div, .neg]
}

extension Operation {
  static let add = Operation(
    "add", "(Tensor self, Tensor|Scalar other, *, Scalar alpha=1) -> Tensor", .pointwise, node: "AddBackward0",
    .scaled { try Kernel.binary(Add.self, $0, $1.scaled(by: $2), $3) },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("other", "grad × alpha") { try $0.scaled($0.grad) },
    ])

  static let mul = Operation(
    "mul", "(Tensor self, Tensor|Scalar other) -> Tensor", .pointwise, node: "MulBackward0",
    .binary { try Kernel.binary(Multiply.self, $0, $1, $2) },
    [
      Derivative("self", "grad × other", saves: ["other"]) { try $0.grad.mul($0.other) },
      Derivative("other", "grad × self", saves: ["self"]) { try $0.grad.mul($0.input) },
    ])
}

extension Operation {
  static let sub = Operation(
    "sub", "(Tensor self, Tensor|Scalar other, *, Scalar alpha=1) -> Tensor", .pointwise, node: "SubBackward0",
    .scaled { try Kernel.binary(Subtract.self, $0, $1.scaled(by: $2), $3) },
    [
      Derivative("self", "grad") { try $0.grad },
      Derivative("other", "−grad × alpha") { try $0.scaled($0.grad).neg() },
    ])

  static let div = Operation(
    "div", "(Tensor self, Tensor|Scalar other) -> Tensor", .pointwise, node: "DivBackward0",
    .binary { try Kernel.floatBinary(Divide.self, $0, $1, $2) },
    [
      Derivative("self", "grad ÷ other", saves: ["other"]) { try $0.grad.div($0.other) },
      Derivative("other", "−grad × self ÷ other²", saves: ["self", "other"]) {
        try $0.grad.neg().mul($0.input.div($0.other).div($0.other))
      },
    ])

  static let neg = Operation(
    "neg", "(Tensor self) -> Tensor", .pointwise, node: "NegBackward0",
    .unary { try Kernel.unary(Negate.self, $0, $1) },
    [Derivative("self", "−grad") { try $0.grad.neg() }])
}

extension Backward {
  /// A gradient times the `alpha` of the operation.
  func scaled(_ gradient: Tensor) throws -> Tensor {
    node.attributes.isEmpty ? gradient : try gradient.mul(arguments.scalar(2))
  }
}

extension Tensor {
  /// The values times `alpha`, below autograd.
  func scaled(by alpha: Scalar) throws -> Tensor {
    alpha == .int(1) ? self : try Kernel.binary(Multiply.self, self, session.wrappedNumber(alpha), nil)
  }
}

extension Tensor {
  /// `self + other`.
  public func add(_ other: Tensor) throws -> Tensor { try Operation.add.apply(self, other, alpha: .int(1)) }
  /// `self + other`.
  public func add(_ other: Scalar) throws -> Tensor { try add(session.wrappedNumber(other)) }
  /// `self − other`.
  public func sub(_ other: Tensor) throws -> Tensor { try Operation.sub.apply(self, other, alpha: .int(1)) }
  /// `self − other`.
  public func sub(_ other: Scalar) throws -> Tensor { try sub(session.wrappedNumber(other)) }
  /// `self × other`.
  public func mul(_ other: Tensor) throws -> Tensor { try Operation.mul.apply(self, other) }
  /// `self × other`.
  public func mul(_ other: Scalar) throws -> Tensor { try mul(session.wrappedNumber(other)) }
  /// `self ÷ other`.
  public func div(_ other: Tensor) throws -> Tensor { try Operation.div.apply(self, other) }
  /// `self ÷ other`.
  public func div(_ other: Scalar) throws -> Tensor { try div(session.wrappedNumber(other)) }
  /// `−self`.
  public func neg() throws -> Tensor { try Operation.neg.apply(self) }
  /// The sum of all elements.
  public func sum() throws -> Tensor { try Operation.sum.one(session, .tensor(self), .none) }
  /// The sum over dimensions.
  public func sum(_ dims: [Int], keep: Bool = false) throws -> Tensor {
    try Operation.sumDim.one(session, .tensor(self), .ints(dims), .bool(keep), .none)
  }
  /// The mean of all elements.
  public func mean() throws -> Tensor { try Operation.mean.one(session, .tensor(self), .none) }
}
