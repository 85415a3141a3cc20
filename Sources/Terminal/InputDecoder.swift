import Drawing

/// Turns the bytes of a terminal into keys.
///
/// Bytes may arrive in any pieces. A sequence that no table knows is taken whole and gives nothing, so that the answer
/// of a terminal is never mistaken for typing.
struct InputDecoder {
  /// What was read.
  enum Input: Hashable {
    case key(Key)
    /// The terminal says where its cursor is, counted from 1.
    case cursor(row: Int, column: Int)
    /// Ctrl-Z.
    case suspend
    /// Ctrl-\.
    case quit
  }

  /// Whether the next `ESC [ row ; column R` is the answer to a question, and not F3 with a modifier.
  var expectsCursor = false
  /// The beginning of a sequence or of a character, still without its end.
  private(set) var pending: [UInt8] = []
  /// Sequences of this terminal's own description.
  private let described: [[UInt8]: Key]
  private let longestDescribed: Int

  /// Sequences that do not begin with Escape are left out: single bytes have meanings of their own.
  init(described: [[UInt8]: Key] = [:]) {
    self.described = described.filter { $0.key.first == Self.escape && $0.key.count > 1 }
    longestDescribed = self.described.keys.map(\.count).max() ?? 0
  }

  private static let escape: UInt8 = 0x1B

  /// Whether what is pending is Escape alone, which is a key if nothing follows soon.
  var isEscapePending: Bool { pending == [Self.escape] }

  /// Decodes more bytes; an unfinished sequence at their end is kept.
  mutating func decode(_ bytes: some Sequence<UInt8>) -> [Input] {
    pending += bytes
    return decodePending(isComplete: false)
  }

  /// Decodes what is pending as if nothing followed: Escape is a key, and so is what it was pressed with; a longer
  /// beginning of a sequence is nothing.
  mutating func finish() -> [Input] {
    decodePending(isComplete: true)
  }

  private mutating func decodePending(isComplete: Bool) -> [Input] {
    var inputs: [Input] = []
    var rest = pending[...]
    while let first = rest.first {
      let step = first == Self.escape ? sequence(rest) : plain(rest)
      switch step {
      case .took(let count, let input):
        inputs += input.map { [$0] } ?? []
        if case .cursor = input { expectsCursor = false }
        rest = rest.dropFirst(count)
      case .unfinished where isComplete:
        let isTyped = first == Self.escape && rest.count <= 2
        inputs += isTyped ? [.key(.escape)] : []
        rest = isTyped ? rest.dropFirst() : []
      case .unfinished:
        pending = Array(rest)
        return inputs
      }
    }
    pending = []
    return inputs
  }

  /// What the beginning of the bytes is.
  private enum Step {
    case took(Int, Input?)
    case unfinished
  }

  // MARK: Characters

  private func plain(_ bytes: ArraySlice<UInt8>) -> Step {
    let byte = bytes[bytes.startIndex]
    switch byte {
    case 0x0D, 0x0A: return .took(1, .key(.enter))
    case 0x09: return .took(1, .key(.tab))
    case 0x08, 0x7F: return .took(1, .key(.backspace))
    case 0x1A: return .took(1, .suspend)
    case 0x1C: return .took(1, .quit)
    case 0x01...0x19: return .took(1, .key(.control(Character(Unicode.Scalar(byte + 0x60)))))
    case 0x00, 0x1D...0x1F: return .took(1, nil)
    case ..<0x80: return .took(1, .key(.character(Character(Unicode.Scalar(byte)))))
    default: return wide(bytes)
    }
  }

