import Autograd
import Recording

extension Scribe {
  /// A tensor as it is now.
  func facts(of tensor: Tensor) -> Event.TensorFacts {
    Event.TensorFacts(
      id: TensorID(tensor.id), shape: tensor.sizes, dtype: tensor.dtype.name, requiresGrad: tensor.requiresGrad,
      isLeaf: tensor.isLeaf, version: tensor.version,
      base: tensor.base.flatMap { tensors.contains($0) ? TensorID($0.id) : nil }, value: ValueSnapshot(of: tensor))
  }

  /// A gradient function as it is now, without the namespace of its name.
  func facts(of node: Node) -> Event.FunctionFacts {
    Event.FunctionFacts(
      id: functions.id(of: node), name: node.name.split(separator: ":").last.map(String.init) ?? node.name,
      next: node.nextEdges.map { edge in edge.map(self.edge) }, saved: node.savedNames)
  }

  /// An edge in the timeline's terms.
  func edge(_ edge: Autograd.Edge) -> Event.Edge {
    Event.Edge(function: functions.id(of: edge.node), index: edge.index)
  }
}

extension ValueSnapshot {
  /// How many elements a preview has at most.
  static let previewCount = 64

  /// What a tensor holds now.
  init(of tensor: Tensor) {
    let preview = Preview(tensor, limit: ValueSnapshot.previewCount)
    self.init(
      shape: tensor.sizes, dtype: tensor.dtype.name, elements: preview.elements, numbers: preview.numbers,
      statistics: preview.statistics.map { figures in
        Statistics(
          minimum: figures.minimum, maximum: figures.maximum, mean: figures.mean, norm: figures.norm,
          nanCount: figures.nanCount, infinityCount: figures.infinityCount)
      })
  }
}
