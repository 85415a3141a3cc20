/// `sys`, as far as a scene can use it.
enum SystemModule {
  static let version = "3.11.7 (gradwalk)"

  static var definition: ModuleDefinition {
    ModuleDefinition("sys") { module, interpreter in
      module.function("exit", "status=, /") { values in
        throw PythonError(
          ExceptionObject(
            type: ExceptionTypes.named("SystemExit") ?? ExceptionTypes.baseException,
            arguments: values[0].map { [$0] } ?? []))
      }
      module["argv"] = .list([.string(interpreter.scriptName)])
      module["maxsize"] = .int(Int.max)
      module["maxunicode"] = .int(0x10_ffff)
      module.function("get_int_max_str_digits", 0...0) { _ in .int(4300) }
      module["version"] = .string(version)
      module["version_info"] = record(
        "version_info",
        [
          ("major", .int(3)), ("minor", .int(11)), ("micro", .int(7)), ("releaselevel", .string("final")),
          ("serial", .int(0)),
        ])
      module["float_info"] = record(
        "float_info",
        [
          ("max", .float(.greatestFiniteMagnitude)), ("max_exp", .int(1024)), ("max_10_exp", .int(308)),
          ("min", .float(.leastNormalMagnitude)), ("min_exp", .int(-1021)), ("min_10_exp", .int(-307)),
          ("dig", .int(15)), ("mant_dig", .int(53)), ("epsilon", .float(.ulpOfOne)), ("radix", .int(2)),
          ("rounds", .int(1)),
        ])
      module["int_info"] = record(
        "int_info",
        [
          ("bits_per_digit", .int(30)), ("sizeof_digit", .int(4)), ("default_max_str_digits", .int(4300)),
          ("str_digits_check_threshold", .int(640)),
        ])
      module["implementation"] = record("implementation", [("name", .string("cpython"))])
      module.function("exc_info", 0...0) { [unowned interpreter] _ in
        guard let handled = interpreter.machine.handled else { return .tuple([.none, .none, .none]) }
        let traceback = TracebackObject(handled.traceback).map { Value.object($0) } ?? .none
        return .tuple([.object(handled.type), .object(handled), traceback])
      }
      module.function("exception", 0...0) { [unowned interpreter] _ in
        interpreter.machine.handled.map { .object($0) } ?? .none
      }
      module.function("_getframe", 0...1) { [unowned interpreter] arguments in
        let stack = interpreter.machine.visibleStack
        let depth = arguments.count > 0 ? try arguments[0].requiredIndex() : 0
        guard depth < stack.count else { throw PythonError.valueError("call stack is not deep enough") }
        let position = stack.count - 1 - max(0, depth)
        return .object(FrameView(stack[position], callers: Array(stack[..<position])))
      }
      module.function("intern") { $0[0] }
      module["platform"] = .string("linux")
      module["byteorder"] = .string("little")
      module["path"] = .list([])
      module["modules"] = .object(DictionaryObject())
      module.function("getrecursionlimit") { [unowned interpreter] _ in .int(interpreter.limits.recursion) }
      module.function("setrecursionlimit") { [unowned interpreter] arguments in
        let limit = try arguments[0].requiredIndex()
        guard limit > 0 else { throw PythonError.valueError("recursion limit must be greater or equal than 1") }
        interpreter.limits.recursion = min(limit, 90_000)
        return .none
      }
      module.function("getsizeof") { _ in .int(64) }
      module.function("getrefcount") { _ in .int(2) }
      module["stdout"] = .object(
        stream("<stdout>") { [unowned interpreter] in
          try interpreter.write($0)
        } flush: { [unowned interpreter] in
          interpreter.flushOutput()
        })
      module["stderr"] = .object(stream("<stderr>") { [unowned interpreter] in interpreter.errorOutput($0) })
    }
  }

  /// A tuple whose items have names.
  private static func record(_ name: String, _ fields: [(name: String, value: Value)]) -> Value {
    let type = TypeObject(name: name, module: "sys", bases: [.tuple])
    for (index, field) in fields.enumerated() {
      type.property(field.name, get: { ($0.object as? TupleObject)?.items[index] ?? .none })
    }
    type.method("__repr__") { arguments in
      let items = (arguments[0].object as? TupleObject)?.items ?? []
      let parts = try zip(fields, items).map { "\($0.name)=\(try $1.repr())" }
      return .string("sys.\(name)(\(parts.joined(separator: ", ")))")
    }
    return .object(TupleObject(fields.map(\.value), type: type))
  }

  private static func stream(
    _ name: String, _ write: @escaping (String) throws -> Void, flush: @escaping () -> Void = {}
  ) -> ModuleObject {
    let stream = ModuleObject(name)
    stream.function("write") { arguments in
      guard let text = arguments[0].string else {
        throw PythonError.typeError("write() argument must be str, not \(arguments[0].type.name)")
      }
      try write(text)
      return .int(text.unicodeScalars.count)
    }
    stream.function("flush") { _ in
      flush()
      return .none
    }
    stream.function("isatty") { _ in .bool(false) }
    return stream
  }
}
