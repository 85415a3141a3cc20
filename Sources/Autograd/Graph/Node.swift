/// Where a gradient goes: a gradient function and which of its inputs (the output number of the forward operation).
public struct Edge {
  /// The gradient function.
  public let node: Node
  /// The input of it.
  public let index: Int

  /// Makes an edge.
  public init(node: Node, index: Int) {
    self.node = node
    self.index = index
  }
}

/// A gradient function: PyTorch's `grad_fn`.
public class Node {
  /// The run it belongs to, reached without counting a reference.
  final let run: Unmanaged<Session>
  /// Later operations have larger numbers; AccumulateGrad has the largest, so that it runs as soon as it can.
  let sequence: Int
  @exclusivity(unchecked) private var number: Int32 = 0
  /// How many edges there are.
  @exclusivity(unchecked) private(set) var edgeCount: Int32 = 0
  @exclusivity(unchecked) private var index0: Int32 = 0
  @exclusivity(unchecked) private var index1: Int32 = 0
  @exclusivity(unchecked) private var node0: Node?
  @exclusivity(unchecked) private var node1: Node?
  /// What the first output of the forward operation looks like.
  @exclusivity(unchecked) var outputGeometry: Geometry
  /// Further edges, hooks, metadata and further outputs.
  @exclusivity(unchecked) var extra: NodeExtra?
  /// Its part in the pass that is running.
  @exclusivity(unchecked) var scratch = NodeScratch()
  /// The element type of the first output.
  @exclusivity(unchecked) var outputDType: DType

  init(session: Session, sequence: Int, geometry: Geometry, dtype: DType) {
    run = .passUnretained(session)
    self.sequence = sequence
    self.outputGeometry = geometry
    self.outputDType = dtype
    session.objectWasMade()
  }

  deinit {
    run._withUnsafeGuaranteedRef { session in
      if number != 0 { session.observer?.nodeReleased(Int(number)) }
      session.bury(&node0)
      session.bury(&node1)
      if edgeCount > 2, let extra {
        while let edge = extra.moreEdges.popLast() {
          var node = edge?.node
          session.bury(&node)
        }
      }
      session.drainGraveyard()
      session.objectWillGo()
    }
  }

  /// The run it belongs to.
  public final var session: Session { run._withUnsafeGuaranteedRef { $0 } }

  /// A small number that stays the same, counted from 1 in the order in which nodes are first asked for it.
  public var id: Int {
    if number == 0 { number = session.nextNodeNumber() }
    return Int(number)
  }

  /// PyTorch's name, `MulBackward0`.
  public var name: String { "Node" }
  /// What the formulas need, by PyTorch's name; empty when there is nothing or it was freed.
  public var savedNames: [String] { [] }

  /// The extra part, made when first needed.
  var madeExtra: NodeExtra {
    if let extra { return extra }
    let made = NodeExtra()
    extra = made
    return made
  }

  /// What stands for this function in a library above, which sets it and clears it; never kept alive from here.
  public final var companion: AnyObject? {
    get { extra?.companion }
    set { if newValue != nil || extra != nil { madeExtra.companion = newValue } }
  }

  /// What a library above keeps with the function for the scene (`metadata`).
  public var metadata: AnyObject? {
    get { extra?.metadata }
    set { madeExtra.metadata = newValue }
  }

  /// Keeps where the scene is while anomalies are looked for.
  @inline(__always)
  func noteTraceback() {
    if case .off = session.anomalyMode { return }
    madeExtra.traceback = session.forwardTraceback?()
  }

  /// The sizes and the type of what the gradient of an output looks like.
  public func outputMetadata(_ index: Int) -> (sizes: [Int], dtype: DType) {
    let (geometry, dtype) = output(index)
    return (geometry.sizes, dtype)
  }

  /// How many outputs the forward operation had.
  public var outputCount: Int { 1 + (extra?.moreOutputs.count ?? 0) }

  /// The entries of `next_functions`; nil where no gradient is needed.
  public var nextEdges: [Edge?] { (0..<Int(edgeCount)).map(edge) }

