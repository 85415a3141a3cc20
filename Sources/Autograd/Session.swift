/// One run: the modes, the generator, the numbers of tensors and nodes, and who watches. Sessions are independent of each
/// other; each is used on one thread.
public final class Session {
  // The stored properties of the hot classes are not checked for overlapping access at run time: a session is used on
  // one thread, no property is handed out `inout` across calls, and the checks took a third of a small operation.

  /// Who is told what happens; nil costs one branch for each operation.
  public var observer: (any Observer)? { didSet { lookForObservers() } }
  /// How many calls of a function for the elements of a batch (`vmap`) are running: what is computed from an element is
  /// marked, since its values differ from call to call.
  public var batchDepth = 0 { didSet { lookForObservers() } }
  /// How many batches still have elements to come: graphs that one element goes back through are needed by the next.
  public var unfinishedBatches = 0
  /// How many transforms of functions (`torch.func.grad` and its kind) are running: what is made in them says so.
  public var transformDepth = 0 { didSet { lookForObservers() } }
  /// Whether operations are recorded for backward.
  @exclusivity(unchecked) public internal(set) var isGradEnabled = true
  /// What `torch.is_grad_enabled()` says: as `isGradEnabled`, but for a mode that asks for gradients in inference mode,
  /// in vain.
  public var showsGradEnabled: Bool { isGradEnabled || isInferenceMode && isGradModeAskedFor }
  @exclusivity(unchecked) var isGradModeAskedFor = true
  /// Whether new tensors are inference tensors (`torch.is_inference_mode_enabled()`).
  @exclusivity(unchecked) public internal(set) var isInferenceMode = false
  /// Mixed precision; nil where it is off.
  @exclusivity(unchecked) public var autocast: Autocast?
  /// The type of tensors made of Python floats.
  @exclusivity(unchecked) public var defaultDType = DType.float32
  /// The generator that `torch.manual_seed` seeds.
  public let generator = Generator(seed: Session.firstSeed)
  /// Whether the engine checks for NaN and names the forward operation that failed.
  @exclusivity(unchecked) public var anomalyMode = AnomalyMode.off
  /// Where the scene is, as a traceback: asked for every gradient function while anomalies are looked for.
  @exclusivity(unchecked) public var forwardTraceback: (() -> String)?
  /// How tensors are printed.
  @exclusivity(unchecked) public var printOptions = PrintOptions()
  /// Asked between operations and inside long kernels; true stops with a `KeyboardInterrupt`.
  public var isCancelled: () -> Bool = { false }

  /// Who keeps what is saved for backward; nil where the engine does so itself.
  @exclusivity(unchecked) public var savedTensorHooks: SavedTensorHooks?

  private var issuedOnce: Set<String> = []

  /// Called for every warning with its category and text.
  @exclusivity(unchecked) public var onWarning: ((_ category: String, _ message: String) -> Void)?

  /// The seed of a generator that nobody seeded. PyTorch takes a random one; runs here can be repeated.
  public static let firstSeed: UInt64 = 0

  /// Whether backward looks for NaN.
  public enum AnomalyMode: Sendable {
    case off, on(checkNaN: Bool)
  }

  /// The gradient function whose formula is being recorded itself (`create_graph`); nil outside of it.
  @exclusivity(unchecked) public internal(set) var runningNode: Node?

  /// Whether any tensor lost its history in place (`detach_`): functions that saved it look out for that from then on.
  @exclusivity(unchecked) var hasDetachedInPlace = false
  @exclusivity(unchecked) var isObserved = false
  var observationDepth = 0 { didSet { lookForObservers() } }
  @exclusivity(unchecked) var nodeSequence = 0
  /// The passes that are running, outermost first.
  @exclusivity(unchecked) var activePasses: [Int32] = []
  @exclusivity(unchecked) var passCount: Int32 = 0
  /// The innermost pass that is running.
  @exclusivity(unchecked) var runningPass: BackwardPass?
  @exclusivity(unchecked) var hookCount = 0
  @exclusivity(unchecked) private var tensorNumbers = 0
  @exclusivity(unchecked) private var nodeNumbers = 0
  @exclusivity(unchecked) private var liveObjects = 0
  /// Tensors made of Python numbers, found again by the low bits of the number.
  @exclusivity(unchecked) var numberCache = [(scalar: Scalar, tensor: Tensor)?](repeating: nil, count: 16)
  /// What is still to be freed, so that freeing a long graph does not recurse.
  @exclusivity(unchecked) var graveyard = Graveyard()

  /// How many bytes one tensor may take; the machine's own bound comes earlier where nil.
  public var tensorByteLimit: Int?
  /// Asked before much memory is taken, with its bytes; throws where that would be too much together.
  public var willAllocate: ((_ byteCount: Int) throws -> Void)?
  /// How many tensors have been made, for whoever watches from another thread that a run goes on.
  public let activity = Activity()

  /// Starts a run.
  public init() {}

  @inline(__always)
  private func lookForObservers() {
    isObserved = (observer != nil || batchDepth > 0 || transformDepth > 0) && observationDepth == 0
  }

  /// Starts counting hooks anew; each has a number to remove it by.
  func nextHookID() -> Int {
    hookCount += 1
    return hookCount
  }

  func nextTensorNumber() -> Int32 {
    tensorNumbers += 1
    return Int32(tensorNumbers)
  }

  func nextNodeNumber() -> Int32 {
    nodeNumbers += 1
    return Int32(nodeNumbers)
  }

  /// A session lives as long as anything that belongs to it, without a reference count for each tensor.
  @inline(__always)
  func objectWasMade() {
    if liveObjects == 0 { _ = Unmanaged.passRetained(self) }
    liveObjects += 1
    activity.note()
  }

  @inline(__always)
  func objectWillGo() {
    liveObjects -= 1
    if liveObjects == 0 { Unmanaged.passUnretained(self).release() }
  }

  /// Issues a warning the first time that something calls for it (PyTorch's `TORCH_WARN_ONCE`).
  func warnOnce(_ message: String) {
    if issuedOnce.insert(message).inserted { warn(message) }
  }

  /// Issues a warning; nobody hears it without an observer or `onWarning`.
  public func warn(_ message: String, category: String = "UserWarning") {
    observer?.warningIssued(category: category, message: message)
    onWarning?(category, message)
  }
}
