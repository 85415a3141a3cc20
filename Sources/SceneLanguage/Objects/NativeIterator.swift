/// The base of iterators written in Swift: a subclass overrides `next()`.
open class NativeIterator: PythonObject {
  private let typeName: String

  /// Makes an iterator; `typeName` is what its representation shows.
  public init(typeName: String = "iterator") {
    self.typeName = typeName
    super.init(type: .nativeIterator, kind: .iterator)
  }

  init(typeName: String, kind: ObjectKind) {
    self.typeName = typeName
    super.init(type: .nativeIterator, kind: kind)
  }

  /// How many items are left, where that is known.
  open var remainingCount: Int? { nil }

  override public final var isIterator: Bool { true }
  override public final func iterator() throws -> PythonObject? { self }
  override public final func repr() throws -> String { "<\(typeName) object at \(identityText)>" }
}

extension TypeObject {
  nonisolated(unsafe) static let nativeIterator = TypeObject(name: "iterator")
}

/// An iterator over what a Swift closure gives until it returns nil.
public final class ClosureIterator: NativeIterator {
  private let produce: () throws -> Value?

  /// Makes an iterator.
  public init(typeName: String = "iterator", _ produce: @escaping () throws -> Value?) {
    self.produce = produce
    super.init(typeName: typeName)
  }

  override public func next() throws -> Value? { try produce() }
}
