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
  /// The run it belongs to.
  public unowned(unsafe) let session: Session
  /// Later operations have larger numbers; AccumulateGrad has the largest, so that it runs as soon as it can.
  let sequence: Int
  @exclusivity(unchecked) private var number: Int32 = 0
  /// How many edges there are.
  @exclusivity(unchecked) private(set) var edgeCount: Int32 = 0
  @exclusivity(unchecked) private var index0: Int32 = 0
  @exclusivity(unchecked) private var index1: Int32 = 0
  @exclusivity(unchecked) private var node0: Node?
  @exclusivity(unchecked) private var node1: Node?
  @exclusivity(unchecked) private var moreEdges: [Edge?] = []
  /// What the first output of the forward operation looks like.
  @exclusivity(unchecked) var outputGeometry: Geometry
  /// The element type of the first output.
  @exclusivity(unchecked) var outputDType: DType
  /// Hooks, metadata and further outputs.
  @exclusivity(unchecked) var extra: NodeExtra?
  /// What stands for this function in a library above, which sets it and clears it; never kept alive from here.
  @exclusivity(unchecked) public unowned(unsafe) var companion: AnyObject?
  /// Its part in the pass that is running.
  @exclusivity(unchecked) var scratch = NodeScratch()

  init(session: Session, sequence: Int, geometry: Geometry, dtype: DType) {
    self.session = session
    self.sequence = sequence
    self.outputGeometry = geometry
    self.outputDType = dtype
    session.objectWasMade()
  }

  deinit {
    if session.isObserved && number != 0 { session.observer?.nodeReleased(Int(number)) }
    session.bury(&node0)
    session.bury(&node1)
    for edge in moreEdges {
      var node = edge?.node
      session.bury(&node)
    }
    session.drainGraveyard()
    session.objectWillGo()
  }

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

  /// How many outputs the forward operation had.
  public var outputCount: Int { 1 + (extra?.moreOutputs.count ?? 0) }

  /// The entries of `next_functions`; nil where no gradient is needed.
  public var nextEdges: [Edge?] { (0..<Int(edgeCount)).map(edge) }

  @inline(__always)
  func edge(_ index: Int) -> Edge? {
    switch index {
    case 0: node0.map { Edge(node: $0, index: Int(index0)) }
    case 1: node1.map { Edge(node: $0, index: Int(index1)) }
    default: moreEdges[index - 2]
    }
  }

  @inline(__always)
  func addEdge(_ edge: Edge?) {
    switch edgeCount {
    case 0: (node0, index0) = (edge?.node, Int32(edge?.index ?? 0))
    case 1: (node1, index1) = (edge?.node, Int32(edge?.index ?? 0))
    default: moreEdges.append(edge)
    }
    edgeCount += 1
  }

  /// Sizes and element type of an output of the forward operation.
  func output(_ index: Int) -> (geometry: Geometry, dtype: DType) {
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

/// The gradients that go into or come out of a gradient function, the first without an array.
public struct Gradients {
  var first: Tensor?
  var rest: [Tensor?] = []

  init(_ first: Tensor?, _ rest: [Tensor?] = []) {
    self.first = first
    self.rest = rest
  }

  init(_ all: [Tensor?]) {
    first = all.first ?? nil
    rest = Array(all.dropFirst())
  }

  /// How many there are.
  public var count: Int { 1 + rest.count }

  /// The gradient at a position; nil where none arrived or none is needed.
  public subscript(index: Int) -> Tensor? {
    get { index == 0 ? first : index <= rest.count ? rest[index - 1] : nil }
    set {
      if index == 0 {
        first = newValue
      } else {
        while rest.count < index { rest.append(nil) }
        rest[index - 1] = newValue
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
  /// What has arrived, summed for each output.
  var inputs = Gradients(nil)
}

/// What few nodes have.
final class NodeExtra {
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
