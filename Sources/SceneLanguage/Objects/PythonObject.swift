/// The base of everything that is not stored inline in a `Value`.
///
/// A subclass gives its behaviour by overriding the hooks below; what it does not override raises Python's usual
/// TypeError. Classes written in Python on top of it override a hook by defining the method (`__add__`, `__len__`, …):
/// the functions on `Value` look for those first and call the hook otherwise. So call hooks through `Value`
/// (`value.repr()`, `value.binary(.add, other)`), not directly.
///
/// Objects belong to the thread of their interpreter and are never shared with another.
open class PythonObject {
  /// The layout of the attributes, which also knows the type.
  final var shape: Shape
  /// The object's own attributes, as `shape` lays them out; nil while there are none.
  final var slots: UnsafeMutablePointer<Value>?
  /// Which concrete class this is, for the machine's quick checks.
  final let kind: ObjectKind

  /// Makes an object of a type, which may be a subclass written in Python of the native type.
  public init(type: TypeObject) {
    shape = type.rootShape
    kind = .foreign
  }

  init(type: TypeObject, kind: ObjectKind) {
    shape = type.rootShape
    self.kind = kind
  }

  /// Only for the type objects themselves, which exist before their shape does.
  init(shape: Shape, kind: ObjectKind) {
    self.shape = shape
    self.kind = kind
  }

  deinit {
    if kind == .instance, shape.pointee.type.isWatched { handOver() }
    if slots != nil { releaseSlots() }
  }

  /// The object's type.
  public final var type: TypeObject { shape.pointee.type }

  // MARK: Hooks

  /// Reads an attribute; nil when there is none. The default follows Python's order: data descriptors of the type,
  /// the object's own attributes, other attributes of the type, `__getattr__`.
  open func attribute(_ name: StringObject) throws -> Value? { try genericAttribute(name) }

  /// What an object from outside says of an attribute that it lacks; nil for Python's usual words.
  open func missingAttribute(_ name: String) -> MissingAttribute? { nil }

  /// Writes an attribute.
  open func setAttribute(_ name: StringObject, _ value: Value) throws { try genericSetAttribute(name, value) }

  /// Deletes an attribute.
  open func deleteAttribute(_ name: StringObject) throws { try genericDeleteAttribute(name) }

  /// Whether it can be called though its type has no `__call__`.
  open var isCallable: Bool { false }

  /// Calls the object.
  open func call(_ arguments: Arguments) throws -> Value {
    throw PythonError.typeError("'\(type.messageName)' object is not callable")
  }

  /// `-x`, `+x`, `~x`; `notImplemented` when there is no such thing.
  open func unary(_ operation: UnaryOperator) throws -> Value { .notImplemented }

  /// `self OP other`; `notImplemented` lets the other operand try.
  open func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value { .notImplemented }

  /// `other OP self`, after the other operand declined.
  open func reflectedBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value { .notImplemented }

  /// `self OP= other`; `notImplemented` falls back to `self = self OP other`.
  open func inPlaceBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value { .notImplemented }

  /// `self OP other` for the comparisons; the reflected comparison of the other operand is tried after
  /// `notImplemented`, then identity for `==` and `!=`.
  open func compare(_ operation: Comparison, _ other: Value) throws -> Value { .notImplemented }

  /// `self[key]`; a slice comes as a `SliceObject`, several indices as a tuple.
  open func item(_ key: Value) throws -> Value {
    throw PythonError.typeError("'\(type.messageName)' object is not subscriptable")
  }

  /// `self[key] = value`.
  open func setItem(_ key: Value, _ value: Value) throws {
    if hasSequenceMethods { _ = try key.index() }
    throw PythonError.typeError("'\(type.messageName)' object does not support item assignment")
  }

  /// `del self[key]`.
  open func deleteItem(_ key: Value) throws {
    let words = try hasSequenceMethods && key.index() != nil ? "doesn't" : "does not"
    throw PythonError.typeError("'\(type.messageName)' object \(words) support item deletion")
  }

  /// Whether CPython takes a number between the brackets for a position, though the object may refuse to change.
  private var hasSequenceMethods: Bool {
    type.isUserDefined || self is DictionaryView
      || [ObjectKind.string, .bytes, .tuple, .range, .set].contains(kind)
  }

  /// An object whose `next()` gives the items; nil when the object is not iterable.
  open func iterator() throws -> PythonObject? { nil }

  /// The next item; nil at the end. For iterators only.
  open func next() throws -> Value? {
    throw PythonError.typeError("'\(type.messageName)' object is not an iterator")
  }

  /// Whether `next()` works.
  open var isIterator: Bool { false }

  /// `len(self)`; nil when there is none.
  open func length() throws -> Int? { nil }

  /// The truth value; by default, whether the length is not zero, and true without a length.
  open func truth() throws -> Bool { try length() != 0 }

  /// `value in self`; nil to look through the items.
  open func contains(_ value: Value) throws -> Bool? { nil }

  /// `hash(self)`; by default the identity. Mutable containers throw.
  open func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }

  /// `repr(self)`. Hidden addresses keep output the same from run to run.
  open func repr() throws -> String { "<\(type.qualifiedName) object at \(identityText)>" }

  /// `str(self)`; by default the representation.
  open func str() throws -> String { try Value.object(self).repr() }

  /// `format(self, specification)`.
  open func format(_ specification: String) throws -> String {
    guard specification.isEmpty else {
      throw PythonError.typeError("unsupported format string passed to \(type.name).__format__")
    }
    return try Value.object(self).str()
  }

  /// The number, where the object can stand for an index (`__index__`); nil otherwise.
  open func index() throws -> Int? { nil }

  /// `int(self)`: a whole number, possibly a big one; nil when it cannot be converted.
  open func toInteger() throws -> Value? { nil }

  /// `float(self)`; nil when it cannot be converted.
  open func toFloat() throws -> Double? { nil }

  /// Whether the execution observer should be told when a name is bound to this object. False for Python's own
  /// objects; tensors return true.
  open var isObserved: Bool { false }

  /// Whether observed objects may be inside: a list, a tuple, a dictionary, or an object with attributes.
  public final var mayHoldObserved: Bool {
    switch kind {
    case .list, .tuple, .dictionary, .instance: true
    default: false
    }
  }
}

/// What AttributeError says of a name, without a suggestion.
public struct MissingAttribute {
  /// The message.
  public var text: String
  /// Whether the original of the object has the name, so that an import of it fails in the same words.
  public var isUnsupported: Bool

  /// Makes an answer.
  public init(text: String, isUnsupported: Bool) {
    self.text = text
    self.isUnsupported = isUnsupported
  }
}

/// The concrete classes that the machine treats specially.
enum ObjectKind: UInt8 {
  case foreign, instance, string, list, tuple, dictionary, set, bigInteger, bytes, range, slice, function, native,
    boundMethod, type, module, generator, iterator, rangeIterator, listIterator, pairIterator, cell, exception,
    property, descriptor
}
