extension FunctionCompiler {
  func emitFunctionDefinition(
    _ statement: Statement, _ definition: Statement.FunctionDefinition
  ) throws(SyntaxFailure) {
    let decorators = try definition.decorators.map { node throws(SyntaxFailure) in try push(node) }
    let inner = makeInner(name: definition.name, node: statement)
    inner.setParameters(definition.parameters)
    inner.code.documentation = Self.documentation(of: definition.body)
    inner.code.definitionLine = definition.decorators.first?.range.line ?? statement.range.line
    try inner.compileBody(definition.body)
    let function = temporary()
    try emitFunction(inner.code, definition.parameters, function)
    try emitAnnotations(definition, function)
    try emitDecorators(definition.decorators, decorators, function)
    store(definition.boundName, from: decorators.first ?? function)
  }

  /// Calls each decorator, innermost first; the result lands where the first decorator was.
  private func emitDecorators(_ nodes: [Expression], _ registers: [Int], _ decorated: Int) throws(SyntaxFailure) {
    var argument = decorated
    for (node, register) in zip(nodes, registers).reversed() {
      if argument != register + 1 { emit(.move, a: register + 1, b: argument) }
      try at(node) { () throws(SyntaxFailure) in _ = emit(.call, a: register, b: register, c: 1) }
      argument = register
    }
  }

  private func emitAnnotations(
    _ definition: Statement.FunctionDefinition, _ function: Int
  ) throws(SyntaxFailure) {
    var annotated = definition.parameters.all.compactMap { parameter in
      parameter.annotation.map { (parameter.name, $0) }
    }
    if let returns = definition.returns { annotated.append(("return", returns)) }
    guard !annotated.isEmpty else { return }
    try scoped { () throws(SyntaxFailure) in
      let dictionary = temporary()
      emit(.buildDictionary, a: dictionary)
      for (name, annotation) in annotated {
        try scoped { () throws(SyntaxFailure) in
          emit(.dictionarySet, a: dictionary, b: constant(string: name), c: try register(annotation))
        }
      }
      let copy = temporary()
      emit(.move, a: copy, b: function, c: 1)
      emit(.setAttribute, a: copy, b: dictionary, d: self.name("__annotations__"), e: cache())
    }
  }

  func emitClass(_ statement: Statement, _ definition: Statement.ClassDefinition) throws(SyntaxFailure) {
    let decorators = try definition.decorators.map { node throws(SyntaxFailure) in try push(node) }
    let inner = makeInner(name: definition.name, node: statement)
    inner.code.isClassBody = true
    inner.code.positionalCount = 1
    try inner.compileClassBody(definition, qualifiedName: inner.code.qualifiedName)
    let base = temporary()
    try emitFunction(inner.code, Parameters(), base)
    let name = temporary()
    emit(.move, a: name, b: constant(string: definition.name))
    let bases = temporary()
    emit(.buildList, a: bases)
    let keywords = temporary()
    emit(.buildDictionary, a: keywords)
    for argument in definition.arguments {
      try scoped { () throws(SyntaxFailure) in
        let register = try register(argument.expression)
        switch argument {
        case .positional: emit(.listAppend, a: bases, b: register)
        case .unpacked: emit(.listExtend, a: bases, b: register)
        case .keyword(let name, _, _):
          emit(.dictionarySet, a: keywords, b: constant(string: name), c: register, d: 1)
        case .unpackedKeywords: emit(.dictionaryUpdate, a: keywords, b: register, d: 1)
        }
      }
    }
    emitHelper(.makeClass, base, base, 4)
    try emitDecorators(definition.decorators, decorators, base)
    store(definition.boundName, from: decorators.first ?? base)
  }

  private func compileClassBody(
    _ definition: Statement.ClassDefinition, qualifiedName: String
  ) throws(SyntaxFailure) {
    prepareLocals()
    store("__module__", from: load("__name__", into: temporary()))
    store("__qualname__", from: constant(string: qualifiedName))
    if let text = Self.documentation(of: definition.body) { store("__doc__", from: constant(string: text)) }
    nextTemporary = localCount
    try compile(definition.body)
    // The class goes into the cell that its methods share, when it exists.
    if scope.needsClassCell {
      emit(.storeName, a: 1, d: name("__classcell__"))
    }
    emit(.returnValue, a: none)
    finish()
  }

  // MARK: Imports

  func emitImport(_ names: [Statement.ImportedName]) throws(SyntaxFailure) {
    for imported in names {
      let base = temporary()
      emit(.move, a: base, b: constant(string: imported.name))
      let wantsTop = temporary()
      emit(
        .move, a: wantsTop, b: constant(.bool(imported.alias == nil), .other(imported.alias == nil ? "True" : "False")))
      emitHelper(.importModule, base, base, 2)
      let bound = imported.alias ?? String(imported.name.prefix { $0 != "." })
      compiler.importedModules.insert(bound)
      store(bound, from: base)
      nextTemporary = base
    }
  }

  func emitImportFrom(
    _ statement: Statement, _ module: String, _ level: Int, _ names: [Statement.ImportedName]
  ) throws(SyntaxFailure) {
    guard level == 0 else {
      throw SyntaxFailure(
        type: "Unsupported", message: "relative imports are", range: statement.range,
        remedy: "put the code into the scene itself")
    }
    let base = temporary()
    emit(.move, a: base, b: constant(string: module))
    let wantsTop = temporary()
    emit(.move, a: wantsTop, b: constant(.bool(false), .other("False")))
    emitHelper(.importModule, base, base, 2)
    for imported in names {
      let part = temporary()
      emit(.move, a: part, b: base, c: 1)
      if imported.name == "*" {
        emitHelper(.importAll, part, part, 1)
        emit(.drop, a: part)
      } else {
        let name = temporary()
        emit(.move, a: name, b: constant(string: imported.name))
        emitHelper(.importName, part, part, 2)
        store(imported.alias ?? imported.name, from: part)
      }
      nextTemporary = part
    }
    emit(.drop, a: base)
  }

