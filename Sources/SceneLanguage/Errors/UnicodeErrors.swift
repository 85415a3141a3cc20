/// UnicodeDecodeError and UnicodeEncodeError: five arguments, which their text is made of.
enum UnicodeErrors {
  /// Bytes that are no text of an encoding.
  static func undecodable(
    _ bytes: [UInt8], _ range: Range<Int>, encoding: String, reason: String
  ) -> PythonError {
    made("UnicodeDecodeError", .object(BytesObject(bytes)), range, encoding, reason)
  }

  /// Text that an encoding has no bytes for.
  static func unencodable(
    _ text: StringObject, _ range: Range<Int>, encoding: String, reason: String
  ) -> PythonError {
    made("UnicodeEncodeError", .object(text), range, encoding, reason)
  }

  private static func made(
    _ name: String, _ subject: Value, _ range: Range<Int>, _ encoding: String, _ reason: String
  ) -> PythonError {
    PythonError(
      ExceptionObject(
        type: ExceptionTypes.named(name) ?? ExceptionTypes.valueError,
        arguments: [
          .string(encoding), subject, .int(range.lowerBound), .int(range.upperBound), .string(reason),
        ]))
  }

  /// Gives both classes their attributes, and the check of their arguments.
  static func install() {
    for name in ["UnicodeDecodeError", "UnicodeEncodeError"] {
      guard let type = ExceptionTypes.named(name) else { continue }
      type.construct = { type, arguments in
        guard arguments.count == 5 else {
          throw PythonError.typeError("function takes exactly 5 arguments (\(arguments.count) given)")
        }
        return .object(ExceptionObject(type: type, arguments: arguments.positional))
      }
      for (index, attribute) in ["encoding", "object", "start", "end", "reason"].enumerated() {
        type.property(
          attribute,
          get: { value in
            let arguments = (value.object as? ExceptionObject)?.arguments ?? []
            return index < arguments.count ? arguments[index] : .none
          })
      }
    }
  }

  /// The text of an exception of either class; nil for others.
  static func text(of exception: ExceptionObject) throws -> String? {
    guard exception.arguments.count == 5, case .int(let start) = exception.arguments[2],
      case .int(let end) = exception.arguments[3], let kind = kind(of: exception.type)
    else { return nil }
    let encoding = try exception.arguments[0].str()
    let reason = try exception.arguments[4].str()
    let place = end == start + 1 ? "position \(start)" : "position \(start)-\(end - 1)"
    var subject = kind.several
    if end == start + 1, let item = item(of: exception.arguments[1], at: start) { subject = "\(kind.one) \(item)" }
    return "'\(encoding)' codec can't \(kind.verb) \(subject) in \(place): \(reason)"
  }

  private static func kind(of type: TypeObject) -> (verb: String, one: String, several: String)? {
    if let decoding = ExceptionTypes.named("UnicodeDecodeError"), type.isSubclass(of: decoding) {
      return ("decode", "byte", "bytes")
    }
    if let encoding = ExceptionTypes.named("UnicodeEncodeError"), type.isSubclass(of: encoding) {
      return ("encode", "character", "characters")
    }
    return nil
  }

  private static func item(of value: Value, at index: Int) -> String? {
    if let bytes = value.object as? BytesObject, bytes.bytes.indices.contains(index) {
      return "0x" + String(bytes.bytes[index], radix: 16).leftPadded(to: 2, with: "0")
    }
    if let text = value.object as? StringObject, text.scalars.indices.contains(index) {
      return "'\("\(text.scalars[index])".asciiEscaped)'"
    }
    return nil
  }
}
