/// Reads a regular expression of Python's `re`.
struct PatternParser {
  /// The flags, with Python's values.
  enum Flag {
    static let ignoreCase = 2
    static let multiline = 8
    static let dotAll = 16
    static let unicode = 32
    static let verbose = 64
    static let ascii = 256
  }

  private let pattern: [UInt32]
  private var position = 0
  private var flags: Int
  private var groupCount = 1
  private var openGroups: Set<Int> = []
  private var names: [(name: String, index: Int)] = []
  private var globalFlags: Int
  private var depth = 0

  /// Compiles a pattern.
  static func compile(_ pattern: [UInt32], flags: Int) throws(PatternError) -> PatternProgram {
    var parser = PatternParser(pattern: pattern, flags: flags)
    let tree = try parser.parseAlternatives()
    if parser.position < pattern.count {
      throw PatternError(message: "unbalanced parenthesis", position: parser.position)
    }
    let program = PatternProgram()
    program.groupCount = parser.groupCount
    program.groupNames = parser.names
    program.flags = parser.globalFlags
    program.instructions.append(.save(0))
    try tree.compile(into: program)
    program.instructions.append(.save(1))
    program.instructions.append(.success)
    return program
  }

  private init(pattern: [UInt32], flags: Int) {
    self.pattern = pattern
    self.flags = flags
    globalFlags = flags
  }

  private func has(_ flag: Int) -> Bool { flags & flag != 0 }