  // MARK: Patterns

  func emitMatch(_ subject: Expression, _ cases: [Statement.MatchCase]) throws(SyntaxFailure) {
    let value = temporary()
    try into(value, subject)
    let before = bound
    var ends: [Int] = []
    for item in cases {
      bound = before
      var failures: [Int] = []
      try scoped { () throws(SyntaxFailure) in try match(item.pattern, value, &failures) }
      if let test = item.guardTest { failures += try jump(test, when: false) }
      emit(.drop, a: value)
      try compile(item.body)
      ends.append(emit(.jump))
      patch(failures)
    }
    emit(.drop, a: value)
    patch(ends)
    bound = before
  }

  private func copy(_ register: Int) -> Int {
    let target = temporary()
    emit(.move, a: target, b: register, c: 1)
    return target
  }

  /// Tests the value in a register, which stays, and binds the names of the pattern.
  private func match(_ pattern: Pattern, _ value: Int, _ failures: inout [Int]) throws(SyntaxFailure) {
    switch pattern.kind {
    case .value(let expected):
      let left = copy(value)
      let right = try self.value(expected)
      failures.append(emit(.jumpEqual, a: 0, b: left, c: right))
    case .singleton(let expected):
      let left = copy(value)
      let right = try self.value(expected)
      failures.append(emit(.jumpIdentity, a: 0, b: left, c: right))
    case .capture(let name, let inner):
      if let inner { try match(inner, value, &failures) }
      if let name { store(name, from: copy(value)) }
    case .star(let name): if let name { store(name, from: copy(value)) }
    case .or(let alternatives):
      var matched: [Int] = []
      for (index, alternative) in alternatives.enumerated() {
        var missed: [Int] = []
        try match(alternative, value, &missed)
        if index == alternatives.count - 1 {
          failures += missed
        } else {
          matched.append(emit(.jump))
          patch(missed)
        }
      }
      patch(matched)
    case .sequence(let items): try matchSequence(items, value, &failures)
    case .mapping(let items, let rest): try matchMapping(items, rest, value, &failures)
    case .class_(let type, let positional, let keywords):
      try matchClass(type, positional, keywords, value, &failures)
    }
  }

  private func test(_ helper: Helper, _ base: Int, _ count: Int, _ failures: inout [Int]) {
    emitHelper(helper, base, base, count)
    failures.append(emit(.jumpIfFalse, a: base))
  }

  private func matchSequence(
    _ items: [Pattern], _ value: Int, _ failures: inout [Int]
  ) throws(SyntaxFailure) {
    let star = items.firstIndex { if case .star = $0.kind { true } else { false } }
    let base = copy(value)
    let least = temporary()
    let count = items.count - (star == nil ? 0 : 1)
    emit(.move, a: least, b: constant(.int(count), .int(count)))
    let isExact = temporary()
    emit(.move, a: isExact, b: constant(.bool(star == nil), .other(star == nil ? "True" : "False")))
    test(.matchSequence, base, 3, &failures)
    let first = nextTemporary
    for _ in items { _ = temporary() }
    let source = copy(value)
    if let star {
      emit(.unpackStar, a: first, b: source, c: star, d: items.count - star - 1)
    } else {
      emit(.unpack, a: first, b: source, c: items.count)
    }
    for (index, item) in items.enumerated() { try match(item, first + index, &failures) }
  }

  private func matchMapping(
    _ items: [(key: Expression, pattern: Pattern)], _ rest: String?, _ value: Int, _ failures: inout [Int]
  ) throws(SyntaxFailure) {
    test(.matchMapping, copy(value), 1, &failures)
    let keys = temporary()
    emit(.buildList, a: keys)
    for item in items {
      let key = try register(item.key)
      let keyCopy = copy(key)
      emit(.listAppend, a: keys, b: keyCopy)
      let base = copy(value)
      emit(.move, a: temporary(), b: key, c: 1)
      let found = base
      emitHelper(.matchKey, found, base, 2)
      let marker = copy(found)
      failures.append(emit(.jumpIdentity, a: 1, b: marker, c: constant(.notImplemented, .other("NotImplemented"))))
      try match(item.pattern, found, &failures)
    }
    if let rest {
      let base = copy(value)
      emit(.move, a: temporary(), b: keys, c: 1)
      emitHelper(.matchRest, base, base, 2)
      store(rest, from: base)
    }
  }

  private func matchClass(
    _ type: Expression, _ positional: [Pattern], _ keywords: [(name: String, pattern: Pattern)], _ value: Int,
    _ failures: inout [Int]
  ) throws(SyntaxFailure) {
    let base = copy(value)
    try push(type)
    let count = temporary()
    emit(.move, a: count, b: constant(.int(positional.count), .int(positional.count)))
    let names = temporary()
    emit(.buildList, a: names)
    for item in keywords { emit(.listAppend, a: names, b: constant(string: item.name)) }
    emitHelper(.matchClass, base, base, 4)
    let marker = copy(base)
    failures.append(emit(.jumpIdentity, a: 1, b: marker, c: none))
    let patterns = positional + keywords.map(\.pattern)
    let first = nextTemporary
    for _ in patterns { _ = temporary() }
    emit(.unpack, a: first, b: base, c: patterns.count)
    for (index, item) in patterns.enumerated() { try match(item, first + index, &failures) }
  }
}
