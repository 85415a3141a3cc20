import Autograd
import SceneLanguage

/// An operation that stands behind one of Python's operators.
struct OperatorOperation: Sendable {
  /// PyTorch's name.
  let name: String
  private let overloads: [EngineOperation]

  init(_ name: String) {
    self.name = name
    overloads = OperationTable.byName[name] ?? []
  }

  /// Calls the first overload that takes these operands.
  func call(_ session: Session, _ operands: EngineValue...) throws -> Tensor {
    guard case .tensor(let tensor) = try overload(for: operands)(session, filled(operands)) else {
      throw TorchError.runtime("\(name)() gave no tensor")
    }
    return tensor
  }

  /// Writes into the first operand.
  func callInPlace(_ session: Session, _ operands: EngineValue...) throws -> Tensor {
    try overload(for: operands).callInPlace(session, filled(operands))
  }

  private func overload(for operands: [EngineValue]) throws -> EngineOperation {
    if overloads.count == 1 { return overloads[0] }
    let found = overloads.first { operation in
      zip(operation.signature.parameters, operands).allSatisfy { $0.accepts($1) }
    }
    guard let found else {
      throw TorchError.notImplemented("\(name)() is not supported for these operands")
    }
    return found
  }

  /// The operands, followed by the defaults of the other parameters.
  private func filled(_ operands: [EngineValue]) -> [EngineValue] {
    guard let parameters = overloads.first?.signature.parameters, parameters.count > operands.count else {
      return operands
    }
    return operands + parameters.dropFirst(operands.count).map { $0.defaultValue?.value ?? .none }
  }
}

extension EngineParameter {
  /// Whether an operand can stand here.
  fileprivate func accepts(_ operand: EngineValue) -> Bool {
    switch (kind, operand) {
    case (.tensor, .tensor), (.tensor(acceptsNumbers: true), .scalar), (.scalar, .scalar): true
    default: false
    }
  }
}

/// The operations behind Python's operators, found once.
enum TensorOperators {
  static let negative = OperatorOperation("neg")
  static let positive = OperatorOperation("positive")
  static let invert = OperatorOperation("bitwise_not")

  /// In the order of `BinaryOperator`.
  static let binary = [
    "add", "sub", "mul", "div", "floor_divide", "remainder", "pow", "matmul", "bitwise_left_shift",
    "bitwise_right_shift", "bitwise_and", "bitwise_or", "bitwise_xor",
  ].map(OperatorOperation.init)

  /// In the order of `Comparison`.
  static let comparisons = ["lt", "le", "eq", "ne", "gt", "ge"].map(OperatorOperation.init)

  private static let reversedSubtract = OperatorOperation("rsub")
  private static let reciprocal = OperatorOperation("reciprocal")

  /// `other OP tensor` where `other` is no tensor.
  static func reflected(
    _ operation: BinaryOperator, _ tensor: Tensor, _ other: EngineValue, _ runtime: TorchRuntime
  ) throws -> PythonValue {
    switch operation {
    case .add, .multiply, .bitAnd, .bitOr, .bitXor:
      return try runtime.apply(binary[Int(operation.rawValue)], .tensor(tensor), other)
    case .subtract: return try runtime.apply(reversedSubtract, .tensor(tensor), other)
    case .trueDivide:
      return try runtime.translatingErrors {
        let inverse = try reciprocal.call(runtime.session, .tensor(tensor))
        let product = try binary[Int(BinaryOperator.multiply.rawValue)].call(runtime.session, .tensor(inverse), other)
        return .object(runtime.object(for: product))
      }
    case .floorDivide, .modulo, .power, .leftShift, .rightShift:
      return try runtime.apply(binary[Int(operation.rawValue)], other, .tensor(tensor))
    case .matrixMultiply: return .notImplemented
    }
  }
}
