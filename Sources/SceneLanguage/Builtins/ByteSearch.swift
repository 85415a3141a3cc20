/// Searching and splitting of bytes. Strings use it on their UTF-8, where it gives the same answers.
enum ByteSearch {
  typealias Bytes = [UInt8]

  /// Where `needle` first lies within a range.
  static func find(_ text: Bytes, _ needle: Bytes, _ range: Range<Int>) -> Int? {
    guard range.upperBound <= text.count, needle.count <= range.count else { return nil }
    guard let first = needle.first else { return range.lowerBound }
    return text.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { needle in
        var index = range.lowerBound
        let last = range.upperBound - needle.count
        while index <= last {
          if text[index] == first, matches(text, needle, at: index) { return index }
          index += 1
        }
        return nil
      }
    }
  }

  /// Where `needle` last lies within a range.
  static func findLast(_ text: Bytes, _ needle: Bytes, _ range: Range<Int>) -> Int? {
    guard range.upperBound <= text.count, needle.count <= range.count else { return nil }
    return text.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { needle in
        stride(from: range.upperBound - needle.count, through: range.lowerBound, by: -1)
          .first { matches(text, needle, at: $0) }
      }
    }
  }

  @inline(__always)
  private static func matches(
    _ text: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    for offset in 0..<needle.count where text[start + offset] != needle[offset] { return false }
    return true
  }

  /// How often a needle that is not empty occurs, without overlaps.
  static func count(_ text: Bytes, _ needle: Bytes, _ range: Range<Int>) -> Int {
    var count = 0
    var start = range.lowerBound
    while start <= range.upperBound, let found = find(text, needle, start..<range.upperBound) {
      count += 1
      start = found + needle.count
    }
    return count
  }

  /// The parts between separators, at most `limit` separators from the left.
  static func split(_ text: Bytes, _ separator: Bytes, limit: Int) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    while parts.count < limit, let found = find(text, separator, start..<text.count) {
      parts.append(text[start..<found])
      start = found + separator.count
    }
    parts.append(text[start...])
    return parts
  }

  /// The parts between separators, at most `limit` separators from the right.
  static func splitFromRight(_ text: Bytes, _ separator: Bytes, limit: Int) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var end = text.count
    while parts.count < limit, let found = findLast(text, separator, 0..<end) {
      parts.append(text[(found + separator.count)..<end])
      end = found
    }
    parts.append(text[..<end])
    return parts.reversed()
  }

  /// The words between runs of white space, at most `limit` splits from the left.
  static func words<Text: RandomAccessCollection>(
    _ text: Text, limit: Int, isSpace: (Text.Element) -> Bool
  ) -> [Text.SubSequence] where Text.Index == Int {
    var parts: [Text.SubSequence] = []
    var index = text.startIndex
    while true {
      while index < text.endIndex, isSpace(text[index]) { index += 1 }
      guard index < text.endIndex else { return parts }
      if parts.count == limit {
        parts.append(text[index...])
        return parts
      }
      let start = index
      while index < text.endIndex, !isSpace(text[index]) { index += 1 }
      parts.append(text[start..<index])
    }
  }

  /// The words between runs of white space, at most `limit` splits from the right.
  static func wordsFromRight<Text: RandomAccessCollection>(
    _ text: Text, limit: Int, isSpace: (Text.Element) -> Bool
  ) -> [Text.SubSequence] where Text.Index == Int {
    var parts: [Text.SubSequence] = []
    var index = text.endIndex
    while true {
      while index > text.startIndex, isSpace(text[index - 1]) { index -= 1 }
      guard index > text.startIndex else { return parts.reversed() }
      if parts.count == limit {
        parts.append(text[..<index])
        return parts.reversed()
      }
      let end = index
      while index > text.startIndex, !isSpace(text[index - 1]) { index -= 1 }
      parts.append(text[index..<end])
    }
  }

  /// The text with at most `limit` occurrences replaced.
  static func replace(_ text: Bytes, _ old: Bytes, _ new: Bytes, limit: Int) -> Bytes {
    var result: Bytes = []
    result.reserveCapacity(text.count)
    var start = 0
    var replaced = 0
    while replaced < limit, let found = find(text, old, start..<text.count) {
      result.append(contentsOf: text[start..<found])
      result.append(contentsOf: new)
      start = found + old.count
      replaced += 1
    }
    result.append(contentsOf: text[start...])
    return result
  }

  /// Whether a byte is white space, as `bytes.split` sees it.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0d }
}
