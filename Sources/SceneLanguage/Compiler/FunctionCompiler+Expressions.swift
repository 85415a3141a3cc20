import BigInt

extension FunctionCompiler {
  /// An operand that reads as the expression's value: a variable's register, a constant, or a new temporary.
  func value(_ expression: Expression) throws(SyntaxFailure) -> Int {
    switch expression.kind {
    case .constant(let constant): return operand(constant)
    case .name(let name):
      return try at(expression) { () throws(SyntaxFailure) in load(name, into: nil) }
    default:
      let target = temporary()
      try into(target, expression)
      return target
    }
  }

  /// As `value`, but never a constant.
  func register(_ expression: Expression) throws(SyntaxFailure) -> Int {
    let operand = try value(expression)
    guard operand < 0 else { return operand }
    let target = temporary()
    emit(.move, a: target, b: operand)
    return target
  }

  /// Evaluates into the next temporary.
  @discardableResult
  func push(_ expression: Expression) throws(SyntaxFailure) -> Int {
    let target = temporary()
    try into(target, expression)
    return target
  }

  func operand(_ constant: Expression.Constant) -> Int {
    switch constant {
    case .none: none
    case .true_: self.constant(.bool(true), .other("True"))
    case .false_: self.constant(.bool(false), .other("False"))
    case .ellipsis: self.constant(.ellipsis, .other("..."))
    case .int(let number): self.constant(.int(number), .int(number))
    case .bigInteger(let digits): self.constant(.integer(BigInt(digits) ?? 0), .other(digits))
    case .float(let number): self.constant(.float(number), .float(number.bitPattern))
    case .string(let text): self.constant(string: text)
    case .bytes(let bytes): self.constant(.object(BytesObject(bytes)), .other("b\(bytes)"))
    }
  }

  /// Evaluates into a register, which the last instruction alone writes.
  func into(_ target: Int, _ expression: Expression) throws(SyntaxFailure) {
    let mark = nextTemporary
    defer { nextTemporary = mark }
    try at(expression) { () throws(SyntaxFailure) in try emit(expression, target) }
  }

  private func emit(_ expression: Expression, _ target: Int) throws(SyntaxFailure) {
    switch expression.kind {
    case .constant(let constant): emit(.move, a: target, b: operand(constant))
    case .name(let name): _ = load(name, into: target)
    case .formatted(let pieces): try emitFormatted(pieces, target)
    case .tuple(let items): try emitCollection(items, .buildTuple, target)
    case .list(let items): try emitCollection(items, .buildList, target)
    case .set(let items): try emitCollection(items, .buildSet, target)
    case .dictionary(let items): try emitDictionary(items, target)
    case .unary(let operation, let operand):
      if case .constant(let constant) = operand.kind, let folded = fold(operation, constant) {
        emit(.move, a: target, b: self.operand(folded))
      } else {
        emit(.unary, a: target, b: try register(operand), d: Int(operation.rawValue))
      }
    case .not(let operand): emit(.not, a: target, b: try register(operand))
    case .binary: try emitBinary(expression, target)
    case .boolean(let isAnd, let operands): try emitBoolean(isAnd, operands, target)
    case .comparison(let first, let rest):
      warnOfIdentity(first, rest, expression.range)
      try emitComparison(first, rest, target)
    case .conditional(let test, let then, let otherwise):
      let toElse = try jump(test, when: false)
      let before = bound
      try into(target, then)
      let toEnd = emit(.jump)
      patch(toElse)
      bound = before
      try into(target, otherwise)
      bound = before
      patch(toEnd)
    case .lambda(let parameters, let body): try emitLambda(expression, parameters, body, target)
    case .call(let callee, let arguments): try emitCall(expression, callee, arguments, target)
    case .attribute(let value, let name):
      try checkAttribute(value, name, expression.range)
      emit(.getAttribute, a: target, b: try register(value), d: self.name(name), e: cache())
    case .item(let value, let key):
      compiler.warn(SuspiciousCode.subscripting(value, key), at: expression.range)
      let container = try register(value)
      emit(.getItem, a: target, b: container, c: try register(key))
    case .slice(let lower, let upper, let step):
      let base = nextTemporary
      for part in [lower, upper, step] {
        let register = temporary()
        if let part { try into(register, part) } else { emit(.move, a: register, b: none) }
      }
      emit(.makeSlice, a: target, b: base)
    case .starred:
      throw SyntaxFailure(message: "can't use starred expression here", range: expression.range)
    case .named(let name, let value):
      let register = temporary()
      try into(register, value)
      emit(.move, a: target, b: register, c: 1)
      store(name, from: register)
    case .comprehension(let kind, _, _, _): try emitComprehension(expression, kind, target)
    case .yield(let value):
      let operand: Int = if let value { try self.value(value) } else { none }
      emit(.yieldValue, a: target, b: operand)
    case .yieldFrom(let value):
      let base = temporary()
      let sent = temporary()
      emit(.getIterator, a: base, b: try register(value), c: 1)
      emit(.move, a: sent, b: none)
      let step = emit(.yieldFrom, a: target, b: base, c: sent)
      patch(step, to: here)
    }
  }

