/// Reads JSON from left to right, value by value. Foundation's decoder takes most of a second on a graph of a hundred
/// thousand nodes; this takes hundredths. Source: RFC 8259.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var next = 0

  private static let deepest = 300

  /// Reads bytes that outlive the scanner.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
  }

  // MARK: Signs

  /// The next byte after blanks; nil at the end.
  mutating func peek() -> UInt8? {
    while next < bytes.count {
      switch bytes[next] {
      case 0x20, 0x0A, 0x0D, 0x09: next += 1
      default: return bytes[next]
      }
    }
    return nil
  }

  /// Passes a sign if it is the next one.
  mutating func accept(_ sign: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: sign) else { return false }
    next += 1
    return true
  }

  /// Passes a sign that has to be here.
  mutating func expect(_ sign: Unicode.Scalar) throws(GraphFileError) {
    guard accept(sign) else { throw unexpected("`\(sign)`") }
  }

  /// Passes a comma, or else the sign that closes a list; says whether there is more.
  mutating func hasMore(until end: Unicode.Scalar) throws(GraphFileError) -> Bool {
    if accept(",") { return true }
    guard accept(end) else { throw unexpected("`,` or `\(end)`") }
    return false
  }

  // MARK: Values

  /// A whole number; nil if something else is here.
  mutating func integer() -> Int? {
    guard let first = peek() else { return nil }
    var index = next
    if first == UInt8(ascii: "-") { index += 1 }
    let start = index
    var value = 0
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39, index - start < 18 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > start else { return nil }
    if index < bytes.count {
      switch bytes[index] {
      case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return nil
      default: break
      }
    }
    next = index
    return first == UInt8(ascii: "-") ? -value : value
  }

  /// A string; nil if something else is here.
  mutating func string() throws(GraphFileError) -> String? {
    guard accept("\"") else { return nil }
    let start = next
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "\""):
        defer { next += 1 }
        return String(decoding: bytes[start..<next], as: UTF8.self)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw unexpected("a string without control characters")
      default: next += 1
      }
    }
    throw .unclosed("string", place(of: start - 1))
  }

  /// The rest of a string in which an escape comes next.
  private mutating func escapedString(from start: Int) throws(GraphFileError) -> String {
    var text = Array(bytes[start..<next])
    while next < bytes.count {
      let byte = bytes[next]
      if byte == UInt8(ascii: "\"") {
        next += 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte < 0x20 { throw unexpected("a string without control characters") }
      next += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard next < bytes.count else { break }
      let escape = bytes[next]
      next += 1
      switch escape {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): text.append(contentsOf: String(try escapedScalar()).utf8)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
      default:
        next -= 1
        throw unexpected("one of the escapes of JSON after `\\`")
      }
    }
    throw .unclosed("string", place(of: start - 1))
  }

  /// What stands after `\u`; halves of a pair without their other half become U+FFFD.
  private mutating func escapedScalar() throws(GraphFileError) -> Unicode.Scalar {
    let first = try hexadecimal()
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    guard next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\\"), bytes[next + 1] == UInt8(ascii: "u") else {
      return "\u{FFFD}"
    }
    next += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(GraphFileError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit = next < bytes.count ? Character(Unicode.Scalar(bytes[next])).hexDigitValue : nil
      guard let digit else { throw unexpected("four hexadecimal digits after `\\u`") }
      value = value << 4 | UInt32(digit)
      next += 1
    }
    return value
  }

  /// Passes any value.
  mutating func skipValue(depth: Int = 0) throws(GraphFileError) {
    guard depth < Self.deepest else { throw .nestedTooDeeply("values", limit: Self.deepest, place(of: next)) }
    if try string() != nil { return }
    if accept("{") {
      if accept("}") { return }
      repeat {
        guard try string() != nil else { throw unexpected("a name in quotes") }
        try expect(":")
        try skipValue(depth: depth + 1)
      } while try hasMore(until: "}")
    } else if accept("[") {
      if accept("]") { return }
      repeat { try skipValue(depth: depth + 1) } while try hasMore(until: "]")
    } else {
      let start = next
      while next < bytes.count {
        switch bytes[next] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"),
          UInt8(ascii: "."), UInt8(ascii: "E"), UInt8(ascii: "N"), UInt8(ascii: "I"):
          next += 1
          continue
        default: break
        }
        break
      }
      if next == start { throw unexpected("a value") }
    }
  }

  // MARK: Complaints

  /// The complaint that something else was expected here.
  mutating func unexpected(_ expected: String) -> GraphFileError {
    let found = peek() == nil ? nil : String(decoding: bytes[next...].prefix(24), as: UTF8.self)
    // A word or number as a whole, else a character.
    let word = found.map { text in
      let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
      return word.isEmpty ? String(text.prefix(1)) : String(word)
    }
    return .unexpected(found: word, expected: expected, place(of: next))
  }

  /// Line and column of a byte.
  private func place(of offset: Int) -> GraphFileError.Place {
    var place = GraphFileError.Place(line: 1, column: 1)
    for byte in bytes.prefix(offset) {
      if byte == 0x0A {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    return place
  }
}
