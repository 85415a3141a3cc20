/// Compiles one block of code: registers, jumps, constants and the blocks that a jump out of them must unwind.
final class FunctionCompiler {
  let compiler: Compiler
  let code: CodeObject
  let scope: Scope
  /// What stands before the names of functions defined here, `outer.<locals>.`.
  let qualifier: String

  private(set) var instructions: [Instruction] = []
  private var instructionPlaces: [Int32] = []
  private var constants: [Value] = []
  private var constantIndex: [ConstantKey: Int] = [:]
  private var nameIndex: [String: Int] = [:]
  private var cacheCount = 0
  private var placeIndex: [ObjectIdentifier: Int] = [:]
  private var currentPlace: Int32 = 0

  private(set) var registers: [String: Int] = [:]
  /// The local variables that are bound for certain at this point.
  var bound: Set<Int> = []
  private(set) var localCount = 0
  var nextTemporary = 0
  private var highest = 0
  var blocks: [Block] = []

  enum ConstantKey: Hashable {
    case int(Int)
    case float(UInt64)
    case string(String)
    case other(String)
  }

  /// What surrounds the code at a point, innermost last.
  final class Block {
    enum Kind {
      /// Breaking gives up the iterator in the register.
      case loop(iterator: Int?)
      case finally([Statement])
      /// Leaving calls the `__exit__` in the register, at the place of the whole statement.
      case with(exit: Int, item: Expression, statement: TextRange)
      /// A handler, which must restore what was handled before, and unbind its name.
      case handler(saved: Int, name: String?)
    }
    let kind: Kind
    var breaks: [Int] = []
    var continues: [Int] = []
    var continueTarget: Int?
    /// The finished stretches that the block protects, and the start of the open one.
    var stretches: [(Int, Int)] = []
    var openStretch: Int?
    var reportsRounds = false
    /// The loop's place in `CodeObject.loops`, where it reports its rounds.
    var loopIndex = 0

    init(_ kind: Kind) { self.kind = kind }
  }

  init(_ compiler: Compiler, _ code: CodeObject, _ scope: Scope, qualifier: String) {
    self.compiler = compiler
    self.code = code
    self.scope = scope
    self.qualifier = qualifier
    code.places.append(
      CodeObject.Place(range: TextRange(line: 1, column: 0, endLine: 1, endColumn: 0), node: .none))
  }

  // MARK: Setting up

  /// Gives registers to the variables, parameters first, and moves those that inner functions use into cells.
  func prepareLocals() {
    if scope.kind == .function {
      for name in scope.locals {
        registers[name] = localCount
        localCount += 1
      }
    } else if scope.kind == .class_ {
      // [0] is the namespace of the class.
      localCount = 1
      if scope.needsClassCell {
        registers["__class__"] = 1
        localCount = 2
      }
    }
    for name in scope.free {
      registers[name] = localCount
      code.freeRegisters.append(localCount)
      code.freeNames.append(.interned(name))
      localCount += 1
    }
    nextTemporary = localCount
    highest = localCount
    bound = Set(0..<scope.parameters.count - scope.given.count)
    var names = [StringObject](repeating: .interned(""), count: localCount)
    for (name, register) in registers { names[register] = .interned(name) }
    code.localNames = names
    for name in scope.cells.sorted() {
      if let register = registers[name] { emit(.makeCell, a: register) }
    }
  }

  /// Hands the code over.
  func finish() {
    code.registerCount = highest + 1
    code.finish(instructions, places: instructionPlaces, constants: constants, cacheCount: cacheCount)
  }

  // MARK: Emission

  @discardableResult
  func emit(_ operation: Operation, a: Int = 0, b: Int = 0, c: Int = 0, d: Int = 0, e: Int = 0) -> Int {
    instructions.append(
      Instruction(
        operation: operation, a: Int16(truncatingIfNeeded: a), b: Int16(truncatingIfNeeded: b),
        c: Int16(truncatingIfNeeded: c), d: Int32(truncatingIfNeeded: d), e: Int32(truncatingIfNeeded: e)))
    instructionPlaces.append(currentPlace)
    return instructions.count - 1
  }

  var here: Int { instructions.count }

  func patch(_ jump: Int, to target: Int? = nil) { instructions[jump].d = Int32(target ?? here) }

  func patch(_ jumps: [Int]) { for jump in jumps { patch(jump) } }

  /// Runs `body` with instructions belonging to an expression.
  @discardableResult
  func at<Result>(
    _ expression: Expression, _ body: () throws(SyntaxFailure) -> Result
  ) throws(SyntaxFailure) -> Result {
    let outer = currentPlace
    currentPlace = place(expression, expression.range, .expression(expression))
    defer { currentPlace = outer }
    return try body()
  }

  @discardableResult
  func at<Result>(
    _ statement: Statement, _ body: () throws(SyntaxFailure) -> Result
  ) throws(SyntaxFailure) -> Result {
    let outer = currentPlace
    currentPlace = place(statement, statement.range, .statement(statement))
    defer { currentPlace = outer }
    return try body()
  }

  /// Runs `body` with instructions belonging to an expression, of which tracebacks mark another range.
  func at(
    _ expression: Expression, marking range: TextRange, _ body: () throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    let outer = currentPlace
    code.places.append(CodeObject.Place(range: expression.range, node: .expression(expression), marked: range))
    currentPlace = Int32(code.places.count - 1)
    defer { currentPlace = outer }
    try body()
  }

