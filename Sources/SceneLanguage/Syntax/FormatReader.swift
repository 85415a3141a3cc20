/// Reads the pieces of an f-string: text, and expressions in braces.
struct FormatReader {
  private let literal: StringLiteral
  private var position = 0
  private let depth: Int
  private let privateOwner: String?

  init(_ literal: StringLiteral, depth: Int, privateOwner: String?) {
    self.literal = literal
    self.depth = depth
    self.privateOwner = privateOwner
  }

  private func failure(_ message: String) -> SyntaxFailure {
    SyntaxFailure(message: "f-string: \(message)", range: literal.token.range)
  }

  private var body: [Unicode.Scalar] { literal.body }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    position + distance < body.count ? body[position + distance] : nil
  }

  /// Reads to the end, or within a format specification (`nested` > 0) to the brace that closes the replacement field.
  mutating func readPieces(nested: Int) throws(SyntaxFailure) -> [Expression.FormatPiece] {
    var pieces: [Expression.FormatPiece] = []
    var text = ""
    var textStart = position
    func flushed(_ end: Int) throws(SyntaxFailure) -> String { try literal.decoded(textStart..<end) }
    while let scalar = peek() {
      if scalar == "\\", !literal.isRaw {
        // `\N{…}` is no replacement field.
        if peek(1) == "N", peek(2) == "{" {
          while let inside = peek(), inside != "}" { position += 1 }
        } else {
          position += 1
        }
        position += 1
      } else if scalar == "{" {
        if nested == 0, peek(1) == "{" {
          text += try flushed(position + 1)
          position += 2
        } else {
          text += try flushed(position)
          if !text.isEmpty { pieces.append(.text(text)) }
          text = ""
          if nested >= 2 { throw failure("expressions nested too deeply") }
          pieces.append(contentsOf: try readField(nested: nested))
        }
        textStart = position
      } else if scalar == "}" {
        if nested > 0 { break }
        guard peek(1) == "}" else { throw failure("single '}' is not allowed") }
        text += try flushed(position + 1)
        position += 2
        textStart = position
      } else {
        position += 1
      }
    }
    text += try flushed(min(position, body.count))
    if !text.isEmpty { pieces.append(.text(text)) }
    return pieces
  }

  private mutating func readField(nested: Int) throws(SyntaxFailure) -> [Expression.FormatPiece] {
    position += 1
    let start = position
    try skipExpression()
    let end = position
    guard body[start..<end].contains(where: { !" \t\n\u{0C}\r".unicodeScalars.contains($0) }) else {
      throw failure(peek() == nil ? "expecting '}'" : "empty expression not allowed")
    }
    guard peek() != nil else { throw failure("expecting '}'") }
    var source: String?
    if peek() == "=" {
      position += 1
      while let scalar = peek(), " \t\n\u{0C}\r".unicodeScalars.contains(scalar) { position += 1 }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: body[start..<position])
      source = String(view)
    }
    var conversion: Character?
    if peek() == "!" {
      position += 1
      guard let scalar = peek() else { throw failure("expecting '}'") }
      guard "sra".unicodeScalars.contains(scalar) else {
        throw failure("invalid conversion character: expected 's', 'r', or 'a'")
      }
      conversion = Character(scalar)
      position += 1
    }
    var specification: [Expression.FormatPiece]?
    if peek() == ":" {
      position += 1
      specification = try readPieces(nested: nested + 1)
    }
    guard peek() == "}" else { throw failure("expecting '}'") }
    position += 1
    let expression = try parse(start..<end)
    // `{value=}` shows the representation unless a conversion or a specification says otherwise.
    if source != nil, conversion == nil, specification == nil { conversion = "r" }
    var pieces: [Expression.FormatPiece] = []
    if let source { pieces.append(.text(source)) }
    pieces.append(.value(expression, conversion: conversion, specification: specification, source: source))
    return pieces
  }

  /// Moves to the `=`, `!`, `:` or `}` that ends the expression.
  private mutating func skipExpression() throws(SyntaxFailure) {
    var open: [Unicode.Scalar] = []
    while let scalar = peek() {
      switch scalar {
      case "\\": throw failure("expression part cannot include a backslash")
      case "#": throw failure("expression part cannot include '#'")
      case "'", "\"":
        try skipString(scalar)
        continue
      case "(", "[", "{":
        open.append(scalar)
        if open.count > 200 { throw failure("too many nested parenthesis") }
      case ")", "]", "}":
        if open.isEmpty {
          if scalar == "}" { return }
          throw failure("unmatched '\(scalar)'")
        }
        let opening = open.removeLast()
        let pairs: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}"]
        guard pairs[opening] == scalar else {
          throw failure("closing parenthesis '\(scalar)' does not match opening parenthesis '\(opening)'")
        }
      case "!" where open.isEmpty && peek(1) == "=", "=" where open.isEmpty && peek(1) == "=",
        "<" where open.isEmpty && peek(1) == "=", ">" where open.isEmpty && peek(1) == "=":
        position += 1
      case "!" where open.isEmpty, ":" where open.isEmpty, "=" where open.isEmpty: return
      default: break
      }
      position += 1
    }
    if let opening = open.last { throw failure("'\(opening)' was never closed") }
  }

  private mutating func skipString(_ quote: Unicode.Scalar) throws(SyntaxFailure) {
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    while let scalar = peek() {
      if scalar == "\\" { throw failure("expression part cannot include a backslash") }
      if scalar == quote, !isTriple || peek(1) == quote && peek(2) == quote {
        position += isTriple ? 3 : 1
        return
      }
      position += 1
    }
    throw failure("unterminated string")
  }

  private func parse(_ range: Range<Int>) throws(SyntaxFailure) -> Expression {
    let place = literal.place(of: range.lowerBound)
    var parser = Parser(
      embedded: Array(body[range]), cell: literal.token.range.cell, line: place.line, column: place.column,
      depth: depth + 1, privateOwner: privateOwner)
    do {
      return try parser.parseEmbedded()
    } catch {
      guard error.type == "SyntaxError" else { throw error }
      var error = error
      error.message = "f-string: " + error.message
      var shown = String.UnicodeScalarView("(".unicodeScalars)
      shown.append(contentsOf: body[range])
      error.shownLine = String(shown) + ")"
      if error.range.line == place.line {
        error.range.column += 1 - place.column
        if error.range.endLine == place.line { error.range.endColumn += 1 - place.column }
      }
      throw error
    }
  }
}

extension Parser {
  /// Parses what stands in the braces of an f-string.
  mutating func parseEmbedded() throws(SyntaxFailure) -> Expression {
    let value =
      if atKeyword("yield") { try parseYield() } else if current.kind == .name, next.text == ":=" {
        try parseNamed()
      } else { try parseExpressions() }
    guard current.kind == .end else { throw invalidSyntax() }
    return value
  }
}
