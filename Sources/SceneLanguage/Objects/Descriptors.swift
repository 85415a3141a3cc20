/// `staticmethod`: a function that is read unchanged.
final class StaticMethodObject: PythonObject {
  let function: Value

  init(_ function: Value) {
    self.function = function
    super.init(type: .staticMethod, kind: .descriptor)
  }

  override var isCallable: Bool { true }
  override func call(_ arguments: Arguments) throws -> Value { try function.call(arguments) }
  override func repr() throws -> String { "<staticmethod(\(try function.repr()))>" }
}

/// `classmethod`: a function that is bound to the class.
final class ClassMethodObject: PythonObject {
  let function: Value

  init(_ function: Value) {
    self.function = function
    super.init(type: .classMethod, kind: .descriptor)
  }

  override func repr() throws -> String { "<classmethod(\(try function.repr()))>" }
}

/// `property`: an attribute computed by functions written in Python.
final class PropertyObject: PythonObject {
  let getter: Value
  let setter: Value
  let deleter: Value
  let documentation: Value
  /// The name that the class gave it.
  var name: String?

  init(
    getter: Value, setter: Value = .none, deleter: Value = .none, documentation: Value = .none,
    type: TypeObject = .property
  ) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    self.documentation = documentation
    super.init(type: type, kind: .property)
  }
}

/// An attribute that `__slots__` names, as the class shows it. The value lies with the instance's own attributes.
final class SlotMember: PythonObject {
  let name: String
  unowned(unsafe) let owner: TypeObject

  init(name: String, owner: TypeObject) {
    self.name = name
    self.owner = owner
    super.init(type: .slotMember, kind: .descriptor)
  }

  override func repr() throws -> String { "<member '\(name)' of '\(owner.name)' objects>" }

  override func attribute(_ name: StringObject) throws -> Value? {
    switch name.string {
    case "__name__": .string(self.name)
    case "__objclass__": .object(owner)
    case "__get__":
      .object(NativeFunction("__get__") { [self] in $0[0].isNone ? .object(self) : try value(of: $0[0]) })
    case "__set__":
      .object(
        NativeFunction("__set__") { [self] in
          try $0[0].object?.genericSetAttribute(.interned(self.name), $0[1])
          return .none
        })
    case "__delete__":
      .object(
        NativeFunction("__delete__") { [self] in
          try $0[0].object?.genericDeleteAttribute(.interned(self.name))
          return .none
        })
    default: try genericAttribute(name)
    }
  }

  private func value(of instance: Value) throws -> Value {
    if let value = instance.object?.ownAttribute(.interned(name)) { return value }
    throw PythonError.attributeError("'\(instance.type.name)' object has no attribute '\(name)'")
  }
}

/// An attribute computed by functions written in Swift.
final class NativeProperty: PythonObject {
  let name: String
  unowned(unsafe) let owner: TypeObject
  let get: (Value) throws -> Value
  let set: ((Value, Value) throws -> Void)?
  let delete: ((Value) throws -> Void)?

  init(
    name: String, owner: TypeObject, get: @escaping (Value) throws -> Value, set: ((Value, Value) throws -> Void)?,
    delete: ((Value) throws -> Void)?
  ) {
    self.name = name
    self.owner = owner
    self.get = get
    self.set = set
    self.delete = delete
    super.init(type: .nativeProperty, kind: .descriptor)
  }

  override func repr() throws -> String { "<attribute '\(name)' of '\(owner.nativeName)' objects>" }
}

extension PythonObject {
  /// Whether the type's attribute takes precedence over the instance's.
  final var isDataDescriptor: Bool {
    switch kind {
    case .property: true
    case .descriptor: self is NativeProperty
    case .instance: type.isUserDefined && (type.lookup(Names.set) != nil || type.lookup(Names.delete) != nil)
    default: false
    }
  }

  /// Reads an attribute through a descriptor that takes part in reading.
  final func descriptorGet(_ instance: Value, owner: TypeObject) throws -> Value {
    switch self {
    case let property as PropertyObject:
      guard !property.getter.isNone else { throw PropertyObject.missing("getter", property, instance) }
      return try property.getter.call(instance)
    case let property as NativeProperty:
      return try property.get(instance)
    case let member as SlotMember:
      throw PythonError.attributeError("'\(instance.type.messageName)' object has no attribute '\(member.name)'")
    default:
      guard let get = type.lookup(Names.get) else { return .object(self) }
      return try get.call(.object(self), instance, .object(owner))
    }
  }

