extension Value {
  /// `self[key]`.
  public func item(_ key: Value) throws -> Value {
    guard case .object(let object) = self else {
      throw PythonError.typeError("'\(type.messageName)' object is not subscriptable")
    }
    if let method = object.type.override(Names.getItem) { return try method.call(self, key) }
    return try object.item(key)
  }

  /// `self[key] = value`.
  public func setItem(_ key: Value, _ value: Value) throws {
    guard case .object(let object) = self else {
      throw PythonError.typeError("'\(type.messageName)' object does not support item assignment")
    }
    if let method = object.type.override(Names.setItem) {
      _ = try method.call(self, key, value)
    } else if object.kind == .instance, object.type.override(Names.deleteItem) != nil {
      throw PythonError.attributeError("__setitem__")
    } else {
      try object.setItem(key, value)
    }
  }

  /// `del self[key]`.
  public func deleteItem(_ key: Value) throws {
    guard case .object(let object) = self else {
      throw PythonError.typeError("'\(type.messageName)' object does not support item deletion")
    }
    if let method = object.type.override(Names.deleteItem) {
      _ = try method.call(self, key)
    } else if object.kind == .instance, object.type.override(Names.setItem) != nil {
      throw PythonError.attributeError("__delitem__")
    } else {
      try object.deleteItem(key)
    }
  }

  /// `iter(self)`.
  public func iterator() throws -> PythonObject {
    if case .object(let object) = self {
      if let method = object.type.override(Names.iter) {
        if method.isNone { throw PythonError.typeError("'\(type.messageName)' object is not iterable") }
        let result = try method.call(self)
        guard case .object(let iterator) = result, iterator.isIteratorObject else {
          throw PythonError.typeError("iter() returned non-iterator of type '\(result.type.messageName)'")
        }
        return iterator
      }
      if let iterator = try object.iterator() { return iterator }
      if object.type.override(Names.getItem) != nil { return IndexIterator(self) }
    }
    throw PythonError.typeError("'\(type.messageName)' object is not iterable")
  }

  /// Calls `body` with each item until it returns false.
  public func forEach(_ body: (Value) throws -> Bool) throws {
    if case .object(let object) = self, !object.type.isUserDefined {
      switch object.kind {
      case .list:
        let list = unsafeDowncast(object, to: ListObject.self)
        var index = 0
        var poll = InterruptionPoll()
        while index < list.items.count {
          guard try body(list.items[index]) else { return }
          index += 1
          try poll.round()
        }
        return
      case .tuple:
        var poll = InterruptionPoll()
        for item in unsafeDowncast(object, to: TupleObject.self).items {
          guard try body(item) else { return }
          try poll.round()
        }
        return
      default: break
      }
    }
    let iterator = try iterator()
    var poll = InterruptionPoll()
    while let item = try iterator.nextItem() {
      guard try body(item) else { return }
      try poll.round()
    }
  }

  /// All items of an iterable.
  public func items() throws -> [Value] {
    if case .object(let object) = self, !object.type.isUserDefined {
      if object.kind == .list { return unsafeDowncast(object, to: ListObject.self).items }
      if object.kind == .tuple { return unsafeDowncast(object, to: TupleObject.self).items }
    }
    var items: [Value] = []
    do {
      try forEach {
        items.append($0)
        return true
      }
    } catch {
      ReleaseQueue.release(&items)
      throw error
    }
    return items
  }

  /// `len(self)`.
  public func length() throws -> Int {
    if let length = try lengthIfPresent() { return length }
    throw PythonError.typeError("object of type '\(type.messageName)' has no len()")
  }

  func lengthIfPresent() throws -> Int? {
    guard case .object(let object) = self else { return nil }
    guard let method = object.type.override(Names.length) else { return try object.length() }
    let result = try method.call(self)
    guard let length = try result.index() else {
      throw PythonError.typeError("'\(result.type.messageName)' object cannot be interpreted as an integer")
    }
    guard length >= 0 else { throw PythonError.valueError("__len__() should return >= 0") }
    return length
  }

  /// The truth value.
  public func isTrue() throws -> Bool {
    switch self {
    case .bool(let truth): truth
    case .int(let number): number != 0
    case .float(let number): number != 0
    case .none, .undefined: false
    case .notImplemented, .ellipsis: true
    case .object(let object): try object.isTrue()
    }
  }

