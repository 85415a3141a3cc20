/// `bytes`.
public final class BytesObject: PythonObject {
  /// The bytes.
  public let bytes: [UInt8]

  /// Makes bytes.
  public convenience init(_ bytes: [UInt8]) { self.init(bytes, type: .bytes) }

  init(_ bytes: [UInt8], type: TypeObject) {
    self.bytes = bytes
    super.init(type: type, kind: .bytes)
  }

  override public func item(_ key: Value) throws -> Value {
    if case .object(let object) = key, let slice = object as? SliceObject {
      return .object(BytesObject(try Sequences.slice(bytes, slice)))
    }
    return .int(Int(bytes[try Sequences.position(key, count: bytes.count, .bytes)]))
  }

  override public func iterator() throws -> PythonObject? {
    ArrayIterator(bytes.map { .int(Int($0)) }, typeName: "bytes_iterator")
  }

  override public func length() throws -> Int? { bytes.count }
  override public func truth() throws -> Bool { !bytes.isEmpty }

  override public func contains(_ value: Value) throws -> Bool? {
    if let part = value.object as? BytesObject { return ByteSearch.find(bytes, part.bytes, 0..<bytes.count) != nil }
    guard let number = try value.index() else {
      throw PythonError.typeError("a bytes-like object is required, not '\(value.type.messageName)'")
    }
    guard let byte = UInt8(exactly: number) else { throw PythonError.valueError("byte must be in range(0, 256)") }
    return bytes.contains(byte)
  }

  override public func hash() throws -> Int {
    var hash: UInt64 = 0x8422_2325_cbf2_9ce4
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 31))
  }

  override public func repr() throws -> String {
    let quote: UInt8 = bytes.contains(0x27) && !bytes.contains(0x22) ? 0x22 : 0x27
    var text = "b" + String(Unicode.Scalar(quote))
    for byte in bytes {
      switch byte {
      case quote, 0x5c: text += "\\" + String(Unicode.Scalar(byte))
      case 0x0a: text += "\\n"
      case 0x0d: text += "\\r"
      case 0x09: text += "\\t"
      case 0x20..<0x7f: text += String(Unicode.Scalar(byte))
      default: text += "\\x" + String(byte, radix: 16).leftPadded(to: 2, with: "0")
      }
    }
    return text + String(Unicode.Scalar(quote))
  }

  override public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? BytesObject else { return .notImplemented }
    switch operation {
    case .equal: return .bool(bytes == other.bytes)
    case .notEqual: return .bool(bytes != other.bytes)
    case .less: return .bool(bytes.lexicographicallyPrecedes(other.bytes))
    case .greater: return .bool(other.bytes.lexicographicallyPrecedes(bytes))
    case .lessEqual: return .bool(!other.bytes.lexicographicallyPrecedes(bytes))
    case .greaterEqual: return .bool(!bytes.lexicographicallyPrecedes(other.bytes))
    }
  }

  override public func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    switch operation {
    case .add:
      guard let other = other.object as? BytesObject else { return .notImplemented }
      return .object(BytesObject(bytes + other.bytes))
    case .multiply:
      guard let times = try Sequences.repetitions(other, of: bytes.count, size: 1) else { return .notImplemented }
      return .object(BytesObject(try Sequences.repeated(bytes, times)))
    case .modulo:
      // Bytes and their format read as Latin-1, one character for each byte.
      func plain(_ value: Value) throws -> Value {
        switch value.object {
        case let bytes as BytesObject: .string(bytes.latin)
        case let tuple as TupleObject: .tuple(try tuple.items.map(plain))
        default: value
        }
      }
      let text = try PercentFormat.format(latin.replacing("%b", with: "%s"), plain(other))
      return .object(BytesObject(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }))
    default: return .notImplemented
    }
  }

  private var latin: String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }

  override public func reflectedBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    operation == .multiply ? try binary(.multiply, other) : .notImplemented
  }
}
