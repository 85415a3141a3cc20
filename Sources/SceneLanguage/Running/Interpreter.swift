import Foundation

/// Runs Python programs. An interpreter and everything that it makes belong to one thread, the one that made it.
public final class Interpreter {
  /// How a run ended.
  public enum Outcome: Sendable, Equatable {
    /// The last line was reached.
    case finished
    /// `sys.exit()`, with the exit status and what goes to standard error.
    case exited(status: Int, message: String)
    /// An exception was not caught.
    case failed(Failure)
    /// The program was refused before anything ran: a syntax error or something that is not supported.
    case refused(Failure)
  }

  /// An uncaught exception or a refusal.
  public struct Failure: Error, Sendable, Equatable {
    /// The name of the exception's class.
    public var type: String
    /// What `str(exception)` gives.
    public var message: String
    /// A better name, where one was misspelt.
    public var suggestion: String?
    /// What Python prints on standard error, line end included.
    public var traceback: String
    /// Where in the program it happened; nil when outside.
    public var site: Site?
  }

  /// Gets each piece of text that the program prints, as it is printed.
  public var output: (String) -> Void
  /// Gets what the program writes to standard error, warnings included.
  public var errorOutput: (String) -> Void
  /// Follows the run. Set before `run`; the code is compiled with or without the reports that it needs.
  public weak var observer: (any ExecutionObserver)?
  /// Stops the run from another thread.
  public let interruption: Interruption
  /// The limits of the run.
  public var limits: Limits
  /// Told of the value of a notebook cell's last expression; by default it is printed as `Out` would show it.
  public var echoOutput: ((Value) throws -> Void)?

  var definitions: [String: ModuleDefinition] = [:]
  var modules: [String: ModuleObject] = [:]
  /// The classes made in this run. Objects refer to their class without counting, so these are released last.
  var ownedTypes: [TypeObject] = []
  let builtinsModule: ModuleObject
  /// What runs because objects died.
  let releaseWatch = ReleaseWatch()
  private(set) lazy var machine = Machine(
    interpreter: self, builtins: builtinsModule.namespace, interruption: interruption)
  private var identities: [ObjectIdentifier: Int] = [:]
  private var printedBytes = 0
  /// What the running cell printed before, where the notebook tells.
  private var storedOutput: StoredOutput?
  /// The file of the program that ran last, as the user named it.
  private(set) var scriptName = ""
  /// The program's own module.
  var main: ModuleObject
  /// What `warnings` should not show, and what was shown already.
  var warningFilters: [(action: String, category: String)] = []
  var shownWarnings: Set<String> = []
  /// Who gets warnings instead of standard error, the innermost `catch_warnings(record=True)` last.
  var warningRecorders: [Value] = []

  /// Makes an interpreter for the calling thread, which becomes `Interpreter.current` there.
  public init(
    limits: Limits = Limits(), interruption: Interruption = Interruption(), output: @escaping (String) -> Void
  ) {
    self.limits = limits
    self.interruption = interruption
    self.output = output
    errorOutput = { _ in }
    Builtins.prepare()
    builtinsModule = ModuleObject("builtins")
    main = ModuleObject("__main__")
    previous = Self.current
    Self.current = self
    modules["builtins"] = builtinsModule
    modules["__main__"] = main
    Builtins.fill(builtinsModule, self)
    for module in StandardLibrary.modules + [SystemModule.definition] { define(module) }
  }

  private var previous: Interpreter?

  deinit {
    shutDown()
  }

  /// Releases everything that the program made. Called by `deinit`; call it earlier to see objects released.
  public func shutDown() {
    let outer = Self.current
    Self.current = self
    machine.handled = nil
    releaseWatch.isOver = true
    for module in modules.values { module.namespace.removeAll() }
    for type in ownedTypes { type.attributes.removeAll() }
    modules.removeAll()
    Self.current = outer === self ? previous : outer
    previous = nil
  }

  // MARK: The interpreter of a thread

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// The interpreter of the calling thread: the last one made there.
  public private(set) static var current: Interpreter? {
    get {
      pthread_getspecific(key).map { Unmanaged<Interpreter>.fromOpaque($0).takeUnretainedValue() }
    }
    set { pthread_setspecific(key, newValue.map { Unmanaged.passUnretained($0).toOpaque() }) }
  }

  /// The interpreter of the calling thread.
  /// - Precondition: There is one.
  static var running: Interpreter {
    guard let current else { preconditionFailure("no interpreter on this thread") }
    return current
  }

  // MARK: Running