  @inline(__always)
  final func edge(_ index: Int) -> Edge? {
    switch index {
    case 0: node0.map { Edge(node: $0, index: Int(index0)) }
    case 1: node1.map { Edge(node: $0, index: Int(index1)) }
    default: extra?.moreEdges[index - 2]
    }
  }

  @inline(__always)
  final func addEdge(_ edge: Edge?) {
    switch edgeCount {
    case 0: (node0, index0) = (edge?.node, Int32(edge?.index ?? 0))
    case 1: (node1, index1) = (edge?.node, Int32(edge?.index ?? 0))
    default: madeExtra.moreEdges.append(edge)
    }
    edgeCount += 1
  }

  /// Adds the edge that a gradient of `tensor` takes; false where it needs none.
  @inline(__always)
  final func addEdge(to tensor: Tensor) -> Bool {
    if tensor.extra == nil, edgeCount < 2, let node = tensor.node {
      if edgeCount == 0 {
        (node0, index0) = (node, tensor.outputNumber)
      } else {
        (node1, index1) = (node, tensor.outputNumber)
      }
      edgeCount += 1
      return true
    }
    let edge = tensor.gradientEdge
    addEdge(edge)
    return edge != nil
  }

  /// Whether a gradient is needed at an edge.
  @inline(__always)
  final func hasEdge(_ index: Int) -> Bool {
    switch index {
    case 0: node0 != nil
    case 1: node1 != nil
    default: edge(index) != nil
    }
  }

  /// Where an edge leads, without counting a reference: for the engine, which keeps the graph alive meanwhile.
  @inline(__always)
  final func target(_ index: Int) -> (node: Unmanaged<Node>, index: Int)? {
    switch index {
    case 0: node0.map { (.passUnretained($0), Int(index0)) }
    case 1: node1.map { (.passUnretained($0), Int(index1)) }
    default: edge(index).map { (.passUnretained($0.node), $0.index) }
    }
  }

  /// Whether a gradient for the first output needs no change of size or type.
  @inline(__always)
  final func takesAsIs(_ gradient: Tensor) -> Bool {
    gradient.geometry === outputGeometry && gradient.dtype == outputDType
  }

  /// Takes out what has arrived.
  @inline(__always)
  final func takeInputs() -> Gradients {
    guard scratch.more != nil else { return Gradients(scratch.first.take()) }
    let all = [scratch.first.take()] + (scratch.more.take() ?? [])
    return Gradients(all)
  }

  /// Whether it is the end of a path, an AccumulateGrad.
  @inline(__always)
  final var isLeaf: Bool { sequence == .max }

  /// Sizes and element type of an output of the forward operation.
  final func output(_ index: Int) -> (geometry: Geometry, dtype: DType) {
    if index == 0 { return (outputGeometry, outputDType) }
    return extra?.moreOutputs[index - 1] ?? (outputGeometry, outputDType)
  }

  /// Runs the function by itself: gradients of the outputs in, gradients of the inputs out (`grad_fn(gradient)`).
  public func callAsFunction(_ gradients: [Tensor?]) throws -> [Tensor?] {
    let results = try apply(Gradients(gradients))
    return (0..<Int(edgeCount)).map { results[$0] }
  }

  /// The position in the order in which functions were made (`_sequence_nr()`).
  public var sequenceNumber: Int { sequence == .max ? -1 : sequence - 1 }

  /// Turns the gradients of the outputs into one gradient for each edge.
  func apply(_ gradients: consuming Gradients) throws -> Gradients { preconditionFailure("abstract") }

  /// Drops what the formulas need. Afterwards they cannot run again.
  func releaseSaved() {}
}

/// The gradients that go into or come out of a gradient function, the first two without an array.
public struct Gradients {
  var first: Tensor?
  private var second: Tensor?
  private var rest: [Tensor?]?

  init(_ first: Tensor?) { self.first = first }

  init(_ all: [Tensor?]) {
    first = all.first ?? nil
    if all.count > 1 { second = all[1] }
    if all.count > 2 { rest = Array(all[2...]) }
  }

