/// An argument or a result of an operation.
public enum Value {
  /// Python's `None`, or an argument left out.
  case none
  case tensor(Tensor)
  case tensors([Tensor])
  /// A list in which `None` may stand, as in indexing.
  case optionalTensors([Tensor?])
  case scalar(Scalar)
  case int(Int)
  case ints([Int])
  case bool(Bool)
  case double(Double)
  case doubles([Double])
  case dtype(DType)
  case string(String)
  case generator(Generator)
}

/// The arguments of one call, in the order of the operation's signature, defaults filled in.
public struct Arguments {
  /// The run the call belongs to.
  public let session: Session
  /// One value for each parameter.
  public var values: [Value]
  /// Whether the first argument is to be changed in place.
  var isInPlace = false

  /// Makes the arguments of a call.
  public init(_ session: Session, _ values: [Value]) {
    self.session = session
    self.values = values
  }

  /// The tensor at a position. Precondition: the signature says `Tensor` there.
  func tensor(_ index: Int) -> Tensor {
    switch values[index] {
    case .tensor(let tensor): tensor
    case .scalar(let scalar): session.wrappedNumber(scalar)
    default: preconditionFailure("argument \(index) is not a tensor")
    }
  }

  /// The tensor at a position, nil for `None`.
  func optionalTensor(_ index: Int) -> Tensor? {
    if case .none = values[index] { return nil }
    return tensor(index)
  }

  /// The list of tensors at a position.
  func tensors(_ index: Int) -> [Tensor] {
    guard case .tensors(let tensors) = values[index] else { preconditionFailure("argument \(index) is not a list") }
    return tensors
  }

  /// The number at a position.
  func scalar(_ index: Int) -> Scalar {
    optionalScalar(index) ?? 0
  }

  /// The number at a position, nil for `None`.
  func optionalScalar(_ index: Int) -> Scalar? {
    switch values[index] {
    case .scalar(let scalar): scalar
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .bool(let value): .bool(value)
    default: nil
    }
  }

  /// The whole number at a position.
  func int(_ index: Int) -> Int { optionalInt(index) ?? 0 }

  /// The whole number at a position, nil for `None`.
  func optionalInt(_ index: Int) -> Int? {
    if case .none = values[index] { return nil }
    return optionalScalar(index)?.intValue
  }

  /// The list of whole numbers at a position; a single number counts as a list of one.
  func ints(_ index: Int) -> [Int] { optionalInts(index) ?? [] }

  /// The list of whole numbers at a position, nil for `None`.
  func optionalInts(_ index: Int) -> [Int]? {
    switch values[index] {
    case .ints(let values): values
    case .int(let value), .scalar(.int(let value)): [value]
    default: nil
    }
  }

  /// The truth value at a position.
  func bool(_ index: Int) -> Bool { optionalScalar(index)?.boolValue ?? false }

  /// The float at a position.
  func double(_ index: Int) -> Double { optionalScalar(index)?.doubleValue ?? 0 }

  /// The float at a position, nil for `None`.
  func optionalDouble(_ index: Int) -> Double? { optionalScalar(index)?.doubleValue }

  /// The type at a position, nil for `None`.
  func dtype(_ index: Int) -> DType? {
    if case .dtype(let dtype) = values[index] { return dtype }
    return nil
  }

  /// The text at a position, nil for `None`.
  func string(_ index: Int) -> String? {
    if case .string(let string) = values[index] { return string }
    return nil
  }

  /// The generator at a position, or the session's own.
  func generator(_ index: Int) -> Generator {
    if case .generator(let generator) = values[index] { return generator }
    return session.generator
  }
}
