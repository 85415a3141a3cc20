import Foundation

/// The base of iterators written in Swift: a subclass overrides `next()`.
open class NativeIterator: PythonObject {
  /// Makes an iterator of the class of a name, `module.name` outside the builtins.
  public init(typeName: String = "iterator") {
    super.init(type: .iterator(named: typeName), kind: .iterator)
  }

  override public init(type: TypeObject) { super.init(type: type, kind: .iterator) }

  override init(type: TypeObject, kind: ObjectKind) { super.init(type: type, kind: kind) }

  /// How many items are left, where that is known.
  open var remainingCount: Int? { nil }

  override public final var isIterator: Bool { true }
  override public final func iterator() throws -> PythonObject? { self }
  override public func repr() throws -> String { "<\(type.qualifiedName) object at \(identityText)>" }
}

extension TypeObject {
  /// What the classes of native iterators have in common.
  nonisolated(unsafe) static let nativeIterator = TypeObject(name: "iterator")

  nonisolated(unsafe) private static var iteratorTypes: [String: TypeObject] = [:]
  private static let iteratorLock = NSLock()

  /// The class of native iterators of a name, the same for all threads.
  static func iterator(named name: String) -> TypeObject {
    iteratorLock.lock()
    defer { iteratorLock.unlock() }
    if let known = iteratorTypes[name] { return known }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    let made = TypeObject(
      name: parts.last ?? name, module: parts.count > 1 ? parts[0] : nil, bases: [.nativeIterator])
    made.isBase = false
    iteratorTypes[name] = made
    return made
  }

  nonisolated(unsafe) static let listIterator = iterator(named: "list_iterator")
  nonisolated(unsafe) static let tupleIterator = iterator(named: "tuple_iterator")
  nonisolated(unsafe) static let rangeIterator = iterator(named: "range_iterator")
  nonisolated(unsafe) static let zipIterator = iterator(named: "zip")
  nonisolated(unsafe) static let enumerateIterator = iterator(named: "enumerate")
  nonisolated(unsafe) static let dictionaryItemIterator = iterator(named: "dict_itemiterator")
  nonisolated(unsafe) static let setIterator = iterator(named: "set_iterator")
  nonisolated(unsafe) static let stringIterator = iterator(named: "str_ascii_iterator")
  nonisolated(unsafe) static let wideStringIterator = iterator(named: "str_iterator")
}

/// The base of iterators over pairs, which a loop with two variables takes apart without making a tuple: a subclass
/// overrides `nextPair()`.
class PairIterator: NativeIterator {
  /// Makes an iterator; one that gives no pairs overrides `next()` too.
  init(type: TypeObject, givesPairs: Bool = true) {
    super.init(type: type, kind: givesPairs ? .pairIterator : .iterator)
  }

  /// The two items of the next pair; nil at the end.
  func nextPair() throws -> (Value, Value)? { nil }

  override func next() throws -> Value? { try nextPair().map { .tuple([$0, $1]) } }
}

/// An iterator over what a Swift closure gives until it returns nil.
public final class ClosureIterator: NativeIterator {
  private let produce: () throws -> Value?
  private let describe: (() throws -> String)?

  /// Makes an iterator; `describe` gives its text where Python shows what it counts.
  public init(
    typeName: String = "iterator", describe: (() throws -> String)? = nil, _ produce: @escaping () throws -> Value?
  ) {
    self.produce = produce
    self.describe = describe
    super.init(type: .iterator(named: typeName), kind: .iterator)
  }

  override public func next() throws -> Value? { try produce() }
  override public func repr() throws -> String { try describe?() ?? super.repr() }
}
