extension FunctionCompiler {
  func compileModule(_ statements: [Statement], echoesLast: Bool) throws(SyntaxFailure) {
    prepareLocals()
    if let text = Self.documentation(of: statements), !echoesLast {
      store("__doc__", from: constant(string: text))
    }
    for (index, statement) in statements.enumerated() {
      if echoesLast, index == statements.count - 1, case .expression(let value) = statement.kind {
        try at(statement) { () throws(SyntaxFailure) in
          let register = try register(value)
          emit(.echo, a: register)
        }
      } else {
        try compile(statement)
      }
    }
    emit(.returnValue, a: none)
    finish()
  }

  func compileBody(_ statements: [Statement]) throws(SyntaxFailure) {
    prepareLocals()
    try compile(statements)
    emit(.returnValue, a: none)
    finish()
  }

  static func documentation(of statements: [Statement]) -> String? {
    guard case .expression(let value)? = statements.first?.kind, case .constant(.string(let text)) = value.kind else {
      return nil
    }
    return text
  }

  func compile(_ statements: [Statement]) throws(SyntaxFailure) {
    for statement in statements { try compile(statement) }
  }

  func compile(_ statement: Statement) throws(SyntaxFailure) {
    let mark = nextTemporary
    defer { nextTemporary = mark }
    try at(statement) { () throws(SyntaxFailure) in try emit(statement) }
    if code.unit.tracksReleases { try settleReleases(after: statement) }
    try checkSize(statement.range)
  }

  /// What a statement gave up dies at its end, or where it says `del`.
  private func settleReleases(after statement: Statement) throws(SyntaxFailure) {
    if case .delete(let targets) = statement.kind, let last = targets.last {
      try at(last) { () throws(SyntaxFailure) in _ = emit(.settleReleases) }
    } else {
      try at(statement) { () throws(SyntaxFailure) in _ = emit(.settleReleases) }
    }
  }

  private func emit(_ statement: Statement) throws(SyntaxFailure) {
    switch statement.kind {
    case .expression(let value):
      if case .constant = value.kind { return }
      let register = try register(value)
      if isTemporary(register) { emit(.drop, a: register) }
      try reportChange(byCall: value)
    case .assignment(let targets, let value): try emitAssignment(targets, value)
    case .augmentedAssignment(let target, let operation, let value):
      try emitAugmented(statement, target, operation, value)
    case .annotatedAssignment(let target, let annotation, let value, let isSimple):
      try emitAnnotated(target, annotation, value, isSimple)
    case .delete(let targets): for target in targets { try emitDelete(target) }
    case .pass, .global, .nonlocal: break
    case .break_: try emitLoopExit(isBreak: true)
    case .continue_: try emitLoopExit(isBreak: false)
    case .return_(let value): try emitReturn(value)
    case .raise(let value, let cause): try emitRaise(value, cause)
    case .assert(let test, let message): try emitAssert(statement, test, message)
    case .import_(let names): try emitImport(names)
    case .importFrom(let module, _, let level, let names): try emitImportFrom(statement, module, level, names)
    case .if_(let test, let then, let otherwise): try emitIf(test, then, otherwise)
    case .while_(let test, let body, let otherwise): try emitWhile(statement, test, body, otherwise)
    case .for_(let target, let iterable, let body, let otherwise):
      try emitFor(statement, target, iterable, body, otherwise)
    case .try_(let body, let handlers, let otherwise, let finally):
      try emitTry(body, handlers, otherwise, finally)
    case .with(let items, let body): try emitWith(statement, items[...], body)
    case .function(let definition): try emitFunctionDefinition(statement, definition)
    case .class_(let definition): try emitClass(statement, definition)
    case .match(let subject, let cases): try emitMatch(subject, cases)
    }
  }

  // MARK: Assignment

