import Autograd
import SceneLanguage

/// An operation that stands behind one of Python's operators.
final class OperatorOperation: Sendable {
  /// An overload and the defaults of the parameters after its operands.
  private struct Overload: Sendable {
    let operation: EngineOperation
    let defaults: [Autograd.Signature.Default?]

    /// Nil where the operation does not take these kinds of operands and nothing else.
    init?(_ operation: EngineOperation, _ areTensors: [Bool]) {
      let parameters = operation.signature.parameters
      guard !operation.forms.isEmpty, parameters.count >= areTensors.count,
        zip(parameters, areTensors).allSatisfy({ $0.accepts(tensor: $1) })
      else { return nil }
      let others = parameters.dropFirst(areTensors.count)
      guard others.allSatisfy({ $0.defaultValue != nil }) else { return nil }
      self.operation = operation
      defaults = others.map(\.defaultValue)
    }

    func filled(_ operands: [EngineValue]) -> [EngineValue] {
      defaults.isEmpty ? operands : operands + defaults.map { $0?.value ?? .none }
    }
  }

  /// PyTorch's name.
  let name: String
  private let unary: Overload?
  private let ofTensors: Overload?
  private let tensorAndNumber: Overload?
  private let numberAndTensor: Overload?
  /// The operation that takes two tensors, or a tensor and a number, and nothing else of importance: most operators.
  let pointwise: EngineOperation?

  init(_ name: String) {
    self.name = name
    let operations = OperationTable.byName[name] ?? []
    func first(_ areTensors: [Bool]) -> Overload? { operations.lazy.compactMap { Overload($0, areTensors) }.first }
    unary = first([true])
    ofTensors = first([true, true])
    tensorAndNumber = first([true, false])
    numberAndTensor = first([false, true])
    if let both = ofTensors?.operation, both === tensorAndNumber?.operation, both.isBinary || both.isScaled {
      pointwise = both
    } else {
      pointwise = nil
    }
  }

  /// Calls the overload that takes these operands.
  func call(_ session: Session, _ a: EngineValue, _ b: EngineValue) throws -> Tensor {
    let overload = try overload(a, b)
    return try one(overload.operation(session, overload.filled([a, b])))
  }

  /// Calls the overload that takes one tensor.
  func call(_ session: Session, _ a: EngineValue) throws -> Tensor {
    guard let unary else { throw unsupported }
    return try one(unary.operation(session, unary.filled([a])))
  }

  /// Writes into the first operand.
  func callInPlace(_ session: Session, _ a: EngineValue, _ b: EngineValue) throws -> Tensor {
    let overload = try overload(a, b)
    return try overload.operation.callInPlace(session, overload.filled([a, b]))
  }

  /// Whether there is an overload for these operands.
  func takes(_ a: EngineValue, _ b: EngineValue) -> Bool { found(a, b) != nil }

  private func found(_ a: EngineValue, _ b: EngineValue) -> Overload? {
    switch (a, b) {
    case (.tensor, .tensor): ofTensors
    case (.tensor, _): tensorAndNumber
    default: numberAndTensor
    }
  }

  private func overload(_ a: EngineValue, _ b: EngineValue) throws -> Overload {
    guard let found = found(a, b) else { throw unsupported }
    return found
  }

  private func one(_ value: EngineValue) throws -> Tensor {
    guard case .tensor(let tensor) = value else { throw unsupported }
    return tensor
  }

  private var unsupported: TorchError {
    .notImplemented("\(name)() is not supported for these operands")
  }
}

extension EngineParameter {
  /// Whether a tensor, or a number, can stand here.
  fileprivate func accepts(tensor isTensor: Bool) -> Bool {
    switch kind {
    case .tensor(let acceptsNumbers): isTensor || acceptsNumbers
    case .scalar: !isTensor
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
      let called = binary[Int(operation.rawValue)]
      guard !called.takes(other, .tensor(tensor)), case .scalar(let number) = other else {
        return try runtime.apply(called, other, .tensor(tensor))
      }
      let first = try runtime.scalarTensor(number, number.dtype(default: runtime.session.defaultDType))
      return try runtime.apply(called, .tensor(first), .tensor(tensor))
    case .matrixMultiply: return .notImplemented
    }
  }
}
