/// An expression and where it stands.
final class Expression {
  let kind: Kind
  let range: TextRange
  /// Whether it stands in parentheses of its own.
  var isParenthesized = false

  init(_ kind: Kind, _ range: TextRange) {
    self.kind = kind
    self.range = range
  }

  enum Kind {
    case constant(Constant)
    case name(String)
    case formatted([FormatPiece])
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    /// Keys with their values; no key for `**mapping`.
    case dictionary([(key: Expression?, value: Expression)])
    case unary(UnaryOperator, Expression)
    case not(Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `and` or `or` between all of them.
    case boolean(isAnd: Bool, [Expression])
    case comparison(Expression, [(operation: ComparisonOperator, operand: Expression)])
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case lambda(Parameters, Expression)
    case call(Expression, [Argument])
    case attribute(Expression, String)
    case item(Expression, Expression)
    case slice(Expression?, Expression?, Expression?)
    case starred(Expression)
    case named(String, Expression)
    case comprehension(ComprehensionKind, element: Expression, value: Expression?, [Clause])
    case yield(Expression?)
    case yieldFrom(Expression)
  }

  enum Constant {
    case none, true_, false_, ellipsis
    case int(Int)
    /// A decimal number too big for 64 bits.
    case bigInteger(String)
    case float(Double)
    case string(String)
    case bytes([UInt8])
  }

  enum ComparisonOperator {
    case rich(Comparison)
    case is_, isNot, in_, notIn

    var symbol: String {
      switch self {
      case .rich(let comparison): comparison.symbol
      case .is_: "is"
      case .isNot: "is not"
      case .in_: "in"
      case .notIn: "not in"
      }
    }
  }

  /// A piece of an f-string.
  enum FormatPiece {
    case text(String)
    /// `{value!conversion:specification}`; `source` is the text of `{value=}`.
    case value(Expression, conversion: Character?, specification: [FormatPiece]?, source: String?)
  }

  enum ComprehensionKind { case list, set, dictionary, generator }

  /// `for target in iterable if condition…` of a comprehension.
  struct Clause {
    let target: Expression
    let iterable: Expression
    let conditions: [Expression]
  }

  /// An argument of a call.
  enum Argument {
    case positional(Expression)
    case unpacked(Expression)
    case keyword(String, Expression, TextRange)
    case unpackedKeywords(Expression)

    var expression: Expression {
      switch self {
      case .positional(let value), .unpacked(let value), .keyword(_, let value, _), .unpackedKeywords(let value): value
      }
    }
  }
}

/// The parameters of a function.
struct Parameters {
  struct Parameter {
    let name: String
    let range: TextRange
    let annotation: Expression?
    let defaultValue: Expression?
  }

  /// Those before `/`.
  var positionalOnlyCount = 0
  var positional: [Parameter] = []
  var variadic: Parameter?
  var keywordOnly: [Parameter] = []
  var variadicKeywords: Parameter?

  var all: [Parameter] {
    positional + keywordOnly + [variadic, variadicKeywords].compactMap { $0 }
  }
}
