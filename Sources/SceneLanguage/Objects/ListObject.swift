/// A Python list.
public final class ListObject: PythonObject {
  /// The items.
  public final var items: [Value]

  /// Makes a list.
  public convenience init(_ items: [Value]) { self.init(items, type: .list) }

  init(_ items: [Value], type: TypeObject) {
    self.items = items
    super.init(type: type, kind: .list)
  }

  deinit { ReleaseQueue.release(&items) }
}
