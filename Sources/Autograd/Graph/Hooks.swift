/// A hook on the gradient of a tensor. It may look at the gradient, which is nil where none arrived, replace it, or throw.
public struct TensorHook {
  /// The number that removes it.
  public let id: Int
  /// The name of the scene's function.
  public let name: String
  let call: (Tensor?) throws -> Tensor?
}

/// A hook that runs when the gradient of a leaf is ready.
public struct PostAccumulateHook {
  /// The number that removes it.
  public let id: Int
  /// The name of the scene's function.
  public let name: String
  let call: (Tensor) throws -> Bool
}

/// A hook on a gradient function. A pre-hook gets the gradients of the outputs; a post-hook those of the inputs first.
public struct NodeHook {
  /// The number that removes it.
  public let id: Int
  /// The name of the scene's function.
  public let name: String
  let call: (_ inputs: [Tensor?], _ outputs: [Tensor?]) throws -> [Tensor?]?
}
