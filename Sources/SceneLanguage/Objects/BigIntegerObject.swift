import BigInt

/// A whole number that does not fit 64 bits.
public final class BigIntegerObject: PythonObject {
  /// The number.
  let value: BigInt

  init(_ value: BigInt) {
    self.value = value
    super.init(type: .int, kind: .bigInteger)
  }
}

extension Value {
  /// A whole number of any size, inline where it fits.
  static func integer(_ value: BigInt) -> Value {
    if let small = Int(exactly: value) { .int(small) } else { .object(BigIntegerObject(value)) }
  }

  /// This whole number (or truth value) as a big one; nil for everything else.
  var bigInteger: BigInt? {
    switch self {
    case .int(let value): BigInt(value)
    case .bool(let value): BigInt(value ? 1 : 0)
    case .object(let object) where object.kind == .bigInteger:
      unsafeDowncast(object, to: BigIntegerObject.self).value
    case .object(let object): (object as? IntegerSubclassObject)?.value.bigInteger
    default: nil
    }
  }
}

/// An instance of a class written in Python that inherits from `int`.
final class IntegerSubclassObject: PythonObject {
  let value: Value

  init(_ value: Value, type: TypeObject) {
    self.value = value
    super.init(type: type)
  }
}
