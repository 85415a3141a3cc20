/// A strided, typed array that autograd can follow. Tensors belong to one session and never leave its thread.
public final class Tensor {
  /// The run it belongs to, reached without counting a reference.
  let run: Unmanaged<Session>
  /// The memory, where it is not `own`.
  @exclusivity(unchecked) private var shared: Storage?
  /// Sizes and strides.
  @exclusivity(unchecked) public internal(set) var geometry: Geometry
  /// The first element's distance from the start of the storage, in elements.
  @exclusivity(unchecked) public internal(set) var storageOffset: Int
  /// The element type.
  @exclusivity(unchecked) public internal(set) var dtype: DType
  @exclusivity(unchecked) var flags: Flags
  /// How many bytes of `own` are in use.
  @exclusivity(unchecked) private var ownByteCount: UInt8 = 0
  /// Which output of `node` it is.
  @exclusivity(unchecked) var outputNumber: Int32 = 0
  @exclusivity(unchecked) private var number: Int32 = 0
  /// How often `own` was written in place.
  @exclusivity(unchecked) private var ownVersion: Int32 = 0
  /// The gradient function that made it; see `gradFn`.
  @exclusivity(unchecked) var node: Node?
  /// What few tensors have: a gradient, hooks, a base, a version counter of its own.
  @exclusivity(unchecked) var extra: TensorExtra?
  /// What stands for this tensor in a library above, which sets it and clears it; never kept alive from here.
  @exclusivity(unchecked) public unowned(unsafe) var companion: AnyObject?
  /// The memory of a few elements, until another tensor shares it: a network of scalars is made of such, and a second
  /// object for each would take a third of its memory. It is never read or written but by way of `memory`.
  @exclusivity(unchecked) private var own: OwnMemory = (0, 0)

  /// What fits in a tensor itself.
  typealias OwnMemory = (UInt64, UInt64)
  /// How many bytes fit in a tensor itself.
  static let largestOwn = MemoryLayout<OwnMemory>.size

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let requiresGrad = Flags(rawValue: 1)
    static let wrappedNumber = Flags(rawValue: 2)
    static let retainsGrad = Flags(rawValue: 4)
    static let inference = Flags(rawValue: 8)
    /// Held by the session itself, which it therefore does not keep alive.
    static let cached = Flags(rawValue: 16)
    /// An element of a batch, or computed from one.
    static let batched = Flags(rawValue: 32)
    /// The two bits that count the transforms in which a tensor was made, three at most.
    static let transforms = Flags(rawValue: 64 + 128)
  }

  init(
    session: Session, storage: Storage, geometry: Geometry, offset: Int = 0, dtype: DType, flags: Flags = []
  ) {
    run = .passUnretained(session)
    shared = storage
    self.geometry = geometry
    self.storageOffset = offset
    self.dtype = dtype
    self.flags = flags
    session.objectWasMade()
  }

  /// A tensor that holds its few elements itself, all zero. Precondition: they fit in `OwnMemory`.
  @inline(__always)
  init(holdingItself session: Session, byteCount: Int, geometry: Geometry, dtype: DType, flags: Flags = []) {
    run = .passUnretained(session)
    self.geometry = geometry
    storageOffset = 0
    self.dtype = dtype
    self.flags = flags
    ownByteCount = UInt8(truncatingIfNeeded: byteCount)
    session.objectWasMade()
  }

  deinit {
    if flags.contains(.cached) { return }
    run._withUnsafeGuaranteedRef { session in
      if number != 0 { session.observer?.tensorReleased(Int(number)) }
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
  /// Whether this is an element of a batch whose function is running, or computed from one.
  public var isBatched: Bool { flags.contains(.batched) && session.batchDepth > 0 }

  /// How many of the transforms of functions that are running (`torch.func.grad` and its kind) this was made in; three
  /// at most.
  public var transformDepth: Int {
    get { min(Int(flags.rawValue >> 6), session.transformDepth) }
    set { flags = Flags(rawValue: flags.rawValue & 63 | UInt8(truncatingIfNeeded: min(newValue, 3) << 6)) }
  }

  /// Marks this as an element of a batch.
  public func markBatched() { flags.insert(.batched) }

  /// Whether it stands for a Python number in an operation with a tensor.
  public var isWrappedNumber: Bool { flags.contains(.wrappedNumber) }
  /// Whether it was made in inference mode.
  public var isInference: Bool { flags.contains(.inference) }

  /// The memory as an object that tensors can share; from then on it is no longer in the tensor, and pointers into it
  /// are stale.
  var storage: Storage {
    get { shared ?? moveOut() }
    set { shared = newValue }
  }

  /// The first byte of the memory.
  @inline(__always)
  var memory: UnsafeMutableRawPointer {
    if let shared { return shared.data }
    // A stored property of a class stays where it is as long as the object lives.
    return withUnsafeMutablePointer(to: &own) { UnsafeMutableRawPointer($0) }
  }

  /// The first byte of the first element.
  @inline(__always)
  var start: UnsafeMutableRawPointer { memory + storageOffset * dtype.size }

  @inline(__always)
  func pointer<T>(_ type: T.Type) -> UnsafeMutablePointer<T> {
    memory.assumingMemoryBound(to: T.self) + storageOffset
  }

  /// How often the memory was written in place.
  @inline(__always)
  var memoryVersion: Int32 {
    get { shared?.version ?? ownVersion }
    set {
      if let shared { shared.version = newValue } else { ownVersion = newValue }
    }
  }

  /// Whether two tensors lie in the same memory.
  func sharesMemory(with other: Tensor) -> Bool { self === other || shared != nil && shared === other.shared }

  /// Whether no other tensor lies in its memory.
  @inline(__always)
  var isSoleOwner: Bool { shared == nil || isKnownUniquelyReferenced(&shared) }

  private func moveOut() -> Storage {
    guard let storage = try? Storage.allocate(byteCount: Int(ownByteCount)) else {
      preconditionFailure("out of memory")
    }
    storage.data.copyMemory(from: memory, byteCount: Int(ownByteCount))
    storage.version = ownVersion
    shared = storage
    return storage
  }
}

/// What few tensors have.
final class TensorExtra {
  /// `.grad`.
  @exclusivity(unchecked) var grad: Tensor?
  /// The type that `.grad` must have (`grad_dtype`).
  @exclusivity(unchecked) var gradientType = GradientType.own
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

/// The type that the gradient of a leaf must have.
public enum GradientType {
  /// That of the leaf.
  case own
  /// This one.
  case only(DType)
  /// Any.
  case any

  /// The one type that it must have where that is not the leaf's own.
  var required: DType? {
    if case .only(let type) = self { return type }
    return nil
  }
}

/// How a view came to be.
enum ViewOrigin {
  case ordinary, severalViews, noGrad, inferenceMode, customFunction
}

/// A version counter that is shared but is not the storage's.
final class VersionCounter {
  var value: Int32 = 0
}
