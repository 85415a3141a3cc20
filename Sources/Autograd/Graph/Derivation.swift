extension Derivation {
  /// How one element of the gradient over an edge came about: the last element by default, because the first is often a
  /// special one; nil where the function is none of the table's.
  public static func of(
    _ node: Node, edge: Int, _ gradientsIn: Gradients, _ gradient: Tensor, element: Int? = nil
  ) throws -> Derivation? {
    guard let node = node as? OperationNode, gradient.count > 0 else { return nil }
    let derivatives = node.operation.derivatives
    guard let derivative = derivatives.indices.contains(edge) ? derivatives[edge] : derivatives.last else { return nil }
    let element = element ?? 0
    let result = gradient.scalar(at: element).doubleValue
    return Derivation(formula: derivative.formula, operands: [], result: result, element: element)
  }
}

extension Tensor {
  /// One element by its row-major index.
  public func scalar(at index: Int) -> Scalar {
    var rest = index
    var offset = storageOffset
    for d in sizes.indices.reversed() {
      offset += (rest % sizes[d]) * geometry.strides[d]
      rest /= sizes[d]
    }
    return view(as: .scalar, offset: offset).scalars[0]
  }
}
