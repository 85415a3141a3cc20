/// Code that CPython accepts with a SyntaxWarning.
enum SuspiciousCode {
  /// What is odd about calling an expression.
  static func calling(_ callee: Expression) -> String? {
    guard let type = callee.displayType, type != "function" else { return nil }
    return "'\(type)' object is not callable; perhaps you missed a comma?"
  }

  /// What is odd about `value[key]`.
  static func subscripting(_ value: Expression, _ key: Expression) -> String? {
    guard let type = value.displayType else { return nil }
    if ["NoneType", "bool", "ellipsis", "int", "float", "set", "generator", "function"].contains(type) {
      return "'\(type)' object is not subscriptable; perhaps you missed a comma?"
    }
    guard ["str", "bytes", "tuple", "list"].contains(type), let keyType = key.displayType,
      keyType != "int", keyType != "bool"
    else { return nil }
    return "\(type) indices must be integers or slices, not \(keyType); perhaps you missed a comma?"
  }

  /// What is odd about `left is right`.
  static func identity(_ left: Expression, _ right: Expression, isNegated: Bool) -> String? {
    guard left.isLiteral || right.isLiteral else { return nil }
    return isNegated
      ? "\"is not\" with a literal. Did you mean \"!=\"?" : "\"is\" with a literal. Did you mean \"==\"?"
  }

  /// What is odd about `assert test`.
  static func asserting(_ test: Expression) -> String? {
    guard case .tuple(let items) = test.kind, !items.isEmpty else { return nil }
    return "assertion is always true, perhaps remove parentheses?"
  }
}

extension Expression {
  /// The class of a literal or a display; nil for everything else.
  fileprivate var displayType: String? {
    switch kind {
    case .constant(let constant):
      switch constant {
      case .none: "NoneType"
      case .true_, .false_: "bool"
      case .ellipsis: "ellipsis"
      case .int, .bigInteger: "int"
      case .float: "float"
      case .string: "str"
      case .bytes: "bytes"
      }
    case .formatted: "str"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set"
    case .dictionary: "dict"
    case .lambda: "function"
    case .comprehension(let form, _, _, _):
      switch form {
      case .list: "list"
      case .set: "set"
      case .dictionary: "dict"
      case .generator: "generator"
      }
    default: nil
    }
  }

  /// A number, a text or bytes.
  fileprivate var isLiteral: Bool {
    switch kind {
    case .constant(.int), .constant(.bigInteger), .constant(.float), .constant(.string), .constant(.bytes): true
    case .unary(_, let operand): operand.isLiteral
    case .tuple(let items): items.allSatisfy(\.isConstant)
    default: false
    }
  }

  private var isConstant: Bool { if case .constant = kind { true } else { isLiteral } }
}
