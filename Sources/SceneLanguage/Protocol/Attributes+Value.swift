extension Value {
  /// `self.name`; throws AttributeError when there is none.
  public func attribute(_ name: String) throws -> Value { try attribute(.interned(name)) }

  /// `self.name`, or nil when there is none.
  public func attributeIfPresent(_ name: String) throws -> Value? { try attributeIfPresent(.interned(name)) }

  /// `self.name = value`.
  public func setAttribute(_ name: String, _ value: Value) throws { try setAttribute(.interned(name), value) }

  func attribute(_ name: StringObject) throws -> Value {
    do {
      if let found = try attributeIfPresent(name) { return found }
    } catch let error as PythonError where error.exception.subjectName == nil && error.isAttributeError {
      // What a `__getattr__` raises gets the object and the name, for a suggestion.
      error.exception.subject = self
      error.exception.subjectName = name.string
      throw error
    }
    throw missingAttribute(name)
  }

  func missingAttribute(_ name: StringObject) -> PythonError {
    if let missing = object?.missingAttribute(name.string) {
      return PythonError(ExceptionTypes.attributeError, missing.text)
    }
    let text: String
    switch object {
    case let type as TypeObject: text = "type object '\(type.messageName)' has no attribute '\(name.string)'"
    case let module as ModuleObject: text = "module '\(module.name)' has no attribute '\(name.string)'"
    default: text = "'\(type.messageName)' object has no attribute '\(name.string)'"
    }
    let error = PythonError(ExceptionTypes.attributeError, text)
    error.exception.subject = self
    error.exception.subjectName = name.string
    return error
  }

  func attributeIfPresent(_ name: StringObject) throws -> Value? {
    guard case .object(let object) = self else {
      guard let found = type.lookup(name) else { return nil }
      return try found.bound(to: self, owner: type)
    }
    let type = object.type
    guard type.isUserDefined else { return try object.attribute(name) }
    do {
      if let read = type.override(Names.getAttribute) { return try read.call(self, .object(name)) }
      if let found = try object.attribute(name) { return found }
    } catch let error where error.isAttributeError && type.override(Names.getMissing) != nil {
      // `__getattr__` gets its chance below.
    }
    guard let missing = type.override(Names.getMissing) else { return nil }
    return try missing.call(self, .object(name))
  }

  func setAttribute(_ name: StringObject, _ value: Value) throws {
    guard case .object(let object) = self else {
      throw type.lookup(name) == nil
        ? missingAttribute(name)
        : PythonError.attributeError("'\(type.messageName)' object attribute '\(name.string)' is read-only")
    }
    if let write = object.type.override(Names.setAttribute) {
      _ = try write.call(self, .object(name), value)
    } else {
      try object.setAttribute(name, value)
    }
  }

  func deleteAttribute(_ name: StringObject) throws {
    guard case .object(let object) = self else { throw missingAttribute(name) }
    if let delete = object.type.override(Names.deleteAttribute) {
      _ = try delete.call(self, .object(name))
    } else {
      try object.deleteAttribute(name)
    }
  }
}

extension Error {
  /// Whether this is a Python exception of a class.
  func isPython(_ type: TypeObject) -> Bool {
    (self as? PythonError)?.exception.type.isSubclass(of: type) ?? false
  }

  var isAttributeError: Bool { isPython(ExceptionTypes.attributeError) }
}
