/// What `super()` gives: reads attributes as the classes after one in the order of resolution define them.
final class SuperObject: PythonObject {
  let start: TypeObject
  let receiver: Value
  /// The class whose order of resolution counts.
  let receiverType: TypeObject

  private let isBound: Bool

  init(start: TypeObject, receiver: Value) throws {
    self.start = start
    isBound = true
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

  /// `super(C)`, which is bound to nothing and finds nothing. Programs write it by mistake for `super().__init__()`.
  init(unbound start: TypeObject) {
    self.start = start
    receiver = Value.none
    receiverType = start
    isBound = false
    super.init(type: .superType)
  }

  override func attribute(_ name: StringObject) throws -> Value? {
    switch name.string {
    case "__thisclass__": return .object(start)
    case "__self__": return receiver
    case "__self_class__": return isBound ? .object(receiverType) : Value.none
    case "__init__" where !isBound: return .object(NativeFunction("__init__") { _ in .none })
    default: break
    }
    guard isBound else { return name === Names.cls ? .object(TypeObject.superType) : nil }
    if let found = receiverType.lookup(name, after: start) {
      if case .object(let object) = receiver, object === receiverType { return try found.boundToClass(receiverType) }
      return try found.bound(to: receiver, owner: receiverType)
    }
    if name === Names.cls { return .object(TypeObject.superType) }
    return nil
  }

  override func repr() throws -> String {
    "<super: <class '\(start.name)'>, \(isBound ? "<\(receiverType.name) object>" : "NULL")>"
  }
}
