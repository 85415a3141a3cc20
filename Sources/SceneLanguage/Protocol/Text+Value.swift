extension Value {
  /// `repr(self)`.
  public func repr() throws -> String {
    switch self {
    case .int(let number): return String(number)
    case .float(let number): return Numbers.repr(number)
    case .bool(let truth): return truth ? "True" : "False"
    case .none, .undefined: return "None"
    case .notImplemented: return "NotImplemented"
    case .ellipsis: return "Ellipsis"
    case .object(let object):
      guard let method = object.type.override(Names.repr) else { return try object.repr() }
      let result = try method.call(self)
      guard let text = result.string else {
        throw PythonError.typeError("__repr__ returned non-string (type \(result.type.name))")
      }
      return text
    }
  }

  /// `str(self)`.
  public func str() throws -> String {
    guard case .object(let object) = self else { return try repr() }
    guard object.type.isUserDefined else { return try object.str() }
    if let method = object.type.override(Names.str) {
      let result = try method.call(self)
      guard let text = result.string else {
        throw PythonError.typeError("__str__ returned non-string (type \(result.type.name))")
      }
      return text
    }
    if object.type.override(Names.repr) != nil && object.kind != .exception { return try repr() }
    return try object.str()
  }

  /// `str(self)` as a value: a string is its own text, and the digits are not made again and again.
  func strValue() throws -> Value {
    switch self {
    case .int(let number) where number >= 0 && number < 10: return .object(StringObject.ofByte(UInt8(48 + number)))
    case .object(let object) where object.kind == .string && !object.type.isUserDefined: return self
    default: return .string(try str())
    }
  }

  /// `format(self, specification)`.
  public func format(_ specification: String) throws -> String {
    if case .object(let object) = self {
      if object.kind == .string, specification.isEmpty, !object.type.isUserDefined {
        return unsafeDowncast(object, to: StringObject.self).string
      }
      if let method = object.type.override(Names.format) {
        let result = try method.call(self, .string(specification))
        guard let text = result.string else {
          throw PythonError.typeError("__format__ must return a str, not \(result.type.name)")
        }
        return text
      }
      if object.kind != .string && object.kind != .bigInteger { return try object.format(specification) }
    }
    if specification.isEmpty { return try str() }
    return try FormatSpecification.format(self, specification)
  }
}
