extension Parser {
  /// Adjacent string literals: one string, bytes, or an f-string.
  mutating func parseStrings() throws(SyntaxFailure) -> Expression {
    let start = current.range
    var pieces: [Expression.FormatPiece] = []
    var bytes: [UInt8] = []
    var isFormatted = false
    var isBytes: Bool?
    var literals: [StringLiteral] = []
    while current.kind == .string {
      literals.append(StringLiteral(current))
      advance()
    }
    do {
      try read(literals, &pieces, &bytes, &isFormatted, &isBytes, start)
    } catch {
      // CPython has read one word further when it looks into the literals.
      guard error.type == "SyntaxError", error.shownLine == nil else { throw error }
      throw failure(error.message, current.range)
    }
    let whole = range(from: start)
    if isBytes == true { return Expression(.constant(.bytes(bytes)), whole) }
    if isFormatted { return Expression(.formatted(Self.joined(pieces)), whole) }
    let text = pieces.reduce(into: "") { text, piece in if case .text(let part) = piece { text += part } }
    return Expression(.constant(.string(text)), whole)
  }

  private func read(
    _ literals: [StringLiteral], _ pieces: inout [Expression.FormatPiece], _ bytes: inout [UInt8],
    _ isFormatted: inout Bool, _ isBytes: inout Bool?, _ start: TextRange
  ) throws(SyntaxFailure) {
    for literal in literals {
      if let isBytes, isBytes != literal.isBytes {
        throw failure("cannot mix bytes and nonbytes literals", start)
      }
      isBytes = literal.isBytes
      if literal.isBytes {
        bytes.append(contentsOf: try literal.bytes())
      } else if literal.isFormatted {
        isFormatted = true
        var reader = FormatReader(literal, depth: depth, privateOwner: privateOwner)
        pieces.append(contentsOf: try reader.readPieces(nested: 0))
      } else {
        pieces.append(.text(try literal.decoded(0..<literal.body.count)))
      }
    }
  }

  private static func joined(_ pieces: [Expression.FormatPiece]) -> [Expression.FormatPiece] {
    pieces.reduce(into: []) { result, piece in
      if case .text(let text) = piece, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(piece)
      }
    }
  }
}

/// One string literal: its prefix, its body and where that lies.
struct StringLiteral {
  let body: [Unicode.Scalar]
  let isRaw: Bool
  let isBytes: Bool
  let isFormatted: Bool
  let token: Token
  /// The number of scalars before the body.
  let bodyOffset: Int

  init(_ token: Token) {
    self.token = token
    let scalars = Array(token.text.unicodeScalars)
    let prefixLength = scalars.prefix { $0 != "\"" && $0 != "'" }.count
    let prefix = scalars[..<prefixLength].map { String($0).lowercased() }
    isRaw = prefix.contains("r")
    isBytes = prefix.contains("b")
    isFormatted = prefix.contains("f")
    let quote = scalars[prefixLength]
    let isTriple =
      scalars.count >= prefixLength + 6 && scalars[prefixLength + 1] == quote && scalars[prefixLength + 2] == quote
    let quoteLength = isTriple ? 3 : 1
    bodyOffset = prefixLength + quoteLength
    body = Array(scalars[bodyOffset..<scalars.count - quoteLength])
  }

  /// The line and column of a position in the body.
  func place(of position: Int) -> (line: Int, column: Int) {
    var line = token.range.line
    var column = token.range.column + bodyOffset
    for scalar in body[..<position] {
      column += 1
      if scalar == "\n" {
        line += 1
        column = 0
      }
    }
    return (line, column)
  }

  /// The text of a part of the body with its escapes replaced.
  func decoded(_ range: Range<Int>) throws(SyntaxFailure) -> String {
    var result = String.UnicodeScalarView()
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = body[index]
      index += 1
      guard scalar == "\\", !isRaw, index < range.upperBound else {
        result.append(scalar)
        continue
      }
      let escape = body[index]
      index += 1
      if escape == "\n" { continue }
      if let simple = Self.simpleEscapes[escape] {
        result.append(simple)
      } else if let digits = ["x": 2, "u": 4, "U": 8][escape] {
        result.append(try hexadecimal(&index, digits, escape, range.upperBound))
      } else if escape == "N", index < range.upperBound, body[index] == "{" {
        result.append(try named(&index, range.upperBound))
      } else if ("0"..."7").contains(escape) {
        var value = escape.value - 48
        for _ in 0..<2 where index < range.upperBound && ("0"..."7").contains(body[index]) {
          value = value * 8 + body[index].value - 48
          index += 1
        }
        result.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      } else {
        result.append("\\")
        result.append(escape)
      }
    }
    return String(result)
  }

  private static let simpleEscapes: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", "\"": "\"", "a": "\u{07}", "b": "\u{08}", "f": "\u{0C}",
    "v": "\u{0B}",
  ]

  private func hexadecimal(
    _ index: inout Int, _ digits: Int, _ escape: Unicode.Scalar, _ end: Int
  ) throws(SyntaxFailure) -> Unicode.Scalar {
    let start = index - 2
    var value: UInt32 = 0
    var count = 0
    while count < digits, index < end, let digit = Character(body[index]).hexDigitValue {
      value = value << 4 | UInt32(digit)
      index += 1
      count += 1
    }
    guard count == digits else {
      let spelling = "\\" + String(escape) + (escape == "x" ? "XX" : escape == "u" ? "XXXX" : "XXXXXXXX")
      throw SyntaxFailure(
        message:
          "(unicode error) 'unicodeescape' codec can't decode bytes in position \(start)-\(max(start, index - 1)): truncated \(spelling) escape",
        range: token.range)
    }
    guard let scalar = Unicode.Scalar(value) else {
      if value > 0x10FFFF {
        throw SyntaxFailure(
          message:
            "(unicode error) 'unicodeescape' codec can't decode bytes in position \(start)-\(index - 1): illegal Unicode character",
          range: token.range)
      }
      throw SyntaxFailure(
        type: "Unsupported", message: "lone surrogates in strings are", range: token.range,
        remedy: "write the character itself")
    }
    return scalar
  }

  private func named(_ index: inout Int, _ end: Int) throws(SyntaxFailure) -> Unicode.Scalar {
    let start = index + 1
    while index < end, body[index] != "}" { index += 1 }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: body[start..<index])
    index = min(index + 1, end)
    guard let scalar = UnicodeNames.scalar(named: String(name)) else {
      throw SyntaxFailure(
        message:
          "(unicode error) 'unicodeescape' codec can't decode bytes in position \(start - 3)-\(index - 1): unknown Unicode character name",
        range: token.range)
    }
    return scalar
  }

  /// The bytes of a bytes literal.
  func bytes() throws(SyntaxFailure) -> [UInt8] {
    guard body.allSatisfy({ $0.value < 0x80 }) else {
      throw SyntaxFailure(message: "bytes can only contain ASCII literal characters", range: token.range)
    }
    return try decoded(0..<body.count).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}

/// Looks up Unicode characters by their names, for `\N{…}`.
enum UnicodeNames {
  static func scalar(named name: String) -> Unicode.Scalar? {
    let wanted = name.uppercased()
    for value in UInt32(0x20)...0x1FFFF {
      if let scalar = Unicode.Scalar(value), scalar.properties.name == wanted { return scalar }
    }
    return nil
  }
}
