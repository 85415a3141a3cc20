/// A strided, typed array that autograd can follow. Tensors belong to one session and never leave its thread.
public final class Tensor {
  /// The run it belongs to, reached without counting a reference.
  let run: Unmanaged<Session>
  @exclusivity(unchecked) var storage: Storage
  /// Sizes and strides.
  @exclusivity(unchecked) public internal(set) var geometry: Geometry
  /// The first element's distance from the start of the storage, in elements.
  @exclusivity(unchecked) public internal(set) var storageOffset: Int
  /// The element type.
  @exclusivity(unchecked) public internal(set) var dtype: DType
  @exclusivity(unchecked) var flags: Flags
  /// Which output of `node` it is.
  @exclusivity(unchecked) var outputNumber: Int32 = 0
  @exclusivity(unchecked) private var number: Int32 = 0
  /// The gradient function that made it; see `gradFn`.
  @exclusivity(unchecked) var node: Node?
  /// What few tensors have: a gradient, hooks, a base, a version counter of its own.
  @exclusivity(unchecked) var extra: TensorExtra?
  /// What stands for this tensor in a library above, which sets it and clears it; never kept alive from here.
  @exclusivity(unchecked) public unowned(unsafe) var companion: AnyObject?

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let requiresGrad = Flags(rawValue: 1)
    static let wrappedNumber = Flags(rawValue: 2)
    static let retainsGrad = Flags(rawValue: 4)
    static let inference = Flags(rawValue: 8)
    /// Held by the session itself, which it therefore does not keep alive.
    static let cached = Flags(rawValue: 16)
  }

  init(
    session: Session, storage: Storage, geometry: Geometry, offset: Int = 0, dtype: DType, flags: Flags = []
  ) {
    run = .passUnretained(session)
    self.storage = storage
    self.geometry = geometry
    self.storageOffset = offset
    self.dtype = dtype
    self.flags = flags
    session.objectWasMade()
  }

  deinit {
    if flags.contains(.cached) { return }
    run._withUnsafeGuaranteedRef { session in
      if session.isObserved && number != 0 { session.observer?.tensorReleased(Int(number)) }
      session.objectWillGo()
    }
  }

  /// The run it belongs to.
  public var session: Session { run._withUnsafeGuaranteedRef { $0 } }

  /// A small number that stays the same, counted from 1 in the order in which tensors are first asked for it.
  public var id: Int {
    if number == 0 { number = session.nextTensorNumber() }
    return Int(number)
  }

  /// The sizes of its dimensions.
  public var sizes: [Int] { geometry.sizes }
  /// The number of dimensions.
  public var rank: Int { geometry.rank }
  /// The number of elements.
  public var count: Int { geometry.count }
  /// Whether its elements lie in row-major order without gaps.
  public var isContiguous: Bool { geometry.isContiguous }
  /// Whether it stands for a Python number in an operation with a tensor.
  public var isWrappedNumber: Bool { flags.contains(.wrappedNumber) }
  /// Whether it was made in inference mode.
  public var isInference: Bool { flags.contains(.inference) }

  @inline(__always)
  func pointer<T>(_ type: T.Type) -> UnsafeMutablePointer<T> {
    storage.data.assumingMemoryBound(to: T.self) + storageOffset
  }
}

/// What few tensors have.
final class TensorExtra {
  /// `.grad`.
  @exclusivity(unchecked) var grad: Tensor?
  /// The tensor whose memory this is a view of; never itself a differentiable view.
  @exclusivity(unchecked) var base: Tensor?
  /// The version at which `node` of a view was made; a later version means that it must be made anew.
  @exclusivity(unchecked) var viewVersion: Int32 = 0
  /// How a view came to be, which decides whether it may be changed in place.
  @exclusivity(unchecked) var viewOrigin = ViewOrigin.ordinary
  /// A version counter apart from the storage's (`.data`).
  @exclusivity(unchecked) var ownVersion: VersionCounter?
  /// The AccumulateGrad function of a leaf; it holds the tensor, so this does not hold it.
  @exclusivity(unchecked) unowned(unsafe) var accumulator: AccumulateGrad?
  /// Hooks on the gradient, in order of registration.
  @exclusivity(unchecked) var hooks: [TensorHook] = []
  /// Hooks that run when `.grad` of a leaf is ready.
  @exclusivity(unchecked) var postAccumulateHooks: [PostAccumulateHook] = []
}

/// How a view came to be.
enum ViewOrigin {
  case ordinary, severalViews, noGrad, inferenceMode, customFunction
}

/// A version counter that is shared but is not the storage's.
final class VersionCounter {
  var value: Int32 = 0
}
