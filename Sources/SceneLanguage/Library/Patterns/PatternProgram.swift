/// A compiled regular expression: instructions for a backtracking matcher.
final class PatternProgram {
  /// What a set of characters consists of.
  struct CharacterSet {
    enum Item {
      case range(ClosedRange<UInt32>)
      case digit, word, space, notDigit, notWord, notSpace
    }

    var items: [Item] = []
    var isNegated = false
    var ignoresCase = false
    var isASCII = false

    func contains(_ character: UInt32) -> Bool {
      if holds(character) { return !isNegated }
      if ignoresCase {
        for other in CharacterCase.variants(of: character) where holds(other) { return !isNegated }
      }
      return isNegated
    }

    private func holds(_ character: UInt32) -> Bool {
      for item in items {
        switch item {
        case .range(let range): if range.contains(character) { return true }
        case .digit: if CharacterClass.isDigit(character, ascii: isASCII) { return true }
        case .word: if CharacterClass.isWord(character, ascii: isASCII) { return true }
        case .space: if CharacterClass.isSpace(character, ascii: isASCII) { return true }
        case .notDigit: if !CharacterClass.isDigit(character, ascii: isASCII) { return true }
        case .notWord: if !CharacterClass.isWord(character, ascii: isASCII) { return true }
        case .notSpace: if !CharacterClass.isSpace(character, ascii: isASCII) { return true }
        }
      }
      return false
    }
  }

  /// What a single character must be.
  enum Single {
    case character(UInt32)
    case any
    case anyButNewline
    case set(CharacterSet)

    @inline(__always) func accepts(_ character: UInt32) -> Bool {
      switch self {
      case .character(let expected): character == expected
      case .any: true
      case .anyButNewline: character != 10
      case .set(let set): set.contains(character)
      }
    }
  }

  enum Assertion { case start, lineStart, end, lineEnd, endOfText, wordBoundary, notWordBoundary }

  enum Instruction {
    case single(Single)
    /// Between `minimum` and `maximum` characters of a kind, as many or as few as the rest allows.
    case repeatSingle(Single, minimum: Int, maximum: Int, isGreedy: Bool, isPossessive: Bool)
    /// Goes on at the first, and at the second if that fails.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    case assert(Assertion, isASCII: Bool)
    case backReference(Int, ignoresCase: Bool)
    /// Sets a loop counter to nothing.
    case loopStart(Int)
    case loop(Int, minimum: Int, maximum: Int, isGreedy: Bool, body: Int, exit: Int)
    /// Counts a round that begins.
    case loopEnter(Int)
    /// Matches the instructions that follow, up to their `success`, here or this far behind; goes on at `exit`.
    case look(isNegative: Bool, behind: Int, exit: Int)
    /// Matches the instructions that follow and gives up their alternatives.
    case atomic(exit: Int)
    case conditional(group: Int, otherwise: Int)
    case success
  }

  var instructions: [Instruction] = []
  /// The groups, the whole match included.
  var groupCount = 1
  var groupNames: [(name: String, index: Int)] = []
  var loopCount = 0
  /// The flags in force, those of the pattern included.
  var flags = 0
}

/// The classes that `\d`, `\w` and `\s` stand for.
enum CharacterClass {
  static func isDigit(_ character: UInt32, ascii: Bool) -> Bool {
    if character < 128 { return (48...57).contains(character) }
    guard !ascii, let scalar = Unicode.Scalar(character) else { return false }
    return scalar.properties.generalCategory == .decimalNumber
  }

  static func isWord(_ character: UInt32, ascii: Bool) -> Bool {
    if character < 128 {
      return (48...57).contains(character) || (65...90).contains(character) || (97...122).contains(character)
        || character == 95
    }
    guard !ascii, let scalar = Unicode.Scalar(character) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  static func isSpace(_ character: UInt32, ascii: Bool) -> Bool {
    if character < 128 {
      return character == 32 || (9...13).contains(character) || (!ascii && (28...31).contains(character))
    }
    guard !ascii, let scalar = Unicode.Scalar(character) else { return false }
    return scalar.properties.isWhitespace
  }
}

/// Upper and lower case of single characters.
enum CharacterCase {
  static func lowered(_ character: UInt32) -> UInt32 {
    if character < 128 { return (65...90).contains(character) ? character + 32 : character }
    guard let scalar = Unicode.Scalar(character) else { return character }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first.map(\.value) ?? character : character
  }

  static func variants(of character: UInt32) -> [UInt32] {
    guard let scalar = Unicode.Scalar(character) else { return [] }
    return [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].compactMap { text in
      let scalars = text.unicodeScalars
      return scalars.count == 1 ? scalars.first?.value : nil
    }
  }
}