  private func fold(_ operation: UnaryOperator, _ constant: Expression.Constant) -> Expression.Constant? {
    switch (operation, constant) {
    case (.negative, .int(let number)) where number != Int.min: .int(-number)
    case (.negative, .float(let number)): .float(-number)
    default: nil
    }
  }

  private func emitBinary(_ expression: Expression, _ target: Int) throws(SyntaxFailure) {
    // A chain of operators leans to the left; walk down to its first operand without recursion.
    var chain: [Expression] = []
    var first = expression
    while case .binary(_, let left, _) = first.kind {
      chain.append(first)
      first = left
    }
    var left = try value(first)
    for (index, node) in chain.reversed().enumerated() {
      guard case .binary(let operation, _, let rightExpression) = node.kind else { continue }
      let isLast = index == chain.count - 1
      let mark = nextTemporary
      let right = try value(rightExpression)
      nextTemporary = mark
      let destination = isLast ? target : (left >= localCount ? left : temporary())
      try at(node) { () throws(SyntaxFailure) in emitOperation(operation, destination, left, right) }
      left = destination
    }
  }

  func emitOperation(_ operation: BinaryOperator, _ target: Int, _ left: Int, _ right: Int, inPlace: Bool = false) {
    let quick: [BinaryOperator: Operation] = [
      .add: .add, .subtract: .subtract, .multiply: .multiply, .trueDivide: .trueDivide,
      .floorDivide: .floorDivide, .modulo: .modulo,
    ]
    emit(
      quick[operation] ?? .binary, a: target, b: left, c: right, d: Int(operation.rawValue), e: inPlace ? 1 : 0)
  }

  private func emitBoolean(_ isAnd: Bool, _ operands: [Expression], _ target: Int) throws(SyntaxFailure) {
    // A variable must not be written before all operands are read.
    let result = isTemporary(target) ? target : temporary()
    var jumps: [Int] = []
    let before = bound
    for (index, operand) in operands.enumerated() {
      try into(result, operand)
      if index < operands.count - 1 { jumps.append(emit(isAnd ? .jumpIfFalseOrDrop : .jumpIfTrueOrDrop, a: result)) }
    }
    bound = before
    patch(jumps)
    if result != target { emit(.move, a: target, b: result) }
  }

  private func emitComparison(
    _ first: Expression, _ rest: [(operation: Expression.ComparisonOperator, operand: Expression)], _ target: Int
  ) throws(SyntaxFailure) {
    if rest.count == 1 {
      let left = try value(first)
      let right = try value(rest[0].operand)
      return emitCompare(rest[0].operation, target, left, right)
    }
    let result = isTemporary(target) ? target : temporary()
    var left = try register(first)
    var exits: [Int] = []
    var middles: [Int] = []
    for (index, item) in rest.enumerated() {
      let isLast = index == rest.count - 1
      let right = temporary()
      try into(right, item.operand)
      if isLast {
        emitCompare(item.operation, result, left, right)
      } else {
        // The middle operand is needed twice.
        let copy = temporary()
        emit(.move, a: copy, b: right, c: 1)
        let outcome = temporary()
        emitCompare(item.operation, outcome, left, copy)
        emit(.move, a: result, b: outcome)
        exits.append(emit(.jumpIfFalseOrDrop, a: result))
        left = right
        middles.append(right)
      }
    }
    let toEnd = emit(.jump)
    patch(exits)
    for middle in middles { emit(.drop, a: middle) }
    patch(toEnd)
    if result != target { emit(.move, a: target, b: result) }
  }

  private func warnOfIdentity(
    _ first: Expression, _ rest: [(operation: Expression.ComparisonOperator, operand: Expression)], _ range: TextRange
  ) {
    var left = first
    for (operation, operand) in rest {
      switch operation {
      case .is_: compiler.warn(SuspiciousCode.identity(left, operand, isNegated: false), at: range)
      case .isNot: compiler.warn(SuspiciousCode.identity(left, operand, isNegated: true), at: range)
      default: break
      }
      left = operand
    }
  }