  private var next: UInt32? { position < pattern.count ? pattern[position] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value, next == value else { return false }
    position += 1
    return true
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for value in pattern[range] { view.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    return String(view)
  }

  // MARK: Structure

  private mutating func parseAlternatives() throws(PatternError) -> PatternTree {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw PatternError(message: "too many nested groups", position: position) }
    var parts = [try parseSequence()]
    while take("|") { parts.append(try parseSequence()) }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func parseSequence() throws(PatternError) -> PatternTree {
    var parts: [PatternTree] = []
    while let character = next, character != 124, character != 41 {
      if has(Flag.verbose) {
        if CharacterClass.isSpace(character, ascii: true) {
          position += 1
          continue
        }
        if character == 35 {
          while let character = next, character != 10 { position += character == 10 ? 0 : 1 }
          continue
        }
      }
      let start = position
      guard let atom = try parseAtom() else { continue }
      parts.append(try parseRepetition(of: atom, from: start))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func parseRepetition(of atom: PatternTree, from start: Int) throws(PatternError) -> PatternTree {
    var atom = atom
    var isRepeated = false
    while let character = next {
      if has(Flag.verbose), CharacterClass.isSpace(character, ascii: true) {
        position += 1
        continue
      }
      let here = position
      var bounds: (Int, Int)?
      switch character {
      case 42: bounds = (0, Int.max)
      case 43: bounds = (1, Int.max)
      case 63: bounds = (0, 1)
      case 123: bounds = try parseBounds()
      default: break
      }
      guard let (minimum, maximum) = bounds else { return atom }
      if character != 123 { position += 1 }
      if case .assertion(let assertion, _) = atom, [.start, .lineStart].contains(assertion) {
        throw PatternError(message: "nothing to repeat", position: here)
      }
      if isRepeated { throw PatternError(message: "multiple repeat", position: here) }
      isRepeated = true
      let isLazy = take("?")
      let isPossessive = !isLazy && take("+")
      atom = .repetition(
        atom, minimum: minimum, maximum: maximum, isGreedy: !isLazy, isPossessive: isPossessive)
    }
    return atom
  }

  /// `{m,n}`; nil when the brace stands for itself.
  private mutating func parseBounds() throws(PatternError) -> (Int, Int)? {
    let start = position
    position += 1
    let low = number()
    var high = low
    if take(",") { high = number() ?? Int.max } else if low == nil { high = nil }
    guard take("}"), low != nil || position - start > 2 else {
      position = start
      return nil
    }
    let (minimum, maximum) = (low ?? 0, high ?? Int.max)
    if maximum < minimum {
      throw PatternError(message: "min repeat greater than max repeat", position: start + 1)
    }
    return (minimum, maximum)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next, (48...57).contains(digit) {
      value = min((value ?? 0) * 10 + Int(digit - 48), 1 << 31)
      position += 1
    }
    return value
  }

  // MARK: Atoms

  /// The next atom; nil for what matches nothing, such as a comment.
  private mutating func parseAtom() throws(PatternError) -> PatternTree? {
    let start = position
    let character = pattern[position]
    if character == 123, let _ = try? boundsAhead() {
      throw PatternError(message: "nothing to repeat", position: start)
    }
    position += 1
    switch character {
    case 46: return .single(has(Flag.dotAll) ? .any : .anyButNewline)
    case 94: return .assertion(has(Flag.multiline) ? .lineStart : .start, isASCII: false)
    case 36: return .assertion(has(Flag.multiline) ? .lineEnd : .end, isASCII: false)
    case 42, 43, 63: throw PatternError(message: "nothing to repeat", position: start)
    case 91: return .single(.set(try parseSet(from: start)))
    case 92: return try parseEscape(from: start)
    case 40: return try parseGroup(from: start)
    default: return .single(literal(character))
    }
  }

  private func boundsAhead() throws(PatternError) -> (Int, Int) {
    var copy = self
    guard let bounds = try copy.parseBounds() else { throw PatternError(message: "") }
    return bounds
  }

  private func literal(_ character: UInt32) -> PatternProgram.Single {
    guard has(Flag.ignoreCase), !CharacterCase.variants(of: character).allSatisfy({ $0 == character }) else {
      return .character(character)
    }
    return .set(
      PatternProgram.CharacterSet(items: [.range(character...character)], ignoresCase: true))
  }

  private func set(_ items: [PatternProgram.CharacterSet.Item]) -> PatternProgram.Single {
    .set(PatternProgram.CharacterSet(items: items, isASCII: has(Flag.ascii)))
  }

  private mutating func parseEscape(from start: Int) throws(PatternError) -> PatternTree {
    guard let character = next else { throw PatternError(message: "bad escape (end of pattern)", position: start) }
    switch UInt8(truncatingIfNeeded: character) {
    case _ where character > 127: break
    case UInt8(ascii: "A"): return advance(.assertion(.start, isASCII: false))
    case UInt8(ascii: "Z"): return advance(.assertion(.endOfText, isASCII: false))
    case UInt8(ascii: "b"): return advance(.assertion(.wordBoundary, isASCII: has(Flag.ascii)))
    case UInt8(ascii: "B"): return advance(.assertion(.notWordBoundary, isASCII: has(Flag.ascii)))
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      // Three octal digits are a character, anything else is a group.
      if position + 2 < pattern.count, pattern[position...position + 2].allSatisfy({ (48...55).contains($0) }) {
        let value = pattern[position...position + 2].reduce(0) { $0 * 8 + ($1 - 48) }
        position += 3
        return .single(literal(value))
      }
      var index = Int(character - 48)
      position += 1
      if let digit = next, (48...57).contains(digit) {
        index = index * 10 + Int(digit - 48)
        position += 1
      }
      return try reference(to: index, at: start + 1)
    default: break
    }
    if let item = classItem(character) { return advance(.single(set([item]))) }
    return .single(literal(try escapedCharacter(from: start, inSet: false)))
  }

  private mutating func advance(_ tree: PatternTree) -> PatternTree {
    position += 1
    return tree
  }

  private func reference(to index: Int, at place: Int) throws(PatternError) -> PatternTree {
    guard index < groupCount else {
      throw PatternError(message: "invalid group reference \(index)", position: place)
    }
    if openGroups.contains(index) { throw PatternError(message: "cannot refer to an open group", position: place) }
    return .backReference(index, ignoresCase: has(Flag.ignoreCase))
  }

  private func classItem(_ character: UInt32) -> PatternProgram.CharacterSet.Item? {
    switch character {
    case 100: .digit
    case 68: .notDigit
    case 119: .word
    case 87: .notWord
    case 115: .space
    case 83: .notSpace
    default: nil
    }
  }

  /// The character of an escape, whose letter comes next.
  private mutating func escapedCharacter(from start: Int, inSet: Bool) throws(PatternError) -> UInt32 {
    let character = pattern[position]
    position += 1
    switch character {
    case 110: return 10
    case 116: return 9
    case 114: return 13
    case 102: return 12
    case 118: return 11
    case 97: return 7
    case 98 where inSet: return 8
    case 48...55:
      var value = character - 48
      var count = 1
      while count < 3, let digit = next, (48...55).contains(digit) {
        value = value * 8 + (digit - 48)
        position += 1
        count += 1
      }
      return value
    case 120: return try hexadecimal(2, from: start)
    case 117: return try hexadecimal(4, from: start)
    case 85: return try hexadecimal(8, from: start)
    case 65...90, 97...122, 49...57:
      throw PatternError(message: "bad escape \(text(start..<position))", position: start)
    default: return character
    }
  }

  private mutating func hexadecimal(_ count: Int, from start: Int) throws(PatternError) -> UInt32 {
    var digits = ""
    while digits.count < count, let value = next, let scalar = Unicode.Scalar(value), scalar.properties.isASCIIHexDigit
    {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    guard digits.count == count, let value = UInt32(digits, radix: 16) else {
      throw PatternError(message: "incomplete escape \(text(start..<position))", position: start)
    }
    return value
  }

  // MARK: Sets

  private mutating func parseSet(from start: Int) throws(PatternError) -> PatternProgram.CharacterSet {
    var set = PatternProgram.CharacterSet(ignoresCase: has(Flag.ignoreCase), isASCII: has(Flag.ascii))
    if take("^") { set.isNegated = true }
    var isFirst = true
    while true {
      guard let character = next else { throw PatternError(message: "unterminated character set", position: start) }
      if character == 93, !isFirst {
        position += 1
        return set
      }
      isFirst = false
      let itemStart = position
      let low = try parseSetItem()
      guard next == 45, position + 1 < pattern.count, pattern[position + 1] != 93 else {
        set.items.append(low.map { .range($0...$0) } ?? lastClass(itemStart))
        continue
      }
      position += 1
      let high = try parseSetItem()
      guard let low, let high else {
        throw PatternError(message: "bad character range \(text(itemStart..<position))", position: itemStart)
      }
      guard low <= high else {
        throw PatternError(message: "bad character range \(text(itemStart..<position))", position: itemStart)
      }
      set.items.append(.range(low...high))
    }
  }

  /// A character; nil for a class such as `\d`.
  private mutating func parseSetItem() throws(PatternError) -> UInt32? {
    let start = position
    guard let character = next else { throw PatternError(message: "unterminated character set", position: start) }
    position += 1
    guard character == 92 else { return character }
    guard let letter = next else { throw PatternError(message: "bad escape (end of pattern)", position: start) }
    if classItem(letter) != nil {
      position += 1
      return nil
    }
    return try escapedCharacter(from: start, inSet: true)
  }

  private func lastClass(_ start: Int) -> PatternProgram.CharacterSet.Item {
    classItem(pattern[start + 1]) ?? .range(pattern[start]...pattern[start])
  }

  // MARK: Groups

  private mutating func parseGroup(from start: Int) throws(PatternError) -> PatternTree? {
    guard take("?") else {
      let index = openGroup()
      return .group(try parseGroupBody(index, from: start), index: index)
    }
    guard let kind = next else { throw PatternError(message: "unexpected end of pattern", position: position) }
    position += 1
    switch kind {
    case 58: return try parseGroupBody(nil, from: start)
    case 62: return .atomic(try parseGroupBody(nil, from: start))
    case 35:
      while let character = next, character != 41 { position += character == 41 ? 0 : 1 }
      guard take(")") else { throw PatternError(message: "missing ), unterminated comment", position: start) }
      return nil
    case 61, 33: return .look(try parseGroupBody(nil, from: start), isNegative: kind == 33, isBehind: false)
    case 60:
      guard let sign = next, sign == 61 || sign == 33 else {
        let shown = next == nil ? "?<" : text(start + 1..<position + 1)
        throw PatternError(
          message: next == nil ? "unexpected end of pattern" : "unknown extension \(shown)", position: start + 1)
      }
      position += 1
      return .look(try parseGroupBody(nil, from: start), isNegative: sign == 33, isBehind: true)
    case 80: return try parseNamed(from: start)
    case 40: return try parseConditional(from: start)
    default:
      position -= 1
      return try parseFlags(from: start)
    }
  }

  private mutating func openGroup() -> Int {
    let index = groupCount
    groupCount += 1
    return index
  }

  private mutating func parseGroupBody(_ index: Int?, from start: Int) throws(PatternError) -> PatternTree {
    let outerFlags = flags
    if let index { openGroups.insert(index) }
    let tree = try parseAlternatives()
    guard take(")") else { throw PatternError(message: "missing ), unterminated subpattern", position: start) }
    if let index { openGroups.remove(index) }
    flags = outerFlags
    return tree
  }

  private mutating func name(until end: Character, from start: Int) throws(PatternError) -> String {
    let first = position
    guard let closing = end.unicodeScalars.first?.value,
      let last = pattern[position...].firstIndex(of: closing)
    else {
      throw PatternError(
        message: first < pattern.count ? "missing \(end), unterminated name" : "missing group name", position: first)
    }
    let name = text(first..<last)
    position = last + 1
    if name.isEmpty { throw PatternError(message: "missing group name", position: first) }
    return name
  }

  private func requireIdentifier(_ name: String, at place: Int) throws(PatternError) {
    let isName = name.unicodeScalars.enumerated().allSatisfy { index, scalar in
      scalar == "_" || (index == 0 ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
    }
    if !isName {
      throw PatternError(message: "bad character in group name '\(name)'", position: place)
    }
  }

  private mutating func parseNamed(from start: Int) throws(PatternError) -> PatternTree {
    if take("=") {
      let place = position
      let name = try name(until: ")", from: start)
      try requireIdentifier(name, at: place)
      guard let known = names.first(where: { $0.name == name }) else {
        throw PatternError(message: "unknown group name '\(name)'", position: place)
      }
      return try reference(to: known.index, at: place)
    }
    guard take("<") else {
      let end = min(position + 1, pattern.count)
      throw PatternError(
        message: position == pattern.count ? "unexpected end of pattern" : "unknown extension \(text(start + 1..<end))",
        position: start + 1)
    }
    let place = position
    let name = try name(until: ">", from: start)
    try requireIdentifier(name, at: place)
    if let known = names.first(where: { $0.name == name }) {
      throw PatternError(
        message: "redefinition of group name '\(name)' as group \(groupCount); was group \(known.index)",
        position: place)
    }
    let index = openGroup()
    names.append((name, index))
    return .group(try parseGroupBody(index, from: start), index: index)
  }

  private mutating func parseConditional(from start: Int) throws(PatternError) -> PatternTree {
    let place = position
    let name = try name(until: ")", from: start)
    let group: Int
    if let number = Int(name) {
      group = number
      guard group < groupCount, group > 0 else {
        throw PatternError(
          message: group > 0 ? "invalid group reference \(group)" : "bad group number", position: place)
      }
    } else if let known = names.first(where: { $0.name == name }) {
      group = known.index
    } else {
      throw PatternError(message: "unknown group name '\(name)'", position: place)
    }
    let then = try parseSequence()
    let otherwise = take("|") ? try parseSequence() : .empty
    if next == 124 {
      throw PatternError(message: "conditional backref with more than two branches", position: position)
    }
    guard take(")") else { throw PatternError(message: "missing ), unterminated subpattern", position: start) }
    return .conditional(group: group, then: then, otherwise: otherwise)
  }

  private static let flagLetters: [UInt32: Int] = [
    105: Flag.ignoreCase, 109: Flag.multiline, 115: Flag.dotAll, 117: Flag.unicode, 120: Flag.verbose, 97: Flag.ascii,
    76: 4,
  ]

  private mutating func parseFlags(from start: Int) throws(PatternError) -> PatternTree? {
    var added = 0
    var removed = 0
    while let letter = next, let flag = Self.flagLetters[letter] {
      added |= flag
      position += 1
    }
    if take("-") {
      while let letter = next, let flag = Self.flagLetters[letter] {
        removed |= flag
        position += 1
      }
    }
    if take(")"), added != 0, removed == 0 {
      guard start == 0 else {
        throw PatternError(message: "global flags not at the start of the expression", position: start)
      }
      flags |= added
      globalFlags |= added
      return nil
    }
    guard added | removed != 0, take(":") else {
      let end = min(position + 1, pattern.count)
      throw PatternError(
        message: position >= pattern.count ? "unexpected end of pattern" : "unknown extension \(text(start + 1..<end))",
        position: start + 1)
    }
    let outer = flags
    flags = (flags | added) & ~removed
    let tree = try parseAlternatives()
    flags = outer
    guard take(")") else { throw PatternError(message: "missing ), unterminated subpattern", position: start) }
    return tree
  }
}