  private func emitAssignment(_ targets: [Expression], _ value: Expression) throws(SyntaxFailure) {
    if targets.count == 1 {
      if let (name, register) = directRegister(targets[0]) {
        try into(register, value)
        return noteStored(name, register)
      }
      if try emitSwap(targets[0], value) { return }
      return try assign(targets[0], from: try self.value(value))
    }
    let register = temporary()
    try into(register, value)
    for target in targets.dropLast() {
      let copy = temporary()
      emit(.move, a: copy, b: register, c: 1)
      try assign(target, from: copy)
      nextTemporary = copy
    }
    try assign(targets[targets.count - 1], from: register)
  }

  /// `a, b = x, y` needs no tuple.
  private func emitSwap(_ target: Expression, _ value: Expression) throws(SyntaxFailure) -> Bool {
    guard case .tuple(let targets) = target.kind, case .tuple(let values) = value.kind,
      targets.count == values.count,
      (targets + values).allSatisfy({ if case .starred = $0.kind { false } else { true } })
    else { return false }
    let registers = try values.map { value throws(SyntaxFailure) in try push(value) }
    for (target, register) in zip(targets, registers) { try assign(target, from: register) }
    return true
  }

  /// Stores an operand, which is given up when it is a temporary.
  func assign(_ target: Expression, from operand: Int) throws(SyntaxFailure) {
    try at(target) { () throws(SyntaxFailure) in
      switch target.kind {
      case .name(let name): store(name, from: operand)
      case .attribute(let object, let name):
        try scoped { () throws(SyntaxFailure) in
          let register = try register(object)
          emit(.setAttribute, a: register, b: operand, d: self.name(name), e: cache())
        }
        try reportChange(in: object)
      case .item(let container, let key):
        try scoped { () throws(SyntaxFailure) in
          let containerRegister = try register(container)
          let keyRegister = try register(key)
          emit(.setItem, a: containerRegister, b: keyRegister, c: operand)
        }
        try reportChange(in: container)
      case .tuple(let items), .list(let items): try unpack(items, from: operand)
      case .starred:
        throw SyntaxFailure(message: "starred assignment target must be in a list or tuple", range: target.range)
      default: throw SyntaxFailure(message: "cannot assign to \(target.description)", range: target.range)
      }
    }
  }

  private func unpack(_ items: [Expression], from operand: Int) throws(SyntaxFailure) {
    let mark = nextTemporary
    let base = nextTemporary
    for _ in items { _ = temporary() }
    let star = items.firstIndex { if case .starred = $0.kind { true } else { false } }
    if let star {
      emit(.unpackStar, a: base, b: operand, c: star, d: items.count - star - 1)
    } else {
      emit(.unpack, a: base, b: operand, c: items.count)
    }
    for (index, item) in items.enumerated() {
      if case .starred(let inner) = item.kind {
        try assign(inner, from: base + index)
      } else {
        try assign(item, from: base + index)
      }
    }
    nextTemporary = mark
  }

  private func emitAugmented(
    _ statement: Statement, _ target: Expression, _ operation: BinaryOperator, _ value: Expression
  ) throws(SyntaxFailure) {
    if let (name, register) = directRegister(target) {
      if !bound.contains(register) || scope.unbindable.contains(name) { _ = try self.value(target) }
      let right = try self.value(value)
      emitOperation(operation, register, register, right, inPlace: true)
      return noteStored(name, register)
    }
    switch target.kind {
    case .attribute(let object, let name):
      let objectRegister = try register(object)
      let result = temporary()
      try at(target) { () throws(SyntaxFailure) in
        _ = emit(.getAttribute, a: result, b: objectRegister, c: 1, d: self.name(name), e: cache())
      }
      let right = try self.value(value)
      emitOperation(operation, result, result, right, inPlace: true)
      try at(target) { () throws(SyntaxFailure) in
        _ = emit(.setAttribute, a: objectRegister, b: result, d: self.name(name), e: cache())
      }
      try reportChange(in: object)
    case .item(let container, let key):
      let containerRegister = try register(container)
      let keyRegister = try register(key)
      let result = temporary()
      try at(target) { () throws(SyntaxFailure) in
        _ = emit(.getItem, a: result, b: containerRegister, c: keyRegister, d: 1)
      }
      let right = try self.value(value)
      emitOperation(operation, result, result, right, inPlace: true)
      try at(target) { () throws(SyntaxFailure) in
        _ = emit(.setItem, a: containerRegister, b: keyRegister, c: result)
      }
      try reportChange(in: container)
    case .name(let name):
      let result = temporary()
      try into(result, target)
      let right = try self.value(value)
      emitOperation(operation, result, result, right, inPlace: true)
      store(name, from: result)
    default: break
    }
  }