  final func descriptorSet(_ instance: Value, _ value: Value) throws {
    switch self {
    case let property as PropertyObject:
      guard !property.setter.isNone else { throw PropertyObject.missing("setter", property, instance) }
      _ = try property.setter.call(instance, value)
    case let property as NativeProperty:
      guard let set = property.set else {
        throw PythonError.attributeError(
          "attribute '\(property.name)' of '\(property.owner.nativeName)' objects is not writable")
      }
      try set(instance, value)
    default:
      guard let set = type.lookup(Names.set) else { throw PythonError.attributeError("__set__") }
      _ = try set.call(.object(self), instance, value)
    }
  }

  final func descriptorDelete(_ instance: Value) throws {
    switch self {
    case let property as PropertyObject:
      guard !property.deleter.isNone else { throw PropertyObject.missing("deleter", property, instance) }
      _ = try property.deleter.call(instance)
    case let property as NativeProperty:
      guard let delete = property.delete else {
        throw PythonError.attributeError(
          "attribute '\(property.name)' of '\(property.owner.nativeName)' objects is not writable")
      }
      try delete(instance)
    default:
      guard let delete = type.lookup(Names.delete) else { throw PythonError.attributeError("__delete__") }
      _ = try delete.call(.object(self), instance)
    }
  }
}

extension PropertyObject {
  fileprivate static func missing(_ part: String, _ property: PropertyObject, _ instance: Value) -> PythonError {
    guard let name = property.name else {
      return .attributeError("property of '\(instance.type.qualifiedNameInModule)' object has no \(part)")
    }
    return .attributeError("property '\(name)' of '\(instance.type.qualifiedNameInModule)' object has no \(part)")
  }
}

extension Value {
  /// Whether this method only calls the native hook.
  var isSlotWrapper: Bool {
    guard case .object(let object) = self else { return false }
    if object.kind == .native { return unsafeDowncast(object, to: NativeFunction.self).isSlotWrapper }
    return object.kind == .descriptor && ((object as? StaticMethodObject)?.function.isSlotWrapper ?? false)
  }

  /// Whether this, as an attribute of a class, is more than data.
  var isCallableOrDescriptor: Bool {
    guard case .object(let object) = self else { return false }
    return switch object.kind {
    case .function, .native, .descriptor, .property: true
    case .instance: object.type.isUserDefined && object.type.lookup(Names.get) != nil
    default: false
    }
  }

  /// What reading this attribute of a class through an instance gives.
  func bound(to instance: Value, owner: TypeObject) throws -> Value {
    guard case .object(let object) = self else { return self }
    switch object.kind {
    case .function: return .object(BoundMethod(receiver: instance, function: object))
    case .native:
      let native = unsafeDowncast(object, to: NativeFunction.self)
      return native.isMethod ? .object(BoundMethod(receiver: instance, function: native)) : self
    case .descriptor:
      switch object {
      case let method as StaticMethodObject: return method.function
      case let method as ClassMethodObject: return try method.function.bound(to: .object(owner), owner: owner)
      default: return try object.descriptorGet(instance, owner: owner)
      }
    case .property: return try object.descriptorGet(instance, owner: owner)
    case .instance where object.type.isUserDefined && object.type.lookup(Names.get) != nil:
      return try object.descriptorGet(instance, owner: owner)
    default: return self
    }
  }

  /// What reading this attribute of a class through the class itself gives.
  func boundToClass(_ owner: TypeObject) throws -> Value {
    guard case .object(let object) = self else { return self }
    switch object {
    case let method as StaticMethodObject: return method.function
    case let method as ClassMethodObject: return try method.function.bound(to: .object(owner), owner: owner)
    default:
      guard object.kind == .instance, object.type.isUserDefined, object.type.lookup(Names.get) != nil else {
        return self
      }
      return try object.descriptorGet(.none, owner: owner)
    }
  }
}
