/// `_patterns`: the native part of `re`.
enum PatternModule {
  static var definition: ModuleDefinition {
    ModuleDefinition("_patterns") { module, interpreter in
      // compile(pattern, flags): the program, or a tuple of a message and a position.
      module.function("compile", 2...2) { arguments in
        do {
          let program = try PatternParser.compile(scalars(arguments[0]), flags: arguments[1].requiredIndex())
          return .object(PatternObject(program))
        } catch let error as PatternError {
          return .tuple([.string(error.message), error.position.map { .int($0) } ?? .none])
        }
      }
      module.function("details", 1...1) { arguments in
        guard let program = (arguments[0].object as? PatternObject)?.program else { return .none }
        let names = DictionaryObject()
        for (name, index) in program.groupNames { names[.interned(name)] = .int(index) }
        return .tuple([.int(program.groupCount - 1), .object(names), .int(program.flags)])
      }
      // scan(program, text, start, end, mode, limit): the spans of the matches, each a tuple of numbers.
      // Mode 0 searches, 1 matches at the start, 2 matches the whole.
      module.function("scan", 6...6) { [unowned interpreter] arguments in
        guard let pattern = arguments[0].object as? PatternObject else { return .none }
        let machine = interpreter.machine
        let text = scalars(arguments[1])
        let start = try min(max(0, arguments[2].requiredIndex()), text.count)
        let end = try min(max(0, arguments[3].requiredIndex()), text.count)
        var matcher = PatternMatcher(pattern.program, text, end: end) {
          if machine.interruption.isRequested { throw machine.interrupted() }
        }
        return .list(
          try spans(
            &matcher, start, end, mode: arguments[4].requiredIndex(), limit: arguments[5].requiredIndex()))
      }
    }
  }

  private static func spans(
    _ matcher: inout PatternMatcher, _ start: Int, _ end: Int, mode: Int, limit: Int
  ) throws -> [Value] {
    func value(_ spans: [Int]) -> Value { .tuple(spans.map { .int($0) }) }
    guard mode == 0 else {
      guard start <= end else { return [] }
      return try matcher.match(at: start, isFull: mode == 2).map { [value($0)] } ?? []
    }
    var result: [Value] = []
    var position = start
    var isProgressing = false
    while position <= end, limit == 0 || result.count < limit,
      let found = try matcher.search(from: position, isProgressing: isProgressing)
    {
      result.append(value(found))
      isProgressing = found[0] == found[1]
      position = found[1]
    }
    return result
  }

  private static func scalars(_ value: Value) -> [UInt32] {
    switch value.object {
    case let string as StringObject:
      string.isASCII ? string.string.utf8.map { UInt32($0) } : string.scalars.map(\.value)
    case let bytes as BytesObject: bytes.bytes.map { UInt32($0) }
    default: []
    }
  }
}

/// A compiled pattern as Python code holds it.
final class PatternObject: PythonObject {
  let program: PatternProgram

  init(_ program: PatternProgram) {
    self.program = program
    super.init(type: Self.patternType)
  }

  nonisolated(unsafe) private static let patternType = TypeObject(name: "program", module: "_patterns")
}
