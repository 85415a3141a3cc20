import Autograd
import Recording

/// The tensors of the timeline, and who shares memory with whom.
struct KnownTensors {
  private var ids: Set<Int> = []
  /// The tensors that share memory, by the id of the one that had it first.
  private var families: [Int: [WeakTensor]] = [:]
  private var roots: [Int: Int] = [:]
  /// The leaf (or retaining tensor) whose `.grad` a tensor is, by the id of that gradient.
  private var owners: [Int: Int] = [:]

  private struct WeakTensor {
    weak var tensor: Tensor?
  }

  /// Whether the timeline knows a tensor.
  func contains(_ tensor: Tensor) -> Bool { ids.contains(tensor.id) }

  /// The timeline knows a tensor from now on.
  mutating func insert(_ tensor: Tensor) { ids.insert(tensor.id) }

  /// A tensor shares the memory of another.
  mutating func insert(_ tensor: Tensor, sharingWith source: Tensor) {
    ids.insert(tensor.id)
    let root = roots[source.id] ?? source.id
    roots[source.id] = root
    roots[tensor.id] = root
    if families[root] == nil { families[root] = [WeakTensor(tensor: source)] }
    families[root]?.append(WeakTensor(tensor: tensor))
  }

  /// The other tensors that share the memory of one.
  func aliases(of tensor: Tensor) -> [Tensor] {
    guard let root = roots[tensor.id], let family = families[root] else { return [] }
    return family.compactMap(\.tensor).filter { $0 !== tensor }
  }

  /// `gradient` is `.grad` of `owner` from now on.
  mutating func note(_ gradient: Tensor?, asGradientOf owner: Tensor) {
    if let gradient { owners[gradient.id] = owner.id }
  }

  /// Whose `.grad` a tensor is.
  func owner(ofGradient gradient: Tensor) -> TensorID? { owners[gradient.id].map { TensorID($0) } }

  /// Forgets a tensor; false when it was not known.
  mutating func remove(_ id: Int) -> Bool {
    owners[id] = nil
    if let root = roots.removeValue(forKey: id) {
      families[root]?.removeAll { $0.tensor == nil }
      if families[root]?.isEmpty ?? false { families[root] = nil }
    }
    return ids.remove(id) != nil
  }
}

/// The gradient functions of the timeline. AccumulateGrad of a leaf comes and goes in the engine; here it is one.
struct KnownFunctions {
  private var numbers: [Int: Int] = [:]
  private var accumulators: [Int: Int] = [:]
  private var count = 0

  /// The timeline's number of a function.
  mutating func id(of node: Node) -> FunctionID {
    if let leaf = node as? AccumulateGrad { return FunctionID(number(leaf.variable.id, in: \.accumulators)) }
    return FunctionID(number(node.id, in: \.numbers))
  }

  private mutating func number(_ key: Int, in table: WritableKeyPath<KnownFunctions, [Int: Int]>) -> Int {
    if let known = self[keyPath: table][key] { return known }
    count += 1
    self[keyPath: table][key] = count
    return count
  }

  /// Forgets a function; nil when it was not known.
  mutating func remove(_ id: Int) -> FunctionID? { numbers.removeValue(forKey: id).map { FunctionID($0) } }

  /// Forgets the AccumulateGrad of a leaf; nil when it was not known.
  mutating func removeAccumulator(of tensor: Int) -> FunctionID? {
    accumulators.removeValue(forKey: tensor).map { FunctionID($0) }
  }
}
