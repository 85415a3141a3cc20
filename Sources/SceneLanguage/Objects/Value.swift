/// A Python value: small things inline, everything else a reference to an object.
///
/// Sixteen bytes; copying a number costs no reference counting. The order of the cases is part of the machine's
/// contract, see `ValueLayout`.
public enum Value {
  /// A whole number that fits 64 bits.
  case int(Int)
  /// A floating-point number.
  case float(Double)
  /// `True` or `False`.
  case bool(Bool)
  /// Anything else.
  case object(PythonObject)
  /// `None`.
  case none
  /// `NotImplemented`, which operators return to let the other operand try.
  case notImplemented
  /// `Ellipsis`.
  case ellipsis
  /// The content of a variable that is not bound. Native code never sees it.
  case undefined
}

extension Value {
  /// A string value.
  @inlinable public static func string(_ text: String) -> Value { .object(StringObject(text)) }

  /// A new list.
  public static func list(_ items: [Value]) -> Value { .object(ListObject(items)) }

  /// A new tuple.
  public static func tuple(_ items: [Value]) -> Value { .object(TupleObject(items)) }

  /// The object, unless the value is stored inline.
  @inlinable public var object: PythonObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// Whether this is `None`.
  @inlinable public var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// The text, when this is a string.
  public var string: String? { (self.object as? StringObject)?.string }

  /// The items, when this is a list or a tuple.
  public var sequence: [Value]? {
    switch object {
    case let list as ListObject: list.items
    case let tuple as TupleObject: tuple.items
    default: nil
    }
  }

  /// Its type, as `type(value)` gives it.
  public var type: TypeObject {
    switch self {
    case .int: .int
    case .float: .float
    case .bool: .bool
    case .object(let object): object.type
    case .none, .undefined: .noneType
    case .notImplemented: .notImplementedType
    case .ellipsis: .ellipsisType
    }
  }

  /// Whether both are the same object, as `is` decides.
  public func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.bool(let a), .bool(let b)): a == b
    case (.object(let a), .object(let b)): a === b
    case (.none, .none), (.notImplemented, .notImplemented), (.ellipsis, .ellipsis), (.undefined, .undefined): true
    default: false
    }
  }
}
