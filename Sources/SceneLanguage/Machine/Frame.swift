/// A call in progress. Frames lie in one array and refer to what they need without counting references: the caller's
/// registers, or `kept`, keep it alive.
struct Frame {
  /// What happens with the result.
  enum Kind: UInt8 {
    /// Given to Swift code.
    case entry
    /// Written to the caller's register.
    case call
    /// Dropped; the caller's register gets the new instance.
    case initializer
    /// A generator resumed by a `for` of the frame below.
    case generatorInLoop
    /// A generator resumed by Swift code.
    case generatorEntry
  }

  var code: Unmanaged<CodeObject>
  var function: Unmanaged<FunctionObject>?
  var module: Unmanaged<ModuleObject>
  var base: Registers
  var next: UnsafeMutablePointer<Instruction>
  var kind: Kind
  /// The caller's register for the result.
  var target: Int
  /// What must stay alive during the call: a bound method, a new instance, a generator.
  var kept: Unmanaged<PythonObject>?
  /// The number of the call, for the observer.
  var scope = 0
  /// The rounds of loops that the observer knows to be going on.
  var openRounds = 0
}
