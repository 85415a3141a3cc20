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
      module["argv"] = .list([.string("")])
      module["maxsize"] = .int(Int.max)
      module["version"] = .string(version)
      module["version_info"] = .tuple([.int(3), .int(11), .int(7), .string("final"), .int(0)])
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
      module["stdout"] = .object(stream("<stdout>") { [unowned interpreter] in try interpreter.write($0) })
      module["stderr"] = .object(stream("<stderr>") { [unowned interpreter] in interpreter.errorOutput($0) })
    }
  }

  private static func stream(_ name: String, _ write: @escaping (String) throws -> Void) -> ModuleObject {
    let stream = ModuleObject(name)
    stream.function("write") { arguments in
      guard let text = arguments[0].string else {
        throw PythonError.typeError("write() argument must be str, not \(arguments[0].type.name)")
      }
      try write(text)
      return .int(text.unicodeScalars.count)
    }
    stream.function("flush") { _ in .none }
    stream.function("isatty") { _ in .bool(false) }
    return stream
  }
}
