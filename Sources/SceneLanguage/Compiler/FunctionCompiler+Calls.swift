extension FunctionCompiler {
  func emitCall(
    _ expression: Expression, _ callee: Expression, _ arguments: [Expression.Argument], _ target: Int
  ) throws(SyntaxFailure) {
    if case .name(let name) = callee.kind, scope.place(of: name) == .global, !compiler.definedNames.contains(name) {
      try SupportChecker.checkCall(of: name, at: callee.range)
    }
    compiler.warn(SuspiciousCode.calling(callee), at: expression.range)
    if arguments.isEmpty, try emitSuper(callee, target) { return }
    let isSpread = arguments.contains {
      switch $0 {
      case .unpacked, .unpackedKeywords: true
      default: false
      }
    }
    let base = temporary()
    if isSpread {
      try into(base, callee)
      try emitSpread(arguments)
      emit(.callSpread, a: target, b: base)
      return
    }
    var isMethod = false
    if case .attribute(let value, let name) = callee.kind {
      try checkAttribute(value, name, callee.range)
      isMethod = true
      _ = temporary()
      try scoped { () throws(SyntaxFailure) in
        let receiver = try register(value)
        try at(callee) { () throws(SyntaxFailure) in
          _ = emit(.loadMethod, a: base, b: receiver, d: self.name(name), e: cache())
        }
      }
    } else {
      try into(base, callee)
    }
    try emitArguments(arguments, target, base, isMethod: isMethod)
    if code.unit.tracksReleases { emit(.settleReleases) }
  }

  /// Refuses `os.remove` and the like, where the name before the dot is that of a module.
  func checkAttribute(_ value: Expression, _ name: String, _ range: TextRange) throws(SyntaxFailure) {
    guard !code.unit.isHidden else { return }
    switch value.kind {
    case .name(let module) where compiler.importedModules.contains(module):
      try SupportChecker.checkAttribute(name, of: module, at: range)
    case .attribute(let outer, let middle):
      if case .name(let module) = outer.kind, compiler.importedModules.contains(module) {
        try SupportChecker.checkAttribute(name, of: "\(module).\(middle)", at: range)
      }
    default: break
    }
  }

  /// Evaluates arguments behind a callee and calls it.
  func emitArguments(
    _ arguments: [Expression.Argument], _ target: Int, _ base: Int, isMethod: Bool
  ) throws(SyntaxFailure) {
    var count = 0
    var names: [StringObject] = []
    for argument in arguments {
      switch argument {
      case .positional(let value):
        try push(value)
        count += 1
      case .keyword(let name, let value, _):
        try push(value)
        names.append(.interned(name))
      case .unpacked, .unpackedKeywords: break
      }
    }
    if names.isEmpty {
      emit(isMethod ? .callMethod : .call, a: target, b: base, c: count)
    } else {
      code.keywordNames.append(names)
      emit(.callKeywords, a: target, b: base, c: count, d: code.keywordNames.count - 1, e: isMethod ? 1 : 0)
    }
  }

  /// Gathers arguments with stars in a list and a dictionary.
  private func emitSpread(_ arguments: [Expression.Argument]) throws(SyntaxFailure) {
    let list = temporary()
    let dictionary = temporary()
    emit(.buildList, a: list)
    let hasKeywords = arguments.contains {
      switch $0 {
      case .keyword, .unpackedKeywords: true
      default: false
      }
    }
    if hasKeywords { emit(.buildDictionary, a: dictionary) } else { emit(.move, a: dictionary, b: none) }
    for argument in arguments {
      try scoped { () throws(SyntaxFailure) in
        let register = try register(argument.expression)
        switch argument {
        case .positional: emit(.listAppend, a: list, b: register)
        case .unpacked: emit(.listExtend, a: list, b: register, d: 1)
        case .keyword(let name, _, _):
          emit(.dictionarySet, a: dictionary, b: constant(string: name), c: register, d: 1)
        case .unpackedKeywords: emit(.dictionaryUpdate, a: dictionary, b: register, d: 1)
        }
      }
    }
  }

  /// `super()` without arguments: the class around the method, and its first parameter.
  private func emitSuper(_ callee: Expression, _ target: Int) throws(SyntaxFailure) -> Bool {
    guard case .name("super") = callee.kind, scope.kind == .function, scope.place(of: "super") == .global,
      scope.place(of: "__class__") == .free, let first = scope.parameters.first
    else { return false }
    let base = temporary()
    _ = load("__class__", into: base)
    _ = load(first, into: temporary())
    emit(.helper, a: target, b: base, c: 2, d: Helper.makeSuper.rawValue)
    return true
  }

  func emitHelper(_ helper: Helper, _ target: Int, _ base: Int, _ count: Int) {
    emit(.helper, a: target, b: base, c: count, d: helper.rawValue)
  }
}

/// Things that code does too rarely to deserve an operation of their own: each takes values and gives one.
enum Helper: Int {
  /// class, instance → super object
  case makeSuper
  /// body function, name, bases, keywords → class
  case makeClass
  /// module name, level, whether the top package is wanted → module
  case importModule
  /// module, name → attribute or submodule
  case importName
  /// module → None, after binding all its names
  case importAll
  /// value → value, for patterns
  case matchSequence, matchMapping, matchClass, matchKey, matchRest
}