  private func emitCompare(
    _ operation: Expression.ComparisonOperator, _ target: Int, _ left: Int, _ right: Int
  ) {
    switch operation {
    case .rich(let comparison): emit(.compare, a: target, b: left, c: right, d: Int(comparison.rawValue))
    case .is_: emit(.identity, a: target, b: left, c: right, d: 0)
    case .isNot: emit(.identity, a: target, b: left, c: right, d: 1)
    case .in_: emit(.membership, a: target, b: left, c: right, d: 0)
    case .notIn: emit(.membership, a: target, b: left, c: right, d: 1)
    }
  }

  // MARK: Tests

  /// Evaluates a test and jumps when its truth equals `sense`; gives the jumps to patch.
  func jump(_ test: Expression, when sense: Bool) throws(SyntaxFailure) -> [Int] {
    switch test.kind {
    case .not(let inner): return try jump(inner, when: !sense)
    case .boolean(let isAnd, let operands): return try jump(isAnd, operands, when: sense)
    case .comparison(let first, let rest) where rest.count == 1:
      warnOfIdentity(first, rest, test.range)
      return try scoped { () throws(SyntaxFailure) in try jumpComparing(test, first, rest[0], when: sense) }
    default:
      return try scoped { () throws(SyntaxFailure) in
        let register = try register(test)
        return try at(test) { () throws(SyntaxFailure) in
          [emit(sense ? .jumpIfTrue : .jumpIfFalse, a: register)]
        }
      }
    }
  }

  private func jump(_ isAnd: Bool, _ operands: [Expression], when sense: Bool) throws(SyntaxFailure) -> [Int] {
    let before = bound
    defer { bound = before }
    if isAnd != sense {
      // One operand decides: any that fails an `and`, any that holds of an `or`.
      var jumps: [Int] = []
      for operand in operands { jumps += try jump(operand, when: sense) }
      return jumps
    }
    var past: [Int] = []
    for operand in operands.dropLast() { past += try jump(operand, when: !sense) }
    let last = operands.last.map { $0 } ?? Expression(.constant(.none), operands[0].range)
    let jumps = try jump(last, when: sense)
    patch(past)
    return jumps
  }

  private func jumpComparing(
    _ test: Expression, _ first: Expression,
    _ item: (operation: Expression.ComparisonOperator, operand: Expression), when sense: Bool
  ) throws(SyntaxFailure) -> [Int] {
    let left = try value(first)
    let right = try value(item.operand)
    return try at(test) { () throws(SyntaxFailure) in
      switch item.operation {
      case .rich(let comparison):
        let operations: [Comparison: Operation] = [
          .less: .jumpLess, .lessEqual: .jumpLessEqual, .equal: .jumpEqual, .notEqual: .jumpNotEqual,
          .greater: .jumpGreater, .greaterEqual: .jumpGreaterEqual,
        ]
        return [emit(operations[comparison] ?? .jumpEqual, a: sense ? 1 : 0, b: left, c: right)]
      case .is_: return [emit(.jumpIdentity, a: sense ? 1 : 0, b: left, c: right)]
      case .isNot: return [emit(.jumpIdentity, a: sense ? 0 : 1, b: left, c: right)]
      case .in_, .notIn:
        let outcome = temporary()
        emitCompare(item.operation, outcome, left, right)
        return [emit(sense ? .jumpIfTrue : .jumpIfFalse, a: outcome)]
      }
    }
  }

  // MARK: Collections

  private func emitCollection(
    _ items: [Expression], _ operation: Operation, _ target: Int
  ) throws(SyntaxFailure) {
    let hasStar = items.contains { if case .starred = $0.kind { true } else { false } }
    if !hasStar, items.count <= 64 {
      let base = nextTemporary
      for item in items { try push(item) }
      let isConstant = items.allSatisfy { if case .constant = $0.kind { true } else { false } }
      emit(operation, a: target, b: base, c: items.count, d: isConstant && items.count >= 3 ? 1 : 0)
      return
    }
    let isSet = operation == .buildSet
    let collection = temporary()
    emit(isSet ? .buildSet : .buildList, a: collection, b: 0, c: 0)
    for item in items {
      try scoped { () throws(SyntaxFailure) in
        if case .starred(let inner) = item.kind {
          let register = try register(inner)
          // The whole display is marked when its part cannot be unpacked.
          emit(isSet ? .setUpdate : .listExtend, a: collection, b: register)
        } else {
          emit(isSet ? .setAdd : .listAppend, a: collection, b: try register(item))
        }
      }
    }
    emit(operation == .buildTuple ? .listToTuple : .move, a: target, b: collection)
  }

