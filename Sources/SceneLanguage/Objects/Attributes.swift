extension PythonObject {
  /// What Python's `object.__getattribute__` does; nil when nothing is found.
  public final func genericAttribute(_ name: StringObject) throws -> Value? {
    let type = self.type
    let found = type.lookup(name)
    if case .object(let descriptor)? = found, descriptor.isDataDescriptor {
      return try descriptor.descriptorGet(.object(self), owner: type)
    }
    if let own = ownAttribute(name) { return own }
    guard let found else { return nil }
    return try found.bound(to: .object(self), owner: type)
  }

  /// What Python's `object.__setattr__` does.
  public final func genericSetAttribute(_ name: StringObject, _ value: Value) throws {
    if case .object(let descriptor)? = type.lookup(name), descriptor.isDataDescriptor {
      return try descriptor.descriptorSet(.object(self), value)
    }
    guard type.hasInstanceAttributes else {
      throw type.lookup(name) == nil
        ? PythonError.attributeError(
          "'\(type.messageName)' object has no attribute '\(name.string)'", of: self, name: name)
        : PythonError.attributeError(
          "'\(type.messageName)' object attribute '\(name.string)' is read-only", of: self, name: name)
    }
    if let allowed = type.slotNames, !allowed.contains(ObjectIdentifier(name.interned)) {
      throw type.lookup(name) == nil
        ? PythonError.attributeError(
          "'\(type.messageName)' object has no attribute '\(name.string)'", of: self, name: name)
        : PythonError.attributeError(
          "'\(type.messageName)' object attribute '\(name.string)' is read-only", of: self, name: name)
    }
    setOwnAttribute(name, value)
  }

  /// What Python's `object.__delattr__` does.
  public final func genericDeleteAttribute(_ name: StringObject) throws {
    if case .object(let descriptor)? = type.lookup(name), descriptor.isDataDescriptor {
      return try descriptor.descriptorDelete(.object(self))
    }
    guard removeOwnAttribute(name) else {
      if type.lookup(name)?.object is SlotMember { throw PythonError.attributeError(name.string) }
      throw PythonError.attributeError(
        "'\(type.messageName)' object has no attribute '\(name.string)'", of: self, name: name)
    }
  }

  /// The object's own attribute, without asking its type.
  public final func ownAttribute(_ name: StringObject) -> Value? {
    guard let slots else { return nil }
    if shape.pointee.isDictionary { return ownDictionary?[name] }
    return shape.slot(of: name).map { slots[$0] }
  }

  /// Sets the object's own attribute, without asking its type.
  public final func setOwnAttribute(_ name: StringObject, _ value: Value) {
    if shape.pointee.isDictionary {
      ownDictionary?[name] = value
    } else if let slot = shape.slot(of: name) {
      slots?[slot] = value
    } else {
      appendSlot(value, shape: shape.adding(name))
    }
  }

  /// Removes the object's own attribute; false when there was none.
  public final func removeOwnAttribute(_ name: StringObject) -> Bool {
    guard ownAttribute(name) != nil else { return false }
    return attributeDictionary().remove(key: .object(name), hash: name.hashValueOfText) != nil
  }

  /// The object's own attributes by name, in the order in which they were set.
  public final var ownAttributes: [(name: StringObject, value: Value)] {
    guard let slots else { return [] }
    if let dictionary = ownDictionary {
      return dictionary.pairs.compactMap { pair in
        (pair.key.object as? StringObject).map { ($0, pair.value) }
      }
    }
    return shape.pointee.names.enumerated().map { ($1, slots[$0]) }
  }

  /// `__dict__`: from here on the attributes live in this dictionary.
  public final func attributeDictionary() -> DictionaryObject {
    if let ownDictionary { return ownDictionary }
    let dictionary = DictionaryObject()
    for (name, value) in ownAttributes { dictionary[name] = value }
    releaseSlots()
    let storage = UnsafeMutablePointer<Value>.allocate(capacity: Self.firstSlotCapacity)
    storage.initialize(to: .object(dictionary))
    slots = storage
    shape = type.dictionaryShape
    return dictionary
  }

  private final var ownDictionary: DictionaryObject? {
    guard let slots, shape.pointee.isDictionary else { return nil }
    return slots[0].object as? DictionaryObject
  }

  /// Slots come in powers of two from this number on.
  static var firstSlotCapacity: Int { 4 }

  /// Adds a slot at the end and takes the shape that names it.
  @inline(__always) final func appendSlot(_ value: Value, shape next: Shape) {
    let count = next.pointee.names.count - 1
    if count == 0 {
      slots = UnsafeMutablePointer<Value>.allocate(capacity: Self.firstSlotCapacity)
    } else if count >= Self.firstSlotCapacity && count & (count - 1) == 0 {
      growSlots(from: count)
    }
    slots.unsafelyUnwrapped.advanced(by: count).initialize(to: value)
    shape = next
  }

  private final func growSlots(from count: Int) {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: count * 2)
    if let slots {
      larger.moveInitialize(from: slots, count: count)
      slots.deallocate()
    }
    slots = larger
  }

  /// Gives up all own attributes.
  final func releaseSlots() {
    guard let slots else { return }
    let count = shape.pointee.isDictionary ? 1 : shape.pointee.names.count
    self.slots = nil
    ReleaseQueue.release(slots, count: count)
    slots.deallocate()
  }

  /// Makes this an object of another class with the same attributes, as an assignment to `__class__` does.
  final func changeType(to type: TypeObject) {
    let attributes = ownAttributes
    releaseSlots()
    shape = type.rootShape
    for (name, value) in attributes { setOwnAttribute(name, value) }
  }

  /// A made-up address: the same from run to run, different from object to object.
  final var identityText: String {
    "0x" + String(Interpreter.current?.identity(of: self) ?? 0, radix: 16).leftPadded(to: 12, with: "0")
  }
}

extension String {
  func leftPadded(to width: Int, with pad: Character) -> String {
    let missing = width - unicodeScalars.count
    return missing > 0 ? String(repeating: pad, count: missing) + self : self
  }
}
