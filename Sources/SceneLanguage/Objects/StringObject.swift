import Synchronization

/// A Python string. Indices count Unicode scalars, as Python's do.
public final class StringObject: PythonObject {
  /// The text. Only the machine appends to it, when nobody else can see the object.
  public internal(set) final var string: String
  /// The number of scalars.
  final private(set) var count: Int
  /// The scalars, made when an index into a text that is not ASCII is first needed.
  private final var scalarStorage: [Unicode.Scalar]?
  private final var hashStorage = 0
  final fileprivate(set) var isInterned = false

  /// Makes a string object.
  public init(_ text: String) {
    string = text
    count = text.isASCIIText ? text.utf8.count : text.unicodeScalars.count
    super.init(type: .string, kind: .string)
  }

  init(_ text: String, type: TypeObject) {
    string = text
    count = text.isASCIIText ? text.utf8.count : text.unicodeScalars.count
    super.init(type: type, kind: .string)
  }

  /// Whether a byte offset is a scalar offset.
  final var isASCII: Bool { count == string.utf8.count }

  /// All scalars, for strings that are not ASCII.
  final var scalars: [Unicode.Scalar] {
    if let scalarStorage { return scalarStorage }
    let made = Array(string.unicodeScalars)
    scalarStorage = made
    return made
  }

  /// The hash of the text; equal texts have equal hashes.
  final var hashValueOfText: Int {
    if hashStorage == 0 { hashStorage = Self.hash(of: string) }
    return hashStorage
  }

  private static func hash(of text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      let mixed = Int(bitPattern: UInt(hash ^ (hash >> 29)))
      return mixed == 0 || mixed == -1 ? 7 : mixed
    }
  }

  /// Whether both hold the same scalars. Unlike Swift's `==` this does not equate different normal forms.
  final func hasSameText(as other: StringObject) -> Bool {
    if self === other { return true }
    if isInterned && other.isInterned || count != other.count { return false }
    return string.hasSameScalars(as: other.string)
  }

  /// The scalar at a valid index, as a string.
  final func character(at index: Int) -> StringObject {
    isASCII ? StringObject.ofByte(string.utf8Byte(at: index)) : StringObject(String(scalars[index]))
  }

  /// The scalars of a valid range.
  final func slice(_ range: Range<Int>) -> String {
    if isASCII {
      let utf8 = string.utf8
      let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
      return String(string[start..<utf8.index(start, offsetBy: range.count)])
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  /// Adds text at the end. Only when the caller holds the one reference to this object.
  final func append(_ other: StringObject) {
    string += other.string
    count += other.count
    scalarStorage = nil
    hashStorage = 0
  }

  // MARK: Interning

  /// The one object for a name. Names are compared by identity everywhere, and never freed.
  public static func interned(_ text: String) -> StringObject { InternTable.shared.intern(text) }

  /// The interned string with this one's text.
  public final var interned: StringObject { isInterned ? self : InternTable.shared.intern(string) }

  /// The strings of one ASCII character, made once.
  static func ofByte(_ byte: UInt8) -> StringObject { singleBytes[Int(byte)] }

  nonisolated(unsafe) private static let singleBytes: [StringObject] =
    (0..<128).map { StringObject(String(Unicode.Scalar(UInt8($0)))) }

  nonisolated(unsafe) static let empty = StringObject("")

  fileprivate final func markInterned() { isInterned = true }

  // MARK: Hooks

  override public func hash() throws -> Int { hashValueOfText }
  override public func repr() throws -> String { pythonRepresentation(of: string) }
  override public func str() throws -> String { string }
  override public func length() throws -> Int? { count }
  override public func truth() throws -> Bool { count != 0 }
  override public func item(_ key: Value) throws -> Value { .object(try selection(key)) }
  override public func iterator() throws -> PythonObject? { StringIterator(self) }
  override public func contains(_ value: Value) throws -> Bool? { try containsText(value) }

  override public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? StringObject else { return .notImplemented }
    return .bool(compareText(operation, other))
  }

  override public func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    try textOperation(operation, other)
  }

  override public func reflectedBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    operation == .multiply ? try textOperation(.multiply, other) : .notImplemented
  }
}

/// All interned names of the process. Interpreters on different threads share it, hence the lock.
private final class InternTable: Sendable {
  static let shared = InternTable()

  private struct Storage: @unchecked Sendable {
    var names: [String: StringObject] = [:]
  }

  private let storage = Mutex(Storage())

  func intern(_ text: String) -> StringObject {
    storage.withLock { storage in
      if let known = storage.names[text], known.string.hasSameScalars(as: text) {
        return Unmanaged.passUnretained(known)
      }
      let made = StringObject(text)
      made.markInterned()
      // A count that never falls to zero: names outlive every interpreter.
      let kept = Unmanaged.passRetained(made)
      storage.names[text] = made
      return kept
    }.takeUnretainedValue()
  }
}

extension String {
  @inline(__always) var isASCIIText: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in bytes.allSatisfy { $0 < 0x80 } }
      ?? utf8.allSatisfy { $0 < 0x80 }
  }

  @inline(__always) func utf8Byte(at index: Int) -> UInt8 {
    utf8.withContiguousStorageIfAvailable { $0[index] } ?? utf8[utf8.index(utf8.startIndex, offsetBy: index)]
  }

  func hasSameScalars(as other: String) -> Bool {
    var left = self
    var right = other
    return left.withUTF8 { a in right.withUTF8 { b in a.count == b.count && a.elementsEqual(b) } }
  }
}
