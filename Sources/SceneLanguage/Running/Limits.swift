import Foundation

extension Interpreter {
  /// What bounds a run. Each bound ends in an exception of Python's, and each is an option of the command line.
  public struct Limits: Sendable, Equatable {
    /// How deep Python calls may nest before RecursionError.
    public var recursion = 1000
    /// After how many seconds without an operation, a print or another event KeyboardInterrupt is raised; 0 for never.
    public var idleSeconds = 600
    /// How many bytes of source a program may have.
    public var sourceBytes = 4_000_000
    /// How many bytes a program may print before MemoryError.
    public var outputBytes = 256 << 20
    /// How many bytes one tensor may take before MemoryError; nil for what the machine has.
    public var tensorBytes: Int?
    /// How many bytes all that lives may take before MemoryError.
    public var memoryBytes = Int(clamping: ProcessInfo.processInfo.physicalMemory / 4 * 3)

    /// The default limits.
    public init() {}
  }
}