  private func emitAnnotated(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, _ isSimple: Bool
  ) throws(SyntaxFailure) {
    if let value { try emitAssignment([target], value) }
    guard scope.kind != .function else { return }
    let register = try register(annotation)
    if isSimple, scope.kind == .class_, case .name(let name) = target.kind {
      let annotations = temporary()
      emit(.loadName, a: annotations, d: self.name("__annotations__"), e: -2)
      emit(.dictionarySet, a: annotations, b: constant(string: name), c: register)
      emit(.drop, a: annotations)
    } else if isTemporary(register) {
      emit(.drop, a: register)
    }
  }

  private func emitDelete(_ target: Expression) throws(SyntaxFailure) {
    try at(target) { () throws(SyntaxFailure) in
      switch target.kind {
      case .name(let name): delete(name)
      case .attribute(let object, let name):
        let register = try register(object)
        emit(.deleteAttribute, a: register, d: self.name(name))
      case .item(let container, let key):
        let containerRegister = try register(container)
        let keyRegister = try register(key)
        emit(.deleteItem, a: containerRegister, b: keyRegister)
      case .tuple(let items), .list(let items): for item in items { try emitDelete(item) }
      default: break
      }
    }
  }

  // MARK: Branches and loops

  private func emitIf(
    _ test: Expression, _ then: [Statement], _ otherwise: [Statement]
  ) throws(SyntaxFailure) {
    let toElse = try jump(test, when: false)
    let before = bound
    try compile(then)
    let afterThen = bound
    if otherwise.isEmpty {
      patch(toElse)
      bound = before.intersection(afterThen)
      return
    }
    let toEnd = emit(.jump)
    patch(toElse)
    bound = before
    try compile(otherwise)
    patch(toEnd)
    bound = afterThen.intersection(bound)
  }

