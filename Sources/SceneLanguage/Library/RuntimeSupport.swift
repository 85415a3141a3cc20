/// The part of `_support` that reaches into the machine: ends of programs, deaths of objects, parameters of functions.
extension SupportModule {
  static func installRuntime(in module: ModuleObject) {
    module["WeakReference"] = .object(WeakReference.referenceType)
    module["at_release"] = .list([])
    module.function("at_exit", 2...2) { arguments in
      let watch = Interpreter.running.releaseWatch
      if arguments[0].isNone {
        let function = arguments[1]
        watch.exitCalls = try watch.exitCalls.filter { try !$0.function.isSame(as: function) }
      } else {
        watch.exitCalls.append((arguments[0], arguments[1]))
      }
      return .none
    }
    module.function("echo", 1...1) { arguments in
      try Interpreter.running.echo(arguments[0])
      return .none
    }
    module.function("collect", 0...0) { _ in
      let interpreter = Interpreter.running
      let count = interpreter.collectCycles()
      interpreter.settleReleases()
      return .int(count)
    }
    // parameters(function, missing): name, kind and default of each.
    module.function("parameters", 2...2) { arguments in
      guard let function = arguments[0].object as? FunctionObject else {
        throw PythonError.typeError("unsupported callable")
      }
      return .list(parameters(of: function, missing: arguments[1]))
    }
    module.function("source_of", 1...1) { arguments in
      var value = arguments[0]
      if let method = value.object as? BoundMethod { value = .object(method.function) }
      guard let code = (value.object as? FunctionObject)?.code else { return .none }
      return source(of: code).map { .string($0) } ?? .none
    }
  }

  private static func parameters(of function: FunctionObject, missing: Value) -> [Value] {
    let code = function.code
    var result: [Value] = []
    func add(_ register: Int, _ kind: Int, _ value: Value?) {
      result.append(.tuple([.object(code.localNames[register]), .int(kind), value ?? missing]))
    }
    let firstDefault = code.positionalCount - function.defaults.count
    for index in 0..<code.positionalCount {
      add(
        index, index < code.positionalOnlyCount ? 0 : 1,
        index >= firstDefault ? function.defaults[index - firstDefault] : nil)
    }
    let variadic = code.positionalCount + code.keywordOnlyCount
    if code.hasVariadic { add(variadic, 2, nil) }
    for index in code.positionalCount..<variadic {
      add(index, 3, function.keywordDefaults[ObjectIdentifier(code.localNames[index])])
    }
    if code.hasVariadicKeywords { add(variadic + (code.hasVariadic ? 1 : 0), 4, nil) }
    return result
  }

  /// The lines of a definition: the first one, and those after it that are indented further.
  private static func source(of code: CodeObject) -> String? {
    guard let cell = code.places.first?.range.cell, code.unit.cells.indices.contains(cell) else { return nil }
    let lines = code.unit.cells[cell]
    let start = code.firstLine - 1
    guard lines.indices.contains(start) else { return nil }
    func indent(_ line: String) -> Int { line.prefix { $0 == " " || $0 == "\t" }.count }
    var taken = [lines[start]]
    var header = lines[start].trimmed.hasPrefix("@")
    for line in lines[(start + 1)...] {
      if !line.trimmed.isEmpty, indent(line) <= indent(lines[start]), !header { break }
      if header, !line.trimmed.hasPrefix("@") { header = false }
      taken.append(line)
    }
    while let last = taken.last, last.trimmed.isEmpty { taken.removeLast() }
    return taken.joined(separator: "\n") + "\n"
  }
}
