/// The operators of strings.
extension StringObject {
  /// The UTF-8 of the text.
  final var utf8: [UInt8] { Array(string.utf8) }

  /// `self[key]`.
  final func selection(_ key: Value) throws -> StringObject {
    if case .object(let object) = key, let slice = object as? SliceObject { return try self.slice(slice) }
    guard let index = try key.index() else {
      throw PythonError.typeError("string indices must be integers, not '\(key.type.messageName)'")
    }
    let position = index < 0 ? index + count : index
    guard position >= 0, position < count else { throw PythonError.indexError("string index out of range") }
    return character(at: position)
  }

  private func slice(_ slice: SliceObject) throws -> StringObject {
    let (start, step, count) = try slice.indices(in: self.count)
    if count == 0 { return .empty }
    if step == 1 {
      if count == self.count, !type.isUserDefined { return self }
      return StringObject(self.slice(start..<(start + count)))
    }
    if isASCII {
      let bytes = utf8
      return StringObject(String(decoding: (0..<count).map { bytes[start + $0 * step] }, as: UTF8.self))
    }
    var text = String.UnicodeScalarView()
    for offset in 0..<count { text.append(scalars[start + offset * step]) }
    return StringObject(String(text))
  }

  /// `value in self`.
  final func containsText(_ value: Value) throws -> Bool {
    guard let part = value.object as? StringObject else {
      throw PythonError.typeError("'in <string>' requires string as left operand, not \(value.type.name)")
    }
    if part.count == 1, part.isASCII {
      let byte = part.string.utf8Byte(at: 0)
      return string.utf8.contains(byte)
    }
    let bytes = utf8
    return ByteSearch.find(bytes, part.utf8, 0..<bytes.count) != nil
  }

  /// Compares by code points, which is the order of the UTF-8.
  final func compareText(_ operation: Comparison, _ other: StringObject) -> Bool {
    switch operation {
    case .equal: return hasSameText(as: other)
    case .notEqual: return !hasSameText(as: other)
    default:
      let order = Self.order(self, other)
      return operation.holds(order, 0)
    }
  }

  /// -1, 0 or 1 as `a` comes before, equals or comes after `b`.
  static func order(_ a: StringObject, _ b: StringObject) -> Int {
    var left = a.string
    var right = b.string
    return left.withUTF8 { left in
      right.withUTF8 { right in
        for index in 0..<min(left.count, right.count) where left[index] != right[index] {
          return left[index] < right[index] ? -1 : 1
        }
        return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
      }
    }
  }

  /// `+`, `*` and `%`.
  final func textOperation(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    switch operation {
    case .add:
      guard let other = other.object as? StringObject else { return .notImplemented }
      return .string(string + other.string)
    case .multiply:
      guard let times = try Sequences.repetitions(other, of: string.utf8.count, size: 1) else { return .notImplemented }
      return .string(try Sequences.repeated(string, times))
    case .modulo: return .string(try PercentFormat.format(string, other))
    default: return .notImplemented
    }
  }
}

/// Walks the scalars of a string.
final class StringIterator: NativeIterator {
  private let text: StringObject
  private var index = 0

  init(_ text: StringObject) {
    self.text = text
    super.init(type: text.isASCII ? .stringIterator : .wideStringIterator)
  }

  override func next() throws -> Value? {
    guard index < text.count else { return nil }
    index += 1
    return .object(text.character(at: index - 1))
  }
}
