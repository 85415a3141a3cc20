/// A Python tuple, or an instance of one of its subclasses such as `torch.Size`.
public final class TupleObject: PythonObject {
  /// The items.
  public final fileprivate(set) var items: [Value]

  /// Makes a tuple.
  public convenience init(_ items: [Value]) { self.init(items, type: .tuple) }

  /// Makes an instance of a subclass of `tuple`.
  public init(_ items: [Value], type: TypeObject) {
    self.items = items
    super.init(type: type, kind: .tuple)
  }

  nonisolated(unsafe) static let empty = TupleObject([])

  deinit { ReleaseQueue.release(&items) }
}