  private func emitDictionary(
    _ items: [(key: Expression?, value: Expression)], _ target: Int
  ) throws(SyntaxFailure) {
    if items.count <= 32, items.allSatisfy({ $0.key != nil }) {
      let base = nextTemporary
      for item in items {
        if let key = item.key { try push(key) }
        try push(item.value)
      }
      emit(.buildDictionary, a: target, b: base, c: items.count)
      return
    }
    let dictionary = temporary()
    emit(.buildDictionary, a: dictionary, b: 0, c: 0)
    for item in items {
      try scoped { () throws(SyntaxFailure) in
        if let key = item.key {
          let keyRegister = try register(key)
          emit(.dictionarySet, a: dictionary, b: keyRegister, c: try register(item.value))
        } else {
          emit(.dictionaryUpdate, a: dictionary, b: try register(item.value))
        }
      }
    }
    emit(.move, a: target, b: dictionary)
  }

  private func emitFormatted(_ pieces: [Expression.FormatPiece], _ target: Int) throws(SyntaxFailure) {
    if pieces.count == 1, case .value(let value, let conversion, let specification, _) = pieces[0] {
      return try emitFormatValue(value, conversion, specification, target)
    }
    let base = nextTemporary
    for piece in pieces {
      let register = temporary()
      switch piece {
      case .text(let text): emit(.move, a: register, b: constant(string: text))
      case .value(let value, let conversion, let specification, _):
        try scoped { () throws(SyntaxFailure) in
          try emitFormatValue(value, conversion, specification, register)
        }
      }
    }
    emit(.buildString, a: target, b: base, c: pieces.count)
  }

  private func emitFormatValue(
    _ value: Expression, _ conversion: Character?, _ specification: [Expression.FormatPiece]?, _ target: Int
  ) throws(SyntaxFailure) {
    let register = try register(value)
    var format = -1
    if let specification, !specification.isEmpty {
      format = temporary()
      try scoped { () throws(SyntaxFailure) in try emitFormatted(specification, format) }
    }
    let code = conversion.flatMap { $0.asciiValue }.map(Int.init) ?? 0
    emit(.formatValue, a: target, b: register, c: code, d: format)
  }

  // MARK: Comprehensions and functions

  private func emitComprehension(
    _ expression: Expression, _ kind: Expression.ComprehensionKind, _ target: Int
  ) throws(SyntaxFailure) {
    guard case .comprehension(_, let element, let value, let clauses) = expression.kind else { return }
    let names: [Expression.ComprehensionKind: String] = [
      .list: "<listcomp>", .set: "<setcomp>", .dictionary: "<dictcomp>", .generator: "<genexpr>",
    ]
    let name = names[kind] ?? ""
    let inner = makeInner(name: name, node: expression)
    inner.code.positionalCount = inner.scope.parameters.count
    inner.prepareLocals()
    for name in inner.scope.given where !scope.unbindable.contains(name) {
      if let outside = registers[name], let inside = inner.registers[name], bound.contains(outside) {
        inner.bound.insert(inside)
      }
    }
    try inner.compileComprehension(expression, kind, element, value, clauses)
    inner.finish()
    let callee = temporary()
    emitFunction(inner.code, callee, defaults: 0, parts: 0, from: nextTemporary)
    let argument = temporary()
    if let first = clauses.first {
      try scoped { () throws(SyntaxFailure) in
        let iterable = try register(first.iterable)
        try at(first.iterable, marking: expression.range) { () throws(SyntaxFailure) in
          emit(.getIterator, a: argument, b: iterable)
        }
      }
    }
    for name in inner.scope.given { emit(.move, a: temporary(), b: registers[name] ?? 0) }
    emit(.call, a: target, b: callee, c: inner.scope.parameters.count)
  }

  private func compileComprehension(
    _ expression: Expression, _ kind: Expression.ComprehensionKind, _ element: Expression, _ value: Expression?,
    _ clauses: [Expression.Clause]
  ) throws(SyntaxFailure) {
    try at(expression) { () throws(SyntaxFailure) in
      let result = temporary()
      switch kind {
      case .list: emit(.buildList, a: result)
      case .set: emit(.buildSet, a: result)
      case .dictionary: emit(.buildDictionary, a: result)
      case .generator: code.isGenerator = true
      }
      try emitClause(0, clauses, expression) { () throws(SyntaxFailure) in
        try scoped { () throws(SyntaxFailure) in
          switch kind {
          case .list: emit(.listAppend, a: result, b: try register(element))
          case .set: emit(.setAdd, a: result, b: try register(element))
          case .dictionary:
            let key = try register(element)
            if let value { emit(.dictionarySet, a: result, b: key, c: try register(value)) }
          case .generator:
            let ignored = temporary()
            emit(.yieldValue, a: ignored, b: try self.value(element))
          }
        }
      }
      emit(.returnValue, a: kind == .generator ? none : result)
    }
  }