  /// `item in self`.
  public func contains(_ item: Value) throws -> Bool {
    guard case .object(let object) = self else {
      throw PythonError.typeError("argument of type '\(type.messageName)' is not iterable")
    }
    if let method = object.type.override(Names.contains) { return try method.call(self, item).isTrue() }
    if object.type.override(Names.iter) == nil, let answer = try object.contains(item) { return answer }
    var found = false
    do {
      try forEach {
        found = try $0.isSame(as: item)
        return !found
      }
    } catch let error where error.isPython(ExceptionTypes.typeError) && !isIterable {
      throw PythonError.typeError("argument of type '\(type.messageName)' is not iterable")
    }
    return found
  }

  private var isIterable: Bool { (try? iterator()) != nil }

  /// `hash(self)`.
  public func hash() throws -> Int {
    switch self {
    case .int(let number): return Numbers.hash(number)
    case .float(let number): return Numbers.hash(number)
    case .bool(let truth): return truth ? 1 : 0
    case .none, .undefined: return 0x0fca_86420
    case .notImplemented: return 0x0fca_86421
    case .ellipsis: return 0x0fca_86422
    case .object(let object):
      if object.kind == .string { return unsafeDowncast(object, to: StringObject.self).hashValueOfText }
      guard let method = object.type.override(Names.hash) else { return try object.hash() }
      guard !method.isNone else { throw PythonError.typeError("unhashable type: '\(type.messageName)'") }
      let result = try method.call(self)
      if case .int(let hash) = result { return hash }
      guard let big = result.bigInteger else {
        throw PythonError.typeError("__hash__ method should return an integer")
      }
      return Numbers.hash(big)
    }
  }

  /// The number, where the value can stand for an index; nil otherwise. Throws IndexError for one that is too big.
  public func index() throws -> Int? {
    switch self {
    case .int(let number): return number
    case .bool(let truth): return truth ? 1 : 0
    case .object(let object):
      if let big = bigInteger {
        guard let small = Int(exactly: big) else {
          throw PythonError.indexError("cannot fit 'int' into an index-sized integer")
        }
        return small
      }
      if let method = object.type.override(Names.index) { return try method.call(self).index() }
      return try object.index()
    default: return nil
    }
  }

  /// As `index`, but numbers beyond 64 bits become the nearest that fits.
  func clampedIndex() throws -> Int? {
    if case .object(let object) = self, object.kind == .bigInteger {
      return unsafeDowncast(object, to: BigIntegerObject.self).value < 0 ? Int.min : Int.max
    }
    return try index()
  }

  /// The number as an index; throws Python's TypeError for what cannot be one.
  public func requiredIndex() throws -> Int {
    if let index = try index() { return index }
    throw PythonError.typeError("'\(type.messageName)' object cannot be interpreted as an integer")
  }
}

extension PythonObject {
  final func isTrue() throws -> Bool {
    if type.isUserDefined {
      if let method = type.override(Names.bool) {
        let result = try method.call(.object(self))
        guard case .bool(let truth) = result else {
          throw PythonError.typeError("__bool__ should return bool, returned \(result.type.name)")
        }
        return truth
      }
      if type.override(Names.length) != nil { return try Value.object(self).length() != 0 }
    }
    return try truth()
  }

  final var isIteratorObject: Bool { type.override(Names.next) != nil || isIterator }

  /// The next item of an iterator; nil at its end.
  final func nextItem() throws -> Value? {
    guard let method = type.override(Names.next) else { return try next() }
    do {
      return try method.call(.object(self))
    } catch let error where error.isPython(ExceptionTypes.stopIteration) {
      return nil
    }
  }
}

/// Iterates over an object that has only `__getitem__`.
final class IndexIterator: NativeIterator {
  private let sequence: Value
  private var index = 0

  init(_ sequence: Value) {
    self.sequence = sequence
    super.init(typeName: "iterator")
  }

  override func next() throws -> Value? {
    do {
      let item = try sequence.item(.int(index))
      index += 1
      return item
    } catch let error where error.isPython(ExceptionTypes.indexError) || error.isPython(ExceptionTypes.stopIteration) {
      return nil
    }
  }
}
