extension OperationTable {
  static let numbers: [Operation] = [.mulNumber, .divNumber, .addNumber, .subNumber]
}

// Where PyTorch's own code calculates with a number, the gradient function is another one than in Python.

extension Operation {
  static let mulNumber = Operation(
    "mul", "(Tensor self, Scalar other) -> Tensor", [], node: "MulBackward1",
    .kernel { .tensor(try Kernel.binary(Multiply.self, $0.tensor(0), $0.session.wrappedNumber($0.scalar(1)), nil)) },
    [Derivative("self", "grad × other") { try $0.grad.mulNumber($0.arguments.scalar(1)) }])

  static let divNumber = Operation(
    "div", "(Tensor self, Scalar other) -> Tensor", [], node: "DivBackward1",
    .kernel { .tensor(try Kernel.floatBinary(Divide.self, $0.tensor(0), $0.session.wrappedNumber($0.scalar(1)), nil)) },
    [Derivative("self", "grad ÷ other") { try $0.grad.divNumber($0.arguments.scalar(1)) }])

  static let addNumber = Operation(
    "add", "(Tensor self, Scalar other) -> Tensor", [], node: "AddBackward1",
    .kernel { .tensor(try Kernel.binary(Add.self, $0.tensor(0), $0.session.wrappedNumber($0.scalar(1)), nil)) },
    [Derivative("self", "grad") { try $0.grad }])

  static let subNumber = Operation(
    "sub", "(Tensor self, Scalar other) -> Tensor", [], node: "SubBackward1",
    .kernel { .tensor(try Kernel.binary(Subtract.self, $0.tensor(0), $0.session.wrappedNumber($0.scalar(1)), nil)) },
    [Derivative("self", "grad") { try $0.grad }])
}

extension Tensor {
  /// The values times a number, as PyTorch's own code multiplies (MulBackward1).
  public func mulNumber(_ number: Scalar) throws -> Tensor {
    try Operation.mulNumber.one(session, .tensor(self), .scalar(number))
  }
  /// The values over a number, as PyTorch's own code divides (DivBackward1).
  func divNumber(_ number: Scalar) throws -> Tensor {
    try Operation.divNumber.one(session, .tensor(self), .scalar(number))
  }
  /// The values plus a number, as PyTorch's own code adds (AddBackward1).
  func addNumber(_ number: Scalar) throws -> Tensor {
    try Operation.addNumber.one(session, .tensor(self), .scalar(number))
  }
  /// The values minus a number, as PyTorch's own code subtracts (SubBackward1).
  func subNumber(_ number: Scalar) throws -> Tensor {
    try Operation.subNumber.one(session, .tensor(self), .scalar(number))
  }

  /// The values, none below a number (`clamp_min`).
  func clampMin(_ low: Scalar) throws -> Tensor { try Operation.clampMin.one(session, .tensor(self), .scalar(low)) }

  /// `self × log(other)`, zero where `self` is (`xlogy`).
  func xlogy(_ other: Tensor) throws -> Tensor { try Operation.xlogy.one(session, .tensor(self), .tensor(other)) }
}