  private func emitClause(
    _ index: Int, _ clauses: [Expression.Clause], _ whole: Expression, _ body: () throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    guard index < clauses.count else { return try body() }
    let clause = clauses[index]
    let mark = nextTemporary
    let iterator = temporary()
    if index == 0 {
      emit(.move, a: iterator, b: 0, c: 2)
    } else {
      try scoped { () throws(SyntaxFailure) in
        let iterable = try register(clause.iterable)
        try at(clause.iterable, marking: whole.range) { () throws(SyntaxFailure) in
          emit(.getIterator, a: iterator, b: iterable)
        }
      }
    }
    let start = here
    let before = bound
    let step = try emitNext(iterator, clause.target)
    var skips: [Int] = []
    for condition in clause.conditions { skips += try jump(condition, when: false) }
    try emitClause(index + 1, clauses, whole, body)
    for skip in skips { patch(skip, to: here) }
    emit(.jumpBack, d: start)
    patch(step)
    bound = before
    nextTemporary = mark
  }

  /// Takes the next item of an iterator into a target; gives the jump that leaves at the end.
  func emitNext(_ iterator: Int, _ target: Expression) throws(SyntaxFailure) -> Int {
    if let (name, register) = directRegister(target) {
      let step = emit(.forIterator, a: iterator, b: register)
      noteStored(name, register)
      return step
    }
    let item = temporary()
    let step = emit(.forIterator, a: iterator, b: item)
    try assign(target, from: item)
    nextTemporary = item
    return step
  }

  func makeInner(name: String, node: AnyObject) -> FunctionCompiler {
    let scope = compiler.scope(of: node)
    let qualified = qualifier + name
    let code = CodeObject(name: name, qualifiedName: qualified, unit: compiler.unit)
    code.isGenerator = scope.isGenerator
    let separator = scope.kind == .class_ ? "." : ".<locals>."
    return FunctionCompiler(compiler, code, scope, qualifier: qualified + separator)
  }

  private func emitLambda(
    _ expression: Expression, _ parameters: Parameters, _ body: Expression, _ target: Int
  ) throws(SyntaxFailure) {
    let inner = makeInner(name: "<lambda>", node: expression)
    inner.setParameters(parameters)
    inner.prepareLocals()
    try inner.compileLambdaBody(body)
    try emitFunction(inner.code, parameters, target)
  }

  func compileLambdaBody(_ body: Expression) throws(SyntaxFailure) {
    if scope.kind == .module { prepareLocals() }
    try at(body) { () throws(SyntaxFailure) in
      let result = try register(body)
      emit(.returnValue, a: result)
      if code.isGenerator { emit(.returnValue, a: none) }
    }
    finish()
  }

  func setParameters(_ parameters: Parameters) {
    code.positionalOnlyCount = parameters.positionalOnlyCount
    code.positionalCount = parameters.positional.count
    code.keywordOnlyCount = parameters.keywordOnly.count
    code.hasVariadic = parameters.variadic != nil
    code.hasVariadicKeywords = parameters.variadicKeywords != nil
  }

  /// Makes a function object with its defaults.
  func emitFunction(_ inner: CodeObject, _ parameters: Parameters, _ target: Int) throws(SyntaxFailure) {
    let base = nextTemporary
    let defaults = parameters.positional.compactMap(\.defaultValue)
    for value in defaults { try push(value) }
    var names: [StringObject] = []
    for parameter in parameters.keywordOnly {
      guard let value = parameter.defaultValue else { continue }
      names.append(.interned(parameter.name))
      try push(value)
    }
    code.keywordNames.append(names)
    emitFunction(
      inner, target, defaults: defaults.count, parts: code.keywordNames.count - 1, from: base, hasKeywords: true)
    nextTemporary = base
  }

  private func emitFunction(
    _ inner: CodeObject, _ target: Int, defaults: Int, parts: Int, from base: Int, hasKeywords: Bool = false
  ) {
    code.codes.append(inner)
    // The cells that the inner function shares are the registers of those names here.
    inner.closureSources = inner.freeNames.map { registers[$0.string] ?? 0 }
    emit(
      .makeFunction, a: target, b: base, c: defaults, d: code.codes.count - 1, e: hasKeywords ? parts : -1)
  }
}