  /// Whether there is none at any position.
  @inline(__always)
  var areAllAbsent: Bool { first == nil && second == nil && (rest?.allSatisfy { $0 == nil } ?? true) }

  /// Whether none arrived or none is needed at a position.
  @inline(__always)
  func isAbsent(_ index: Int) -> Bool {
    switch index {
    case 0: first == nil
    case 1: second == nil
    default: self[index] == nil
    }
  }

  /// Whether the gradient at a position can go to the first output of a function without any change.
  @inline(__always)
  func fits(_ index: Int, _ node: Node) -> Bool {
    switch index {
    case 0: first.map { node.takesAsIs($0) } ?? false
    case 1: second.map { node.takesAsIs($0) } ?? false
    default: false
    }
  }

  /// Takes the gradient at a position out.
  @inline(__always)
  mutating func take(_ index: Int) -> Tensor? {
    switch index {
    case 0: first.take()
    case 1: second.take()
    default: index - 2 < rest?.count ?? 0 ? rest?[index - 2].take() ?? nil : nil
    }
  }

  /// The gradient at a position; nil where none arrived or none is needed.
  public subscript(index: Int) -> Tensor? {
    get {
      switch index {
      case 0: first
      case 1: second
      default: rest.flatMap { index - 2 < $0.count ? $0[index - 2] : nil }
      }
    }
    set {
      switch index {
      case 0: first = newValue
      case 1: second = newValue
      default:
        var all = rest.take() ?? []
        while all.count < index - 1 { all.append(nil) }
        all[index - 2] = newValue
        rest = all
      }
    }
  }
}

/// A node's part in a backward pass.
struct NodeScratch {
  /// The number of the pass that last touched the node.
  var pass: Int32 = 0
  /// How many gradients are still to come.
  var dependencies: Int32 = 0
  /// How many gradients come in all.
  var expected: Int32 = 0
  /// Whether a pass with chosen inputs must run it.
  var isNeeded = false
  /// What has arrived for the first output, summed.
  var first: Tensor?
  /// What has arrived for the outputs after the first.
  var more: [Tensor?]?

  /// Forgets the last pass.
  @inline(__always)
  mutating func begin(_ number: Int32) {
    pass = number
    dependencies = 0
    expected = 0
    isNeeded = false
    if first != nil { first = nil }
    if more != nil { more = nil }
  }

  /// What has arrived for an output.
  subscript(index: Int) -> Tensor? {
    get { index == 0 ? first : more.flatMap { index <= $0.count ? $0[index - 1] : nil } }
    set {
      if index == 0 {
        first = newValue
        return
      }
      var all = more.take() ?? []
      while all.count < index { all.append(nil) }
      all[index - 1] = newValue
      more = all
    }
  }
}

/// What few nodes have.
final class NodeExtra {
  /// The edges after the first two.
  @exclusivity(unchecked) var moreEdges: [Edge?] = []
  /// What stands for the function in a library above.
  @exclusivity(unchecked) unowned(unsafe) var companion: AnyObject?
  /// The outputs after the first.
  @exclusivity(unchecked) var moreOutputs: [(geometry: Geometry, dtype: DType)] = []
  /// Hooks of output tensors, in order of registration.
  @exclusivity(unchecked) var tensorHooks: [(output: Int, hook: TensorHook)] = []
  /// Tensors whose gradient is kept (`retain_grad`), by output number.
  @exclusivity(unchecked) var retained: [(output: Int, tensor: WeakTensor)] = []
  /// Hooks before the function runs.
  @exclusivity(unchecked) var preHooks: [NodeHook] = []
  /// Hooks after the function ran.
  @exclusivity(unchecked) var postHooks: [NodeHook] = []
  /// Where the forward operation was, as a traceback; known where anomalies were looked for at that time.
  @exclusivity(unchecked) var traceback: String?
  /// What scenes keep with the function (`metadata`).
  @exclusivity(unchecked) var metadata: AnyObject?
  /// Saved tensors that hooks hold.
  @exclusivity(unchecked) var packed: [PackedTensor] = []
}

/// A tensor that is not kept alive.
struct WeakTensor {
  weak var tensor: Tensor?
}
