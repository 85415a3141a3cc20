/// What an operation takes and gives, written as PyTorch's schema language writes it:
/// `(Tensor self, Tensor|Scalar other, *, Scalar alpha=1) -> Tensor`.
///
/// Types: `Tensor`, `Tensor|Scalar` (a Python number is accepted), `Tensor[]`, `Tensor?[]`, `Scalar`, `int`, `int[]`,
/// `int[2]` (one number stands for two), `bool`, `float`, `float[]`, `dtype`, `str`, `Generator`; a trailing `?` admits
/// `None`. Parameters after `*` are keyword-only. Several returns in parentheses make a named tuple.
public struct Signature: Sendable {
  /// What can stand for a parameter.
  public enum Kind: Sendable, Equatable {
    case tensor(acceptsNumbers: Bool)
    case tensors
    case optionalTensors
    case scalar, int, bool, double, doubles, dtype, string, generator
    /// A list of whole numbers; where `count` is known one number stands for so many.
    case ints(count: Int?)
  }

  /// The value of a parameter that is left out.
  public enum Default: Sendable, Equatable {
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case ints([Int])
    case string(String)

    /// The default as an argument.
    public var value: Value {
      switch self {
      case .none: .none
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .double(let value): .double(value)
      case .ints(let values): .ints(values)
      case .string(let value): .string(value)
      }
    }
  }

  /// One parameter.
  public struct Parameter: Sendable {
    /// Its Python name.
    public let name: String
    /// What it accepts.
    public let kind: Kind
    /// Whether `None` is accepted.
    public let isOptional: Bool
    /// What it is when left out; nil when it is required.
    public let defaultValue: Default?
    /// Whether it must be given by name.
    public let isKeywordOnly: Bool
    /// The type as the schema writes it, `Tensor`, `int[1]`, for error messages.
    public let typeName: String
  }

  /// The parameters in order.
  public let parameters: [Parameter]
  /// The names of the results; empty strings where a result has none.
  public let results: [String]
  /// The text it was made from.
  public let text: String

  /// Parses a schema, byte by byte: hundreds of them are read when a program starts. Precondition: the text is well
  /// formed; it is part of the program.
  init(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)
    guard
      let arrow = bytes.indices.dropLast().first(where: {
        bytes[$0] == Signature.dash && bytes[$0 + 1] == Signature.tip
      }),
      arrow >= 3, bytes[0] == UInt8(ascii: "(")
    else { preconditionFailure("malformed signature \(text)") }
    var keywordOnly = false
    var parameters: [Parameter] = []
    for piece in bytes[1..<(arrow - 2)].split(separator: Signature.comma) {
      let words = piece.drop { $0 == Signature.space }
      if words.elementsEqual([UInt8(ascii: "*")]) {
        keywordOnly = true
      } else {
        parameters.append(Signature.parameter(words, isKeywordOnly: keywordOnly))
      }
    }
    self.parameters = parameters
    let returns = bytes[(arrow + 2)...].filter { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") }
    results = returns.split(separator: Signature.comma).filter { !$0.allSatisfy { $0 == Signature.space } }.map {
      result in
      let words = result.split(separator: Signature.space)
      return words.count > 1 ? String(decoding: words[1], as: UTF8.self) : ""
    }
  }

  private static let comma = UInt8(ascii: ",")
  private static let space = UInt8(ascii: " ")
  private static let equals = UInt8(ascii: "=")
  private static let dash = UInt8(ascii: "-")
  private static let tip = UInt8(ascii: ">")

  /// The position of the parameter with this name.
  public func index(of name: String) -> Int? { parameters.firstIndex { $0.name == name } }

  private static func parameter(_ bytes: ArraySlice<UInt8>, isKeywordOnly: Bool) -> Parameter {
    guard let gap = bytes.firstIndex(of: space) else {
      preconditionFailure("malformed parameter \(String(decoding: bytes, as: UTF8.self))")
    }
    let assignment = bytes[gap...].firstIndex(of: equals)
    var type = bytes[..<gap]
    let isOptional = type.last == UInt8(ascii: "?")
    if isOptional { type.removeLast() }
    let typeName = String(decoding: type, as: UTF8.self)
    return Parameter(
      name: String(decoding: bytes[(gap + 1)..<(assignment ?? bytes.endIndex)], as: UTF8.self), kind: kind(typeName),
      isOptional: isOptional,
      defaultValue: assignment.map { defaultValue(String(decoding: bytes[($0 + 1)...], as: UTF8.self)) },
      isKeywordOnly: isKeywordOnly, typeName: typeName)
  }

  private static func kind(_ type: String) -> Kind {
    switch type {
    case "Tensor": return .tensor(acceptsNumbers: false)
    case "Tensor|Scalar": return .tensor(acceptsNumbers: true)
    case "Tensor[]": return .tensors
    case "Tensor?[]": return .optionalTensors
    case "Scalar": return .scalar
    case "int": return .int
    case "bool": return .bool
    case "float": return .double
    case "float[]": return .doubles
    case "dtype": return .dtype
    case "str": return .string
    case "Generator": return .generator
    default:
      precondition(type.hasPrefix("int[") && type.hasSuffix("]"), "unknown type \(type)")
      return .ints(count: Int(type.dropFirst(4).dropLast()))
    }
  }

  private static func defaultValue(_ text: String) -> Default {
    switch text {
    case "None": return .none
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "[]": return .ints([])
    default:
      if text.hasPrefix("'") { return .string(String(text.dropFirst().dropLast())) }
      if let value = Int(text) { return .int(value) }
      if let value = Double(text) { return .double(value) }
      preconditionFailure("unknown default \(text)")
    }
  }
}
