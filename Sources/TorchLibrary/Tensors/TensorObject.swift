import Autograd
import SceneLanguage

/// A tensor as Python sees it. There is at most one such object for a tensor at a time, so that `is` works and
/// attributes that a scene sets stay.
final class TensorObject: PythonObject {
  /// The engine's tensor.
  let tensor: Tensor
  /// The run it belongs to, which outlives it.
  unowned(unsafe) let runtime: TorchRuntime

  init(_ tensor: Tensor, runtime: TorchRuntime, type: TypeObject = TorchTypes.tensor) {
    self.tensor = tensor
    self.runtime = runtime
    super.init(type: type)
    tensor.companion = self
  }

  deinit { tensor.companion = nil }

  override var isObserved: Bool { true }

  override func missingAttribute(_ name: String) -> MissingAttribute? {
    UnsupportedNames.answer(for: name, in: "Tensor")
  }

  // MARK: Operators

  override func unary(_ operation: UnaryOperator) throws -> PythonValue {
    switch operation {
    case .negative: try runtime.apply(TensorOperators.negative, tensor)
    case .positive: try runtime.apply(TensorOperators.positive, tensor)
    case .invert where tensor.dtype.isFloatingPoint:
      throw PythonError.typeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
    case .invert: try runtime.apply(TensorOperators.invert, tensor)
    }
  }

  override func binary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    let called = TensorOperators.binary[Int(operation.rawValue)]
    if let pointwise = called.pointwise { return try combine(pointwise, other) }
    guard let operand = other.operand, called.takes(.tensor(tensor), operand) else { return .notImplemented }
    return try runtime.apply(called, .tensor(tensor), operand)
  }

  /// Calls an operation of two operands.
  private func combine(_ operation: EngineOperation, _ other: PythonValue) throws -> PythonValue {
    do {
      let result: Tensor
      switch other {
      case .object(let object):
        if let right = object.engineTensor {
          result = try operation.combine(tensor, right)
        } else if let number = (object as? ArrayScalar)?.scalar {
          result = try operation.combine(tensor, number)
        } else {
          return .notImplemented
        }
      case .float(let number): result = try operation.combine(tensor, .double(number))
      case .int(let number): result = try operation.combine(tensor, .int(number))
      case .bool(let truth): result = try operation.combine(tensor, .bool(truth))
      default: return .notImplemented
      }
      return .object(runtime.object(for: result))
    } catch let error as TorchError {
      throw PythonError(error)
    }
  }

  override func reflectedBinary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    guard let operand = other.operand else { return .notImplemented }
    return try TensorOperators.reflected(operation, tensor, operand, runtime)
  }

  override func inPlaceBinary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    guard let operand = other.operand, operation != .matrixMultiply else { return .notImplemented }
    let name = TensorOperators.binary[Int(operation.rawValue)]
    _ = try runtime.translatingErrors { try name.callInPlace(runtime.session, .tensor(tensor), operand) }
    return .object(self)
  }

  override func compare(_ operation: Comparison, _ other: PythonValue) throws -> PythonValue {
    guard let operand = other.operand else { return .notImplemented }
    return try runtime.apply(TensorOperators.comparisons[Int(operation.rawValue)], .tensor(tensor), operand)
  }

  // MARK: Containers

  override func item(_ key: PythonValue) throws -> PythonValue {
    try runtime.translatingErrors { .object(runtime.object(for: try Indexing.read(tensor, key, runtime))) }
  }

  override func setItem(_ key: PythonValue, _ value: PythonValue) throws {
    try runtime.translatingErrors { try Indexing.write(tensor, key, value, runtime) }
  }

  override func iterator() throws -> PythonObject? {
    if tensor.rank == 0 { throw PythonError.typeError("iteration over a 0-d tensor") }
    return TensorIterator(try runtime.translatingErrors { try runtime.rows(of: tensor) })
  }

  override func length() throws -> Int? {
    if tensor.rank == 0 { throw PythonError.typeError("len() of a 0-d tensor") }
    return tensor.sizes[0]
  }

  override func truth() throws -> Bool { try runtime.number(in: tensor, as: .truth).boolValue }

  override func contains(_ value: PythonValue) throws -> Bool? {
    guard let operand = value.operand else {
      throw PythonError.runtimeError(
        "Tensor.__contains__ only supports Tensor or scalar, but you passed in a \(value.type.qualifiedName.typeText).")
    }
    return try runtime.translatingErrors {
      let equal = try TensorOperators.comparisons[Int(Comparison.equal.rawValue)].call(
        runtime.session, .tensor(tensor), operand)
      return equal.scalars.contains { $0.boolValue }
    }
  }

  // MARK: Conversions

  override func repr() throws -> String { try runtime.translatingErrors { try runtime.text(of: self) } }

  override func str() throws -> String { try repr() }

  override func format(_ specification: String) throws -> String {
    if tensor.rank == 0 {
      return try runtime.python(try runtime.number(in: tensor, as: .item)).format(specification)
    }
    if specification.isEmpty { return try repr() }
    throw PythonError.typeError("unsupported format string passed to \(type.name).__format__")
  }

  override func index() throws -> Int? {
    guard tensor.count == 1, !tensor.dtype.isFloatingPoint else {
      throw PythonError.typeError("only integer tensors of a single element can be converted to an index")
    }
    return try runtime.number(in: tensor, as: .item).intValue
  }

  override func toInteger() throws -> PythonValue? {
    switch try runtime.number(in: tensor, as: .number) {
    case .double(let value):
      if value.isNaN { throw PythonError.valueError("cannot convert float NaN to integer") }
      if value.isInfinite { throw PythonError("OverflowError", "cannot convert float infinity to integer") }
      return .int(Int(value.rounded(.towardZero)))
    case let other: return .int(other.intValue)
    }
  }

  override func toFloat() throws -> Double? {
    try runtime.warnOfScalar(self)
    return try runtime.number(in: tensor, as: .number).doubleValue
  }
}

extension TorchRuntime {
  /// Warns where a tensor that is part of the graph becomes a number.
  func warnOfScalar(_ object: TensorObject) throws {
    if !object.tensor.requiresGrad || !session.isGradEnabled { return }
    try warnOnce(
      "UserWarning",
      "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\nConsider using "
        + "tensor.detach() first.")
  }
}

/// Goes through the rows of a tensor.
final class TensorIterator: PythonObject {
  private var rows: [PythonValue]

  init(_ rows: [PythonValue]) {
    self.rows = rows.reversed()
    super.init(type: TorchTypes.iterator)
  }

  override var isIterator: Bool { true }
  override func iterator() throws -> PythonObject? { self }
  override func next() throws -> PythonValue? { rows.popLast() }
}

extension PythonValue {
  /// An operand of an operation between tensors: a tensor or a number.
  var operand: EngineValue? {
    if let tensor = object?.engineTensor { return .tensor(tensor) }
    return number.map { .scalar($0) }
  }
}

extension PythonObject {
  /// The engine's tensor, where this is a tensor. `TensorObject` has no subclasses: comparing the class is enough.
  @inline(__always)
  var engineTensor: Tensor? {
    Swift.type(of: self) == TensorObject.self ? unsafeDowncast(self, to: TensorObject.self).tensor : nil
  }
}

extension String {
  /// As `str(type)` shows a class of this name.
  var typeText: String { "<class '\(self)'>" }
}
