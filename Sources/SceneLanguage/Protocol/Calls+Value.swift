extension Value {
  /// Whether it can be called.
  public var isCallable: Bool {
    guard case .object(let object) = self else { return false }
    switch object.kind {
    case .function, .native, .boundMethod, .type: return true
    default:
      return object.isCallable || object.type.lookup(Names.call) != nil
    }
  }

  /// Calls it.
  public func call(_ arguments: Value...) throws -> Value { try call(arguments) }

  /// Calls it.
  public func call(_ arguments: [Value], keywords: [(name: String, value: Value)] = []) throws -> Value {
    try Arguments.with(arguments, keywords: keywords) { try call($0) }
  }

  /// Calls it with the arguments of another call.
  public func call(_ arguments: Arguments) throws -> Value {
    guard case .object(let object) = self else {
      throw PythonError.typeError("'\(type.messageName)' object is not callable")
    }
    if let method = object.type.override(Names.call) {
      return try BoundMethod.call(method, receiver: self, arguments)
    }
    return try object.call(arguments)
  }

  /// Calls the method of a name.
  public func callMethod(_ name: String, _ arguments: Value...) throws -> Value {
    try attribute(name).call(arguments)
  }
}

extension BoundMethod {
  /// Calls a function found in a class with a receiver, which it takes unless it is static.
  static func call(_ function: Value, receiver: Value, _ arguments: Arguments) throws -> Value {
    let bound = try function.bound(to: receiver, owner: receiver.type)
    guard case .object(let callee) = bound else { return try bound.call(arguments) }
    guard callee.kind == .instance else { return try callee.call(arguments) }
    // An instance whose class has an instance for `__call__` and so on, without a frame in between.
    return try RepresentationGuard.nested(" while calling a Python object") { try bound.call(arguments) }
  }
}
