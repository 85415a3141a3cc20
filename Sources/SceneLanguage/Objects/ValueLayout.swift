/// What the machine knows of how a `Value` lies in memory: eight bytes of payload, then a byte that says which case.
///
/// Reading the tag and the number directly spares the copies (and their reference counting) that a `switch` over a
/// value behind a pointer may cost. A test checks that the compiler lays the cases out like this.
enum ValueLayout {
  static let intTag: UInt8 = 0
  static let floatTag: UInt8 = 1
  static let boolTag: UInt8 = 2
  static let objectTag: UInt8 = 3
  static let emptyTag: UInt8 = 4
}

typealias Registers = UnsafeMutablePointer<Value>

extension UnsafeMutablePointer where Pointee == Value {
  @inline(__always) var tag: UInt8 {
    UnsafeRawPointer(self).load(fromByteOffset: 8, as: UInt8.self)
  }

  @inline(__always) var uncheckedInt: Int { UnsafeRawPointer(self).load(as: Int.self) }
  @inline(__always) var uncheckedFloat: Double { UnsafeRawPointer(self).load(as: Double.self) }
  @inline(__always) var uncheckedBool: Bool { UnsafeRawPointer(self).load(as: UInt8.self) & 1 != 0 }

  /// The object of a slot whose tag says that it holds one, without counting a reference.
  @inline(__always) var uncheckedObject: Unmanaged<PythonObject> {
    Unmanaged.fromOpaque(UnsafeRawPointer(bitPattern: uncheckedInt).unsafelyUnwrapped)
  }

  @inline(__always) var holdsObject: Bool { tag == ValueLayout.objectTag }
  @inline(__always) var holdsUndefined: Bool { tag == ValueLayout.emptyTag && uncheckedInt == 3 }

  /// Both slots hold whole numbers.
  @inline(__always) static func areInts(_ a: Self, _ b: Self) -> Bool { (a.tag | b.tag) == ValueLayout.intTag }

  /// Forgets what the slot holds; it reads as undefined from then on.
  @inline(__always) func clear() {
    let old = heldObject
    initialize(to: .undefined)
    old?.release()
  }

  /// Releases an object, and leaves numbers where they are: they hold nothing alive.
  @inline(__always) func drop() {
    if holdsObject {
      let old = uncheckedObject
      initialize(to: .undefined)
      old.release()
    }
  }

  /// The object that the slot holds, without counting a reference; nil where it holds none.
  @inline(__always) private var heldObject: Unmanaged<PythonObject>? { holdsObject ? uncheckedObject : nil }

  /// Takes a copy of what another slot holds. The other slot may lie in an object that only this slot keeps alive.
  @inline(__always) func assign(copyOf source: Self) {
    if source.holdsObject { _ = source.uncheckedObject.retain() }
    let old = overwrite(from: source)
    old?.release()
  }

  /// Takes over what another slot holds, which is undefined from then on.
  @inline(__always) func assign(moving source: Self) {
    let old = overwrite(from: source)
    source.initialize(to: .undefined)
    old?.release()
  }

  /// Writes the bits of another slot here; gives the object that was here, still to be released.
  @inline(__always) func overwrite(from source: Self) -> Unmanaged<PythonObject>? {
    let old = heldObject
    UnsafeMutableRawPointer(self).copyMemory(from: UnsafeRawPointer(source), byteCount: MemoryLayout<Value>.stride)
    return old
  }

  /// Overwrites the slot with something that needs no counting, releasing what it held.
  @inline(__always) func set(_ value: Int) {
    if holdsObject { pointee = .int(value) } else { initialize(to: .int(value)) }
  }

  @inline(__always) func set(_ value: Double) {
    if holdsObject { pointee = .float(value) } else { initialize(to: .float(value)) }
  }

  @inline(__always) func set(_ value: Bool) {
    if holdsObject { pointee = .bool(value) } else { initialize(to: .bool(value)) }
  }
}