  private func emitWhile(
    _ statement: Statement, _ test: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws(SyntaxFailure) {
    let block = Block(.loop(iterator: nil))
    let before = bound
    var exits: [Int] = []
    var isEndless = false
    reportLoop(block, statement, variable: nil, iterator: -1)
    if case .constant(.true_) = test.kind { isEndless = true }
    let start = here
    block.continueTarget = start
    if !isEndless { exits = try jump(test, when: false) }
    reportRound(block, variable: nil)
    blocks.append(block)
    try compile(body)
    blocks.removeLast()
    reportRoundEnd(block)
    // The test is repeated at the end, which saves a jump in each round.
    for jump in block.continues { patch(jump, to: start) }
    emit(.jumpBack, d: start)
    patch(exits)
    bound = before
    try compile(otherwise)
    bound = before
    patch(block.breaks)
  }

  private func emitFor(
    _ statement: Statement, _ target: Expression, _ iterable: Expression, _ body: [Statement],
    _ otherwise: [Statement]
  ) throws(SyntaxFailure) {
    let iterator = temporary()
    try scoped { () throws(SyntaxFailure) in
      let register = try register(iterable)
      try at(iterable, marking: statement.range) { () throws(SyntaxFailure) in
        emit(.getIterator, a: iterator, b: register)
      }
    }
    let block = Block(.loop(iterator: iterator))
    let before = bound
    let variable = Self.firstName(target)
    reportLoop(block, statement, variable: variable, iterator: iterator)
    let start = here
    block.continueTarget = start
    var step = 0
    try at(iterable, marking: statement.range) { () throws(SyntaxFailure) in
      // The target is assigned at its own place.
      step = try emitNext(iterator, target)
    }
    reportRound(block, variable: variable)
    blocks.append(block)
    try compile(body)
    blocks.removeLast()
    reportRoundEnd(block)
    for jump in block.continues { patch(jump, to: start) }
    emit(.jumpBack, d: start)
    patch(step)
    bound = before
    try compile(otherwise)
    bound = before
    patch(block.breaks)
  }

  /// Announces a loop whose rounds are about to be reported.
  private func reportLoop(_ block: Block, _ statement: Statement, variable: String?, iterator: Int) {
    guard compiler.isObserved, !scope.isComprehension else { return }
    block.reportsRounds = true
    block.loopIndex = code.loops.count
    code.loops.append(CodeObject.Loop(range: statement.range, variable: variable))
    emit(.reportRound, a: iterator, b: -1, c: 1, e: block.loopIndex)
  }

  private func reportRound(_ block: Block, variable: String?) {
    guard block.reportsRounds else { return }
    let mark = nextTemporary
    let register = variable.map { load($0, into: temporary()) } ?? -1
    emit(.reportRound, b: register, e: block.loopIndex)
    if register >= 0 { emit(.drop, a: register) }
    nextTemporary = mark
  }

  /// The name by which people know a round: the loop's variable, or the first of several.
  private static func firstName(_ target: Expression) -> String? {
    switch target.kind {
    case .name(let name): name
    case .tuple(let items), .list(let items): items.first.flatMap(firstName)
    default: nil
    }
  }

  private func reportRoundEnd(_ block: Block) {
    if block.reportsRounds { emit(.reportRoundEnd) }
  }

  private func emitLoopExit(isBreak: Bool) throws(SyntaxFailure) {
    guard let position = blocks.lastIndex(where: { if case .loop = $0.kind { true } else { false } }) else { return }
    let loop = blocks[position]
    let before = bound
    try unwind(to: position + 1) { () throws(SyntaxFailure) in
      if loop.reportsRounds { emit(.reportRoundEnd) }
      if isBreak {
        if case .loop(let iterator?) = loop.kind { emit(.drop, a: iterator) }
        loop.breaks.append(emit(.jump))
      } else {
        loop.continues.append(emit(.jumpBack))
      }
    }
    bound = before
  }

  private func emitReturn(_ value: Expression?) throws(SyntaxFailure) {
    guard !blocks.isEmpty else {
      let operand: Int = if let value { try self.value(value) } else { none }
      emit(.returnValue, a: operand)
      return
    }
    var operand = none
    if let value {
      operand = temporary()
      try into(operand, value)
    }
    let before = bound
    try unwind(to: 0) { () throws(SyntaxFailure) in
      emit(.returnValue, a: operand)
    }
    bound = before
  }

  /// Emits what the blocks from the innermost down to `depth` do when they are left, then `exit`. None of that is
  /// protected by the blocks that are left.
  private func unwind(to depth: Int, _ exit: () throws(SyntaxFailure) -> Void) throws(SyntaxFailure) {
    let all = blocks
    var suspended: [Block] = []
    while blocks.count > depth, let block = blocks.popLast() {
      if let start = block.openStretch {
        block.stretches.append((start, here))
        block.openStretch = nil
        suspended.append(block)
      }
      switch block.kind {
      case .loop(let iterator):
        // A return leaves the round too; the exits of the loop itself say so on their own.
        if block.reportsRounds { emit(.reportRoundEnd) }
        if let iterator { emit(.drop, a: iterator) }
      case .finally(let statements): try compile(statements)
      case .with(let exit, let item, let statement):
        try at(item, marking: statement) { () throws(SyntaxFailure) in emit(.leaveContext, a: exit) }
      case .handler(let saved, let name):
        emit(.leaveHandler, a: saved)
        if let name { unbindHandled(name) }
      }
    }
    try exit()
    blocks = all
    for block in suspended { block.openStretch = here }
  }

  // MARK: Exceptions

  private func emitRaise(_ value: Expression?, _ cause: Expression?) throws(SyntaxFailure) {
    guard let value else {
      emit(.raise, a: 0, c: 2)
      return
    }
    let register = try register(value)
    if let cause {
      emit(.raise, a: register, b: try self.register(cause), c: 1)
    } else {
      emit(.raise, a: register)
    }
  }

  private func emitAssert(
    _ statement: Statement, _ test: Expression, _ message: Expression?
  ) throws(SyntaxFailure) {
    compiler.warn(SuspiciousCode.asserting(test), at: test.range)
    let jumps = try jump(test, when: true)
    let before = bound
    let marked = Self.lastComparison(in: test)?.range ?? statement.range
    try at(test, marking: marked) { () throws(SyntaxFailure) in
      if let message {
        emit(.raiseAssertion, a: try register(message), c: 1)
      } else {
        emit(.raiseAssertion)
      }
    }
    bound = before
    patch(jumps)
  }

  /// The comparison that CPython blames for a failed test: the last that decides it.
  private static func lastComparison(in test: Expression) -> Expression? {
    switch test.kind {
    case .not(let inner): lastComparison(in: inner)
    case .boolean(_, let operands): operands.reversed().lazy.compactMap { lastComparison(in: $0) }.first
    case .conditional(let test, let then, let otherwise):
      lastComparison(in: otherwise) ?? lastComparison(in: then) ?? lastComparison(in: test)
    case .comparison: test
    default: nil
    }
  }

  /// Compiles statements under the protection of a block; gives the stretches it covers.
  private func protected(_ block: Block, _ body: () throws(SyntaxFailure) -> Void) throws(SyntaxFailure) {
    block.openStretch = here
    blocks.append(block)
    try body()
    blocks.removeLast()
    if let start = block.openStretch { block.stretches.append((start, here)) }
    block.openStretch = nil
  }

  private func addHandlers(_ block: Block, target: Int, register: Int) {
    let rounds = blocks.filter(\.reportsRounds).count
    for (start, end) in block.stretches where start < end {
      code.handlers.append(
        CodeObject.Handler(start: start, end: end, target: target, register: register, rounds: rounds))
    }
  }

  private func emitTry(
    _ body: [Statement], _ handlers: [Statement.Handler], _ otherwise: [Statement], _ finally: [Statement]
  ) throws(SyntaxFailure) {
    guard !finally.isEmpty else { return try emitExcept(body, handlers, otherwise) }
    let before = bound
    let exception = temporary()
    let saved = temporary()
    let block = Block(.finally(finally))
    try protected(block) { () throws(SyntaxFailure) in
      if handlers.isEmpty { try compile(body) } else { try emitExcept(body, handlers, otherwise) }
    }
    let afterBody = bound
    try compile(finally)
    let afterNormal = bound
    let toEnd = emit(.jump)
    bound = before
    let handler = here
    addHandlers(block, target: handler, register: exception)
    let inner = Block(.handler(saved: saved, name: nil))
    emit(.enterHandler, a: saved, b: exception)
    try protected(inner) { () throws(SyntaxFailure) in try compile(finally) }
    emit(.leaveHandler, a: saved)
    emit(.reraise, a: exception)
    let cleanup = here
    let second = temporary()
    addHandlers(inner, target: cleanup, register: second)
    emit(.leaveHandler, a: saved)
    emit(.drop, a: exception)
    emit(.reraise, a: second)
    patch(toEnd)
    _ = afterBody
    bound = afterNormal
  }

  private func emitExcept(
    _ body: [Statement], _ handlers: [Statement.Handler], _ otherwise: [Statement]
  ) throws(SyntaxFailure) {
    let before = bound
    let exception = temporary()
    let saved = temporary()
    let second = temporary()
    // A block that only records what is protected; leaving it early needs no work of its own.
    let block = Block(.finally([]))
    try protected(block) { () throws(SyntaxFailure) in try compile(body) }
    try compile(otherwise)
    var after = bound
    var ends = [emit(.jump)]
    bound = before
    addHandlers(block, target: here, register: exception)
    emit(.enterHandler, a: saved, b: exception)
    for handler in handlers {
      var next: Int?
      if let type = handler.type {
        try scoped { () throws(SyntaxFailure) in
          let typeRegister = try register(type)
          let matches = temporary()
          try at(type) { () throws(SyntaxFailure) in
            _ = emit(.matchException, a: matches, b: exception, c: typeRegister)
          }
          next = emit(.jumpIfFalse, a: matches)
        }
      }
      bound = before
      if let name = handler.name {
        let copy = temporary()
        emit(.move, a: copy, b: exception, c: 1)
        store(name, from: copy)
      }
      let inner = Block(.handler(saved: saved, name: handler.name))
      emit(.drop, a: exception)
      try protected(inner) { () throws(SyntaxFailure) in try compile(handler.body) }
      emit(.leaveHandler, a: saved)
      if let name = handler.name { unbindHandled(name) }
      after.formIntersection(bound)
      ends.append(emit(.jump))
      // An exception inside the handler: what was handled before is handled again, and the name disappears.
      addHandlers(inner, target: here, register: second)
      emit(.leaveHandler, a: saved)
      if let name = handler.name { unbindHandled(name) }
      emit(.reraise, a: second)
      if let next { patch(next) }
    }
    emit(.leaveHandler, a: saved)
    emit(.reraise, a: exception)
    patch(ends)
    bound = after
  }

  /// The name of `except … as name` is gone after the handler.
  private func unbindHandled(_ name: String) {
    store(name, from: none)
    delete(name)
  }

  private func emitWith(
    _ statement: Statement, _ items: ArraySlice<(context: Expression, target: Expression?)>, _ body: [Statement]
  ) throws(SyntaxFailure) {
    guard let item = items.first else { return try compile(body) }
    let exit = temporary()
    let exception = temporary()
    let saved = temporary()
    let swallowed = temporary()
    let entered = temporary()
    try scoped { () throws(SyntaxFailure) in
      let context = try push(item.context)
      try at(item.context, marking: statement.range) { () throws(SyntaxFailure) in
        emit(.enterContext, a: exit, b: context, c: entered)
      }
    }
    let before = bound
    let block = Block(.with(exit: exit, item: item.context, statement: statement.range))
    try protected(block) { () throws(SyntaxFailure) in
      if let target = item.target { try assign(target, from: entered) } else { emit(.drop, a: entered) }
      try emitWith(statement, items.dropFirst(), body)
    }
    try at(item.context, marking: statement.range) { () throws(SyntaxFailure) in emit(.leaveContext, a: exit) }
    let toEnd = emit(.jump)
    addHandlers(block, target: here, register: exception)
    emit(.enterHandler, a: saved, b: exception)
    let inner = Block(.handler(saved: saved, name: nil))
    let start = here
    try at(item.context, marking: statement.range) { () throws(SyntaxFailure) in
      emit(.leaveContextWithException, a: exit, b: exception, c: swallowed)
    }
    inner.stretches.append((start, here))
    emit(.leaveHandler, a: saved)
    let toSwallowed = emit(.jumpIfTrue, a: swallowed)
    emit(.reraise, a: exception)
    let second = temporary()
    addHandlers(inner, target: here, register: second)
    emit(.leaveHandler, a: saved)
    emit(.drop, a: exception)
    emit(.reraise, a: second)
    patch(toSwallowed)
    emit(.drop, a: exception)
    patch(toEnd)
    bound = bound.intersection(before)
  }
}
