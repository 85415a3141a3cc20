import ArgumentParser
import SceneLanguage

/// The options that bound a scene. Each has a default, and what goes beyond is an exception in the scene.
struct LimitOptions: ParsableArguments {
  private static let defaults = Interpreter.Limits()

  @Option(
    help: ArgumentHelp(
      "How deep calls may nest before RecursionError; sys.setrecursionlimit changes it.", valueName: "n"))
  var recursionLimit: Int = LimitOptions.defaults.recursion

  @Option(
    help: ArgumentHelp(
      "After how long without an operation or a print KeyboardInterrupt comes; 0: never.", valueName: "seconds"))
  var idleLimit: Int = LimitOptions.defaults.idleSeconds

  @Option(
    help: ArgumentHelp(
      "The bytes of one tensor, as in 500M, before MemoryError; without it, what the machine has.", valueName: "size"))
  var tensorLimit: ByteCount?

  @Option(
    help: ArgumentHelp(
      "The bytes of all that lives before MemoryError; without it, three quarters of the machine's.", valueName: "size")
  )
  var memoryLimit: ByteCount?

  @Option(help: ArgumentHelp("The bytes that may be printed before MemoryError.", valueName: "size"))
  var outputLimit = ByteCount(bytes: LimitOptions.defaults.outputBytes)

  @Option(help: ArgumentHelp("The bytes of source that a scene may have.", valueName: "size"))
  var sourceLimit = ByteCount(bytes: LimitOptions.defaults.sourceBytes)

  func validate() throws {
    if !(1...90_000).contains(recursionLimit) {
      throw ValidationError("--recursion-limit takes a number from 1 to 90000.")
    }
    if idleLimit < 0 { throw ValidationError("--idle-limit takes seconds, or 0 for no limit.") }
  }

  /// The limits that were asked for.
  var limits: Interpreter.Limits {
    var limits = LimitOptions.defaults
    limits.recursion = recursionLimit
    limits.idleSeconds = idleLimit
    limits.tensorBytes = tensorLimit?.bytes
    if let memoryLimit { limits.memoryBytes = memoryLimit.bytes }
    limits.outputBytes = outputLimit.bytes
    limits.sourceBytes = sourceLimit.bytes
    return limits
  }
}

/// A number of bytes: `2000`, `4k`, `500M`, `2G`, in steps of 1,024.
struct ByteCount: ExpressibleByArgument {
  var bytes: Int

  private static let units: [Character: Int] = ["k": 10, "m": 20, "g": 30, "t": 40]

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    var digits = argument[...]
    var shift = 0
    if let unit = digits.last?.lowercased().first.flatMap({ ByteCount.units[$0] }) {
      digits.removeLast()
      shift = unit
    }
    guard let number = Int(digits), number > 0 else { return nil }
    let (bytes, overflows) = number.multipliedReportingOverflow(by: 1 << shift)
    if overflows { return nil }
    self.bytes = bytes
  }

  var defaultValueDescription: String { "\(bytes)" }
}
