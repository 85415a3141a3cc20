/// The methods and attributes of exceptions.
enum ExceptionMethods {
  /// The exceptions that have attributes to be given by name.
  private static let withKeywords = ["AttributeError", "NameError", "ImportError"]

  private static func takesKeywords(_ type: TypeObject) -> Bool {
    withKeywords.contains { ExceptionTypes.named($0).map(type.isSubclass(of:)) ?? false }
  }

  static func install() {
    let type = ExceptionTypes.baseException
    type.construct = { type, arguments in
      if arguments.hasKeywords, !type.isUserDefined {
        throw PythonError.typeError("\(type.name)() takes no keyword arguments")
      }
      return .object(ExceptionObject(type: type, arguments: arguments.positional))
    }
    let initialize = NativeFunction("__init__", isMethod: true) { arguments in
      if arguments.hasKeywords, let made = exception(arguments[0]), !takesKeywords(made.type) {
        throw PythonError.typeError("\(made.type.name)() takes no keyword arguments")
      }
      exception(arguments[0])?.arguments = arguments.positional(from: 1)
      applyKeywords(arguments)
      return .none
    }
    initialize.isSlotWrapper = true
    type.attributes[Names.initialize] = .object(initialize)
    for name in withKeywords {
      ExceptionTypes.named(name)?.construct = { type, arguments in
        let made = ExceptionObject(type: type, arguments: arguments.positional)
        apply(arguments.keywords, to: made)
        return .object(made)
      }
    }
    let system = ExceptionTypes.named("OSError")
    system?.construct = { type, arguments in
      var type = type
      if type === system, arguments.count >= 2, case .int(let number) = arguments[0],
        let special = errorNumbers[number].flatMap({ ExceptionTypes.named($0) })
      {
        type = special
      }
      return .object(ExceptionObject(type: type, arguments: arguments.positional))
    }
    system?.property("errno", get: { ($0.object as? ExceptionObject)?.operand(0) ?? .none })
    system?.property("strerror", get: { ($0.object as? ExceptionObject)?.operand(1) ?? .none })
    system?.property("filename", get: { ($0.object as? ExceptionObject)?.operand(2) ?? .none })
    type.property("args", get: { .tuple(exception($0)?.arguments ?? []) }) { value, arguments in
      exception(value)?.arguments = try arguments.items()
    }
    type.property("__cause__", get: { exception($0)?.cause.map { .object($0) } ?? .none }) { value, cause in
      exception(value)?.cause = exception(cause)
      exception(value)?.suppressesContext = true
    }
    type.property("__context__", get: { exception($0)?.context.map { .object($0) } ?? .none }) { value, context in
      exception(value)?.context = exception(context)
    }
    type.property("__suppress_context__", get: { .bool(exception($0)?.suppressesContext ?? false) }) { value, truth in
      exception(value)?.suppressesContext = try truth.isTrue()
    }
    type.property(
      "__traceback__", get: { TracebackObject(exception($0)?.traceback ?? []).map { .object($0) } ?? .none }
    ) { value, traceback in
      exception(value)?.traceback = (traceback.object as? TracebackObject)?.entries ?? []
    }
    type.property("__notes__", get: { .list((exception($0)?.notes ?? []).map { .string($0) }) })
    type.method("with_traceback") { arguments in
      guard arguments.count == 2 else {
        throw PythonError.typeError("with_traceback() takes exactly one argument (\(arguments.count - 1) given)")
      }
      guard arguments[1].isNone || arguments[1].object is TracebackObject else {
        throw PythonError.typeError("__traceback__ must be a traceback or None")
      }
      exception(arguments[0])?.traceback = (arguments[1].object as? TracebackObject)?.entries ?? []
      return arguments[0]
    }
    type.method("add_note") { arguments in
      guard arguments.count == 2 else {
        throw PythonError.typeError("add_note() takes exactly one argument (\(arguments.count - 1) given)")
      }
      guard let note = arguments[1].string else {
        throw PythonError.typeError("note must be a str, not '\(arguments[1].type.messageName)'")
      }
      exception(arguments[0])?.notes.append(note)
      return .none
    }
    ExceptionTypes.stopIteration.property("value", get: { exception($0)?.arguments.first ?? .none })
    ExceptionTypes.named("SystemExit")?.property("code", get: { exception($0)?.arguments.first ?? .none })
    for name in ["AttributeError", "NameError", "ImportError"] {
      ExceptionTypes.named(name)?.property(
        "name",
        get: { value in
          exception(value)?.subjectName.map { .string($0) } ?? .none
        })
    }
    ExceptionTypes.attributeError.property(
      "obj",
      get: { value in
        guard let subject = exception(value)?.subject else { return .none }
        if case .undefined = subject { return .none }
        return subject
      })
  }

  /// The classes that an OSError of an error number becomes.
  private static let errorNumbers = [
    1: "PermissionError", 2: "FileNotFoundError", 3: "ProcessLookupError", 4: "InterruptedError",
    10: "ChildProcessError",
    11: "BlockingIOError", 13: "PermissionError", 17: "FileExistsError", 20: "NotADirectoryError",
    21: "IsADirectoryError", 32: "BrokenPipeError", 103: "ConnectionAbortedError", 104: "ConnectionResetError",
    110: "TimeoutError", 111: "ConnectionRefusedError",
  ]

  private static func exception(_ value: Value) -> ExceptionObject? { value.object as? ExceptionObject }

  private static func applyKeywords(_ arguments: Arguments) {
    if let exception = exception(arguments[0]) { apply(arguments.keywords, to: exception) }
  }

  private static func apply(_ keywords: [(name: String, value: Value)], to exception: ExceptionObject) {
    for (name, value) in keywords {
      if name == "name" { exception.subjectName = value.string }
      if name == "obj" { exception.subject = value }
    }
  }
}

extension ExceptionObject {
  /// An argument of an OSError that has at least its number and its text.
  fileprivate func operand(_ index: Int) -> Value? {
    arguments.count >= 2 && index < arguments.count ? arguments[index] : nil
  }

  /// The text of a KeyError is its key's representation, of others their one argument or all of them.
  var text: String {
    get throws {
      if isGroup, let message = arguments.first {
        let count = members.count
        return "\(try message.str()) (\(count) sub-exception\(count == 1 ? "" : "s"))"
      }
      switch arguments.count {
      case 0: return ""
      case 1:
        if type.isSubclass(of: ExceptionTypes.keyError) { return try arguments[0].repr() }
        return try arguments[0].str()
      case 2 where type.isSubclass(of: ExceptionTypes.named("OSError") ?? ExceptionTypes.keyError):
        return "[Errno \(try arguments[0].str())] \(try arguments[1].str())"
      case 5: if let text = try UnicodeErrors.text(of: self) { return text }
      default: break
      }
      return try Value.tuple(arguments).repr()
    }
  }
}
