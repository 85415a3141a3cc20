/// The binary operators, with the names of the methods behind them.
public enum BinaryOperator: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matrixMultiply, leftShift, rightShift, bitAnd,
    bitOr, bitXor

  /// As it is written, `+`.
  public var symbol: String { Self.rows[Int(rawValue)].symbol }
  /// The stem of the method names: `add` for `__add__`, `__radd__` and `__iadd__`.
  var stem: String { Self.rows[Int(rawValue)].stem }
  var method: StringObject { Self.methods[Int(rawValue)] }
  var reflectedMethod: StringObject { Self.reflectedMethods[Int(rawValue)] }
  var inPlaceMethod: StringObject { Self.inPlaceMethods[Int(rawValue)] }

  private static let rows: [(symbol: String, stem: String)] = [
    ("+", "add"), ("-", "sub"), ("*", "mul"), ("/", "truediv"), ("//", "floordiv"), ("%", "mod"), ("**", "pow"),
    ("@", "matmul"), ("<<", "lshift"), (">>", "rshift"), ("&", "and"), ("|", "or"), ("^", "xor"),
  ]
  nonisolated(unsafe) private static let methods = rows.map { StringObject.interned("__\($0.stem)__") }
  nonisolated(unsafe) private static let reflectedMethods = rows.map { StringObject.interned("__r\($0.stem)__") }
  nonisolated(unsafe) private static let inPlaceMethods = rows.map { StringObject.interned("__i\($0.stem)__") }
}

/// The unary operators that objects define; `not` asks for the truth value.
public enum UnaryOperator: UInt8, CaseIterable, Sendable {
  case negative, positive, invert

  /// As it is written, `-`.
  public var symbol: String { ["-", "+", "~"][Int(rawValue)] }
  var method: StringObject { Self.methods[Int(rawValue)] }

  nonisolated(unsafe) private static let methods = ["__neg__", "__pos__", "__invert__"].map(StringObject.interned)
}

/// The rich comparisons.
public enum Comparison: UInt8, CaseIterable, Sendable {
  case less, lessEqual, equal, notEqual, greater, greaterEqual

  /// As it is written, `<=`.
  public var symbol: String { ["<", "<=", "==", "!=", ">", ">="][Int(rawValue)] }
  /// The comparison that holds with the operands exchanged.
  public var reflected: Comparison {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    case .equal, .notEqual: self
    }
  }
  var method: StringObject { Self.methods[Int(rawValue)] }

  nonisolated(unsafe) private static let methods =
    ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"].map(StringObject.interned)

  @inline(__always) func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .less: a < b
    case .lessEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    case .greaterEqual: a >= b
    }
  }
}
