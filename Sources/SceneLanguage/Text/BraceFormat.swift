/// Formatting with braces: `str.format` and `str.format_map`.
struct BraceFormat {
  private let positional: [Value]
  /// The value of a name; throws KeyError.
  private let named: (String) throws -> Value
  private var automatic = 0
  private var isManual: Bool?

  /// The text with the fields filled in.
  static func format(
    _ text: String, _ positional: [Value], named: @escaping (String) throws -> Value
  ) throws -> String {
    var format = BraceFormat(positional: positional, named: named)
    return try format.expand(ArraySlice(text.unicodeScalars), depth: 2)
  }

  private init(positional: [Value], named: @escaping (String) throws -> Value) {
    self.positional = positional
    self.named = named
  }

  private mutating func expand(_ text: ArraySlice<Unicode.Scalar>, depth: Int) throws -> String {
    guard depth >= 0 else { throw PythonError.valueError("Max string recursion exceeded") }
    var result = String.UnicodeScalarView()
    var rest = text
    while let scalar = rest.popFirst() {
      if scalar == "}" {
        guard rest.popFirst() == "}" else { throw PythonError.valueError("Single '}' encountered in format string") }
        result.append("}")
      } else if scalar == "{" {
        guard let next = rest.first else { throw PythonError.valueError("Single '{' encountered in format string") }
        if next == "{" {
          rest.removeFirst()
          result.append("{")
        } else {
          let field = try Self.field(&rest)
          result.append(contentsOf: try value(of: field, depth: depth).unicodeScalars)
        }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Takes a field from after its opening brace to its closing one.
  private static func field(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> ArraySlice<Unicode.Scalar> {
    var depth = 1
    var brackets = false
    let whole = rest
    while let scalar = rest.popFirst() {
      switch scalar {
      case "[": brackets = true
      case "]": brackets = false
      case "{" where !brackets: depth += 1
      case "}" where !brackets:
        depth -= 1
        if depth == 0 { return whole[..<(rest.startIndex - 1)] }
      default: break
      }
    }
    throw PythonError.valueError("expected '}' before end of string")
  }

  private mutating func value(of field: ArraySlice<Unicode.Scalar>, depth: Int) throws -> String {
    var name = field
    var specification: ArraySlice<Unicode.Scalar> = []
    var conversion: Unicode.Scalar?
    var inBrackets = false
    scan: for index in field.indices {
      switch field[index] {
      case "[": inBrackets = true
      case "]": inBrackets = false
      case "{" where !inBrackets: throw PythonError.valueError("unexpected '{' in field name")
      case "!" where !inBrackets:
        name = field[..<index]
        let after = field[(index + 1)...]
        guard let code = after.first else {
          throw PythonError.valueError("end of string while looking for conversion specifier")
        }
        conversion = code
        if after.count > 1 {
          guard after[after.startIndex + 1] == ":" else {
            throw PythonError.valueError("expected ':' after conversion specifier")
          }
          specification = after.dropFirst(2)
        }
        break scan
      case ":" where !inBrackets:
        name = field[..<index]
        specification = field[(index + 1)...]
        break scan
      default: break
      }
    }
    var value = try lookup(name)
    switch conversion {
    case nil: break
    case "r": value = .string(try value.repr())
    case "s": value = .string(try value.str())
    case "a": value = .string(asciiRepresentation(try value.repr()))
    case .some(let code):
      throw PythonError.valueError("Unknown conversion specifier \(code)")
    }
    return try value.format(try expand(specification, depth: depth - 1))
  }

  /// The value that a field name such as `0.shape[1]` means.
  private mutating func lookup(_ name: ArraySlice<Unicode.Scalar>) throws -> Value {
    let firstEnd = name.firstIndex { $0 == "." || $0 == "[" } ?? name.endIndex
    var value = try first(Self.text(name[..<firstEnd]))
    var rest = name[firstEnd...]
    while let scalar = rest.popFirst() {
      if scalar == "." {
        let end = rest.firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
        let attribute = Self.text(rest[..<end])
        if attribute.isEmpty { throw PythonError.valueError("Empty attribute in format string") }
        value = try value.attribute(attribute)
        rest = rest[end...]
      } else {
        guard scalar == "[" else {
          throw PythonError.valueError("Only '.' or '[' may follow ']' in format field specifier")
        }
        guard let end = rest.firstIndex(of: "]") else { throw PythonError.valueError("Missing ']' in format string") }
        let key = Self.text(rest[..<end])
        if key.isEmpty { throw PythonError.valueError("Empty attribute in format string") }
        value = try value.item(Self.number(key).map { .int($0) } ?? .string(key))
        rest = rest[(end + 1)...]
      }
    }
    return value
  }

  private mutating func first(_ name: String) throws -> Value {
    let number: Int
    if name.isEmpty {
      if isManual == true {
        throw PythonError.valueError(
          "cannot switch from manual field specification to automatic field numbering")
      }
      isManual = false
      number = automatic
      automatic += 1
    } else if let given = Self.number(name) {
      if isManual == false {
        throw PythonError.valueError(
          "cannot switch from automatic field numbering to manual field specification")
      }
      isManual = true
      number = given
    } else {
      return try named(name)
    }
    guard number < positional.count else {
      throw PythonError.indexError("Replacement index \(number) out of range for positional args tuple")
    }
    return positional[number]
  }

  private static func number(_ text: String) -> Int? {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
