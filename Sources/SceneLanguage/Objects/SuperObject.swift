/// What `super()` gives: reads attributes as the classes after one in the order of resolution define them.
final class SuperObject: PythonObject {
  let start: TypeObject
  let receiver: Value
  /// The class whose order of resolution counts.
  let receiverType: TypeObject

  init(start: TypeObject, receiver: Value) throws {
    self.start = start
    self.receiver = receiver
    if case .object(let object) = receiver, let type = object as? TypeObject, type.isSubclass(of: start) {
      receiverType = type
    } else if receiver.type.isSubclass(of: start) {
      receiverType = receiver.type
    } else {
      throw PythonError.typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    super.init(type: .superType)
  }

  override func attribute(_ name: StringObject) throws -> Value? {
    if let found = receiverType.lookup(name, after: start) {
      if case .object(let object) = receiver, object === receiverType { return try found.boundToClass(receiverType) }
      return try found.bound(to: receiver, owner: receiverType)
    }
    if name === Names.cls { return .object(TypeObject.superType) }
    return nil
  }

  override func repr() throws -> String {
    "<super: <class '\(start.name)'>, <\(receiverType.name) object>>"
  }
}