  /// Runs a program from its first line to its end.
  public func run(_ source: SceneSource) -> Outcome {
    let checked: [(statements: [Statement], cell: Int)]
    do {
      checked = try parse(source)
    } catch {
      return .refused(error)
    }
    let unit = SourceUnit(
      fileName: source.fileName, cells: source.cells.map(\.text), labels: source.cells.map(\.label), isHidden: false)
    main["__name__"] = .string("__main__")
    scriptName = source.fileName
    machine.observer = observer
    defer { machine.observer = nil }
    let outcome = execute(checked, source, unit)
    finishProgram()
    return outcome
  }

  private func execute(
    _ checked: [(statements: [Statement], cell: Int)], _ source: SceneSource, _ unit: SourceUnit
  ) -> Outcome {
    do {
      // All of it, so that nothing has run when a later cell is refused.
      let compiler = Compiler(
        unit: unit, module: main, builtins: builtinsModule.namespace, isObserved: observer != nil)
      let codes = try checked.map {
        (
          code: try compiler.compile(
            $0.statements, cell: $0.cell, echoesLast: source.isNotebook && !source.cells[$0.cell].text.endsWithSemicolon
          ),
          cell: $0.cell
        )
      }
      for (message, range) in compiler.warnings {
        let line = unit.line(range.line, cell: range.cell).trimmed
        errorOutput("\(unit.fileName):\(range.line): SyntaxWarning: \(message)\n  \(line)\n")
      }
      for note in source.notes { tell(.skipped(note)) }
      for (code, cell) in codes {
        if source.cells.count > 1 {
          observer?.entered(
            .cell(cell), at: TextRange(cell: cell, line: 1, column: 0, endLine: 1, endColumn: 0))
        }
        storedOutput = source.cells[cell].storedOutput.map(StoredOutput.init)
        _ = try machine.run(module: code, main)
        if let difference = storedOutput?.difference {
          tell(.differs(cell: cell, label: source.cells[cell].label ?? source.fileName, difference))
        }
        if source.cells.count > 1 { observer?.left() }
      }
      return .finished
    } catch let failure as SyntaxFailure {
      return .refused(refusal(failure, unit))
    } catch let error as PythonError {
      return outcome(of: error)
    } catch {
      return outcome(of: .runtimeError("\(error)"))
    }
  }

  /// Says something on standard error that is not the program's.
  private func tell(_ note: SceneNote) {
    errorOutput("note: \(note.text)\n")
    observer?.noted(note)
  }

  private func outcome(of error: PythonError) -> Outcome {
    let exception = error.exception
    if exception.type.isSubclass(of: ExceptionTypes.named("SystemExit") ?? ExceptionTypes.baseException) {
      let code = exception.arguments.first ?? .none
      switch code {
      case .none: return .exited(status: 0, message: "")
      case .int(let status): return .exited(status: status, message: "")
      case .bool(let truth): return .exited(status: truth ? 1 : 0, message: "")
      default: return .exited(status: 1, message: ((try? code.str()) ?? "") + "\n")
      }
    }
    let site = exception.traceback.last { !$0.code.unit.isHidden }.map { entry in
      Site(
        range: entry.place.range, text: entry.code.text(at: entry.instruction),
        function: entry.code.name)
    }
    let innermost = exception.traceback.first { !$0.code.unit.isHidden }.map { entry in
      Site(
        range: entry.place.range, text: entry.code.text(at: entry.instruction),
        function: entry.code.name)
    }
    return .failed(
      Failure(
        type: exception.type.name, message: error.message, suggestion: Suggestions.suggestion(for: exception),
        traceback: TracebackWriter(self).text(of: exception), site: innermost ?? site))
  }

  /// Checks a program without running it; nil when it would run.
  public func check(_ source: SceneSource) -> Failure? {
    do {
      let checked = try parse(source)
      let unit = SourceUnit(fileName: source.fileName, cells: source.cells.map(\.text), isHidden: false)
      do {
        let compiler = Compiler(
          unit: unit, module: ModuleObject("__main__"), builtins: builtinsModule.namespace, isObserved: false)
        for (statements, cell) in checked {
          _ = try compiler.compile(statements, cell: cell, echoesLast: false)
        }
        return nil
      } catch {
        return refusal(error, unit)
      }
    } catch {
      return error
    }
  }

