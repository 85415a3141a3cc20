/// `ExceptionGroup`, `BaseExceptionGroup`, and what `except*` does with them.
enum ExceptionGroups {
  static func install() {
    guard let base = ExceptionTypes.named("BaseExceptionGroup"), let plain = ExceptionTypes.named("ExceptionGroup")
    else { return }
    base.construct = { type, arguments in
      guard arguments.count == 2 else {
        throw PythonError.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(arguments.count) given)")
      }
      guard arguments[0].string != nil else {
        throw PythonError.typeError("argument 1 must be str, not \(arguments[0].type.name)")
      }
      guard let members = arguments[1].sequence else {
        throw PythonError.typeError("second argument (exceptions) must be a sequence")
      }
      guard !members.isEmpty else {
        throw PythonError.valueError("second argument (exceptions) must be a non-empty sequence")
      }
      for (index, member) in members.enumerated() where !(member.object is ExceptionObject) {
        throw PythonError.valueError("Item \(index) of second argument (exceptions) is not an exception")
      }
      let arePlain = members.allSatisfy { $0.type.isSubclass(of: ExceptionTypes.exception) }
      if type === plain, !arePlain {
        throw PythonError.typeError("Cannot nest BaseExceptions in an ExceptionGroup")
      }
      let made = type === base && arePlain ? plain : type
      return .object(ExceptionObject(type: made, arguments: arguments.positional))
    }
    base.property("message", get: { ($0.object as? ExceptionObject)?.arguments.first ?? .none })
    base.property(
      "exceptions", get: { .tuple((($0.object as? ExceptionObject)?.members ?? []).map { .object($0) }) })
    base.method("derive") { arguments in
      guard let group = arguments[0].object as? ExceptionObject else { return .none }
      return .object(try derive(group, try arguments[1].items().compactMap { $0.object as? ExceptionObject }))
    }
    base.method("split") { arguments in
      guard let group = arguments[0].object as? ExceptionObject, arguments.count == 2 else {
        throw PythonError.typeError("split() takes exactly one argument (\(arguments.count - 1) given)")
      }
      let (match, rest) = try split(group, by: arguments[1])
      return .tuple([match.map { .object($0) } ?? .none, rest.map { .object($0) } ?? .none])
    }
    base.method("subgroup") { arguments in
      guard let group = arguments[0].object as? ExceptionObject, arguments.count == 2 else {
        throw PythonError.typeError("subgroup() takes exactly one argument (\(arguments.count - 1) given)")
      }
      return try split(group, by: arguments[1]).match.map { .object($0) } ?? .none
    }
  }

  /// A group like another, of other exceptions.
  private static func derive(_ group: ExceptionObject, _ members: [ExceptionObject]) throws -> ExceptionObject {
    let message = group.arguments.first ?? .string("")
    let plain = ExceptionTypes.named("ExceptionGroup") ?? ExceptionTypes.exception
    let made: ExceptionObject
    if group.type.isUserDefined, let method = group.type.override(.interned("derive")),
      let own = try method.call(.object(group), .list(members.map { .object($0) })).object as? ExceptionObject
    {
      made = own
    } else {
      made = ExceptionObject(
        type: group.type.isUserDefined ? plain : group.type,
        arguments: [message, .list(members.map { .object($0) })])
    }
    made.traceback = group.traceback
    made.cause = group.cause
    made.context = group.context
    made.suppressesContext = group.suppressesContext
    made.notes = group.notes
    return made
  }

  /// The part of an exception that a class, a tuple of classes or a function picks, and the part that it does not.
  static func split(
    _ exception: ExceptionObject, by condition: Value
  ) throws -> (match: ExceptionObject?, rest: ExceptionObject?) {
    if try holds(condition, for: exception) { return (exception, nil) }
    guard exception.isGroup else { return (nil, exception) }
    var matches: [ExceptionObject] = []
    var rests: [ExceptionObject] = []
    for member in exception.members {
      let (match, rest) = try split(member, by: condition)
      if let match { matches.append(match) }
      if let rest { rests.append(rest) }
    }
    if matches.isEmpty { return (nil, exception) }
    return (try derive(exception, matches), rests.isEmpty ? nil : try derive(exception, rests))
  }

  private static func holds(_ condition: Value, for exception: ExceptionObject) throws -> Bool {
    if condition.object is TypeObject || condition.object is TupleObject {
      return try Interpreter.running.isInstance(.object(exception), of: condition)
    }
    return try condition.call(.object(exception)).isTrue()
  }
}

/// A `try` statement with `except*` clauses under way.
final class GroupHandling: PythonObject {
  private let original: ExceptionObject
  private var rest: ExceptionObject?
  private var current: ExceptionObject?
  private var raised: [ExceptionObject] = []
  private var isTouched = false

  init(_ exception: ExceptionObject) {
    original = exception
    rest = exception
    super.init(type: Self.handlingType)
  }

  private static func handling(_ value: Value) throws -> GroupHandling {
    guard let handling = value.object as? GroupHandling else { throw PythonError.typeError("no exception group") }
    return handling
  }

  /// The hidden class that the parser's rewriting of `except*` names.
  nonisolated(unsafe) static let handlingType: TypeObject = {
    let type = TypeObject(name: "group_handling") { _, arguments in
      guard let exception = arguments[0].object as? ExceptionObject else { return .none }
      return .object(GroupHandling(exception))
    }
    type.method("take") { arguments in .bool(try handling(arguments[0]).take(arguments[1])) }
    type.method("keep") { arguments in
      if let exception = arguments[1].object as? ExceptionObject { try handling(arguments[0]).raised.append(exception) }
      return .none
    }
    type.property("current", get: { value in try handling(value).current.map { .object($0) } ?? .none })
    // Whether the original goes on as it is; raises what is left otherwise.
    type.method("finish") { arguments in .bool(try handling(arguments[0]).finish()) }
    return type
  }()

  private func take(_ types: Value) throws -> Bool {
    for type in types.sequence ?? [types] {
      if let type = type.object as? TypeObject, let group = ExceptionTypes.named("BaseExceptionGroup"),
        type.isSubclass(of: group)
      {
        throw PythonError.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
      }
    }
    guard let rest else { return false }
    if !rest.isGroup {
      guard try Interpreter.running.isInstance(.object(rest), of: types) else { return false }
      let group = ExceptionTypes.named(
        rest.type.isSubclass(of: ExceptionTypes.exception) ? "ExceptionGroup" : "BaseExceptionGroup")
      current = ExceptionObject(
        type: group ?? ExceptionTypes.exception, arguments: [.string(""), .tuple([.object(rest)])])
      self.rest = nil
    } else {
      let (match, left) = try ExceptionGroups.split(rest, by: types)
      guard let match else { return false }
      current = match
      self.rest = left
    }
    isTouched = true
    return true
  }

  private func finish() throws -> Bool {
    if !isTouched { return true }
    let left = raised + (rest.map { [$0] } ?? [])
    guard let first = left.first else { return false }
    if raised.isEmpty || left.count == 1 { throw PythonError(first) }
    let type = ExceptionTypes.named("ExceptionGroup") ?? ExceptionTypes.exception
    throw PythonError(
      ExceptionObject(type: type, arguments: [.string(""), .list(left.map { .object($0) })]))
  }
}
