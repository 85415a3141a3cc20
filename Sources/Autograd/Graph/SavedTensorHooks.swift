/// What happens to tensors that are saved for backward (`torch.autograd.graph.saved_tensors_hooks`).
public struct SavedTensorHooks {
  /// Takes what is saved and returns what gives it back, which is asked at every use.
  let pack: (Tensor) throws -> () throws -> Tensor

  /// Makes hooks.
  public init(pack: @escaping (Tensor) throws -> () throws -> Tensor) { self.pack = pack }
}

/// A saved tensor that hooks hold in their own way.
final class PackedTensor {
  /// The position of the argument; −1 is the first result, −2 the second.
  let position: Int
  private let edge: Edge?
  private let unpack: () throws -> Tensor
  private var prepared: Tensor?

  /// Packs a tensor. Throws what the hook throws, and when the hook changes the tensor in place.
  /// The hook sees the tensor with its history if `showsHistory`.
  init(_ tensor: Tensor, at position: Int, of node: Node, _ hooks: SavedTensorHooks, showsHistory: Bool = true) throws {
    self.position = position
    edge = position >= 0 ? tensor.gradientEdge : nil
    let session = node.session
    let version = tensor.versionCount
    var given = showsHistory ? tensor : tensor.alias()
    if position < 0 && showsHistory {
      // The result shows the function that made it, as the scene's own tensor does.
      given = tensor.alias()
      given.node = node
      given.outputNumber = Int32(-1 - position)
    }
    let wasEnabled = session.isGradEnabled
    session.isGradEnabled = false
    defer { session.isGradEnabled = wasEnabled }
    unpack = try session.observingAsUsual { try hooks.pack(given) }
    if tensor.versionCount != version {
      throw TorchError.runtime(
        "A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook cannot be "
          + "modified by in-place operations as this can lead to unexpected side-effects. Please open an issue if you "
          + "need to perform in-place operations on the input to a pack hook.")
    }
  }

  /// Unpacks once for everything that a formula does with the tensor.
  func prepare(for node: Node) throws { prepared = try unpacked(by: node) }

  /// Lets go of what `prepare` unpacked.
  func finish() { prepared = nil }

  /// What `prepare` unpacked, else the tensor unpacked now.
  func current(for node: Node) throws -> Tensor { try prepared ?? unpacked(by: node) }

  /// The tensor again, with its history.
  func unpacked(by node: Node) throws -> Tensor {
    let tensor = try node.session.observingAsUsual(unpack)
    let result = tensor.alias()
    if position < 0 {
      result.node = node
      result.outputNumber = Int32(-1 - position)
    } else if let leaf = edge?.node as? AccumulateGrad {
      result.becomeStandIn(for: leaf)
    } else if let edge {
      result.node = edge.node
      result.outputNumber = Int32(edge.index)
    }
    return result
  }
}
