extension Canvas {
  /// Reads text with SGR sequences, as `ansiText` writes it and as `tmux capture-pane -e` captures it, one row for each
  /// line. What lies outside the size is left out; sequences other than SGR are skipped.
  ///
  /// The look goes on from line to line, as in a capture. Attributes and exact colours that `Style` cannot hold are lost.
  public init(ansiText: String, size: Size) {
    self.init(size: size)
    var reader = ANSIReader(ansiText)
    var style = Style.standard
    var place = Point(x: 0, y: 0)
    while let token = reader.next() {
      switch token {
      case .newline: place = Point(x: 0, y: place.y + 1)
      case .select(let codes): style.apply(sgr: codes)
      case .text(let text): place.x += write(text, x: place.x, y: place.y, style: style)
      }
    }
  }
}

/// Splits text into runs of characters, line ends and SGR sequences.
struct ANSIReader {
  enum Token: Equatable {
    case text(String)
    case newline
    case select([Int])
  }

  private var rest: Substring.UnicodeScalarView

  init(_ text: String) { rest = Substring(text).unicodeScalars }

  mutating func next() -> Token? {
    while let scalar = rest.first {
      if scalar == "\n" {
        rest.removeFirst()
        return .newline
      }
      if scalar == "\u{1B}" {
        if let codes = readSequence() { return .select(codes) }
        continue
      }
      if scalar == "\r" || scalar == "\u{E}" || scalar == "\u{F}" {
        rest.removeFirst()
        continue
      }
      let run = rest.prefix { !["\n", "\r", "\u{1B}", "\u{E}", "\u{F}"].contains($0) }
      rest = rest[run.endIndex...]
      return .text(String(run))
    }
    return nil
  }

  /// Reads an escape sequence; the codes when it is SGR, else nil.
  private mutating func readSequence() -> [Int]? {
    rest.removeFirst()
    switch rest.popFirst() {
    case "[":
      let parameters = rest.prefix { (0x20..<0x40).contains($0.value) }
      rest = rest[parameters.endIndex...]
      guard rest.popFirst() == "m" else { return nil }
      let fields = String(parameters).split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }
      return fields.map { Int($0) ?? 0 }
    case "]":
      skipString()
      return nil
    case "(", ")":
      rest = rest.dropFirst()
      return nil
    default:
      return nil
    }
  }

  /// Skips an operating system command up to its end, BEL or ESC \.
  private mutating func skipString() {
    while let scalar = rest.popFirst(), scalar != "\u{7}" {
      if scalar == "\u{1B}" {
        rest = rest.dropFirst()
        return
      }
    }
  }
}

extension Style {
  /// Changes the look as an SGR sequence does.
  mutating func apply(sgr codes: [Int]) {
    var rest = codes[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: self = .standard
      case 22: attributes.subtract([.bold, .dim])
      case 24: attributes.remove(.underline)
      case 27: attributes.remove(.reverse)
      case 30...37: foreground = .palette(UInt8(code - 30))
      case 40...47: background = .palette(UInt8(code - 40))
      case 90...97: foreground = .palette(UInt8(code - 82))
      case 100...107: background = .palette(UInt8(code - 92))
      case 39: foreground = .standard
      case 49: background = .standard
      case 38: foreground = Self.readColour(&rest) ?? foreground
      case 48: background = Self.readColour(&rest) ?? background
      default:
        if let known = SGR.attributes.first(where: { $0.code == code }) { attributes.insert(known.attribute) }
      }
    }
  }

  /// Reads `5;index`; skips `2;red;green;blue`, for which there is no exact colour.
  private static func readColour(_ codes: inout ArraySlice<Int>) -> Colour? {
    switch codes.popFirst() {
    case 5:
      return codes.popFirst().flatMap { UInt8(exactly: $0) }.map { .palette($0) }
    case 2:
      codes = codes.dropFirst(3)
      return nil
    default:
      return nil
    }
  }
}