  private func place(_ node: AnyObject, _ range: TextRange, _ kind: CodeObject.Place.Node) -> Int32 {
    if let known = placeIndex[ObjectIdentifier(node)] { return Int32(known) }
    code.places.append(CodeObject.Place(range: range, node: kind))
    placeIndex[ObjectIdentifier(node)] = code.places.count - 1
    return Int32(code.places.count - 1)
  }

  func name(_ text: String) -> Int {
    if let known = nameIndex[text] { return known }
    code.names.append(.interned(text))
    nameIndex[text] = code.names.count - 1
    return code.names.count - 1
  }

  func cache() -> Int {
    cacheCount += 1
    return cacheCount - 1
  }

  /// The operand of a constant: negative, to be told from registers.
  func constant(_ value: Value, _ key: ConstantKey) -> Int {
    let index: Int
    if let known = constantIndex[key] {
      index = known
    } else {
      constants.append(value)
      index = constants.count - 1
      constantIndex[key] = index
    }
    return -1 - index
  }

  func constant(string text: String) -> Int { constant(.object(StringObject.interned(text)), .string(text)) }

  var none: Int { constant(.none, .other("None")) }

  // MARK: Temporaries

  func temporary() -> Int {
    let register = nextTemporary
    nextTemporary += 1
    highest = max(highest, nextTemporary)
    return register
  }

  func isTemporary(_ register: Int) -> Bool { register >= localCount }

  /// Gives back the temporaries taken inside `body`.
  @discardableResult
  func scoped<Result>(_ body: () throws(SyntaxFailure) -> Result) throws(SyntaxFailure) -> Result {
    let mark = nextTemporary
    defer { nextTemporary = mark }
    return try body()
  }

  /// Refuses code that needs more registers or constants than operands can name.
  func checkSize(_ range: TextRange) throws(SyntaxFailure) {
    guard highest < 32000, constants.count < 32000 else {
      throw SyntaxFailure(
        type: "Unsupported", message: "a single block of this size is", range: range,
        remedy: "split it into functions")
    }
  }

  // MARK: Names

  /// Reads a variable into a register; a plain local that is bound needs no instruction.
  func load(_ name: String, into destination: Int?) -> Int {
    switch scope.place(of: name) {
    case .local:
      let register = registers[name] ?? 0
      if !bound.contains(register) || scope.unbindable.contains(name) {
        emit(.checkBound, a: register, c: scope.given.contains(name) ? 1 : 0, d: self.name(name))
      }
      if let destination {
        emit(.move, a: destination, b: register)
        return destination
      }
      if scope.hasNamedExpression {
        let copy = temporary()
        emit(.move, a: copy, b: register)
        return copy
      }
      return register
    case .cell, .free:
      let target = destination ?? temporary()
      let isFree = scope.place(of: name) == .free
      emit(.loadCell, a: target, b: registers[name] ?? 0, c: isFree ? 1 : 0, d: self.name(name))
      return target
    case .global:
      let target = destination ?? temporary()
      emitGlobal(name, target)
      return target
    case .name:
      let target = destination ?? temporary()
      let cell = scope.free.contains(name) ? registers[name] ?? -1 : -1
      emit(.loadName, a: target, d: self.name(name), e: cell)
      return target
    }
  }

  private func emitGlobal(_ name: String, _ target: Int) {
    let slot = compiler.module.namespace.slot(of: .interned(name))
    let builtin = compiler.builtins[.interned(name)] == nil ? -1 : compiler.builtins.slot(of: .interned(name))
    emit(.loadGlobal, a: target, d: slot, e: builtin)
  }

  /// Writes an operand to a variable and gives up the operand when it is a temporary.
  func store(_ name: String, from operand: Int) {
    switch scope.place(of: name) {
    case .local:
      let register = registers[name] ?? 0
      if operand != register { emit(.move, a: register, b: operand) }
      noteStored(name, register)
    case .cell, .free:
      emit(.storeCell, a: registers[name] ?? 0, b: operand)
      report(name)
    case .global:
      emit(.storeGlobal, a: operand, d: compiler.module.namespace.slot(of: .interned(name)))
      report(name)
    case .name:
      emit(.storeName, a: operand, d: self.name(name))
    }
  }

  /// After an instruction has written straight into a variable's register.
  func noteStored(_ name: String, _ register: Int) {
    bound.insert(register)
    if compiler.isObserved, !scope.isComprehension { emit(.reportBinding, a: register, d: self.name(name)) }
  }

  private func report(_ name: String) {
    guard compiler.isObserved, !scope.isComprehension else { return }
    switch scope.place(of: name) {
    case .cell, .free: emit(.reportBinding, a: registers[name] ?? 0, d: self.name(name), e: 1)
    default: emit(.reportGlobal, d: compiler.module.namespace.slot(of: .interned(name)))
    }
  }

  func delete(_ name: String) {
    switch scope.place(of: name) {
    case .local:
      emit(.deleteLocal, a: registers[name] ?? 0, d: self.name(name))
      bound.remove(registers[name] ?? 0)
    case .cell, .free: emit(.deleteCell, a: registers[name] ?? 0, d: self.name(name))
    case .global: emit(.deleteGlobal, d: compiler.module.namespace.slot(of: .interned(name)))
    case .name: emit(.deleteName, d: self.name(name))
    }
  }

  /// The register of a plain local variable, which an instruction may write directly.
  func directRegister(_ target: Expression) -> (name: String, register: Int)? {
    guard case .name(let name) = target.kind, scope.place(of: name) == .local, let register = registers[name]
    else { return nil }
    return (name, register)
  }
}