  /// A character of several bytes; a byte that cannot begin or go on one is dropped.
  private func wide(_ bytes: ArraySlice<UInt8>) -> Step {
    let length =
      switch bytes[bytes.startIndex] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    if length == 1 { return .took(1, nil) }
    let character = bytes.prefix(length)
    if let wrong = character.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) {
      return .took(wrong - bytes.startIndex, nil)
    }
    guard character.count == length else { return .unfinished }
    guard let text = String(validating: character, as: UTF8.self), let scalar = text.unicodeScalars.first,
      scalar.properties.generalCategory != .control
    else { return .took(length, nil) }
    return .took(length, .key(.character(Character(scalar))))
  }

  // MARK: Sequences

  private func sequence(_ bytes: ArraySlice<UInt8>) -> Step {
    for length in stride(from: min(longestDescribed, bytes.count), to: 1, by: -1) {
      // A cursor report may read like a described F3.
      let candidate = Array(bytes.prefix(length))
      guard let key = described[candidate] else { continue }
      if !(expectsCursor && candidate.last == UInt8(ascii: "R")) { return .took(length, .key(key)) }
    }
    guard bytes.count > 1 else { return .unfinished }
    switch bytes[bytes.startIndex + 1] {
    case UInt8(ascii: "["): return controlSequence(bytes)
    case UInt8(ascii: "O"): return applicationKey(bytes)
    default:
      if bytes.count < longestDescribed, described.keys.contains(where: { $0.starts(with: bytes) }) {
        return .unfinished
      }
      return .took(1, .key(.escape))
    }
  }

  /// `ESC O x`, or with modifiers `ESC O m x`.
  private func applicationKey(_ bytes: ArraySlice<UInt8>) -> Step {
    let parameters = bytes.dropFirst(2).prefix { (0x30...0x3B).contains($0) }
    guard let final = bytes.dropFirst(2 + parameters.count).first else { return .unfinished }
    guard (0x20...0x7E).contains(final) else { return .took(1, .key(.escape)) }
    let key = KeySequences.ofKeypad[final] ?? KeySequences.ofFinalByte[final]
    let modifier = numbers(parameters).last ?? 1
    return .took(3 + parameters.count, key.map { .key(KeySequences.modified($0, by: modifier)) })
  }

  /// `ESC [`, parameters, intermediate bytes and a final byte (ECMA-48, 5.4).
  private func controlSequence(_ bytes: ArraySlice<UInt8>) -> Step {
    let body = bytes.dropFirst(2)
    if body.first == UInt8(ascii: "[") { return linuxFunctionKey(body) }
    let parameters = body.prefix { (0x30...0x3F).contains($0) }
    let intermediates = body.dropFirst(parameters.count).prefix { (0x20...0x2F).contains($0) }
    let length = 2 + parameters.count + intermediates.count
    guard let final = bytes.dropFirst(length).first else { return .unfinished }
    guard (0x40...0x7E).contains(final) else {
      // Cut short by something else, which is decoded on its own.
      return .took(length, nil)
    }
    // `< = > ?` mark private sequences: answers, never keys.
    if let mark = parameters.first, (0x3C...0x3F).contains(mark) { return .took(length + 1, nil) }
    let values = numbers(parameters)
    if final == UInt8(ascii: "R"), expectsCursor, values.count == 2 {
      return .took(length + 1, .cursor(row: values[0], column: values[1]))
    }
    return .took(length + 1, key(values: values, final: final).map { .key($0) })
  }

  private func key(values: [Int], final: UInt8) -> Key? {
    let isNumbered = [UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@")].contains(final)
    let key = isNumbered ? values.first.flatMap { KeySequences.ofNumber[$0] } : KeySequences.ofFinalByte[final]
    return key.map { KeySequences.modified($0, by: values.count > 1 ? values[1] : 1) }
  }

  /// `ESC [ [ A` to `E`: F1 to F5 on the Linux console.
  private func linuxFunctionKey(_ body: ArraySlice<UInt8>) -> Step {
    guard let final = body.dropFirst().first else { return .unfinished }
    let number = Int(final) - 0x40
    return .took(4, (1...5).contains(number) ? .key(.function(number)) : nil)
  }

  private func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
    parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
  }
}
