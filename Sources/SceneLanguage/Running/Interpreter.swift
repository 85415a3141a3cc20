import Foundation

/// Runs Python programs. An interpreter and everything that it makes belong to one thread, the one that made it.
public final class Interpreter {
  /// What bounds a run.
  public struct Limits: Sendable {
    /// How deep Python calls may nest before RecursionError.
    public var recursion = 1000
    /// How many bytes of source a program may have.
    public var sourceBytes = 4_000_000
    /// How many bytes a program may print before MemoryError; nil for no bound.
    public var outputBytes: Int?

    /// The default limits.
    public init() {}
  }

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
  public struct Failure: Sendable, Equatable {
    /// The name of the exception's class.
    public var type: String
    /// What `str(exception)` gives.
    public var message: String
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

  /// Makes an interpreter for the calling thread.
  public init(
    limits: Limits = Limits(), interruption: Interruption = Interruption(), output: @escaping (String) -> Void
  ) {
    self.limits = limits
    self.interruption = interruption
    self.output = output
    errorOutput = { _ in }
  }
}

extension Interpreter {
  /// The interpreter of the calling thread; nil before one is made.
  public static var current: Interpreter? { nil }

  /// The interpreter of the calling thread.
  /// - Precondition: There is one.
  static var running: Interpreter {
    guard let current else { preconditionFailure("no interpreter on this thread") }
    return current
  }

  /// Makes a module known; it is filled when a program first imports it. Defining `a.b` makes `b` an attribute of `a`.
  public func define(_ module: ModuleDefinition) {}

  /// The module of a name, made if it is the first use; throws ModuleNotFoundError.
  public func module(_ name: String) throws -> ModuleObject { throw PythonError("ModuleNotFoundError", name) }

  /// Runs a program from its first line to its end.
  public func run(_ source: SceneSource) -> Outcome { .finished }

  /// Checks a program without running it; nil when it would run.
  public func check(_ source: SceneSource) -> Failure? { nil }

  /// Evaluates an expression in the namespace of the program that ran last.
  public func evaluate(_ expression: String) throws -> Value { .none }

  /// Where execution is now; nil before the first line.
  public var currentSite: Site? { nil }

  /// A small number for an object, the same as long as the object lives.
  public func identity(of object: PythonObject) -> Int { 0 }

  func call(function: FunctionObject, _ arguments: Arguments) throws -> Value { .none }
}