  private func parse(_ source: SceneSource) throws(Failure) -> [(statements: [Statement], cell: Int)] {
    let unit = SourceUnit(
      fileName: source.fileName, cells: source.cells.map(\.text), labels: source.cells.map(\.label), isHidden: false)
    let size = source.cells.reduce(0) { $0 + $1.text.utf8.count }
    guard size <= limits.sourceBytes else {
      throw Failure(
        type: "MemoryError", message: "",
        traceback:
          "MemoryError: \(source.fileName) has \(size) bytes, more than \(limits.sourceBytes); --source-limit allows more\n"
      )
    }
    var programs: [(statements: [Statement], cell: Int)] = []
    do {
      for (index, cell) in source.cells.enumerated() {
        var parser = Parser(source.isNotebook ? cell.text.withoutMagics : cell.text, cell: index)
        let statements = try parser.parseProgram()
        programs.append((statements, index))
      }
      var checker = SupportChecker(isDefined: { [self] in isDefined($0) })
      for program in programs { try checker.check(program.statements) }
    } catch {
      throw refusal(error, unit)
    }
    return programs
  }

  private func refusal(_ failure: SyntaxFailure, _ unit: SourceUnit) -> Failure {
    let text = RefusalWriter.text(of: failure, unit)
    return Failure(
      type: failure.type == "Unsupported" ? "SyntaxError" : failure.type, message: failure.message, traceback: text,
      site: Site(
        range: failure.range, text: unit.line(failure.range.line, cell: failure.range.cell), function: "<module>"))
  }

  /// Evaluates an expression in the namespace of the program that ran last.
  public func evaluate(_ expression: String) throws -> Value {
    let unit = SourceUnit(fileName: "<expression>", cells: [expression], isHidden: true)
    do {
      var parser = Parser(expression)
      let statements = try parser.parseProgram()
      guard statements.count == 1, case .expression(let value) = statements[0].kind else {
        throw PythonError(ExceptionTypes.syntaxError, "invalid syntax")
      }
      let compiler = Compiler(unit: unit, module: main, builtins: builtinsModule.namespace, isObserved: false)
      return try machine.run(module: compiler.compile(expression: value), main)
    } catch let failure as SyntaxFailure {
      throw PythonError(ExceptionTypes.syntaxError, failure.message)
    }
  }

  /// A variable of the program that ran last.
  public func variable(_ name: String) -> Value? { main[name] }

  /// Where execution is now: the innermost expression of the program itself, with frames of hidden modules left out;
  /// nil before the first line.
  public var currentSite: Site? { machine.site }

  /// A small number for an object, the same as long as the interpreter lives.
  public func identity(of object: PythonObject) -> Int {
    let key = ObjectIdentifier(object)
    if let known = identities[key] { return known }
    let number = 0x7f00_0000_0000 + (identities.count + 1) * 16
    identities[key] = number
    return number
  }

  /// Lets an object take over the number of another.
  func moveIdentity(from old: PythonObject, to new: PythonObject) {
    if let number = identities.removeValue(forKey: ObjectIdentifier(old)) { identities[ObjectIdentifier(new)] = number }
  }

  /// What Python would print for a KeyboardInterrupt where the program is now. Another thread may ask while the program is
  /// in native code, which changes no frames.
  public var interruptedTraceback: String { TracebackWriter(self).interruptedText }

  /// The exception of a request to stop that native code has come upon; the request is taken back.
  public func interrupted() -> PythonError { machine.interrupted() }

  /// Sends on what was printed: `print(…, flush=True)` and `sys.stdout.flush()`.
  public var flushOutput: () -> Void = {}

  /// Prints text as the program would.
  public func write(_ text: String) throws {
    guard !text.isEmpty else { return }
    printedBytes += text.utf8.count
    if printedBytes > limits.outputBytes {
      throw PythonError(
        "MemoryError", "more than \(limits.outputBytes) bytes were printed; --output-limit allows more")
    }
    interruption.noteEvent()
    storedOutput?.take(text)
    observer?.printed(text)
    output(text)
  }

  /// Shows the value of a cell's last expression.
  func echo(_ value: Value) throws {
    if let echoOutput { return try echoOutput(value) }
    if !value.isNone { try write(value.repr() + "\n") }
  }

  /// Issues a warning as Python's `warnings.warn` does: once for each place and text, unless filtered.
  public func warn(category: String, message: String) {
    for filter in warningFilters.reversed() where filter.category.isEmpty || filter.category == category {
      if filter.action == "ignore" { return }
      break
    }
    let site = currentSite
    if let recorder = warningRecorders.last {
      let type = ExceptionTypes.named(category) ?? ExceptionTypes.exception
      let made = ExceptionObject(type: type, arguments: [.string(message)])
      _ = try? recorder.call(.object(made), .object(type), .int(site?.range.line ?? 1))
      return
    }
    let key = "\(category)|\(message)|\(site?.range.line ?? 0)|\(site?.range.cell ?? 0)"
    guard shownWarnings.insert(key).inserted else { return }
    errorOutput(WarningText.text(category: category, message: message, machine: machine))
  }
}
