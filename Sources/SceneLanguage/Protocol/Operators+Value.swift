extension Value {
  /// `self OP other`.
  public func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    let result = try tryBinary(operation, other)
    if case .notImplemented = result { throw unsupported(operation.spelling, other) }
    return result
  }

  /// `self OP= other`: changes the object where it can, and gives the new value of the variable.
  public func inPlaceBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    if case .object(let object) = self {
      let result =
        if let method = object.type.override(operation.inPlaceMethod) { try method.call(self, other) } else {
          try object.inPlaceBinary(operation, other)
        }
      if case .notImplemented = result {} else { return result }
    }
    // A number may stand before a sequence that is to be repeated, an object may not.
    let isRepetition = operation == .multiply && other.object?.isSequence == true
    let result = isRepetition && object?.isSequence == false ? .notImplemented : try tryBinary(operation, other)
    if case .notImplemented = result { throw unsupported(operation.symbol + "=", other) }
    return result
  }

  private func unsupported(_ symbol: String, _ other: Value) -> PythonError {
    .typeError("unsupported operand type(s) for \(symbol): '\(type.messageName)' and '\(other.type.messageName)'")
  }

  private func tryBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    if let number = try Numbers.binary(operation, self, other) { return number }
    // A subclass on the right that redefines the operation goes first.
    if case .object(let right) = other, right.type.isUserDefined, right.type !== type, right.type.isSubclass(of: type),
      let reflected = right.type.override(operation.reflectedMethod)
    {
      let result = try reflected.call(other, self)
      if case .notImplemented = result {} else { return result }
    }
    if case .object(let left) = self {
      let result =
        if let method = left.type.override(operation.method) { try method.call(self, other) } else {
          try left.binary(operation, other)
        }
      if case .notImplemented = result {} else { return result }
    }
    // Two of one class written in Python have had their say.
    if case .object(let right) = other, right.type !== type || !right.type.isUserDefined {
      let result =
        if let method = right.type.override(operation.reflectedMethod) { try method.call(other, self) } else {
          try right.reflectedBinary(operation, self)
        }
      if case .notImplemented = result {} else { return result }
    }
    // Concatenation names its operand's type, as `list + 1` does in CPython.
    if case .object(let left) = self, operation == .add, let message = left.concatenationMessage(other) {
      throw PythonError.typeError(message)
    }
    if operation == .multiply {
      if object?.isSequence ?? false { throw PythonError.typeError(Self.repetitionMessage(other)) }
      if other.object?.isSequence ?? false { throw PythonError.typeError(Self.repetitionMessage(self)) }
    }
    return .notImplemented
  }

  private static func repetitionMessage(_ count: Value) -> String {
    "can't multiply sequence by non-int of type '\(count.type.messageName)'"
  }

  /// `-self`, `+self`, `~self`.
  public func unary(_ operation: UnaryOperator) throws -> Value {
    if let number = Numbers.unary(operation, self) { return number }
    if case .object(let object) = self {
      let result =
        if let method = object.type.override(operation.method) { try method.call(self) } else {
          try object.unary(operation)
        }
      if case .notImplemented = result {} else { return result }
    }
    throw PythonError.typeError("bad operand type for unary \(operation.symbol): '\(type.messageName)'")
  }

  /// `self OP other` for a comparison.
  public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    if let truth = Numbers.compare(operation, self, other) { return .bool(truth) }
    var triedReflected = false
    if case .object(let right) = other, right.type !== type, right.type.isSubclass(of: type) {
      triedReflected = true
      let result = try right.compared(operation.reflected, self)
      if case .notImplemented = result {} else { return result }
    }
    if case .object(let left) = self {
      let result = try left.compared(operation, other)
      if case .notImplemented = result {} else { return result }
    }
    if !triedReflected, case .object(let right) = other {
      let result = try right.compared(operation.reflected, self)
      if case .notImplemented = result {} else { return result }
    }
    switch operation {
    case .equal: return .bool(isIdentical(to: other))
    case .notEqual: return .bool(!isIdentical(to: other))
    default:
      throw PythonError.typeError(
        "'\(operation.symbol)' not supported between instances of '\(type.messageName)' and '\(other.type.messageName)'"
      )
    }
  }

  /// Whether `self == other` is true.
  public func isEqual(to other: Value) throws -> Bool { try compare(.equal, other).isTrue() }

  /// Whether both are the same object or equal, as containers compare their items.
  func isSame(as other: Value) throws -> Bool { try isIdentical(to: other) || isEqual(to: other) }
}

extension PythonObject {
  fileprivate final func compared(_ operation: Comparison, _ other: Value) throws -> Value {
    if let method = type.override(operation.method) { return try method.call(.object(self), other) }
    // Without a `__ne__` of its own, a class's `__eq__` decides.
    if operation == .notEqual, let equal = type.override(Names.equal) {
      let result = try equal.call(.object(self), other)
      if case .notImplemented = result { return result }
      return .bool(try !result.isTrue())
    }
    return try compare(operation, other)
  }

  fileprivate final var isSequence: Bool { kind == .list || kind == .tuple || kind == .string || kind == .bytes }

  fileprivate final func concatenationMessage(_ other: Value) -> String? {
    switch kind {
    case .string: "can only concatenate str (not \"\(other.type.name)\") to str"
    case .list: "can only concatenate list (not \"\(other.type.name)\") to list"
    case .tuple: "can only concatenate tuple (not \"\(other.type.name)\") to tuple"
    case .bytes: "can't concat \(other.type.name) to bytes"
    default: nil
    }
  }
}

extension BinaryOperator {
  /// As CPython's messages spell it.
  fileprivate var spelling: String { self == .power ? "** or pow()" : symbol }
}
