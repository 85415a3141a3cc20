/// The constructor and methods of `bytes`.
enum BytesMethods {
  private static func bytes(_ value: Value) throws -> [UInt8] {
    guard let bytes = value.object as? BytesObject else {
      throw PythonError.typeError("a bytes-like object is required, not '\(value.type.messageName)'")
    }
    return bytes.bytes
  }

  static func install() {
    let type = TypeObject.bytes
    let signature = Signature("source=, encoding=, errors=")
    type.construct = { type, arguments in
      let bound = try signature.bind(arguments, function: "bytes")
      guard let source = bound[0] else { return .object(BytesObject([], type: type)) }
      if let text = source.object as? StringObject {
        guard bound[1] != nil else { throw PythonError.typeError("string argument without an encoding") }
        return .object(BytesObject(try encode(text, bound[1], bound[2]), type: type))
      }
      return .object(BytesObject(try bytes(from: source), type: type))
    }
    HookMethods.install(on: type, "len", "iter", "repr", "getitem", "contains", "hash")
    HookMethods.installComparisons(on: type)
    HookMethods.installOperators(on: type, [.add], reflected: false)
    HookMethods.installOperators(on: type, [.multiply])
    installText(on: type)
    installParts(on: type)
    installTextLike(on: type)
  }

  /// The bytes that `bytes(source)` makes of a count, bytes or an iterable of numbers.
  static func bytes(from source: Value) throws -> [UInt8] {
    if let bytes = source.object as? BytesObject { return bytes.bytes }
    if let count = try source.index() {
      guard count >= 0 else { throw PythonError.valueError("negative count") }
      guard count < 1 << 34 else { throw PythonError("MemoryError", "") }
      return Array(repeating: 0, count: count)
    }
    guard case .object(let object) = source, try object.iterator() != nil || object.type.isUserDefined else {
      throw PythonError.typeError("cannot convert '\(source.type.messageName)' object to bytes")
    }
    return try source.items().map {
      guard let byte = UInt8(exactly: try $0.requiredIndex()) else {
        throw PythonError.valueError("bytes must be in range(0, 256)")
      }
      return byte
    }
  }

  private static func encodingName(_ value: Value?) throws -> String {
    guard let value else { return "utf-8" }
    guard let name = value.string else {
      throw PythonError.typeError("encode() argument 'encoding' must be str, not \(value.type.name)")
    }
    switch name.lowercased().replacing("_", with: "-") {
    case "utf-8", "utf8": return "utf-8"
    case "ascii", "us-ascii": return "ascii"
    case "latin-1", "latin1", "iso-8859-1": return "latin-1"
    case "utf-16", "utf16": return "utf-16"
    case "utf-16-le", "utf-16le": return "utf-16-le"
    case "utf-16-be", "utf-16be": return "utf-16-be"
    default: throw PythonError("LookupError", "unknown encoding: \(name)")
    }
  }

  /// `str.encode`.
  static func encode(_ text: StringObject, _ encoding: Value?, _ errors: Value?) throws -> [UInt8] {
    let name = try encodingName(encoding)
    if name.hasPrefix("utf-16") { return utf16(text.scalars, name) }
    if name == "utf-8" || text.isASCII { return text.utf8 }
    let limit: UInt32 = name == "ascii" ? 128 : 256
    var result: [UInt8] = []
    let scalars = text.scalars
    for (index, scalar) in scalars.enumerated() {
      if scalar.value < limit {
        result.append(UInt8(scalar.value))
        continue
      }
      switch errors?.string ?? "strict" {
      case "ignore": break
      case "replace": result.append(0x3f)
      case "backslashreplace": result += Array(asciiRepresentation("\(scalar)").utf8)
      case "xmlcharrefreplace": result += Array("&#\(scalar.value);".utf8)
      default:
        let end = scalars[index...].firstIndex { $0.value < limit } ?? scalars.count
        throw UnicodeErrors.unencodable(
          text, index..<end, encoding: name, reason: "ordinal not in range(\(limit))")
      }
    }
    return result
  }

