/// Python's format specification mini-language.
enum FormatSpecification {
  static func format(_ value: Value, _ specification: String) throws -> String { try value.str() }
}
