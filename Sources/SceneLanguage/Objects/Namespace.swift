/// Names and their values in the order of definition: the variables of a module, the attributes of a class. Code
/// refers to a name by its slot, which never changes.
final class Namespace {
  private var slotOfName: [ObjectIdentifier: Int] = [:]
  private(set) var names: [StringObject] = []
  /// The values by slot; `undefined` where a name is known but not bound.
  private(set) var values: UnsafeMutablePointer<Value>
  private var capacity = 8

  init() {
    values = .allocate(capacity: capacity)
  }

  deinit {
    ReleaseQueue.release(values, count: names.count)
    values.deallocate()
  }

  /// The slot of a name, made if need be.
  func slot(of name: StringObject) -> Int {
    if let known = slotOfName[ObjectIdentifier(name)] { return known }
    if names.count == capacity { grow() }
    let slot = names.count
    names.append(name)
    slotOfName[ObjectIdentifier(name)] = slot
    (values + slot).initialize(to: .undefined)
    return slot
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: values, count: names.count)
    values.deallocate()
    values = larger
    capacity *= 2
  }

  subscript(name: StringObject) -> Value? {
    get {
      guard let slot = slotOfName[ObjectIdentifier(name)], !(values + slot).holdsUndefined else { return nil }
      return values[slot]
    }
    set {
      if let newValue {
        // The slot first: making it may move the values.
        let slot = slot(of: name)
        values[slot] = newValue
      } else if let slot = slotOfName[ObjectIdentifier(name)] {
        values[slot] = .undefined
      }
    }
  }

  /// The bound names and their values.
  var bindings: [(name: StringObject, value: Value)] {
    names.indices.compactMap { (values + $0).holdsUndefined ? nil : (names[$0], values[$0]) }
  }

  /// Unbinds everything.
  func removeAll() {
    for slot in names.indices { values[slot] = .undefined }
  }
}