  /// UTF-16, with a byte order mark where the name leaves the order open.
  private static func utf16(_ scalars: [Unicode.Scalar], _ name: String) -> [UInt8] {
    var result: [UInt8] = name == "utf-16" ? [0xff, 0xfe] : []
    for unit in scalars.flatMap({ Array(UTF16.encode($0) ?? UTF16.EncodedScalar()) }) {
      let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
      result += name == "utf-16-be" ? [high, low] : [low, high]
    }
    return result
  }

  private static func text(utf16 bytes: [UInt8], _ name: String) throws -> String {
    let all = bytes
    var bytes = bytes[...]
    var isBig = name == "utf-16-be"
    if name == "utf-16", bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      isBig = bytes.first == 0xfe
      bytes = bytes.dropFirst(2)
    }
    guard bytes.count % 2 == 0 else {
      throw UnicodeErrors.undecodable(
        all, all.count - 1..<all.count, encoding: isBig ? "utf-16-be" : "utf-16-le", reason: "truncated data")
    }
    let pairs = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2)
    let units = pairs.map { UInt16(bytes[$0 + (isBig ? 0 : 1)]) << 8 | UInt16(bytes[$0 + (isBig ? 1 : 0)]) }
    return String(decoding: units, as: UTF16.self)
  }

  /// `bytes.decode`.
  static func decode(_ bytes: [UInt8], _ encoding: Value?, _ errors: Value?) throws -> String {
    let name = try encodingName(encoding)
    let mode = errors?.string ?? "strict"
    if name.hasPrefix("utf-16") { return try text(utf16: bytes, name) }
    if name == "latin-1" { return StringMethods.string(bytes.map { Unicode.Scalar($0) }) }
    if name == "ascii" {
      guard let index = bytes.firstIndex(where: { $0 >= 128 }) else { return StringMethods.decode(bytes) }
      if mode == "ignore" { return StringMethods.decode(bytes.filter { $0 < 128 }) }
      if mode == "replace" { return StringMethods.string(bytes.map { $0 < 128 ? Unicode.Scalar($0) : "\u{fffd}" }) }
      throw UnicodeErrors.undecodable(
        bytes, index..<index + 1, encoding: "ascii", reason: "ordinal not in range(128)")
    }
    if mode != "strict" {
      let text = String(decoding: bytes, as: UTF8.self)
      return mode == "ignore" ? StringMethods.string(text.unicodeScalars.filter { $0 != "\u{fffd}" }) : text
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let (range, reason) = invalidPart(of: bytes)
    throw UnicodeErrors.undecodable(bytes, range, encoding: "utf-8", reason: reason)
  }

  /// The first part that is not UTF-8, and what is wrong with it.
  private static func invalidPart(of bytes: [UInt8]) -> (range: Range<Int>, reason: String) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      let length =
        switch lead {
        case ..<0x80: 1
        case 0xc2..<0xe0: 2
        case 0xe0..<0xf0: 3
        case 0xf0...0xf4: 4
        default: 0
        }
      if length == 0 { return (index..<index + 1, "invalid start byte") }
      var known = 1
      while known < length {
        guard index + known < bytes.count else { return (index..<bytes.count, "unexpected end of data") }
        let byte = bytes[index + known]
        guard continues(byte, after: lead, isSecond: known == 1) else {
          return (index..<index + known, "invalid continuation byte")
        }
        known += 1
      }
      index += length
    }
    return (0..<bytes.count, "invalid start byte")
  }

  /// Whether a byte may follow: some first bytes leave the second less room.
  private static func continues(_ byte: UInt8, after lead: UInt8, isSecond: Bool) -> Bool {
    guard isSecond else { return byte & 0xc0 == 0x80 }
    switch lead {
    case 0xe0: return (0xa0...0xbf).contains(byte)
    case 0xed: return (0x80...0x9f).contains(byte)
    case 0xf0: return (0x90...0xbf).contains(byte)
    case 0xf4: return (0x80...0x8f).contains(byte)
    default: return byte & 0xc0 == 0x80
    }
  }

  private static func installText(on type: TypeObject) {
    type.method("decode", "encoding=, errors=") { value, options in
      .string(try decode(bytes(value), options[0], options[1]))
    }
    type.method("hex") { arguments in
      try arguments.expect(0...1, "hex")
      let digits = try bytes(arguments[0]).map { String($0, radix: 16).leftPadded(to: 2, with: "0") }
      return .string(digits.joined(separator: arguments.count > 1 ? try arguments[1].requiredText("sep") : ""))
    }
    type.classMethod("fromhex") { arguments in
      try arguments.expect(2, "fromhex")
      let digits = Array(try arguments[1].requiredText("fromhex() argument").filter { !$0.isWhitespace })
      var result: [UInt8] = []
      for index in stride(from: 0, to: digits.count, by: 2) {
        guard index + 1 < digits.count, let byte = UInt8(String(digits[index...(index + 1)]), radix: 16) else {
          throw PythonError.valueError("non-hexadecimal number found in fromhex() arg at position \(index)")
        }
        result.append(byte)
      }
      return .object(BytesObject(result))
    }
    for (name, isUpper) in [("upper", true), ("lower", false)] {
      type.method(name) { arguments in
        .object(
          BytesObject(
            try bytes(arguments[0]).map { byte in
              let isLetter = isUpper ? byte >= 0x61 && byte <= 0x7a : byte >= 0x41 && byte <= 0x5a
              return isLetter ? byte ^ 0x20 : byte
            }))
      }
    }
  }

  // MARK: As str has them

  /// The methods that do what those of `str` do, for the bytes of ASCII.
  private static let textLike = [
    "title", "capitalize", "swapcase", "zfill", "ljust", "rjust", "center", "expandtabs", "isalpha", "isdigit",
    "isalnum",
    "isspace", "isupper", "islower", "istitle", "isascii", "partition", "rpartition", "splitlines", "lstrip", "rstrip",
    "removeprefix", "removesuffix", "rfind", "index", "rindex", "rsplit",
  ]

  /// Where the bytes that are no ASCII stand among the characters: they are no letters, digits or spaces there.
  private static let privateArea: UInt32 = 0xe000

  private static func standIn(_ bytes: [UInt8]) -> Value {
    .string(
      StringMethods.string(
        bytes.map { Unicode.Scalar($0 < 0x80 ? UInt32($0) : privateArea + UInt32($0)) ?? "?" }))
  }

  private static func takingBack(_ value: Value) throws -> Value {
    switch value.object {
    case let text as StringObject:
      return .object(
        BytesObject(text.scalars.map { UInt8(truncatingIfNeeded: $0.value < 0x80 ? $0.value : $0.value - privateArea) })
      )
    case let list as ListObject: return .list(try list.items.map(takingBack))
    case let tuple as TupleObject: return .tuple(try tuple.items.map(takingBack))
    default: return value
    }
  }

  private static let searching: Set<String> = ["rfind", "index", "rindex"]

  /// What is searched for: bytes, or one byte as a number.
  private static func sought(_ value: Value) throws -> [UInt8] {
    if let text = value.object as? StringObject {
      return text.scalars.map { UInt8(truncatingIfNeeded: $0.value < 0x80 ? $0.value : $0.value - privateArea) }
    }
    guard case .int(let number) = value else {
      if value.object is BytesObject { return try bytes(value) }
      throw PythonError.typeError(
        "argument should be integer or bytes-like object, not '\(value.type.name)'")
    }
    guard let byte = UInt8(exactly: number) else { throw PythonError.valueError("byte must be in range(0, 256)") }
    return [byte]
  }

  private static func installTextLike(on type: TypeObject) {
    for name in textLike {
      guard let method = TypeObject.string.lookup(.interned(name)) else { continue }
      type.method(name) { arguments in
        let given = try arguments.positional.dropFirst().map { value in
          if value.object is StringObject {
            throw PythonError.typeError("a bytes-like object is required, not 'str'")
          }
          return (value.object as? BytesObject).map { standIn($0.bytes) } ?? value
        }.enumerated().map { place, value in
          place == 0 && searching.contains(name) ? standIn(try sought(value)) : value
        }
        do {
          let own = standIn(try bytes(arguments[0]))
          return try takingBack(method.call([own] + given, keywords: arguments.keywords))
        } catch let error as PythonError where error.message == "substring not found" {
          throw PythonError.valueError("subsection not found")
        }
      }
    }
  }

  private static func installParts(on type: TypeObject) {
    type.method("find") { arguments in
      try arguments.expect(1...3, "find")
      let text = try bytes(arguments[0])
      let range = try Sequences.range(
        arguments.count > 2 ? arguments[2] : nil, arguments.count > 3 ? arguments[3] : nil, count: text.count)
      return .int(ByteSearch.find(text, try sought(arguments[1]), range) ?? -1)
    }
    type.method("count") { arguments in
      try arguments.expect(1...1, "count")
      let (text, part) = (try bytes(arguments[0]), try sought(arguments[1]))
      return .int(part.isEmpty ? text.count + 1 : ByteSearch.count(text, part, 0..<text.count))
    }
    type.method("translate", "table, delete=") { value, options in
      let dropped = try options[1].map { Set(try bytes($0)) } ?? []
      let table: [UInt8]? = try options[0].flatMap { $0.isNone ? nil : try bytes($0) }
      if let table, table.count != 256 {
        throw PythonError.valueError("translation table must be 256 characters long")
      }
      return .object(
        BytesObject(try bytes(value).filter { !dropped.contains($0) }.map { table?[Int($0)] ?? $0 }))
    }
    for (name, atEnd) in [("startswith", false), ("endswith", true)] {
      type.method(name) { arguments in
        try arguments.expect(1...3, name)
        let text = try bytes(arguments[0])
        let range = try Sequences.range(
          arguments.count > 2 ? arguments[2] : nil, arguments.count > 3 ? arguments[3] : nil, count: text.count)
        let slice = text[range]
        let parts = (arguments[1].object as? TupleObject)?.items ?? [arguments[1]]
        return .bool(
          try parts.contains { part in
            guard part.object is BytesObject else {
              throw PythonError.typeError(
                "\(name) first arg must be bytes or a tuple of bytes, not \(arguments[1].type.name)")
            }
            let part = try bytes(part)
            return atEnd ? slice.suffix(part.count).elementsEqual(part) : slice.starts(with: part)
          })
      }
    }
    type.method("replace") { arguments in
      try arguments.expect(2...3, "replace")
      let limit = arguments.count > 3 ? try arguments[3].requiredIndex() : -1
      return .object(
        BytesObject(
          ByteSearch.replace(
            try bytes(arguments[0]), try bytes(arguments[1]), try bytes(arguments[2]), limit: limit < 0 ? .max : limit))
      )
    }
    type.method("split", "sep=, maxsplit=") { value, options in
      let given = try options[1]?.requiredIndex() ?? -1
      let limit = given < 0 ? Int.max : given
      let text = try bytes(value)
      let parts: [ArraySlice<UInt8>] =
        if let separator = options[0], !separator.isNone {
          ByteSearch.split(text, try bytes(separator), limit: limit)
        } else {
          ByteSearch.words(text, limit: limit, isSpace: ByteSearch.isSpace)
        }
      return .list(parts.map { .object(BytesObject(Array($0))) })
    }
    type.method("join") { arguments in
      try arguments.expect(2, "bytes.join")
      let parts = try arguments[1].items().map { try bytes($0) }
      return .object(BytesObject(Array(parts.joined(separator: try bytes(arguments[0])))))
    }
    type.method("strip") { arguments in
      try arguments.expect(0...1, "strip")
      let set: [UInt8] = arguments.count > 1 ? try bytes(arguments[1]) : [0x20, 0x09, 0x0a, 0x0b, 0x0c, 0x0d]
      var slice = ArraySlice(try bytes(arguments[0]))
      while let first = slice.first, set.contains(first) { slice.removeFirst() }
      while let last = slice.last, set.contains(last) { slice.removeLast() }
      return .object(BytesObject(Array(slice)))
    }
  }
}
