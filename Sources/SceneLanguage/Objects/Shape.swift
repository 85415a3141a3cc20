import Foundation

/// The layout of an object's own attributes: which name lies in which slot. Objects of one class that were given the
/// same attributes in the same order share a shape, so that a comparison of two pointers tells both the class and the
/// layout (hidden classes, as in Self and V8).
///
/// Shapes form a tree under each class and are never freed before their class.
struct ShapeRecord {
  unowned(unsafe) let type: TypeObject
  /// Whether the class was written in Python.
  let isUserDefined: Bool
  /// The attribute names, in slot order.
  var names: [StringObject]
  var transitions: [(name: ObjectIdentifier, shape: Shape)] = []
  /// The attributes live in a dictionary object in slot 0, because somebody asked for `__dict__` or deleted one.
  let isDictionary: Bool

  init(type: TypeObject, names: [StringObject] = [], isDictionary: Bool = false) {
    self.type = type
    isUserDefined = type.isUserDefined
    self.names = names
    self.isDictionary = isDictionary
  }
}

typealias Shape = UnsafeMutablePointer<ShapeRecord>

extension UnsafeMutablePointer where Pointee == ShapeRecord {
  static func make(_ record: ShapeRecord) -> Shape {
    let shape = Shape.allocate(capacity: 1)
    shape.initialize(to: record)
    return shape
  }

  /// Frees a shape and all that grew from it.
  func destroyTree() {
    var pending = [self]
    while let shape = pending.popLast() {
      pending.append(contentsOf: shape.pointee.transitions.map(\.shape))
      shape.deinitialize(count: 1)
      shape.deallocate()
    }
  }

  /// The slot of a name; nil when objects of this shape do not have it.
  func slot(of name: StringObject) -> Int? {
    pointee.names.firstIndex { $0 === name }
  }

  /// The shape with one more name at the end.
  func adding(_ name: StringObject) -> Shape {
    // Native classes are shared by all threads.
    if pointee.type.isUserDefined { return transition(to: name) }
    sharedTransitions.lock()
    defer { sharedTransitions.unlock() }
    return transition(to: name)
  }

  private func transition(to name: StringObject) -> Shape {
    let identifier = ObjectIdentifier(name)
    if let known = pointee.transitions.first(where: { $0.name == identifier }) { return known.shape }
    let next = Shape.make(ShapeRecord(type: pointee.type, names: pointee.names + [name]))
    pointee.transitions.append((identifier, next))
    return next
  }

}

private let sharedTransitions = NSLock()
